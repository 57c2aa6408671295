import fc from 'fast-check';

/*
 * A small workspace each of whose files is in one of several states, or not there: in any two files what rules find depends on the
 * state of the other.
 */

interface Fields {
  readonly [key: string]: string;
}

/** Front matter and text. */
function page(fields: Fields, ...blocks: readonly string[]): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
  return `${lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n\n`}${blocks.join('\n\n')}\n`;
}

function table(header: string, ...rows: readonly string[]): string {
  return [header, header.replace(/[^|]+/g, '---'), ...rows].join('\n');
}

const plans = (...rows: readonly string[]): string => table('| Name | Type | Status | Depends On |', ...rows);
const children = (...rows: readonly string[]): string => table('| Name | Type | Status |', ...rows);
const modules = (...rows: readonly string[]): string => table('| Module | Origin Plan | Modified By | Spec File |', ...rows.map((row) => `${row} |`));

const FULL = { type: 'system', magnitude: 'Light', origin: 'talk', last_updated: '2026-01-02' };
const OLDER = { magnitude: 'Light' };

const ROOT = 'day_dream';
const CORE = `${ROOT}/SP01_core`;
const CART = `${ROOT}/PP02_cart`;

/** The states of each file, by path. */
export const STATES: Readonly<Record<string, readonly string[]>> = {
  [`${ROOT}/_overview.md`]: [
    page({}, '# Plans', plans('| SP01_core | System | WIP | |', '| PP02_cart | System | TODO | SP01_core |'), modules('| cart | SP01_core | PP02_cart |')),
    page({}, '# Plans', plans('| SP01_core | System | DONE | PP02_cart |', '| PP02_cart | System | BLOCKED:SP01_core | |')),
    page({}, '# Plans', plans('| SP01_core | System | | |', '| core | System | CUT | Package 1 |'), modules('| cart | | |')),
    page({}, '# Plans', modules('| cart | PP02_cart | SP01_core |')),
    page({}, '# Plans', 'Words, and PF-7.', modules('| cart | | SP01_core |')),
    page({}, '# Plans', modules('| orders | SP01_core | | |'), '## State Deltas', '### SP01 — 2026', '- cart: new', '### PP02_cart', '- cart: hands over'),
    page({}, '# Plans', children('| SP01_core | System | DONE |'), '## State Deltas', ...Array.from({ length: 21 }, (_, i) => `### PP${30 + i}`), '### core'),
  ],
  [`${CORE}/_overview.md`]: [
    page({ name: 'core', ...FULL, status: 'DONE' }, '# Core', '## Goals', children('| p00_setup | Plan | DONE |', '| 01_login | Task | DONE |')),
    page({ name: 'core', ...OLDER, status: 'WIP', depends_on: '[PP02_cart]' }, '# Core', children('| p00_setup | Plan | WIP |', '| 80_implementation | Document | |')),
    page({ name: 'core', ...FULL, status: 'CUT', last_updated: '2026-01-12' }, '# Core', '## Aims'),
    page({ name: 'core', ...FULL, status: 'DONE', invalidated_by: 'a talk' }, '# Core'),
    page({ name: 'core', ...FULL, status: 'DONE', last_updated: '2026-01-12', depends_on: '[PF-2]' }, '# Core', '## Package 1: A', '- [ ] b'),
    page({ status: 'BLOCKED:PP02_cart' }, '# Core', '## Stage 1: A', '### Package 1: B', '### Package 2: C', '## Stage 2: D', '### Package 1: E', '### Package 2: F'),
    page({ status: 'WIP' }, '# Core', '## Stage 1: A', '### Package 1: B', '### Package 2: C', '## Stage 2: D', '### Package 1: E'),
    page({}, '# Core', 'See PP02 and PF-7.'),
    page({ name: 'core', ...FULL, status: 'WIP', blocks: '[PP02]' }, '# Core', '## Purpose', children('| 01_login | Task | DONE |'), '## Reading Order'),
    page({ name: 'core', ...FULL, status: 'WIP', blocks: '[PP07]' }, '# Core', '## Children', children(), table('| Module | Spec File |')),
  ],
  [`${CORE}/p00_setup/_overview.md`]: [
    page({ status: 'DONE' }, '# Setup', children('| 01_login | Task | DONE |')),
    page({ name: 'p00_setup', ...FULL, status: 'TODO' }, '# Setup'),
    page({}, '# Setup', '**Blocked by:** PP02_cart'),
    page({ status: 'BLOCKED:01_login' }, '# Setup', children('| 01_login | Task | TODO |')),
    page({ name: 'p00_setup', ...FULL, magnitude: 'Epic', status: 'TODO' }, '# Setup', '## Children', children(), '### How to Verify', '1. a\n2. b\n3. c\n4. d'),
  ],
  ...Object.fromEntries(['02_b', '03_c', '04_d', '05_e', '06_f'].map((name) => [`${CORE}/p00_setup/${name}.md`, [
    page({ status: 'TODO', difficulty: 'RESEARCH' }, '# Task', '## Scope'), page({ status: 'CUT' }, '# Task'),
  ]])),
  [`${CORE}/p00_setup/01_login.md`]: [
    page({ status: 'DONE' }, '# Login'),
    page({ status: 'TODO', depends_on: '[SP01_core]' }, '# Login'),
    page({ status: 'TODO' }, '# Login (deferred)', '- [ ] PF-7 a'),
    page({ depends_on: '[PF-2, cart]', start_at: 'soon' }, '# Login', 'As `_overview.md` says, and `../gone.md`.'),
  ],
  [`${CORE}/80_implementation.md`]: [
    page({}, '# Phases', '### p00 ✅ [DONE]', '### p01 ⏳ [TODO]'),
    page({}, '# Phases', '### p00 ⏳ [TODO]'),
    page({}, '# Phases', table('| Phase | Status | Depends On |', '| p00 | DONE | PP02_cart |')),
    page({}, '# Phases', table('| Phase | Slots |', '| p00 | 8 |'), table('| Task | Difficulty |', '| [a](p00_setup/02_b.md) | RESEARCH |'), 'Words.\n'.repeat(230)),
    page({}, '# Phases'),
  ],
  [`${CORE}/modules/cart.md`]: [
    page({ module: 'cart', last_updated: '2026-01-05', modified_by_plans: '[PP02_cart]' }, '# Cart'),
    page({ module: 'cart', last_updated: '2025-11-05' }, '# Cart'),
    page({ module: 'card', last_updated: '2026-01-05' }, '# Cart', 'Words about PF-2.'),
  ],
  [`${CART}/_overview.md`]: [
    page({ name: 'cart', ...FULL, status: 'TODO', depends_on: '[SP01_core]' }, '# Cart', 'See [core](../SP01_core/_overview.md#goals).'),
    page({ name: 'cart', ...FULL, status: 'BLOCKED:SP01_core' }, '# Cart', children('| 01_basket | Task | DONE |')),
    page({ name: 'cart', ...FULL, status: 'DONE', last_updated: '2026-01-10', blocks: '[SP01_core]' }, '# Cart'),
    page({ name: 'cart', ...OLDER, status: 'WIP', depends_on: '[core, nobody]', origin: '../SP01_core/gone.md' }, '# Cart'),
    page({}, '# Cart', 'See [gone](../PP03_gone/_overview.md) and [core](../SP01_core/_overview.md).'),
  ],
  [`${CART}/01_basket.md`]: [
    page({ status: 'DONE' }, '# Basket', '## Acceptance Criteria', '- [ ] a'),
    page({ status: 'TODO', depends_on: '[p00_setup]' }, '# Basket', '## [PF-1] A', '## [PF-2] B', '## [PF-3] C'),
    page({ status: 'WIP' }, '# Basket', '## [PF-1] - [PF-2] A', '## [PF-1] B', '- [ ] [PF-XXX] d'),
    page({ status: 'WIP' }, '# Basket', '## [PF-1] - [PF-3] A', '## [PF-4] B'),
  ],
  ...Object.fromEntries(['2025-12-30-a', '2026-01-12-b', 'c', 'd', 'e'].map((name) => [`${ROOT}/exploration/${name}.md`, [
    page({}, '# Exploration'), page({ date: '2026-01-15' }, '# Exploration'), page({ expires: '2026-01-19' }, '# Exploration'),
  ]])),
  [`${ROOT}/PP01_other/_overview.md`]: [page({ status: 'WIP' }, '# Other'), page({ name: 'PP01_other', ...OLDER }, '# Other')],
  [`${ROOT}/PP04_more/01_a.md`]: [page({ status: 'TODO', depends_on: '[SP01_core]' }, '# A', 'See `../PP02_cart/02_b.md`.')],
  [`${ROOT}/PP04_more/_overview.md`]: [page({ ...OLDER, status: 'DONE' }, '# More'), page({}, '# More')],
  [`${ROOT}/_completed/2025-Q4/SP03_core/_overview.md`]: [page({ name: 'core', ...FULL, status: 'CUT' }, '# Core')],
  [`${ROOT}/_completed/PP02_cart/_overview.md`]: [page({ status: 'DONE', depends_on: '[SP01_core]' }, '# Cart')],
  'PLAN.md': [
    page({}, '# Plan', '## Phase 1 ✅', '- [x] PF-1: a', '- [ ] PF-2: b', 'See [core](day_dream/SP01_core/_overview.md#goals).'),
    page({}, '# Plan', '## Phase 1', '- [ ] PF-XXX: a', '- [ ] PF-2: b, after PF-9', '**Depends on:** SP01_core, cart'),
    page({}, '# Plan', '- [ ] [PF-3] a', 'See [todo](TODO.md#later).'),
  ],
  'TODO.md': [
    page({}, '# Later', '- [ ] PF-1: a', '- [ ] PF-1: b', '- [ ] PF-XXX: c'),
    page({}, '# Now', '- [ ] after PF-2'),
  ],
};

/** Puts a file into a state, or takes it away. */
export interface Switch {
  readonly path: string;
  readonly text: string | null;
}

/** People also write where nothing is said, so that all below moves, and put an end to it where nothing does. */
function moved(text: string, by: 'not' | 'lines' | 'columns'): string {
  if (by === 'not') return text;
  return by === 'lines' ? text.replace('\n\n', '\n\nWords.\n\n') : text.replaceAll(' | ', ' |  ');
}

const file = fc.constantFrom(...Object.keys(STATES));
const state = (path: string): fc.Arbitrary<Switch> => fc.tuple(fc.constantFrom(...STATES[path] ?? []), fc.constantFrom<'not' | 'lines' | 'columns'>('not', 'not', 'lines', 'columns'))
  .map(([text, by]) => ({ path, text: moved(text, by) }));

export const switches: fc.Arbitrary<readonly Switch[]> = fc.array(
  file.chain((path) => fc.oneof({ weight: 6, arbitrary: state(path) }, fc.constant({ path, text: null }))), { minLength: 4, maxLength: 14 },
);

/** The workspace, some of its files left out. */
export const shop: fc.Arbitrary<Readonly<Record<string, string>>> = fc.tuple(
  ...Object.keys(STATES).map((path) => fc.option(state(path), { freq: 5, nil: null })),
).map((all) => Object.fromEntries(all.flatMap((each) => each === null ? [] : [[each.path, each.text as string] as const])));
