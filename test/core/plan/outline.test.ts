import assert from 'node:assert/strict';
import { assertOutline, below, draw, planOf } from './draw';

describe('the outline: containers', () => {
  it('are opened by headings that name a stage, phase or package', () => {
    assertOutline(`
      # Plan
      ## Stage 1 — MVP
      ### Phase 1: Repo
      #### Package 3: CI
      - [x] a
      ### Phase 2
      - [ ] b
      ## Milestone 2
      ### p03 — Later
      - [ ] c
      #### Work Package 12
      - [x] d
    `, `
      stage stage-1 -(wip) 1/2 :2
        phase phase-1 -(done) 1/1 :3
          package package-3 -(done) 1/1 :4
            item a done :5
        phase phase-2 -(todo) 0/1 :6
          item b todo :7
      stage stage-2 -(wip) 1/2 :8
        phase phase-3 -(wip) 1/2 :9
          item c todo :10
          package package-12 -(done) 1/1 :11
            item d done :12
    `);
  });

  it('end at the next opener of equal or higher rank, and at a heading of equal or higher level', () => {
    assertOutline(`
      # Plan
      ### Phase 1
      - [ ] a
      #### Notes
      - [ ] b
      #### Phase 2
      - [ ] c
      ## Stage 1
      - [ ] d
      ### Phase 3
      ## Notes
      - [ ] e
    `, `
      phase phase-1 -(todo) 0/2 :2
        item a todo :3
        item b todo :5
      phase phase-2 -(todo) 0/1 :6
        item c todo :7
      stage stage-1 -(todo) 0/1 :8
        item d todo :9
        phase phase-3 - :10
      section notes-1 -(todo) 0/1 :11
        item e todo :12
    `);
  });

  it('are opened by bold list items with a checklist or fields, whatever lies between them', () => {
    assertOutline(`
      ## Stage 1

      * **Phase 1 — Repo** ✅ DONE
        **Goal:** g

        * [x] a

      > quoted: words

      * [ ] b

      text

      1. [x] c

      * **Phase 2**
        * [ ] d

      | x | y |
      |---|---|
      | 1 | 2 |

      * [x] e

      ## Stage 2
      * [ ] f
    `, `
      stage stage-1 -(wip) 3/5 :1
        phase phase-1 done(wip) 2/3 :3
          item a done :6
          item b todo :10
          item c done :14
        phase phase-2 -(wip) 1/2 :16
          item d todo :17
          item e done :23
      stage stage-2 -(todo) 0/1 :25
        item f todo :26
    `);
  });

  it('are not opened by bold list items without, nor by other words', () => {
    assertOutline(`
      - **Package 1**: Health endpoints
      - **Phase 2** ✅
      - Phase 3
        - [ ] a
      - **Phases** of the moon
        - [ ] b
    `, `
      item a todo :4
      item b todo :6
    `);
    assertOutline(`
      ## Phase
      ## Phases 1 and 2
      ## Phase one
      ## Phase A/B tests
      ## Phased 2
      ## p3
      ## p0344
      ## Stage fright
      ## Packages
      ## Package.json 3
      ## My Phase 3
      ## P12n
      ## Step 3
    `, '');
  });

  it('are numbered by digits, or by a capital that something sets apart', () => {
    assertOutline(`
      ## Phase 01
      ## phase 2b
      ## Phase 2.1 — y
      ## Phase W — Wishlist
      ## Phase X
      ## 🔴 PHASE 5: Z
      ## **Phase 6** — Q
      ## \`Phase 7\`
      ## p08_billing
      ## Phase 9)
    `, `
      phase phase-1 - :1
      phase phase-2b - :2
      phase phase-2.1 - :3
      phase phase-w - :4
      phase phase-x - :5
      phase phase-5 - :6
      phase phase-6 - :7
      phase phase-7 - :8
      phase phase-8 - :9
      phase phase-9 - :10
    `);
    assertOutline(`
      ## Package #3: x
      ## PHASE # 4
    `, `
      package package-3 - :1
      phase phase-4 - :2
    `);
  });

  it('name what they open as people call it', () => {
    const plan = planOf('## PHASE 01: Start ✅\n## p02_billing — Bills\n## **Phase W — Wishlist** (done)\n');
    assert.deepEqual(below(plan).map(({ name, title }) => [name, title]), [
      ['Phase 01', 'PHASE 01: Start'], ['p02_billing', 'p02_billing — Bills'], ['Phase W', 'Phase W — Wishlist'],
    ]);
  });
});

describe('the outline: the document', () => {
  it('is a plan with the one title', () => {
    const plan = planOf('text\n\n# The _Plan_\n\n- [x] a\n', 'docs/launch.plan.md');
    const { kind, id, path, name, title, line } = plan;
    assert.deepEqual([kind, id, path, name, title, line], [
      'plan', 'docs/launch.plan.md', 'docs/launch.plan.md', 'launch.plan', 'The Plan', 3,
    ]);
  });

  it('has no title where there is none, several, or one that names something', () => {
    for (const text of ['- [ ] a', '# A\n# B', '# Phase 1\n']) {
      const { title, line } = planOf(text, 'docs/TODO.md');
      assert.deepEqual([title, line], ['TODO', 1], text);
    }
    assertOutline(`
      # Phase 1
      - [ ] a
    `, `
      phase phase-1 -(todo) 0/1 :1
        item a todo :2
    `);
  });

  it('takes its status from front matter, a field or a quote under the title, in this order', () => {
    const status = (text: string): unknown[] => {
      const { status: read, reason, written } = planOf(text);
      return [read, reason, written];
    };
    assert.deepEqual(status('---\nstatus: BLOCKED:legal\n---\n# T\n**Status:** done\n'), ['blocked', 'legal', 'BLOCKED:legal']);
    assert.deepEqual(status('# T\n\n> Plan · ⏳ [TODO]\n\n**Status:** WIP - soon\n'), ['wip', null, 'WIP']);
    assert.deepEqual(status('# T\n\n> Plan · ⏳ [TODO]\n'), ['todo', null, '⏳ [TODO]']);
    assert.deepEqual(status('**Status:** odd\n'), [null, null, 'odd']);
    assert.deepEqual(status('# T\n\n## Notes\n\n**Status:** done\n\n> Plan · ⏳ [TODO]\n'), [null, null, null]);
    assert.deepEqual(status('# T\n\n- **Owner:** me\n- **Status:** done\n'), ['done', null, 'done']);
  });

  it('is empty where nothing is planned', () => {
    for (const text of ['', '\uFEFF', 'words', '# T\n\n- a\n- b\n', '| a |\n|---|\n| b |\n']) {
      assert.equal(draw(planOf(text)), 'plan PLAN.md - :1', text);
    }
  });
});

describe('the outline: items', () => {
  it('stand below the document, or below a section where a heading names nothing', () => {
    assertOutline(`
      - [ ] a
      # T
      - [x] b
      ## Soon
      - [ ] c
      - [ ] d
      ## Empty
      ## Soon
      - [ ] e
    `, `
      item a todo :1
      item b done :3
      section soon -(todo) 0/2 :4
        item c todo :5
        item d todo :6
      section soon-1 -(todo) 0/1 :8
        item e todo :9
    `);
  });

  it('have sections within sections', () => {
    assertOutline(`
      # T
      ## A
      - [x] a
      ### B
      - [ ] b
      ## C
      ### D
      - [ ] d
    `, `
      section a -(wip) 1/2 :2
        item a done :3
        section b -(todo) 0/1 :4
          item b todo :5
      section d -(todo) 0/1 :7
        item d todo :8
    `);
  });

  it('hold the items below them, and then are counted by those', () => {
    assertOutline(`
      - [ ] a
        - [x] b
          - [x] c
          - [ ] d
        - plain
          - [ ] e

        text

        1. [x] f
      - [ ] g
    `, `
      item a todo(wip) 2/4 :1
        item b done(wip) 1/2 :2
          item c done :3
          item d todo :4
        item e todo :6
        item f done :10
      item g todo :11
    `);
  });

  it('say by their mark what they are; an unknown mark is not done, but counted', () => {
    const plan = planOf(['- [ ] a', '- [x] b', '- [X] c', '- [~] d', '- [-] e', '- [✅] f', '- [?] g'].join('\n'));
    assert.deepEqual(below(plan).map(({ status, written }) => [status, written]), [
      ['todo', '[ ]'], ['done', '[x]'], ['done', '[X]'], ['wip', '[~]'], [null, '[-]'], ['done', '[✅]'], [null, '[?]'],
    ]);
    assert.deepEqual(plan.progress, { done: 3, total: 7 });
  });

  it('are tickets with an id, the word, or a placeholder', () => {
    assertOutline(`
      - [ ] Ticket [PF-1]: a
      - [x] **PF-2** b
      - [ ] [PF-239] - [PF-240] c
      - [ ] Ticket: d
      - [ ] Ticket [PF-XXX]: e
      - [ ] Ticket [PF-XXX]: f
      - [ ] UTF-8 handling
      - [ ] Fix PF-9
    `, `
      ticket PF-1 todo :1
      ticket PF-2 done :2
      ticket PF-239 todo :3
      ticket ticket-d todo :4
      ticket ticket-pf-xxx-e todo :5
      ticket ticket-pf-xxx-f todo :6
      item utf-8-handling todo :7
      item fix-pf-9 todo :8
    `);
    const both = below(planOf('- [ ] [PF-239] - [PF-240] c'))[0]!;
    assert.deepEqual([both.id, both.name, both.title], ['PLAN.md#PF-239', 'PF-239, PF-240', '[PF-239] - [PF-240] c']);
  });

  it('are tickets by a bare id only among others of its prefix', () => {
    assertOutline(`
      - [ ] T009 [P] a
      - [x] T010 b
      - [ ] UTF-8 c
    `, `
      ticket T009 todo :1
      ticket T010 done :2
      item utf-8-c todo :3
    `);
  });
});

describe('the outline: ids', () => {
  it('have a key for each subject around', () => {
    const text = '## Stage 2\n### Phase 03\n- [ ] [PF-205] a\n  - [ ] Write `docs/a.md`!\n## Soon & Later\n- [ ] b\n';
    assert.deepEqual(below(planOf(text, 'docs/PLAN.md')).map(({ id }) => id), [
      'docs/PLAN.md#stage-2', 'docs/PLAN.md#stage-2/phase-3', 'docs/PLAN.md#stage-2/phase-3/PF-205',
      'docs/PLAN.md#stage-2/phase-3/PF-205/write-docsamd',
      'docs/PLAN.md#soon--later', 'docs/PLAN.md#soon--later/b',
    ]);
  });

  it('number repeats under one parent', () => {
    assertOutline(`
      - [ ] a
      - [x] A
      - [ ] [PF-1] b
      - [x] [PF-1] c
      - [ ] a~2
      - [ ] ✅
      - [ ] 🚀
      ## Phase 1
      - [ ] a
    `, `
      item a todo :1
      item a~2 done :2
      ticket PF-1 todo :3
      ticket PF-1~2 done :4
      item a2 todo :5
      item item todo :6
      item item~2 todo :7
      phase phase-1 -(todo) 0/1 :8
        item a todo :9
    `);
  });

  it('stand nasty names', () => {
    assertOutline(`
      - [ ] constructor
      - [x] \`__proto__\`
      - [ ] constructor
      - [ ] toString
      ## hasOwnProperty
      - [ ] \`__proto__\`
      ## valueOf
      - [ ] a
      ## Phase 1
      | # | constructor | Status |
      |---|---|---|
      | 1 | __proto__ | toString |
    `, `
      item constructor todo :1
      item __proto__ done :2
      item constructor~2 todo :3
      item tostring todo :4
      section hasownproperty -(todo) 0/1 :5
        item __proto__ todo :6
      section valueof -(todo) 0/1 :7
        item a todo :8
      phase phase-1 - :9
    `);
  });

  it('are unique', () => {
    const text = '- [ ] a\n- [ ] a\n- [ ] a~2\n- [ ] `a/a`\n  - [ ] a\n## A\n- [ ] a\n# A\n# A\n- [ ] a\n';
    const ids = below(planOf(text)).map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
  });
});
