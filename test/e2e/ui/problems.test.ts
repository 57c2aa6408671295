import { Workbench } from './workbench';

const OVERVIEW = '.agent_plan/day_dream/SP06_marketplace/_overview.md';

describe('the list of problems', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ folders: ['examples/novamart'] });
    await workbench.openSidebar('Waymark');
    await workbench.settledRows();
  });
  after(() => workbench.close());

  it('tells what is wrong in files that nobody has opened', async () => {
    const rows = await workbench.problems();
    await rows.filter({ hasText: 'no plan `multitenant_migration`; did you mean `multitenancy_migration`?' }).waitFor();
    await rows.filter({ hasText: 'broken-link' }).first().waitFor();
    await workbench.screenshot('problems');
  });

  it('changes while somebody types, unsaved', async () => {
    const rows = await workbench.problems();
    const wrong = rows.filter({ hasText: 'multitenant_migration' });
    await workbench.openFile(OVERVIEW, 12);
    await workbench.press('End');
    await workbench.type('s');
    await rows.filter({ hasText: 'multitenant_migrations' }).waitFor();
    for (let i = 0; i < 'ant_migrations'.length; i++) await workbench.press('Backspace');
    await workbench.type('ancy_migration');
    await wrong.first().waitFor({ state: 'detached' });
    await workbench.page.locator('.tabs-container .tab.active.dirty').waitFor();
  });

  it('has what the disk says when the file is closed without saving', async () => {
    await workbench.command('View: Revert and Close Editor');
    const rows = await workbench.problems();
    await rows.filter({ hasText: 'no plan `multitenant_migration`' }).waitFor();
  });

  it('has a fix that puts it right', async () => {
    const rows = await workbench.problems();
    await workbench.openFile(OVERVIEW, 12);
    await workbench.press('End');
    await workbench.press('ArrowLeft');
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await workbench.press('Control+.');
    const fix = workbench.page.locator('.action-widget .monaco-list-row').filter({ hasText: 'multitenancy_migration' });
    await fix.waitFor();
    await workbench.screenshot('fixes');
    await fix.click();
    await workbench.lines('- multitenancy_migration').first().waitFor();
    await rows.filter({ hasText: 'multitenant_migration' }).first().waitFor({ state: 'detached' });
    await workbench.page.locator('.tabs-container .tab.active:not(.dirty)').waitFor();
  });
});
