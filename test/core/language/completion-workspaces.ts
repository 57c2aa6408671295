import type { Files } from '../rules/findings';

export const DREAM = '.agent_plan/day_dream/';
export const SHOP = `${DREAM}SP01_shop/_overview.md`;
export const CART = `${DREAM}SP01_shop/p01_cart/_overview.md`;

const FULL = 'type: system\nmagnitude: Heavy\nstatus: WIP\norigin: x\nlast_updated: 2026-01-02\n';

/** A folder plan with three plans, one of them done and one archived, and phases in the first. */
export const WORLD: Files = {
  [`${DREAM}_overview.md`]: '# Plans\n\n## Plans\n\n| Name | Type | Status | Priority | Depends On |\n|---|---|---|---|---|\n' +
    '| [SP01_shop](./SP01_shop/_overview.md) | System | 🔄 [WIP] | — | PP03 |\n',
  [SHOP]: `---\nname: shop\n${FULL}depends_on: []\n---\n\n# Shop\n\n## Children\n\n| Name | Type | Magnitude | Status |\n|---|---|---|---|\n` +
    '| [p00_base/](./p00_base/_overview.md) | Plan | ■■■□□□□□ Standard | ✅ [DONE] |\n',
  [`${DREAM}SP01_shop/modules/till.md`]: '# Till\n',
  [`${DREAM}SP01_shop/p00_base/_overview.md`]: `---\nname: p00_base\n${FULL.replace('WIP', 'DONE')}---\n\n# p00 — Base\n`,
  [CART]: `---\nname: p01_cart\n${FULL.replace('WIP', 'TODO')}---\n\n# p01 — Cart\n`,
  [`${DREAM}SP01_shop/p01_cart/01_lines.md`]: '---\nstatus: TODO\n---\n\n# Lines\n',
  [`${DREAM}SP01_shop/p01_cart/02_sums.md`]: '---\nstatus: WIP\n---\n\n# Sums\n',
  [`${DREAM}SP01_shop/80_implementation.md`]: '# Implementation\n\n| Phase | Status | Depends On |\n|---|---|---|\n| p00 | ✅ | — |\n| p01 | ⏳ | p00 |\n',
  [`${DREAM}SP02_market/_overview.md`]: `---\nname: market\n${FULL.replace('WIP', 'BLOCKED:legal')}---\n\n# Market\n`,
  [`${DREAM}PP03_move/_overview.md`]: `---\nname: move\n${FULL.replace('WIP', 'DONE')}---\n\n# Moving house\n`,
  [`${DREAM}_completed/2025-Q1/SP00_old/_overview.md`]: `---\nname: old\n${FULL.replace('WIP', 'DONE')}---\n\n# Old\n`,
  [`${DREAM}exploration/why_sell.md`]: '# Why sell?\n',
};

/** The world, with another text for one of its files. */
export function world(path: string, text: string): Files {
  return { ...WORLD, [path]: text };
}

/** The same, with a text behind the overview of the shop. */
export function shop(lines: string): Files {
  return world(SHOP, `${WORLD[SHOP]}${lines}`);
}

export function frontMatter(lines: string, path = SHOP): Files {
  return world(path, `---\n${lines}\n---\n\n# Shop\n`);
}

export const ROADMAP = `# Roadmap

| # | Package | Dependencies | Status |
|---|---------|--------------|--------|
| 1 | Berths | None | ✅ Done |
| 2 | Booking | #1 | ⏳ To Do |

## Phase 1 — Survey ✅ DONE

* [x] Ticket [HB-001]: Measure
* [ ] Ticket [HB-002]: Draw

## Phase 2 — Build 🔄 WIP
`;

export function roadmap(lines: string): Files {
  return { 'ROADMAP.md': ROADMAP + lines };
}

export const WORDS = ['TODO', 'WIP', 'DONE', 'BLOCKED:', 'CUT'];
export const MARKS = ['⏳ [TODO]', '🔄 [WIP]', '✅ [DONE]', '🚧 [BLOCKED:‸]', '🚫 [CUT]'];
