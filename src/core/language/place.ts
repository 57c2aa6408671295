import type { FileClaims, Span } from '../model/claims';
import type { Plan, Subject } from '../model/plan';
import { lineOfPlace } from '../plan/defining-block';
import { titleHeading } from '../plan/title-heading';

/** A place to go to. Of a file that is no plan nothing but its path is known: there the span is empty, at its start. */
export interface Place extends Span {
  readonly path: string;
}

/** Where a subject is to be found: its best place, of a file the title; `null`: it is a folder that no file speaks for. */
export function placeOf({ path, places }: Pick<Subject, 'path' | 'places'>, plan: Pick<Plan, 'file'>): Place | null {
  const claims = plan.file(path);
  if (claims === undefined) return null;
  const [place] = places;
  return { path, ...place === undefined ? titleOf(claims) : lineOfPlace(place, claims) };
}

/** The heading of a file that an anchor leads to, or the line; `null`: neither is known. */
export function anchorPlace(path: string, anchor: string, plan: Pick<Plan, 'file'>): Place | null {
  const claims = plan.file(path);
  const slug = anchor.toLowerCase();
  const heading = claims?.blocks.find((block) => block.type === 'heading' && block.slug === slug);
  if (heading !== undefined) return { path, start: heading.start, end: heading.end };
  const line = claims?.lines[Number(/^l(\d+)/.exec(slug)?.[1]) - 1];
  return line === undefined ? null : { path, start: line, end: line };
}

function titleOf(claims: FileClaims): Span {
  const title = titleHeading(claims);
  return title === undefined ? { start: 0, end: 0 } : { start: title.start, end: title.end };
}
