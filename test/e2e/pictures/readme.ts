import type { Workbench } from '../ui/workbench';

const PHASE = '.agent_plan/day_dream/SP06_marketplace/p01_order_splitting/_overview.md';

/** The pictures of README: `npm run look -- test/e2e/pictures/readme.ts --size 1200x760`, for other themes with `--theme`. */
export async function steps(workbench: Workbench): Promise<void> {
  await workbench.openSidebar('Waymark');
  await workbench.settledRows();
  await workbench.expand('SP06');
  await workbench.openFile(PHASE, 14);
  // VS Code asks for lenses only while the text has the focus.
  await workbench.lenses('set status').first().waitFor();
  const problems = await workbench.problems();
  await problems.filter({ hasText: 'unknown-plan' }).waitFor();
  await workbench.expand('p01 — Order');
  await workbench.rows('p01 — Order').first().click();
  await workbench.settledRows();
  await workbench.page.mouse.move(0, 0);
  await workbench.screenshot('overview');

  await workbench.rows('Split order logic').first().click({ button: 'right' });
  await workbench.page.locator('.monaco-menu .action-item').filter({ hasText: 'Set Status…' }).first().hover();
  await workbench.screenshot('menu');
  await workbench.press('Escape');

  await workbench.lenses('set status').first().click();
  await workbench.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await workbench.screenshot('set-status');
  await workbench.press('Escape');

  await workbench.rows('SP06').first().hover();
  await workbench.page.locator('.workbench-hover-container').filter({ hasText: 'Depends on' }).first().waitFor();
  await workbench.screenshot('tooltip');
}
