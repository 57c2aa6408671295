import assert from 'node:assert/strict';
import { Workbench } from './workbench';

describe('the plan in the sidebar', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ folders: ['examples/novamart'] });
  });
  after(() => workbench.close());

  it('shows rows after a click on Waymark in the activity bar', async () => {
    await workbench.openSidebar('Waymark');
    const rows = await workbench.settledRows();
    assert.match(rows[0] ?? '', /NovaMart/);
    await workbench.screenshot('plan-view');
  });

  it('opens the children of a row', async () => {
    await workbench.expand('SP06');
    await workbench.rows('Marketplace — Architecture').waitFor();
  });
});
