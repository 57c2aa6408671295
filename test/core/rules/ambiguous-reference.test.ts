import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding';
import { check, type Files, fixed, told } from './findings';

async function ambiguous(files: Files): Promise<readonly string[]> {
  return (await told(files, 'ambiguous-reference')).map((each) => each.replace(/ warning ambiguous-reference/, ''));
}

async function found(files: Files): Promise<readonly Finding[]> {
  return (await check(files)).findings.filter(({ rule }) => rule === 'ambiguous-reference');
}

const OVERVIEW = '---\nstatus: TODO\n---\n';
const PLAN = 'day_dream/SP09_wishlist/_overview.md';

/** Two plans of one bare name, and another that says something of them. */
function withTwo(text: string): Files {
  return { 'day_dream/SP01_checkout/_overview.md': OVERVIEW, 'day_dream/PP02_checkout/_overview.md': OVERVIEW, [PLAN]: text };
}

describe('ambiguous-reference', () => {
  it('tells of names in front matter, with those that they fit', async () => {
    const files = withTwo('---\nstatus: TODO\ndepends_on: ["checkout"]\n---\n');
    assert.deepEqual(await ambiguous(files), [`${PLAN}:3:15: \`checkout\` fits \`PP02_checkout\` and \`SP01_checkout\``]);
    const [finding] = await found(files);
    assert.equal(files[PLAN]?.slice(finding?.start, finding?.end), 'checkout');
    assert.deepEqual(finding?.related.map(({ path, message }) => `${path} ${message}`), [
      'day_dream/PP02_checkout/_overview.md `PP02_checkout`', 'day_dream/SP01_checkout/_overview.md `SP01_checkout`',
    ]);
  });

  it('tells of rows', async () => {
    const shop = 'day_dream/SP01_shop';
    assert.deepEqual(await ambiguous({
      [`${shop}/_overview.md`]: `${OVERVIEW}## Children\n\n| Name | Type | Status |\n|---|---|---|\n| p00 | Plan | ⏳ |\n`,
      [`${shop}/p00_base/_overview.md`]: OVERVIEW, [`${shop}/p00_cart/_overview.md`]: OVERVIEW,
    }), [`${shop}/_overview.md:8:3: \`p00\` fits \`p00_base\` and \`p00_cart\``]);
  });

  it('tells of dependencies in a document, with the lines they may mean', async () => {
    const text = [
      '# Stage 1', '', '## Phase 1: Cart', '', '## Phase 2: Orders', '', '# Stage 2', '', '## Phase 1: Bills', '', '# Stage 3', '', '## Phase 7: Mail', '',
      '**Depends on:** Phase 1', '',
    ].join('\n');
    assert.deepEqual(await ambiguous({ 'PLAN.md': text }), ['PLAN.md:15:17: `Phase 1` fits 2 phases']);
    const [finding] = await found({ 'PLAN.md': text });
    assert.deepEqual(finding?.related.map(({ start, end }) => text.slice(start, end)), ['## Phase 1: Cart', '## Phase 1: Bills']);
    assert.deepEqual(finding.fixes(), []);
  });

  it('tells of numbers that packages have anew in each phase', async () => {
    const phase = (number: number): string => `## Phase ${number}\n\n### Package 1: A${number}\n\n### Package 2: B${number}\n\n`;
    assert.deepEqual(await ambiguous({ 'PLAN.md': `${phase(1)}${phase(2)}## Phase 3\n\n### Package 7: C\n\n**Depends on:** #1\n` }), ['PLAN.md:17:17: `#1` fits 2 packages']);
  });

  it('tells of tickets of several documents', async () => {
    assert.deepEqual(await ambiguous({ 'plans/a.md': '- [ ] [PF-1] A\n', 'plans/b.md': '- [ ] [PF-1] B\n', 'plans/c.md': '# C\n\n**Depends on:** PF-1\n' }), [
      'plans/c.md:3:17: `PF-1` fits 2 tickets',
    ]);
  });

  it('leaves alone what is nearer to one, not archived, or the subject itself', async () => {
    assert.deepEqual(await ambiguous({
      'day_dream/SP01_checkout/_overview.md': '---\nstatus: TODO\nblocks: [checkout]\n---\n', 'day_dream/_completed/2025-Q4/PP02_checkout/_overview.md': OVERVIEW,
      [PLAN]: '---\nstatus: TODO\ndepends_on: [checkout]\n---\n',
    }), []);
    assert.deepEqual(await ambiguous({ 'PLAN.md': '# Stage 1\n\n## Phase 1: A\n\n## Phase 2: B\n\n**Depends on:** Phase 1\n\n# Stage 2\n\n## Phase 1: C\n' }), []);
  });

  it('leaves mentions, reasons and full names alone', async () => {
    assert.deepEqual(await ambiguous(withTwo('---\nstatus: BLOCKED:checkout\ndepends_on: [SP01_checkout, PP02]\n---\nThe checkout, `checkout`, and SP01.\n')), []);
    assert.deepEqual(await ambiguous({ 'plans/a.md': '- [ ] [PF-1] A\n', 'plans/b.md': '- [ ] [PF-1] B\n', 'plans/c.md': 'See PF-1.\n' }), []);
  });

  it('leaves ids to the rule that tells of those given twice', async () => {
    assert.deepEqual(await ambiguous({ 'PLAN.md': '- [ ] [PF-1] A\n- [ ] [PF-1] B\n\n## Phase 1\n\n**Depends on:** PF-1\n' }), []);
    assert.deepEqual(await ambiguous({ 'PLAN.md': '## Phase 1\n\n### Package 1: A\n\n## Phase 2\n\n### Package 1: B\n\n## Phase 3\n\n### Package 3: C\n\n**Depends on:** #1\n' }), []);
    assert.deepEqual(await ambiguous({
      'day_dream/SP01_shop/_overview.md': OVERVIEW, 'day_dream/SP01_cart/_overview.md': OVERVIEW, [PLAN]: '---\nstatus: TODO\ndepends_on: [SP01]\n---\n',
    }), []);
  });

  it('offers each by its full name', async () => {
    const files = withTwo('---\nstatus: TODO\ndepends_on: [checkout]\n---\n');
    const [finding] = await found(files);
    assert.ok(finding !== undefined);
    assert.deepEqual(finding.fixes().map(({ title, isGuess }) => `${title} ${isGuess}`), ['Change to PP02_checkout true', 'Change to SP01_checkout true']);
    const after = fixed(files, finding, 'Change to SP01_checkout');
    assert.equal(after[PLAN], '---\nstatus: TODO\ndepends_on: [SP01_checkout]\n---\n');
    assert.deepEqual(await found(after), []);
  });

  it('offers only those whose name is theirs alone', async () => {
    const [finding] = await found({ 'one/day_dream/SP01_a/_overview.md': OVERVIEW, 'two/day_dream/SP01_a/_overview.md': OVERVIEW, 'plans/c.md': '---\ndepends_on: [SP01_a]\n---\n' });
    assert.equal(finding?.message(), '`SP01_a` fits 2 plans');
    assert.deepEqual(finding.fixes(), []);
  });
});
