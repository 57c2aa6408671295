import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench';

const PAYOUTS = '.agent_plan/day_dream/SP06_marketplace/p02_payouts/_overview.md';

describe('without Node, in a web worker of the browser', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ folders: ['examples/novamart'], inBrowser: true });
  });
  after(() => workbench.close());

  it('the plans are there', async () => {
    await workbench.openSidebar('Waymark');
    await workbench.rows(/NovaMart — Plans\s*34\/37/).waitFor();
  });

  it('what is wrong is told', async () => {
    const rows = await workbench.problems();
    await rows.filter({ hasText: 'no plan `multitenant_migration`; did you mean `multitenancy_migration`?' }).waitFor();
  });

  it('a status is set in every place', async () => {
    await workbench.openFile(PAYOUTS);
    await workbench.lenses('TODO').first().click();
    await workbench.choose('In progress');
    await workbench.lines('status: WIP').first().waitFor();
    const read = (path: string): string => readFileSync(join(workbench.folder, path), 'utf8');
    await workbench.until(() => assert.match(read(PAYOUTS), /^status: WIP$/m));
    await workbench.until(() => assert.match(read('.agent_plan/day_dream/SP06_marketplace/_overview.md'), /Standard \| 🔄 \[WIP\] \| Commission/));
  });
});
