import { nearest } from '../base/nearest';
import type { FileClaims, HeadingClaim } from '../model/claims';
import type { Plan, Reference, Subject } from '../model/plan';
import { endingName } from '../plan/changed-sections';

/*
 * What a file says of the sections of the one that it changes: a requirement that is modified, and must be there, or is new.
 */

/** Where such a section is named; `isExact`: nothing else stands there. */
export function sectionPlace({ start, end, written }: Reference, { blocks }: FileClaims): { readonly start: number; readonly end: number; readonly isExact: boolean } {
  return endingName(blocks.find((block) => block.start === start), written) ?? { start, end, isExact: false };
}

/** Whether a section that a file changes is nowhere: neither in what it changes, nor in another file that adds it there or renames one so. */
export function isNoSection({ path, relation, outcome, isStrict, written }: Reference, plan: Plan): boolean {
  if (relation !== 'changes' || outcome !== 'no subject' || !isStrict) return false;
  const whole = plan.changedBy(path);
  return !plan.called(written).some((each) => each.path !== path && !each.isArchived && plan.changedBy(each.path) === whole &&
    !plan.referencesIn(each.path).some(({ relation: said, from, isStrict: isSure }) => from === each.id && said === 'changes' && isSure));
}

/** What a file changes that has no such section. */
export function noSection({ path, written }: Reference, plan: Plan): string {
  const whole = plan.changedBy(path) ?? '';
  return plan.subject(whole) === undefined ? `\`${whole}\` is not there to be changed` : `\`${whole}\` has no \`${written}\``;
}

/** The section that is most likely meant. */
export function meantSection({ path, written }: Reference, plan: Plan): string | undefined {
  const sections = plan.subject(plan.changedBy(path) ?? '')?.children.filter(({ kind }) => kind === 'section') ?? [];
  return nearest(written, sections.map(({ name }) => name));
}

/** How a section is called where it stands, by a file that changes it under almost that name. */
export interface OtherSpelling {
  readonly start: number;
  readonly end: number;
  /** Where its name stands alone, what stands there; else `null`. */
  readonly written: string | null;
  readonly exact: string;
}

/** `null`: it goes by its very name. Who applies changes compares names letter by letter, in their markup, too. */
export function otherSpelling(reference: Reference, { blocks }: FileClaims, plan: Plan): OtherSpelling | null {
  const { start, end, relation, outcome, isStrict, to: [id = ''] } = reference;
  if (relation !== 'changes' || outcome !== 'found' || !isStrict) return null;
  const whole = plan.subject(id);
  const headings = whole === undefined ? [] : headingsAt(whole, plan);
  const named = blocks.find((block) => block.start === start);
  if (named?.type === 'heading') {
    const [written, ...names] = [named, ...headings].map(({ source }) => source.slice(source.search(/[:：]/) + 1).trim()) as [string, ...string[]];
    const [exact] = names;
    if (exact === undefined || names.includes(written)) return null;
    return { start: named.contentEnd - written.length, end: named.contentEnd, written, exact };
  }
  // In a list item the name stands in code mostly: of one with markup it cannot be told how it would be written there.
  const exact = headings.find(({ title, source }) => title === source)?.title.replace(/^[^:：]*[:：]\s*/, '');
  if (exact === undefined || headings.some(({ title }) => title.endsWith(reference.written))) return null;
  const place = endingName(named, reference.written) ?? { start, end, isExact: false };
  return { start: place.start, end: place.end, written: place.isExact ? reference.written : null, exact };
}

function headingsAt({ path, places }: Subject, plan: Plan): readonly HeadingClaim[] {
  return (plan.file(path)?.blocks ?? []).filter((block): block is HeadingClaim => block.type === 'heading' && places.some(({ start }) => start === block.start));
}
