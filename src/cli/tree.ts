import { treeReport } from '../core/reports/tree';
import type { Options } from './arguments';
import type { Io } from './io';
import { toJson } from './json';
import { say } from './messages';
import { openPlan } from './open-plan';
import { findPlace } from './place';
import { screenOf } from './terminal';
import { treeText } from './tree-text';

const WHERE_PLANS_ARE_FOUND =
  'a plan is named PLAN, ROADMAP, TODO, TASKS or *-plan.md, lies in plans/ or roadmap/, '
  + 'or has "waymark: plan" in its front matter; or name a file';

/** `waymark tree [ROOT]` */
export async function tree(root: string | undefined, options: Options, io: Io): Promise<void> {
  const place = findPlace(root, options.root, io.cwd);
  const report = treeReport(await openPlan(place, io.stderr), place.limit);
  if (options.format === 'json') {
    io.stdout.write(toJson(report));
  } else if (report.roots.length > 0) {
    io.stdout.write(treeText(report, screenOf(io.stdout, io.env)));
  } else {
    say(io.stderr, `no plans found under ${root ?? place.workspace}; ${WHERE_PLANS_ARE_FOUND}`);
  }
}
