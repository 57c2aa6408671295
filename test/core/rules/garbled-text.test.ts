import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { losesBytes } from '../text/garble';
import { check, fixed, told } from './findings';

async function garbled(text: string): Promise<readonly string[]> {
  return told({ 'PLAN.md': text }, 'garbled-text');
}

async function repaired(text: string): Promise<string> {
  const files = { 'PLAN.md': text };
  const finding = (await check(files)).findings.find(({ rule }) => rule === 'garbled-text');
  assert.ok(finding, text);
  assert.deepEqual(finding.fixes().map(({ title }) => title), ['Repair the file']);
  const after = fixed(files, finding);
  assert.deepEqual(await told(after, 'garbled-text'), []);
  return after['PLAN.md'] ?? '';
}

describe('garbled-text', () => {
  it('finds a file with garbled text, at the first place', async () => {
    assert.deepEqual(await garbled('# Plan\n\nOne â€” two â†’ three.\n'), ['PLAN.md:3:5 warning garbled-text: garbled: `â€”` is `—`, `â†’` is `→`']);
    assert.deepEqual(await garbled('# ğŸ”„ Plan\n'), ['PLAN.md:1:3 warning garbled-text: garbled: `ğŸ”„` is `🔄`']);
  });

  it('says in how many places, and of the first three characters what they are', async () => {
    assert.deepEqual(await garbled('# Plan â€”â€” x\n\n- âœ…â€” x â€”\n- â†’ x Ã—3\n'), [
      'PLAN.md:1:8 warning garbled-text: garbled in 5 places: `â€”` is `—`, `âœ…` is `✅`, `â†’` is `→`',
    ]);
  });

  it('shows nothing that cannot be seen, and no controls', async () => {
    assert.deepEqual(await garbled('# âœ”ï¸\u008f Plan â†\u0090 x\n'), ['PLAN.md:1:3 warning garbled-text: garbled: `âœ”` is `✔`, `â†` is `←`']);
  });

  it('finds it with lost bytes, too', async () => {
    assert.deepEqual(await garbled('# Plan â³\n'), ['PLAN.md:1:8 warning garbled-text: garbled: `â³` is `⏳`']);
    assert.equal(await repaired('# Plan â³ â€” âœ…\n'), '# Plan ⏳ — ✅\n');
  });

  it('looks into front matter, comments and drawings', async () => {
    for (const text of ['---\ngoal: a â€” b\n---\n', '<!-- â€” -->\n', '```\nâ”Œâ”€â”\u0090 box\n```\n', '    a â†’ b\n']) {
      assert.equal((await garbled(text)).length, 1, text);
    }
  });

  it('leaves examples in code alone, unless the file is garbled elsewhere', async () => {
    for (const text of [
      '# Repair `â€”` and `âœ…`\n', 'The log says:\n\n```text\nGrÃ¶ÃŸe: 3 â€” 4\n```\n', '| Garbled | Meant |\n|---|---|\n| `â†’` | → |\n',
    ]) assert.deepEqual(await garbled(text), [], text);
    assert.equal(await repaired('# Plan â€” x\n\n```\nGrÃ¶ÃŸe\n```\n'), '# Plan — x\n\n```\nGröße\n```\n');
  });

  it('leaves it to people in a file that is sound besides, and examples in its code alone', async () => {
    const text = '# März ✅\n\n- CSV export: `â€™` shows instead of `’`\n- Excel für Büros, so "Ã¤" for "ä"\n';
    const { findings } = await check({ 'PLAN.md': text });
    const [finding] = findings.filter(({ rule }) => rule === 'garbled-text');
    assert.equal(finding?.message(), 'garbled: `Ã¤` is `ä`');
    assert.equal(finding.fixes()[0]?.isGuess, true);
    assert.equal(await repaired(text), text.replace('Ã¤', 'ä'));
    assert.equal((await check({ 'PLAN.md': '# Plan â€” x\n' })).findings[0]?.fixes()[0]?.isGuess, false);
  });

  it('leaves alone what can be read', async () => {
    for (const text of [
      '# Plan — ✅ ⏳ [TODO] · 🔄 → “x”\n', 'château, “MAÇÔ”, Größe, São João, ışık, Å…\n', '├── core/ ← 🔄 │ ═══╝\n', 'l’été à l’hôtel…\n', '計画は「完了」。\n',
    ]) assert.deepEqual(await garbled(text), [], text);
  });

  it('keeps line endings and all else', async () => {
    assert.equal(await repaired('# Plan â€” x  \r\n\r\n- [x] âœ… y\r\n'), '# Plan — x  \r\n\r\n- [x] ✅ y\r\n');
  });

  it('is told of files of plans only', async () => {
    assert.deepEqual(await told({ 'README.md': '# Plan â€” x\n', 'plans/_completed/a-plan.md': '# Plan â€” x\n' }, 'garbled-text'), []);
  });
});

const seeds = join(__dirname, '../../../../shared/seeds');
const twins = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.garbled.md')) : [];

(twins.length > 0 ? describe : describe.skip)('garbled-text on the seeds', () => {
  for (const name of twins) {
    it(`makes ${name} its readable twin wherever no byte was lost`, async () => {
      const files = { 'PLAN.md': readFileSync(join(seeds, name), 'utf8') };
      const { findings } = await check(files);
      const [finding, ...others] = findings.filter(({ rule }) => rule === 'garbled-text');
      assert.ok(finding);
      assert.deepEqual(others, []);
      const lines = (fixed(files, finding)['PLAN.md'] ?? '').split('\n');
      const twin = readFileSync(join(seeds, name.replace('.garbled', '')), 'utf8');
      twin.split('\n').forEach((line, i) => {
        if (!losesBytes(line, 'windows-1254')) assert.equal(lines[i], line);
      });
      assert.deepEqual(await told({ 'PLAN.md': lines.join('\n') }, 'garbled-text'), []);
      assert.deepEqual(await told({ 'PLAN.md': twin }, 'garbled-text'), []);
    });
  }
});
