import { folderOf, relativePath } from '../../base/paths';
import { bareName, MODULE_COLUMN, NAME_COLUMNS, PHASE_PLAN, shortId, SPEC_COLUMN } from '../../dialects/dream';
import { asCode, asText, inCell } from '../../edits/markdown-words';
import { urlOf } from '../../edits/path-notation';
import { mostFrequent } from '../../edits/words-in-use';
import type { Subject, SubjectKind } from '../../model/plan';
import { isMarkdown, isOverview } from '../../plan/discovery';
import { keyOf } from '../../plan/keys';
import type { Caret } from './caret';
import { detailOf, type Entry } from './completion';
import { byWorkLeft } from './names';
import type { TableCell } from './table-cell';

/** The plan, phase or root that lists in a file what lies in its folder; `null`: the file lists nothing. */
export function holderOf({ facts: { plan }, path, subject }: Caret): Subject | null {
  if (isOverview(path) && subject.places.length === 0 && subject.id !== path) return subject;
  return PHASE_PLAN.test(path) && subject.kind === 'document' ? plan.parent(subject.id) ?? null : null;
}

/**
 * What the rows of Children, Plans, a phase plan, the sprint or the Module Index name, written as the other rows write theirs. What
 * none of them names comes first. `null`: the column names nothing.
 */
export function rowEntries(caret: Caret, cell: TableCell): readonly Entry[] | null {
  const holder = holderOf(caret);
  const named = holder === null ? null : namedIn(holder, cell);
  if (named === null) return null;
  const { path } = caret;
  const notation = notationOf(cell, named);
  const order = (subject: Subject): number => Number(notation.listed.has(subject));
  const candidates = cell.name === SPEC_COLUMN ? named.filter(({ path: spec }) => isMarkdown(spec)) : named;
  return [...candidates].sort((a, b) => order(a) - order(b) || byWorkLeft(a, b)).map((subject) => ({
    insert: inCell(written(subject, path, cell.name, notation)), label: cell.name === SPEC_COLUMN ? relativePath(folderOf(path), subject.path) : subject.name,
    kind: subject.kind, detail: detailOf(subject),
  }));
}

/** What a column may name: for most of them what lies in the folder. */
function namedIn(holder: Subject, { name, names, row }: TableCell): readonly Subject[] | null {
  const isIndex = names.includes(MODULE_COLUMN) && names.includes(SPEC_COLUMN);
  if (isIndex) return name === MODULE_COLUMN || name === SPEC_COLUMN ? below(holder, MODULES) : null;
  const kinds = NAME_COLUMNS.get(name);
  if (kinds === undefined) return null;
  if (name === 'name') {
    if (!LISTING.some((column) => names.includes(column))) return null;
    return holder.children.filter(({ kind, places }) => places.length === 0 && LISTED.has(kind));
  }
  const plan = row[names.indexOf('plan')];
  if (name === 'phase' && plan !== undefined) {
    return below(holder, PLANS).find((each) => keyOf(textOf(plan).text) === keyOf(each.name))?.children.filter(({ kind }) => kind === 'phase') ?? [];
  }
  const listed = new Set(kinds.filter((kind) => LISTED.has(kind)));
  return name === 'phase' ? holder.children.filter(({ kind }) => kind === 'phase') : below(holder, listed);
}

const PLANS: ReadonlySet<SubjectKind> = new Set(['plan']);
const MODULES: ReadonlySet<SubjectKind> = new Set(['module']);
/** What overviews list; they leave out documents, modules and the like. */
const LISTED: ReadonlySet<SubjectKind> = new Set(['plan', 'phase', 'feature', 'task']);
/** A table of names has one of these, too, if it lists what lies in the folder. */
const LISTING: readonly string[] = ['type', 'status', 'magnitude', 'phase'];

function below({ children }: Subject, kinds: ReadonlySet<SubjectKind>): readonly Subject[] {
  return children.flatMap((child): readonly Subject[] => (
    child.places.length > 0 ? [] : [...kinds.has(child.kind) ? [child] : [], ...below(child, kinds)]
  ));
}

type Form = 'link' | 'code' | 'bold' | 'plain';

/** How the cells of a column name files and folders. */
interface Notation {
  readonly form: Form;
  readonly spelling: (subject: Subject) => string;
  /** `p00_setup/`, `01_login.md` */
  readonly hasStroke: boolean;
  readonly hasEnding: boolean;
  /** `./p00_setup/_overview.md` */
  readonly hasDot: boolean;
  /** What the other rows name. */
  readonly listed: ReadonlySet<Subject>;
}

const SPELLINGS: readonly ((subject: Subject) => string)[] = [({ name }) => name, ({ name }) => bareName(name), ({ name }) => shortId(name)];

function notationOf({ name, names, column, others }: TableCell, named: readonly Subject[]): Notation {
  const byKey = new Map<string, { readonly subject: Subject; readonly spelling: Notation['spelling'] }>();
  for (const subject of named) {
    for (const spelling of SPELLINGS) {
      const key = keyOf(spelling(subject));
      if (key !== '' && !byKey.has(key)) byKey.set(key, { subject, spelling });
    }
    byKey.set(keyOf(subject.path), { subject, spelling: SPELLINGS[0]! });
  }
  const cells = others.map((cells) => textOf(cells[column] ?? '')).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const known = cells.flatMap(({ text, path }) => {
    const found = byKey.get(keyOf(lastOf(text))) ?? byKey.get(keyOf(lastOf(path.replace(/\/_overview\.md$/, ''))));
    return found === undefined ? [] : [{ ...found, text, isFolder: isFolder(found.subject) }];
  });
  const has = (end: string, ofFolders: boolean): boolean => {
    const alike = known.filter((each) => each.isFolder === ofFolders);
    return alike.length === 0 ? name === 'name' : alike.some(({ text }) => text.endsWith(end));
  };
  const isSprint = names.includes('plan') && names.includes('phase');
  const usual: Form = name === SPEC_COLUMN ? 'code' : name === MODULE_COLUMN || name === 'phase' || isSprint ? 'plain' : 'link';
  return {
    form: mostFrequent(cells.map(({ form }) => form)) ?? usual,
    spelling: mostFrequent(known.map(({ spelling }) => spelling)) ?? SPELLINGS[0]!,
    hasStroke: has('/', true), hasEnding: has('.md', false),
    hasDot: cells.filter(({ form }) => form === 'link').every(({ path }) => path.startsWith('.')),
    listed: new Set(known.map(({ subject }) => subject)),
  };
}

function lastOf(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//, '');
}

/** What a cell says, and where its link leads. */
function textOf(cell: string): { readonly form: Form; readonly text: string; readonly path: string } {
  const link = /^\[([^\]]*)\]\(<?([^)>]*)>?\)$/.exec(cell);
  if (link !== null) return { form: 'link', text: link[1] as string, path: link[2] as string };
  const marked = /^(`|\*\*)(.*)\1$/.exec(cell);
  if (marked !== null) return { form: marked[1] === '`' ? 'code' : 'bold', text: marked[2] as string, path: '' };
  return { form: 'plain', text: cell, path: '' };
}

function isFolder({ path }: Subject): boolean {
  return isOverview(path) || !isMarkdown(path);
}

function written(subject: Subject, from: string, column: string, { form, spelling, hasStroke, hasEnding, hasDot }: Notation): string {
  const path = relativePath(folderOf(from), subject.path);
  const name = spelling(subject) || subject.name;
  const ending = isFolder(subject) ? (hasStroke ? '/' : '') : hasEnding ? /\.\w+$/.exec(subject.path)?.[0] ?? '' : '';
  const text = column !== SPEC_COLUMN ? name + (column === MODULE_COLUMN ? '' : ending) : form === 'link' ? path : urlOf(path);
  // In code, a bar is read with the stroke that keeps it from ending the cell.
  switch (form === 'code' && text.includes('|') ? 'link' : form) {
    case 'link': return `[${asText(text)}](${hasDot && !path.startsWith('../') ? './' : ''}${urlOf(path)})`;
    case 'code': return asCode(text);
    case 'bold': return `**${asText(text)}**`;
    case 'plain': return asText(text);
  }
}
