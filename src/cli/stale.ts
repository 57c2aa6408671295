import { RULE_IDS } from '../core/model/rule-ids';
import { staleReport } from '../core/reports/stale';
import { checkPlan } from '../core/rules/check';
import type { Options } from './arguments';
import { dim, inColumns, plural, sectionsText } from './cells';
import { checkedPaths, factsOf } from './check';
import { withHistory } from './committed';
import type { Io } from './io';
import { toJson } from './json';
import { sayNoPlans } from './messages';
import { openPlan } from './open-plan';
import { findPlace } from './place';
import { harmless, screenOf } from './terminal';

/** `waymark stale [ROOT]`: the specs of modules that may not be true any more, whatever the settings say of their rule. */
export async function stale([root]: readonly string[], options: Options, io: Io): Promise<void> {
  const place = findPlace(root, options.root, io.cwd);
  const opened = await openPlan(place, io.stderr);
  const known = factsOf(opened, options);
  const rules = Object.fromEntries(RULE_IDS.map((id) => [id, id === 'stale-module' ? 'warning' : 'off']));
  const paths = checkedPaths(opened, place);
  const facts = await withHistory({ ...known, settings: { ...known.settings, rules } }, paths, place, options, io);
  const report = staleReport(opened.plan, checkPlan(facts, paths));
  if (options.format === 'json') io.stdout.write(toJson(report));
  else if (opened.plan.roots.length === 0) sayNoPlans(io.stderr, root ?? place.workspace);
  else {
    const rows = report.modules.map(({ name, lastUpdated, reason, path, line }) =>
      [{ text: harmless(name) }, { text: harmless(lastUpdated ?? '—') }, { text: harmless(reason) }, dim(`${harmless(path)}:${line}`)]);
    io.stdout.write(sectionsText([inColumns(rows), [[{ text: rows.length === 0 ? 'no spec is stale' : `${plural(rows.length, 'spec')} to look at` }]]], screenOf(io.stdout, io.env)));
  }
}
