import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StatusMark } from '../../../src/core/model/claims';
import { STATUSES, type Status } from '../../../src/core/model/status';
import { readStatusLead, readStatusSuffix, readStatusValue } from '../../../src/core/parse/status';
import { DEFAULT_STATUS_WORDS, STATUS_EMOJI, statusVocabulary } from '../../../src/core/parse/status-words';
import { CODE_PAGES, garble } from '../text/garble';

const vocabulary = statusVocabulary();

type Reader = typeof readStatusValue;
type Case = readonly [text: string, status: Status | null, written: string, reason?: string];

/** Reads the text as part of a larger one, so that nothing may depend on its borders. */
function read(reader: Reader, text: string): StatusMark | null {
  const mark = reader(`✅ TODO ${text} DONE ✅ [CUT]`, 7, 7 + text.length, vocabulary);
  if (mark === null) return null;
  return { ...mark, start: mark.start - 7, end: mark.end - 7 };
}

function checkAll(reader: Reader, cases: readonly Case[]): void {
  for (const [text, status, written, reason] of cases) {
    const mark = read(reader, text);
    assert.ok(mark, `no status seen in: ${text}`);
    assert.deepEqual([mark.status, mark.written, mark.reason], [status, written, reason ?? null], text);
    assert.equal(text.slice(mark.start, mark.end), written);
  }
}

describe('readStatusValue', () => {
  it('reads words in any case, dressed or not', () => checkAll(readStatusValue, [
    ['TODO', 'todo', 'TODO'],
    ['  done  ', 'done', 'done'],
    ['COMPLETED - November 27, 2025', 'done', 'COMPLETED'],
    ['COMPLETED - November 27, 2025**', 'done', 'COMPLETED'],
    ['**COMPLETED** - November 27, 2025', 'done', '**COMPLETED**'],
    ['`DONE`', 'done', '`DONE`'],
    ['[DONE]', 'done', '[DONE]'],
    ['**[WIP]** since May', 'wip', '**[WIP]**'],
    ['[ DONE ]', 'done', '[ DONE ]'],
    ['In Progress', 'wip', 'In Progress'],
    ['in-progress', 'wip', 'in-progress'],
    ['IN_PROGRESS', 'wip', 'IN_PROGRESS'],
    ['Work in  progress (50%)', 'wip', 'Work in  progress (50%)'],
    ['**In progress** - ~80 % complete, see below', 'wip', '**In progress**'],
    ['🔄 In progress: 80%', 'wip', '🔄 In progress: 80%'],
    ['Complete (100%)', 'done', 'Complete (100%)'],
    ['Not started (0%) since May', 'todo', 'Not started (0%)'],
    ['Not Started', 'todo', 'Not Started'],
    ['not yet started', 'todo', 'not yet started'],
    ['Mostly complete', 'wip', 'Mostly complete'],
    ['Partially done, see below', 'wip', 'Partially done'],
    ["Won't do", 'cut', "Won't do"],
    ['Won’t fix', 'cut', 'Won’t fix'],
    ['wont-fix', 'cut', 'wont-fix'],
    ['Out of scope', 'cut', 'Out of scope'],
    ['Cancelled', 'cut', 'Cancelled'],
    ['On Hold until Q3', 'blocked', 'On Hold'],
    ['Done 2025-11-02', 'done', 'Done'],
    ['Done.', 'done', 'Done'],
    ['Done/verified', 'done', 'Done'],
    ['Completed Nov 27', 'done', 'Completed'],
    ['Merged in #45', 'done', 'Merged'],
    ['Shipped @priya', 'done', 'Shipped'],
    ['Done — except the e-mails', 'done', 'Done'],
    ['Done â€” except the e-mails', 'done', 'Done'],
    ['Planned for Q3', 'todo', 'Planned'],
    ['NEW', 'todo', 'NEW'],
    ['_Pending_', 'todo', '_Pending_'],
    ['[x] Done', 'done', 'Done'],
    ['[DONE](./done.md)', 'done', '[DONE]'],
    ['done\nand more prose', 'done', 'done'],
    ['"In Progress"', 'wip', 'In Progress'],
    ["'BLOCKED'", 'blocked', 'BLOCKED'],
  ]));

  it('takes the word before the emoji, and the emoji where the word is not known', () => checkAll(readStatusValue, [
    ['✅', 'done', '✅'],
    ['⏳ [TODO]', 'todo', '⏳ [TODO]'],
    ['🔄 [WIP]', 'wip', '🔄 [WIP]'],
    ['✅ `[DONE]`', 'done', '✅ `[DONE]`'],
    ['⏳ **[TODO]**', 'todo', '⏳ **[TODO]**'],
    ['**✅ Done**', 'done', '**✅ Done**'],
    ['**✅ Done - yesterday**', 'done', '✅ Done'],
    ['✅[DONE]', 'done', '✅[DONE]'],
    ['🚫 CUT — MVP ships without it', 'cut', '🚫 CUT'],
    ['⚠️ MOSTLY COMPLETE', 'wip', '⚠️ MOSTLY COMPLETE'],
    ['❌ NOT STARTED', 'todo', '❌ NOT STARTED'],
    ['❌', 'todo', '❌'],
    ['✔️ yes', 'done', '✔️ yes'],
    ['✅ Shipped', 'done', '✅ Shipped'],
    ['✅ Whatever', 'done', '✅ Whatever'],
    ['✅ Live in production (Nov 2025)', 'done', '✅ Live in production'],
    ['✅ 2025-11-02', 'done', '✅'],
    ['✅ (Nov 2025)', 'done', '✅'],
    ['✅ - since May', 'done', '✅'],
    ['✅ by Kai', 'done', '✅'],
    ['Done ✅', 'done', 'Done ✅'],
    ['**Done** ✅ - Nov', 'done', '**Done** ✅'],
    ['🟡 In progress', 'wip', '🟡 In progress'],
    ['🏗️ building', 'wip', '🏗️ building'],
    ['🗑️', 'cut', '🗑️'],
    ['✅ NOT DONE', 'todo', '✅ NOT DONE'],
    ['✅ NOT BLOCKED', 'done', '✅ NOT BLOCKED'],
  ]));

  it('reads garbled emoji, with lost bytes too', () => checkAll(readStatusValue, [
    ['âœ… [DONE]', 'done', 'âœ… [DONE]'],
    ['â³ [TODO]', 'todo', 'â³ [TODO]'],
    ['ğŸ”„ [WIP]', 'wip', 'ğŸ”„ [WIP]'],
    ['ðŸš§ [BLOCKED:checkout-redesign]', 'blocked', 'ðŸš§ [BLOCKED:checkout-redesign]', 'checkout-redesign'],
    ['âŒ', 'todo', 'âŒ'],
    ['âš\u00a0ï¸ MOSTLY COMPLETE', 'wip', 'âš\u00a0ï¸ MOSTLY COMPLETE'],
    ['âœ”ï¸', 'done', 'âœ”ï¸'],
    ['Done âœ…', 'done', 'Done âœ…'],
  ]));

  it('reads each emoji of the vocabulary, with U+FE0F and without, garbled and not', () => {
    for (const status of STATUSES) {
      for (const emoji of STATUS_EMOJI[status].flatMap((plain) => [plain, `${plain}\ufe0f`])) {
        if (emoji === '☐\ufe0f') continue; // with bytes lost, the same as ☁️
        const garbled = CODE_PAGES.flatMap((page) => [garble(emoji, page, 'kept'), garble(emoji, page, 'lost')]);
        for (const text of [emoji, ...garbled]) {
          checkAll(readStatusValue, [[text, status, text], [`${text} [whatever]`, status, text]]);
        }
      }
    }
  });

  it('reads reasons', () => checkAll(readStatusValue, [
    ['BLOCKED:checkout-redesign', 'blocked', 'BLOCKED:checkout-redesign', 'checkout-redesign'],
    ['BLOCKED:checkout-redesign - since May', 'blocked', 'BLOCKED:checkout-redesign', 'checkout-redesign'],
    ['**BLOCKED: waiting for Kai  **', 'blocked', '**BLOCKED: waiting for Kai  **', 'waiting for Kai'],
    ['[BLOCKED:x]', 'blocked', '[BLOCKED:x]', 'x'],
    ['**[BLOCKED:waiting for legal]** (May)', 'blocked', '**[BLOCKED:waiting for legal]**', 'waiting for legal'],
    ['`BLOCKED:x_y`', 'blocked', '`BLOCKED:x_y`', 'x_y'],
    ['Blocked: waiting for legal', 'blocked', 'Blocked: waiting for legal', 'waiting for legal'],
    ['Blocked: waiting for legal**', 'blocked', 'Blocked: waiting for legal', 'waiting for legal'],
    ['**Blocked: waiting for legal**', 'blocked', '**Blocked: waiting for legal**', 'waiting for legal'],
    ['Blocked: legal (EU) - since May', 'blocked', 'Blocked: legal (EU)', 'legal (EU)'],
    ['BLOCKED(reason)', 'blocked', 'BLOCKED(reason)', 'reason'],
    ['Blocked (by the (old) API)', 'blocked', 'Blocked (by the (old) API)', 'by the (old) API'],
    ['Blocked (2025-11-02)', 'blocked', 'Blocked'],
    ['blocked by PP02', 'blocked', 'blocked by PP02', 'PP02'],
    ['Waiting for API keys', 'blocked', 'Waiting for API keys', 'API keys'],
    ['Blocked on 2025-11-02', 'blocked', 'Blocked'],
    ['Blocked', 'blocked', 'Blocked'],
    ['Blocked:', 'blocked', 'Blocked'],
    ['DONE:invalidated-by:PP08', 'done', 'DONE:invalidated-by:PP08', 'invalidated-by:PP08'],
    ['✅ [DONE:invalidated-by:PP08] (May)', 'done', '✅ [DONE:invalidated-by:PP08]', 'invalidated-by:PP08'],
    ['Done: all of it', 'done', 'Done'],
    ['DONE:2025-11-02', 'done', 'DONE'],
    ['Not started (blocked by Phase 2)', 'blocked', 'Not started (blocked by Phase 2)', 'Phase 2'],
    ['⏳ TODO (waiting for Kai) - since May', 'blocked', '⏳ TODO (waiting for Kai)', 'Kai'],
    ['**In progress** (blocked: legal)', 'wip', '**In progress**'],
    ['In progress (blocked on 3 May)', 'wip', 'In progress'],
    ['In progress (blocked)', 'wip', 'In progress'],
    ['In progress (not blocked by Kai)', 'wip', 'In progress'],
    ['Done (was blocked by Kai)', 'done', 'Done'],
    ['Done (blocked by nobody)', 'done', 'Done'],
  ]));

  it('keeps words that are in no vocabulary', () => checkAll(readStatusValue, [
    ['Deferred / Parked', null, 'Deferred / Parked'],
    ['**Frozen**', null, '**Frozen**'],
    ['🔒 FROZEN', null, '🔒 FROZEN'],
    ['🔴 Critical', null, '🔴 Critical'],
    ['NOT COMPLETE', null, 'NOT COMPLETE'],
    ['No longer blocked', null, 'No longer blocked'],
    ['Open questions remain', null, 'Open questions remain'],
    ['done-ish', null, 'done-ish'],
    ['done.md', null, 'done.md'],
    ['Doneness', null, 'Doneness'],
    ['Active users', null, 'Active users'],
    ['?', null, '?'],
  ]));

  it('takes the last status of a history', () => checkAll(readStatusValue, [
    ['WIP -> DONE', 'done', 'DONE'],
    ['WIP => Done', 'done', 'Done'],
    ['todo->in-progress', 'wip', 'in-progress'],
    ['TODO → WIP → DONE', 'done', 'DONE'],
    ['**TODO → WIP**', 'wip', 'WIP'],
    ['⏳ TODO ➡️ ✅ DONE', 'done', '✅ DONE'],
    ['⏳ → ✅', 'done', '✅'],
    ['WIP (May) → DONE (June)', 'done', 'DONE'],
    ['WIP 2025-05-02 â†’ DONE 2025-06-01', 'done', 'DONE'],
    ['BLOCKED:legal -> WIP', 'wip', 'WIP'],
    ['Blocked by PF-1 → Done', 'done', 'Done'],
    ['TODO → WIP → BLOCKED: a -> b', 'blocked', 'BLOCKED: a -> b', 'a -> b'],
    ['~~In progress~~ → Done', 'done', 'Done'],
    ['TODO → ~~WIP~~ → Done', 'done', 'Done'],
  ]));

  it('takes no other arrow for a history', () => checkAll(readStatusValue, [
    ['WIP → Kai', 'wip', 'WIP'],
    ['WIP → DONE → moved to the shed', 'done', 'DONE'],
    ['WIP → ~~DONE~~', 'wip', 'WIP'],
    ['Done → see notes.md', 'done', 'Done'],
    ['Done — the tests went from TODO → WIP', 'done', 'Done'],
    ['Blocked: a -> b migration', 'blocked', 'Blocked: a -> b migration', 'a -> b migration'],
    ['Frozen → Done', null, 'Frozen → Done'],
  ]));

  it('reads words behind strokes and bars as one status only if they say the same', () => checkAll(readStatusValue, [
    ['TODO | WIP | DONE', null, 'TODO | WIP | DONE'],
    ['todo/wip/done', null, 'todo/wip/done'],
    ['`TODO` \\| `WIP`', null, '`TODO` \\| `WIP`'],
    ['⏳ TODO | 🔄 WIP', null, '⏳ TODO | 🔄 WIP'],
    ['TODO → WIP / DONE', null, 'TODO → WIP / DONE'],
    ['Done / Shipped', 'done', 'Done / Shipped'],
    ['**Done** / **Shipped** in May', 'done', '**Done** / **Shipped**'],
    ['Blocked / waiting for legal', 'blocked', 'Blocked / waiting for legal', 'legal'],
    ['Pending / review', 'todo', 'Pending'],
  ]));

  it('sees nothing where nothing is said', () => {
    for (const text of ['', '   ', '—', '–', '-', '--', '**—**', 'N/A', 'n/a', '_n/a_', 'â€”', '[ ]', '[x]', '()']) {
      assert.equal(read(readStatusValue, text), null, text);
    }
  });

  it('reads each word of the vocabulary, however it is dressed', () => {
    const words = STATUSES.flatMap((status) => DEFAULT_STATUS_WORDS[status].map((word) => ({ status, word })));
    const emojis = STATUSES.flatMap((status) => STATUS_EMOJI[status]).flatMap((emoji) => [`${emoji} `, `${emoji}\ufe0f `]);
    const dressings = [
      ['*', '*'], ['**', '**'], ['***', '***'], ['_', '_'], ['`', '`'],
      ['[', ']'], ['(', ')'], ['**[', ']**'], ['`[', ']`'],
    ];
    fc.assert(fc.property(
      fc.constantFrom(...words), fc.constantFrom('', '', '🟡 ', '⚠️ ', ...emojis), fc.constantFrom(['', ''], ...dressings),
      fc.constantFrom((s: string) => s, (s: string) => s.toLowerCase(), (s: string) => s[0] + s.slice(1).toLowerCase()),
      fc.constantFrom(' ', '-', '_', '  '), fc.constantFrom('', ' - Nov 27', ' (x)', ', y', ' since May', ' 2025-11-02', ' — z'),
      ({ status, word }, emoji, [open, close], inCase, separator, tail) => {
        const written = emoji + open + inCase(word).replace(/ /g, separator) + close;
        const text = written + tail;
        const mark = readStatusValue(text, 0, text.length, vocabulary);
        assert.ok(mark, text);
        assert.equal(mark.status, status, text);
        if (tail !== ' (x)' || status !== 'blocked') assert.equal(mark.written, written);
      },
    ), { numRuns: 500 });
  });
});

describe('readStatusSuffix', () => {
  it('reads real headings', () => checkAll(readStatusSuffix, [
    ['**Phase 0 — Repo, Infra, CI, Foundations** ✅ DONE', 'done', '✅ DONE'],
    ['**Phase 3 — Compliance & Licensing (OMMA Core)**  ✅ DONE', 'done', '✅ DONE'],
    ['**Phase 5 — Products, Inventory, Pricing** ⚠️ MOSTLY COMPLETE', 'wip', '⚠️ MOSTLY COMPLETE'],
    ['**Phase 6 — Cart & Checkout** ❌ NOT STARTED', 'todo', '❌ NOT STARTED'],
    ['Phase 11: Admin Panel (Drag & Drop) ✅ COMPLETED', 'done', '✅ COMPLETED'],
    ['Phase 3: Analytics & Tracking âœ… COMPLETED', 'done', 'âœ… COMPLETED'],
    ['Stage 1 — Completed', 'done', 'Completed'],
    ['Stage 1 â€” Completed', 'done', 'Completed'],
    ['p00 — Foundation (1 slot) ✅ [DONE]', 'done', '✅ [DONE]'],
    ['p00 — Foundation (1 slot) ✅ `[DONE]`', 'done', '✅ `[DONE]`'],
    ['p01 — Catalog **[TODO]**', 'todo', '**[TODO]**'],
    ['p01 — Catalog ⏳ **[TODO]**', 'todo', '⏳ **[TODO]**'],
    ['Checkout 🚧 [BLOCKED:checkout-redesign]', 'blocked', '🚧 [BLOCKED:checkout-redesign]', 'checkout-redesign'],
    ['Checkout [BLOCKED: waiting for legal]', 'blocked', '[BLOCKED: waiting for legal]', 'waiting for legal'],
    ['Catalog ✅ [DONE:invalidated-by:PP08]', 'done', '✅ [DONE:invalidated-by:PP08]', 'invalidated-by:PP08'],
    ['Phase 1 ✅ COMPLETED - Nov 27', 'done', '✅ COMPLETED'],
    ['Phase 1 ✅ DONE (2025-11-02)', 'done', '✅ DONE'],
    ['Phase 1 ✅ [DONE] — unblocked after redesign', 'done', '✅ [DONE]'],
    ['Phase 1 ✅ Done in May', 'done', '✅ Done'],
    ['Search ⏳ [TODO] [EXPERIMENTAL]', 'todo', '⏳ [TODO]'],
    ['Search [TODO] [RESEARCH]', 'todo', '[TODO]'],
    ['Vendor analytics dashboard: 🚫 CUT — MVP ships without it', 'cut', '🚫 CUT'],
    ['Phase 2 ✅', 'done', '✅'],
    ['**Phase 2 ✅**', 'done', '✅'],
    ['Phase 2 **✅**', 'done', '**✅**'],
    ['Phase 2 ✅ (Nov 2025)', 'done', '✅'],
    ['Water the plants ✅ 2025-11-02', 'done', '✅'],
    ['Phase 2 ✅ Verified', 'done', '✅ Verified'],
    ['Phase 2 — Done', 'done', 'Done'],
    ['Phase 2 - done', 'done', 'done'],
    ['Phase 2 – In Progress', 'wip', 'In Progress'],
    ['Phase 2 · **in progress**', 'wip', '**in progress**'],
    ['Phase 2 | Done', 'done', 'Done'],
    ['Phase 2 — Done (2025-11-02)', 'done', 'Done'],
    ['Phase 2 — Completed on 27 Nov 2025', 'done', 'Completed'],
    ['Phase 2 — Blocked: waiting for legal', 'blocked', 'Blocked: waiting for legal', 'waiting for legal'],
    ['Phase 2 — Done ✅', 'done', 'Done ✅'],
    ['Phase 2 [DONE] ✅', 'done', '[DONE] ✅'],
    ['Login page (completed)', 'done', '(completed)'],
    ['Login page (COMPLETED 2026-01-05)', 'done', '(COMPLETED 2026-01-05)'],
    ['Login page (Done, 5 Jan)', 'done', '(Done, 5 Jan)'],
    ['Login page **[DONE - Jan 5]**', 'done', '[DONE - Jan 5]'],
    ['Login page (✅ Done 2026-01-05)', 'done', '(✅ Done 2026-01-05)'],
    ['Login page — (paused)', 'blocked', '(paused)'],
    ['Login page [WIP]', 'wip', '[WIP]'],
    ['Login page `Done`', 'done', '`Done`'],
    ['Login page TODO', 'todo', 'TODO'],
    ['Login page NOT STARTED', 'todo', 'NOT STARTED'],
    ['Login page **DONE**', 'done', '**DONE**'],
    ['PHASE 1 DONE', 'done', 'DONE'],
    ['Phase 1: DONE', 'done', 'DONE'],
    ['[PP02](./PP02/_overview.md) ✅ [DONE]', 'done', '✅ [DONE]'],
    ['Feature NOT DONE', 'todo', 'NOT DONE'],
    ['Phase 2 - IN PROGRESS (80%)', 'wip', 'IN PROGRESS (80%)'],
    ['Phase 2 (In progress, 60%)', 'wip', '(In progress, 60%)'],
    ['Phase 2 🔄 IN PROGRESS (60% complete)', 'wip', '🔄 IN PROGRESS (60% complete)'],
    ['Phase 2 — Complete (100%)', 'done', 'Complete (100%)'],
    ['Phase 3 - NOT STARTED (blocked by Phase 2)', 'blocked', 'NOT STARTED (blocked by Phase 2)', 'Phase 2'],
  ]));

  it('sees none in prose and other marks', () => {
    for (const text of [
      '', 'Getting things done', 'GETTING THINGS DONE', 'What to do when blocked', 'What to do when BLOCKED', 'Open questions',
      'Ready to ship', 'Definition of Done', 'Definition of DONE', 'DEFINITION OF DONE', 'Phase 1: Review', 'Phase 1: Done',
      'Phase 1 COMPLETED', '✅ PHASE 1 COMPLETE - Summary', '✅ PHASE 2 COMPLETE - Summary (Storefront Backend)',
      '🎉 IMPLEMENTATION COMPLETE', '🚀 READY TO EXECUTE', '✅ HOW THIS LIST IS DERIVED (IMPORTANT)',
      'Done', '✅ Done', 'In Progress', 'IN PROGRESS', '**Done**', 'âœ… Done', '[DONE]', '✅', '⏳ [TODO]',
      'p00 — Foundation (1 slot)', 'Search [EXPERIMENTAL]', 'Search [KNOWN]', 'Overview 🔒 FROZEN', 'Search (deferred)',
      'Search (deferred - basic context works)', 'Stage 4 — Deferred / Parked', 'Phase W — Wishlist**', 'Stage 2 — MVP Next',
      '✅ PP02_checkout_redesign — Sep 2025', '`src/cart.ts` (new)', 'Vendor portal — NEW',
      'Status markers (⏳✅🔄🚫), plan type', 'Status markers ⏳✅🔄🚫', 'Active plans: 1 (core_shop 🔄)',
      '2 (core_shop 🔄, checkout_redesign 🔄)',
      'Legend: ⏳ = TODO    🔄 = WIP    🚧 = BLOCKED', 'Change ⏳ [TODO] to ✅ [DONE]', 'Mark it as ✅',
      'Use ✅ DONE, 🔄 WIP and ⏳ TODO as markers',
      'The redesign lands (✅ DONE). The phases proceed.', 'Set the state to `cancelled`', 'Set the status `CANCELLED`',
      'POST creates tenant with PENDING status', 'Persist draft + status (draft / ready / rejected)',
      'Billing (started 5 Jan)', 'Billing (planned Q3 2026)', 'Billing (paused in May)', 'Billing (done by 5 May)', 'Billing (Done 3/5)',
      'See [DONE 2025-11-02](./done.md)', 'See [DONE](./done.md)', 'See [x](done)',
      'Add a ✅ done marker to rows', 'Add ❌ button', 'Frontend ✅ - Backend ❌', 'Water the plants ⏳ 2025-11-01 ✅ 2025-11-02',
      'Phase 2 — Done (3/5)', 'Phase 2 — Complete (80%)', 'Phase 2 — Done 20% faster', 'Phase 2 — In progress (80% of users)', 'Phase 2 — done it 2025', 'call foo(done)', 'Users page - blocked by admin',
      'The work is NOT BLOCKED', 'Remove every TODO', 'README.md', 'The shop has opened — but nobody came',
    ]) assert.equal(read(readStatusSuffix, text)?.written, undefined, text);
  });
});

describe('readStatusLead', () => {
  it('reads the emoji or the brackets at the start', () => {
    checkAll(readStatusLead, [
      ['✅ PHASE 1 COMPLETE - Summary', 'done', '✅'],
      ['âœ… PHASE 1 COMPLETE - Summary', 'done', 'âœ…'],
      ['**✔️ Phase 1**', 'done', '✔️'],
      ['🚧 In progress', 'blocked', '🚧'],
      ['✅ PP02_checkout_redesign — Sep 2025', 'done', '✅'],
      ['[DONE] Phase 1', 'done', '[DONE]'],
      ['✅ [DONE] Phase 1', 'done', '✅ [DONE]'],
      ['[BLOCKED:legal] Phase 1', 'blocked', '[BLOCKED:legal]', 'legal'],
    ]);
    for (const text of [
      '', '✅', 'Phase 1', '🔴 PHASE 1', '🛠️ Plan', '[DONE](x.md)', '[DONE]', '[New] x', '[PF-1] x', 'DONE now', '(done) x', '⚠️ DONE x',
    ]) {
      assert.equal(read(readStatusLead, text), null, text);
    }
  });
});

describe('status readers', () => {
  const pieces = fc.array(fc.constantFrom(
    ...'✅⏳🔄🚧⚠🔒'.match(/./gu)!, '\ufe0f', 'âœ…', 'â³', 'ï¸', 'DONE', 'done', 'BLOCKED', 'Blocked', 'NOT', 'by',
    'in progress', ':', ' - ', '—', '(', ')', '[', ']',
    '**', '`', '_', ' ', ' ', '  ', 'x', '2025-11-02', 'Nov', '|', '/', '→', '->', '~~', '.', '\n', '\ud83d',
  ), { maxLength: 14 }).map((parts) => parts.join(''));

  it('never throw, and give spans within bounds that hold what is written', () => {
    fc.assert(fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' })), fc.nat(6), fc.nat(6), (text, a, b) => {
      const start = Math.min(a, text.length);
      const end = Math.max(start, text.length - b);
      for (const reader of [readStatusValue, readStatusSuffix, readStatusLead]) {
        const mark = reader(text, start, end, vocabulary);
        if (mark === null) continue;
        assert.ok(start <= mark.start && mark.start < mark.end && mark.end <= end, JSON.stringify(text));
        assert.equal(text.slice(mark.start, mark.end), mark.written);
        assert.doesNotMatch(mark.written, /^[ \t]|[ \t]$/);
      }
    }), { numRuns: 2000 });
  });

  it('come to an end with long texts, which nothing of square time would', function () {
    this.timeout(20_000);
    for (const piece of [
      '✅ DONE ', '[DONE', '(', '— Done ', '`', '**', 'BLOCKED: ', 'BLOCKED (', 'â³', ' - ', '   ', '👩‍👩‍', '[TODO] ', '⏳', '— Done 1', '1', 'DONE→', 'DONE (x) -> ', 'DONE→~~', '[BLOCKED/',
      '(DONE ',
    ]) {
      const text = piece.repeat(200_000 / piece.length);
      for (const reader of [readStatusValue, readStatusSuffix, readStatusLead]) {
        assert.ok((reader(text, 0, text.length, vocabulary)?.end ?? 0) <= text.length, `${reader.name}: ${piece}`);
      }
    }
  });
});
