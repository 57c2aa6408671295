import assert from 'node:assert/strict';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';
import type { GarbledClaim } from '../../../src/core/model/claims';

function garbled(text: string): readonly GarbledClaim[] {
  return parseFile('PLAN.md', text, { vocabulary: statusVocabulary() }).garbled;
}

const placed = (text: string): readonly string[] => garbled(text).map(({ within, readable }) => `${within} ${readable}`);

describe('garbled claims', () => {
  it('say what stands there and what stood there', () => {
    const text = '# Plan â€” x\n\nâœ…â€” and â³.\n';
    for (const { start, end, written } of garbled(text)) assert.equal(text.slice(start, end), written);
    assert.deepEqual(garbled(text).map(({ written, readable, certain }) => [written, readable, certain]), [
      ['â€”', '—', true], ['âœ…â€”', '✅—', true], ['â³', '⏳', false],
    ]);
  });

  it('know whether the file is sound besides, a few characters aside', () => {
    const isAmidSound = (text: string): unknown => garbled(text)[0]?.isAmidSound;
    assert.equal(isAmidSound('â€” x\n'.repeat(10) + '✅\n'), false);
    assert.equal(isAmidSound('â€” x\n'.repeat(9) + '🔄\n'), true);
    assert.equal(isAmidSound('\ufeffâ€” x â• y\n'), false);
  });

  it('know code from text', () => {
    assert.deepEqual(placed([
      '---', 'name: a â€” b', '---', '# T â€” `â€¢` Â·', '', '    â†’ indented', '', '> quoted `â€¢', '> â€”` â†’', '',
      '| a | b |', '|---|---|', '| `â€¢` | â€” |', '', '- [ ] x `â€”` â€¢', '  ```', '  â”‚', '  ```', '', '<!-- â€” -->', '', '```', 'â”€', '',
    ].join('\n')), [
      'text —', 'text —', 'code span •', 'text ·', 'code block →', 'code span •', 'code span —', 'text →',
      'code span •', 'text —', 'code span —', 'text •', 'code block │', 'text —', 'code block ─',
    ]);
  });

  it('know the end of code, too', () => {
    assert.deepEqual(placed('```\nâ†’\n```\nâ†’\n\nâ€”`â€¢`â€”\n'), ['code block →', 'text →', 'text —', 'code span •', 'text —']);
  });
});
