import type { Plan, Subject } from '../model/plan';
import { lineOfPlace } from '../plan/defining-block';
import { occurrencesAt, occurrencesOf } from '../plan/occurrences';
import { type Place, placeOf } from './place';

/**
 * All places that speak of what the caret stands on: on a name, of what it means; on a title, an item or a row, of what that defines.
 * @param withDefinition whether the places that define it are to be among them; they come first
 */
export function referencesAt(plan: Plan, path: string, offset: number, withDefinition: boolean): readonly Place[] {
  return subjectsMeant(plan, path, offset).flatMap((subject): readonly Place[] => {
    const occurrences = occurrencesOf(plan, subject.id);
    const references = occurrences.filter(({ reference }) => reference !== null);
    if (!withDefinition) return references;
    // What nobody has named is defined all the same.
    return occurrences.length > references.length ? occurrences : [placeOf(subject, plan) ?? [], ...references].flat();
  });
}

function subjectsMeant(plan: Plan, path: string, offset: number): readonly Subject[] {
  const [first, ...others] = occurrencesAt(plan, path, offset);
  if (first === undefined) return beginningAt(plan, path, offset);
  const ids = new Set([first, ...others.filter(({ start, end }) => start === first.start && end === first.end)].flatMap((each) => each.ids));
  return [...ids].flatMap((id) => plan.subject(id) ?? []);
}

/** The subject whose title, item or row the caret is in. */
function beginningAt(plan: Plan, path: string, offset: number): readonly Subject[] {
  const claims = plan.file(path);
  const subject = plan.subjectAt(path, offset - 1, offset + 1);
  if (claims === undefined || subject === undefined) return [];
  const places = subject.places.length === 0 ? [placeOf(subject, plan)] : subject.places.map((place) => lineOfPlace(place, claims));
  return places.some((place) => place !== null && place.start <= offset && offset <= place.end) ? [subject] : [];
}
