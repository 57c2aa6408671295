import assert from 'node:assert/strict';
import { type Diagnostic, DiagnosticSeverity, languages, type Uri, workspace } from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import { Scratch } from './scratch';
import { closeAll, eventually, open, planFolder, show, type, waymark } from './waymark';

const TRIP = `# Trip

## Phase 1 — Pack

See the [map](map-plan.md).
`;

describe('problems', () => {
  let insight: Insight;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'problems');
  });
  afterEach(async () => {
    await configure('rules', undefined);
    await configure('diagnostics.scope', undefined);
    await scratch.clear(insight);
  });

  const configure = (key: string, value: unknown): Thenable<void> => workspace.getConfiguration('waymark').update(key, value);

  /** What Waymark says of a file, or of all. */
  const found = (uri?: Uri): readonly (readonly [Uri, Diagnostic])[] => languages.getDiagnostics()
    .filter(([each]) => uri === undefined || each.toString() === uri.toString())
    .flatMap(([each, diagnostics]) => diagnostics.filter(({ source }) => source === 'waymark').map((diagnostic) => [each, diagnostic] as const));

  const lineOf = ({ range: { start }, severity, code, message }: Diagnostic): string => (
    `${start.line + 1}:${start.character + 1} ${DiagnosticSeverity[severity]} ${(code as { value: string }).value}: ${message}`
  );

  const says = (uri: Uri, expected: readonly string[]): Promise<void> => (
    eventually(insight, () => assert.deepEqual(found(uri).map(([, diagnostic]) => lineOf(diagnostic)), expected))
  );

  it('are those that the command line tells, in files that nobody has opened', async () => {
    const folder = planFolder(insight);
    const top = '.agent_plan/day_dream/SP06_marketplace/';
    const lines = (): readonly string[] => found().map(([uri, diagnostic]) => `${folder.files.pathOf(uri)?.replace(top, '')}:${lineOf(diagnostic)}`).sort();
    await eventually(insight, () => assert.deepEqual(lines(), [
      '.agent_plan/day_dream/exploration/meeting_2025_12_15_scope_cut.md:3:1 Information exploration-expired: `meeting_2025_12_15_scope_cut` expired on 2025-12-29; archive it',
      '02_architecture.md:21:19 Warning broken-link: `../exploration/marketplace_build_vs_buy.md` is not there; did you mean `../exploration/_archive/marketplace_build_vs_buy.md`?',
      '05_feat_order_routing.md:13:27 Warning garbled-text: garbled: `â€”` is `—`, `â†’` is `→`',
      '06_feat_payout_system.md:2:9 Information blocker-resolved: `06_feat_payout_system` is blocked by `multitenancy-migration`, which is done',
      '_overview.md:12:5 Error unknown-plan: no plan `multitenant_migration`; did you mean `multitenancy_migration`?',
      'modules/vendor_portal.md:3:15 Warning stale-module: `PP05_multitenancy_migration` changed `vendor_portal` and closed on 2026-01-09, after 2026-01-02',
      'p00_vendor_foundation/_overview.md:5:9 Warning status-rollup: `p00_vendor_foundation` is `WIP`, but all of its children are done',
      'p00_vendor_foundation/vendor_products/_overview.md:1:1 Error missing-field: `last_updated` is missing',
      'p01_order_splitting/_overview.md:24:65 Warning status-conflict: `01_multi_vendor_cart` is `DONE` in its front matter, but `🔄 [WIP]` here',
      'p02_payouts/_overview.md:21:3 Information unlisted-child: `02_manual_payout_trigger.md` is not in this table',
    ]));
  });

  it('name the page of their rule, and other places that they are about', () => {
    const conflict = found().map(([, diagnostic]) => diagnostic).find(({ code }) => (code as { value: string }).value === 'status-conflict');
    assert.ok(conflict?.relatedInformation);
    assert.match((conflict.code as { target: Uri }).target.path, /\/docs\/rules\/status-conflict\.md$/);
    assert.deepEqual(conflict.relatedInformation.map(({ message, location: { uri, range } }) => (
      `${uri.path.split('/').at(-1)}:${range.start.line + 1}:${range.start.character + 1} ${message}`
    )), [
      '01_multi_vendor_cart.md:4:9 `DONE` in its front matter',
      '01_multi_vendor_cart.md:11:51 `✅ [DONE]` in the quote under its title',
      '80_implementation.md:17:3 `✅` in the phase plan',
    ]);
  });

  const BROKEN = '5:15 Warning broken-link: `map-plan.md` is not there';

  it('follow what is typed before it is saved, and the disk again when that is thrown away', async () => {
    await scratch.plan(insight, { 'trip-plan.md': TRIP, 'map-plan.md': '# Map\n' });
    const uri = scratch.uri('trip-plan.md');
    const document = await show(uri);
    await type(document, '(map-plan.md)', '(chart-plan.md)');
    await says(uri, ['5:15 Warning broken-link: `chart-plan.md` is not there']);
    await type(document, '# Trip\n', '# Trip\n\nNorth.\n');
    await says(uri, ['7:15 Warning broken-link: `chart-plan.md` is not there']);
    assert.ok(document.isDirty);
    await closeAll();
    await says(uri, []);
    assert.equal(scratch.read('trip-plan.md'), TRIP);
  });

  it('follow other files', async () => {
    await scratch.plan(insight, { 'trip-plan.md': TRIP });
    const uri = scratch.uri('trip-plan.md');
    await says(uri, [BROKEN]);
    await scratch.plan(insight, { 'map-plan.md': '# Map\n' });
    await says(uri, []);
  });

  it('are as bad as the settings say, or none', async () => {
    await scratch.plan(insight, { 'trip-plan.md': TRIP });
    const uri = scratch.uri('trip-plan.md');
    await says(uri, [BROKEN]);
    await configure('rules', { 'broken-link': 'error' });
    await says(uri, [BROKEN.replace('Warning', 'Error')]);
    await configure('rules', { 'broken-link': 'hint' });
    await says(uri, [BROKEN.replace('Warning', 'Hint')]);
    await configure('rules', { 'broken-link': 'off' });
    await says(uri, []);
  });

  it('are told of open files alone, if a setting says so', async () => {
    await scratch.plan(insight, { 'trip-plan.md': TRIP });
    const uri = scratch.uri('trip-plan.md');
    await says(uri, [BROKEN]);
    await configure('diagnostics.scope', 'openFiles');
    // Other tests may have left some open.
    const isOpen = (of: Uri): boolean => workspace.textDocuments.some((document) => !document.isClosed && document.uri.toString() === of.toString());
    await eventually(insight, () => assert.deepEqual(found().filter(([of]) => !isOpen(of)), []));
    await open(uri);
    await says(uri, [BROKEN]);
    await configure('diagnostics.scope', undefined);
    await eventually(insight, () => assert.equal(found().length, 11));
  });

  it('go with their file', async () => {
    await scratch.plan(insight, { 'trip-plan.md': TRIP });
    const uri = scratch.uri('trip-plan.md');
    await says(uri, [BROKEN]);
    await scratch.clear(insight);
    await says(uri, []);
  });
});
