import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench';

const PLAN = '.agent_plan/day_dream/SP06_marketplace/_overview.md';

describe('the lens over a plan', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ folders: ['examples/novamart'] });
  });
  after(() => workbench.close());

  it('sets its status, on disk too', async () => {
    await workbench.openFile(PLAN);
    await workbench.lenses('set status').first().click();
    await workbench.choose('Done');
    await workbench.lenses('DONE').first().waitFor();
    assert.match(readFileSync(join(workbench.folder, PLAN), 'utf8'), /^status: DONE$/m);
    await workbench.screenshot('status-lens');
  });
});
