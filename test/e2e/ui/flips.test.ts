import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench';

const MARKETPLACE = '.agent_plan/day_dream/SP06_marketplace';
const PAYOUTS = `${MARKETPLACE}/p02_payouts`;

describe('setting a status', () => {
  let workbench: Workbench;
  const onDisk = (path: string): string => readFileSync(join(workbench.folder, path), 'utf8');
  /** Waits until a file on disk holds something. */
  const written = async (path: string, text: string): Promise<void> => {
    await workbench.until(() => assert.ok(onDisk(path).includes(text), `${path} does not hold ${text}:\n${onDisk(path)}`));
  };

  before(async () => {
    workbench = await Workbench.open({ folders: ['examples/novamart'] });
    await workbench.openSidebar('Waymark');
    await workbench.settledRows();
  });
  after(() => workbench.close());

  it('by a click on a lens changes the marker on the screen and on disk, and every other copy', async () => {
    await workbench.openFile(`${PAYOUTS}/_overview.md`);
    assert.match(onDisk(`${PAYOUTS}/_overview.md`), /^status: TODO$/m);
    await workbench.lenses('TODO').first().click();
    await workbench.choose('In progress');
    await workbench.lines('status: WIP').first().waitFor();
    await written(`${PAYOUTS}/_overview.md`, 'status: WIP');
    await written(`${MARKETPLACE}/_overview.md`, 'Standard | 🔄 [WIP] | Commission');
    await workbench.lenses('WIP').first().waitFor();
    await workbench.toasts('also in').first().waitFor();
    await workbench.screenshot('lens');
  });

  it('is undone in one step', async () => {
    await workbench.lines('status: WIP').first().click();
    await workbench.press('Control+Z');
    await workbench.lines('status: TODO').first().waitFor();
    await workbench.lenses('TODO').first().waitFor();
    await workbench.command('File: Save All Files');
    await written(`${PAYOUTS}/_overview.md`, 'status: TODO');
    await written(`${MARKETPLACE}/_overview.md`, 'Standard | ⏳ [TODO] | Commission');
  });

  it('asks what something blocked waits for, and offers what lies beside it', async () => {
    await workbench.expand('SP06');
    await workbench.expand('p02 — Payouts');
    await workbench.menu(workbench.rows('Commission engine').first(), 'Set Status…');
    await workbench.choose('Blocked');
    const offered = workbench.page.locator('.quick-input-list .monaco-list-row');
    await offered.filter({ hasText: 'p01_order_splitting' }).waitFor();
    assert.equal(await offered.filter({ hasText: 'SP06_marketplace' }).count(), 0, 'it is part of that');
    await workbench.screenshot('reason');
    await workbench.choose('tax advice');
    await written(`${PAYOUTS}/01_commission_engine.md`, 'status: BLOCKED:tax-advice');
    await workbench.rows('tax-advice').first().waitFor();
  });

  it('by a key goes on from the line of the caret', async () => {
    await workbench.openFile(`${PAYOUTS}/02_manual_payout_trigger.md`, 1);
    await workbench.press('Control+K');
    await workbench.press('Control+Y');
    await workbench.lines('status: WIP').first().waitFor();
    await written(`${PAYOUTS}/02_manual_payout_trigger.md`, 'status: WIP');
  });

  it('by Ctrl and a click on the marker goes on', async () => {
    const marker = workbench.lines('status: WIP').first().locator('span').filter({ hasText: /^WIP$/ }).first();
    await workbench.lines('status: WIP').first().locator('.detected-link').waitFor();
    await workbench.page.keyboard.down('Control');
    try {
      await marker.hover();
      await workbench.page.locator('.detected-link-active').first().waitFor();
      await marker.click();
    } finally {
      await workbench.page.keyboard.up('Control');
    }
    await written(`${PAYOUTS}/02_manual_payout_trigger.md`, 'status: DONE');
  });

  it('runs from the palette', async () => {
    await workbench.command('Waymark: Set Status…');
    await workbench.choose('To do');
    await written(`${PAYOUTS}/02_manual_payout_trigger.md`, 'status: TODO');
  });
});

describe('boxes in the tree', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ folders: ['examples/documents'] });
    await workbench.openSidebar('Waymark');
  });
  after(() => workbench.close());

  it('are ticked by a click, in the file too', async () => {
    const path = join(workbench.folder, 'harbour-roadmap/ROADMAP.md');
    const before = readFileSync(path, 'utf8');
    await workbench.expand('Harbour Bay');
    await workbench.expand('Stage 2');
    await workbench.expand('Phase 3');
    const row = workbench.rows('Confirm by mail').first();
    const box = row.locator('.custom-view-tree-node-item-checkbox');
    assert.equal(await box.getAttribute('aria-checked'), 'false');
    await box.click();
    await workbench.until(() => assert.equal(readFileSync(path, 'utf8'), before.replace('* [ ] Ticket [HB-022]: Confirm', '* [x] Ticket [HB-022]: Confirm')));
    await workbench.until(async () => assert.equal(await box.getAttribute('aria-checked'), 'true'));
    await workbench.screenshot('boxes');
  });
});
