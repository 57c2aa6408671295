import type { Plan, Subject } from '../model/plan';

/** Whether a plan has statuses or ticket ids in brackets, `[WIP]`, `[PF-205]`: others take those for links. */
export function wearsBrackets(plan: Plan): boolean {
  return plan.roots.some(hasBracketedStatus) || [...plan.files()].some((path) => (
    plan.file(path)?.blocks.some((block) => block.type === 'item' && block.tickets.length > 0 && !block.bareTicket) === true
  ));
}

function hasBracketedStatus({ claims, children }: Subject): boolean {
  return claims.some(({ notation, written }) => notation !== 'checkbox' && written.includes('[')) || children.some(hasBracketedStatus);
}
