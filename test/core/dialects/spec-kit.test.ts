import assert from 'node:assert/strict';
import { rename } from '../../../src/core/edits/rename';
import type { Subject } from '../../../src/core/model/plan';
import { dependenciesIn } from '../../../src/core/plan/dependencies';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { appliedAll, assertFlip, assertRefused, opened, subjectOf } from '../edits/flip';
import { movedTexts, movingIn } from '../edits/moving';
import { draw, outdented } from '../plan/draw';
import { check, told } from '../rules/findings';
import { drawn, fixture, instead } from './fixture';

const ALBUMS = 'specs/001-photo-albums';
const TASKS = `${ALBUMS}/tasks.md`;

describe('Spec Kit', () => {
  const files = fixture('spec-kit');

  it('shows features with their phases and tasks, and their other files behind', async () => {
    const { plan } = await opened(files);
    assert.equal(plan.roots.map((root) => draw(root)).join('\n'), outdented(`
      folder specs -(wip) 4/12 :1
        plan 001-photo-albums -(wip) 3/10 :6
          phase phase-1 -(done) 2/2 :21
            ticket T001 done :25
            ticket T002 done :26
          phase phase-2 -(done) 1/1 :30
            ticket T003 done :34
          phase phase-3 -(todo) 0/4 :40
            ticket T004 todo :50
            ticket T005 todo :51
            ticket T006 todo :55
            ticket T007 todo :56
          phase phase-4 -(todo) 0/1 :62
            ticket T008 todo :66
          phase phase-n -(todo) 0/2 :72
            ticket T009 todo :74
            ticket T010 todo :75
          document data-model.md - :1
          document plan.md - :1
          document research.md - :1
          document spec.md - :1
          folder checklists - :1
            document requirements.md - :1
          folder contracts - :1
            document albums-api.md - :1
        plan 002-shared-links -(wip) 1/2 :1
          phase phase-1 -(wip) 1/2 :3
            ticket T001 done :5
            ticket T002 todo :6
          document spec.md - :1
    `).trimEnd());
  });

  it('calls a feature by what its file is headed, whichever is there', async () => {
    const titles = async (...names: string[]): Promise<readonly string[]> => {
      const { plan } = await opened(Object.fromEntries(names.map((name) => [`${ALBUMS}/${name}`, files[`${ALBUMS}/${name}`] ?? ''])));
      return plan.roots.flatMap(({ children }) => children).map(({ title, path }) => `${title}: ${path}`);
    };
    assert.deepEqual(await titles('spec.md', 'plan.md', 'tasks.md'), [`Photo Albums: ${TASKS}`]);
    assert.deepEqual(await titles('spec.md', 'plan.md'), [`Photo Albums: ${ALBUMS}/plan.md`]);
    assert.deepEqual(await titles('spec.md', 'research.md'), [`Photo Albums: ${ALBUMS}/spec.md`]);
    assert.deepEqual(await titles('research.md'), [`001-photo-albums: ${ALBUMS}`]);
  });

  it('leaves alone what the tool keeps for itself, and folders that only look like its own', async () => {
    const { plan } = await opened({
      ...files, 'specs/notes.md': '- [ ] T001 x', 'specs/intro/spec.md': '- [ ] T001 x', 'specs/001-intro/readme.md': '- [ ] T001 x',
    });
    assert.deepEqual([...plan.files()].filter((path) => !/^specs\/00\d-(?:photo-albums|shared-links)\//.test(path)), []);
  });

  it('knows features by short numbers, by times, and by the branch where there are none', async () => {
    const texts = (...names: string[]): Readonly<Record<string, string>> => Object.fromEntries(names.map((name) => [`${name}/tasks.md`, '- [ ] T001 a\n']));
    const { plan } = await opened(texts('specs/1-a', 'specs/20260319-143022-b', 'specs/main', 'app/specs/master', '.kiro/specs/1-c', 'specs/mainly', 'specs/a-1'));
    const drawnRoot = (root: Subject): string => `${root.title}: ${root.kind === 'folder' ? root.children.map(({ name }) => name).join(', ') : root.path}`;
    assert.deepEqual(plan.roots.map(drawnRoot).sort(), [
      'Kiro: 1-c', 'Spec Kit: 1-a, 20260319-143022-b, main', 'Spec Kit: master', 'tasks: specs/a-1/tasks.md', 'tasks: specs/mainly/tasks.md',
    ]);
  });

  it('reads what a task depends on in brackets, and no labels', async () => {
    const { plan } = await opened(files);
    const said = (id: string): readonly string[] => plan.referencesFrom(`${ALBUMS}#${id}`).map(drawn);
    assert.deepEqual(said('phase-2/T003'), ['depends-on T001']);
    assert.deepEqual(said('phase-3/T004'), []);
    assert.deepEqual(said('phase-3/T007'), ['depends-on T003', 'depends-on T006']);
    assert.deepEqual(said('phase-4/T008'), ['depends-on T007']);
    assert.deepEqual(plan.referencesFrom(ALBUMS).map(drawn).filter((line) => line.includes('T0')), [
      'mentions T004', 'mentions T005', 'mentions T006', 'mentions T007', 'mentions T008',
    ]);
    assert.deepEqual(plan.referencesFrom(`${ALBUMS}/spec.md`).map(drawn), []);
    assert.deepEqual(plan.referencesFrom(`${ALBUMS}/plan.md`).map(drawn).filter((line) => line.includes('T0')), [
      'mentions T004', 'mentions T005', 'mentions T006',
    ]);
    assert.deepEqual(dependenciesIn(TASKS, plan).map(({ from, to }) => `${from.slice(-4)} ${to.slice(-4)}`), [
      'T003 T001', 'T007 T003', 'T007 T006', 'T008 T007',
    ]);
  });

  it('knows a task by its id in its own feature alone', async () => {
    const { plan } = await opened({ ...files, 'PLAN.md': '# Plan\n\nAfter T010.\n' });
    const [reference] = plan.referencesFrom('specs/002-shared-links#phase-1/T002');
    assert.deepEqual(reference?.to, ['specs/002-shared-links#phase-1/T001']);
    assert.deepEqual(plan.called('T001').map(({ path }) => path), [TASKS, 'specs/002-shared-links/tasks.md']);
    assert.deepEqual(plan.referencesFrom('PLAN.md').map(drawn), ['mentions T010 no subject']);
    const lost = await opened(instead(files, 'specs/002-shared-links/tasks.md', 'on T001', 'on T010'));
    assert.deepEqual(lost.plan.referencesFrom('specs/002-shared-links#phase-1/T002').map(drawn), ['depends-on T010 no subject']);
  });

  it('changes the character in the box and nothing else, as the file has it', async () => {
    const flip = (text: string, by: string, id: string, status: 'done' | 'todo'): Promise<void> =>
      assertFlip(instead(files, TASKS, text, by), `${ALBUMS}#${id}`, status);
    await flip('- [ ] T007', '- ⟦[ ]⇒[x]⟧ T007', 'phase-3/T007', 'done');
    await flip('- [X] T002', '- ⟦[X]⇒[ ]⟧ T002', 'phase-1/T002', 'todo');
    const capital = instead(instead(files, TASKS, '- [x] T001', '- [X] T001'), TASKS, '- [x] T003', '- [X] T003');
    await assertFlip(instead(capital, TASKS, '- [ ] T008', '- ⟦[ ]⇒[X]⟧ T008'), `${ALBUMS}#phase-4/T008`, 'done');
    await assertFlip({ [TASKS]: '# Tasks: A⟦⇒ ✅ [DONE]⟧\n\n- [ ] T001 B\n' }, ALBUMS, 'done');
    await assertRefused({ [TASKS]: '- [ ] T001 B\n' }, ALBUMS, 'done', /no place where one would be read$/);
    const workspace = await opened(files);
    assert.equal(subjectOf(workspace, `${TASKS}:55`).name, 'T006');
  });

  it('takes no status from texts: a draft of a specification says nothing of the work', async () => {
    const { plan } = await opened(files);
    assert.match(files[`${ALBUMS}/spec.md`] ?? '', /\*\*Status\*\*: Draft/);
    const spec = plan.subject(`${ALBUMS}/spec.md`);
    assert.deepEqual([spec?.status, spec?.written], [null, null]);
    await assertRefused(files, `${ALBUMS}/spec.md`, 'done', /^spec has no status of its own, and no place for one$/);
  });

  it('gives a feature another name, and those who link to it, too', async () => {
    const workspace = await opened(files);
    const asked = { ...movingIn(files, workspace), settings: DEFAULT_SETTINGS, exists: () => false };
    const subject = subjectOf(workspace, ALBUMS);
    const { edits, moves } = await rename(asked, { subject, name: subject.name }, '001-albums');
    assert.deepEqual(moves, [{ from: ALBUMS, to: 'specs/001-albums' }]);
    const renamed = movedTexts(appliedAll(files, edits), moves);
    assert.match(renamed['specs/002-shared-links/spec.md'] ?? '', /\[001\]\(\.\.\/001-albums\/spec\.md\)/);
    assert.deepEqual(await told(renamed), []);
    await assert.rejects(rename(asked, { subject, name: subject.name }, 'albums'), /`albums` would be no part of a plan any more/);
  });

  it('finds nothing to say of what the tool writes', async () => assert.deepEqual(await told(files), []));

  it('finds ids that are given twice or never, links that lead nowhere, and tasks that wait for themselves', async () => {
    assert.deepEqual(await told(instead(files, TASKS, '- [ ] T006', '- [ ] T005')), [
      `${ALBUMS}/plan.md:26:60 info unknown-ticket: no ticket \`T006\``,
      `${TASKS}:55:7 warning duplicate-id: \`T005\` is taken, on line 51; \`T011\` is free`,
      `${TASKS}:56:85 info unknown-ticket: no ticket \`T006\``,
    ]);
    assert.deepEqual(await told(instead(files, TASKS, 'on T003, T006', 'on T003, T060')), [
      `${TASKS}:56:85 info unknown-ticket: no ticket \`T060\``,
    ]);
    assert.deepEqual(await told(instead(files, `${ALBUMS}/plan.md`, '[spec.md](./spec.md)', '[spec.md](./specs.md)')), [
      `${ALBUMS}/plan.md:3:77 warning broken-link: \`./specs.md\` is not there; did you mean \`./spec.md\`?`,
    ]);
    assert.deepEqual(await told(instead(files, TASKS, 'src/db/schema.sql (depends on T001)', '(depends on T007)'), 'dependency-cycle'), [
      `${TASKS}:34:74 error dependency-cycle: \`T003\` depends on itself: T003 → T007 → T003`,
    ]);
  });

  it('counts the ids of each feature by themselves', async () => {
    const two = {
      'specs/001-a/tasks.md': '# Tasks: A\n\n- [ ] T001 x\n- [ ] T001 again\n- [ ] T002 like T0500 and T500\n',
      'specs/002-b/tasks.md': '# Tasks: B\n\n- [ ] T003 y, as T004\n- [ ] T500 z\n',
    };
    assert.deepEqual(await told(two), [
      'specs/001-a/tasks.md:4:7 warning duplicate-id: `T001` is taken, on line 3; `T003` is free',
      'specs/001-a/tasks.md:5:17 info unknown-ticket: no ticket `T0500`',
      'specs/001-a/tasks.md:5:27 info unknown-ticket: no ticket `T500`',
      'specs/002-b/tasks.md:3:18 info unknown-ticket: no ticket `T004`',
    ]);
    const { findings } = await check(two);
    assert.deepEqual(findings.filter(({ rule }) => rule === 'unknown-ticket').flatMap((finding) => finding.fixes()), []);
    assert.deepEqual(await told({ ...two, 'specs/001-a/plan.md': 'Later T0002.\n', 'specs/003-c/plan.md': 'Later T0002.\n' }, 'unknown-ticket').then((all) => all.filter((each) => each.includes('plan.md'))), [
      'specs/001-a/plan.md:1:7 info unknown-ticket: no ticket `T0002`; did you mean `T002`?',
    ]);
  });

  it('knows tasks that were put between others, T006a, and no such ids elsewhere', async () => {
    const texts = {
      'specs/001-a/tasks.md': '# Tasks: A\n\n- [ ] T006 x\n- [x] T006a [P] y\n- [ ] T007 z (depends on T006a, T006b)\n- [ ] T008 as T006a\n- [ ] T006a again\n',
      'PLAN.md': '# Plan\n\n- [ ] T006a x\n- [ ] T006b y\n- [ ] T5 z\n- [ ] PF-1a w\n\n| Task | Name |\n|---|---|\n| T006a | v |\n\n**Depends on:** T006a\n',
    };
    const { plan } = await opened(texts);
    assert.deepEqual(plan.subject('specs/001-a')?.children.map(({ name, kind, status }) => `${kind} ${name} ${status}`), [
      'ticket T006 todo', 'ticket T006a done', 'ticket T007 todo', 'ticket T008 todo', 'ticket T006a todo',
    ]);
    assert.deepEqual(plan.referencesFrom('specs/001-a#T008').map(({ written }) => written), ['T006a']);
    assert.deepEqual(plan.subject('PLAN.md')?.children.map(({ kind }) => kind), ['item', 'item', 'item', 'item']);
    assert.deepEqual(plan.referencesIn('PLAN.md').map(drawn), ['mentions T5 no subject']);
    assert.deepEqual(await told(texts, 'unknown-ticket'), ['specs/001-a/tasks.md:5:33 info unknown-ticket: no ticket `T006b`']);
    assert.deepEqual(await told(texts, 'duplicate-id'), ['specs/001-a/tasks.md:7:7 warning duplicate-id: `T006a` is taken, on line 4; `T009` is free']);
  });

  it('lets a task wait for the ids behind the word that says so, up to other words', async () => {
    const said = async (aside: string): Promise<string> => {
      const { plan } = await opened({ 'specs/001-a/tasks.md': `# A\n\n- [ ] T001 a\n- [ ] T002 b\n- [ ] T003 c\n- [ ] T004 d\n- [ ] T005 e (${aside})\n` });
      return plan.referencesFrom('specs/001-a#T005').map(drawn).join(', ');
    };
    assert.equal(await said('after T001 is merged, before T002'), 'depends-on T001, mentions T002');
    assert.equal(await said('depends on: T001, T002 and T003'), 'depends-on T001, depends-on T002, depends-on T003');
    assert.equal(await said('needs T001 to T003; T004'), 'depends-on T001, depends-on T002, depends-on T003, depends-on T004');
    assert.equal(await said('after T001/T002 & T003, see T004'), 'depends-on T001, depends-on T002, depends-on T003, mentions T004');
  });

  /** Kind, name and status of all that stands below a feature with these tasks. */
  const below = async (tasks: string): Promise<readonly string[]> => {
    const { plan } = await opened({ 'specs/001-a/tasks.md': `# Tasks: A\n\n${tasks}` });
    const lines = (subject: Subject): readonly string[] => [`${subject.kind} ${subject.name} ${subject.status}`, ...subject.children.flatMap(lines)];
    return (plan.subject('specs/001-a')?.children ?? []).flatMap(lines);
  };

  it('knows a task by its id whatever label stands before it, and however it is spelt', async () => {
    const tasks = '- [ ] [P] T001 a\n- [x] [US1] [P] T002 b\n- [ ] ✅ T003 c\n- [ ] Task T004: d\n- [ ] **[P] T005** e\n';
    assert.deepEqual(await below(tasks), ['ticket T001 todo', 'ticket T002 done', 'ticket T003 todo', 'ticket T004 todo', 'ticket T005 todo']);
    assert.deepEqual(await told({ 'specs/001-a/tasks.md': tasks }), []);
    assert.deepEqual(await below('- [ ] T1 a\n- [ ] T-02 b\n- [ ] TASK-003 c\n- [ ] FR-004 d\n- [ ] [US1] e\n- [ ] [P] PF-6 f\n'), [
      'ticket T1 todo', 'ticket T-02 todo', 'ticket TASK-003 todo', 'item FR-004 d todo', 'item [US1] e todo', 'item [P] PF-6 f todo',
    ]);
    assert.deepEqual(await told({ 'specs/001-a/tasks.md': '- [ ] TASK-001 a, with T-800 and T900\n- [ ] TASK-002 b (after TASK-009)\n' }), [
      'specs/001-a/tasks.md:2:25 info unknown-ticket: no ticket `TASK-009`',
    ]);
  });

  it('counts what has an id as work, and what a list of tasks has to be like as criteria', async () => {
    const { plan } = await opened({ 'specs/001-a/tasks.md': '# Tasks: A\n\n## Phase 1: Verification\n\n- [ ] T001 Run all tests\n\n### Acceptance Criteria\n\n- [x] T002 Measure it\n' +
      '- [ ] Under a second\n\n**Checkpoint**:\n\n- [ ] All is well\n\n## Validation Checklist\n\n- [x] Each contract has a test (T001)\n- [ ] Each task names a file\n' });
    const [phase] = plan.subject('specs/001-a')?.children ?? [];
    assert.deepEqual(phase?.children.map(({ name }) => name), ['T001', 'T002']);
    assert.deepEqual([phase?.progress, phase?.criteria], [{ done: 1, total: 2 }, { done: 0, total: 2 }]);
    assert.deepEqual(plan.subject('specs/001-a')?.criteria, { done: 1, total: 2 });
  });

  it('reads tasks that are headings, with their fields, where they have no box elsewhere', async () => {
    const tasks = '## Phase 1: Setup\n\n### T001: Build\n\n- **Status**: ✅ Done\n- **Dependencies**: None\n\n**Acceptance Criteria**:\n\n- [x] It builds\n\n' +
      '### T002 [P]: Lint\n\n**Status**: In progress\n**Dependencies**: T001\n\n- [ ] Rules\n\n## Phase 2: More\n\n- [x] T003 Ship\n\n### T003: How to ship\n\nSlowly.\n';
    assert.deepEqual(await below(tasks), [
      'phase Phase 1 null', 'ticket T001 done', 'ticket T002 wip', 'item Rules todo', 'phase Phase 2 null', 'ticket T003 done',
    ]);
    await assertFlip({ 'specs/001-a/tasks.md': tasks.replace('**Status**: In progress', '**Status**: ⟦In progress⇒Done⟧') }, 'specs/001-a#phase-1/T002', 'done');
    const { plan } = await opened({ 'specs/001-a/tasks.md': tasks });
    assert.deepEqual(dependenciesIn('specs/001-a/tasks.md', plan).map(({ from, to }) => `${from.slice(-4)} ${to.slice(-4)}`), ['T002 T001']);
  });

  it('takes what a table of tasks says for copies of their statuses', async () => {
    const tasks = '- [x] T001 a\n- [ ] T002 b\n\n| Task | What | Status |\n|---|---|---|\n| T001 | a | ✅ |\n| T002 | b | ✅ |\n\n' +
      '| Task ID | Story |\n|---|---|\n| T001 | US1 |\n| T009 | US2 |\n';
    assert.deepEqual(await below(tasks), ['ticket T001 done', 'ticket T002 todo']);
    assert.deepEqual(await told({ 'specs/001-a/tasks.md': tasks }), [
      'specs/001-a/tasks.md:7:14 warning status-conflict: `T002` is `[ ]` in its checkbox, but `✅` here',
    ]);
    await assertFlip({ 'specs/001-a/tasks.md': tasks.replace('[x] T001', '⟦[x]⇒[~]⟧ T001').replace('a | ✅', 'a | ⟦✅⇒🔄⟧') }, 'specs/001-a#T001', 'wip');
  });

  it('reads boxes before the ids of headings, and changes these', async () => {
    const tasks = '## Phase 1: Setup\n\n### [x] T001 Build ✅\n\n### [ ] T002 [P]: **Lint**\n\n- [ ] Rules\n\n### [done] T003 Ship\n\n### [ ] Later\n';
    assert.deepEqual(await below(tasks), ['phase Phase 1 null', 'ticket T001 done', 'ticket T002 todo', 'item Rules todo', 'ticket T003 done']);
    await assertFlip({ 'specs/001-a/tasks.md': tasks.replace('[ ] T002', '⟦[ ]⇒[x]⟧ T002') }, 'specs/001-a#phase-1/T002', 'done');
    await assertFlip({ 'specs/001-a/tasks.md': tasks.replace('[x] T001 Build ✅', '⟦[x]⇒[ ]⟧ T001 Build ⟦✅⇒⏳⟧') }, 'specs/001-a#phase-1/T001', 'todo');
  });

  it('misses no task that was made several', async () => {
    assert.deepEqual(await told({ 'specs/001-a/tasks.md': '- [ ] T001a x\n- [ ] T001b y\n- [ ] T003 z, after T001 and T002\n' }, 'unknown-ticket'), [
      'specs/001-a/tasks.md:3:30 info unknown-ticket: no ticket `T002`',
    ]);
  });

  it('takes no rows for tasks that sum up: features, stories, requirements', async () => {
    const sums = '| Feature | ID | Tasks |\n|---|---|---|\n| Albums | F001 | 10 |\n\n| ID | Requirement | Task |\n|---|---|---|\n| FR-001 | Names | T001 |\n\n' +
      '| # | Story | Tasks |\n|---|---|---|\n| 1 | Create | T001 |\n';
    assert.deepEqual(await below(`${sums}\n- [ ] T001 a\n`), ['ticket T001 todo']);
    assert.deepEqual(await below('| ID | Task | Status |\n|---|---|---|\n| T001 | Build | Done |\n| T002 | Lint | Pending |\n'), ['ticket T001 done', 'ticket T002 todo']);
  });

  it('lets a task wait for what a sentence of its own says, or an item below it', async () => {
    const said = async (words: string): Promise<string> => {
      const { plan } = await opened({ 'specs/001-a/tasks.md': `# A\n\n- [ ] T01 a\n- [ ] T011 b\n- [ ] T012 c\n- [ ] T1 ${words}\n` });
      return dependenciesIn('specs/001-a/tasks.md', plan).map(({ from, to }) => `${from.slice(12)} ${to.slice(12)}`).join(', ');
    };
    assert.equal(await said('d in src/d.ts. Depends on T011, T012 (its port).'), 'T1 T011, T1 T012');
    assert.equal(await said('d — depends on T011'), 'T1 T011');
    assert.equal(await said('d [depends on T011]'), 'T1 T011');
    assert.equal(await said('d\n  - Dependencies: T011, T012 ✅'), 'T1 T011, T1 T012');
    assert.equal(await said('d\n  - Blocked by: T012'), 'T1 T012');
    assert.equal(await said('d\n  - **Dependency**: T012'), 'T1 T012');
    assert.equal(await said('[US1] **Depends on T012**: d'), 'T1 T012');
    assert.equal(await said('d\n  - Dependencies: none (parallel with T011)'), '');
    assert.equal(await said('d (depends on T011)'), 'T1 T011');
    assert.equal(await said('d, as T012 depends on T1'), '');
  });

  it('takes `[-]` for what is skipped', async () => {
    const tasks = '## Phase 1: Setup\n\n- [x] T001 a\n- [-] T002 b, which nobody needs\n- [ ] T003 c\n';
    const { plan } = await opened({ 'specs/001-a/tasks.md': tasks });
    const [phase] = plan.subject('specs/001-a')?.children ?? [];
    assert.deepEqual([phase?.children.map(({ status }) => status), phase?.progress], [['done', 'cut', 'todo'], { done: 1, total: 2 }]);
    await assertFlip({ 'specs/001-a/tasks.md': tasks.replace('[ ]', '⟦[ ]⇒[-]⟧') }, 'specs/001-a#phase-1/T003', 'cut');
    await assertRefused({ 'specs/001-a/tasks.md': tasks }, 'specs/001-a#phase-1/T003', 'blocked', /blocked/);
  });

  it('takes no box for a task that says how far a phase is', async () => {
    const tasks = '## Phase 1: Setup\n\n- [x] T001 a\n\n## Progress\n\n- [x] Phase 1: Setup complete\n- [x] **Phase 1**: T001\n- [ ] Phase 2: Later\n- [ ] Ship\n';
    assert.deepEqual(await below(tasks), ['phase Phase 1 null', 'ticket T001 done', 'section Progress null', 'item Phase 2: Later todo', 'item Ship todo']);
  });

  it('calls a feature by its folder where the heading names only the kind of file', async () => {
    const title = async (heading: string): Promise<string | undefined> => {
      const { plan } = await opened({ 'specs/001-a/tasks.md': `# ${heading}\n\n- [ ] T001 b\n` });
      return plan.subject('specs/001-a')?.title;
    };
    assert.equal(await title('Tasks'), '001-a');
    assert.equal(await title('📋 Task List - Albums'), 'Albums');
    assert.equal(await title('Implementation Tasks: Albums'), 'Albums');
    assert.equal(await title('Tasks — Albums (001)'), 'Albums (001)');
    assert.equal(await title('Task manager'), 'Task manager');
  });
});
