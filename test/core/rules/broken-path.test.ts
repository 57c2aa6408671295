import assert from 'node:assert/strict';
import { check, type Files, fixed, told } from './findings';

const ON = { rules: { 'broken-path': 'warning' } } as const;

async function paths(files: Files): Promise<readonly string[]> {
  return (await told(files, 'broken-path', ON)).map((each) => each.replace(/ warning broken-path/, ''));
}

describe('broken-path', () => {
  it('is off unless asked for', async () => {
    assert.deepEqual(await told({ 'PLAN.md': 'See `gone.md`.\n' }), []);
  });

  it('tells of a path that leads nowhere, without its backticks', async () => {
    const text = 'See `gone.md` and ``docs/setup.md``.\n';
    assert.deepEqual(await paths({ 'PLAN.md': text }), ['PLAN.md:1:6: `gone.md` is not there', 'PLAN.md:1:19: `docs/setup.md` is not there']);
    const { findings: [finding] } = await check({ 'PLAN.md': text }, ON);
    assert.equal(text.slice(finding?.start, finding?.end), 'gone.md');
  });

  it('leaves alone what is there from anywhere around, and what is no Markdown', async () => {
    const task = '`_overview.md` `SP01_shop/_overview.md` `p00_base/` `day_dream/SP01_shop/p00_base/01_task.md` `docs/a.md` `src/a.ts` `a.png` `src/lib/` `npm run x.md`\n';
    assert.deepEqual(await paths({ 'day_dream/SP01_shop/_overview.md': '---\nstatus: TODO\n---\n', 'day_dream/SP01_shop/p00_base/01_task.md': task, 'docs/a.md': '# A\n' }), []);
  });

  it('leaves patterns, placeholders, templates, other places, links and code blocks alone', async () => {
    assert.deepEqual(await paths({
      'PLAN.md': '`plans/*.md` `plans/{name}.md` `.../a.md` `~/a.md` `../../out.md` `x.template.md` `_templates/a.md` `https://example.org/a.md` [`a`](gone-plan.md)\n\n```\n`b.md`\n```\n',
    }), []);
  });

  it('leaves archives and what is excluded alone', async () => {
    assert.deepEqual(await told({ 'plans/_archive/a.md': '`gone.md`\n', 'plans/b.md': '`drafts/c.md`\n' }, undefined, { ...ON, exclude: ['plans/drafts'] }), []);
  });

  it('offers what was archived, and proposes what is called nearly so', async () => {
    const files = { 'plans/a.md': '`b.md` `paymnt.md`\n', 'plans/_archive/b.md': '# B\n', 'plans/payment.md': '# P\n' };
    const { findings: [archived, near] } = await check(files, ON);
    assert.ok(archived !== undefined && near !== undefined);
    assert.deepEqual([archived, near].map((each) => each.fixes().map(({ title, isGuess }) => `${title} ${isGuess}`)), [['Change to _archive/b.md false'], ['Change to payment.md true']]);
    const after = fixed(fixed(files, near), archived);
    assert.equal(after['plans/a.md'], '`_archive/b.md` `payment.md`\n');
    assert.deepEqual(await paths(after), []);
  });
});
