import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { WorkspaceFiles } from '../../../src/core/model/files';
import type { MemoryFiles } from '../memory-files';
import { type DiskStep, step, World } from './world';
import { type Texts, workspaceTexts } from './workspaces';

const steps = fc.array(step, { minLength: 1, maxLength: 8 });

function write(path: string, text: string): DiskStep {
  return { step: 'write', file: { path, text } };
}

/** A world that has only these files. Without folders in its way, `file: 0` is the first of them. */
async function worldOf(texts: Texts): Promise<World> {
  const world = await World.of(texts);
  await world.assertUpToDate();
  return world;
}

describe('the plan, kept up to date', function () {
  this.timeout(20_000);

  it('is the plan made anew, after whatever happens', () => fc.assert(
    fc.asyncProperty(workspaceTexts, steps, async (texts, all) => {
      const world = await World.of(texts);
      for (const each of all) {
        await world.take(each);
        await world.assertUpToDate();
      }
    }),
    { numRuns: 80 },
  ));

  it('is so too where files are read slowly, one overtakes another, and nobody waits', () => fc.assert(
    fc.asyncProperty(fc.scheduler(), workspaceTexts, steps, async (scheduler, texts, all) => {
      const soon = <T>(value: T): Promise<T> => scheduler.schedule(Promise.resolve(value));
      const host = (disk: MemoryFiles): WorkspaceFiles => ({
        list: (exclude) => soon(disk.list(exclude)),
        read: (path) => soon(disk.read(path)),
      });
      const world = await scheduler.waitFor(World.of(texts, host));
      await scheduler.waitFor(Promise.all(all.map((each) => world.take(each))));
      await world.assertUpToDate();
    }),
    { numRuns: 40 },
  ));

  it('is so again after a host has failed, once all is read anew', () => fc.assert(
    fc.asyncProperty(workspaceTexts, steps, fc.infiniteStream(fc.nat(9)), async (texts, all, luck) => {
      let isSafe = true;
      const fail = (): void => {
        if (!isSafe && luck.next().value === 0) throw new Error('gone away');
      };
      const host = (disk: MemoryFiles): WorkspaceFiles => ({
        list: (exclude) => {
          fail();
          return disk.list(exclude);
        },
        read: async (path) => {
          await Promise.resolve();
          fail();
          return disk.read(path);
        },
      });
      const world = await World.of(texts, host);
      isSafe = false;
      for (const each of all) await world.take(each).catch((error: unknown) => assert.match(String(error), /gone away/));
      isSafe = true;
      await world.take({ step: 'reload' });
      await world.assertUpToDate();
    }),
    { numRuns: 40 },
  ));

  it('forgets a document that is deleted', async () => {
    const world = await worldOf({ 'PLAN.md': '- [ ] a', 'TODO.md': '- [ ] b' });
    await world.take({ step: 'delete', file: 0 });
    assert.deepEqual(world.workspace.plan.roots.map(({ id }) => id), ['TODO.md']);
    await world.assertUpToDate();
  });

  it('finds no overview that is gone, though its folder is there', async () => {
    const world = await worldOf({
      'day_dream/SP01_a/p00_x/_overview.md': '',
      'day_dream/SP01_a/p00_x/01_task.md': '',
      'day_dream/SP01_a/_overview.md': '[the phase](p00_x/_overview.md)',
    });
    await world.take({ step: 'delete', file: 0 });
    const [reference] = world.workspace.plan.referencesIn('day_dream/SP01_a/_overview.md');
    assert.equal(reference?.outcome, 'no file');
    await world.assertUpToDate();
  });

  it('knows a ticket whose id is written twice once', async () => {
    const world = await worldOf({ 'PLAN.md': '- [ ] [PF-1] - [PF-1] a\n' });
    await world.take(write('PLAN.md', '- [x] [PF-1] - [PF-1] a\n'));
    assert.deepEqual(world.workspace.plan.called('PF-1').map(({ id }) => id), ['PLAN.md#PF-1']);
    await world.assertUpToDate();
  });

  it('finds a phase that comes up in the plan of which a row speaks', async () => {
    const world = await worldOf({
      'day_dream/_overview.md': '| Name | Type | Status |\n|---|---|---|\n| SP01_a | System | BLOCKED:p00 |\n',
      'day_dream/SP01_a/_overview.md': '',
    });
    await world.take(write('day_dream/SP01_a/p00_x/_overview.md', ''));
    assert.deepEqual(world.workspace.plan.referencesFrom('day_dream/SP01_a').map(({ to }) => to), [['day_dream/SP01_a/p00_x']]);
    await world.assertUpToDate();
  });

  it('takes a folder for a plan once it has an overview', async () => {
    const world = await worldOf({
      'day_dream/SP01_a/_overview.md': '---\ndepends_on: [auth]\n---\n', 'day_dream/SP01_a/auth/01_b.md': '',
    });
    await world.take(write('day_dream/SP01_a/auth/_overview.md', ''));
    assert.deepEqual(world.workspace.plan.referencesTo('day_dream/SP01_a/auth').map(({ from }) => from), ['day_dream/SP01_a']);
    await world.assertUpToDate();
  });

  it('finds a phase that comes up in a plan that is archived from where somebody asks', async () => {
    const world = await worldOf({ 'day_dream/SP01_a/01_b.md': 'After p00.', 'day_dream/_overview.md': '' });
    await world.take(write('day_dream/_completed/2025-Q4/SP01_a/_overview.md', ''));
    await world.take(write('day_dream/_completed/2025-Q4/SP01_a/p00_x/_overview.md', ''));
    await world.assertUpToDate();
  });

  it('forgets a file that only an editor had, and one that was deleted below an editor', async () => {
    const world = await worldOf({ 'PLAN.md': '[a](TODO.md)' });
    const outcome = () => world.workspace.plan.referencesIn('PLAN.md')[0]?.outcome;
    await world.take({ step: 'open', file: { path: 'TODO.md', text: '- [ ] a' } });
    assert.equal(outcome(), 'found');
    await world.take({ step: 'close', file: 0 });
    assert.equal(outcome(), 'no file');
    await world.assertUpToDate();

    await world.take(write('TODO.md', '- [ ] a'));
    await world.take({ step: 'open', file: { path: 'TODO.md', text: '- [ ] b' } });
    await world.take({ step: 'delete', file: 1 });
    assert.equal(outcome(), 'found');
    await world.take({ step: 'close', file: 0 });
    assert.equal(outcome(), 'no file');
    await world.assertUpToDate();
  });

  it('tells that a file is gone that was asked for by name', async () => {
    const world = await worldOf({ 'notes/README.md': '- [ ] a' });
    await world.take({ step: 'delete', file: 0 });
    assert.deepEqual(world.workspace.problems, [{ path: 'notes/README.md', message: 'vanished' }]);
    await world.assertUpToDate();
  });
});
