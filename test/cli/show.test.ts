import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import schema from '../../docs/json/show.schema.json';
import type { ShowReport } from '../../src/core/reports/show';
import { tempFolder } from '../node/temp-folder';
import { json, refuses, waymark } from './waymark';

const PLAN = '# Launch\n\n## Phase 1\n\n- [x] one\n- [ ] **PF-2**: two\n';

/** The id of the subject that is shown, once it is clear that all went well. */
async function shown(cwd: string, ...argv: string[]): Promise<string> {
  return (await json<ShowReport>(cwd, 'show', ...argv)).subject.id;
}

describe('waymark show', () => {
  describe('takes for SUBJECT', () => {
    const root = tempFolder({
      '.git/HEAD': '', 'PLAN.md': PLAN, 'docs/PLAN.md': '# Docs\n\n- [ ] a\n', 'docs/plans/b.md': '# B\n\n- [ ] c\n', 'alias': { link: 'docs' },
      'day_dream/_overview.md': '# All', 'day_dream/SP01_shop/_overview.md': '# Shop', 'a b/TODO.md': '# To do',
    });

    it('ids, names and ticket ids', async () => {
      assert.equal(await shown(root, 'PLAN.md#phase-1/PF-2'), 'PLAN.md#phase-1/PF-2');
      assert.equal(await shown(root, 'pf-2'), 'PLAN.md#phase-1/PF-2');
      assert.equal(await shown(root, 'phase 1'), 'PLAN.md#phase-1');
      for (const name of ['SP01', 'shop', 'SP01_shop']) assert.equal(await shown(root, name), 'day_dream/SP01_shop');
    });

    it('paths and FILE:LINE, from the working directory first, then from the workspace', async () => {
      const docs = join(root, 'docs');
      assert.equal(await shown(root, './docs/PLAN.md:3'), 'docs/PLAN.md#a');
      assert.equal(await shown(docs, 'plans/b.md'), 'docs/plans/b.md');
      assert.equal(await shown(docs, './PLAN.md'), 'docs/PLAN.md');
      assert.equal(await shown(docs, './PLAN.md#a'), 'docs/PLAN.md#a');
      assert.equal(await shown(docs, 'PLAN.md:3'), 'docs/PLAN.md#a');
      assert.equal(await shown(docs, '../PLAN.md:6'), 'PLAN.md#phase-1/PF-2');
      assert.equal(await shown(docs, 'docs/plans/b.md:3'), 'docs/plans/b.md#c');
      assert.equal(await shown(docs, 'day_dream/SP01_shop/'), 'day_dream/SP01_shop');
      assert.equal(await shown(join(root, 'day_dream/SP01_shop'), '.'), 'day_dream/SP01_shop');
      assert.equal(await shown(root, 'a b/TODO.md'), 'a b/TODO.md');
    });

    it('absolute paths, back-slashes, and links within the workspace', async () => {
      assert.equal(await shown(root, join(root, 'docs/PLAN.md:3')), 'docs/PLAN.md#a');
      assert.equal(await shown(root, join(root, 'day_dream/SP01_shop')), 'day_dream/SP01_shop');
      assert.equal(await shown(root, 'docs\\PLAN.md:3'), 'docs/PLAN.md#a');
      assert.equal(await shown(root, '.\\day_dream\\SP01_shop\\'), 'day_dream/SP01_shop');
      assert.equal(await shown(root, 'alias/PLAN.md:3'), 'docs/PLAN.md#a');
      assert.equal(await shown(root, 'alias/plans/b.md#c'), 'docs/plans/b.md#c');
    });

    it('no id that is also the path of something else from here', async () => {
      const { status, stdout, stderr } = await waymark(join(root, 'docs'), 'show', 'PLAN.md');
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
      assert.equal(stderr, 'waymark: "PLAN.md" fits 2 subjects:\n  docs/PLAN.md  Docs  docs/PLAN.md:1\n  PLAN.md  Launch  PLAN.md:1\n');
    });
  });

  it('lists what an ambiguous name fits, and shows nothing', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'plans/a.md': PLAN, 'plans/b.md': PLAN.replace('Phase 1', 'Phase 1: \u001b[31mB') });
    for (const format of ['text', 'json']) {
      assert.deepEqual(await waymark(root, 'show', 'Phase 1', '--format', format), {
        status: 2, stdout: '',
        stderr: 'waymark: "Phase 1" fits 2 subjects:\n  plans/a.md#phase-1  Phase 1  plans/a.md:3\n  plans/b.md#phase-1  Phase 1: ␛[31mB  plans/b.md:3\n',
      });
    }
  });

  it('says what was meant where there is no such subject', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'plans/marketplace.md': PLAN, 'notes.txt': '' });
    await refuses(root, ['show', 'markeplace'], 'no subject "markeplace"; did you mean marketplace?');
    await refuses(root, ['show', 'zzzzzzzzzz'], 'no subject "zzzzzzzzzz"');
    await refuses(root, ['show', 'one'], 'no subject "one"; did you mean plans/marketplace.md#phase-1/one?');
    await refuses(root, ['show', 'plans/marketplace.md:99'], 'no subject "plans/marketplace.md:99"');
    await refuses(root, ['show', 'notes.txt'], 'no subject "notes.txt"');
    await refuses(root, ['show', ''], 'no subject ""');
    await refuses(root, ['show', 'a\nb\0c'], 'no subject "a b␀c"');
    const empty = tempFolder({ '.git/HEAD': '' });
    await refuses(empty, ['show', 'x'], `no subject "x"; there are no plans under ${empty}`);
  });

  it('reads a Markdown file that is named as a plan', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'notes.md': PLAN, 'docs/x.md': PLAN, 'PLAN.md': '- [ ] a', 'node_modules/n/y.md': PLAN });
    assert.equal(await shown(root, 'notes.md:6'), 'notes.md#phase-1/PF-2');
    assert.equal(await shown(join(root, 'docs'), '../notes.md#phase-1'), 'notes.md#phase-1');
    assert.equal(await shown(join(root, 'docs'), 'docs/x.md'), 'docs/x.md');
    assert.equal(await shown(root, 'node_modules/n/y.md'), 'node_modules/n/y.md');
    await refuses(root, ['show', 'PF-2'], 'no subject "PF-2"');
    await refuses(tempFolder({ 'a.md': Buffer.from([0xe9]) }), ['show', 'a.md'], 'a.md: is not UTF-8');
  });

  describe('finds the workspace', () => {
    const inner = tempFolder({ '.waymark.json': '{"exclude": ["old"]}', 'docs/PLAN.md': PLAN });
    const unmarked = tempFolder({ 'deep/PLAN.md': PLAN, 'deep/TODO.md': '- [ ] a' });

    it('of the FILE, wherever one is', async () => {
      assert.equal(await shown(unmarked, join(inner, 'docs/PLAN.md:5')), 'docs/PLAN.md#phase-1/one');
    });

    it('where nothing marks one, at the working directory, or the folder of a FILE that lies elsewhere', async () => {
      assert.equal(await shown(unmarked, 'deep/PLAN.md'), 'deep/PLAN.md');
      assert.equal(await shown(unmarked, 'PF-2'), 'deep/PLAN.md#phase-1/PF-2');
      assert.equal(await shown(tempFolder({}), join(unmarked, 'deep/PLAN.md')), 'PLAN.md');
    });

    it('where --root says, and the FILE there too', async () => {
      assert.equal(await shown(unmarked, '--root', inner, 'docs/PLAN.md'), 'docs/PLAN.md');
      assert.equal(await shown(join(unmarked, 'deep'), '--root', inner, 'docs/PLAN.md:6'), 'docs/PLAN.md#phase-1/PF-2');
      assert.equal(await shown(unmarked, '--root', 'deep', 'PLAN.md:6'), 'PLAN.md#phase-1/PF-2');
      await refuses(unmarked, ['show', '--root', inner, 'deep/TODO.md'], 'no subject "deep/TODO.md"');
      await refuses(unmarked, ['show', '--root', 'gone', 'x'], 'gone does not exist');
      await refuses(unmarked, ['show', '--root', 'deep/PLAN.md', 'x'], '--root deep/PLAN.md is not a folder');
      if (existsSync('/dev/null')) await refuses(unmarked, ['show', '/dev/null'], 'no subject "/dev/null"');
    });
  });

  it('gives columns that a byte order mark and emoji do not shift', async () => {
    const root = tempFolder({ 'PLAN.md': '\ufeff# Plan\r\n\r\n## Phase 1 🔄 [WIP]\r\n' });
    const { claims } = await json<ShowReport>(root, 'show', 'Phase 1');
    assert.deepEqual(claims.map(({ range }) => range), [{ start: { line: 3, column: 12 }, end: { line: 3, column: 20 } }]);
    assert.match((await waymark(root, 'show', 'PLAN.md')).stdout, /^Plan {2}PLAN\n/);
  });

  describe('on examples/novamart', () => {
    const shop = resolve(__dirname, '../../examples/novamart');
    const example = (...argv: string[]) => waymark(shop, '--root', '.', 'show', ...argv);

    it('shows where the copies of a status disagree', async () => {
      const { stdout } = await example('01_multi_vendor_cart');
      const [, copies = ''] = /\n\nstatus as written\n(.*?)\n\n/s.exec(stdout) ?? [];
      assert.deepEqual(copies.split('\n').map((line) => line.replace('.agent_plan/day_dream/SP06_marketplace/', '').trim().split(/ {2,}/)), [
        ['done', 'counts', 'front matter', 'DONE', 'p01_order_splitting/01_multi_vendor_cart.md:4:9-13'],
        ['done', 'quote', '✅ [DONE]', 'p01_order_splitting/01_multi_vendor_cart.md:11:51-59'],
        ['wip', 'disagrees', 'row, cell', '🔄 [WIP]', 'p01_order_splitting/_overview.md:24:65-73'],
        ['done', 'phase plan, cell', '✅', '80_implementation.md:17:3-4'],
      ]);
    });

    it('shows what it depends on: done by now, on both sides, or nowhere', async () => {
      const { stdout } = await example('marketplace');
      const [, dependsOn = ''] = /\n\ndepends on\n(.*?)\n\n/s.exec(stdout) ?? [];
      assert.deepEqual(dependsOn.split('\n').map((line) => line.replace('.agent_plan/day_dream/', '').trim().split(/ {2,}/)), [
        ['done', 'SP01 — Core Shop', 'depends on', 'SP06_marketplace/_overview.md:10'],
        ['depends on', '_overview.md:17'],
        ['blocks', '_completed/2025-Q4/SP01_core_shop/_overview.md:10'],
        ['done', 'PP04 — Payment Gateway Migration', 'depends on', 'SP06_marketplace/_overview.md:11'],
        ['depends on', '_overview.md:17'],
        ['blocks', '_completed/2025-Q4/PP04_payment_gateway_migration/_overview.md:10'],
        ['multitenant_migration', 'depends on: nothing goes by this name', 'SP06_marketplace/_overview.md:12'],
        ['done', 'PP05 — Multitenancy Migration', 'depends on', '_overview.md:17'],
        ['blocks', '_completed/2026-Q1/PP05_multitenancy_migration/_overview.md:13'],
      ]);
    });

    it('keeps its contract in JSON', async () => {
      const isValid = new Ajv().compile(schema);
      const report = await json<ShowReport>(shop, '--root', '.', 'show', 'p01_order_splitting');
      assert.ok(isValid(report), JSON.stringify(isValid.errors));
      assert.deepEqual(report.dependsOn.map(({ name, places }) => [name, places.map(({ relation }) => relation)]), [
        ['p00_vendor_foundation', ['depends-on', 'depends-on', 'blocks']],
      ]);
      assert.deepEqual(report.blocks.map(({ name }) => name), ['p02_payouts']);
    });

    it('shows which plans have modified a module, and how what is waited for stands', async () => {
      const portal = await json<ShowReport>(shop, '--root', '.', 'show', 'vendor_portal');
      assert.deepEqual(portal.modifiedBy.map(({ id, places }) => [id, places.length]), [
        ['.agent_plan/day_dream/_completed/2026-Q1/PP05_multitenancy_migration', 2],
      ]);
      assert.deepEqual(portal.facts.knowledgeGaps.length, 2);
      const payouts = await json<ShowReport>(shop, '--root', '.', 'show', '06_feat_payout_system');
      assert.deepEqual(payouts.dependsOn.map(({ name, status }) => [name, status]), [['PP05_multitenancy_migration', 'done']]);
    });
  });
});
