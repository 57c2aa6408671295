import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench';

const PAYOUTS = '.agent_plan/day_dream/SP06_marketplace/p02_payouts';

describe('what the sidebar shows of the plans', () => {
  let workbench: Workbench;
  const labels = async (): Promise<readonly string[]> => Promise.all((await workbench.rows().all()).map(async (row) => await row.getAttribute('aria-label') ?? ''));

  before(async () => {
    workbench = await Workbench.open({ folders: ['examples/novamart'] });
    await workbench.openSidebar('Waymark');
    await workbench.settledRows();
  });
  after(() => workbench.close());

  it('is read out with status and progress, as colours and shapes say nothing to those who hear it', async () => {
    const [root = '', plan = ''] = await labels();
    assert.match(root, /^NovaMart — Plans, .*34 of 37/);
    assert.match(plan, /^SP06 — Marketplace, In progress, 5 of 8/);
  });

  it('is how much is wrong, on the icon', async () => {
    const icon = workbench.page.locator('.activitybar .action-item').filter({ has: workbench.page.locator('a.action-label[aria-label^="Waymark"]') });
    await icon.locator('.badge-content').filter({ hasText: /^\d+$/ }).waitFor();
    assert.match(await icon.locator('a.action-label').getAttribute('aria-label') ?? '', /problems in the plans/);
  });

  it('is filtered with the keyboard alone, while somebody types', async () => {
    await workbench.rows('SP06').first().click();
    await workbench.press('Control+K');
    await workbench.press('Control+Shift+Y');
    await workbench.page.locator('.quick-input-widget input').first().waitFor();
    await workbench.type('payout');
    await workbench.rows('Manual payout trigger').first().waitFor();
    await workbench.rows('Vendor Foundation').waitFor({ state: 'detached' });
    await workbench.press('Enter');
    await workbench.page.locator('.sidebar .message').filter({ hasText: 'Filter: “payout”' }).first().waitFor();
    await workbench.screenshot('filtered');
  });

  it('is all of it again after a click on Clear Filter', async () => {
    await workbench.page.locator('.sidebar a.action-label[aria-label="Clear Filter"]').first().click();
    await workbench.rows('Archived').first().waitFor();
  });

  it('is opened down to the items with Expand All, and begins at the top then', async () => {
    await workbench.page.locator('.sidebar a.action-label[aria-label="Collapse All"]').first().click();
    await workbench.rows('SP06').waitFor({ state: 'detached' });
    await workbench.command('Waymark: Expand All');
    await workbench.rows('Vendor registration').first().waitFor();
    assert.match((await workbench.settledRows())[0] ?? '', /^NovaMart/);
  });

  it('stands in groups, and is dragged from one to another', async () => {
    await workbench.command('Waymark: Group By…');
    await workbench.choose('By status');
    await workbench.rows('In progress').first().waitFor();
    await workbench.settledRows();
    await workbench.screenshot('groups');
    await workbench.expand('p02 — Payouts');
    await workbench.rows('Manual payout trigger').first().dragTo(workbench.rows(/^In progress/).first());
    await workbench.until(() => assert.match(readFileSync(join(workbench.folder, PAYOUTS, '02_manual_payout_trigger.md'), 'utf8'), /^status: WIP$/m));
  });
});
