import { byFile } from '../base/by-file';
import type { FileClaims, Span } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Awaitable } from '../model/files';
import type { Compared, MovedPlan } from '../plan/moved-plan';
import { type Astray, astrayIn, type Renamings } from './astray';
import type { EditedTexts } from './edited-texts';

/** A place that is left as it is. */
export interface LeftPlace extends Span {
  readonly path: string;
  readonly written: string;
  /** Plain words that go behind what is written. */
  readonly why: string;
}

export const READ_OTHERWISE = ', but would not be read so any more';

export interface Edited {
  readonly texts: EditedTexts;
  readonly moved: MovedPlan;
  /** Where a file is then. */
  readonly pathOf: (path: string) => string;
  readonly then: (compared: Compared) => Renamings;
  /** What is left by now. */
  readonly left: readonly LeftPlace[];
  readonly pause: () => Awaitable<void>;
}

/** Reads the texts that are about to be, where they are about to be. What would not lead where it led is left as it is. */
export async function readEdited(
  all: readonly TextEdit[], { texts, moved, pathOf, then, left, pause }: Edited,
): Promise<{ readonly edits: readonly TextEdit[]; readonly left: readonly LeftPlace[] }> {
  let edits = all;
  const places = [...left];
  const touched = new Set(all.map(({ path }) => path));
  while (edits.length > 0) {
    const ofFile = byFile(edits);
    const said = new Map<string, FileClaims>();
    for (const path of touched) {
      const claims = await texts.claimsOf(path, ofFile.get(path) ?? [], pathOf(path));
      if (claims !== null) said.set(claims.uri, claims);
      await pause();
    }
    const found = await moved.ask(function* (compared) {
      const renamings = then(compared);
      for (const path of new Set([...compared.concerned, ...touched])) yield astrayIn(path, ofFile.get(path) ?? [], compared, renamings);
    }, said);
    const astray: Astray[] = [];
    for (const place of found.flat()) if (![...places, ...astray].some((known) => overlap(known, place))) astray.push(place);
    places.push(...astray.map(({ led, ...place }) => ({ ...place, why: `${led}${READ_OTHERWISE}` })));
    const kept = edits.filter((edit) => !astray.some((place) => overlap(edit, place)));
    if (kept.length === edits.length) break;
    edits = kept;
  }
  return { edits, left: places };
}

function overlap(one: Span & { readonly path: string }, other: Span & { readonly path: string }): boolean {
  return one.path === other.path && one.start < other.end && other.start < one.end;
}
