import assert from 'node:assert/strict';
import type { Subject } from '../../../src/core/model/plan';
import type { Status } from '../../../src/core/model/status';
import { rename } from '../../../src/core/edits/rename';
import { dependenciesIn } from '../../../src/core/plan/dependencies';
import { leadingId } from '../../../src/core/plan/keys';
import { nextReport } from '../../../src/core/reports/next';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { createPlanWorkspace } from '../../../src/core/workspace';
import { appliedAll, assertFlip, assertRefused, opened, subjectOf, type Texts } from '../edits/flip';
import { movedTexts, movingIn } from '../edits/moving';
import { MemoryFiles } from '../memory-files';
import { draw, outdented } from '../plan/draw';
import { check, told } from '../rules/findings';
import { drawn, fixture, instead } from './fixture';

const LOGIN = 'backlog/tasks/task-2 - Add-login.md';
const SHARE = 'backlog/tasks/task-3 - Share-albums-by-link.md';
const WITHDRAW = 'backlog/tasks/task-3.1 - Withdraw-a-link.md';
const SHARED = 'backlog/tasks/task-10 - Don\'t-lose-shared-albums.md';

describe('Backlog.md', () => {
  const files = fixture('backlog');

  it('shows tasks by their numbers, what is beside them, and what is archived', async () => {
    const { plan } = await opened(files);
    assert.equal(plan.roots.map((root) => draw(root)).join('\n'), outdented(`
      folder backlog -(wip) 2/4 :1
        task tasks/task-2 - Add-login.md done criteria 2/2 :1
        task tasks/task-3 - Share-albums-by-link.md wip(todo) 0/1 criteria 1/3 :1
          task backlog/tasks/task-3.1 - Withdraw-a-link.md todo :1
        task tasks/task-10 - Don't-lose-shared-albums.md todo criteria 0/1 :1
        document decisions/decision-1 - Keep-sessions-in-the-database.md - :1
        folder docs/guides - :1
          document doc-1 - How-to-run-the-shop.md - :1
        document drafts/draft-1 - Faces-in-photos.md - :1
        task completed/task-1 - Store-photos.md done criteria 1/1 :1
        document archive/tasks/task-4 - Print-albums.md - :1
    `).trimEnd());
    const subjects = plan.roots[0]?.children ?? [];
    assert.deepEqual(subjects.filter(({ isArchived }) => isArchived).map(({ title }) => title), ['Store photos', 'Print albums']);
  });

  it('calls them what their front matter says, and knows who does them', async () => {
    const { plan } = await opened(instead(files, WITHDRAW, '## Description', '# task-3.1 - Something else\n\n## Description'));
    assert.equal(plan.roots[0]?.title, 'Backlog.md');
    const facts = [LOGIN, SHARE, WITHDRAW, SHARED].map((id) => {
      const { title, facts: { owner, priority } } = plan.subject(id)!;
      return [title, owner, priority];
    });
    assert.deepEqual(facts, [
      ['Add login', 'sara', 'high'], ['Share albums by link', 'ben, sara', 'medium'], ['Withdraw a link', null, null],
      ['Don\'t lose "shared" albums', null, 'low'],
    ]);
    const untitled = await opened(instead(files, WITHDRAW, 'title: Withdraw a link\n', ''));
    assert.equal(untitled.plan.subject(WITHDRAW)?.title, 'task-3.1 - Withdraw-a-link');
  });

  it('knows people by `@name`, in quotes or not, as the tool does', async () => {
    for (const written of ['@sara', '[@sara]', '[\'@sara\']', '\n  - @sara']) {
      const texts = instead(files, SHARED, 'assignee: []', `reporter: @ben\nassignee: ${written}`);
      assert.deepEqual(await told(texts), [], written);
      assert.equal((await opened(texts)).plan.subject(SHARED)?.facts.owner, 'sara', written);
      await assertFlip(instead(texts, SHARED, 'status: To Do', 'status: ⟦To Do⇒Done⟧'), SHARED, 'done');
    }
  });

  it('knows them by their ids, in any case', async () => {
    const workspace = await opened(files);
    for (const [name, id] of [['task-3', SHARE], ['TASK-3', SHARE], ['task-3.1', WITHDRAW], ['TASK-10', SHARED], ['task-2 - Add-login', LOGIN]] as const) {
      assert.equal(subjectOf(workspace, name).id, id);
    }
  });

  it('compares ids by what their numbers count: zeros before them are the project\'s taste', async () => {
    const task = (more = ''): string => `---\nstatus: To Do\n${more}---\n`;
    const padded = {
      'backlog/tasks/task-001 - A.md': task(), 'backlog/tasks/task-002 - B.md': `${task('dependencies: [task-1, TASK-0001]\n')}After TASK-01.\n`,
      'backlog/tasks/task-1.02 - C.md': task(), 'backlog/tasks/task-3 - D.md': task('parent_task_id: task-001.2\n'),
      'PLAN.md': '# Plan\n\n- [ ] [TASK-001] Something else\n- [ ] [TASK-002] More, after TASK-01\n',
    };
    const workspace = await opened(padded);
    const { plan } = workspace;
    assert.deepEqual(plan.referencesFrom('backlog/tasks/task-002 - B.md').map(({ to }) => to), Array.from({ length: 3 }, () => ['backlog/tasks/task-001 - A.md']));
    assert.equal(plan.parent('backlog/tasks/task-1.02 - C.md')?.id, 'backlog/tasks/task-001 - A.md');
    assert.equal(plan.parent('backlog/tasks/task-3 - D.md')?.id, 'backlog/tasks/task-1.02 - C.md');
    assert.equal(subjectOf(workspace, 'task-2').name, 'task-002 - B');
    assert.equal(subjectOf(workspace, 'TASK-01.2').name, 'task-1.02 - C');
    assert.deepEqual(plan.called('task-001').map(({ id }) => id), ['PLAN.md#TASK-001', 'backlog/tasks/task-001 - A.md']);
    assert.deepEqual(await told(padded), ['PLAN.md:4:30 info unknown-ticket: no ticket `TASK-01`; did you mean `TASK-001`?']);
    const two = { ...padded, 'backlog/tasks/task-1 - Again.md': task() };
    assert.match((await told(two, 'ambiguous-reference')).join('\n'), /`task-1` fits `task-001 - A` and `task-1 - Again`/);
  });

  it('reads what a task waits for, as a list of either form, and what it is a part of', async () => {
    const { plan } = await opened(files);
    const said = (id: string): readonly string[] => plan.referencesFrom(id).map((each) => {
      assert.equal(files[id]?.slice(each.start, each.end), each.written);
      return `${drawn(each)}: ${each.to.join()}`;
    });
    assert.deepEqual(said(SHARE), [
      `depends-on task-2: ${LOGIN}`, 'depends-on task-1: backlog/completed/task-1 - Store-photos.md', `mentions TASK-10: ${SHARED}`,
    ]);
    assert.deepEqual(said(SHARED), [`depends-on task-3.1: ${WITHDRAW}`, `depends-on task-3: ${SHARE}`]);
    assert.deepEqual(said(WITHDRAW), [`part-of task-3: ${SHARE}`]);
    assert.deepEqual(dependenciesIn(SHARED, plan).map(({ to }) => to), [WITHDRAW, SHARE]);
    const links = [LOGIN, 'backlog/docs/guides/doc-1 - How-to-run-the-shop.md'].map((id) => plan.referencesFrom(id).map(({ to }) => to));
    assert.deepEqual(links, [[['backlog/decisions/decision-1 - Keep-sessions-in-the-database.md']], [[LOGIN]]]);
  });

  describe('subtasks', () => {
    const task = (parent: string | null, status = 'To Do'): string => `---\nstatus: ${status}\n${parent === null ? '' : `parent_task_id: ${parent}\n`}---\n`;
    const shown = async (tasks: Texts): Promise<string> => {
      const { plan } = await opened(Object.fromEntries(Object.entries(tasks).map(([path, text]) => [`backlog/${path}.md`, text])));
      const ids = (subjects: readonly Subject[], indent: string): readonly string[] => subjects.flatMap(({ name, kind, children }) => [indent + leadingId(name, kind), ...ids(children, `${indent}  `)]);
      for (const root of plan.roots) for (const child of root.children) assert.equal(plan.parent(child.id), root);
      return ids(plan.roots[0]?.children ?? [], '').join('\n');
    };

    it('stand below what they are parts of, by their names or by what they say, and are counted there', async () => {
      assert.equal(await shown({
        'tasks/task-1 - A': task(null), 'tasks/task-1.1 - B': task(null), 'tasks/task-1.1.2 - C': task('task-1.1'), 'tasks/task-1.1.10 - D': task(null),
        'tasks/task-2 - E': task('TASK-1'), 'tasks/task-3.1 - F': task(null), 'tasks/task-3.2 - G': task('null'), 'tasks/task-4 - H': task('\'\''),
      }), 'task-1\n  task-1.1\n    task-1.1.2\n    task-1.1.10\n  task-2\ntask-3.1\ntask-3.2\ntask-4');
      const { plan } = await opened({ ...files, 'backlog/completed/task-3.2 - Log-links.md': '---\nid: task-3.2\nstatus: Done\n---\n' });
      const share = plan.subject(SHARE);
      assert.deepEqual([share?.progress, share?.derived, share?.status], [{ done: 1, total: 2 }, 'wip', 'wip']);
      assert.deepEqual(plan.roots[0]?.progress, { done: 3, total: 5 });
      assert.equal(plan.parent(WITHDRAW), share);
    });

    it('stay out of archives as long as there is something to do, and below their task when it goes there', async () => {
      assert.equal(await shown({ 'completed/task-1 - A': task(null, 'Done'), 'tasks/task-1.1 - B': task(null) }), 'task-1.1\ntask-1');
      assert.equal(await shown({ 'completed/task-1 - A': task(null, 'Done'), 'completed/task-1.1 - B': task(null) }), 'task-1\n  task-1.1');
      assert.equal(await shown({ 'tasks/task-1 - A': task(null), 'drafts/task-1.1 - B': task(null), 'archive/tasks/task-1.2 - C': task(null) }), 'task-1\ntask-1.1\ntask-1.2');
      assert.equal(await shown({ 'tasks/task-1 - A': task(null), 'completed/task-1 - B': task(null), 'tasks/task-1.1 - C': task(null) }), 'task-1\n  task-1.1\ntask-1');
    });

    it('stay where they are if what they are parts of is not there, is two, or is a part of them, and that is told', async () => {
      const said = async (tasks: Texts): Promise<readonly string[]> =>
        (await told(Object.fromEntries(Object.entries(tasks).map(([path, text]) => [`backlog/${path}.md`, text])))).map((each) => each.replace(/^.*(?=error|warning)/, ''));
      const missing = { 'tasks/task-1.1 - A': task('task-9'), 'tasks/task-1 - B': task(null) };
      assert.equal(await shown(missing), 'task-1\ntask-1.1');
      assert.deepEqual(await said(missing), ['error unknown-plan: no task `task-9`']);
      const two = { 'tasks/task-1 - A': task(null), 'tasks/task-1 - B': task(null), 'tasks/task-2 - C': task('task-1') };
      assert.equal(await shown(two), 'task-1\ntask-1\ntask-2');
      assert.deepEqual(await said(two), [
        'warning duplicate-id: `task-1` is taken by `task-1 - A`', 'warning ambiguous-reference: `task-1` fits `task-1 - A` and `task-1 - B`',
      ]);
      const circle = { 'tasks/task-1 - A': task('task-3'), 'tasks/task-2 - B': task('task-1'), 'tasks/task-3 - C': task('task-2'), 'tasks/task-3.1 - D': task(null), 'tasks/task-4 - E': task('task-4') };
      assert.equal(await shown(circle), 'task-1\ntask-2\ntask-3\n  task-3.1\ntask-4');
      assert.deepEqual(await said(circle), [
        ...['task-3', 'task-1', 'task-2'].map((id) => `error unknown-plan: \`${id}\` is itself a part of this task`), 'error unknown-plan: a task is no part of itself',
      ]);
    });

    it('go below another when they say so', async () => {
      const disk = new MemoryFiles(files);
      const workspace = await createPlanWorkspace({ files: disk, settings: DEFAULT_SETTINGS });
      disk.files.set(WITHDRAW, instead(files, WITHDRAW, 'task_id: task-3', 'task_id: task-2')[WITHDRAW]!);
      const change = await workspace.update([WITHDRAW]);
      assert.deepEqual(change?.changed, ['backlog', LOGIN, SHARE]);
      assert.equal(workspace.plan.parent(WITHDRAW)?.id, LOGIN);
      await workspace.update([], [LOGIN]);
      assert.equal(workspace.plan.parent(WITHDRAW)?.id, 'backlog');
    });

    it('keep their ids, and what leads to them, when their task gets another name', async () => {
      const workspace = await opened(files);
      const subject = subjectOf(workspace, 'task-3');
      const asked = { ...movingIn(files, workspace), settings: DEFAULT_SETTINGS, exists: () => false };
      const { edits, moves } = await rename(asked, { subject, name: subject.name }, 'task-3 - Links');
      const after = movedTexts(appliedAll(files, edits), moves);
      assert.deepEqual([edits, await told(after)], [[], []]);
      assert.equal((await opened(after)).plan.parent(WITHDRAW)?.id, 'backlog/tasks/task-3 - Links.md');
    });
  });

  it('knows ids within one backlog alone', async () => {
    const task = (id: string, waits: string): string => `---\nid: ${id}\ntitle: X\nstatus: To Do\ndependencies: [${waits}]\n---\n`;
    const both = {
      'app/backlog/tasks/task-1 - A.md': task('task-1', ''), 'app/backlog/tasks/task-2 - B.md': task('task-2', 'task-1, task-3'),
      'web/backlog/tasks/task-1 - C.md': task('task-1', ''), 'web/backlog/tasks/task-3 - D.md': task('task-3', 'TASK-1'),
    };
    const { plan } = await opened(both);
    assert.deepEqual(plan.referencesFrom('app/backlog/tasks/task-2 - B.md').map(drawn), ['depends-on task-1', 'depends-on task-3 no subject']);
    assert.deepEqual(plan.referencesFrom('web/backlog/tasks/task-3 - D.md').map(({ to }) => to), [['web/backlog/tasks/task-1 - C.md']]);
    assert.deepEqual(plan.called('task-1').map(({ path }) => path), ['app/backlog/tasks/task-1 - A.md', 'web/backlog/tasks/task-1 - C.md']);
  });

  it('finds tasks by their ids where the dash behind these has no blanks', async () => {
    const task = (more = ''): string => `---\nstatus: To Do\n${more}---\n`;
    const texts = {
      'backlog/tasks/task-1-add-login.md': task(), 'backlog/tasks/task-1.02-draw-the-form.md': task(), 'backlog/tasks/task-2- Search.md': task('dependencies: [task-1, TASK-01.2]\n'),
      'backlog/tasks/task-3-move-plan.md': task('parent_task_id: task-2\n'), 'backlog/completed/task-4-logo.md': task(), 'backlog/drafts/draft-1-faces.md': task(),
      // No tasks, so what a name begins with is no id.
      'backlog/docs/phase-1-plan.md': '- [ ] x\n', 'PLAN.md': '# Phase 1\n\n- [ ] x, after phase-1\n',
    };
    const { plan } = await opened(texts);
    assert.equal(plan.roots.map((root) => draw(root)).join('\n'), outdented(`
      plan PLAN.md -(todo) 0/1 :1
        phase phase-1 -(todo) 0/1 :1
          item x-after-phase-1 todo :3
      folder backlog -(todo) 0/3 :1
        task tasks/task-1-add-login.md todo(todo) 0/1 :1
          task backlog/tasks/task-1.02-draw-the-form.md todo :1
        task tasks/task-2- Search.md todo(todo) 0/1 :1
          task backlog/tasks/task-3-move-plan.md todo :1
        document drafts/draft-1-faces.md - :1
        task completed/task-4-logo.md todo :1
      plan backlog/docs/phase-1-plan.md -(todo) 0/1 :1
        item x todo :1
    `).trimEnd());
    assert.deepEqual(await told(texts), []);
    assert.deepEqual(await told({ ...texts, 'backlog/tasks/task-4 - Icons.md': task('id: TASK-4\n') }), [
      'backlog/tasks/task-4 - Icons.md:3:5 warning duplicate-id: `task-4` is taken by `task-4-logo`',
    ]);
  });

  it('leaves alone what the tool has not named', async () => {
    const text = '---\nstatus: To Do\n---\n- [ ] x';
    const { plan } = await opened({
      'backlog/README.md': text, 'backlog/tasks/notes.md': text, 'backlog/tasks/task-1.md': text, 'backlog/docs/setup.md': text,
      'backlog/tasks/old/task-1 - A.md': text, 'backlog/ideas/task-1 - A.md': text, 'my-backlog/tasks/task-1 - A.md': text,
    });
    assert.deepEqual([...plan.files()], []);
    const hidden = await opened({ '.backlog/tasks/back-7 - A.md': text });
    assert.equal(subjectOf(hidden, 'BACK-7').status, 'todo');
  });

  it('writes the words of the tool, and nothing else', async () => {
    const flip = (path: string, text: string, by: string, status: Status): Promise<void> =>
      assertFlip(instead(files, path, text, by), path, status);
    await flip(SHARED, 'status: To Do', 'status: ⟦To Do⇒In Progress⟧', 'wip');
    await flip(SHARED, 'status: To Do', 'status: ⟦To Do⇒Blocked⟧', 'blocked');
    await flip(SHARED, 'status: To Do', 'status: ⟦To Do⇒Cut⟧', 'cut');
    await flip(SHARE, 'status: In Progress', 'status: ⟦In Progress⇒Done⟧', 'done');
    await flip(LOGIN, 'status: Done', 'status: ⟦Done⇒To Do⟧', 'todo');
    await flip(LOGIN, 'status: Done', 'status: \'⟦Done⇒In Progress⟧\' # since Friday', 'wip');
    await assertFlip({ [LOGIN]: '---\r\nid: task-2\r\nstatus: ⟦To Do⇒In Progress⟧\r\n---\r\n' }, 'task-2', 'wip');
    await assertFlip({ 'backlog/tasks/task-1 - A.md': '---\nstatus: ⟦Review⇒Done⟧\n---\n' }, 'task-1', 'done');
  });

  it('takes no status from what is no task: a draft, a decision, what was given up', async () => {
    const { plan } = await opened({ ...files, 'backlog/docs/doc-2 - A.md': '---\nstatus: Done\n---\n# A ✅ [DONE]\n\n**Status:** WIP\n' });
    for (const path of ['drafts/draft-1 - Faces-in-photos', 'decisions/decision-1 - Keep-sessions-in-the-database', 'archive/tasks/task-4 - Print-albums', 'docs/doc-2 - A']) {
      const subject = plan.subject(`backlog/${path}.md`);
      assert.deepEqual([subject?.status, subject?.written, subject?.claims], [null, null, []], path);
    }
    await assertRefused(files, 'draft-1', 'done', /^draft-1 - Faces-in-photos has no status of its own, and no place for one$/);
    const allDone = Object.fromEntries(Object.entries(files).filter(([path]) => path === LOGIN || !path.includes('/tasks/task-') || path.includes('/archive/')));
    assert.equal((await opened(allDone)).plan.roots[0]?.derived, 'done');
  });

  it('reads the words that a team has added where a setting says so', async () => {
    const { plan } = await opened(instead(files, SHARED, 'To Do', 'Awaiting QA'), { wip: ['Awaiting QA'] });
    assert.deepEqual([plan.subject(SHARED)?.status, plan.subject(SHARED)?.written], ['wip', 'Awaiting QA']);
  });

  it('gives a task another name with the same id: only links have to follow', async () => {
    const workspace = await opened(files);
    const asked = { ...movingIn(files, workspace), settings: DEFAULT_SETTINGS, exists: () => false };
    const subject = subjectOf(workspace, 'task-2');
    const { edits, moves } = await rename(asked, { subject, name: subject.name }, 'task-2 - Sign-in');
    assert.deepEqual(moves, [{ from: LOGIN, to: 'backlog/tasks/task-2 - Sign-in.md' }]);
    assert.deepEqual(edits.map(({ path, newText }) => `${path}: ${newText}`), [
      'backlog/docs/guides/doc-1 - How-to-run-the-shop.md: ../../tasks/task-2 - Sign-in.md',
    ]);
    assert.deepEqual(await told(movedTexts(appliedAll(files, edits), moves)), []);
    await assert.rejects(rename(asked, { subject, name: subject.name }, 'Sign-in'), /`Sign-in` would be a plan, and no task/);
  });

  it('finds nothing to say of what the tool writes', async () => assert.deepEqual(await told(files), []));

  it('finds tasks that are not there, in either case, tasks that wait for themselves, and tasks that are done too early', async () => {
    assert.deepEqual(await told(instead(files, SHARED, '- task-3.1', '- task-30')), [`${SHARED}:10:5 error unknown-plan: no task \`task-30\``]);
    assert.deepEqual(await told(instead(files, SHARE, 'task-2, task-1', 'TASK-20')), [`${SHARE}:8:16 error unknown-plan: no task \`TASK-20\``]);
    assert.deepEqual(await told(instead(files, WITHDRAW, 'parent_task_id: task-3', 'parent_task_id: task-7')), [
      `${WITHDRAW}:9:17 error unknown-plan: no task \`task-7\``,
    ]);
    assert.deepEqual(await told(instead(files, LOGIN, '- [x] #2', '- [ ] #2'), 'status-rollup'), [
      `${LOGIN}:4:9 info status-rollup: \`task-2 - Add-login\` is \`Done\`, but 1 of 2 criteria is not ticked`,
    ]);
    const twice = { ...files, 'backlog/tasks/task-2 - Add-a-cart.md': '---\nid: task-2\ntitle: Add a cart\nstatus: To Do\n---\n' };
    assert.deepEqual(await told(twice), [
      `${LOGIN}:2:5 warning duplicate-id: \`task-2\` is taken by \`task-2 - Add-a-cart\``,
      `${SHARE}:8:16 warning ambiguous-reference: \`task-2\` fits \`task-2 - Add-a-cart\` and \`task-2 - Add-login\``,
    ]);
    assert.deepEqual(await told(instead(files, WITHDRAW, 'dependencies: []', 'dependencies: [task-10]'), 'dependency-cycle'), [
      `${SHARED}:10:5 error dependency-cycle: \`task-10 - Don't-lose-shared-albums\` depends on itself: ` +
        'task-10 - Don\'t-lose-shared-albums → task-3.1 - Withdraw-a-link → task-10 - Don\'t-lose-shared-albums',
    ]);
  });

  it('does not let a task wait for what lies in an archive, but for a draft', async () => {
    const task = (id: string): string => `---\nstatus: To Do\ndependencies: [${id}]\n---\n`;
    const { plan } = await opened({ ...files, 'backlog/tasks/task-20 - A.md': task('task-4'), 'backlog/tasks/task-21 - B.md': task('draft-1'), 'backlog/tasks/task-22 - C.md': task('task-1') });
    const { next, waiting } = nextReport(plan);
    assert.deepEqual(next.map(({ title }) => title).filter((title) => title.startsWith('task-2')), ['task-20 - A', 'task-22 - C']);
    assert.deepEqual(waiting.map(({ title, waitsFor }) => [title, waitsFor.map((each) => each.title)]).slice(-1), [['task-21 - B', ['Faces in photos']]]);
  });

  it('has a task worked on again when its subtasks are done', async () => {
    const task = (status: string): string => `---\nstatus: ${status}\n---\n`;
    const nextOf = async (...parts: readonly string[]): Promise<readonly string[]> => {
      const texts = Object.fromEntries(parts.map((status, i) => [`backlog/tasks/task-1.${i + 1} - B.md`, task(status)]));
      const { plan } = await opened({ 'backlog/tasks/task-1 - A.md': task('In Progress'), ...texts });
      return [plan.roots[0]?.derived ?? '', ...nextReport(plan).next.map(({ name }) => name)];
    };
    assert.deepEqual(await nextOf('Done', 'To Do'), ['wip', 'task-1.2 - B']);
    assert.deepEqual(await nextOf('Done', 'Blocked'), ['wip']);
    assert.deepEqual(await nextOf('Done', 'Cancelled'), ['wip', 'task-1 - A']);
    assert.deepEqual(await nextOf(), ['wip', 'task-1 - A']);
  });

  it('tells who is meant by an id from before the project had a prefix of its own', async () => {
    const task = (waits: string): string => `---\nstatus: To Do\ndependencies: [${waits}]\n---\n`;
    const texts = {
      'backlog/tasks/shop-1 - A.md': task('task-2.1, TASK-02, task-3, task-1, DRAFT-9'), 'backlog/tasks/shop-2 - B.md': task(''), 'backlog/tasks/shop-2.1 - C.md': task(''),
      'web/backlog/tasks/shop-3 - D.md': task(''),
    };
    assert.deepEqual((await told(texts)).map((each) => each.replace(/^.*unknown-plan: /, '')), [
      'no task `task-2.1`; did you mean `shop-2.1`?', 'no task `TASK-02`; did you mean `SHOP-02`?', 'no task `task-3`', 'no task `task-1`', 'no task `DRAFT-9`',
    ]);
    const { findings } = await check(texts);
    assert.deepEqual(findings[0]?.fixes().map(({ isGuess, edits }) => [isGuess, edits.map(({ newText }) => newText)]), [[true, ['shop-2.1']]]);
  });

  it('tells of two tasks with one id, archived ones too, and of nothing else that shares one', async () => {
    const others = {
      'backlog/archive/tasks/task-1 - A.md': '', 'backlog/drafts/task-1 - B.md': '', 'backlog/docs/doc-1 - C.md': '', 'web/backlog/tasks/task-1 - D.md': '',
      'backlog/completed/task-01 - E.md': '', 'PLAN.md': '- [ ] [TASK-1] F\n',
    };
    assert.deepEqual(await told({ ...others, 'backlog/tasks/task-2 - F.md': '' }), []);
    const { findings } = await check({ ...others, 'backlog/tasks/task-1 - A.md': '---\nid: TASK-1\n---\n' });
    assert.deepEqual(findings.map(({ path, start, related }) => [path, start, related.map((each) => each.path)]), [
      ['backlog/tasks/task-1 - A.md', 8, ['backlog/completed/task-01 - E.md']],
    ]);
    assert.deepEqual(findings.flatMap((finding) => finding.fixes()), []);
  });

  it('is not asked for what DREAM asks of its plans', async () => {
    const long = Array.from({ length: 600 }, (_, i) => `Line ${i}.\n\n`).join('');
    const front = '---\nname: other\nstatus: marinating\nmagnitude: Huge\nlast_updated: soon\ndepends_on: [SP05]\n---\n';
    const asked = Object.fromEntries(['tasks/task-1 - A', 'tasks/task-2 - p00_setup', 'drafts/draft-1 - B', 'docs/modules/doc-1 - C'].map((name) => [
      `backlog/${name}.md`, `${front}# SP01\n\n${long}`,
    ]));
    assert.deepEqual(await told(asked, undefined, { profile: '4.05' }), []);
  });

  it('lies beside other formats, each under its own root, and is DREAM\'s where it lies in a DREAM plan', async () => {
    const { plan } = await opened({ ...files, ...fixture('spec-kit'), ...fixture('kiro'), 'TODO.md': '- [ ] x\n' });
    assert.deepEqual(plan.roots.map(({ title }) => title), ['Kiro', 'TODO', 'Backlog.md', 'Spec Kit']);
    assert.deepEqual(plan.called('task-2').map(({ id }) => id), [LOGIN]);
    assert.deepEqual(plan.called('2.1').map(({ path }) => path), ['.kiro/specs/photo-albums/requirements.md', '.kiro/specs/photo-albums/tasks.md']);
    assert.equal(plan.subject('.kiro/specs/photo-albums#task-2')?.name, '2');
    const both = await opened({ ...files, 'backlog/_overview.md': '---\nstatus: WIP\n---\n# Shop\n' });
    assert.deepEqual(both.plan.roots.map(({ kind }) => kind), ['root']);
  });
});
