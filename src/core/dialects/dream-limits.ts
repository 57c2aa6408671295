import type { LimitedFile } from '../settings';

/*
 * How much of everything the DREAM protocol allows, and what it asks a text to have.
 */

/** How many lines a file may have: of `80_implementation` for each phase that it speaks of, of an asset without its diagrams. */
export const LINE_LIMITS: Readonly<Record<LimitedFile, number>> = {
  _overview: 100, '01_executive_summary': 150, '01_summary': 200, '02_architecture': 200, '80_implementation': 200,
  '81_module_structure': 150, '82_cli_commands': 150, feature: 300, task: 100, asset: 100, module: 200, vision: 200,
};

/** The most steps in which a phase is verified by hand. */
export const MOST_STEPS = 3;

/** The first phase of a plan, which has to work before anything else is tried. */
export const FIRST_PHASE = /^p00(?:_|$)/i;
export const FIRST_PHASE_TASKS = 5;
export const FIRST_PHASE_SLOTS = 5;

/** How well it is known how something is done. The first phase has nothing but `KNOWN`. */
export const KNOWN = 'known';
export const DIFFICULTIES: ReadonlySet<string> = new Set([KNOWN, 'experimental', 'research']);

/** The most State Deltas that the root's overview keeps; older ones move to their archive. */
export const MOST_STATE_DELTAS = 20;

export const MOST_EXPLORATIONS = 3;
export const EXPLORATION_DAYS = 14;

/** The sections of an overview, in their order, by what their headings start with; and those of phases and tasks. */
export const OVERVIEW_SECTIONS: readonly string[] = ['Purpose', 'Children', 'Integration Map', 'Reading Order'];
export const VERIFY_SECTION = 'How to Verify';
export const CRITERIA_SECTION = 'Acceptance Criteria';
export const DELTAS_SECTION = 'State Delta';
export const RECONCILIATION_SECTION = 'Reconciliation';
