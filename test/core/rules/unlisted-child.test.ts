import assert from 'node:assert/strict';
import { children, NEWER, older, overview, page, table } from './dream-files';
import { check, type Files, fixed, told } from './findings';

const RULE = 'unlisted-child';
const SHOP = 'day_dream/SP01_shop/_overview.md';
const task = (status: string): string => page([`status: ${status}`], '# Task');

function files(text: string, ...tasks: readonly string[]): Files {
  return { ...NEWER, [SHOP]: overview('shop', 'WIP', [], text), ...Object.fromEntries(tasks.map((name) => [`day_dream/SP01_shop/${name}`, task('WIP')])) };
}

describe(RULE, () => {
  it('tells of what the table does not list, once, at its header', async () => {
    assert.deepEqual(await told(files(children('| 01_a | Task | WIP |'), '01_a.md', '02_b.md'), RULE), [`${SHOP}:12:3 info ${RULE}: \`02_b.md\` is not in this table`]);
    assert.deepEqual(await told(files(`## Children\n\n${children()}`, '01_a.md', '02_b.md', '03_c.md', 'p00_x/_overview.md', '05_e.md'), RULE), [
      `${SHOP}:14:3 info ${RULE}: \`p00_x/\` is not in this table`,
    ], 'features stand elsewhere');
    assert.deepEqual(await told(files(`## Children\n\n${children()}`, '01_a.md', '02_b.md', '03_c.md', '04_d.md', '05_e.md'), RULE), [
      `${SHOP}:14:3 info ${RULE}: \`01_a.md\`, \`02_b.md\`, \`03_c.md\` and 2 more are not in this table`,
    ]);
  });

  it('asks for features where others are listed', async () => {
    const found = await told(files(children('| p00_x | Plan | WIP |', '| 03_feat_a | Task | WIP |'), 'p00_x/_overview.md', '03_feat_a.md', '04_feat_b.md'), RULE);
    assert.deepEqual(found, [`${SHOP}:12:3 info ${RULE}: \`04_feat_b.md\` is not in this table`]);
  });

  it('tells of a plan that the root does not list', async () => {
    const root = `# Plans\n\n${table('| Name | Type | Status | Depends On |', '| SP09 | System | WIP | |')}\n`;
    assert.deepEqual(await told({ ...files('Words.'), 'day_dream/_overview.md': root, 'day_dream/_completed/SP02_b/_overview.md': overview('b', 'DONE') }, RULE), [
      `day_dream/_overview.md:3:3 info ${RULE}: \`SP01_shop/\` is not in this table`,
    ]);
  });

  it('takes any row of the overview, and names of any spelling', async () => {
    for (const row of ['| 01_a.md | Task | WIP |', '| [a](./01_a.md) | Task | WIP |', '| `01_a` | Task | WIP |', '| a | Task | WIP |', '| ~~01_a~~ | Task | CUT |']) {
      assert.deepEqual(await told(files(`## Children\n\n${children(row)}`, '01_a.md'), RULE), [], row);
    }
    assert.deepEqual(await told(files(`${children('| p00_x | Plan | WIP |')}\n\n${table('| Status | Task |', '| ⏳ | 01_a.md |')}`, 'p00_x/_overview.md', '01_a.md'), RULE), []);
  });

  it('tells nothing without such a table, of documents, modules, assets, archives and templates', async () => {
    assert.deepEqual(await told(files('Words.', '01_a.md'), RULE), []);
    assert.deepEqual(await told(files(table('| Name | Age |', '| Kai | 30 |'), '01_a.md'), RULE), []);
    const rest = ['02_architecture.md', '99_references.md', 'notes.md', 'modules/cart.md', 'assets/01_map.asset.md', '_archive/03_c.md', '04_d.template.md', '_templates/01_a.md'];
    assert.deepEqual(await told(files(children('| 01_a | Task | WIP |'), '01_a.md', ...rest), RULE), []);
    assert.deepEqual(await told({ 'notes/_overview.md': page([], '# Notes', children('| 01_a | Task | WIP |')), 'notes/01_a.md': '', 'notes/02_b.md': '' }, RULE), [], 'no sign of the protocol');
  });

  it('leaves to broken-reference a row that may mean it', async () => {
    assert.deepEqual((await told(files(children('| 01_checkuot | Task | WIP |'), '01_checkout.md'))).filter((text) => !text.includes('missing')).map((text) => text.split(' ')[2]), ['broken-reference:']);
  });

  it('takes such a row for one of them only', async () => {
    const found = await told(files(children('| 01_checkuot | Task | WIP |'), '01_checkout.md', '02_checkouts.md'), RULE);
    assert.deepEqual(found, [`${SHOP}:12:3 info ${RULE}: \`02_checkouts.md\` is not in this table`]);
  });

  it('asks it in version 4.02, too', async () => {
    const all = files(children('| 01_a | Task | WIP |'), '01_a.md', '02_b.md');
    const unnumbered = { 'day_dream/shop/_overview.md': older(all[SHOP] as string), 'day_dream/shop/01_a.md': '', 'day_dream/shop/02_b.md': '' };
    assert.equal((await told(unnumbered, RULE)).length, 1);
  });

  it('adds the rows in the way of the others', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['| [01_a.md](./01_a.md) | Task | ✅ [DONE] |', '| [02_b.md](./02_b.md) | Task | 🔄 [WIP] |'],
      ['| 01_a | Task | Done |', '| 02_b | Task | Wip |'],
      ['| 01_a.md | Task | ✅ |', '| 02_b.md | Task | 🔄 |'],
    ];
    for (const [row, expected] of cases) {
      const before = files(children(row), '01_a.md', '02_b.md');
      const { findings } = await check(before);
      const after = fixed(before, findings.find(({ rule }) => rule === RULE)!);
      assert.equal(after[SHOP]!.trimEnd().split('\n').at(-1), expected);
      assert.deepEqual((await told(after)).filter((text) => / (?:unlisted|broken|status-conflict)/.test(text) && text.includes('02_b')), []);
    }
  });

  it('writes names so that they are read as they are', async () => {
    for (const row of ['| [01_a.md](./01_a.md) | Task | WIP |', '| 01_a.md | Task | WIP |', '| `01_a` | Task | WIP |']) {
      const before = files(children(row), '01_a.md', '02_b [c] | `d` *e*.md', '03_R&amp;D 100%.md');
      const { findings } = await check(before);
      const after = fixed(before, findings.find(({ rule }) => rule === RULE)!);
      assert.deepEqual((await told(after)).filter((text) => / (?:unlisted|broken)/.test(text)), [], after[SHOP]);
    }
  });
});
