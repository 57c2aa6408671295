import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Subject } from '../src/core/model/plan';
import { DEFAULT_STATUS_WORDS, STATUS_EMOJI } from '../src/core/parse/status-words';
import { checkPlan } from '../src/core/rules/check';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import { lineOf } from '../src/core/text/lines';
import { createPlanWorkspace } from '../src/core/workspace';
import { NodeFiles } from '../src/node/node-files';
import { MemoryFiles } from './core/memory-files';

const ROOT = resolve(__dirname, '..');

const DREAM = '.agent_plan/day_dream/';
const MEETING = 'meeting_2025_12_15_scope_cut.md';

/** What puts the faults of examples/novamart right, in the order of its README: in which file, what, by what. */
const REPAIRS: readonly (readonly [path: string, from: string, to: string])[] = [
  ['SP06_marketplace/p01_order_splitting/_overview.md', '01_multi_vendor_cart.md) | Task | 🔄 [WIP]', '01_multi_vendor_cart.md) | Task | ✅ [DONE]'],
  ['SP06_marketplace/p00_vendor_foundation/_overview.md', 'status: WIP', 'status: DONE'],
  ['SP06_marketplace/_overview.md', 'Heavy | 🔄 [WIP]', 'Heavy | ✅ [DONE]'],
  ['SP06_marketplace/80_implementation.md', '| 5 | 🔄 [WIP]', '| 5 | ✅ [DONE]'],
  ['SP06_marketplace/80_implementation.md', '(5 slots) 🔄 [WIP]', '(5 slots) ✅ [DONE]'],
  ['SP06_marketplace/02_architecture.md', '../exploration/marketplace_build_vs_buy.md', '../exploration/_archive/marketplace_build_vs_buy.md'],
  ['SP06_marketplace/_overview.md', 'multitenant_migration', 'multitenancy_migration'],
  ['SP06_marketplace/modules/vendor_portal.md', 'last_updated: 2026-01-02', 'last_updated: 2026-01-16'],
  ['SP06_marketplace/06_feat_payout_system.md', 'status: BLOCKED:multitenancy-migration', 'status: TODO'],
  ['SP06_marketplace/06_feat_payout_system.md', '🚧 [BLOCKED:multitenancy-migration]', '⏳ [TODO]'],
  ['SP06_marketplace/_overview.md', '🚧 [BLOCKED:multitenancy-migration]', '⏳ [TODO]'],
  ['SP06_marketplace/p00_vendor_foundation/vendor_products/_overview.md', 'depends_on: []', 'last_updated: 2026-01-12\ndepends_on: []'],
  [
    'SP06_marketplace/p02_payouts/_overview.md', 'Percentages by category |',
    'Percentages by category |\n| [02_manual_payout_trigger.md](./02_manual_payout_trigger.md) | Task | ⏳ [TODO] | List, approve, pay |',
  ],
  ['SP06_marketplace/05_feat_order_routing.md', 'â€”', '—'],
  ['SP06_marketplace/05_feat_order_routing.md', 'â†’', '→'],
  ['_overview.md', `./exploration/${MEETING}`, `./exploration/_archive/${MEETING}`],
  ['SP06_marketplace/01_executive_summary.md', `../exploration/${MEETING}`, `../exploration/_archive/${MEETING}`],
  ['SP06_marketplace/99_references.md', `../exploration/${MEETING}`, `../exploration/_archive/${MEETING}`],
];

async function subjectsIn(folder: string): Promise<readonly Subject[]> {
  const { plan, problems } = await createPlanWorkspace({ files: new NodeFiles(resolve(ROOT, folder)), settings: DEFAULT_SETTINGS });
  assert.deepEqual(problems, []);
  const all = (subjects: readonly Subject[]): Subject[] => subjects.flatMap((subject) => [subject, ...all(subject.children)]);
  return all(plan.roots);
}

describe('examples/novamart', () => {
  it('is the shop that its README describes', async () => {
    const subjects = await subjectsIn('examples/novamart');
    const count = (kind: string, status?: string) => subjects.filter((subject) => subject.kind === kind &&
      (status === undefined || subject.status === status)).length;
    const root = subjects[0];
    assert.equal(root?.id, '.agent_plan/day_dream');
    assert.deepEqual(root.progress, { done: 34, total: 37 });
    assert.equal(root.children.filter(({ kind }) => kind === 'plan').length, 7, '6 plans and 1 simple plan');
    assert.deepEqual([count('task'), count('task', 'done'), count('task', 'cut'), count('task', 'wip'), count('task', 'todo')], [38, 34, 1, 1, 2]);
    assert.equal(count('module'), 12);
    assert.equal(subjects.filter(({ kind, name }) => kind === 'exploration' && name.startsWith('meeting_')).length, 4);
    assert.ok(subjects.every(({ path }) => !path.includes('_templates/')));
  });
});

describe('the findings of the examples', () => {
  /** `PATH:LINE severity rule`, for paths below a folder. */
  async function findingsIn(folder: string, today: string): Promise<string[]> {
    const { plan, settings } = await createPlanWorkspace({ files: new NodeFiles(resolve(ROOT, folder)), settings: DEFAULT_SETTINGS });
    return checkPlan({ plan, settings, today, history: null }).map(({ path, start, severity, rule }) =>
      `${path}:${lineOf(plan.file(path)!.lines, start)} ${severity} ${rule}`);
  }

  for (const today of ['2026-01-20', '2026-11-22']) {
    it(`examples/novamart: those of the faults listed in its README, on ${today}`, async () => {
      const dream = '.agent_plan/day_dream/SP06_marketplace';
      assert.deepEqual(await findingsIn('examples/novamart', today), [
        `${dream}/02_architecture.md:21 warning broken-link`,
        `${dream}/05_feat_order_routing.md:13 warning garbled-text`,
        `${dream}/06_feat_payout_system.md:2 info blocker-resolved`,
        `${dream}/_overview.md:12 error unknown-plan`,
        `${dream}/modules/vendor_portal.md:3 warning stale-module`,
        `${dream}/p00_vendor_foundation/_overview.md:5 warning status-rollup`,
        `${dream}/p00_vendor_foundation/vendor_products/_overview.md:1 error missing-field`,
        `${dream}/p01_order_splitting/_overview.md:24 warning status-conflict`,
        `${dream}/p02_payouts/_overview.md:21 info unlisted-child`,
        '.agent_plan/day_dream/exploration/meeting_2025_12_15_scope_cut.md:3 info exploration-expired',
      ]);
    });
  }

  it('examples/novamart with its faults repaired: none', async () => {
    const files = new Map<string, string>();
    const disk = new NodeFiles(resolve(ROOT, 'examples/novamart'));
    for (const path of disk.list([]).paths) files.set(path, disk.read(path) as string);
    for (const [path, from, to] of REPAIRS) {
      const text = files.get(DREAM + path) ?? '';
      assert.ok(text.includes(from), `${path}: ${from}`);
      files.set(DREAM + path, text.replaceAll(from, to));
    }
    const [old, archived] = [`${DREAM}exploration/${MEETING}`, `${DREAM}exploration/_archive/${MEETING}`];
    files.set(archived, files.get(old)!.replaceAll('](../', '](../../'));
    files.delete(old);
    const workspace = await createPlanWorkspace({ files: new MemoryFiles(Object.fromEntries(files)), settings: DEFAULT_SETTINGS });
    const { plan, settings } = workspace;
    const findings = checkPlan({ plan, settings, today: '2026-01-20', history: null });
    assert.deepEqual(findings.map((finding) => `${finding.path} ${finding.rule}: ${finding.message()}`), []);
    const links = plan.referencesIn(archived).filter(({ form }) => form === 'link');
    assert.ok(links.length === 5 && links.every(({ outcome }) => outcome === 'found'));
  });

  it('examples/documents: an id given twice, one not given yet, and what was left open under something done', async () => {
    assert.deepEqual(await findingsIn('examples/documents', '2026-11-22'), [
      'harbour-roadmap/ROADMAP.md:57 warning duplicate-id',
      'harbour-roadmap/ROADMAP.md:64 info placeholder-id',
      'lighthouse-plan.md:24 info status-rollup',
    ]);
  });
});

describe('docs/plan-documents.md', () => {
  it('names every word and emoji of a status; `MOSTLY` and the like stand beside what they qualify', () => {
    const text = readFileSync(resolve(ROOT, 'docs/plan-documents.md'), 'utf8').toUpperCase();
    const words = [DEFAULT_STATUS_WORDS, STATUS_EMOJI].flatMap((table) => Object.values(table).flat());
    assert.deepEqual(words.filter((word) => !word.toUpperCase().split(' ').every((part) => text.includes(part))), []);
  });
});
