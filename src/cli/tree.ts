import { treeReport } from '../core/reports/tree';
import type { Options } from './arguments';
import type { Io } from './io';
import { toJson } from './json';
import { sayNoPlans } from './messages';
import { openPlan } from './open-plan';
import { findPlace } from './place';
import { screenOf } from './terminal';
import { treeText } from './tree-text';

/** `waymark tree [ROOT]` */
export async function tree([root]: readonly string[], options: Options, io: Io): Promise<void> {
  const place = findPlace(root, options.root, io.cwd);
  const { plan } = await openPlan(place, io.stderr);
  const report = treeReport(plan, place.limit);
  if (options.format === 'json') io.stdout.write(toJson(report));
  else if (report.roots.length > 0) io.stdout.write(treeText(report, screenOf(io.stdout, io.env)));
  else sayNoPlans(io.stderr, root ?? place.workspace);
}
