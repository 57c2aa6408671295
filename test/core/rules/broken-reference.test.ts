import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding';
import { check, type Files, fixed, told } from './findings';

async function references(files: Files): Promise<readonly string[]> {
  return (await told(files, 'broken-reference')).map((each) => each.replace(/ error broken-reference/, ''));
}

/** What is told of rows and links that lead nowhere. */
async function brokenIn(files: Files): Promise<readonly string[]> {
  return [...await told(files, 'broken-reference'), ...await told(files, 'broken-link')];
}

async function found(files: Files): Promise<readonly Finding[]> {
  return (await check(files)).findings.filter(({ rule }) => rule === 'broken-reference');
}

const PLAN = '---\nname: shop\nmagnitude: Light\nstatus: WIP\n---\n';
const TASK = '---\nstatus: TODO\n---\n';
const OVERVIEW = 'day_dream/SP01_shop/_overview.md';

/** A plan with a phase, a task in it and what was archived, whose overview goes on with some lines. */
function shop(...lines: readonly string[]): Files {
  return {
    [OVERVIEW]: PLAN + lines.join('\n'),
    'day_dream/SP01_shop/p00_base/_overview.md': TASK,
    'day_dream/SP01_shop/p00_base/01_setup.md': TASK,
    'day_dream/SP01_shop/03_feat_gift_cards.md': TASK,
    'day_dream/SP01_shop/modules/cart.md': '# Cart\n',
    'day_dream/SP01_shop/assets/01_map.asset.md': '# Map\n',
    'day_dream/_completed/2025-Q4/SP02_checkout_flow/_overview.md': PLAN,
  };
}

function children(...rows: readonly string[]): Files {
  return shop('## Children', '', '| Name | Type | Status |', '|---|---|---|', ...rows);
}

/** The line of the overview that the first finding is about, before and after its first fix, and whether that is a guess. */
async function mended(files: Files): Promise<readonly [after: string, isGuess: boolean]> {
  const [finding] = await found(files);
  assert.ok(finding !== undefined);
  const after = fixed(files, finding);
  assert.equal((await found(after)).length, (await found(files)).length - 1);
  return [(after[finding.path] ?? '').trimEnd().split('\n').at(-1) ?? '', finding.fixes()[0]?.isGuess === true];
}

describe('broken-reference', () => {
  describe('rows', () => {
    it('tells of a name that is nothing, at the name', async () => {
      assert.deepEqual(await references(children('| p01_cart | Plan | ⏳ |', '| `02_billing.md` | Task | ⏳ |', '| **p03_x** | Plan | ⏳ |')), [
        `${OVERVIEW}:10:3: \`p01_cart\` is nothing on disk`,
        `${OVERVIEW}:11:4: \`02_billing.md\` is nothing on disk`,
        `${OVERVIEW}:12:3: \`p03_x\` is nothing on disk`,
      ]);
    });

    it('tells of a link that leads nowhere, at its destination, though the name is known', async () => {
      assert.deepEqual(await references(children('| [p00_base](./p0_base/_overview.md) | Plan | ⏳ |', '| [x](x.md) | Task | ⏳ |', '| [y](./y/) | Plan | ⏳ |')), [
        `${OVERVIEW}:10:14: \`./p0_base/_overview.md\` is nothing on disk; did you mean \`./p00_base/_overview.md\`?`,
        `${OVERVIEW}:11:7: \`x.md\` is nothing on disk`,
        `${OVERVIEW}:12:7: \`./y/\` is nothing on disk`,
      ]);
    });

    it('tells of a path without a link', async () => {
      assert.deepEqual(await references(children('| p00_base/01_setup.md | Task | ⏳ |', '| p00_base/02_more.md | Task | ⏳ |')), [
        `${OVERVIEW}:11:3: \`p00_base/02_more.md\` is nothing on disk`,
      ]);
    });

    it('takes every way to name what is there', async () => {
      assert.deepEqual(await references(children(
        '| p00_base | Plan | ⏳ |', '| p00_base/ | Plan | ⏳ |', '| [Base](p00_base/) | Plan | ⏳ |', '| p00 | Plan | ⏳ |', '| base | Plan | ⏳ |',
        '| 03_feat_gift_cards.md | Task | ⏳ |', '| gift_cards | Task | ⏳ |', '| Gift cards | Task | ⏳ |', '| `p00_base/` | Plan | ⏳ |', '| ~~p00-base~~ | Plan | 🚫 |',
        '| ./p00_base/_overview.md | Plan | ⏳ |', '| modules/cart.md | Module | ⏳ |',
      )), []);
    });

    it('leaves alone what names nothing, what is elsewhere, and folders that are no subjects', async () => {
      assert.deepEqual(await references(children(
        '| — | — | — |', '| (none yet) | | |', '| TBD | Plan | |', '| ... | Task | |', '| {task_name} | Task | |', '| **Total** | | |', '| not planned yet | | |',
        '| [board](https://example.org/board) | Task | |', '| [section](#below) | Task | |', '| [sketch](sketch.png) | Task | |', '| schema.sql | Task | |',
        '| modules/ | Folder | |', '| [assets/](./assets/) | Folder | |', '| exploration | Folder | |', '| _tree.md | Task | |', '| | Plan | |',
        '| [x](../_templates/x.template.md) | Task | |', '| [cart source](../../src/cart/) | Code | |',
      )), []);
    });

    it('leaves other tables alone', async () => {
      assert.deepEqual(await references(shop(
        '## Parameters', '', '| Name | Type | Description |', '|---|---|---|', '| vendor_id | uuid | Whose it is |', '', '## Team', '', '| Name | Status |',
        '|---|---|', '| Ada | away |', '', '## Dependencies', '', '| Dependency | Status |', '|---|---|', '| stripe | Done |', '', '## Work', '',
        '| Status | Task |', '|---|---|', '| ⏳ | Ask the bank |', '| ⏳ | 07_later |',
      )), []);
    });

    it('leaves alone what is struck out, and what others wait for', async () => {
      assert.deepEqual(await brokenIn(children('| ~~p07_gone~~ | Plan | 🚫 [CUT] |', '| ~~[Gone](./p07_gone/_overview.md)~~ | Plan | 🚫 [CUT] |')), []);
      assert.deepEqual(await brokenIn(children('', '## Dependencies', '', '| Name | Type | Status |', '|---|---|---|', '| Stripe contract | Plan | Pending |')), []);
    });

    it('knows a row by its type under any heading', async () => {
      assert.deepEqual(await references(shop('## What is in here', '', '| Name | Type |', '|---|---|', '| 07_later | Task |')), [`${OVERVIEW}:10:3: \`07_later\` is nothing on disk`]);
    });

    it('tells of the root\'s plans, archived ones found', async () => {
      const plans = '# Root\n\n## Plans\n\n| Name | Type | Status | Priority | Depends On |\n|---|---|---|---|---|\n| SP02_checkout_flow | System | ✅ | — | — |\n| SP09_gone | System | ✅ | — | SP77 |\n';
      assert.deepEqual(await references({ ...shop(), 'day_dream/_overview.md': plans }), ['day_dream/_overview.md:8:3: `SP09_gone` is nothing on disk']);
    });

    it('tells of spec files in the Module Index', async () => {
      const index = [
        '# Root', '', '## Module Index', '', '| Module | Origin Plan | Modified By | Spec File |', '|---|---|---|---|', '| cart | SP01 | — | SP01_shop/modules/cart.md |',
        '| search | SP01 | — | SP01_shop/modules/search.md |', '| login | SP01 | — | [login](./SP01_shop/modules/logn.md) |', '| cart | SP01 | — | `SP01_shop/modules/crt.md` |',
        '| later | SP01 | — | (planned) |', '| old | (pre-existing) | — | — |',
      ].join('\n');
      assert.deepEqual(await references({ ...shop(), 'day_dream/SP01_shop/modules/login.md': '# L\n', 'day_dream/_overview.md': index }), [
        'day_dream/_overview.md:8:23: `SP01_shop/modules/search.md` is nothing on disk',
        'day_dream/_overview.md:9:30: `./SP01_shop/modules/logn.md` is nothing on disk; did you mean `./SP01_shop/modules/login.md`?',
        'day_dream/_overview.md:10:22: `SP01_shop/modules/crt.md` is nothing on disk; did you mean `SP01_shop/modules/cart.md`?',
      ]);
    });

    it('says nothing of archives, templates and plan documents', async () => {
      const table = '## Children\n\n| Name | Type | Status |\n|---|---|---|\n| gone | Task | ⏳ |\n';
      assert.deepEqual(await references({
        ...shop(), 'day_dream/_completed/2025-Q4/SP02_checkout_flow/_overview.md': PLAN + table, 'day_dream/_templates/overview.template.md': table, 'PLAN.md': table,
      }), []);
    });
  });

  describe('front matter', () => {
    const waits = (value: string): Files => ({ ...shop(), 'day_dream/SP01_shop/p00_base/02_more.md': `---\nstatus: TODO\ndepends_on: ${value}\n---\n` });

    it('tells of paths that are nothing, without quotes', async () => {
      assert.deepEqual(await references(waits('[01_setp.md, "../p09_x/_overview.md", ../p09_x/]')), [
        'day_dream/SP01_shop/p00_base/02_more.md:3:14: `01_setp.md` is nothing on disk; did you mean `01_setup.md`?',
        'day_dream/SP01_shop/p00_base/02_more.md:3:27: `../p09_x/_overview.md` is nothing on disk',
        'day_dream/SP01_shop/p00_base/02_more.md:3:51: `../p09_x/` is nothing on disk',
      ]);
    });

    it('tries the file, the plan, the root and the workspace', async () => {
      assert.deepEqual(await references(waits('[01_setup.md, p00_base/01_setup.md, SP01_shop/p00_base/, day_dream/SP01_shop/_overview.md, p00_base/, SP02_checkout_flow/]')), []);
    });

    it('leaves origins, names, addresses and what nobody can know alone', async () => {
      assert.deepEqual(await references({
        ...waits('[https://example.org/a.md, acme/shop#12, src/lib/cart.ts, ~/notes/a.md, ../../../../out.md, gone_plan]'),
        'day_dream/SP03_x/_overview.md': '---\nname: x\nstatus: TODO\norigin: exploration/gone.md\n---\n',
        'PLAN.md': '---\ndepends_on: [infra/vault, "@acme/cart"]\ndependencies: [lodash/fp]\n---\n',
      }), []);
    });

    it('says nothing where the front matter cannot be read', async () => {
      assert.deepEqual(await references(waits('[gone.md')), []);
    });
  });

  describe('fixes', () => {
    it('links to what the row names, without asking', async () => {
      assert.deepEqual(await mended(children('| [p00_base](./base/_overview.md) | Plan | ⏳ |')), ['| [p00_base](./p00_base/_overview.md) | Plan | ⏳ |', false]);
    });

    it('asks where the row says more than the name', async () => {
      assert.deepEqual(await mended(children('| [p00_base and notes](./base/) | Plan | ⏳ |')), ['| [p00_base and notes](./p00_base/) | Plan | ⏳ |', true]);
    });

    it('links to what was archived, without asking', async () => {
      const files = { ...shop(), 'day_dream/_overview.md': '## Plans\n\n| Name | Type |\n|---|---|\n| [Old](./SP02_checkout_flow/_overview.md) | System |\n' };
      assert.deepEqual(await mended(files), ['| [Old](./_completed/2025-Q4/SP02_checkout_flow/_overview.md) | System |', false]);
    });

    it('keeps a link to a folder one', async () => {
      assert.deepEqual(await mended(children('| [First](./p00_bsae/) | Plan | ⏳ |')), ['| [First](./p00_base/) | Plan | ⏳ |', true]);
    });

    it('proposes the nearest name as it is written there', async () => {
      assert.deepEqual(await mended(children('| p00_bsae/ | Plan | ⏳ |')), ['| p00_base/ | Plan | ⏳ |', true]);
      assert.deepEqual(await mended(children('| 03_feat_gift_crads.md | Task | ⏳ |')), ['| 03_feat_gift_cards.md | Task | ⏳ |', true]);
      assert.deepEqual(await mended(children('| gift-crads | Task | ⏳ |')), ['| gift-cards | Task | ⏳ |', true]);
      assert.deepEqual(await mended(children('| `gift_crads.md` | Task | ⏳ |')), ['| `gift_cards.md` | Task | ⏳ |', true]);
    });

    it('finds a path in front matter again', async () => {
      const [finding] = await found({ ...shop(), 'day_dream/SP01_shop/p00_base/02_more.md': '---\nstatus: TODO\ndepends_on: [\'../../SP02_checkout_flow/_overview.md\']\n---\n' });
      assert.deepEqual(finding?.fixes().map(({ title, isGuess }) => [title, isGuess]), [['Change to ../../_completed/2025-Q4/SP02_checkout_flow/_overview.md', false]]);
    });

    it('proposes nothing where nothing is near, nor an edit where markup hides the name', async () => {
      const [far, hidden] = await found(children('| p05_search | Plan | ⏳ |', '| **p00_bsae** | Plan | ⏳ |'));
      assert.deepEqual(far?.fixes(), []);
      assert.match(hidden?.message() ?? '', /did you mean `p00_base`/);
      assert.deepEqual(hidden?.fixes(), []);
    });

    it('does not propose to link to a folder without an overview', async () => {
      const files: Record<string, string> = { ...children('| [p00_base](./p00_base/_overview.md) | Plan | ⏳ |') };
      delete files['day_dream/SP01_shop/p00_base/_overview.md'];
      const [finding, another] = await found(files);
      assert.deepEqual([finding?.fixes(), another], [[], undefined]);
    });
  });
});
