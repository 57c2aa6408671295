import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import schema from '../../docs/json/set.schema.json';
import type { SetReport } from '../../src/core/reports/set';
import type { ShowReport } from '../../src/core/reports/show';
import { tempFolder } from '../node/temp-folder';
import { json, refuses, waymark } from './waymark';
import { assertSame, changedLines, filesIn, novamart, restore } from './workspace-files';

const DREAM = '.agent_plan/day_dream';
const ARCHIVE = `${DREAM}/_completed/2025-Q4/SP03_customer_engagement/p00_wishlist_and_reviews`;
const ORDERS = `${DREAM}/SP06_marketplace/p01_order_splitting`;
const TODAY = ['--today', '2026-01-20'];

const isValid = new Ajv().compile(schema);

describe('waymark set on examples/novamart', function () {
  this.timeout(20_000);
  const root = novamart();
  const before = filesIn(root);
  afterEach(() => restore(root, before));

  /** What a `set` changes, line by line. Once it is made, the same again finds nothing to do. */
  async function changes(...argv: string[]): Promise<string[]> {
    restore(root, before);
    const report = await json<SetReport>(root, 'set', ...argv, ...TODAY);
    assert.ok(isValid(report), JSON.stringify(isValid.errors));
    assert.equal(report.applied, true);

    const after = filesIn(root);
    const again = await json<SetReport>(root, 'set', ...argv, ...TODAY);
    assert.deepEqual(again, { ...report, from: argv.includes('--only-here') ? again.from : report.to, edits: [] });
    assertSame(after, filesIn(root));
    const lines = changedLines(before, after);
    assert.deepEqual(lines.map((line) => line.split(': ', 1)[0]), report.edits.map(({ path, range }) => `${path}:${range.start.line}`));
    return lines;
  }

  it('changes a task in its front matter and in its row of Children, and not one byte besides', async () => {
    assert.deepEqual(await changes('01_wishlist_crud', 'wip'), [
      `${ARCHIVE}/01_wishlist_crud.md:2: status: DONE ⇒ status: WIP`,
      `${ARCHIVE}/_overview.md:24: | [01_wishlist_crud.md](./01_wishlist_crud.md) | Task | ✅ | Lists, hearts, sharing |`
      + ' ⇒ | [01_wishlist_crud.md](./01_wishlist_crud.md) | Task | 🔄 | Lists, hearts, sharing |',
    ]);
  });

  it('changes its quote, its row in the task table and its date where it has them, each as it is written', async () => {
    assert.deepEqual(await changes('02_split_order_logic', 'done'), [
      `${DREAM}/SP06_marketplace/80_implementation.md:18: | 🔄 | [02_split_order_logic](./p01_order_splitting/02_split_order_logic.md) | One payment, several orders | EXPERIMENTAL |`
      + ' ⇒ | ✅ | [02_split_order_logic](./p01_order_splitting/02_split_order_logic.md) | One payment, several orders | EXPERIMENTAL |',
      `${ORDERS}/02_split_order_logic.md:4: status: WIP ⇒ status: DONE`,
      `${ORDERS}/02_split_order_logic.md:6: last_updated: 2026-01-16 ⇒ last_updated: 2026-01-20`,
      `${ORDERS}/02_split_order_logic.md:11: > Part of [p01_order_splitting](./_overview.md) · 🔄 [WIP] ⇒ > Part of [p01_order_splitting](./_overview.md) · ✅ [DONE]`,
      `${ORDERS}/_overview.md:25: | [02_split_order_logic.md](./02_split_order_logic.md) | Task | 🔄 [WIP] | Split at payment, refund by part |`
      + ' ⇒ | [02_split_order_logic.md](./02_split_order_logic.md) | Task | ✅ [DONE] | Split at payment, refund by part |',
    ]);
  });

  it('changes a plan in the row of the root, too', async () => {
    assert.deepEqual(await changes('SP06', 'done'), [
      `${DREAM}/SP06_marketplace/_overview.md:5: status: WIP ⇒ status: DONE`,
      `${DREAM}/SP06_marketplace/_overview.md:8: last_updated: 2026-01-16 ⇒ last_updated: 2026-01-20`,
      `${DREAM}/_overview.md:17: | [SP06_marketplace](./SP06_marketplace/_overview.md) | System | 🔄 [WIP] | — | SP01, PP04, PP05 | Other vendors sell on NovaMart |`
      + ' ⇒ | [SP06_marketplace](./SP06_marketplace/_overview.md) | System | ✅ [DONE] | — | SP01, PP04, PP05 | Other vendors sell on NovaMart |',
    ]);
  });

  it('changes a phase in the phase plan and in the current sprint, too', async () => {
    const lines = await changes('p01_order_splitting', 'blocked', '--reason', 'Waiting for Stripe');
    assert.deepEqual(lines.map((line) => line.replace(`${DREAM}/`, '').replace(/: .* ⇒ /, ': ')), [
      'SP06_marketplace/80_implementation.md:6: | p01 | [order_splitting](./p01_order_splitting/_overview.md) | 3 | 🚧 [BLOCKED:waiting-for-stripe] | p00 | Cart, then orders |',
      'SP06_marketplace/80_implementation.md:13: ### p01 — Order splitting (3 slots) 🚧 [BLOCKED:waiting-for-stripe]',
      'SP06_marketplace/_overview.md:31: | [p01_order_splitting/](./p01_order_splitting/_overview.md) | Plan | ■■■□□□□□ Standard | 🚧 [BLOCKED:waiting-for-stripe] | One cart, several vendors, one order each |',
      'SP06_marketplace/p01_order_splitting/_overview.md:5: status: BLOCKED:waiting-for-stripe',
      'SP06_marketplace/p01_order_splitting/_overview.md:7: last_updated: 2026-01-20',
      '_overview.md:49: | SP06_marketplace | p01_order_splitting | 🚧 [BLOCKED:waiting-for-stripe] | Agent-B finishes the split; Marcus tests crashes |',
    ]);
  });

  it('leaves the records of what was alone, and sets what is archived', async () => {
    const lines = await changes('PP05', 'cut');
    assert.deepEqual(lines.map((line) => line.split(': ', 1)[0]), [
      `${DREAM}/_completed/2026-Q1/PP05_multitenancy_migration/_overview.md:5`,
      `${DREAM}/_completed/2026-Q1/PP05_multitenancy_migration/_overview.md:8`,
      `${DREAM}/_overview.md:16`,
    ]);
  });

  it('brings the copies of a status in line', async () => {
    const { stdout } = await waymark(root, 'set', '01_multi_vendor_cart', 'done', ...TODAY);
    assert.equal(stdout, `${ORDERS}/01_multi_vendor_cart.md: done\n  ${ORDERS}/_overview.md:24:65  🔄 [WIP] → ✅ [DONE]\n`);
    const { claims } = await json<ShowReport>(root, 'show', '01_multi_vendor_cart');
    assert.ok(claims.every(({ agrees, status }) => agrees && status === 'done'));
  });

  it('takes the reason away with the status', async () => {
    const lines = await changes('06_feat_payout_system', 'todo');
    assert.deepEqual(lines.map((line) => line.replace(/^.* ⇒ /, '')), [
      'status: TODO',
      '> Part of [marketplace](./_overview.md) · ⏳ [TODO]',
      '| [06_feat_payout_system.md](./06_feat_payout_system.md) | Task | — | ⏳ [TODO] | Feature: commission and payouts |',
    ]);
  });

  it('changes with --only-here one copy: on the line that is named, else the one that counts', async () => {
    assert.deepEqual(await changes('SP06', 'done', '--only-here'), [
      `${DREAM}/SP06_marketplace/_overview.md:5: status: WIP ⇒ status: DONE`,
      `${DREAM}/SP06_marketplace/_overview.md:8: last_updated: 2026-01-16 ⇒ last_updated: 2026-01-20`,
    ]);
    assert.deepEqual((await changes(`${ORDERS}/02_split_order_logic.md:11`, 'todo', '--only-here')).map((line) => line.replace(/^.* ⇒ /, '')), [
      'last_updated: 2026-01-20', '> Part of [p01_order_splitting](./_overview.md) · ⏳ [TODO]',
    ]);
  });

  it('understands the line of a row as the overview that it stands in', async () => {
    await refuses(root, ['set', `${ORDERS}/_overview.md:24`, 'done', '--only-here'], [
      `line 24 of ${ORDERS}/_overview.md has the status of 01_multi_vendor_cart, and none of p01_order_splitting, which is written here:`,
      `  ${ORDERS}/_overview.md:5  WIP`,
      `  ${DREAM}/SP06_marketplace/_overview.md:31  🔄 [WIP]`,
      `  ${DREAM}/SP06_marketplace/80_implementation.md:6  🔄 [WIP]`,
      `  ${DREAM}/SP06_marketplace/80_implementation.md:13  🔄 [WIP]`,
      `  ${DREAM}/_overview.md:49  🔄 [WIP]`,
    ].join('\n'));
    assertSame(before, filesIn(root));
  });

  it('wants to know why something is blocked', async () => {
    await refuses(root, ['set', 'SP06', 'blocked'], 'SP06_marketplace: blocked needs a reason here');
    await refuses(root, ['set', 'SP06', 'blocked', '--reason', '…'], 'SP06_marketplace: blocked needs a reason here');
    await refuses(root, ['set', 'SP06', 'wip', '--reason', 'x'], 'a reason goes with blocked, not with wip');
    assertSame(before, filesIn(root));
  });
});

describe('waymark set in the documentation', () => {
  const read = (path: string): string => readFileSync(resolve(__dirname, '../..', path), 'utf8');

  it('answers as README.md says', async () => {
    const { stdout } = await waymark(novamart(), 'set', '02_split_order_logic', 'done', ...TODAY);
    assert.ok(read('README.md').includes(`\n\`\`\`text\n${stdout}\`\`\`\n`));
  });

  it('finds the edits that docs/json/README.md shows', async () => {
    const [, example = ''] = /\n## set\n.*?```json\n(.*?)```/s.exec(read('docs/json/README.md')) ?? [];
    const shown = JSON.parse(example) as SetReport;
    const report = await json<SetReport>(novamart(), 'set', '02_split_order_logic', 'done', '--dry-run', ...TODAY);
    assert.deepEqual({ ...report, edits: report.edits.slice(0, 2) }, shown);
    assert.equal(report.edits.length, 5);
  });

  it('changes what docs/plan-documents.md says', async () => {
    const [, text = '', diff = ''] = /\n## What `set` writes\n.*?```markdown\n(.*?)```.*?```diff\n(.*?)```/s.exec(read('docs/plan-documents.md')) ?? [];
    const { stdout } = await waymark(tempFolder({ '.waymark.json': '{}', 'PLAN.md': text }), 'set', 'Phase 1', 'done', '--dry-run');
    assert.deepEqual(stdout.split('\n').filter((line) => /^[-+](?![-+])/.test(line)), diff.trimEnd().split('\n'));
  });
});
