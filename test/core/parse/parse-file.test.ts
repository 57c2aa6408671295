import assert from 'node:assert/strict';
import type { Span } from '../../../src/core/model/claims';
import { blockLines, claimsOf } from './claim-lines';

type Case = readonly [text: string, ...blocks: string[]];

function check(cases: readonly Case[]): void {
  for (const [text, ...blocks] of cases) assert.deepEqual(blockLines(text), blocks, JSON.stringify(text));
}

/** The text at a claim's place. */
function sliced(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Too long to be the name of a status. */
const LONG = 'All of the work has landed on main, the checklists are through, both runs were clean on a fresh machine';

describe('parseFile: statuses', () => {
  it('reads front matter', () => {
    const status = (text: string): (string | null)[] => {
      const claim = claimsOf(text).status;
      return claim === null ? [] : [claim.status, claim.written, claim.reason, sliced(text, claim)];
    };
    assert.deepEqual(status('---\nname: x\nstatus: WIP # since May\n---\n'), ['wip', 'WIP', null, 'WIP']);
    assert.deepEqual(status('\uFEFF---\r\nstatus: "BLOCKED:legal review"\r\n---\r\n'), [
      'blocked', 'BLOCKED:legal review', 'legal review', 'BLOCKED:legal review',
    ]);
    assert.deepEqual(status('---\nstatus: DONE:invalidated-by:PP08\n---\n'), [
      'done', 'DONE:invalidated-by:PP08', 'invalidated-by:PP08', 'DONE:invalidated-by:PP08',
    ]);
    assert.deepEqual(status('---\nstatus: marinating\n---\n'), [null, 'marinating', null, 'marinating']);
    assert.deepEqual(status('---\nstatus: |\n  WIP\n---\n'), ['wip', 'WIP', null, 'WIP']);
    assert.deepEqual(status('---\r\nstatus: >- # why\r\n\r\n  BLOCKED:legal\r\n---\r\n'), ['blocked', 'BLOCKED:legal', 'legal', 'BLOCKED:legal']);
    assert.deepEqual(status('---\nstatus:\nname: x\n---\n'), []);
    assert.deepEqual(status('---\nStatus: done\n---\n'), []);
    assert.deepEqual(status('---\nstatus: done\n'), []);
    assert.deepEqual(status('\n---\nstatus: done\n---\n'), []);
  });

  it('reads fields', () => check([
    ['**Status:** done', 'field Status: done {done: done}'],
    ['**Status**: done', 'field Status: done {done: done}'],
    ['__Status:__ done', 'field Status: done {done: done}'],
    ['**Status:** ⏳ [TODO]', 'field Status: ⏳ [TODO] {todo: ⏳ [TODO]}'],
    ['**Status:** `WIP`', 'field Status: WIP {wip: `WIP`}'],
    ['**Status:** ✅ **Done** (2025-11-02)', 'field Status: ✅ Done (2025-11-02) {done: ✅ **Done**}'],
    ['**Phase Status:** 🔄 In Progress', 'field Phase Status: 🔄 In Progress {wip: 🔄 In Progress}'],
    ['**State:** MOSTLY COMPLETE', 'field State: MOSTLY COMPLETE {wip: MOSTLY COMPLETE}'],
    ['**Status: COMPLETED - November 27, 2025**', 'field Status: COMPLETED - November 27, 2025 {done: COMPLETED}'],
    ['**Status: 🚧 BLOCKED (legal)** since May', 'field Status: 🚧 BLOCKED (legal) since May {blocked, legal: 🚧 BLOCKED (legal)}'],
    ['**Status:** [BLOCKED:PP08]', 'field Status: [BLOCKED:PP08] {blocked, PP08: [BLOCKED:PP08]}'],
    ['**Status:** 🟡 Next up', 'field Status: 🟡 Next up {unknown: 🟡 Next up}'],
    [`**Status:** ${LONG} and none fails.`, `field Status: ${LONG} and none fails.`],
    [`**Status:** Done: ${LONG}`, `field Status: Done: ${LONG} {done: Done}`],
    ['**Status:** done\nas of May', 'field Status: done as of May {done: done}'],
    ['**Status:** —', 'field Status: —'],
    ['**Status:**', 'field Status:'],
    ['**Statuses:** done', 'field Statuses: done'],
    ['**Exit Status Report:** done', 'field Exit Status Report: done'],
    ['- **Status:** done', 'item bold Status: done', '  field Status: done {done: done}'],
    ['> **Status:** done', 'field Status: done {done: done}'],
    ['the **Status:** done'],
    ['*Status:* done'],
  ]));

  it('reads a status in plain lines of fields, if its words are known', () => check([
    ['Status: done', 'field Status: done {done: done}'],
    ['Status: In progress (80%), since May  \nOwner: Kai', 'field Status: In progress (80%), since May {wip: In progress (80%)}'],
    ['Owner: Kai\r\n  Phase Status: ✅\r\nDate: 2026-01-05', 'field Phase Status: ✅ {done: ✅}'],
    ['Status: done\nState: todo', 'field Status: done {done: done}'],
    ['Status: Not started (blocked by Phase 2)', 'field Status: Not started (blocked by Phase 2) {blocked, Phase 2: Not started (blocked by Phase 2)}'],
    ['Status: accepted'],
    ['Status: active users are counted'],
    ['Status: WIP. The plan is [WIP].'],
    ['Status: done and dusted'],
    ['Status: Done 2026-01-05', 'field Status: Done 2026-01-05 {done: Done}'],
    ['Status: ✅ Done — all of it', 'field Status: ✅ Done — all of it {done: ✅ Done}'],
    ['Status: Done.', 'field Status: Done. {done: Done}'],
    ['Status: done\nand then some prose'],
    ['Some prose\nStatus: done'],
    ['See also: Status: done'],
    ['status: done'],
    ['Status:done'],
    ['Status: —'],
    ['- Status: done', 'item Status: done'],
    ['> Status: done'],
  ]));

  it('reads the first line of a paragraph that is too long to be read', () => {
    const [block] = claimsOf(`**Status:** done\n${'word '.repeat(1000)}\n`).blocks;
    assert.ok(block?.type === 'field');
    assert.equal(block.status?.status, 'done');
  });

  it('reads headings', () => check([
    ['### p00 — Foundation ✅ [DONE]', 'h3 p00 — Foundation {done: ✅ [DONE]}'],
    ['## **Phase 1 — Repo & CI** ✅ DONE', 'h2 Phase 1 — Repo & CI {done: ✅ DONE}'],
    ['## Phase 2 — Products ⚠️ MOSTLY COMPLETE', 'h2 Phase 2 — Products {wip: ⚠️ MOSTLY COMPLETE}'],
    ['## Phase 3 ❌ NOT STARTED ##', 'h2 Phase 3 {todo: ❌ NOT STARTED}'],
    ['## Stage 1 — Completed', 'h2 Stage 1 {done: Completed}'],
    ['## Phase 4: Search (done)', 'h2 Phase 4: Search {done: (done)}'],
    ['## Phase 5 `[WIP]`', 'h2 Phase 5 {wip: `[WIP]`}'],
    ['## Phase 6 **[WIP]**', 'h2 Phase 6 {wip: **[WIP]**}'],
    ['## Phase 7 [BLOCKED:legal review]', 'h2 Phase 7 {blocked, legal review: [BLOCKED:legal review]}'],
    ['## Phase 8 [DONE:invalidated-by:PP08]', 'h2 Phase 8 {done, invalidated-by:PP08: [DONE:invalidated-by:PP08]}'],
    ['## Phase 9 ✅ COMPLETED - November 27, 2025', 'h2 Phase 9 {done: ✅ COMPLETED}'],
    ['Phase 10 ✅ Shipped\n---', 'h2 Phase 10 {done: ✅ Shipped}'],
    ['[DONE]\n✅ Phase 11\n---', 'h2 ✅ Phase 11 {lead done: [DONE]}'],
    ['## ✅ PHASE 1 COMPLETE - Summary', 'h2 PHASE 1 COMPLETE - Summary {lead done: ✅}'],
    ['## [DONE] Phase 3', 'h2 Phase 3 {lead done: [DONE]}'],
    ['# 📖 The Story', 'h1 📖 The Story'],
    ['## Phase 11 — Search (deferred)', 'h2 Phase 11 — Search (deferred)'],
    ['## Phase 12 🔒', 'h2 Phase 12 🔒'],
    ['## Definition of Done', 'h2 Definition of Done'],
    ['## [DONE](done.md)', 'h2 DONE'],
    ['## ✅', 'h2 ✅'],
    ['- # Phase 13 ✅', 'item', 'h1 Phase 13 {done: ✅}'],
  ]));

  it('reads headings whose titles end in a word that elsewhere speaks of statuses', () => check([
    ['## Phase A ✅ DONE', 'h2 Phase A {done: ✅ DONE}'],
    ['## Phase 1 — Sign In ✅ [DONE]', 'h2 Phase 1 — Sign In {done: ✅ [DONE]}'],
    ['## Phase 2 — Check-in 🔄 [WIP]', 'h2 Phase 2 — Check-in {wip: 🔄 [WIP]}'],
    ['## Phase 3 — Order State [BLOCKED:legal]', 'h2 Phase 3 — Order State {blocked, legal: [BLOCKED:legal]}'],
  ]));

  it('takes a document\'s title for that of a list, where it ends in what lists are called', () => check([
    ['# Boat shed TODO', 'h1 Boat shed TODO'],
    ['# Boat shed — **To-Do**\n## Hull — Backlog', 'h1 Boat shed — To-Do', 'h2 Hull {todo: Backlog}'],
    ['# Boat shed [TODO]', 'h1 Boat shed {todo: [TODO]}'],
    ['# Boat shed — TODO', 'h1 Boat shed {todo: TODO}'],
    ['# Phase 2: Mast — Backlog', 'h1 Phase 2: Mast {todo: Backlog}'],
    ['# Boat shed ⏳ TODO', 'h1 Boat shed {todo: ⏳ TODO}'],
    ['# Phase 1 TODO\n# Phase 2 TODO', 'h1 Phase 1 {todo: TODO}', 'h1 Phase 2 {todo: TODO}'],
  ]));

  it('reads a quote that ends with one', () => check([
    ['# T\n\n> Part of [X](./_overview.md) · ⏳ [TODO]\n', 'h1 T', 'quote {todo: ⏳ [TODO]}'],
    ['> Part of X\n> since May · ✅ Done', 'quote {done: ✅ Done}'],
    ['> Part of X · ⏳\n> [TODO]', 'quote {todo: [TODO]}'],
    ['> TODO ⏳', 'quote {todo: TODO ⏳}'],
    ['> **Blocked (waiting for API)** <!-- x -->', 'quote {blocked, waiting for API: **Blocked (waiting for API)**}'],
    ['- > Part of X — [WIP]', 'item', '  quote {wip: [WIP]}'],
    ['> Part of X'],
    ['Part of X · ⏳ [TODO]'],
  ]));

  it('reads the cells of the column that is named for it, and checkboxes in any', () => check([
    ['| # | Package | Status |\n|---|---|---|\n| 1 | A | ✅ Done |\n| 2 | B | ⏳ **[TODO]** |\n| 3 | C | - |\n| 4 | D |\n',
      'table # | Package | Status', 'row 1 | A | ✅ Done {done: ✅ Done}', 'row 2 | B | ⏳ [TODO] {todo: ⏳ **[TODO]**}',
      'row 3 | C | -', 'row 4 | D'],
    ['| **Phase Status** | Done |\n|-|-|\n| WIP | yes |', 'table Phase Status | Done', 'row WIP | yes {wip: WIP}'],
    ['Task | Done?\n-|-\nwrite | [x]\nread | [ ]\n[~] sleep | no', 'table Task | Done?', 'row write | [x] [x]',
      'row read | [ ] [ ]', 'row [~] sleep | no [~]'],
    ['| Task | Status |\n|-|-|\n| a | [x] Done |\n| b | [X] |', 'table Task | Status', 'row a | [x] Done [x]', 'row b | [X] [X]'],
    ['| a | Status |\n|-|-|\n| `x | y` | done |', 'table a | Status', 'row `x | y` | done {unknown: y`}'],
    ['| a | Status |\n|-|-|\n| x \\| y | done |', 'table a | Status', 'row x | y | done {done: done}'],
    ['- a\n\n  | x | State |\n  |-|-|\n  | 1 | wip |', 'item a', '  table x | State', '  row 1 | wip {wip: wip}'],
  ]));

  it('reads bold list items', () => check([
    ['* **Phase 1 — Repo** ✅ DONE\n  **Goal:** g', 'item bold Phase 1 — Repo {done: ✅ DONE}', '  field Goal: g'],
    ['- **Phase 2** — [WIP]', 'item bold Phase 2 {wip: [WIP]}'],
    ['1. __Phase 3 (done)__', 'item bold Phase 3 {done: (done)}'],
    ['- Phase 4 ✅ DONE', 'item Phase 4 ✅ DONE'],
    ['- [ ] **Phase 5** ✅ DONE', 'item [ ] bold Phase 5 ✅ DONE'],
  ]));
});

describe('parseFile: list items', () => {
  it('knows every marker', () => check([
    ['- [ ] a', 'item [ ] a'],
    ['* [ ] a', 'item [ ] a'],
    ['+ [ ] a', 'item [ ] a'],
    ['1. [ ] a', 'item [ ] a'],
    ['1) [ ] a', 'item [ ] a'],
    ['123456789. [ ] a', 'item [ ] a'],
    ['1234567890. [ ] a'],
    ['-\t[ ] a', 'item [ ] a'],
    ['-[ ] a'],
    ['> - [ ] a', 'item [ ] a'],
    ['a\n- [ ] b', 'item [ ] b'],
    ['a\n2. [ ] b'],
  ]));

  it('takes a box with a star behind it for one that may stay open', () => {
    const boxes = (text: string): readonly unknown[] => claimsOf(text).blocks
      .map((block) => block.type === 'item' ? [block.title, block.checkbox?.mark, block.checkbox?.isOptional] : block);
    assert.deepEqual(boxes('- [ ]* a\n- [x]* **b**\n- [-]*\tc\n- [ ] d'), [
      ['a', ' ', true], ['b', 'x', true], ['c', '-', true], ['d', ' ', undefined],
    ]);
    assert.deepEqual(boxes('- [ ]*a*\n- [ ]*\n- [ ]** a\n- [ ]*'), [
      ['[ ]a', undefined, undefined], ['[ ]*', undefined, undefined], ['[ ]** a', undefined, undefined], ['[ ]*', undefined, undefined],
    ]);
    const [box] = claimsOf('- [ ]* a').blocks;
    assert.deepEqual(box?.type === 'item' && box.checkbox, { start: 2, end: 5, mark: ' ', isOptional: true });
  });

  it('knows every mark', () => check([
    ['- [x] a', 'item [x] a'],
    ['- [X] a', 'item [X] a'],
    ['- [~] a', 'item [~] a'],
    ['- [-] a', 'item [-] a'],
    ['- [✅] a', 'item [✅] a'],
    ['- [✔️] a', 'item [✔️] a'],
    ['- [?] a', 'item [?] a'],
    ['- [P] a', 'item [P] a'],
    ['- [1] a', 'item [1] a'],
    ['- [] a', 'item [] a'],
    ['- [  ] a', 'item [  ] a'],
    ['- [xx] a', 'item [xx] a'],
    ['- [x]a', 'item [x]a'],
    ['- [x](b)', 'item x'],
    ['- [x]', 'item [x]'],
    ['- \\[x] a', 'item [x] a'],
    ['- a [x] b', 'item a [x] b'],
    ['- a\n\n  [x] b', 'item a'],
    ['- [ ]\n  a', 'item [ ] a'],
  ]));

  it('tells how deep they stand', () => check([
    ['- [ ] a\n  1. [x] b\n     + [ ] c\n- d', 'item [ ] a', '  item [x] b', '    item [ ] c', 'item d'],
    ['- - [ ] a', 'item', '  item [ ] a'],
    ['- a\n\n  text\n\n  - b\n\n    **Status:** done\n\n  **Goal:** c', 'item a', '  item b',
      '    field Status: done {done: done}', '  field Goal: c'],
    ['- a\n# H\n- b', 'item a', 'h1 H', 'item b'],
  ]));

  it('gives their titles in plain text', () => check([
    ['- [ ] **Bold** _it_ `co*de` [link](u) ![image](u) <b>html</b> &amp; \\*', 'item [ ] bold Bold it co*de link  html & *'],
    ['- [ ] first\n  second\nthird', 'item [ ] first second third'],
    ['- [ ] **Oil `hull.ts`**: twice, **`mast.ts`**, *`a`*: and __`b`__!', 'item [ ] bold Oil hull.ts: twice, mast.ts, a: and b!', '  field Oil hull.ts: twice, mast.ts, a: and b!'],
    ['- [ ] first\n  **Owner:** me', 'item [ ] first', '  field Owner: me'],
    ['- [ ] snake_case and 2 * 3 * 4', 'item [ ] snake_case and 2 * 3 * 4'],
    ['- [ ] Run **tests (all)**: *it (too)*, __b.__, c', 'item [ ] Run tests (all): it (too), b., c'],
    ['- [ ] âœ… misread', 'item [ ] ✅ misread'],
    ['- [ ] __proto__', 'item [ ] bold proto'],
    ['- [ ] `__proto__`', 'item [ ] __proto__'],
  ]));

  it('tells which of them are tickets', () => check([
    ['- [x] Ticket [PF-000]: Start', 'item [x] Ticket [PF-000]: Start <PF-000 ticket>'],
    ['- [ ] Ticket [PF-239] - [PF-240]: Both', 'item [ ] Ticket [PF-239] - [PF-240]: Both <PF-239 PF-240 ticket>'],
    ['- [ ] Ticket: Without', 'item [ ] Ticket: Without <ticket>'],
    ['- [ ] Ticket [PF-XXX]: Later', 'item [ ] Ticket [PF-XXX]: Later <ticket>'],
    ['- [ ] **PF-172B** Fix', 'item [ ] bold PF-172B Fix <PF-172B>'],
    ['- [ ] T009 [P] Fix', 'item [ ] T009 [P] Fix <T009 bare>'],
    ['- [ ] Fix PF-12', 'item [ ] Fix PF-12'],
    ['- PF-12: Fix', 'item PF-12: Fix'],
  ]));
});

describe('parseFile: fields and labels', () => {
  it('reads fields at the start of lines, and behind each other', () => check([
    ['**Goal:** one\ntwo\n**Owner:** @me', 'field Goal: one two', 'field Owner: @me'],
    ['**Goal:** one **Owner:** two', 'field Goal: one', 'field Owner: two'],
    ['**Status:** done · **Owner:** Kai | **Due:** May', 'field Status: done {done: done}', 'field Owner: Kai', 'field Due: May'],
    ['**Goal:** a **bold** word', 'field Goal: a bold word'],
    ['**Goal:** `**Owner:** x`', 'field Goal: **Owner:** x'],
    ['**Files to Create:**', 'field Files to Create:'],
    ['**Requirement: #1 (Security)**', 'field Requirement: #1 (Security)'],
    ['**"Execute Package 1"** - Health'],
    ['word **Goal:** x'],
    ['**Goal:**\n\n- a', 'field Goal:', 'item a'],
    [`**${'long '.repeat(13)}:** x`],
    ['**a**\n**b:** c', 'field b: c'],
  ]));

  it('reads paragraphs that label what follows', () => check([
    ['Tasks:', 'label Tasks'],
    ['**Acceptance Criteria**', 'label Acceptance Criteria'],
    ['- a\n\n  Tasks:\n\n  - [ ] b', 'item a', '  label Tasks', '  item [ ] b'],
    ['Tasks:\nand more'],
    ['**bold** and **bold**'],
    ['Just words'],
    [`${'word '.repeat(30)}:`],
    ['> Tasks:', 'label Tasks'],
  ]));
});

describe('parseFile: what is no plan', () => {
  const nothing = (text: string): void => {
    const { blocks, links, paths, ids } = claimsOf(text);
    assert.deepEqual({ blocks, links, paths, ids }, { blocks: [], links: [], paths: [], ids: [] }, JSON.stringify(text));
  };
  const PLAN = ['- [ ] a', '# Phase 1', '**Status:** done', '[l](m) and `p/q.md`', '| a |', '|---|', 'PF-1'];
  const plan = (prefix = ''): string => PLAN.map((line) => `${prefix}${line}`).join('\n');

  it('is in fences', () => {
    nothing(`\`\`\`\n${plan()}\n\`\`\`\n`);
    nothing(`~~~ md\n${plan()}\n\`\`\`\n${plan()}\n~~~`);
    nothing(`\`\`\`\`\n\`\`\`\n${plan()}\n\`\`\`\``);
    nothing(`   \`\`\`\n${plan()}`);
    nothing(`> \`\`\`\n${plan('> ')}\n`);
  });

  it('is in a fence left open, to the end of its container', () => {
    nothing(`\`\`\`\n${plan()}\n\n${plan()}`);
    check([
      [`- a\n\n  \`\`\`\n${plan('  ')}\n\n${plan('  ')}\n\n- b`, 'item a', 'item b'],
      [`- a\n  - b\n    ~~~\n${plan('    ')}\n  - c`, 'item a', '  item b', '  item c'],
      [`> \`\`\`\n${plan('> ')}\n\n- a`, 'item a'],
      ['> ```\n> x\n- a', 'item a'],
      [`1. > \`\`\`\n${plan('   > ')}\n   - [ ] a`, 'item', '  item [ ] a'],
    ]);
  });

  it('is in indented code', () => {
    nothing(`text\n\n${plan('    ')}\n`);
    nothing(plan('\t'));
    check([[`- a\n\n${plan('      ')}`, 'item a']]);
  });

  it('is in code spans and comments', () => {
    nothing('`- [ ] a` and ``[l](m) PF-1 **Status:** done``');
    nothing('text `code\n**Status:** done` text');
    nothing(`<!--\n${plan()}\n\n${plan()}\n-->`);
    nothing(`<!-- ${plan()}\n\n${plan()}`);
    nothing('text <!-- [l](m) `p/q.md` PF-1\n**Status:** done --> text');
    nothing('<!-- **Status:** done -->');
    nothing('<div>\n- [ ] a\n[l](m)\n</div>');
    check([
      [`<!--\n${plan()}\n-->\n- [ ] a`, 'item [ ] a'],
      ['- [ ] a <!-- [x] **Status:** done -->', 'item [ ] a'],
      ['- <!-- a\n  - [ ] b\n- [ ] c', 'item', 'item [ ] c'],
      ['**Goal:** x <!-- **Owner:** me --> y', 'field Goal: x  y'],
      ['| a | Status |\n|-|-|\n| `[x]` | `wip` <!-- done --> |', 'table a | Status', 'row [x] | wip {wip: `wip`}'],
    ]);
  });

  it('is in front matter', () => {
    check([['---\nstatus: wip\n# Phase 1\n- [ ] a\n---\n\n- [ ] b', 'item [ ] b']]);
  });
});
