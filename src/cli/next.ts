import { nextReport } from '../core/reports/next';
import type { Options } from './arguments';
import type { Io } from './io';
import { toJson } from './json';
import { sayNoPlans } from './messages';
import { nextText } from './next-text';
import { openPlan } from './open-plan';
import { findPlace } from './place';
import { screenOf } from './terminal';

/** `waymark next [ROOT]` */
export async function next([root]: readonly string[], options: Options, io: Io): Promise<void> {
  const place = findPlace(root, options.root, io.cwd);
  const { plan } = await openPlan(place, io.stderr);
  const report = nextReport(plan, place.limit);
  if (options.format === 'json') io.stdout.write(toJson(report));
  else if (plan.roots.length > 0) io.stdout.write(nextText(report, screenOf(io.stdout, io.env)));
  else sayNoPlans(io.stderr, root ?? place.workspace);
}
