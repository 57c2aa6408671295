import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding';
import type { PlanChange } from '../../../src/core/model/plan';
import { KeptFindings } from '../../../src/core/rules/kept-findings';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { createPlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';
import { check, type Files, fixed, told } from './findings';

async function links(files: Files): Promise<readonly string[]> {
  return (await told(files, 'broken-link')).map((each) => each.replace(/ warning broken-link/, ''));
}

async function found(files: Files): Promise<readonly Finding[]> {
  return (await check(files)).findings.filter(({ rule }) => rule === 'broken-link');
}

/** What stands where the first broken link is, and the file after its first fix. */
async function mended(files: Files): Promise<{ readonly broken: string; readonly after: string; readonly isGuess: boolean }> {
  const [finding] = await found(files);
  assert.ok(finding !== undefined);
  const texts = fixed(files, finding);
  assert.deepEqual((await found(texts)).length, (await found(files)).length - 1);
  return {
    broken: (files[finding.path] ?? '').slice(finding.start, finding.end), after: texts[finding.path] ?? '',
    isGuess: finding.fixes()[0]?.isGuess === true,
  };
}

describe('broken-link', () => {
  it('leaves what is garbled to garbled-text', async () => {
    const files = { 'plans/a.md': '# Überblick\n\n[a](#Ã¼berblick) [b](Ã¼bersicht-plan.md)\n' };
    assert.deepEqual((await told(files)).map((each) => each.replace(/^\S+ \w+ ([\w-]+):.*$/, '$1')), ['garbled-text']);
  });

  describe('files', () => {
    it('tells of a plan document that is not there, at the destination', async () => {
      assert.deepEqual(await links({ 'plans/a.md': 'See [b](b.md), [c](<c.md> "title"), [d](./sub/d-plan.md#x).\n' }), [
        'plans/a.md:1:9: `b.md` is not there',
        'plans/a.md:1:21: `c.md` is not there',
        'plans/a.md:1:41: `./sub/d-plan.md#x` is not there',
      ]);
    });

    it('tells of any Markdown file within a folder plan', async () => {
      assert.deepEqual(await links({
        'day_dream/_overview.md': '# Root\n\n[notes](SP01_shop/notes.md) [gone](SP01_shop/gone.md)\n', 'day_dream/SP01_shop/notes.md': '# Notes\n',
      }), ['day_dream/_overview.md:3:36: `SP01_shop/gone.md` is not there']);
    });

    it('leaves alone what is no part of a plan', async () => {
      assert.deepEqual(await links({
        'PLAN.md': [
          '[readme](README.md) [docs](docs/setup.md) [source](src/a.ts) [picture](a.png) [page](https://example.org/plan.md)',
          '![plan](old-plan.md) [folder](old/) [mail](mailto:a@b.c) [outside](../../other-plan.md) [template](x-plan.template.md)',
          '[placeholder](plans/{name}.md) [drive](C:\\plans\\a-plan.md) `[code](b-plan.md)` <b-plan.md>',
        ].join('\n'),
        'day_dream/_overview.md': '[outside](../docs/x.md) [template](_templates/task.template.md) [generated](_tree.md)\n',
        'day_dream/_tree.md': '<!-- GENERATED -->\n',
      }), []);
    });

    it('tells of the folders of plans and phases, by their names', async () => {
      assert.deepEqual(await links({
        'day_dream/_overview.md': '# Root\n\n[phase](SP01_shop/p01_none/) [plan](SP09_none/) [notes](SP01_shop/notes/) [elsewhere](../src/p01_none/)\n',
        'day_dream/SP01_shop/_overview.md': '# Shop\n',
      }), ['day_dream/_overview.md:3:9: `SP01_shop/p01_none/` is not there', 'day_dream/_overview.md:3:37: `SP09_none/` is not there']);
    });

    it('leaves alone folders in which something lies, until nothing does', async () => {
      const files = new MemoryFiles({
        'day_dream/_overview.md': '# Root\n\n| Plan | Status |\n|---|---|\n| [SP01_shop modules](SP01_shop/modules/) | |\n',
        'day_dream/SP01_shop/_overview.md': '# Shop\n', 'day_dream/SP01_shop/modules/v1/cart.md': '# Cart\n',
      });
      const workspace = await createPlanWorkspace({ files, settings: DEFAULT_SETTINGS });
      const kept = new KeptFindings();
      const told = (change: PlanChange | null): readonly string[] => {
        kept.take({ plan: workspace.plan, settings: DEFAULT_SETTINGS, today: '2026-01-20', history: null }, change, []);
        while (kept.checkNext() !== null);
        return kept.of('day_dream/_overview.md').map((finding) => finding.message());
      };
      assert.deepEqual(told(null), []);
      assert.deepEqual(told(await workspace.update([], ['day_dream/SP01_shop/modules'])), [
        '`SP01_shop/modules/` is not there; did you mean `SP01_shop/`?',
      ]);
      assert.deepEqual(told(await workspace.update(['day_dream/SP01_shop/modules/v1/cart.md'])), []);
    });

    it('leaves alone what is excluded', async () => {
      const files = { 'plans/a.md': '[b](drafts/b.md) [c](/plans/drafts/c.md)\n' };
      assert.deepEqual(await told(files, 'broken-link', { exclude: ['plans/drafts'] }), []);
      assert.equal((await told(files, 'broken-link')).length, 2);
    });

    it('tries the file, the plan, the root and the workspace', async () => {
      const task = '[a](_overview.md) [b](SP01_shop/02_architecture.md) [c](02_architecture.md) [d](plans/d.md) [e](/plans/d.md) [f](e%20f.md)\n';
      assert.deepEqual(await links({
        'day_dream/_overview.md': '# Root\n', 'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n', 'day_dream/SP01_shop/02_architecture.md': '# A\n',
        'day_dream/SP01_shop/p00_base/01_task.md': task, 'day_dream/SP01_shop/p00_base/e f.md': '# E\n', 'plans/d.md': '# D\n',
      }), []);
    });

    it('says nothing of archives, and finds what is in them', async () => {
      assert.deepEqual(await links({
        'day_dream/_overview.md': '[x](_completed/2025-Q4/SP01_shop/_overview.md)\n', 'day_dream/_completed/2025-Q4/SP01_shop/_overview.md': '[gone](gone.md)\n',
      }), []);
    });
  });

  describe('headings', () => {
    it('tells of one that is not there, in this file and in others', async () => {
      assert.deepEqual(await links({ 'plans/a.md': '# A\n\n[b](#bee) [c](c.md#see) [d](c.md#sea)\n', 'plans/c.md': '## Sea\n' }), [
        'plans/a.md:3:5: this file has no heading `#bee`',
        'plans/a.md:3:15: `plans/c.md` has no heading `#see`; did you mean `#sea`?',
      ]);
    });

    it('takes what GitHub does, and what leads to no heading anywhere', async () => {
      assert.deepEqual(await links({
        'PLAN.md': [
          '## 📖 The Story', '## Twice', '## Twice', '<a id="here"></a>', '',
          '[a](#-the-story) [b](#twice-1) [c](#HERE) [d](#top) [e](PLAN.md#L12) [f](#:~:text=twice) [g](#user-content-x) [h](#)', '',
        ].join('\n'),
      }), []);
    });

    it('does not know those of files that are no plans', async () => {
      assert.deepEqual(await links({ 'PLAN.md': '[a](README.md#nowhere)\n', 'README.md': '# Here\n' }), []);
    });
  });

  describe('rows', () => {
    const files = {
      'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n# Shop\n',
      'day_dream/SP01_shop/p00_base/01_setup.md': '---\nstatus: TODO\n---\n',
    };

    it('of tables of tasks are told here', async () => {
      const plan = '| Status | Task |\n|---|---|\n| ⏳ | [01_setup](./p00_bsae/01_setup.md) |\n| ⏳ | [02_more](./p00_base/02_more.md) |\n';
      assert.deepEqual(await links({ ...files, 'day_dream/SP01_shop/80_implementation.md': plan }), [
        'day_dream/SP01_shop/80_implementation.md:3:18: `./p00_bsae/01_setup.md` is not there; did you mean `./p00_base/01_setup.md`?',
        'day_dream/SP01_shop/80_implementation.md:4:17: `./p00_base/02_more.md` is not there',
      ]);
    });

    it('lead to what their name says, without asking', async () => {
      const plan = '| Status | Task |\n|---|---|\n| ⏳ | [01_setup](./p00_base/setup.md) |\n';
      const { after, isGuess } = await mended({ ...files, 'day_dream/SP01_shop/80_implementation.md': plan });
      assert.deepEqual([after, isGuess], [plan.replace('setup.md', '01_setup.md'), false]);
    });

    it('of Children are told by another rule', async () => {
      const overview = '---\nstatus: WIP\n---\n## Children\n\n| Name | Type | Status |\n|---|---|---|\n| [x](x.md) | Task | ⏳ |\n';
      const lines = await told({ ...files, 'day_dream/SP01_shop/_overview.md': overview });
      assert.deepEqual(lines.filter((each) => each.includes('x.md')).map((each) => each.split(' ')[2]), ['broken-reference:']);
    });
  });

  describe('fixes', () => {
    it('links to what was archived, without asking', async () => {
      const { broken, after, isGuess } = await mended({
        'day_dream/SP02_x/_overview.md': '---\nstatus: WIP\n---\n[a](../exploration/build_or_buy.md#why)\n',
        'day_dream/exploration/_archive/build_or_buy.md': '## Why\n', 'day_dream/_completed/2025-Q3/build_or_buy.md': '# Other\n',
      });
      assert.deepEqual([broken, isGuess], ['../exploration/build_or_buy.md#why', false]);
      assert.equal(after, '---\nstatus: WIP\n---\n[a](../exploration/_archive/build_or_buy.md#why)\n');
    });

    it('proposes the only file of that name, an overview by its folder', async () => {
      const moved = await mended({ 'plans/a.md': '[b](./b.md)\n', 'plans/old/b.md': '# B\n' });
      assert.deepEqual([moved.after, moved.isGuess], ['[b](./old/b.md)\n', true]);
      const overview = await mended({
        'day_dream/_overview.md': '[c](p00_cart/_overview.md)\n', 'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n',
        'day_dream/SP01_shop/p00_cart/_overview.md': '---\nstatus: WIP\n---\n',
      });
      assert.equal(overview.after, '[c](SP01_shop/p00_cart/_overview.md)\n');
    });

    it('never proposes the file itself', async () => {
      assert.deepEqual(await links({ 'plans/new-change/index.md': '[a](../old-change/index.md)\n' }), [
        'plans/new-change/index.md:1:5: `../old-change/index.md` is not there',
      ]);
    });

    it('proposes a file or folder of nearly that name', async () => {
      assert.equal((await mended({ 'plans/a.md': '[b](paymnt.md)\n', 'plans/payment.md': '# B\n' })).after, '[b](payment.md)\n');
      const folder = await mended({ 'plans/a.md': '[b](billng/steps.md)\n', 'plans/billing/steps.md': '# B\n', 'plans/other/steps.md': '# C\n' });
      assert.equal(folder.after, '[b](billing/steps.md)\n');
    });

    it('escapes what a destination cannot hold', async () => {
      assert.equal((await mended({ 'plans/a.md': '[b](my_plan.md)\n', 'plans/my plan.md': '# B\n' })).after, '[b](my%20plan.md)\n');
      assert.equal((await mended({ 'plans/a.md': '[b](<b c.md>)\n', 'plans/x/b c.md': '# B\n' })).after, '[b](<x/b%20c.md>)\n');
    });

    it('puts the definition of a label right', async () => {
      const { broken, after } = await mended({ 'plans/a.md': '[text][label] and\n\n[label]: paymnt.md\n', 'plans/payment.md': '# B\n' });
      assert.deepEqual([broken, after], ['label', '[text][label] and\n\n[label]: payment.md\n']);
    });

    it('proposes the nearest heading', async () => {
      const { after, isGuess } = await mended({ 'plans/a.md': '[b](./b.md#risk)\n', 'plans/b.md': '## Risks\n' });
      assert.deepEqual([after, isGuess], ['[b](./b.md#risks)\n', true]);
    });

    it('proposes nothing that is only numbered alike, that every plan has, or the file itself', async () => {
      const [beside] = await found({
        'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n[a](03_feat_vendor_onboarding.md)\n', 'day_dream/SP01_shop/08_feat_vendor_messaging.md': '# B\n',
      });
      assert.deepEqual(beside?.fixes(), []);
      const [structural] = await found({
        'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n[a](99_references.md)\n', 'day_dream/SP02_other/99_references.md': '# B\n',
      });
      assert.deepEqual(structural?.fixes(), []);
      const [self] = await found({ 'plans/payments.md': '[a](payment.md)\n' });
      assert.deepEqual(self?.fixes(), []);
    });

    it('changes nothing where the destination is written with escapes', async () => {
      const [finding] = await found({ 'plans/a.md': '[b](paymnt\\_x.md)\n', 'plans/payment_x.md': '# B\n' });
      assert.equal(finding?.message(), '`paymnt_x.md` is not there; did you mean `payment_x.md`?');
      assert.deepEqual(finding.fixes(), []);
    });
  });
});
