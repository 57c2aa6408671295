import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench';

const ROOT = '.agent_plan/day_dream';

describe('renaming a plan', () => {
  let workbench: Workbench;
  const onDisk = (path: string): string => readFileSync(join(workbench.folder, path), 'utf8');
  const isThere = (path: string): boolean => existsSync(join(workbench.folder, path));

  before(async () => {
    workbench = await Workbench.open({ folders: ['examples/novamart'] });
    await workbench.openSidebar('Waymark');
    await workbench.settledRows();
  });
  after(() => workbench.close());

  /** F2 on the name in the front matter. */
  async function rename(folder: string, name: string): Promise<void> {
    await workbench.openFile(`${ROOT}/${folder}/_overview.md`, 2);
    await workbench.press('End');
    await workbench.press('F2');
    const input = workbench.page.locator('.rename-box input');
    await input.waitFor();
    assert.equal(await input.inputValue(), folder);
    await input.fill(name);
  }

  it('shows what it would change, file by file, and does it in one step', async () => {
    const before = onDisk(`${ROOT}/_overview.md`);
    await rename('SP06_marketplace', 'bazaar');
    await workbench.press('Control+Enter');
    const preview = workbench.page.locator('.bulk-edit-panel');
    await preview.locator('.monaco-list-row').filter({ hasText: '_overview.md' }).first().waitFor();
    await workbench.screenshot('rename-preview');
    await preview.getByText('Apply', { exact: true }).click();
    await workbench.until(() => assert.ok(isThere(`${ROOT}/SP06_bazaar/_overview.md`) && !isThere(`${ROOT}/SP06_marketplace`)));
    await workbench.lines('name: bazaar').first().waitFor();
    await workbench.command('File: Save All Files');
    await workbench.until(() => assert.match(onDisk(`${ROOT}/_overview.md`), /SP06_bazaar/));
    await workbench.until(() => assert.match(onDisk(`${ROOT}/SP06_bazaar/_overview.md`), /^name: bazaar$/m));
    await workbench.rows('SP06').first().waitFor();
    await workbench.screenshot('renamed');

    await workbench.openFile(`${ROOT}/exploration/meeting_2025_12_15_scope_cut.md`);
    await workbench.lines('SP06_bazaar').first().click();
    await workbench.press('Control+Z');
    await workbench.until(() => assert.ok(isThere(`${ROOT}/SP06_marketplace/_overview.md`) && !isThere(`${ROOT}/SP06_bazaar/_overview.md`)));
    // The texts are put back one after the other, behind the files: what is saved too early is saved again.
    await workbench.until(async () => {
      await workbench.command('File: Save All Files');
      assert.equal(onDisk(`${ROOT}/_overview.md`), before);
    });
  });

  it('says why something cannot be called so', async () => {
    await rename('SP06_marketplace', 'PP05_returns');
    await workbench.press('Enter');
    await workbench.toasts('is taken by').first().waitFor();
    assert.ok(isThere(`${ROOT}/SP06_marketplace/_overview.md`));
  });

  it('asks for the name of a row by F2', async () => {
    await workbench.rows('SP06').first().click();
    await workbench.press('F2');
    const input = workbench.page.locator('.quick-input-widget input[type="text"]').first();
    await input.waitFor();
    await workbench.until(async () => assert.equal(await input.inputValue(), 'SP06_marketplace'));
    await workbench.screenshot('rename-row');
    await input.fill('bazaar');
    await workbench.press('Enter');
    await workbench.until(() => assert.ok(isThere(`${ROOT}/SP06_bazaar/_overview.md`) && !isThere(`${ROOT}/SP06_marketplace`)));
    await workbench.until(() => assert.match(onDisk(`${ROOT}/_overview.md`), /SP06_bazaar/));
    await workbench.until(() => assert.match(onDisk(`${ROOT}/SP06_bazaar/_overview.md`), /^name: bazaar$/m));
  });
});
