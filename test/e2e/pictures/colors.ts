import type { Workbench } from '../ui/workbench';

const PLAN = '.agent_plan/day_dream/SP06_marketplace';

/** Colours in text, badges in the Explorer, and the walkthrough: `npm run look -- test/e2e/pictures/colors.ts --theme all`. */
export async function steps(workbench: Workbench): Promise<void> {
  await workbench.openSidebar('Waymark');
  await workbench.settledRows();
  await workbench.openFile(`${PLAN}/p01_order_splitting/_overview.md`, 14);
  await workbench.lenses('set status').first().waitFor();
  await workbench.openSidebar('Explorer');
  await workbench.page.locator('.explorer-folders-view .monaco-list-row [class*="badge"]').first().waitFor();
  await workbench.screenshot('phase');

  await workbench.openFile(`${PLAN}/p01_order_splitting/01_multi_vendor_cart.md`, 1);
  await workbench.lenses('set status').first().waitFor();
  await workbench.screenshot('task');

  // Beside the sidebar there is no room for pictures.
  await workbench.command('View: Close Primary Side Bar');
  await workbench.command('Welcome: Open Walkthrough...');
  await workbench.choose('Get Started with Waymark');
  const steps = workbench.page.locator('.getting-started-step');
  for (const [index, name] of ['see', 'flip', 'mend', 'find'].entries()) {
    await steps.nth(index).click();
    await workbench.webview().locator('svg').waitFor();
    await workbench.screenshot(`walkthrough-${name}`);
  }
}
