import { byFile } from '../base/by-file';
import type { FileClaims, HeadingClaim, Span } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Plan, Reference } from '../model/plan';
import { destinationsOf, linkOf } from '../plan/link-of';
import { decoded } from '../plan/raw-reference';
import { writtenSpan } from '../plan/written-span';
import type { EditedTexts } from './edited-texts';

/** By the files that they stand in: the anchors of headings, as they are then by what they are now. */
export type Anchors = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The edits, and with them all places of the plan follow that lead to headings which get another anchor by them. */
export async function withAnchors(plan: Plan, texts: EditedTexts, edits: readonly TextEdit[]): Promise<readonly TextEdit[]> {
  const anchors = await newAnchors(plan, texts, edits);
  if (anchors.size === 0) return edits;
  const all = new Map(edits.map((edit) => [`${edit.path}#${edit.start}`, edit]));
  for (const path of plan.files()) {
    for (const reference of plan.referencesIn(path)) {
      const slugs = anchors.get(reference.file ?? '');
      if (slugs === undefined) continue;
      for (const { start, end, url } of destinations(reference, plan.file(path) as FileClaims)) {
        const newUrl = withNewAnchor(url, slugs);
        if (newUrl === url) continue;
        const made = all.get(`${path}#${start}`);
        const anchor = anchorOf(url);
        const newAnchor = anchorOf(newUrl);
        const at = end - anchor.length;
        // Its path may change as well.
        if (made?.newText.endsWith(`#${anchor}`) === true) all.set(`${path}#${start}`, { ...made, newText: made.newText.slice(0, made.newText.length - anchor.length) + newAnchor });
        else all.set(`${path}#${at}`, { path, start: at, end, oldText: anchor, newText: newAnchor });
      }
    }
  }
  return [...all.values()];
}

/** A path as it leads to the same heading when that has another anchor. */
export function withNewAnchor(url: string, slugs: ReadonlyMap<string, string> | undefined): string {
  const anchor = anchorOf(url);
  const slug = slugs?.get(decoded(anchor).toLowerCase());
  return slug === undefined ? url : url.slice(0, url.length - anchor.length) + (anchor.includes('%') ? encodeURIComponent(slug) : slug);
}

function anchorOf(url: string): string {
  return url.includes('#') ? url.slice(url.indexOf('#') + 1) : '';
}

/** Where the path of a reference stands, if it stands there as it reads. */
function destinations(reference: Reference, claims: FileClaims): readonly (Span & { readonly url: string })[] {
  const link = linkOf(reference, claims);
  if (link !== undefined) return destinationsOf(link, claims).map((place) => ({ ...place, url: link.url }));
  const place = writtenSpan(reference, claims);
  return place === null ? [] : [{ ...place, url: reference.written }];
}

/** The anchors that edits change. */
export async function newAnchors(plan: Pick<Plan, 'file'>, texts: EditedTexts, edits: readonly TextEdit[]): Promise<Anchors> {
  const anchors = new Map<string, ReadonlyMap<string, string>>();
  for (const [path, ofFile] of byFile(edits)) {
    const headings = headingsOf(plan.file(path));
    if (!headings.some(({ start, contentEnd }) => ofFile.some((edit) => start <= edit.start && edit.end <= contentEnd))) continue;
    const then = headingsOf(await texts.claimsOf(path, ofFile));
    if (then.length !== headings.length) continue;
    const changed = headings.flatMap(({ slug }, i): (readonly [string, string])[] => then[i]?.slug === slug ? [] : [[slug, then[i]?.slug ?? slug]]);
    if (changed.length > 0) anchors.set(path, new Map(changed));
  }
  return anchors;
}

function headingsOf(claims: FileClaims | null | undefined): readonly HeadingClaim[] {
  return (claims?.blocks ?? []).filter((block) => block.type === 'heading');
}
