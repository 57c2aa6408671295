import { folderOf } from '../base/paths';
import type { FileClaims, Span } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Reference } from '../model/plan';
import { isLabel, linkOf } from '../plan/link-of';
import type { Compared } from '../plan/moved-plan';
import { isLocal, pathFrom } from './path-notation';

/** A place that does not lead where it led. */
export interface Astray extends Span {
  readonly path: string;
  readonly written: string;
  /** What it led to, in words that go behind what is written: `names SP05_checkout`. */
  readonly led: string;
}

/** How things are called then. */
export interface Renamings {
  /** Of the path of a file or folder. */
  of(path: string): string;
  /** Of the id of a subject, in the plan as it was. */
  ofId(id: string): string;
}

/**
 * The places of a file that lead elsewhere once its edits are made and things are called otherwise, front to back. What leads to nothing
 * certain is not missed, nor what leads to what no plan knows any more.
 * @param edits those of the file, none of which overlap
 */
export function astrayIn(path: string, edits: readonly TextEdit[], { before, after }: Compared, then: Renamings): readonly Astray[] {
  const claims = before.file(path);
  const now = after.file(then.of(path));
  if (claims === undefined || now === undefined) return [];
  const shift = new Shift(edits);
  const there = after.referencesIn(now.uri);
  const astray: Astray[] = [];
  const known = new Set<number>();
  for (const reference of before.referencesIn(path)) {
    const { file, to, outcome, written } = reference;
    const link = linkOf(reference, claims);
    if (file !== null) known.add(link?.urlStart ?? reference.start);
    if (!isCertain(reference, { before, after }, then)) continue;
    // In the text of a link that leads there a name is not missed.
    const span = link ?? claims.links.find((each) => each.start <= reference.start && reference.end <= each.end) ?? reference;
    const place = shift.of(span);
    const wanted = file === null ? then.ofId(to[0] as string) : then.of(file);
    const holds = there.some((each) => place.start <= each.start && each.end <= place.end && (
      file === null ? each.to.length === 1 && each.to[0] === wanted : each.file === wanted && each.outcome === outcome
    ));
    const { start, end } = link ?? reference;
    if (!holds) astray.push({ path, start, end, written: link?.url ?? written, led: file === null ? `names ${nameOf(to, before)}` : `leads to ${wanted}` });
  }
  return [...astray, ...linksAstray(path, { claims, now, known, edits, then })].sort((a, b) => a.start - b.start);
}

function isCertain({ file, to, outcome, relation }: Reference, { before, after }: Pick<Compared, 'before' | 'after'>, then: Renamings): boolean {
  // A change to a specification speaks of what lies where its own file says.
  if (outcome === 'ambiguous' || relation === 'changes' || relation === 'adds') return false;
  if (file === null) return to.length === 1 && after.subject(then.ofId(to[0] as string)) !== undefined;
  return before.file(file) === undefined || after.file(then.of(file)) !== undefined;
}

function nameOf([id = '']: readonly string[], before: Compared['before']): string {
  return before.subject(id)?.name ?? id;
}

interface Links {
  readonly claims: FileClaims;
  readonly now: FileClaims;
  /** Where the destinations start that a plan knows. */
  readonly known: ReadonlySet<number>;
  readonly edits: readonly TextEdit[];
  readonly then: Pick<Renamings, 'of'>;
}

/** Destinations that were written anew and of which no plan knows: pictures, sources, and all of files that are part of no plan. */
export function linksAstray(path: string, { claims, now, known, edits, then }: Links): readonly Astray[] {
  const shift = new Shift(edits);
  const there = [...now.links, ...now.definitions];
  return [...claims.links, ...claims.definitions].flatMap((link) => {
    const { url, urlStart, urlEnd } = link;
    const isChanged = edits.some(({ start, end }) => start < urlEnd && end > urlStart);
    const old = !isChanged || known.has(urlStart) || ('type' in link && isLabel(link)) || !isLocal(url) ? null : from(path, url);
    if (old === null) return [];
    const place = shift.of({ start: urlStart, end: urlEnd });
    const holds = there.some((each) => place.start <= each.urlStart && each.urlEnd <= place.end && from(now.uri, each.url) === then.of(old));
    return holds ? [] : [{ path, start: urlStart, end: urlEnd, written: url, led: `leads to ${then.of(old)}` }];
  });
}

function from(path: string, url: string): string | null {
  return pathFrom(url.startsWith('/') ? '' : folderOf(path), url);
}

/** Where what stood in a text stands once edits are made. */
class Shift {
  readonly #edits: readonly TextEdit[];

  constructor(edits: readonly TextEdit[]) {
    this.#edits = [...edits].sort((a, b) => a.start - b.start);
  }

  /** Of what is replaced in part, all of the replacement. */
  of({ start, end }: Span): Span {
    let [newStart, newEnd] = [start, end];
    for (const edit of this.#edits) {
      const more = edit.newText.length - (edit.end - edit.start);
      if (edit.end <= start) newStart += more;
      else if (edit.start < start) newStart -= start - edit.start;
      if (edit.end <= end) newEnd += more;
      else if (edit.start < end) newEnd += more + edit.end - end;
    }
    return { start: newStart, end: newEnd };
  }
}
