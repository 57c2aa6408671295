import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import schema from '../../docs/json/status.schema.json';
import type { StatusReport } from '../../src/core/reports/status';
import { tempFolder } from '../node/temp-folder';
import { json, refuses, waymark } from './waymark';

const isValid = new Ajv().compile(schema);

describe('waymark status', () => {
  it('says on stderr that there are no plans', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'README.md': '- [ ] a\n', 'src/a.md': '' });
    const text = await waymark(root, 'status', 'src');
    assert.deepEqual({ status: text.status, stdout: text.stdout }, { status: 0, stdout: '' });
    assert.match(text.stderr, /^waymark: no plans found under src; .*name a file\n$/);
    assert.deepEqual((await json<StatusReport>(root, 'status')).roots, []);
  });

  it('keeps to ROOT', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'PLAN.md': '- [ ] a\n', 'docs/PLAN.md': '- [x] b\n', 'docs/notes.md': '- [ ] c\n' });
    const ids = async (...argv: string[]) => (await json<StatusReport>(root, 'status', ...argv)).roots.map(({ id }) => id);
    assert.deepEqual(await ids(), ['PLAN.md', 'docs/PLAN.md']);
    assert.deepEqual(await ids('docs'), ['docs/PLAN.md']);
    assert.deepEqual(await ids('docs/notes.md'), ['docs/notes.md']);
    await refuses(root, ['status', 'gone'], 'gone does not exist');
    await refuses(root, ['status', 'a', 'b'], 'status takes one ROOT, not 2');
  });

  describe('on examples/novamart', () => {
    const shop = resolve(__dirname, '../../examples/novamart');
    const dream = '.agent_plan/day_dream';

    it('has the figures of its README', async () => {
      const report = await json<StatusReport>(shop, '--root', '.', 'status');
      assert.ok(isValid(report), JSON.stringify(isValid.errors));
      assert.deepEqual(report.roots.map(({ id, progress }) => [id, progress]), [[dream, { done: 34, total: 37 }]]);
      const total = (kind: string): number[] => report.counts.filter((each) => each.kind === kind)
        .flatMap(({ current, archived }) => [current, archived].map((tally) => Object.values(tally).reduce((sum, count) => sum + count, 0)));
      assert.deepEqual(total('plan'), [1, 6]);
      assert.deepEqual(total('task'), [8, 30]);
      assert.deepEqual(report.emergencies, []);
    });

    it('finds the one conflict and what is blocked by what is done', async () => {
      const { conflicts, blocked } = await json<StatusReport>(shop, '--root', '.', 'status');
      assert.deepEqual(conflicts.map(({ id }) => id), [`${dream}/SP06_marketplace/p01_order_splitting/01_multi_vendor_cart.md`]);
      assert.deepEqual(conflicts[0]?.claims.filter(({ agrees }) => !agrees).map(({ path, range }) => `${path}:${range.start.line}`), [
        `${dream}/SP06_marketplace/p01_order_splitting/_overview.md:24`,
      ]);
      assert.deepEqual(blocked.map(({ name, reason, blockedBy }) => [name, reason, blockedBy.map(({ status }) => status)]), [
        ['06_feat_payout_system', 'multitenancy-migration', ['done']],
      ]);
    });

    it('lists the knowledge gaps if asked', async () => {
      const brief = await waymark(shop, '--root', '.', 'status');
      assert.match(brief.stdout, /\n3 active · 1 blocked · 1 conflict · 4 knowledge gaps, 8 archived \(--gaps lists them\)\n$/);
      assert.doesNotMatch(brief.stdout, /tax office/);
      const full = await waymark(shop, '--root', '.', 'status', '--gaps');
      assert.match(full.stdout, /\nknowledge gaps\n[^]*Export for the yearly report to the tax office\n[^]* archived\n\n3 active .* 8 archived\n$/);
    });
  });
});
