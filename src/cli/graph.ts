import { dot } from '../core/reports/dot';
import { graphReport } from '../core/reports/graph';
import { mermaid } from '../core/reports/mermaid';
import type { Options } from './arguments';
import type { Io } from './io';
import { toJson } from './json';
import { say, sayNoPlans } from './messages';
import { openPlan } from './open-plan';
import { findPlace } from './place';

/** `waymark graph [ROOT]` */
export async function graph([root]: readonly string[], options: Options, io: Io): Promise<void> {
  const place = findPlace(root, options.root, io.cwd);
  const { plan } = await openPlan(place, io.stderr);
  const report = graphReport(plan, { limit: place.limit, hasTickets: options.tickets });
  if (options.format === 'json') io.stdout.write(toJson(report));
  else if (plan.roots.length === 0) sayNoPlans(io.stderr, root ?? place.workspace);
  else {
    const more = options.tickets ? '' : '; --tickets draws features, tasks and tickets';
    if (report.clusters.length === 0) say(io.stderr, `nothing to draw under ${root ?? place.workspace}: there are no plans, phases or packages${more}`);
    io.stdout.write(options.format === 'dot' ? dot(report) : mermaid(report));
  }
}
