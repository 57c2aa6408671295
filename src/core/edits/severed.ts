import { folderOf, liesWithin } from '../base/paths';
import type { FileClaims, Span } from '../model/claims';
import type { Plan } from '../model/plan';
import { linkOf } from '../plan/link-of';
import { isLocal, pathFrom } from './path-notation';
import type { LeftPlace } from './read-edited';

/**
 * The places that lead nowhere any more when files and folders leave a workspace: those that refer to what goes, and those in what goes that
 * refer to what stays. By files, front to back.
 */
export function severedBy(plan: Plan, paths: readonly string[]): readonly LeftPlace[] {
  const gone = new Set(paths);
  return [...plan.files()].sort().flatMap((path) => {
    const goes = liesWithin(path, gone);
    return targetsIn(path, plan, plan.file(path) as FileClaims).filter(({ target }) => liesWithin(target, gone) !== goes)
      .map(({ start, end, written, target }) => ({ path, start, end, written, why: `leads to ${target}, which ${goes ? 'stays' : 'goes'}` }));
  });
}

interface Target extends Span {
  readonly written: string;
  readonly target: string;
}

/** The files and folders to which the places of a file lead. */
function targetsIn(path: string, plan: Plan, claims: FileClaims): readonly Target[] {
  const known = new Set<number>();
  const targets = plan.referencesIn(path).flatMap((reference): readonly Target[] => {
    const { start, end, written, file, to: [id, another] } = reference;
    if (file !== null) known.add(linkOf(reference, claims)?.urlStart ?? start);
    const target = file ?? (id === undefined || another !== undefined ? undefined : plan.subject(id)?.path);
    return target === undefined ? [] : [{ start, end, written, target }];
  });
  const links = [...claims.links, ...claims.definitions].flatMap(({ start, end, url, urlStart }): readonly Target[] => {
    const target = known.has(urlStart) || !isLocal(url) ? null : pathFrom(url.startsWith('/') ? '' : folderOf(path), url);
    return target === null ? [] : [{ start, end, written: url, target }];
  });
  return [...targets, ...links].sort((a, b) => a.start - b.start);
}
