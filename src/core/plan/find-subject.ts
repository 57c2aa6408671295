import { nearest } from '../base/nearest';
import { bareName } from '../dialects/dream';
import type { Plan, Subject } from '../model/plan';

/** What words on a command line stand for: one subject, several that they fit, or none. */
export type Found =
  /** `line`: the one that was named, if one was. */
  | { readonly subject: Subject; readonly line?: number }
  | { readonly candidates: readonly Subject[] }
  /** `meant`: the nearest thing that there is. */
  | { readonly meant: string | undefined };

/**
 * The subject that somebody means: by its id, its path, `FILE:LINE`, or what it is called.
 * @param paths how the words may be read as a path of the workspace, best first
 */
export function findSubject(plan: Plan, words: string, paths: readonly string[] = [words]): Found {
  const exact = plan.subject(words) ?? atPath(plan, paths);
  if (exact !== undefined) return { subject: exact };
  const there = atLine(plan, paths);
  if (there !== undefined) return there;
  const [subject, another] = plan.called(words);
  if (subject === undefined) return { meant: meantBy(plan, words) };
  return another === undefined ? { subject } : { candidates: plan.called(words) };
}

/** A file or folder that is a subject, or the file that speaks for one. */
function atPath(plan: Plan, paths: readonly string[]): Subject | undefined {
  for (const path of paths) {
    const subject = plan.subject(path.replace(/\/+$/, '')) ?? plan.subjectAt(path, -1, 0);
    if (subject !== undefined) return subject;
  }
  return undefined;
}

/** `PLAN.md:12`: the smallest subject that has something on that line. The last colon counts: names may hold some. */
function atLine(plan: Plan, paths: readonly string[]): { readonly subject: Subject; readonly line: number } | undefined {
  for (const path of paths) {
    const [, file = '', digits = ''] = /^(.+):(\d+)$/s.exec(path) ?? [];
    const lines = plan.file(file)?.lines;
    const line = Number(digits);
    const start = lines?.[line - 1];
    const subject = start === undefined ? undefined : plan.subjectAt(file, start, lines?.[line] ?? Number.MAX_SAFE_INTEGER);
    if (subject !== undefined) return { subject, line };
  }
  return undefined;
}

/** The nearest name; of what nobody is called by, such as an item's title, the id. */
function meantBy(plan: Plan, words: string): string | undefined {
  const ids = new Map<string, string>();
  const collect = ({ id, name, children }: Subject): void => {
    for (const each of [name, bareName(name)]) if (!ids.has(each)) ids.set(each, id);
    children.forEach(collect);
  };
  plan.roots.forEach(collect);
  const name = nearest(words, ids.keys());
  return name === undefined || plan.called(name).length > 0 ? name : ids.get(name);
}
