import type { Workbench } from '../ui/workbench';

/**
 * The picture of a format's page in docs/formats, of its fixture, made small by `pngquant --quality 60-90`:
 * `npm run look -- test/e2e/pictures/formats.ts --folder test/fixtures/kiro --size 900x600 --pictures dist/e2e/pictures/kiro`.
 */
export async function steps(workbench: Workbench): Promise<void> {
  await workbench.openSidebar('Waymark');
  await workbench.settledRows();
  await workbench.widenSidebar(640);
  await workbench.command('Waymark: Expand All');
  await workbench.settledRows();
  // The header has a tooltip, which would cover the first row.
  await workbench.page.mouse.move(800, 300);
  await workbench.page.locator('.workbench-hover-container').waitFor({ state: 'hidden' });
  await workbench.screenshot('tree', workbench.page.locator('.part.sidebar'));
}
