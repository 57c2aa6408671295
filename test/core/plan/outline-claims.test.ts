import assert from 'node:assert/strict';
import { below, draw, planOf } from './draw';

/** Compares the tree of a document, whose lines are given, with the drawing of what should stand below the document. */
function check(lines: readonly string[], drawing: readonly string[]): void {
  const [, ...drawn] = draw(planOf(lines.join('\n'))).split('\n');
  assert.deepEqual(drawn.map((line) => line.slice(2)), drawing, lines.join('\n'));
}

describe('the outline: rows', () => {
  it('define packages, phases, stages, tickets and tasks in a table with a number or id column', () => {
    check([
      '| # | Package | Status |', '|---|---|---|', '| 1 | Health | ✅ Done |', '| 02 | Cart | odd |', '| - | Later | todo |', '',
      '| No. | Phase |', '|---|---|', '| 3 | Repo |', '',
      '| ID | Ticket | State |', '|---|---|---|', '| PF-1 | Login | wip |', '| [PF-2](pf-2.md) | Logout | done |', '',
      '| Key | Task | Done |', '|---|---|---|', '| 7 | Write | [x] |', '',
      '| Nr | Milestone |', '|---|---|', '| 9 | Beta |',
    ], [
      'package package-1 done :3', 'package package-2 - :4', 'phase phase-3 - :9', 'ticket PF-1 wip :13', 'ticket PF-2 done :14', 'task task-7 done :18',
      'stage stage-9 - :22',
    ]);
  });

  it('define nothing in other tables', () => {
    check([
      '| Priority | Phase | Why |', '|---|---|---|', '| 🔴 P0 | 1 | Foundation |', '| P1 | 13 | Saves tokens |', '',
      '| # | Metric | Status |', '|---|---|---|', '| 1 | Latency | done |', '',
      '| Service | Status |', '|---|---|', '| API | ✅ Done |', '',
      '| # | Package |', '|---|---|', '| 1-4 | Some |', '| All | Some |', '| | Some |',
    ], []);
  });

  it('are the subject of that number that a heading or list item defines below their place', () => {
    const lines = [
      '# T', '| # | Package | Status |', '|---|---|---|', '| 1 | Health | ✅ Done |', '| 2 | Limits | 🔄 WIP |', '| 03 | Cart | wip |', '| 20 | Load | ✅ Done |', '',
      '## Phase 1', '### Package 1: Health Endpoints', '### Package 02: Limits & Logs ⏳', '- [x] a', '## Phase 2', '### Package 3',
    ];
    check(lines, [
      'package package-20 done :7', 'phase phase-1 -(done) 2/2 :9', '  package package-1 done :10', '  package package-2 todo(done) 1/1 :11',
      '    item a done :12', 'phase phase-2 -(wip) 0/1 :13', '  package package-3 wip :14',
    ]);
    assert.equal(below(planOf(lines.join('\n'))).find(({ id }) => id.endsWith('package-1'))?.title, 'Package 1: Health Endpoints');
  });

  it('stand below what is of a higher rank only', () => {
    check(['## Phase 1', '### Package 3', '', '| # | Package | Status |', '|---|---|---|', '| 3 | Cart | wip |', '| 4 | Checkout | todo |'], [
      'phase phase-1 -(wip) 0/2 :1', '  package package-3 wip :2', '  package package-4 todo :7',
    ]);
    check(['- **Phase 3 — item**', '  **Goal:** g', '', '| # | Phase | Status |', '|---|---|---|', '| 3 | row | wip |'], ['phase phase-3 wip :1']);
  });

  it('stay mentions where several subjects have their number', () => {
    check(['| # | Phase | Status |', '|---|---|---|', '| 1 | Repo | done |', '', '## Stage 1', '### Phase 1', '## Stage 2', '### Phase 1'], [
      'stage stage-1 - :5', '  phase phase-1 - :6', 'stage stage-2 - :7', '  phase phase-1 - :8',
    ]);
  });

  it('say without a number what is defined elsewhere', () => {
    check([
      '| Phase | Status |', '|---|---|', '| Phase 1: Foundation | ✅ Complete |', '| Phase 9: Nowhere | ✅ Complete |', '| 2 | ✅ Complete |', '',
      '## Phase 1', '## Phase 2',
    ], ['phase phase-1 done :7', 'phase phase-2 - :8']);
  });

  it('are items with a checkbox in a cell', () => {
    check(['# T', '## Chores', '| Done | Chore |', '|---|---|', '| [x] | Sweep the yard |', '| [ ] | Mop up |', '| [~] | Dust |'], [
      'section chores -(wip) 1/3 :2', '  item sweep-the-yard done :5', '  item mop-up todo :6', '  item dust wip :7',
    ]);
    check(['| Done | Chore |', '|---|---|', '| [ ] | Mop |', '| [x] Dust | me |'], ['item mop todo :3', 'item dust done :4']);
    check(['## Phase 1', '| Task | Done? |', '|---|---|', '| Write the docs | [x] |'], ['phase phase-1 -(done) 1/1 :1', '  item write-the-docs done :4']);
  });
});

describe('the outline: what is named twice', () => {
  it('is one subject under one parent: line and title from where the children are, else the heading, the list item, the row', () => {
    check([
      '## ✅ PHASE 1 COMPLETE - Summary', '- **Package 1**: mentioned', '## PHASE 1: FOUNDATION', '### Package 1', '- [x] a', '## Phase 2', '## PHASE 2: again', '## Summary', '',
      '- **Phase 3 — item**', '  **Goal:** g', '', '## Table', '', '| # | Phase | Status |', '|---|---|---|', '| 3 | row | wip |',
    ], [
      'phase phase-1 done(done) 1/1 :3', '  package package-1 -(done) 1/1 :4', '    item a done :5', 'phase phase-2 - :6', 'phase phase-3 wip :10',
    ]);
    assert.deepEqual(below(planOf('## Phase 1 — Summary\n## Phase 1: Real\n- [ ] a\n'))[0]!.title, 'Phase 1: Real');
  });

  it('is two subjects under two parents', () => {
    check(['## Stage 1', '### Phase 1', '- [ ] a', '## Stage 2', '### Phase 1', '- [ ] b', '## Phase 1'], [
      'stage stage-1 -(todo) 0/1 :1', '  phase phase-1 -(todo) 0/1 :2', '    item a todo :3', 'stage stage-2 -(todo) 0/1 :4', '  phase phase-1 -(todo) 0/1 :5',
      '    item b todo :6', 'phase phase-1 - :7',
    ]);
  });

  it('is one ticket in a heading and a row', () => {
    check(['| ID | Title | Status |', '|---|---|---|', '| PF-1 | Login | wip |', '| PF-3 | Other | todo |', '', '## PF-1: Login page', '- [ ] a', '### [PF-2] — Logout [DONE]', '## V6: Vision', '## UTF-8 everywhere'], [
      'ticket PF-3 todo :4', 'ticket PF-1 wip(todo) 0/1 :6', '  item a todo :7', 'ticket PF-2 done :8',
    ]);
  });
});

describe('the outline: criteria', () => {
  it('belong to their owner, under headings and labels of that name', () => {
    for (const name of [
      'Acceptance Criteria', 'Definition of Done', 'Verification', 'Exit Gate', 'Success Metrics', 'Reconciliation', 'ACCEPTANCE CRITERIA (must)', '✅ Verification steps',
    ]) {
      for (const label of [`### ${name}`, `**${name}:**`, `**${name}**`, `**${name}:** all of`, `- ${name}:`]) {
        const indent = label.startsWith('- ') ? '  ' : '';
        check(['## Phase 1', '- [x] a', '', label, '', `${indent}- [x] b`, `${indent}- [ ] c`, `${indent}  - [x] d`], [
          'phase phase-1 -(done) 1/1 criteria 2/3 :1', '  item a done :2',
        ]);
      }
    }
  });

  it('end where something else is named', () => {
    check([
      '## Phase 1', '**Acceptance Criteria:**', '- [ ] a', '', '**Tasks:**', '- [x] b', '', 'Exit Gate:', '- [x] c', '### Notes', '- [ ] d', '### Verification',
      '#### By hand', '- [ ] e', '## Phase 2', '- [ ] f',
    ], ['phase phase-1 -(wip) 1/2 criteria 1/3 :1', '  item b done :6', '  item d todo :11', 'phase phase-2 -(todo) 0/1 :15', '  item f todo :16']);
  });

  it('are never summed, and make no leaf a container', () => {
    const plan = planOf('## Phase 1\n### Package 1\n**Acceptance Criteria:**\n- [x] a\n- [~] b\n### Package 2\n- [x] c\n');
    assert.equal(draw(plan), [
      'plan PLAN.md -(wip) 1/2 :1', '  phase phase-1 -(wip) 1/2 :1', '    package package-1 - criteria 1/2 :2', '    package package-2 -(done) 1/1 :6', '      item c done :7',
    ].join('\n'));
  });

  it('may be those of an item, or of the document', () => {
    check(['- [ ] a', '  - Acceptance criteria', '    - [x] b', '  - [ ] c', '- [ ] d', '', '  **Definition of Done:**', '', '  - [ ] e'], [
      'item a todo(todo) 0/1 criteria 1/1 :1', '  item c todo :4', 'item d todo criteria 0/1 :5',
    ]);
    assert.deepEqual(planOf('# T\n## Success Metrics\n- [x] a\n- [ ] b\n').criteria, { done: 1, total: 2 });
  });

  it('have other names elsewhere', () => {
    check(['## Phase 1', '**The acceptance criteria:**', '- [ ] a', '', '**Verify:**', '- [ ] b'], ['phase phase-1 -(todo) 0/2 :1', '  item a todo :3', '  item b todo :6']);
  });
});

describe('the outline: statuses', () => {
  const status = (text: string): unknown[] => {
    const found = below(planOf(text)).find(({ id }) => id.endsWith('#phase-1'))!;
    return [found.status, found.written];
  };

  it('come from the field, the heading, the quote, the row, in this order', () => {
    const row = '| # | Phase | Status |\n|---|---|---|\n| 1 | A | cut |\n\n';
    const mention = '| Phase | Status |\n|---|---|\n| Phase 1 | todo |\n\n';
    assert.deepEqual(status(`${row}## Phase 1 ✅ DONE\n> x · [TODO]\n\n**Status:** wip\n`), ['wip', 'wip']);
    assert.deepEqual(status(`${row}## Phase 1 ✅ DONE\n> x · [TODO]\n`), ['done', '✅ DONE']);
    assert.deepEqual(status(`${row}## Phase 1\n> x · [TODO]\n`), ['todo', '[TODO]']);
    assert.deepEqual(status(`${mention}${row}## Phase 1\n`), ['cut', 'cut']);
    assert.deepEqual(status(`${mention}## Phase 1\n`), ['todo', 'todo']);
    assert.deepEqual(status(`- **Phase 1** ✅\n  **Status:** wip\n`), ['wip', 'wip']);
    assert.deepEqual(status(`- [x] **Phase 1** (wip)\n  - [ ] a\n`), ['done', '[x]']);
  });

  it('come from an emoji in front only where the heading opens something', () => {
    check(['## ✅ Phase 1', '## ✅ HOW THIS LIST IS DERIVED', '- [ ] a'], ['phase phase-1 done :1', 'section -how-this-list-is-derived -(todo) 0/1 :2', '  item a todo :3']);
  });

  it('are those of the subject they stand in, not of one around it', () => {
    check(['## Phase 1', '- [ ] a', '  **Status:** wip', '', '**Phase Status:** blocked', '### Package 1', '**Status:** ✅'], [
      'phase phase-1 blocked(wip) 1/2 :1', '  item a wip :2', '  package package-1 done :6',
    ]);
    check(['## Phase 1', '### Notes', '> x · [TODO]'], ['phase phase-1 - :1']);
  });

  it('keep words that are not known, and reasons', () => {
    const phases = below(planOf('## Phase 1\n**Status:** marinating\n## Phase 2 [BLOCKED:legal review]\n## Phase 3 [DONE:invalidated-by:PP08]\n'));
    assert.deepEqual(phases.map((phase) => [phase.status, phase.reason, phase.written]), [
      [null, null, 'marinating'], ['blocked', 'legal review', '[BLOCKED:legal review]'], ['done', 'invalidated-by:PP08', '[DONE:invalidated-by:PP08]'],
    ]);
  });

  it('are derived from the leaves below', () => {
    const derived = (...marks: string[]): unknown => below(planOf(['## Phase 1', ...marks.map((mark) => `- ${mark} a`)].join('\n')))[0]!.derived;
    assert.equal(derived(), null);
    assert.equal(derived('[ ]', '[ ]'), 'todo');
    assert.equal(derived('[x]', '[ ]'), 'wip');
    assert.equal(derived('[~]', '[ ]'), 'wip');
    assert.equal(derived('[x]', '[x]'), 'done');
    assert.equal(derived('[?]'), 'todo');
    assert.equal(derived('[x]', '[?]'), 'wip');
  });
});

describe('the outline: progress', () => {
  it('counts leaves, whatever their kind, by status; what is cut leaves the total', () => {
    check([
      '## Phase 1', '| # | Package | Status |', '|---|---|---|', '| 1 | a | done |', '| 2 | b | cut |', '| 3 | c | [BLOCKED:x] |', '', '- [x] Ticket: d', '- [ ] e',
      '## Phase 2', '| # | Package | Status |', '|---|---|---|', '| 4 | f | done |', '| 5 | g | cut |', '## Phase 3 ✅', '## Phase 4',
      '| # | Package | Status |', '|---|---|---|', '| 6 | h | cut |',
    ], [
      'phase phase-1 -(wip) 2/4 :1', '  package package-1 done :4', '  package package-2 cut :5', '  package package-3 blocked :6', '  ticket ticket-d done :8', '  item e todo :9',
      'phase phase-2 -(done) 1/1 :10', '  package package-4 done :13', '  package package-5 cut :14', 'phase phase-3 done :15', 'phase phase-4 -(cut) 0/0 :16',
      '  package package-6 cut :19',
    ]);
  });

  it('counts what is below a container, not its own box', () => {
    const plan = planOf('- [x] a\n  - [ ] b\n  - [x] c\n');
    assert.deepEqual(plan.progress, { done: 1, total: 2 });
    assert.equal(below(plan)[1]!.progress, null);
  });
});
