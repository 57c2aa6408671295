import { Workbench } from './workbench';

const PLAN = '.agent_plan/day_dream/SP06_marketplace/_overview.md';
/** `  - payment_gateway_migration` */
const DEPENDS_ON = 11;

describe('names in plans, in the window', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ folders: ['examples/novamart'] });
  });
  after(() => workbench.close());

  async function hover(): Promise<void> {
    await workbench.openFile(PLAN, DEPENDS_ON);
    await workbench.press('End');
    await workbench.press('Control+K');
    await workbench.press('Control+I');
    await workbench.page.locator('.monaco-hover').getByText('Payment Gateway Migration').first().waitFor();
  }

  it('tells what it means, and sets its status', async () => {
    await hover();
    await workbench.screenshot('hover');
    await workbench.page.locator('.monaco-hover').getByText('Set Status…').click();
    await workbench.page.locator('.quick-input-widget').getByText('In progress').first().waitFor();
    await workbench.press('Escape');
  });

  it('opens what it means from there', async () => {
    await hover();
    await workbench.page.locator('.monaco-hover').getByText('Open', { exact: true }).click();
    await workbench.lines('# PP04 — Payment Gateway Migration').first().waitFor();
  });

  it('leads to it by F12', async () => {
    await workbench.openFile(PLAN, DEPENDS_ON);
    await workbench.press('End');
    await workbench.press('F12');
    await workbench.lines('# PP04 — Payment Gateway Migration').first().waitFor();
  });
});
