import assert from 'node:assert/strict';
import { mostFrequent, wordsInUse } from '../../../src/core/edits/words-in-use';
import type { StatusMark } from '../../../src/core/model/claims';
import { readStatusValue } from '../../../src/core/parse/status';
import { statusVocabulary } from '../../../src/core/parse/status-words';

const vocabulary = statusVocabulary();

function inUse(...texts: readonly string[]): unknown {
  const marks = texts.map((text) => readStatusValue(text, 0, text.length, vocabulary) as StatusMark);
  const { notation, words, emoji } = wordsInUse('cell', marks, vocabulary);
  assert.equal(notation, 'cell');
  return { words: Object.fromEntries(words), emoji: Object.fromEntries(emoji) };
}

describe('wordsInUse', () => {
  it('takes what is written most often, of equally many the first', () => {
    assert.deepEqual(inUse(), { words: {}, emoji: {} });
    assert.deepEqual(inUse('✅ Done', '✔️ **DONE**', 'done ✅', '`DONE` - May 3', 'Completed', '⏳', 'to-do', 'TODO'), {
      words: { done: 'DONE', todo: 'to-do' }, emoji: { done: '✅', todo: '⏳' },
    });
  });

  it('counts words without reason, emoji readable, and neither where it is of another status or none', () => {
    assert.deepEqual(inUse('Blocked: legal', '[BLOCKED:x]', 'Blocked (y)'), { words: { blocked: 'Blocked' }, emoji: {} });
    assert.deepEqual(inUse('âœ… Done', '✅', 'âœ”ï¸ Done', 'âœ”ï¸', '✔️'), {
      words: { done: 'Done' }, emoji: { done: '✔️' },
    });
    assert.deepEqual(inUse('✅ NOT DONE', '🔥 WIP', '✅ Live', '🔒 FROZEN'), {
      words: { todo: 'NOT DONE', wip: 'WIP' }, emoji: { done: '✅' },
    });
  });

  it('leaves out words that say how far one thing is', () => {
    assert.deepEqual(inUse('🔄 Mostly done', 'PARTIALLY COMPLETE', 'partly-done', 'almost completed', 'Nearly done', 'Partial'), {
      words: {}, emoji: { wip: '🔄' },
    });
    assert.deepEqual(inUse('Mostly done', 'Mostly done', 'In Progress'), { words: { wip: 'In Progress' }, emoji: {} });
  });
});

describe('mostFrequent', () => {
  it('is undefined where there is nothing', () => {
    assert.equal(mostFrequent([]), undefined);
    assert.equal(mostFrequent(['a', 'b', 'b', 'a']), 'a');
  });
});
