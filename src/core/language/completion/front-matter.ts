import { relativePath } from '../../base/paths';
import { type FieldType, fieldsOf, MAGNITUDES, PRIORITIES, requiredFields, TYPES } from '../../dialects/dream-fields';
import { urlOf } from '../../edits/path-notation';
import type { Relation, SubjectKind } from '../../model/plan';
import { scalarOf, withinScalar } from '../../parse/front-matter-scalar';
import { profileAround, rootAround } from '../../plan/profile';
import { PLANS, WORK } from '../../plan/references';
import type { Profile } from '../../settings';
import type { Caret } from './caret';
import { type Completions, detailOf, type Entry, offered, wrapped } from './completion';
import { frontMatterPlace, type KeyPlace, type ValuePlace } from './front-matter-place';
import { relationNamed } from './name-lists';
import { byWorkLeft, nameEntries } from './names';
import { pathCompletions } from './paths';
import { reasonCompletions } from './reasons';
import { statusEntries } from './status-words';

/** Of files that the protocol says nothing of. */
const DOCUMENT_FIELDS: ReadonlyMap<string, FieldType> = new Map([
  ['status', 'status'], ['owner', 'text'], ['priority', 'priority'], ['start_at', 'date'], ['last_updated', 'date'],
  ['depends_on', 'plans'], ['blocks', 'plans'], ['knowledge_gaps', 'list'],
]);

/** What makes a plan of a document. */
const WAYMARK = 'waymark';

/** Those of which the protocol knows all fields. */
const OF_PROTOCOL: ReadonlySet<SubjectKind> = new Set(['root', 'plan', 'phase', 'module']);

/** Fields that name plans, whoever has them. */
const OF_PLANS: ReadonlySet<Relation> = new Set(['modified-by', 'invalidated-by']);

/** Fields that hold lists. */
const LISTS: ReadonlySet<Relation> = new Set(['depends-on', 'blocks', 'blocked-by', 'modified-by']);

/** @param above the lines of the front matter above the caret's */
export function frontMatterCompletions(caret: Caret, above: readonly string[]): Completions | null {
  const place = frontMatterPlace(caret, above);
  if (place === null) return null;
  return place.type === 'key' ? keyCompletions(caret, place) : valueCompletions(caret, place);
}

function keyCompletions(caret: Caret, place: KeyPlace): Completions | null {
  const profile = profileOf(caret);
  const required = new Set(profile === null ? [] : requiredFields(caret.subject.kind, profile));
  const fields = [...fieldsFor(caret, profile)].filter(([key]) => !place.given.has(key));
  fields.sort(([a], [b]) => Number(required.has(b)) - Number(required.has(a)));
  return offered(caret, place, fields.map(([key, type]): Entry => ({
    insert: place.hasColon ? key : `${key}: `, label: key, kind: 'field', detail: required.has(key) ? 'required' : '',
    goesOn: !place.hasColon && (relationNamed(key) !== undefined || (type !== 'text' && type !== 'list')),
  })));
}

/** The fields that a file may have, in the order in which they are written. */
function fieldsFor({ subject, facts: { plan } }: Caret, profile: Profile | null): ReadonlyMap<string, FieldType> {
  const known = profile === null ? null : fieldsOf(subject.kind, profile);
  if (known !== null && OF_PROTOCOL.has(subject.kind)) return known;
  const isDocument = rootAround(plan, subject) === null;
  return new Map([...isDocument ? [[WAYMARK, 'name'] as const] : [], ...DOCUMENT_FIELDS, ...known ?? []]);
}

function profileOf({ facts: { plan, settings }, subject }: Caret): Profile | null {
  return profileAround(plan, subject, settings.profile);
}

/** What a field holds, in whichever file it usually stands. */
function typeOf(caret: Caret, key: string): FieldType | undefined {
  return fieldsFor(caret, profileOf(caret)).get(key) ?? fieldsOf('plan', '4.05').get(key) ?? DOCUMENT_FIELDS.get(key);
}

function valueCompletions(caret: Caret, place: ValuePlace): Completions | null {
  const { key, gap } = place;
  const relation = relationNamed(key);
  if (relation !== undefined) return namesCompletions(caret, place, relation);
  const type = typeOf(caret, key);
  const reason = type === 'status' ? reasonCompletions(caret, caret.text.slice(place.start, caret.offset)) : null;
  return reason ?? offered(caret, place, wrapped(type === 'status' ? statusEntries(caret, 'front matter') : wordEntries(caret, key, type), gap));
}

function namesCompletions(caret: Caret, place: ValuePlace, relation: Relation): Completions | null {
  const { text, offset, subject } = caret;
  const { isQuoted, isItem, others, gap } = place;
  const [, folder, name] = /^(.*\/)([^/]*)$/.exec(text.slice(place.start, offset)) ?? [];
  if (folder !== undefined && name !== undefined) return pathCompletions(caret, folder, name, 'value');
  const isOrigin = relation === 'origin';
  const kinds = OF_PLANS.has(relation) || (subject.kind === 'plan' && !isOrigin) ? PLANS : WORK;
  const names = nameEntries(caret, 'front matter', kinds, others);
  const entries = isOrigin ? [...explorations(caret), ...names.filter(({ kind }) => kind === 'plan')] : names;
  const written = (words: string): string | null => (
    isQuoted ? withinScalar(words, place, { start: place.start - 1, end: place.end + 1 }, text) : scalarOf(words)
  );
  const scalars = entries.flatMap((entry) => {
    const insert = written(entry.insert);
    return insert === null ? [] : insert === entry.insert ? entry : { ...entry, insert };
  });
  const isList = isItem || isQuoted || !LISTS.has(relation);
  return offered(caret, place, isList ? wrapped(scalars, gap) : wrapped(scalars, `${gap}[`, ']'));
}

/** What plans begin with, each by its path from the root. */
function explorations({ facts: { plan }, subject }: Caret): readonly Entry[] {
  const root = rootAround(plan, subject);
  if (root === null) return [];
  const folder = root.id === '.' ? '' : root.id;
  return root.children.filter(({ kind }) => kind === 'exploration').sort(byWorkLeft)
    .map((each) => ({ insert: urlOf(relativePath(folder, each.path)), kind: each.kind, detail: detailOf(each) }));
}

/** The words that a field holds, where it holds one of some. */
function wordEntries({ subject: { kind, name }, facts: { today } }: Caret, key: string, type: FieldType | undefined): readonly Entry[] {
  const values = (all: Iterable<string>): readonly Entry[] => [...all].map((insert) => ({ insert, kind: 'value' }));
  if (key === WAYMARK) return values(['plan']);
  switch (type) {
    case 'type': return values(TYPES);
    case 'magnitude': return [...MAGNITUDES].map(([insert, slots]) => ({ insert, kind: 'value', detail: slotsUpTo(slots) }));
    case 'priority': return values(PRIORITIES);
    case 'date': return [{ insert: today, kind: 'value', detail: 'today', words: `${today} today` }];
    case 'name': return values([kind === 'phase' ? name : name.replace(/^[SP]P\d{2,}_/i, '')]);
    default: return [];
  }
}

/** How long work of some magnitude takes. */
export function slotsUpTo(slots: number): string {
  return slots === 1 ? '1 slot' : `up to ${slots} slots`;
}
