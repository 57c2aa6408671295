import type { FileClaims, Span } from '../../../src/core/model/claims';
import type { Plan, Reference, Subject } from '../../../src/core/model/plan';
import { lineOf } from '../../../src/core/text/lines';
import type { PlanWorkspace } from '../../../src/core/workspace';
import { below } from './draw';
import { NAMES } from './workspaces';

/** All subjects of a plan. */
export function subjectsOf(plan: Plan): readonly Subject[] {
  return plan.roots.flatMap((root) => [root, ...below(root)]);
}

/**
 * All that a plan answers, offsets included, as plain data.
 * @param paths the files that are asked for
 */
export function allOf({ plan, problems, remarks }: PlanWorkspace, paths: readonly string[]): object {
  const subjects = subjectsOf(plan);
  const names = new Set([...NAMES, ...subjects.map(({ name }) => name)]);
  return {
    roots: plan.roots,
    subjects: subjects.map(({ id }) => ({
      id,
      itself: plan.subject(id)?.id,
      parent: plan.parent(id)?.id,
      from: plan.referencesFrom(id).map(brief),
      to: plan.referencesTo(id).map(brief),
    })),
    files: paths.map((path) => ({
      path,
      claims: plan.file(path),
      words: [...plan.writing(path)?.words ?? []],
      vocabulary: plan.vocabulary(path).words,
      references: plan.referencesIn(path),
      inside: plan.subjectAt(path, 40)?.id,
    })),
    plans: [...plan.files()].sort(),
    called: [...names].map((name) => ({ name, ids: plan.called(name).map(({ id }) => id) })),
    problems,
    remarks,
  };
}

/** What tells a reference from others; the rest of it is seen in its file. */
function brief({ path, start, relation, written }: Reference): string {
  return `${path}:${start} ${relation} ${written}`;
}

/** What can be seen of a plan where offsets are not: its subjects by id, and what its files say by path, as text. */
export interface Sight {
  readonly subjects: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
}

export function sightOf(plan: Plan, paths: readonly string[]): Sight {
  const subjects = subjectsOf(plan).map((subject): [string, string] => [subject.id, JSON.stringify(seen(subject))]);
  const files = paths.flatMap((path): [string, string][] => {
    const claims = plan.file(path);
    return claims === undefined ? [] : [[path, JSON.stringify([atLines(claims), plan.referencesIn(path).map(withoutPlace)])]];
  });
  return { subjects: new Map(subjects), files: new Map(files) };
}

function seen({ children, claims, places: _places, ...rest }: Subject): object {
  return { ...rest, claims: claims.map(withoutPlace), children: children.map(({ id }) => id) };
}

function withoutPlace({ start: _start, end: _end, ...rest }: Span): object {
  return rest;
}

/** Numbers in claims that are no offsets. */
const COUNTS: ReadonlySet<string> = new Set(['level', 'depth', 'statusColumn']);

/** What a file says, however long it is, with lines for offsets. */
function atLines({ lines, length: _length, codeLines: _codeLines, ...claims }: FileClaims): unknown {
  const shown = (value: unknown, key: string): unknown => {
    if (typeof value === 'number') return COUNTS.has(key) ? value : lineOf(lines, value);
    if (Array.isArray(value)) return value.map((each) => shown(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shown(each, name)]));
  };
  return shown(claims, '');
}
