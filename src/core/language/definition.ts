import { folderOf, joinPath } from '../base/paths';
import type { Span } from '../model/claims';
import type { Plan, Reference } from '../model/plan';
import { type Occurrence, occurrencesAt } from '../plan/occurrences';
import { byUrl } from '../plan/raw-reference';
import { meantBy } from './meaning';
import { anchorPlace, type Place, placeOf } from './place';

/** What a caret stands on, and where that leads. */
export interface Definition {
  readonly origin: Span;
  /** Several if the name is ambiguous, or a range of ids; none if it leads nowhere. */
  readonly places: readonly Place[];
}

/** Where what the caret stands on leads: to a subject, a heading, a file, be that a plan or not; `null`: it stands on no name. */
export function definitionAt(plan: Plan, path: string, offset: number): Definition | null {
  const meant = meantBy(occurrencesAt(plan, path, offset), plan);
  const [origin] = meant;
  if (origin === undefined) return null;
  const places = meant.flatMap((each) => each.reference === null ? ownPlace(each, offset, plan) : placesOf(each.reference, plan));
  return { origin: { start: origin.start, end: origin.end }, places: distinct(places) };
}

/**
 * Whether Markdown by itself tells where a link leads on which the caret stands: from its destination to a heading, or from its label
 * to what defines that.
 */
export function isPlainLink(plan: Plan, path: string, offset: number): boolean {
  const link = plan.file(path)?.links.find(({ urlStart, urlEnd }) => urlStart <= offset && offset <= urlEnd);
  if (link === undefined) return false;
  if (link.type !== 'link') return true;
  const sought = byUrl(link.url);
  if (sought === null || sought.anchor === '') return false;
  const file = sought.path === '' ? path : joinPath(folderOf(path), sought.path);
  return file !== null && plan.file(file)?.blocks.some((block) => block.type === 'heading' && block.slug === sought.anchor.toLowerCase()) === true;
}

/** The best place; the one that the caret is at, if that is it, or if a file names itself there. */
function ownPlace({ path, start, end, ids }: Occurrence, offset: number, plan: Plan): readonly Place[] {
  const [best] = ids.flatMap((id) => plan.subject(id)?.places.length === 0 ? [] : subjectPlaces([id], plan));
  return best === undefined || (best.start <= offset && offset <= best.end) ? [{ path, start, end }] : [best];
}

function placesOf({ form, written, to, file, outcome }: Reference, plan: Plan): readonly Place[] {
  const anchor = form === 'link' ? byUrl(written)?.anchor ?? '' : '';
  const place = anchor === '' || file === null ? null : anchorPlace(file, anchor, plan);
  if (place !== null) return [place];
  return to.length > 0 ? subjectPlaces(to, plan) : file === null || outcome === 'no file' ? [] : [{ path: file, start: 0, end: 0 }];
}

function subjectPlaces(ids: readonly string[], plan: Plan): readonly Place[] {
  return ids.flatMap((id) => {
    const subject = plan.subject(id);
    return (subject === undefined ? null : placeOf(subject, plan)) ?? [];
  });
}

function distinct(places: readonly Place[]): readonly Place[] {
  return places.filter((place, i) => places.findIndex(({ path, start }) => path === place.path && start === place.start) === i);
}
