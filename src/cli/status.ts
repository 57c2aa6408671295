import { statusReport } from '../core/reports/status';
import type { Options } from './arguments';
import type { Io } from './io';
import { toJson } from './json';
import { sayNoPlans } from './messages';
import { openPlan } from './open-plan';
import { findPlace } from './place';
import { statusText } from './status-text';
import { screenOf } from './terminal';

/** `waymark status [ROOT] [--gaps]` */
export async function status([root]: readonly string[], options: Options, io: Io): Promise<void> {
  const place = findPlace(root, options.root, io.cwd);
  const { plan } = await openPlan(place, io.stderr);
  const report = statusReport(plan, place.limit);
  if (options.format === 'json') io.stdout.write(toJson(report));
  else if (report.roots.length > 0) io.stdout.write(statusText(report, options.gaps, screenOf(io.stdout, io.env)));
  else sayNoPlans(io.stderr, root ?? place.workspace);
}
