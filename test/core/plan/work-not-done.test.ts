import assert from 'node:assert/strict';
import type { Plan } from '../../../src/core/model/plan';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { createPlanWorkspace, type PlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';
import { subjectsOf } from './snapshot';
import type { Texts } from './workspaces';

const SHOP: Texts = {
  'day_dream/_overview.md': '| Name | Type | Status |\n|---|---|---|\n| SP01_core | Plan | WIP |\n| SP02_cart | Plan | TODO |\n',
  'day_dream/SP01_core/_overview.md': '---\nstatus: WIP\n---\n# Core\n\n## Goals\n',
  'day_dream/SP01_core/01_login.md': '---\nstatus: DONE\n---\n',
  'day_dream/SP01_core/02_pay.md': '---\nstatus: TODO\n---\nSee [login](01_login.md) and PF-1.\n',
  'day_dream/SP02_cart/_overview.md': '---\nstatus: TODO\ndepends_on: [SP01_core]\n---\nSee [the goals](../SP01_core/_overview.md#goals).\n',
  'day_dream/SP02_cart/01_basket.md': '---\nstatus: TODO\n---\n',
  'PLAN.md': '## Phase 1\n\n- [ ] PF-1: a\n- [ ] PF-2: b\n\n## Later\n',
  'TODO.md': '- [ ] after PF-2, see [later](PLAN.md#later)\n',
  'README.md': 'Words.\n',
  'site/_overview.md': 'A part of some page.\n',
  'site/index.md': 'A page.\n',
};

async function open(texts: Texts = SHOP): Promise<{ readonly files: MemoryFiles; readonly workspace: PlanWorkspace }> {
  const files = new MemoryFiles(texts);
  const workspace = await createPlanWorkspace({ files, settings: DEFAULT_SETTINGS });
  assert.equal(files.lists, 1);
  assert.deepEqual([...files.reads].sort(), Object.keys(texts).sort());
  files.reads.length = 0;
  return { files, workspace };
}

/** The objects that a plan is made of, each by what it is. */
function partsOf(plan: Plan): ReadonlyMap<string, unknown> {
  const subjects = subjectsOf(plan).map((subject): [string, unknown] => [subject.id, subject]);
  return new Map([...subjects, ...[...plan.files()].map((path): [string, unknown] => [`references in ${path}`, plan.referencesIn(path)])]);
}

describe('work that is not done', () => {
  describe('files', () => {
    for (const path of ['PLAN.md', 'README.md', 'day_dream/_overview.md', 'day_dream/SP01_core/01_login.md', 'site/_overview.md']) {
      it(`are not read, but for the one that has changed: ${path}`, async () => {
        const { files, workspace } = await open();
        files.files.set(path, '# Else\n');
        await workspace.update([path]);
        assert.deepEqual(files.reads, [path]);
        await workspace.update([], [path]);
        assert.deepEqual(files.reads, [path]);
        assert.equal(files.lists, 1);
      });
    }

    it('are not read for what an editor holds, and one if it holds it no more', async () => {
      const { files, workspace } = await open();
      for (const path of ['PLAN.md', 'day_dream/_overview.md', 'new/PLAN.md']) await workspace.setText(path, '- [x] PF-1: a');
      await workspace.update(['PLAN.md']);
      assert.deepEqual(files.reads, []);
      await workspace.setText('PLAN.md', null);
      await workspace.setText('new/PLAN.md', null);
      assert.deepEqual(files.reads, ['PLAN.md']);
      assert.equal(files.lists, 1);
    });

    it('are not read where a folder is deleted', async () => {
      const { files, workspace } = await open();
      await workspace.update([], ['day_dream/SP01_core']);
      await workspace.update([], ['day_dream', 'PLAN.md', 'nothing']);
      assert.deepEqual(files.reads, []);
      assert.equal(files.lists, 1);
    });

    it('are read where an overview makes them parts of a plan, or unmakes them, and only there', async () => {
      const { files, workspace } = await open();
      files.files.set('site/_overview.md', '---\nstatus: WIP\n---\n');
      await workspace.update(['site/_overview.md']);
      assert.deepEqual(files.reads.splice(0), ['site/_overview.md', 'site/index.md']);
      files.files.delete('site/_overview.md');
      await workspace.update([], ['site/_overview.md']);
      assert.deepEqual(files.reads, ['site/index.md']);
    });

    it('that are no Markdown, templates or excluded are not read', async () => {
      const { files, workspace } = await open();
      await workspace.setSettings({ ...DEFAULT_SETTINGS, exclude: ['old'] });
      files.reads.length = 0;
      await workspace.update(['src/a.ts', 'a.template.md', 'day_dream/_templates/a.md', 'old/PLAN.md']);
      assert.deepEqual(files.reads, []);
    });
  });

  describe('what nothing has happened to', () => {
    /** What is another object than before, of what was there before and still is. */
    async function madeAnew(change: (workspace: PlanWorkspace) => Promise<unknown>): Promise<readonly string[]> {
      const { workspace } = await open();
      const before = partsOf(workspace.plan);
      await change(workspace);
      return [...partsOf(workspace.plan)].filter(([key, part]) => before.has(key) && before.get(key) !== part).map(([key]) => key).sort();
    }

    function afterEdit(path: string, from: string, to: string): Promise<readonly string[]> {
      const text = SHOP[path] as string;
      assert.ok(text.includes(from));
      return madeAnew((workspace) => workspace.setText(path, text.replace(from, to)));
    }

    it('stays the same object if nothing has changed at all', async () => {
      assert.deepEqual(await madeAnew((workspace) => workspace.update([])), []);
      assert.deepEqual(await afterEdit('README.md', 'Words', 'PF-1'), []);
      assert.deepEqual(await afterEdit('site/index.md', 'page', 'day'), []);
    });

    it('stays the same object beside a status: all but its file, and the containers above', async () => {
      assert.deepEqual(await afterEdit('PLAN.md', '[ ] PF-1', '[x] PF-1'), [
        'PLAN.md', 'PLAN.md#phase-1', 'PLAN.md#phase-1/PF-1', 'PLAN.md#phase-1/PF-2',
      ]);
      assert.deepEqual(await afterEdit('day_dream/SP01_core/01_login.md', 'DONE', 'WIP'), [
        'day_dream', 'day_dream/SP01_core', 'day_dream/SP01_core/01_login.md',
      ]);
    });

    it('stays the same object beside a row: all but what its table speaks of', async () => {
      assert.deepEqual(await afterEdit('day_dream/_overview.md', '| WIP |', '| DONE |'), [
        'day_dream', 'day_dream/SP01_core', 'day_dream/SP02_cart', 'references in day_dream/_overview.md',
      ]);
    });

    it('is not looked up again beside a name: only who asked for it', async () => {
      const own = ['PLAN.md', 'PLAN.md#phase-1'];
      assert.deepEqual(await afterEdit('PLAN.md', 'PF-1', 'PF-3'), [
        ...own, 'PLAN.md#phase-1/PF-2', 'references in day_dream/SP01_core/02_pay.md',
      ]);
      assert.deepEqual(await afterEdit('PLAN.md', 'PF-2', 'PF-3'), [...own, 'PLAN.md#phase-1/PF-1', 'references in TODO.md']);
    });

    it('goes by the same names beside a status, prose, or a line', async () => {
      const isNamedAnew = async (path: string, from: string, to: string): Promise<boolean> => {
        const { workspace } = await open();
        const { naming } = workspace.plan;
        const text = SHOP[path] as string;
        assert.ok(text.includes(from));
        await workspace.setText(path, text.replace(from, to));
        return workspace.plan.naming !== naming;
      };
      assert.equal(await isNamedAnew('PLAN.md', '- [ ] PF-1', '\n- [x] PF-1'), false);
      assert.equal(await isNamedAnew('day_dream/SP02_cart/_overview.md', 'TODO', 'WIP'), false);
      assert.equal(await isNamedAnew('README.md', 'Words', 'PF-1'), false);
      assert.equal(await isNamedAnew('PLAN.md', 'PF-1', 'PF-3'), true);
      assert.equal(await isNamedAnew('PLAN.md', '- [ ] PF-2: b\n', ''), true);
      const { workspace } = await open();
      const { naming } = workspace.plan;
      await workspace.update([], ['day_dream/SP01_core']);
      assert.notEqual(workspace.plan.naming, naming);
    });

    it('is not looked up again beside a heading: only who asked for one of that file', async () => {
      assert.deepEqual(await afterEdit('day_dream/SP01_core/_overview.md', 'Goals', 'Aims'), [
        'day_dream', 'day_dream/SP01_core', 'references in day_dream/SP02_cart/_overview.md',
      ]);
    });

    it('is not looked up again beside a file that comes or goes: only who asked for it, or for the folder around it', async () => {
      assert.deepEqual(await madeAnew((workspace) => workspace.update([], ['TODO.md', 'README.md'])), []);
      assert.deepEqual(await madeAnew((workspace) => workspace.setText('day_dream/SP02_cart/02_more.md', '')), [
        'day_dream', 'day_dream/SP02_cart', 'references in day_dream/SP02_cart/_overview.md',
      ]);
      assert.deepEqual(await madeAnew((workspace) => workspace.update([], ['day_dream/SP01_core/01_login.md'])), [
        'day_dream', 'day_dream/SP01_core', 'references in day_dream/SP01_core/02_pay.md', 'references in day_dream/SP02_cart/_overview.md',
      ]);
    });
  });
});
