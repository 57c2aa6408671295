import assert from 'node:assert/strict';
import { assertOutline, below, outdented, planOf } from './draw';

describe('the outline: rows', () => {
  it('define packages, phases, stages, tickets and tasks in a table with a number or id column', () => {
    assertOutline(`
      | # | Package | Status |
      |---|---|---|
      | 1 | Health | ✅ Done |
      | 02 | Cart | odd |
      | - | Later | todo |

      | No. | Phase |
      |---|---|
      | 3 | Repo |

      | ID | Ticket | State |
      |---|---|---|
      | PF-1 | Login | wip |
      | [PF-2](pf-2.md) | Logout | done |

      | Key | Task | Done |
      |---|---|---|
      | 7 | Write | [x] |

      | Nr | Milestone |
      |---|---|
      | 9 | Beta |
    `, `
      package package-1 done :3
      package package-2 - :4
      phase phase-3 - :9
      ticket PF-1 wip :13
      ticket PF-2 done :14
      task task-7 done :18
      stage stage-9 - :22
    `);
  });

  it('define what a first column numbers that is named after a kind, beside a status', () => {
    const text = `
      | Phase | Name | Status |
      |---|---|---|
      | 1 | Core | ✅ Done |
      | 2b | Billing | todo |

      | Task | What | Done |
      |---|---|---|
      | 1.1 | Write | [x] |

      ## Phase 1: Core, and more 🔄 In progress
    `;
    assertOutline(text, `
      phase phase-2b todo :4
      task task-1.1 done :8
      phase phase-1 wip :10
    `);
    assert.equal(below(planOf(outdented(text))).find(({ id }) => id.endsWith('phase-2b'))?.title, 'Billing');
    for (const other of [
      '| Phase | Cost |\n|---|---|\n| 1 | 300 |\n| 2 | 200 |',
      '| Phase | Part | Status |\n|---|---|---|\n| 1 | API | done |\n| 1 | Pages | wip |',
      '| Phase | Task | Status |\n|---|---|---|\n| 1 | Write | done |',
      '| Part | Phase | Status |\n|---|---|---|\n| API | 1 | done |',
      '| Phase | Name | Status |\n|---|---|---|\n| 1 | API | done |\n| all | Pages | wip |',
      '| Issue | Name | Status |\n|---|---|---|\n| 12 | API | done |',
      '## Change log\n| Phase | Name | Status |\n|---|---|---|\n| 1 | API | done |',
    ]) assertOutline(other, '');
  });

  it('define nothing in other tables', () => {
    assertOutline(`
      | Priority | Phase | Why |
      |---|---|---|
      | 🔴 P0 | 1 | Foundation |
      | P1 | 13 | Saves tokens |

      | # | Metric | Status |
      |---|---|---|
      | 1 | Latency | done |

      | Service | Status |
      |---|---|
      | API | ✅ Done |

      | # | Package |
      |---|---|
      | 1-4 | Some |
      | All | Some |
      | | Some |
    `, '');
  });

  it('are the subject of that number that a heading or list item defines below their place', () => {
    const text = `
      # T
      | # | Package | Status |
      |---|---|---|
      | 1 | Health | ✅ Done |
      | 2 | Limits | 🔄 WIP |
      | 03 | Cart | wip |
      | 20 | Load | ✅ Done |

      ## Phase 1
      ### Package 1: Health Endpoints
      ### Package 02: Limits & Logs ⏳
      - [x] a
      ## Phase 2
      ### Package 3
    `;
    assertOutline(text, `
      package package-20 done :7
      phase phase-1 -(done) 2/2 :9
        package package-1 done :10
        package package-2 todo(done) 1/1 :11
          item a done :12
      phase phase-2 -(wip) 0/1 :13
        package package-3 wip :14
    `);
    assert.equal(below(planOf(outdented(text))).find(({ id }) => id.endsWith('package-1'))?.title, 'Package 1: Health Endpoints');
  });

  it('stand below what is of a higher rank only', () => {
    assertOutline(`
      ## Phase 1
      ### Package 3

      | # | Package | Status |
      |---|---|---|
      | 3 | Cart | wip |
      | 4 | Checkout | todo |
    `, `
      phase phase-1 -(wip) 0/2 :1
        package package-3 wip :2
        package package-4 todo :7
    `);
    assertOutline(`
      - **Phase 3 — item**
        **Goal:** g

      | # | Phase | Status |
      |---|---|---|
      | 3 | row | wip |
    `, `
      phase phase-3 wip :1
    `);
  });

  it('stay mentions where several subjects have their number', () => {
    assertOutline(`
      | # | Phase | Status |
      |---|---|---|
      | 1 | Repo | done |

      ## Stage 1
      ### Phase 1
      ## Stage 2
      ### Phase 1
    `, `
      stage stage-1 - :5
        phase phase-1 - :6
      stage stage-2 - :7
        phase phase-1 - :8
    `);
  });

  it('say without a number what is defined elsewhere', () => {
    assertOutline(`
      | Phase | Status |
      |---|---|
      | Phase 1: Foundation | ✅ Complete |
      | Phase 9: Nowhere | ✅ Complete |
      | 2 | ✅ Complete |

      ## Phase 1
      ## Phase 2
    `, `
      phase phase-1 done :7
      phase phase-2 - :8
    `);
  });

  it('are items with a checkbox in a cell', () => {
    assertOutline(`
      # T
      ## Chores
      | Done | Chore |
      |---|---|
      | [x] | Sweep the yard |
      | [ ] | Mop up |
      | [~] | Dust |
    `, `
      section chores -(wip) 1/3 :2
        item sweep-the-yard done :5
        item mop-up todo :6
        item dust wip :7
    `);
    assertOutline(`
      | Done | Chore |
      |---|---|
      | [ ] | Mop |
      | [x] Dust | me |
    `, `
      item mop todo :3
      item dust done :4
    `);
    assertOutline(`
      ## Phase 1
      | Task | Done? |
      |---|---|
      | Write the docs | [x] |
    `, `
      phase phase-1 -(done) 1/1 :1
        item write-the-docs done :4
    `);
  });
});

describe('the outline: rows with ids of a table\'s own', () => {
  it('are tasks where the table says so', () => {
    const plan = planOf(outdented(`
      # Boat
      | ID | Task | Status |
      |---|---|---|
      | **M2-05** | Mast | Done |
      | T1.1 | Oars | Todo |
      | BS-7 | Ribs | Todo |
      | M2 mast | no id | Todo |
      | Total | - | Done |

      | ID | Risk | Status |
      |---|---|---|
      | M2-07 | Rot | Open |
    `));
    assert.deepEqual(below(plan).map(({ kind, name, title, status }) => [kind, name, title, status]), [
      ['task', 'M2-05', 'Mast', 'done'], ['task', 'T1.1', 'Oars', 'todo'], ['ticket', 'BS-7', 'Ribs', 'todo'],
    ]);
  });
});

describe('the outline: tasks with headings', () => {
  it('are one with the rows that number or name them as tasks', () => {
    assertOutline(`
      # Boat
      | Task | Status |
      |---|---|
      | Task 2: Mast | In progress |
      | Task 9: Flag | Done |

      ## Phase 1: Hull
      | # | Task | Status |
      |---|---|---|
      | 1 | Planks | Done |
      | 3 | Oil | Todo |

      ### Task 1: Planks ✅
      - [x] **Step 1: Saw**
      - [ ] **Task 2: Plane**
        - [ ] both sides
      - [x] Sand

      ## Rig
      ### Task 2: Mast
      **Status:** In progress

      | # | Deliverable | Status |
      |---|---|---|
      | 2 | Drawing | Done |
    `, `
      phase phase-1 -(wip) 2/4 :7
        task task-3 todo :11
        task task-1 done(wip) 2/3 :13
          item step-1-saw done :14
          item task-2-plane todo(todo) 0/1 :15
            item both-sides todo :16
          item sand done :17
      task task-2 wip :20
      task task-2~2 done :25
    `);
    const mast = below(planOf('| Task | Status |\n|---|---|\n| Task 2: Mast | Done |\n## Task 2: Mast — WIP\n'))[0];
    assert.deepEqual(mast?.claims.map(({ speaker, status }) => [speaker, status]), [['heading', 'wip'], ['mention', 'done']]);
  });

  it('are not the steps that a table in the section of one numbers', () => {
    assertOutline(`
      ### Task 1: Planks
      - [ ] saw
      ### Task 2: Mast
      - [ ] plane
      ### Task 3: Stays
      | # | Task | Status |
      |---|---|---|
      | 1 | Rent a crane | Done |
      | 2 | Fix the stays | Todo |
    `, `
      task task-1 -(todo) 0/1 :1
        item saw todo :2
      task task-2 -(todo) 0/1 :3
        item plane todo :4
      task task-3 - :5
      task task-1~2 done :8
      task task-2~2 todo :9
    `);
  });

  it('are known by title, row or list item no more than before', () => {
    assertOutline('# Task 7: Sails\n- [ ] sew\n\n- **Task 8: Flag**\n  - [ ] dye\n', `
      item sew todo :2
      item dye todo :5
    `);
    assert.equal(planOf('# Task 7: Sails\n').title, 'Task 7: Sails');
  });
});

describe('the outline: what is named twice', () => {
  it('is one subject under one parent, to be found where the children are, else at the heading, list item or row', () => {
    assertOutline(`
      ## ✅ PHASE 1 COMPLETE - Summary
      - **Package 1**: mentioned
      ## PHASE 1: FOUNDATION
      ### Package 1
      - [x] a
      ## Phase 2
      ## PHASE 2: again
      ## Summary

      - **Phase 3 — item**
        **Goal:** g

      ## Table

      | # | Phase | Status |
      |---|---|---|
      | 3 | row | wip |
    `, `
      phase phase-1 done(done) 1/1 :3
        package package-1 -(done) 1/1 :4
          item a done :5
      phase phase-2 - :6
      phase phase-3 wip :10
    `);
    assert.deepEqual(below(planOf('## Phase 1 — Summary\n## Phase 1: Real\n- [ ] a\n'))[0]!.title, 'Phase 1: Real');
  });

  it('is to be found where its rows are, though they are read last', () => {
    assertOutline(`
      ## Phase 1: Hull
      | # | Task | Status |
      |---|---|---|
      | 1 | Planks | Done |
      ## Phase 1 results
    `, `
      phase phase-1 -(done) 1/1 :1
        task task-1 done :4
    `);
  });

  it('is two subjects under two parents', () => {
    assertOutline(`
      ## Stage 1
      ### Phase 1
      - [ ] a
      ## Stage 2
      ### Phase 1
      - [ ] b
      ## Phase 1
    `, `
      stage stage-1 -(todo) 0/1 :1
        phase phase-1 -(todo) 0/1 :2
          item a todo :3
      stage stage-2 -(todo) 0/1 :4
        phase phase-1 -(todo) 0/1 :5
          item b todo :6
      phase phase-1 - :7
    `);
  });

  it('is one ticket in a heading and a row', () => {
    assertOutline(`
      | ID | Title | Status |
      |---|---|---|
      | PF-1 | Login | wip |
      | PF-3 | Other | todo |

      ## PF-1: Login page
      - [ ] a
      ### [PF-2] — Logout [DONE]
      ## V6: Vision
      ## UTF-8 everywhere
    `, `
      ticket PF-3 todo :4
      ticket PF-1 wip(todo) 0/1 :6
        item a todo :7
      ticket PF-2 done :8
    `);
  });
});
