import assert from 'node:assert/strict';
import { assertOutline, below, draw, planOf } from './draw';

describe('the outline: criteria', () => {
  it('belong to their owner, under headings and labels of that name', () => {
    for (const name of [
      'Acceptance Criteria', 'Definition of Done', 'Verification', 'Exit Gate', 'Success Metrics', 'Reconciliation',
      'ACCEPTANCE CRITERIA (must)', '✅ Verification steps',
    ]) {
      for (const label of [`### ${name}`, `**${name}:**`, `**${name}**`, `**${name}:** all of`, `- ${name}:`]) {
        const indent = label.startsWith('- ') ? '  ' : '';
        assertOutline(`## Phase 1\n- [x] a\n\n${label}\n\n${indent}- [x] b\n${indent}- [ ] c\n${indent}  - [x] d\n`, `
          phase phase-1 -(done) 1/1 criteria 2/3 :1
            item a done :2
        `);
      }
    }
  });

  it('end where something else is named', () => {
    assertOutline(`
      ## Phase 1
      **Acceptance Criteria:**
      - [ ] a

      **Tasks:**
      - [x] b

      Exit Gate:
      - [x] c
      ### Notes
      - [ ] d
      ### Verification
      #### By hand
      - [ ] e
      ## Phase 2
      - [ ] f
    `, `
      phase phase-1 -(wip) 1/2 criteria 1/3 :1
        item b done :6
        item d todo :11
      phase phase-2 -(todo) 0/1 :15
        item f todo :16
    `);
  });

  it('are never summed, and make no leaf a container', () => {
    const plan = planOf('## Phase 1\n### Package 1\n**Acceptance Criteria:**\n- [x] a\n- [~] b\n### Package 2\n- [x] c\n');
    assert.equal(draw(plan), [
      'plan PLAN.md -(wip) 1/2 :1', '  phase phase-1 -(wip) 1/2 :1', '    package package-1 - criteria 1/2 :2',
      '    package package-2 -(done) 1/1 :6', '      item c done :7',
    ].join('\n'));
  });

  it('may be those of an item, or of the document', () => {
    assertOutline(`
      - [ ] a
        - Acceptance criteria
          - [x] b
        - [ ] c
      - [ ] d

        **Definition of Done:**

        - [ ] e
    `, `
      item a todo(todo) 0/1 criteria 1/1 :1
        item c todo :4
      item d todo criteria 0/1 :5
    `);
    assert.deepEqual(planOf('# T\n## Success Metrics\n- [x] a\n- [ ] b\n').criteria, { done: 1, total: 2 });
  });

  it('may stand in the cells of a table', () => {
    assertOutline(`
      ## Phase 1
      ### Acceptance Criteria
      | Check | OK |
      |---|---|
      | Fast | [x] |
      | Small | [ ] |
    `, `
      phase phase-1 - criteria 1/2 :1
    `);
  });

  it('have other names elsewhere', () => {
    assertOutline(`
      ## Phase 1
      **The acceptance criteria:**
      - [ ] a

      **Verify:**
      - [ ] b
    `, `
      phase phase-1 -(todo) 0/2 :1
        item a todo :3
        item b todo :6
    `);
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
    assertOutline(`
      ## ✅ Phase 1
      ## ✅ HOW THIS LIST IS DERIVED
      - [ ] a
    `, `
      phase phase-1 done :1
      section -how-this-list-is-derived -(todo) 0/1 :2
        item a todo :3
    `);
  });

  it('are those of the subject they stand in, not of one around it', () => {
    assertOutline(`
      ## Phase 1
      - [ ] a
        **Status:** wip

      **Phase Status:** blocked
      ### Package 1
      **Status:** ✅
    `, `
      phase phase-1 blocked(wip) 1/2 :1
        item a wip :2
        package package-1 done :6
    `);
    assertOutline(`
      ## Phase 1
      ### Notes
      > x · [TODO]
    `, `
      phase phase-1 - :1
    `);
  });

  it('keep words that are not known, and reasons', () => {
    const text = '## Phase 1\n**Status:** marinating\n## Phase 2 [BLOCKED:legal review]\n## Phase 3 [DONE:invalidated-by:PP08]\n';
    const phases = below(planOf(text));
    assert.deepEqual(phases.map((phase) => [phase.status, phase.reason, phase.written]), [
      [null, null, 'marinating'], ['blocked', 'legal review', '[BLOCKED:legal review]'],
      ['done', 'invalidated-by:PP08', '[DONE:invalidated-by:PP08]'],
    ]);
  });

  it('stand back with words that are not known behind a copy in known ones', () => {
    const text = '| Phase | Status |\n|---|---|\n| Phase 1: Hull | Done |\n| Phase 2: Rig | asleep |\n## Phase 1: Hull\n**Status:** Planed and oiled\n## Phase 2: Rig\n**Status:** Sawing\n';
    const [hull, rig] = below(planOf(text));
    assert.deepEqual([hull?.status, hull?.written, hull?.claims.map(({ speaker }) => speaker)], ['done', 'Done', ['mention', 'field']]);
    assert.deepEqual([rig?.status, rig?.written], [null, 'Sawing']);
  });

  it('are derived from the leaves below', () => {
    const derived = (...marks: string[]): unknown => {
      return planOf(['## Phase 1', ...marks.map((mark) => `- ${mark} a`)].join('\n')).children[0]!.derived;
    };
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
  it('derives no end from a part that says nothing', () => {
    const derived = (text: string): unknown => planOf(text).derived;
    assert.deepEqual([
      '## Phase 1 ✅\n## Phase 2\nWords.\n', '## Phase 1 ✅\n## Phase 2 — asleep\n', '## Stage 1\n### Phase 1 ✅\n### Phase 2 ✅\n',
      '## Stage 1\n### Phase 1 ✅\n### Phase 2\n', '## Phase 1\n## Phase 2\n', '## Phase 1 — cut\n## Phase 2\n', '## Phase 1 — planned\n## Phase 2\n',
    ].map(derived), ['wip', 'wip', 'done', 'wip', null, null, 'todo']);
  });

  it('counts leaves, whatever their kind, by status; what is cut leaves the total', () => {
    assertOutline(`
      ## Phase 1
      | # | Package | Status |
      |---|---|---|
      | 1 | a | done |
      | 2 | b | cut |
      | 3 | c | [BLOCKED:x] |

      - [x] Ticket: d
      - [ ] e
      ## Phase 2
      | # | Package | Status |
      |---|---|---|
      | 4 | f | done |
      | 5 | g | cut |
      ## Phase 3 ✅
      ## Phase 4
      | # | Package | Status |
      |---|---|---|
      | 6 | h | cut |
    `, `
      phase phase-1 -(wip) 2/4 :1
        package package-1 done :4
        package package-2 cut :5
        package package-3 blocked :6
        ticket ticket-d done :8
        item e todo :9
      phase phase-2 -(done) 1/1 :10
        package package-4 done :13
        package package-5 cut :14
      phase phase-3 done :15
      phase phase-4 -(cut) 0/0 :16
        package package-6 cut :19
    `);
  });

  it('counts what is below a container, not its own box', () => {
    const plan = planOf('- [x] a\n  - [ ] b\n  - [x] c\n');
    assert.deepEqual(plan.progress, { done: 1, total: 2 });
    assert.equal(below(plan)[1]!.progress, null);
  });
});
