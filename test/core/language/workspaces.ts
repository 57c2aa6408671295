/** A plan root with two plans, one with phases of its own, an archived one, a module, and a file that is no plan. */
export const SHOP: Readonly<Record<string, string>> = {
  'README.md': '# About\n',
  'day_dream/_overview.md': [
    '# The shop', '', '## Plans', '', '| Plan | Magnitude | Status | Depends on |', '|---|---|---|---|',
    '| [SP05_cart](./SP05_cart/_overview.md) | ■■■□□□□□ Standard | 🔄 [WIP] | SP01 |',
    '| SP06_market | Heavy | 🚧 [BLOCKED:legal] | SP05, 0x1_core |', '',
    '## Module Index', '', '| Module | Spec File | Modified By |', '|---|---|---|', '| cart_service | `modules/cart_service.md` | SP05_cart |', '',
  ].join('\n'),
  'day_dream/_completed/2025-Q4/SP01_core/_overview.md': '---\nname: core\nstatus: DONE\n---\n\n# SP01 — Core\n',
  'day_dream/SP05_cart/_overview.md': [
    '---', 'name: cart', 'magnitude: Standard', 'status: WIP', 'depends_on: [core]', '---', '', '# 🛒 SP05 — Cart', '', '## Purpose', '', 'Hold goods.', '',
    '## Children', '', '| Name | Status |', '|---|---|', '| p00_setup | ✅ [DONE] |', '| [p01_prices/](./p01_prices/_overview.md) | ⏳ [TODO] |', '',
  ].join('\r\n'),
  'day_dream/SP05_cart/80_implementation.md': '# Plan\n\n### p00 — Setup ✅ [DONE]\n\nThen p01.\n',
  'day_dream/SP05_cart/p00_setup/_overview.md': '---\nname: p00_setup\nstatus: WIP\n---\n\n# p00 — Setup\n',
  'day_dream/SP05_cart/p00_setup/01_tables.md': '---\nstatus: DONE\n---\n# Tables\n\nSee [why](../_overview.md#purpose), [notes](../../../README.md), `modules/cart_service.md`.\n',
  'day_dream/SP05_cart/p01_prices/_overview.md': '---\nname: p01_prices\nstatus: TODO\ndepends_on:\n  - p00_setup\n---\n\n# p01 — Prices\n',
  'day_dream/SP06_market/_overview.md': [
    '---', 'name: market', 'status: BLOCKED:legal', 'depends_on: [cart, nobody]', 'magnitude: "Heavy"', '---', '', '# SP06 — Market', '',
    'After [the cart](../SP05_cart/_overview.md), [its rows](../SP05_cart/_overview.md#children), p00 and `SP05_cart/_overview.md`.', '',
    '**Magnitude:** Heavy', '', '> Part of it · 🚧 [BLOCKED:SP05]', '',
  ].join('\n'),
  'day_dream/SP06_market/p00_setup/_overview.md': '---\nname: p00_setup\nstatus: TODO\n---\n\n# p00 — Setup\n',
  'day_dream/modules/cart_service.md': '---\nmodule: cart_service\nlast_updated: 2026-01-02\nmodified_by_plans:\n  - SP05_cart\n---\n# Cart\n',
};

/** A plan document of phases, tickets and packages. */
export const TICKETS: Readonly<Record<string, string>> = {
  'PLAN.md': [
    '# Plan', '', '## ✅ Phase 1: Base', '', '- [ ] [PF-1] - [PF-2] First', '- [x] **PF-3**: Third', '',
    '## Phase 2 — After ⏳ [TODO]', '', '**Depends on:** Phase 1, PF-1..PF-3', '', 'Back [to the base](#-phase-1-base), or PF-3.', '',
    '| ID | Ticket | Status |', '|---|---|---|', '| PF-4 | Fourth | ⏳ [TODO] |', '',
  ].join('\r\n'),
};
