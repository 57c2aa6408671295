import { firstIndex } from '../base/first-index';
import type { FileClaims, LinkClaim, Span } from '../model/claims';
import type { Reference } from '../model/plan';
import { spansWithin } from '../text/spans';

/** The link that a reference is, or by which a row names what it is about; `undefined`: it goes by name. */
export function linkOf({ start, end, form }: Reference, { links }: FileClaims): LinkClaim | undefined {
  if (form !== 'link') return spansWithin(links, { start, end })[0];
  // The destination stands within its link, behind all that stand in the link's text.
  let index = firstIndex(links.length, (i) => (links[i] as LinkClaim).start > start) - 1;
  while (index >= 0 && links[index]?.urlStart !== start) index--;
  return links[index];
}

/** Where the destination of a link stands: of `[text][label]` in what defines the label. Nowhere if it is written with escapes. */
export function destinationsOf(link: LinkClaim, { definitions }: FileClaims): readonly Span[] {
  const { url, urlStart, urlEnd } = link;
  const places = isLabel(link) ? definitions.filter((definition) => definition.url === url) : [{ urlStart, urlEnd }];
  return places.filter((place) => place.urlEnd - place.urlStart === url.length).map((place) => ({ start: place.urlStart, end: place.urlEnd }));
}

/** Whether a link has its label where others have their destination. */
export function isLabel({ type }: LinkClaim): boolean {
  return type === 'reference' || type === 'imageReference';
}
