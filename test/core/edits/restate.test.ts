import assert from 'node:assert/strict';
import fc from 'fast-check';
import { restate, type WantedStatus } from '../../../src/core/edits/restate';
import { wordsInUse, type WordNotation, type WordsInUse } from '../../../src/core/edits/words-in-use';
import type { StatusMark } from '../../../src/core/model/claims';
import { STATUSES, type Status } from '../../../src/core/model/status';
import { DEFAULT_STATUS_WORDS, STATUS_EMOJI, statusVocabulary } from '../../../src/core/parse/status-words';
import { CODE_PAGES, garble } from '../text/garble';
import { PLACES, filled, readStatus, type Place } from './places';

const vocabulary = statusVocabulary();
const LEGAL = 'Waiting for Legal';

function unused(notation: WordNotation): WordsInUse {
  return wordsInUse(notation, [], vocabulary);
}

/** What is read where this is written in the first place of its notation. */
function markOf(notation: WordNotation, written: string): StatusMark {
  const mark = readStatus(filled(PLACES.find((place) => place.notation === notation)!, written));
  assert.ok(mark !== null, `no status seen in ${notation}: ${written}`);
  return mark;
}

function restated(
  notation: WordNotation, written: string, status: Status, reason: string | null = null, inUse = unused(notation),
): string {
  const mark = markOf(notation, written);
  assert.equal(mark.written, written);
  return restate(mark, { status, reason }, inUse, vocabulary);
}

describe('restate', () => {
  // Each as todo, wip, done, blocked because 'Waiting for Legal', cut.
  const NOTATIONS: readonly (readonly [WordNotation, string, readonly string[]])[] = [
    ['front matter', 'TODO', ['TODO', 'WIP', 'DONE', 'BLOCKED:waiting-for-legal', 'CUT']],
    ['front matter', 'WIP', ['TODO', 'WIP', 'DONE', 'BLOCKED:waiting-for-legal', 'CUT']],
    ['front matter', 'DONE', ['TODO', 'WIP', 'DONE', 'BLOCKED:waiting-for-legal', 'CUT']],
    ['front matter', 'DONE:invalidated-by:PP08',
      ['TODO', 'WIP', 'DONE:invalidated-by:PP08', 'BLOCKED:waiting-for-legal', 'CUT']],
    ['front matter', 'BLOCKED:kebab-case-reason', ['TODO', 'WIP', 'DONE', 'BLOCKED:waiting-for-legal', 'CUT']],
    ['front matter', 'CUT', ['TODO', 'WIP', 'DONE', 'BLOCKED:waiting-for-legal', 'CUT']],
    ['front matter', 'In Progress', ['Todo', 'In Progress', 'Done', 'Blocked:waiting-for-legal', 'Cut']],
    ['front matter', 'marinating', ['todo', 'wip', 'done', 'blocked:waiting-for-legal', 'cut']],
    ['field', 'x', ['todo', 'wip', 'done', 'blocked: Waiting for Legal', 'cut']],
    ['field', 'Done', ['Todo', 'Wip', 'Done', 'Blocked: Waiting for Legal', 'Cut']],
    ['field', 'COMPLETED', ['TODO', 'WIP', 'COMPLETED', 'BLOCKED:waiting-for-legal', 'CUT']],
    ['field', '⏳ TODO', ['⏳ TODO', '🔄 WIP', '✅ DONE', '🚧 BLOCKED:waiting-for-legal', '🚫 CUT']],
    ['field', '✅ Done', ['⏳ Todo', '🔄 Wip', '✅ Done', '🚧 Blocked: Waiting for Legal', '🚫 Cut']],
    ['field', '**in progress**', ['**todo**', '**in progress**', '**done**', '**blocked: Waiting for Legal**', '**cut**']],
    ['cell', '⏳ [TODO]', ['⏳ [TODO]', '🔄 [WIP]', '✅ [DONE]', '🚧 [BLOCKED:waiting-for-legal]', '🚫 [CUT]']],
    ['cell', '🔄 [WIP]', ['⏳ [TODO]', '🔄 [WIP]', '✅ [DONE]', '🚧 [BLOCKED:waiting-for-legal]', '🚫 [CUT]']],
    ['cell', '✅ [DONE:invalidated-by:PP08]',
      ['⏳ [TODO]', '🔄 [WIP]', '✅ [DONE:invalidated-by:PP08]', '🚧 [BLOCKED:waiting-for-legal]', '🚫 [CUT]']],
    ['cell', '🚧 [BLOCKED:reason]', ['⏳ [TODO]', '🔄 [WIP]', '✅ [DONE]', '🚧 [BLOCKED:waiting-for-legal]', '🚫 [CUT]']],
    ['cell', '✅ `[DONE]`', ['⏳ `[TODO]`', '🔄 `[WIP]`', '✅ `[DONE]`', '🚧 `[BLOCKED:waiting-for-legal]`', '🚫 `[CUT]`']],
    ['cell', '✅[DONE]', ['⏳[TODO]', '🔄[WIP]', '✅[DONE]', '🚧[BLOCKED:waiting-for-legal]', '🚫[CUT]']],
    ['cell', '[BLOCKED:checkout-redesign]', ['[TODO]', '[WIP]', '[DONE]', '[BLOCKED:waiting-for-legal]', '[CUT]']],
    ['cell', '✅', ['⏳', '🔄', '✅', '🚧', '🚫']],
    ['cell', 'Not Started', ['Not Started', 'Wip', 'Done', 'Blocked: Waiting for Legal', 'Cut']],
    ['cell', '`Pending`', ['`Pending`', '`Wip`', '`Done`', '`Blocked:waiting-for-legal`', '`Cut`']],
    ['heading', '✅ [DONE]', ['⏳ [TODO]', '🔄 [WIP]', '✅ [DONE]', '🚧 [BLOCKED:waiting-for-legal]', '🚫 [CUT]']],
    ['heading', '⏳ **[TODO]**',
      ['⏳ **[TODO]**', '🔄 **[WIP]**', '✅ **[DONE]**', '🚧 **[BLOCKED:waiting-for-legal]**', '🚫 **[CUT]**']],
    ['heading', '❌ NOT STARTED', ['❌ NOT STARTED', '🔄 WIP', '✅ DONE', '🚧 BLOCKED:waiting-for-legal', '🚫 CUT']],
    ['heading', '⚠️ MOSTLY COMPLETE',
      ['⚠️ TODO', '⚠️ MOSTLY COMPLETE', '⚠️ DONE', '⚠️ BLOCKED:waiting-for-legal', '⚠️ CUT']],
    ['heading', '(completed)', ['(todo)', '(wip)', '(completed)', '(blocked:waiting-for-legal)', '(cut)']],
    ['heading', '(Done, 5 Jan)', ['(Todo, 5 Jan)', '(Wip, 5 Jan)', '(Done, 5 Jan)', '(Blocked (waiting-for-legal), 5 Jan)', '(Cut, 5 Jan)']],
    ['field', 'Done / Shipped', ['Todo', 'Wip', 'Done / Shipped', 'Blocked: Waiting for Legal', 'Cut']],
    ['cell', '**Done** / **Shipped**', ['Todo', 'Wip', '**Done** / **Shipped**', 'Blocked: Waiting for Legal', 'Cut']],
    ['field', 'todo / wip', ['todo', 'wip', 'done', 'blocked: Waiting for Legal', 'cut']],
    ['heading', 'TODO', ['TODO', 'WIP', 'DONE', 'BLOCKED (waiting-for-legal)', 'CUT']],
    ['item', '[WIP]', ['[TODO]', '[WIP]', '[DONE]', '[BLOCKED:waiting-for-legal]', '[CUT]']],
    ['item', '✅ Shipped', ['⏳ Todo', '🔄 Wip', '✅ Shipped', '🚧 Blocked: Waiting for Legal', '🚫 Cut']],
    ['quote', '⏳ [TODO]', ['⏳ [TODO]', '🔄 [WIP]', '✅ [DONE]', '🚧 [BLOCKED:waiting-for-legal]', '🚫 [CUT]']],
    ['quote', 'Done', ['Todo', 'Wip', 'Done', 'Blocked: Waiting for Legal', 'Cut']],
  ];

  it('keeps each notation', () => {
    for (const [notation, written, expected] of NOTATIONS) {
      const actual = STATUSES.map((status) => restated(notation, written, status, status === 'blocked' ? LEGAL : null));
      assert.deepEqual(actual, expected, `${notation}: ${written}`);
    }
  });

  it('changes word, emoji and reason and nothing else', () => {
    const cases: readonly (readonly [string, Status, string])[] = [
      ['[ DONE ]', 'wip', '[ WIP ]'], ['_Pending_', 'done', '_Done_'], ['**[WIP]**', 'cut', '**[CUT]**'],
      ['Done ✅', 'wip', 'Wip 🔄'], ['**Done** ✅', 'todo', '**Todo** ⏳'], ['[DONE] ✅', 'cut', '[CUT] 🚫'],
      ['🔥 In Progress', 'done', '🔥 Done'], ['🔥 ✅ Done', 'wip', '🔥 🔄 Wip'],
      ['🏗️ building', 'done', '✅ done'], ['✔️', 'wip', '🔄'],
      ['Blocked: waiting for legal', 'done', 'Done'], ['Blocked (legal)', 'todo', 'Todo'], ['blocked by PP02', 'done', 'done'],
      ['**Waiting for API keys**', 'wip', '**Wip**'], ['✅ NOT DONE', 'wip', '🔄 WIP'], ['✅ NOT DONE', 'done', '✅ DONE'],
      ['Not started', 'done', 'Done'],
      ['NOT STARTED', 'done', 'DONE'], ['not started', 'done', 'done'], ['in-progress', 'done', 'done'],
    ];
    for (const [written, status, expected] of cases) assert.equal(restated('field', written, status), expected, written);
  });

  it('replaces words that are in no vocabulary, with their emoji', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['✅ Shipped it', '🔄 Wip'], ['✅ **Yes**', '🔄 **Wip**'], ['**✅ Live now**', '**🔄 Wip**'],
      ['**✅** Live', '**🔄** Wip'],
      ['🔒 FROZEN', '🔄 WIP'], ['**Frozen**', '**Wip**'], ['[frozen]', '[wip]'], ['🔴 **Critical**', '🔄 **Wip**'],
      ['On ice 🧊', 'Wip 🔄'], ['Deferred / Parked', 'Wip'], ['Deferred (see below)', 'Wip'], ['[Deferred](./later.md)', 'Wip'],
      ['Complete 80%', 'Wip'], ['✅ / ⏳', '🔄'], ['⏳ Backend, ✅ frontend', '🔄 Wip'], ['**✅ Backend** / ⏳ frontend', 'Wip'],
      ['?', 'WIP'], ['80%', 'WIP'], ['🔒', '🔄'], ['|🔒', '🔄'],
    ];
    for (const [written, expected] of cases) {
      const mark = markOf('field', written);
      const all = written.replace(mark.written, () => restate(mark, { status: 'wip', reason: null }, unused('field'), vocabulary));
      assert.equal(all, expected, written);
    }
  });

  it('replaces how much is done, and what kept it open, with the status', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['In progress (80%)', 'Done'], ['**🔄 In Progress** - 80%', '**✅ Done** - 80%'], ['🔄 In Progress - 80%', '✅ Done'],
      ['Not started (blocked by Phase 2)', 'Done'], ['⏳ TODO (0%)', '✅ DONE'], ['In progress (see below)', 'Done (see below)'],
    ];
    for (const [written, expected] of cases) {
      const mark = markOf('field', written);
      const all = written.replace(mark.written, () => restate(mark, { status: 'done', reason: null }, unused('field'), vocabulary));
      assert.equal(all, expected, written);
    }
    assert.equal(restated('field', 'Not started (blocked by Phase 2)', 'wip'), 'Wip');
  });

  it('replaces garbled emoji by readable ones', () => {
    for (const emoji of ['✅', '⏳', '🔨', '✔️', '🏗️']) {
      for (const garbled of CODE_PAGES.flatMap((page) => [garble(emoji, page, 'kept'), garble(emoji, page, 'lost')])) {
        assert.equal(restated('heading', garbled, 'cut'), '🚫', garbled);
        assert.equal(restated('cell', `${garbled} [DONE]`, 'cut'), '🚫 [CUT]', garbled);
      }
    }
  });

  it('changes nothing where it says already what is wanted', () => {
    const cases: readonly (readonly [WordNotation, string, Status, string | null])[] = [
      ['cell', '✅ Shipped it', 'done', null], ['cell', 'âœ… [DONE]', 'done', null], ['cell', 'COMPLETED', 'done', null],
      ['front matter', 'DONE:invalidated-by:PP08', 'done', null], ['field', 'Done', 'done', 'no reason is written here'],
      ['front matter', 'BLOCKED:legal', 'blocked', null],
      ['field', 'On Hold', 'blocked', null], ['field', 'On Hold', 'blocked', ' … '],
      ['front matter', 'BLOCKED:waiting-for-legal', 'blocked', LEGAL],
      ['cell', 'Blocked: waiting for legal', 'blocked', 'waiting-for-legal'],
      ['cell', '🚧', 'blocked', LEGAL],
    ];
    for (const [notation, written, status, reason] of cases) {
      const inUse = wordsInUse(notation, [markOf(notation, 'Finished'), markOf(notation, '🛑 STUCK')], vocabulary);
      assert.equal(restated(notation, written, status, reason, inUse), written);
    }
  });

  it('gives what is blocked another reason, in its own words', () => {
    const cases: readonly (readonly [WordNotation, string, string])[] = [
      ['front matter', 'BLOCKED:legal', 'BLOCKED:new-reason'], ['cell', '🛑 [STUCK]', '🛑 [STUCK:new-reason]'],
      ['field', 'On Hold', 'On Hold: New reason'], ['field', 'blocked by PP02', 'blocked: New reason'],
      ['heading', '🚧 Blocked (legal)', '🚧 Blocked: New reason'], ['field', '🚧 Stuck behind Kai', '🚧 Blocked: New reason'],
    ];
    for (const [notation, written, expected] of cases) {
      assert.equal(restated(notation, written, 'blocked', 'New reason'), expected);
    }
  });

  it('writes reasons so that they are read back', () => {
    const cases: readonly (readonly [WordNotation, string, string, string])[] = [
      ['field', 'Done', '  two\n  lines ', 'Blocked: two lines'],
      ['field', 'Done', 'a — b', 'Blocked (a — b)'],
      ['cell', 'Done', 'a | b', 'Blocked:a-b'],
      ['cell', 'Done', '**very** `bad`', 'Blocked:very-bad'],
      ['cell', 'Done', 'checkout_redesign of PF-12', 'Blocked: checkout_redesign of PF-12'],
      ['cell', 'Done', '(legal', 'Blocked: (legal'],
      ['cell', 'Done ✅', 'legal', 'Blocked (legal) 🚧'],
      ['cell', '`DONE` ✅', 'legal', '`BLOCKED:legal` 🚧'],
      ['heading', '✅ Done', 'after 🔄 WIP', '🚧 Blocked: after 🔄 WIP'],
      ['front matter', 'Done', 'the API: it\'s #1', 'Blocked:the-api-its-1'],
      ['front matter', 'DONE', 'Prüfung & Co.', 'BLOCKED:prüfung-co'],
      ['front matter', 'DONE', '!!', 'BLOCKED'],
      ['quote', '**done**', 'by legal', '**blocked (by legal)**'],
      ['heading', '✅ [DONE]', 'x'.repeat(300), '🚧 [BLOCKED]'],
    ];
    for (const [notation, written, reason, expected] of cases) {
      assert.equal(restated(notation, written, 'blocked', reason), expected, reason);
    }
  });

  it('prefers the spellings of the file, unless they would not be read', () => {
    const inUse = (notation: WordNotation, ...spellings: readonly string[]): WordsInUse =>
      wordsInUse(notation, spellings.map((written) => markOf(notation, written)), vocabulary);
    const cells = inUse('cell', '✔️ Completed', '✅ Done', '✔️ Completed', '🏗️ [IN PROGRESS]', '[ON HOLD:x]');
    assert.equal(restated('cell', '⏳ Todo', 'done', null, cells), '✔️ Completed');
    assert.equal(restated('cell', '`TODO`', 'done', null, cells), '`Completed`');
    assert.equal(restated('cell', '⏳ todo', 'wip', null, cells), '🏗️ IN PROGRESS');
    assert.equal(restated('cell', 'todo', 'blocked', LEGAL, cells), 'ON HOLD:waiting-for-legal');
    assert.equal(restated('cell', 'Todo', 'cut', null, cells), 'Cut');

    const headings = inUse('heading', '✅ Completed', '🔄 in progress', '🚧 New');
    assert.equal(restated('heading', '⏳ TODO', 'done', null, headings), '✅ Completed');
    assert.equal(restated('heading', 'TODO', 'done', null, headings), 'DONE');
    assert.equal(restated('heading', '`TODO`', 'wip', null, headings), '`IN PROGRESS`');
    assert.equal(restated('heading', '(done)', 'wip', null, headings), '(in progress)');
    assert.equal(restated('heading', '(done)', 'todo', null, headings), '(todo)');
  });

  it('writes only words that mean the status to this vocabulary', () => {
    const own = statusVocabulary({ wip: ['TODO', '⏳'], todo: ['someday'], blocked: ['✅'] });
    const say = (written: string, status: Status): string =>
      restate(markOf('cell', written), { status, reason: null }, unused('cell'), own);
    assert.equal(say('Done', 'todo'), 'To do');
    assert.equal(say('🚫', 'todo'), '⬜');
    assert.equal(say('🚫', 'done'), '✔');
  });

  it('keeps front matter what YAML takes it for', () => {
    const inFile = wordsInUse('front matter', [markOf('cell', 'Won\'t do')], vocabulary);
    assert.equal(restated('front matter', 'Done', 'cut', null, inFile), 'Cut');
    assert.equal(restated('cell', 'Done', 'cut', null, { ...inFile, notation: 'cell' }), 'Won\'t do');
    assert.equal(restated('front matter', '[DONE]', 'blocked', 'x: y, z'), '[BLOCKED:x-y-z]');
  });
});

describe('restate, whatever is written', () => {
  const cased = [
    (word: string) => word, (word: string) => word.toLowerCase(), (word: string) => word.charAt(0) + word.slice(1).toLowerCase(),
  ];
  const dressings = [
    ['', ''], ['[', ']'], ['(', ')'], ['`', '`'], ['**', '**'], ['**[', ']**'], ['`[', ']`'], ['_', '_'], ['[ ', ' ]'],
  ] as const;
  type Dressing = (typeof dressings)[number];
  const withEmoji = [
    (words: string) => words, (words: string, emoji: string) => `${emoji} ${words}`, (words: string, emoji: string) => emoji + words,
    (words: string, emoji: string) => `${words} ${emoji}`, (words: string) => `🔥 ${words}`,
  ];

  const dressed = (words: string, [open, close]: Dressing): string => open + words + close;
  const parts = { status: fc.constantFrom(...STATUSES), inCase: fc.constantFrom(...cased), dressing: fc.constantFrom(...dressings) };
  const canonical = fc.record({ ...parts, emoji: fc.constantFrom(...withEmoji) }).map(({ status, inCase, dressing, emoji }) =>
    emoji(dressed(inCase(DEFAULT_STATUS_WORDS[status][0]!), dressing), STATUS_EMOJI[status][0]!));
  const unbracketed = fc.constantFrom(...dressings.filter(([open]) => !open.includes('[')));
  const alone = fc.record({ status: parts.status, dressing: unbracketed })
    .map(({ status, dressing }) => dressed(STATUS_EMOJI[status][0]!, dressing));
  const anyWord = fc.record({
    ...parts, word: fc.nat(), emoji: fc.constantFrom(...withEmoji), which: fc.nat(), reason: fc.constantFrom('', '', ':old-reason'),
  }).map(({ status, word, inCase, dressing, emoji, which, reason }) => {
    const words = DEFAULT_STATUS_WORDS[status];
    const emojis = STATUS_EMOJI[status].flatMap((each) => [each, `${each}\ufe0f`]);
    return emoji(dressed(inCase(words[word % words.length]!) + reason, dressing), emojis[which % emojis.length]!);
  });
  const unknown = fc.constantFrom(
    'Frozen', '🔒 FROZEN', '✅ Shipped it', '**Deferred / Parked**', '80%', '✅ / ⏳', 'On ice 🧊', '[on ice]', '🔴',
  );

  const reasons = fc.constantFrom(
    null, null, LEGAL, 'PP02_checkout', 'a | b: c # d', '(x', 'legal — or not', 'on 2025-11-02', '"quoted"',
  );
  const wanted: fc.Arbitrary<WantedStatus> = fc.record({ status: fc.constantFrom(...STATUSES), reason: reasons });
  const place = fc.constantFrom(...PLACES);
  const spellings = fc.array(fc.oneof(canonical, anyWord), { maxLength: 6 });

  /** Restates what is written in a place, and reads the place again. */
  function flip(where: Place, written: string, to: WantedStatus, inUse: WordsInUse): [old: StatusMark, now: StatusMark] | null {
    const text = filled(where, written);
    const old = readStatus(text);
    if (old === null) return null;
    const newText = text.slice(0, old.start) + restate(old, to, inUse, vocabulary) + text.slice(old.end);
    const now = readStatus(newText);
    assert.ok(now !== null, `${text} → ${newText}`);
    assert.equal(newText, text.slice(0, now.start) + now.written + text.slice(old.end));
    return [old, now];
  }

  it('is read back as what is wanted', () => {
    fc.assert(fc.property(place, fc.oneof(canonical, alone, anyWord, unknown), wanted, spellings, (where, written, to, used) => {
      const marks = used.flatMap((spelling) => readStatus(filled(where, spelling)) ?? []);
      const flipped = flip(where, written, to, wordsInUse(where.notation, marks, vocabulary));
      if (flipped === null) return;
      const [old, now] = flipped;
      const what = `${where.text}: ${written} → ${now.written}`;
      assert.equal(now.status, to.status, what);
      const kebab = (reason: string | null): string | undefined => reason?.toLowerCase().match(/[a-z0-9]+/g)?.join('-');
      if (old.status !== to.status || to.reason !== null) {
        const carries = to.status === 'blocked' && /\p{L}/u.test(now.written);
        const expected = carries ? kebab(to.reason) : old.status === to.status ? kebab(old.reason) : undefined;
        assert.equal(kebab(now.reason), expected, what);
      }
    }), { numRuns: 800 });
  });

  it('leads back to the first text', () => {
    fc.assert(fc.property(place, fc.oneof(canonical, alone), wanted, (where, written, to) => {
      const inUse = unused(where.notation);
      const flipped = flip(where, written, to, inUse);
      if (flipped === null || flipped[0].status === null || flipped[0].status === to.status) return;
      const [old, now] = flipped;
      assert.equal(restate(now, { status: old.status!, reason: null }, inUse, vocabulary), old.written, `${where.text}: ${now.written}`);
    }), { numRuns: 800 });
  });

  it('never throws', () => {
    const pieces = fc.array(fc.constantFrom(
      ...'✅⏳🔄⚠🔒|.,:[]()`*_~— '.match(/./gu)!, '\ufe0f', 'âœ…', 'â³', 'ï¸',
      'DONE', 'done', 'BLOCKED', 'NOT', 'by', 'Frozen', '**', '  ', '\ud83d',
    ), { maxLength: 10 }).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' })), wanted, place, (written, to, { notation }) => {
      const status = to.reason === null ? null : 'todo';
      const text = restate({ start: 0, end: written.length, status, reason: null, written }, to, unused(notation), vocabulary);
      assert.equal(typeof text, 'string');
    }), { numRuns: 800 });
  });
});
