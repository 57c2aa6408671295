import assert from 'node:assert/strict';
import type { FileListing, WorkspaceFiles } from '../../../src/core/model/files';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { createPlanWorkspace, type PlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';
import { subjectsOf } from './snapshot';
import type { Texts } from './workspaces';

/** A host that answers when the test says so, once it `waits`. */
class SlowFiles implements WorkspaceFiles {
  readonly disk: MemoryFiles;
  waits = false;
  /** What was asked for and is not answered. */
  readonly open = new Map<string, { readonly answer: () => void; readonly fail: (error: Error) => void }>();

  constructor(texts: Texts) {
    this.disk = new MemoryFiles(texts);
  }

  list(exclude: readonly string[]): FileListing | Promise<FileListing> {
    return this.#held('the list', () => this.disk.list(exclude));
  }

  read(path: string): ReturnType<WorkspaceFiles['read']> {
    return this.#held(path, () => this.disk.read(path));
  }

  #held<T>(name: string, value: () => T): T | Promise<T> {
    if (!this.waits) return value();
    return new Promise((resolve, reject) => {
      const close = (): boolean => this.open.delete(name);
      this.open.set(name, { answer: () => close() && resolve(value()), fail: (error) => close() && reject(error) });
    });
  }
}

/** Lets all go on that can without the host. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

async function slowWorkspace(texts: Texts): Promise<{ readonly files: SlowFiles; readonly workspace: PlanWorkspace }> {
  const files = new SlowFiles(texts);
  const workspace = await createPlanWorkspace({ files, settings: DEFAULT_SETTINGS });
  files.waits = true;
  return { files, workspace };
}

function statuses({ plan }: PlanWorkspace): readonly string[] {
  return subjectsOf(plan).map(({ id, derived, status }) => `${id} ${status ?? derived}`);
}

describe('updates', () => {
  it('come one after the other, in the order in which they were asked for', async () => {
    const { files, workspace } = await slowWorkspace({ 'PLAN.md': '- [ ] a', 'TODO.md': '- [ ] b' });
    const told: string[] = [];
    workspace.onDidChange(({ files: [path] }) => told.push(path as string));
    files.disk.files.set('PLAN.md', '- [x] a');
    const first = workspace.update(['PLAN.md']);
    const second = workspace.setText('TODO.md', '- [x] b');
    const third = workspace.update([], ['PLAN.md']);
    await settled();
    assert.deepEqual([...files.open.keys()], ['PLAN.md']);
    assert.deepEqual(told, []);
    files.open.get('PLAN.md')?.answer();
    const changes = await Promise.all([first, second, third]);
    assert.deepEqual(changes.map((change) => change?.files), [['PLAN.md'], ['TODO.md'], ['PLAN.md']]);
    assert.deepEqual(told, ['PLAN.md', 'TODO.md', 'PLAN.md']);
    assert.deepEqual(statuses(workspace), ['TODO.md done', 'TODO.md#b done']);
  });

  it('end in what was said last', async () => {
    const { files, workspace } = await slowWorkspace({ 'PLAN.md': '- [ ] a' });
    const all = [
      workspace.setText('PLAN.md', '- [x] a'), workspace.setText('PLAN.md', null), workspace.setText('PLAN.md', '- [x] b'),
      workspace.update(['PLAN.md']), workspace.setText('PLAN.md', '- [~] c'),
    ];
    await settled();
    files.open.get('PLAN.md')?.answer();
    await Promise.all(all);
    assert.equal(files.open.size, 0);
    assert.deepEqual(statuses(workspace), ['PLAN.md wip', 'PLAN.md#c wip']);
  });

  it('wait for all their files, whichever comes first', async () => {
    const { files, workspace } = await slowWorkspace({ 'PLAN.md': '- [ ] a', 'TODO.md': '- [ ] b' });
    for (const [path] of files.disk.files) files.disk.files.set(path, '- [x] c');
    const update = workspace.update(['PLAN.md', 'TODO.md']);
    await settled();
    files.open.get('TODO.md')?.answer();
    await settled();
    assert.deepEqual(statuses(workspace), ['PLAN.md todo', 'PLAN.md#a todo', 'TODO.md todo', 'TODO.md#b todo']);
    files.open.get('PLAN.md')?.answer();
    await update;
    assert.deepEqual(statuses(workspace), ['PLAN.md done', 'PLAN.md#c done', 'TODO.md done', 'TODO.md#c done']);
  });

  describe('of a host that fails', () => {
    it('reject with its error, change nothing, and tell nobody', async () => {
      const { files, workspace } = await slowWorkspace({ 'PLAN.md': '- [ ] a', 'TODO.md': '- [ ] b' });
      const before = statuses(workspace);
      workspace.onDidChange(() => assert.fail('told'));
      const errors = [new Error('first'), new Error('second')] as const;
      const update = workspace.update(['PLAN.md', 'plans/new.md'], ['TODO.md']);
      const reload = workspace.reload();
      const rejected = [assert.rejects(update, errors[0]), assert.rejects(reload, errors[1])];
      await settled();
      // Both fail: the second must not be left to nobody.
      files.open.get('plans/new.md')?.fail(errors[0]);
      files.open.get('PLAN.md')?.fail(errors[1]);
      await settled();
      files.open.get('the list')?.fail(errors[1]);
      await Promise.all(rejected);
      assert.deepEqual(statuses(workspace), before);
    });

    it('can be made again', async () => {
      const { files, workspace } = await slowWorkspace({
        'PLAN.md': '[a](notes.md)', 'TODO.md': '- [ ] b', 'a/_overview.md': '---\nstatus: WIP\n---\n', 'a/01_b.md': '',
      });
      files.disk.files.set('notes.md', 'Words.');
      const failing = assert.rejects(workspace.update(['notes.md'], ['TODO.md', 'a/_overview.md']));
      await settled();
      files.open.get('notes.md')?.fail(new Error('gone away'));
      await failing;

      files.waits = false;
      const change = await workspace.update(['notes.md'], ['TODO.md', 'a/_overview.md']);
      assert.deepEqual(change?.removed, ['TODO.md', 'TODO.md#b', 'a', 'a/01_b.md']);
      assert.equal(workspace.plan.referencesIn('PLAN.md')[0]?.outcome, 'found');
      assert.deepEqual(statuses(workspace), ['PLAN.md null']);
    });

    it('do not hold up those behind them', async () => {
      const { files, workspace } = await slowWorkspace({ 'PLAN.md': '- [ ] a' });
      const failing = assert.rejects(workspace.update(['PLAN.md']));
      const next = workspace.setText('PLAN.md', '- [x] a');
      await settled();
      files.open.get('PLAN.md')?.fail(new Error('gone away'));
      await failing;
      assert.deepEqual((await next)?.changed, ['PLAN.md', 'PLAN.md#a']);
    });

    it('that throws rather than rejects are the same', async () => {
      const { files, workspace } = await slowWorkspace({ 'PLAN.md': '- [ ] a' });
      files.waits = false;
      files.disk.read = () => {
        throw new Error('gone away');
      };
      await assert.rejects(workspace.update(['PLAN.md']), /gone away/);
      assert.deepEqual((await workspace.setText('PLAN.md', '- [x] a'))?.changed, ['PLAN.md', 'PLAN.md#a']);
    });
  });
});
