import type { Workbench } from '../ui/workbench';

/** How plans of a format look: `npm run look -- test/e2e/pictures/formats.ts --folder test/fixtures/kiro --size 560x760`. */
export async function steps(workbench: Workbench): Promise<void> {
  await workbench.openSidebar('Waymark');
  await workbench.settledRows();
  await workbench.command('Waymark: Expand All');
  await workbench.settledRows();
  await workbench.page.mouse.move(0, 0);
  await workbench.screenshot('tree');
}
