import assert from 'node:assert/strict';
import { CODE_PAGES, garble } from '../text/garble';
import { assertFlip, editsFor } from './flip';

describe('setStatus chooses words', () => {
  it('that the file uses most for the status in that notation', async () => {
    const row = (phase: number, status: string): string => `| Phase ${phase}: x | ${status} |\n`;
    await assertFlip(
      `| Phase | Status |\n|---|---|\n${row(1, '⟦⏳ Pending⇒✔️ Completed⟧')}${row(2, '✔️ Completed')}${row(3, '✅ Done')}${row(4, '✔️ Completed')}` +
      '## Phase 1 ⟦⏳ [TODO]⇒✅ [SHIPPED]⟧\n## Phase 2 ✅ [SHIPPED]\n## Phase 3 ✅ [SHIPPED]\n## Phase 4 ✅ [DONE]\n' +
      '**Status:** Done\n',
      'Phase 1', 'done',
    );
  });

  it('else the first of the vocabulary, in the case of the old one', async () => {
    await assertFlip('## Phase 1 — ⟦Pending⇒Done⟧\n', 'Phase 1', 'done');
    await assertFlip('## Phase 1 (⟦pending⇒done⟧)\n', 'Phase 1', 'done');
    await assertFlip('## Phase 1: x — ⟦PENDING⇒DONE⟧\n', 'Phase 1', 'done');
    // Other files and other notations do not count.
    await assertFlip({
      'PLAN.md': '## Phase 1 — ⟦Pending⇒Done⟧\n\n- **Phase 2** — Shipped\n  - [x] a\n\n## Phase 3\n**Status:** Shipped\n',
      'ROADMAP.md': '## Phase 7 — Shipped\n',
    }, 'Phase 1', 'done');
  });

  it('that are true of every subject', async () => {
    for (const word of ['MOSTLY COMPLETE', 'Partially done', 'almost-done', 'NEARLY COMPLETED', 'Partly complete']) {
      await assertFlip(`## Phase 1 — ⟦Todo⇒Wip⟧\n## Phase 2 — ${word}\n## Phase 3 — ${word}\n`, 'Phase 1', 'wip');
    }
    await assertFlip('| Phase | Status |\n|---|---|\n| Phase 1 | ⟦⏳ Todo⇒🔄 Wip⟧ |\n| Phase 2 | 🔄 Partial |\n## Phase 1\n## Phase 2\n', 'Phase 1', 'wip');
    await assertFlip('## Phase 1 — ⟦Todo⇒In Progress⟧\n## Phase 2 — Mostly done\n## Phase 3 — Mostly done\n## Phase 4 — In Progress\n', 'Phase 1', 'wip');
    assert.deepEqual(await editsFor('## Phase 1 — Mostly done\n## Phase 2 — Wip\n', 'Phase 1', 'wip'), []);
  });

  it('with an emoji only if the old one had one', async () => {
    const phases = (status: string): string => `## Phase 1 ${status}\n## Phase 2 ✔️ **DONE**\n`;
    await assertFlip(phases('— ⟦Todo⇒DONE⟧'), 'Phase 1', 'done');
    await assertFlip(phases('⟦⏳ Todo⇒✔️ DONE⟧'), 'Phase 1', 'done');
    await assertFlip(phases('⟦⏳⇒✔️⟧'), 'Phase 1', 'done');
    await assertFlip(phases('⟦**[TODO]**⇒**[DONE]**⟧'), 'Phase 1', 'done');
  });

  it('of the setting', async () => {
    const statusWords = { done: ['verified', '🎯'], wip: ['brewing', 'half done'], todo: ['shipped'] };
    await assertFlip('## Phase 1 — ⟦Brewing⇒Verified⟧\n## Phase 2 — Verified\n', 'Phase 1', 'done', { statusWords });
    await assertFlip('## Phase 1 ⟦✅⇒🔄⟧\n## Phase 2 🎯\n', 'Phase 1', 'wip', { statusWords });
    await assertFlip('## Phase 1 ⟦⏳⇒🎯⟧\n## Phase 2 🎯\n', 'Phase 1', 'done', { statusWords });
    await assertFlip('## Phase 1 — ⟦Verified⇒Half done⟧\n## Phase 2 — Half done\n', 'Phase 1', 'wip', { statusWords });
    await assertFlip('## Phase 1 — ⟦Wip⇒Done⟧\n## Phase 2 — Shipped\n', 'Phase 1', 'done', { statusWords });
  });
});

describe('setStatus leaves the rest of the text', () => {
  it('what a status was before, and when it became what it is', async () => {
    await assertFlip('## Phase 1 ⟦✅⇒🔄⟧\n**Status:** TODO → ⟦DONE⇒WIP⟧\n', 'Phase 1', 'wip');
    await assertFlip('## Phase 1 (⟦Done⇒Wip⟧, 5 Jan)\n', 'Phase 1', 'wip');
  });

  it('quotes, comments and blanks of front matter', async () => {
    for (const value of [
      '⟦DONE⇒WIP⟧', '"⟦DONE⇒WIP⟧"', '\'⟦DONE⇒WIP⟧\'', '⟦DONE⇒WIP⟧ # really', '"⟦DONE⇒WIP⟧" # "DONE"', '   ⟦DONE⇒WIP⟧   ', '⟦[DONE]⇒[WIP]⟧', '⟦Done⇒Wip⟧\t',
      '\n  ⟦DONE⇒WIP⟧', '"⟦✅ [DONE]⇒🔄 [WIP]⟧"', '⟦✅ Done⇒🔄 Wip⟧',
    ]) await assertFlip(`---\nname:   "x"  # DONE\nstatus: ${value}\nother: DONE\n---\n`, 'PLAN.md', 'wip');
    await assertFlip('---\nstatus: "⟦DONE⇒WIP⟧"\nlist:\n  - &a {x: 1}\n  - *a\n---\n', 'PLAN.md', 'wip');
  });

  it('tails, comments and markup', async () => {
    for (const line of [
      '**Status:** ⟦✅ Done⇒🔄 Wip⟧ - November 27, 2025', '**Status: ⟦✅ Done⇒🔄 Wip⟧ (2025-11-27)**', '**Status**: ⟦done⇒wip⟧ since May, **Owner:** Kai',
      '**Status:** <!-- one of --> ⟦Done⇒Wip⟧ <!-- them -->', '**Status:** ⟦**Done**⇒**Wip**⟧, mostly', '**Status:** ⟦`DONE`⇒`WIP`⟧  ', '**Status:**\n⟦Done⇒Wip⟧ — see below',
    ]) await assertFlip(`## Phase 1\n${line}\n`, 'Phase 1', 'wip');
    for (const heading of [
      '## Phase 1 ⟦✅ [DONE]⇒🔄 [WIP]⟧ - May 3 ##', '## Phase 1 ⟦✅ [DONE]⇒🔄 [WIP]⟧ <!-- [DONE] -->', '## Phase 1 ⟦✅ **DONE**⇒🔄 **WIP**⟧   ',
      'Phase 1 — ⟦Done⇒Wip⟧\n=======', 'Phase 1\nin short ⟦✅⇒🔄⟧\n---', '  ##   Phase 1 ⟦DONE⇒WIP⟧ [EXPERIMENTAL]', '## ⟦✅⇒🔄⟧ Phase 1: x', '> ## Phase 1 ⟦✅⇒🔄⟧\n> more',
    ]) await assertFlip(`${heading}\n\nWords.`, 'Phase 1', 'wip');
    await assertFlip('| Phase  |  Status  |\n|:--|--:|\n| Phase 1 |   ⟦✅ Done⇒🔄 Wip⟧   | too many |\n## Phase 1\n', 'Phase 1', 'wip');
    await assertFlip('- **Phase 1** — ⟦DONE⇒WIP⟧ (2025-11-27)  \n  - [x] DONE\n', 'Phase 1', 'wip');
    await assertFlip('# Plan\n\n> Part of [x](y.md)\n> and more · ⟦✅ [DONE]⇒🔄 [WIP]⟧  \n', 'PLAN.md', 'wip');
  });

  it('line endings, blanks and what ends the file', async () => {
    const text = '---\nstatus: ⟦DONE⇒WIP⟧\nlast_updated: ⟦2025-11-02⇒2026-01-15⟧\n---\n# Plan ⟦✅ [DONE]⇒🔄 [WIP]⟧  \n\n**Status:** ⟦Done⇒Wip⟧\t\n\n> x · ⟦✅⇒🔄⟧';
    let count = 0;
    for (const variant of [
      text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `${text}\n`, `${text}\r\n\r\n`, `${text}  `,
      text.replace(/\n/g, () => ['\r\n', '\n', '\r'][count++ % 3] as string),
    ]) await assertFlip(variant, 'PLAN.md', 'wip');
  });

  it('but for emoji that were garbled', async () => {
    for (const page of CODE_PAGES) {
      for (const bytes of ['kept', 'lost'] as const) {
        const done = garble('✅', page, bytes);
        const dash = garble('—', page, bytes);
        await assertFlip(
          `# Plan\n\n${garble('⏳', page, bytes)} words ${dash} garbled\n\n## Phase 1 ⟦${done} [DONE]⇒🔄 [WIP]⟧\n## Phase 2 ${dash} x ${done} [DONE]\n`, 'Phase 1', 'wip',
        );
        await assertFlip(`## Phase 1 ⟦⏳ [TODO]⇒✅ [DONE]⟧\n## Phase 2 ${done} [DONE]\n`, 'Phase 1', 'done');
      }
    }
  });
});
