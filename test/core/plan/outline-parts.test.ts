import { assertOutline } from './draw';

describe('the outline: parts of a document', () => {
  it('takes the same number under another heading for another subject', () => {
    assertOutline(`
      # Doc
      ## Backend
      | # | Task | Status |
      |---|---|---|
      | 1 | API | Done |

      ### Phase 1: a
      - [x] be

      ## Frontend
      | # | Task | Status |
      |---|---|---|
      | 1 | UI | Todo |

      ### Phase 1: b
      - [ ] fe
    `, `
      task task-1 done :5
      phase phase-1 -(done) 1/1 :7
        item be done :8
      task task-1~2 todo :13
      phase phase-1~2 -(todo) 0/1 :15
        item fe todo :16
    `);
  });

  it('takes a heading that speaks of a phase for a part of it, not for another one', () => {
    assertOutline(`
      # Doc
      ## Phase 1: Hull 🔄
      ### Phase 1 Progress Tracker ✅
      **Status:** Done
      ### Planks
      - [ ] saw
      ### Phase 1: Success criteria
      - [ ] floats
      ### Phase 2 preview
      - [ ] draw
      ## Phase 2: Rig
      - [x] mast
      ## Status
      ### Phase 1 Progress
      **Status:** Done
      ### Phase 3 Sails
      - [ ] sew
    `, `
      phase phase-1 wip(todo) 0/1 criteria 0/1 :2
        item saw todo :6
      section phase-2-preview -(todo) 0/1 :9
        item draw todo :10
      phase phase-2 -(done) 1/1 :11
        item mast done :12
      phase phase-3 -(todo) 0/1 :16
        item sew todo :17
    `);
  });

  it('takes a phase in a document that is called like it for one of its own', () => {
    assertOutline(`
      # Phase 1: Hull
      ## Phase 1: Drawings
      - [ ] a
      ## Phase 2: Planks
      - [ ] b
      # Phase 2: Rig
      - [ ] c
    `, `
      phase phase-1 - :1
      phase phase-1~2 -(todo) 0/1 :2
        item a todo :3
      phase phase-2 -(todo) 0/1 :4
        item b todo :5
      phase phase-2~2 -(todo) 0/1 :6
        item c todo :7
    `);
  });

  it('takes a Status field for that of the heading right above only', () => {
    assertOutline(`
      # Doc
      ## Phase 1: Payments ✅ Done
      ### Open question 3
      **Status:** Open

      ## Phase 2: Moves
      **Current State:** Active users are in MySQL

      **Status:** Done

      ## Phase 3: Lists 🔄 WIP
      - **API**
        **Status:** done
    `, `
      phase phase-1 done :2
      phase phase-2 done :6
      phase phase-3 wip :11
    `);
  });

  it('takes a field below a plain list item for that of the item, and one below a bold opener for that of what it opens', () => {
    assertOutline(`
      # Doc
      ## Phase 1: Hull
      - **Planks**
        - **Status:** Done
        - **Owner:** Ida
      - Ribs
        - **Status:** Pending

      ## Phase 2: Rig
      - **Package 1: Mast**
        - **Status:** Done
    `, `
      phase phase-1 - :2
      phase phase-2 -(done) 1/1 :9
        package package-1 done :10
    `);
  });

  it('tells criteria from work that is called like them', () => {
    assertOutline(`
      # Doc
      ## Phase 1: Mail
      ### Verification emails
      - [ ] write them
      ### 3. Acceptance Criteria
      - [ ] a
      ### Verification steps
      - [x] b
      ## Phase 1 Acceptance Criteria
      - [x] c
      ## Phase 2: Lists

      **Acceptance criteria**

      - [ ] d

      Prose, and then work.

      - [ ] work
    `, `
      phase phase-1 -(todo) 0/1 criteria 2/3 :2
        item write-them todo :4
      phase phase-2 -(todo) 0/1 criteria 0/1 :11
        item work todo :19
    `);
  });

  it('opens what is named, and not what only sounds like it', () => {
    assertOutline(`
      # Doc
      ## p95 latency
      - [ ] a
      ## SHA-256: hashing
      - [ ] b
      ## Phase II: Roman
      - [ ] c
      ## 4. Phase-6: numbered
      - [ ] d
      ## Package manager
      - [ ] e
    `, `
      section p95-latency -(todo) 0/1 :2
        item a todo :3
      section sha-256-hashing -(todo) 0/1 :4
        item b todo :5
      phase phase-ii -(todo) 0/1 :6
        item c todo :7
      phase phase-6 -(todo) 0/1 :8
        item d todo :9
      section package-manager -(todo) 0/1 :10
        item e todo :11
    `);
  });

  it('gives a row to the heading where an item has the same id', () => {
    assertOutline(`
      # Doc
      | ID | Ticket | Status |
      |---|---|---|
      | PF-1 | Login | Done |
      ## PF-1: Login
      - [ ] PF-1: Login
      ## PF-2: Logout
    `, `
      ticket PF-1 done(todo) 0/1 :5
        ticket PF-1 todo :6
      ticket PF-2 - :7
    `);
  });

  it('ends what a bold item opened at its next neighbour', () => {
    assertOutline(`
      # Doc
      ## List
      - [x] **Phase 7: Setup**
        - [x] a
      - [ ] **Phase 8: Build**
      - ✅ **Phase 9: Ship**
        - [x] b
    `, `
      section list -(todo) 0/1 :2
        item phase-8-build todo :5
      phase phase-7 done(done) 1/1 :3
        item a done :4
      phase phase-9 -(done) 1/1 :6
        item b done :7
    `);
  });

  it('passes over comments and what is struck out', () => {
    assertOutline(`
      # Doc
      ## Phase 1: Setup — Done <!-- checked -->
      ## Phase 2: Roof
      **Status:** <!-- was todo --> ~~In progress~~ → Done
      ## Phase 3: Floor
      **Status:** Complete 80%
      ## Phase 4: Sign-in ✅ [DONE]
      ## Phase 5: Walls
      > ✅ [DONE]
    `, `
      phase phase-1 done :2
      phase phase-2 done :3
      phase phase-3 - :5
      phase phase-4 done :7
      phase phase-5 done :8
    `);
  });
});
