import type { Plan, Subject, SubjectKind } from '../model/plan';
import type { Status } from '../model/status';
import { currentStatus } from '../plan/current-status';
import { type Place, placeOf } from './place';

/** Something that people may want to go to, from anywhere in a workspace. */
export interface PlanSymbol {
  readonly subject: Subject;
  readonly status: Status | null;
  /** The plan that it belongs to; `null`: it is one. */
  readonly plan: Subject | null;
  readonly place: Place;
}

/** What has no name of its own is not looked for. */
const SHOWN: ReadonlySet<SubjectKind> = new Set(['plan', 'stage', 'phase', 'feature', 'task', 'module', 'exploration', 'package', 'ticket']);

/** Who looks for something types more when the list is long. */
const MOST = 250;

/**
 * The subjects in whose name and title the letters of a query stand, in their order; the best first, and what is archived last.
 * @param query what was typed so far; blanks part nothing
 */
export function symbolsOf(plan: Plan, query: string): readonly PlanSymbol[] {
  const letters = query.toLowerCase().replace(/\s+/g, '');
  const found = Array.from({ length: RANKS }, (): Subject[] => []);
  const archived = Array.from({ length: RANKS }, (): Subject[] => []);
  /** Where one rank alone fills the list, those behind it are not looked for. */
  let ranks = RANKS;
  for (const candidates of plan.roots.flatMap(candidatesAt)) {
    for (const { subject, text } of candidates) {
      const rank = rankOf(text, letters, ranks);
      if (rank >= ranks) continue;
      const equals = (subject.isArchived ? archived : found)[rank] as Subject[];
      if (equals.length < MOST) equals.push(subject);
      else if (!subject.isArchived) ranks = rank + 1;
    }
  }
  return [...found, ...archived].flat().slice(0, MOST).flatMap((subject) => {
    const place = placeOf(subject, plan);
    return place === null ? [] : [{ subject, status: currentStatus(subject), plan: planAround(subject, plan), place }];
  });
}

const RANKS = 4;

/** 0: it is the name; then, whether the name begins with it, name or title hold it, or have its letters in order; else `ranks` or more. */
function rankOf(text: string, letters: string, ranks: number): number {
  if (text.startsWith(letters)) return letters === '' || text.charAt(letters.length) === BREAK ? 0 : 1;
  if (ranks > 2 && text.includes(letters)) return 2;
  return ranks > 3 && isSubsequence(letters, text) ? 3 : RANKS;
}

function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** A subject as it is looked for. */
interface Candidate {
  readonly subject: Subject;
  /** Its name, a break, and its title, in lower case. */
  readonly text: string;
}

const BREAK = '\n';

/** Most files outlast an edit: after it only those of the file, and the lists of what is above it, are made anew. */
const inFiles = new WeakMap<Subject, readonly (readonly Candidate[])[]>();

/** What stands within a file or folder, and in each of those below it. */
function candidatesAt(file: Subject): readonly (readonly Candidate[])[] {
  let candidates = inFiles.get(file);
  if (candidates === undefined) {
    const own: Candidate[] = [];
    addNamed(file, own);
    candidates = [own, ...file.children.filter(({ places }) => places.length === 0).flatMap(candidatesAt)];
    inFiles.set(file, candidates);
  }
  return candidates;
}

function addNamed(subject: Subject, candidates: Candidate[]): void {
  const { kind, name, title, children } = subject;
  if (SHOWN.has(kind)) candidates.push({ subject, text: `${name}${BREAK}${title}`.toLowerCase() });
  for (const child of children) if (child.places.length > 0) addNamed(child, candidates);
}

function planAround({ id }: Subject, plan: Plan): Subject | null {
  let above = plan.parent(id);
  while (above !== undefined && above.kind !== 'plan' && above.kind !== 'root') above = plan.parent(above.id);
  return above ?? null;
}
