import assert from 'node:assert/strict';
import { saysTheSame } from '../../../src/core/plan/same';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';

function same(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => parseFile('PLAN.md', text, { vocabulary: statusVocabulary() }));
  assert.ok(a !== undefined && b !== undefined);
  assert.equal(saysTheSame(a, b), saysTheSame(b, a));
  return saysTheSame(a, b);
}

describe('saysTheSame', () => {
  it('passes over what moves within its line, and prose', () => {
    assert.ok(same('See PF-1 soon.\n', 'Then see PF-1.\n'));
    assert.ok(!same('See PF-1.\n', '\nSee PF-1.\n'));
    assert.ok(!same('See PF-1.\n', 'See PF-2.\n'));
  });

  it('knows what is said of few things only', () => {
    assert.ok(!same('See PF-1.\n', 'See ~~PF-1~~.\n'));
    assert.ok(!same('- [ ] 1. Cart\n', '- [ ]* 1. Cart\n'));
  });
});
