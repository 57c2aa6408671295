import assert from 'node:assert/strict';
import type { Status } from '../../../src/core/model/status';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { createPlanWorkspace } from '../../../src/core/workspace';
import { assertFlip, opened, type Texts } from '../edits/flip';
import { offeredAt } from '../language/completions';
import { MemoryFiles } from '../memory-files';
import { fixture, instead } from './fixture';

const SHARE = 'backlog/tasks/task-3 - Share-albums-by-link.md';
const SHARED = 'backlog/tasks/task-10 - Don\'t-lose-shared-albums.md';
const LOGIN = 'backlog/tasks/task-2 - Add-login.md';

describe('a backlog with statuses of its own', () => {
  const files = fixture('backlog');
  const CONFIG = 'backlog/config.yml';
  const board = (statuses: string, more = ''): Texts => ({ ...files, [CONFIG]: `project_name: "Shop"\n${more}statuses: ${statuses}\nauto_commit: false\n` });
  const named = (texts: Texts, word: string): Promise<Status | null> =>
    opened(instead(texts, SHARED, 'status: To Do', `status: ${word}`)).then(({ plan }) => plan.subject(SHARED)?.status ?? null);

  it('takes the first for what is to be done, the last for what is done, those between for work, unless the words say otherwise', async () => {
    const own = board('["Ideas", "Refined", "Blocked", "QA", "Cancelled", "Live"]');
    const statuses = await Promise.all(['Ideas', 'Refined', 'Blocked', 'QA', 'Cancelled', 'Live', 'Done', 'live', 'Somewhere'].map((word) => named(own, word)));
    assert.deepEqual(statuses, ['todo', 'wip', 'blocked', 'wip', 'cut', 'done', 'done', 'done', null]);
    const listed = board('\n  - Ideas\n  - Refined # by all\n  - \'QA\'\n  - Live');
    assert.deepEqual(await Promise.all(['Ideas', 'Refined', 'QA', 'Live'].map((word) => named(listed, word))), ['todo', 'wip', 'wip', 'done']);
  });

  it('takes nothing for done that comes behind what everybody knows to be done', async () => {
    const own = board('[Ideas, QA, Done, Frozen, Closed, On Hold]');
    assert.deepEqual(await Promise.all(['Ideas', 'QA', 'Done', 'Frozen', 'Closed', 'On Hold'].map((word) => named(own, word))), ['todo', 'wip', 'done', null, 'done', 'blocked']);
    await assertFlip(instead(own, SHARED, 'status: To Do', 'status: ⟦Frozen⇒Done⟧'), SHARED, 'done');
    await assertFlip(instead(own, SHARED, 'status: To Do', 'status: ⟦QA⇒On Hold⟧'), SHARED, 'blocked');
    const sold = board('[Done before, Ideas, QA, Sold]', 'default_status: Ideas\n');
    assert.deepEqual(await Promise.all(['Ideas', 'QA', 'Sold'].map((word) => named(sold, word))), ['todo', 'wip', 'done']);
  });

  it('takes what comes up to the default status for what is to be done', async () => {
    const own = board('[Ideas, Refined, QA, Live]', 'default_status: Refined\n');
    assert.deepEqual(await Promise.all(['Ideas', 'Refined', 'QA', 'Live'].map((word) => named(own, word))), ['todo', 'todo', 'wip', 'done']);
    await assertFlip({ ...instead(own, SHARED, 'status: To Do', 'status: ⟦QA⇒Refined⟧') }, SHARED, 'todo');
  });

  it('writes them, each as the project has it', async () => {
    const own = board('["Ideas", "In QA", "On Ice", "Blocked", "Live on prod"]');
    const flip = (by: string, status: Status): Promise<void> => assertFlip(instead(own, SHARED, 'status: To Do', `status: ${by}`), SHARED, status);
    await flip('⟦Ideas⇒In QA⟧', 'wip');
    await flip('⟦To Do⇒In QA⟧', 'wip');
    await flip('⟦In QA⇒Live on prod⟧', 'done');
    await flip('⟦On Ice⇒Ideas⟧ # since May', 'todo');
    await flip('\'⟦Live on prod⇒Blocked⟧\'', 'blocked');
    await flip('"⟦Live on prod⇒Cut⟧"', 'cut');
    // Both mean the same, and nobody has asked for another word.
    await flip('Done', 'done');
    await flip('On Ice', 'wip');
  });

  it('may have emoji, which come and go with their words', async () => {
    const own = board('["📋 To Do", "👀 Review", "🧪 In QA (dev)", "Live on prod 🚀", "🚫 Cancelled"]');
    assert.deepEqual(await Promise.all(['📋 To Do', 'to do', '👀 Review', '🧪 In QA (dev)', 'Live on prod 🚀', '🚫 Cancelled'].map((word) => named(own, word))), [
      'todo', 'todo', 'wip', 'wip', 'done', 'cut',
    ]);
    const flip = (by: string, status: Status): Promise<void> => assertFlip(instead(own, SHARED, 'status: To Do', `status: ${by}`), SHARED, status);
    await flip('⟦📋 To Do⇒👀 Review⟧', 'wip');
    await flip('⟦👀 Review⇒Live on prod 🚀⟧', 'done');
    await flip('"⟦Live on prod 🚀⇒🚫 Cancelled⟧"', 'cut');
    await flip('⟦🧪 In QA (dev)⇒📋 To Do⟧ # again', 'todo');
  });

  it('offers them where one is typed, and none where there is none', async () => {
    const own = board('["💡 Ideas", "In QA", "Live on prod"]');
    const offered = ['💡 Ideas', 'In QA', 'Live on prod', 'Blocked', 'Cut'];
    for (const typed of ['In ‸', '‸', '‸In QA', 'Nobody knows‸']) {
      assert.deepEqual(await offeredAt(instead(own, SHARED, 'status: To Do', `status: ${typed}`)), offered, typed);
    }
    assert.deepEqual(await offeredAt(instead(own, 'backlog/drafts/draft-1 - Faces-in-photos.md', 'status: Draft', 'status: D‸')), null);
  });

  it('lets what is set for Waymark go before', async () => {
    const { plan } = await opened(instead(board('[Ideas, QA, Live]'), SHARED, 'To Do', 'QA'), { done: ['QA'] });
    assert.equal(plan.subject(SHARED)?.status, 'done');
  });

  it('finds them at the root of the project, too, which goes before, and in a folder above', async () => {
    const task = '---\nstatus: Live\n---\n';
    const statusIn = async (texts: Texts): Promise<Status | null> => {
      const { plan } = await opened({ ...texts, 'app/.backlog/tasks/task-1 - A.md': task });
      return plan.subject('app/.backlog/tasks/task-1 - A.md')?.status ?? null;
    };
    const [live, begun] = ['statuses: [Ideas, Live]\n', 'statuses: [Ideas, Live, Gone]\n'];
    assert.equal(await statusIn({}), null);
    assert.equal(await statusIn({ 'app/.backlog/config.yml': live }), 'done');
    assert.equal(await statusIn({ 'app/.backlog/config.yaml': live }), 'done');
    assert.equal(await statusIn({ 'app/.backlog/config.yml': live, 'app/.backlog/config.yaml': begun }), 'done');
    assert.equal(await statusIn({ 'app/.backlog/config.yml': live, 'app/backlog.config.yml': begun }), 'wip');
    assert.equal(await statusIn({ 'app/.backlog/config.yml': live, 'backlog.config.yml': begun }), 'done');
    assert.equal(await statusIn({ 'backlog.config.yml': begun }), 'wip');
    assert.equal(await statusIn({ 'app/backlog/config.yml': live, 'config.yml': live }), null);
  });

  it('knows them within their own backlog alone', async () => {
    const { plan } = await opened({
      'app/backlog/config.yml': 'statuses: [Ideas, QA, Live]', 'web/backlog/config.yml': 'statuses: [QA, Live, Sold]',
      ...Object.fromEntries(['app/backlog/tasks/task-1 - A.md', 'web/backlog/tasks/task-1 - A.md', 'PLAN.md'].map((path) => [path, '---\nstatus: QA\n---\n'])),
    });
    assert.deepEqual(plan.roots.map(({ children: [task], status }) => task?.status ?? status), [null, 'wip', 'todo']);
  });

  it('has the usual ones where they cannot be read, and says so once', async () => {
    const broken = instead(board('[Ideas, QA\n'), SHARED, 'To Do', 'QA');
    const workspace = await opened(broken);
    assert.deepEqual([SHARED, SHARE].map((id) => workspace.plan.subject(id)?.status), [null, 'wip']);
    assert.deepEqual(workspace.remarks, [{
      path: 'backlog/config.yml:4',
      message: 'cannot be read, so the usual statuses count: Flow sequence in block collection must be sufficiently indented and end with a ]',
    }]);
    for (const text of ['', '# nothing\n', 'statuses: []\n', 'statuses: To Do\n', '- a\n', 'statuses: !!js/function "x"\n']) {
      const { plan } = await opened({ ...files, [CONFIG]: text });
      assert.deepEqual([SHARED, SHARE, LOGIN].map((id) => plan.subject(id)?.status), ['todo', 'wip', 'done'], text);
    }
    const { remarks } = await opened({ ...files, [CONFIG]: `---\nstatuses: [a]\n${'#'.repeat(20_000)}\n&: [` });
    assert.deepEqual(remarks, [{ path: 'backlog/config.yml:2', message: 'cannot be read, so the usual statuses count: over 16 KB' }]);
  });

  it('changes all statuses at once when they change, on disk or in an editor', async () => {
    const texts = instead(files, SHARED, 'To Do', 'QA');
    const disk = new MemoryFiles(texts);
    const workspace = await createPlanWorkspace({ files: disk, settings: DEFAULT_SETTINGS });
    const status = (): Status | null | undefined => workspace.plan.subject(SHARED)?.status;
    const wrote = async (text: string | null): Promise<readonly string[] | undefined> => {
      if (text === null) disk.files.delete(CONFIG);
      else disk.files.set(CONFIG, text);
      return (await workspace.update(text === null ? [] : [CONFIG], text === null ? [CONFIG] : []))?.changed;
    };
    assert.equal(status(), null);
    assert.deepEqual(await wrote('statuses: [QA, Doing, Done]'), ['backlog', SHARED]);
    assert.equal(status(), 'todo');
    assert.deepEqual(await wrote('statuses: [Ideas, Doing, QA]'), ['backlog', SHARED]);
    assert.equal(status(), 'done');
    assert.equal(await wrote('statuses: [Ideas, Doing, QA]\nlabels: [ui]'), undefined);
    await workspace.setText(CONFIG, 'statuses: [Ideas, QA, Done]');
    assert.equal(status(), 'wip');
    await workspace.setText(CONFIG, null);
    assert.equal(status(), 'done');
    disk.reads.length = 0;
    await workspace.update([SHARE]);
    assert.deepEqual(disk.reads, [SHARE]);
    await wrote(null);
    assert.equal(status(), null);
  });
});
