import assert from 'node:assert/strict';
import { STATUSES, type Status } from '../../../src/core/model/status';
import type { StatusVocabulary } from '../../../src/core/model/vocabulary';
import { DEFAULT_STATUS_WORDS, STATUS_EMOJI, statusVocabulary } from '../../../src/core/parse/status-words';

function statusOf(vocabulary: StatusVocabulary, phrase: string): Status | null {
  const found = vocabulary.phraseAt(phrase, 0, phrase.length);
  return found !== null && found.end === phrase.length ? found.status : null;
}

describe('statusVocabulary', () => {
  const vocabulary = statusVocabulary();

  it('knows each word under one status only', () => {
    const all = STATUSES.flatMap((status) => DEFAULT_STATUS_WORDS[status]);
    assert.equal(new Set(all).size, all.length);
    for (const status of STATUSES) {
      for (const word of DEFAULT_STATUS_WORDS[status]) assert.equal(statusOf(vocabulary, word), status, word);
      for (const emoji of STATUS_EMOJI[status]) assert.equal(vocabulary.emojiStatus(emoji), status, emoji);
    }
    assert.deepEqual(vocabulary.words, DEFAULT_STATUS_WORDS);
  });

  it('writes the words and emoji of the DREAM protocol', () => {
    assert.deepEqual(STATUSES.map((status) => vocabulary.words[status][0]), ['TODO', 'WIP', 'DONE', 'BLOCKED', 'CUT']);
    assert.deepEqual(STATUSES.map((status) => STATUS_EMOJI[status][0]), ['⏳', '🔄', '✅', '🚧', '🚫']);
    for (const emoji of ['🔒', '⚠', '🔴', '🟡', '🟠', '🟢', '🎉', '📋', '🚀']) assert.equal(vocabulary.emojiStatus(emoji), null);
  });

  it('reads any case, and any separator for another', () => {
    for (const spelling of ['in progress', 'In-Progress', 'IN_PROGRESS', 'In  Progress', 'in\u00a0progress', 'in‑progress']) {
      assert.equal(statusOf(vocabulary, spelling), 'wip', spelling);
    }
    for (const spelling of [
      "won't do", 'Won’t Do', 'WONT DO', 'wont-do', 'WONT_FIX',
    ]) assert.equal(statusOf(vocabulary, spelling), 'cut', spelling);
  });

  it('takes the longest phrase, of whole words, before the end', () => {
    assert.deepEqual(vocabulary.phraseAt('not started yet', 0, 15), { status: 'todo', end: 11, word: 'NOT STARTED' });
    assert.deepEqual(vocabulary.phraseAt('x Mostly Completed', 2, 18), { status: 'wip', end: 18, word: 'MOSTLY COMPLETED' });
    assert.equal(vocabulary.phraseAt('to do', 0, 4), null);
    assert.deepEqual(vocabulary.phraseAt('done', 0, 4), { status: 'done', end: 4, word: 'DONE' });
    for (const text of [
      '', 'dones', 'donё', 'in - progress', 'NOT COMPLETE', 'no', 'done2',
    ]) assert.equal(vocabulary.phraseAt(text, 0, text.length), null, text);
  });

  it('takes more words, behind the default ones', () => {
    const own = statusVocabulary({ wip: ['In Arbeit', 'PENDING', '🟡'], done: ['готово', 'Q&A passed', '完'], cut: ['', ' ', '🟠\ufe0f'] });
    assert.equal(statusOf(own, 'in-arbeit'), 'wip');
    assert.equal(statusOf(own, 'Готово'), 'done');
    assert.equal(statusOf(own, 'q&a  passed'), 'done');
    assert.equal(statusOf(own, '完'), 'done');
    assert.equal(own.emojiStatus('🟡'), 'wip');
    assert.equal(own.emojiStatus('🟠'), 'cut');
    assert.equal(statusOf(own, 'pending'), 'wip');
    assert.equal(own.words.wip[0], 'WIP');
    assert.deepEqual(own.words.wip.slice(-2), ['In Arbeit', 'PENDING']);
    assert.ok(!own.words.todo.includes('PENDING'));
    assert.equal(statusOf(statusVocabulary({ done: ['__proto__', 'constructor'] }), 'constructor'), 'done');
  });
});
