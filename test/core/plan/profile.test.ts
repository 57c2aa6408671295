import assert from 'node:assert/strict';
import { profileAround } from '../../../src/core/plan/profile';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { createPlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';

const OLD = '---\nname: x\nmagnitude: Light\nstatus: TODO\n---\n';
const NEW = '---\nname: x\ntype: system\nstatus: TODO\nlast_updated: 2026-01-01\n---\n';

/** The profile around a file. */
async function profile(files: Readonly<Record<string, string>>, path: string, setting: Settings['profile'] = 'auto'): Promise<string | null> {
  const { plan } = await createPlanWorkspace({ files: new MemoryFiles(files), settings: DEFAULT_SETTINGS });
  const subject = plan.subjectAt(path, -1, 0);
  assert.ok(subject, `${path} is no part of a plan`);
  return profileAround(plan, subject, setting);
}

describe('profileAround', () => {
  it('is 4.05 where a plan has a number', async () => {
    assert.equal(await profile({ 'day_dream/_overview.md': '', 'day_dream/PP02_x/_overview.md': OLD, 'day_dream/y/_overview.md': OLD }, 'day_dream/y/_overview.md'), '4.05');
    assert.equal(await profile({ 'day_dream/_overview.md': '', 'day_dream/_completed/2025-Q1/SP01_x/_overview.md': '' }, 'day_dream/_overview.md'), '4.05');
  });

  it('is 4.05 where most plans with front matter have two of the newer fields', async () => {
    const files = { 'day_dream/_overview.md': '', 'day_dream/a/_overview.md': NEW, 'day_dream/a/p00_x/_overview.md': NEW, 'day_dream/b/_overview.md': OLD };
    assert.equal(await profile({ ...files, 'day_dream/c/_overview.md': 'No front matter.\n' }, 'day_dream/b/_overview.md'), '4.05');
    assert.equal(await profile({ ...files, 'day_dream/c/_overview.md': OLD }, 'day_dream/b/_overview.md'), '4.02', 'half of them are not most');
  });

  it('is 4.02 otherwise: one newer field, or newer ones on tasks and modules, say nothing', async () => {
    const one = '---\nname: x\nstatus: TODO\nlast_updated: 2026-01-01\n---\n';
    assert.equal(await profile({
      'day_dream/_overview.md': NEW, 'day_dream/a/_overview.md': one, 'day_dream/a/p00_x/01_y.md': NEW, 'day_dream/a/modules/m.md': NEW,
    }, 'day_dream/a/p00_x/01_y.md'), '4.02');
  });

  it('is nothing where no sign of the protocol is to be seen', async () => {
    const partial = '---\nname: Footer\nstatus: draft\n---\n';
    const site = { 'site/_overview.md': partial, 'site/foot/_overview.md': partial };
    assert.equal(await profile(site, 'site/foot/_overview.md'), null);
    assert.equal(await profile({ ...site, 'site/foot/_overview.md': OLD }, 'site/_overview.md'), '4.02');
    assert.equal(await profile(site, 'site/foot/_overview.md', '4.05'), '4.05');
    assert.equal(await profile({ 'PLAN.md': '# Plan\n' }, 'PLAN.md'), null);
    assert.equal(await profile({ 'PLAN.md': '# Plan\n' }, 'PLAN.md', '4.05'), null, 'a plan document follows no version of it');
    assert.equal(await profile({ 'x/day_dream/a/_overview.md': '# A\n' }, 'x/day_dream/a/_overview.md'), '4.02');
  });

  it('is told for each root by itself', async () => {
    const files = { 'a/day_dream/_overview.md': '', 'a/day_dream/SP01_x/_overview.md': '', 'b/day_dream/_overview.md': '', 'b/day_dream/x/_overview.md': OLD };
    assert.equal(await profile(files, 'a/day_dream/SP01_x/_overview.md'), '4.05');
    assert.equal(await profile(files, 'b/day_dream/x/_overview.md'), '4.02');
  });

  it('follows the plan', async () => {
    const files = new MemoryFiles({ 'day_dream/_overview.md': '', 'day_dream/a/_overview.md': OLD });
    const workspace = await createPlanWorkspace({ files, settings: DEFAULT_SETTINGS });
    const { plan } = workspace;
    const told = (): string | null => {
      const subject = plan.subject('day_dream/a');
      assert.ok(subject);
      return profileAround(plan, subject, 'auto');
    };
    assert.equal(told(), '4.02');
    files.files.set('day_dream/a/_overview.md', NEW);
    await workspace.update(['day_dream/a/_overview.md']);
    assert.equal(told(), '4.05');
  });
});
