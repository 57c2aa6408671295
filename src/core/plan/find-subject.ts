import { nearest } from '../base/nearest';
import { bareName } from '../dialects/dream';
import type { Plan, Subject } from '../model/plan';

/** What words on a command line stand for: one subject, several that they fit, or none. */
export type Found =
  | { readonly subject: Subject }
  | { readonly candidates: readonly Subject[] }
  /** `meant`: the nearest thing that there is. */
  | { readonly meant: string | undefined };

/**
 * The subject that somebody means: by its id, its path, `FILE:LINE`, or what it is called.
 * @param paths how the words may be read as a path of the workspace, best first
 */
export function findSubject(plan: Plan, words: string, paths: readonly string[] = [words]): Found {
  const exact = plan.subject(words) ?? atPath(plan, paths) ?? atLine(plan, paths);
  if (exact !== undefined) return { subject: exact };
  const [subject, another] = plan.called(words);
  if (subject === undefined) return { meant: nearest(words, names(plan)) };
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
function atLine(plan: Plan, paths: readonly string[]): Subject | undefined {
  for (const path of paths) {
    const [, file = '', digits = ''] = /^(.+):(\d+)$/.exec(path) ?? [];
    const lines = plan.file(file)?.lines;
    const line = Number(digits);
    const start = lines?.[line - 1];
    if (start !== undefined) return plan.subjectAt(file, start, lines?.[line] ?? Number.MAX_SAFE_INTEGER);
  }
  return undefined;
}

function names(plan: Plan): readonly string[] {
  const collect = (subject: Subject): string[] => [subject.name, bareName(subject.name), ...subject.children.flatMap(collect)];
  return [...new Set(plan.roots.flatMap(collect))];
}
