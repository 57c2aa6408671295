import type { LinkClaim } from '../model/claims';
import type { Plan, Reference, Subject } from '../model/plan';
import { lineOfPlace } from '../plan/defining-block';
import { type Occurrence, occurrencesAt, occurrencesOf } from '../plan/occurrences';
import { spansWithin } from '../text/spans';
import { isPlainLink } from './definition';
import { meantBy } from './meaning';
import { type Place, placeOf } from './place';

/**
 * All places that speak of what the caret stands on: on a name, of what it means; on a title, an item or a row, of what that defines. None
 * of what Markdown by itself tells of. What editors find in Markdown, too, has the same span here, so that it is listed once: of a link the
 * destination, and the whole heading that the caret is in.
 * @param withDefinition whether the places that define it are to be among them; they come first
 */
export function referencesAt(plan: Plan, path: string, offset: number, withDefinition: boolean): readonly Place[] {
  if (isPlainLink(plan, path, offset)) return [];
  const heading = plan.file(path)?.blocks.find((block) => block.type === 'heading' && block.start <= offset && offset <= block.end);
  const places = subjectsMeant(plan, path, offset).flatMap((subject): readonly Place[] => {
    const occurrences = occurrencesOf(plan, subject.id);
    const references = occurrences.flatMap((each) => each.reference === null ? [] : linkedPlace(each, each.reference, plan));
    if (!withDefinition) return references;
    const definitions = occurrences.filter(({ reference }) => reference === null);
    // What nobody has named is defined all the same.
    return [...definitions.length > 0 ? definitions : [placeOf(subject, plan) ?? []].flat(), ...references];
  });
  const isInHeading = (place: Place): boolean => heading !== undefined && place.path === path && heading.start <= place.start && place.end <= heading.end;
  return distinct(places.map((place) => isInHeading(place) ? { path, start: heading!.start, end: heading!.end } : place));
}

/** Of a cell that a link names, and of an id in the text of a link to the same, the link's destination. */
function linkedPlace({ path, start, end }: Occurrence, { form, to }: Reference, plan: Plan): Place {
  const links = plan.file(path)?.links ?? [];
  const link = form === 'cell' ? spansWithin(links, { start, end })[0]
    : form === 'id' ? links.find((each) => each.start <= start && end <= each.urlStart && leadsTo(each, to, path, plan))
    : undefined;
  return link === undefined ? { path, start, end } : { path, start: link.urlStart, end: link.urlEnd };
}

function leadsTo({ urlStart }: LinkClaim, ids: readonly string[], path: string, plan: Plan): boolean {
  return plan.referencesIn(path).some(({ form, start, to }) => form === 'link' && start === urlStart && to.join() === ids.join());
}

function distinct(places: readonly Place[]): readonly Place[] {
  const seen = new Set<string>();
  return places.filter(({ path, start, end }) => {
    const key = `${start} ${end} ${path}`;
    return !seen.has(key) && seen.add(key);
  });
}

function subjectsMeant(plan: Plan, path: string, offset: number): readonly Subject[] {
  const meant = meantBy(occurrencesAt(plan, path, offset), plan);
  if (meant.length === 0) return beginningAt(plan, path, offset);
  return [...new Set(meant.flatMap(({ ids }) => ids))].flatMap((id) => plan.subject(id) ?? []);
}

/** The subject whose title, item or row the caret is in. */
function beginningAt(plan: Plan, path: string, offset: number): readonly Subject[] {
  const claims = plan.file(path);
  const subject = plan.subjectAt(path, offset - 1, offset + 1);
  if (claims === undefined || subject === undefined) return [];
  const places = subject.places.length === 0 ? [placeOf(subject, plan)] : subject.places.map((place) => lineOfPlace(place, claims));
  return places.some((place) => place !== null && place.start <= offset && offset <= place.end) ? [subject] : [];
}
