import { PHASE_PLAN } from '../dialects/dream';
import type { BlockClaim, FileClaims, StatusMark } from '../model/claims';
import type { Plan, Subject } from '../model/plan';
import { spansWithin } from '../text/spans';

/**
 * Whether a subject's own words, or its phase plan, tell of anything that is still to be done: a phase may have a row or a heading
 * long before it has a folder or a list. Tables of dependencies are records.
 */
export function announcesMore(subject: Subject, plan: Plan): boolean {
  const { path, places, children } = subject;
  const own = plan.file(path);
  if (own !== undefined && ownBlocks(own, places).some((block) => block.type === 'table' && isOpenTable(block))) return true;
  const phasePlans = places.length === 0 ? children.filter((child) => PHASE_PLAN.test(child.path)) : [];
  return phasePlans.some((child) => plan.file(child.path)?.blocks.some(isOpenBlock) === true);
}

function ownBlocks({ blocks }: FileClaims, places: Subject['places']): readonly BlockClaim[] {
  return places.length === 0 ? blocks : places.flatMap((place) => spansWithin(blocks, place));
}

function isOpenBlock(block: BlockClaim): boolean {
  switch (block.type) {
    case 'heading': return isOpen(block.suffix ?? block.lead);
    case 'table': return isOpenTable(block);
    default: return false;
  }
}

function isOpenTable({ header, rows }: Extract<BlockClaim, { type: 'table' }>): boolean {
  return !/^dependenc/i.test(header[0]?.text ?? '') && rows.some(({ status }) => isOpen(status));
}

function isOpen(mark: StatusMark | null): boolean {
  return mark !== null && mark.status !== 'done' && mark.status !== 'cut';
}
