import { MAGNITUDES } from '../dialects/dream-fields';
import type { FileClaims, Span } from '../model/claims';
import type { Plan, Subject } from '../model/plan';
import { occurrencesAt } from '../plan/occurrences';
import { spansWithin } from '../text/spans';
import { meantBy } from './meaning';

/** What there is to say of a place: of what a name means, of a written status, of a magnitude. */
export type Hover = SubjectHover | StatusHover | MagnitudeHover;

export interface SubjectHover extends Span {
  readonly kind: 'subject';
  /** Several if the name is ambiguous, or a range of ids. */
  readonly subjects: readonly Subject[];
}

export interface StatusHover extends Span {
  readonly kind: 'status';
  /** Whose status it is. */
  readonly subject: Subject;
}

export interface MagnitudeHover extends Span {
  readonly kind: 'magnitude';
  /** As the protocol has it: `Heavy`. */
  readonly magnitude: string;
  /** The most slots, of about an hour, that it has. */
  readonly slots: number;
}

/** What there is to say of a place of a file: the smallest thing that stands there; `null`: nothing. */
export function hoverAt(plan: Plan, path: string, offset: number): Hover | null {
  const claims = plan.file(path);
  if (claims === undefined) return null;
  const touches = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const found = [subjectHover(plan, path, offset), statusHover(plan, path, offset), magnitudesNear(claims, offset).find(touches) ?? null];
  const [smallest] = found.filter((hover) => hover !== null).sort((a, b) => a.end - a.start - (b.end - b.start));
  return smallest ?? null;
}

function subjectHover(plan: Plan, path: string, offset: number): SubjectHover | null {
  const meant = meantBy(occurrencesAt(plan, path, offset).filter(({ ids }) => ids.length > 0), plan);
  const [origin] = meant;
  const subjects = [...new Set(meant.flatMap(({ ids }) => ids))].flatMap((id) => plan.subject(id) ?? []);
  return origin === undefined || subjects.length === 0 ? null : { kind: 'subject', start: origin.start, end: origin.end, subjects };
}

/** The subject may stand there, around it, or in another file, if a row or heading speaks of it. */
function statusHover(plan: Plan, path: string, offset: number): StatusHover | null {
  const spokenOf = plan.referencesIn(path).filter(({ relation, to }) => relation === 'lists' && to.length === 1).flatMap(({ to }) => to);
  const around = plan.subjectAt(path, offset);
  const subjects = [...ancestors(around, plan), ...new Set(spokenOf)];
  for (const each of subjects) {
    const subject = typeof each === 'string' ? plan.subject(each) : each;
    const claim = subject?.claims.find(({ path: file, start, end }) => file === path && start <= offset && offset <= end);
    if (subject !== undefined && claim !== undefined) return { kind: 'status', start: claim.start, end: claim.end, subject };
  }
  return null;
}

function* ancestors(subject: Subject | undefined, plan: Plan): Iterable<Subject> {
  for (let each = subject; each !== undefined && each.path === subject?.path; each = plan.parent(each.id)) yield each;
}

/** Those of the front matter, and of the fields and cells that begin before a place, the last. */
function magnitudesNear({ frontMatter, blocks }: FileClaims, offset: number): readonly MagnitudeHover[] {
  const field = frontMatter?.fields.find(({ key }) => key === MAGNITUDE);
  const here = { start: 0, end: offset + 1 };
  const block = spansWithin(blocks, here).findLast(({ type, end }) => (type === 'table' || type === 'field') && end >= offset);
  return [
    ...field === undefined ? [] : magnitudeIn(field.value, { start: field.valueStart, end: field.valueEnd }),
    ...block?.type === 'field' && isMagnitude(block.name) ? magnitudeIn(block.value, { start: block.valueStart, end: block.valueEnd }) : [],
    ...block?.type !== 'table' ? [] : block.header.flatMap(({ text }, i) => isMagnitude(text) ? block.rows.flatMap(({ cells }) => {
      const cell = cells[i];
      return cell === undefined ? [] : magnitudeIn(cell.text, cell);
    }) : []),
  ];
}

const MAGNITUDE = 'magnitude';

function isMagnitude(name: string): boolean {
  return name.toLowerCase() === MAGNITUDE;
}

/** `■■■□□□□□ Standard` */
function magnitudeIn(text: string, { start, end }: Span): readonly MagnitudeHover[] {
  const words = new Set(text.toLowerCase().split(/[^a-z]+/));
  const found = [...MAGNITUDES].find(([magnitude]) => words.has(magnitude.toLowerCase()));
  return found === undefined ? [] : [{ kind: 'magnitude', start, end, magnitude: found[0], slots: found[1] }];
}
