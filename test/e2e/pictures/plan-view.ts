import type { Workbench } from '../ui/workbench';

/** The plan in the sidebar, beside one of its files. */
export async function steps(workbench: Workbench): Promise<void> {
  await workbench.openFile('day_dream/_overview.md');
  await workbench.openSidebar('Waymark');
  await workbench.expand('SP06');
  await workbench.screenshot('plan-view');
}
