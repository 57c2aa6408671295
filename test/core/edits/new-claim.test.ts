import { assertFlip, assertRefused } from './flip';

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

describe('setStatus where no status is written yet', () => {
  describe('writes front matter as the siblings do', () => {
    const phases = (own: string, ...siblings: readonly string[]) => ({
      ...Object.fromEntries(siblings.map((status, i) => [`day_dream/SP01_a/p0${i + 1}_x/_overview.md`, `---\nstatus: ${status}\n---\n# X\n`])),
      'day_dream/SP01_a/p00_own/_overview.md': own,
    });

    it('as its last line', async () => {
      await assertFlip(phases('---\nname: own # short\n⟦⇒status: WIP\n⟧---\n# Own\n', 'TODO'), 'p00_own', 'wip');
      await assertFlip(phases('---\n⟦⇒status: WIP\n⟧---', 'TODO'), 'p00_own', 'wip');
      await assertFlip(phases('---\nnotes: |\n  a\n\n⟦⇒status: Wip\n⟧---  \n', 'Done'), 'p00_own', 'wip');
      await assertFlip(phases('---\r\nname: own\r\n⟦⇒status: WIP\r\n⟧---\r\n', 'TODO'), 'p00_own', 'wip');
      await assertFlip(phases('---\rname: own\r⟦⇒status: WIP\r⟧---\r', 'TODO'), 'p00_own', 'wip');
    });

    it('and makes one where there is none', async () => {
      await assertFlip(phases('⟦⇒---\nstatus: DONE\n---\n\n⟧# Own\n', 'TODO'), 'p00_own', 'done');
      await assertFlip(phases('⟦⇒---\r\nstatus: DONE\r\n---\r\n\r\n⟧# Own\r\n', 'TODO'), 'p00_own', 'done');
      await assertFlip(phases('⟦⇒---\nstatus: DONE\n---\n\n⟧---\n# Own', 'TODO'), 'p00_own', 'done');
      await assertFlip(phases('⟦⇒---\nstatus: DONE\n---\n\n⟧', 'TODO'), 'p00_own', 'done');
    });

    it('in its words and in the place that waits for it', async () => {
      await assertFlip(phases('---\nname: own\n⟦⇒status: ✅ Done\n⟧---\n', '⏳ Todo'), 'p00_own', 'done');
      await assertFlip(phases('---\nname: own\n⟦⇒status: Blocked:legal\n⟧---\n', 'Blocked:x', 'Blocked:y'), 'p00_own', 'blocked', { reason: 'legal' });
      await assertFlip(phases('---\nstatus:⟦⇒ WIP⟧\nname: own\n---\n', 'TODO'), 'p00_own', 'wip');
      await assertFlip(phases('---\nstatus:⟦⇒ WIP⟧ # soon\n---\n', 'TODO'), 'p00_own', 'wip');
      await assertFlip(phases('---\nstatus: "⟦⇒WIP⟧"\n---\n'), 'p00_own', 'wip');
      await assertFlip(phases('---\nstatus: ⟦—⇒WIP⟧\n---\n'), 'p00_own', 'wip');
      await assertFlip(phases('---\nstatus: \'⟦n/a⇒WIP⟧\'\n---\n'), 'p00_own', 'wip');
    });

    it('so that it can be read as YAML', async () => {
      await assertFlip(phases('---\nname: own\n⟦⇒status: \'`DONE`\'\n⟧---\n', '"`TODO`"'), 'p00_own', 'done');
      await assertFlip(phases('---\nname: own\n⟦⇒status: \'[WIP] 🔄\'\n⟧---\n', '"[TODO] ⏳"'), 'p00_own', 'wip');
      await assertFlip(phases('---\n{ name: own }\n---\n# Own⟦⇒ 🔄 [WIP]⟧\n', 'TODO'), 'p00_own', 'wip');
      await assertFlip(phases('---\nname: [own\n---\n# Own⟦⇒ 🔄 [WIP]⟧\n', 'TODO'), 'p00_own', 'wip');
      await assertFlip(phases('---js\nname: own\n---\n# Own⟦⇒ 🔄 [WIP]⟧\n', 'TODO'), 'p00_own', 'wip');
    });

    it('with the date of its last update', () => assertFlip(
      phases('---\nlast_updated: ⟦2025-11-02⇒2026-01-15⟧\n⟦⇒status: WIP\n⟧---\n', 'TODO'), 'p00_own', 'wip',
    ));
  });

  describe('fills the empty cell', () => {
    it('of its own row', async () => {
      const table = (...rows: readonly string[]): string => lines('| ID | Ticket | Status | Notes |', '|---|---|---|---|', ...rows, '| PF-2 | b | 🔄 Wip | |');
      await assertFlip(table('| PF-1 | a | ⟦⇒✅ Done ⟧| x |'), 'PF-1', 'done');
      await assertFlip(table('| PF-1 | a |⟦⇒ ✅ Done ⟧| x |'), 'PF-1', 'done');
      await assertFlip(table('|PF-1|a|⟦⇒ ✅ Done ⟧|x|'), 'PF-1', 'done');
      await assertFlip(table('| PF-1 | | ⟦⇒✅ Done ⟧| x |'), 'PF-1', 'done');
      await assertFlip(table('| PF-1 | | ⟦⇒✅ Done ⟧|'), 'PF-1', 'done');
      await assertFlip(table('| PF-1 | a | ⟦—⇒✅ Done⟧ | x |'), 'PF-1', 'done');
      await assertFlip(table('| PF-1 | a | ⟦-⇒🚧 Blocked: by legal⟧ |'), 'PF-1', 'blocked', { reason: 'by legal' });
      await assertFlip(table('| PF-1 | a | ⟦N/A⇒⏳ Todo⟧ | x |'), 'PF-1', 'todo');
      await assertFlip(lines('| Status | ID | Ticket |', '|---|---|---|', '|⟦⇒ ✅ ⟧| PF-1 | a |', '| 🔄 | PF-2 | b |'), 'PF-1', 'done');
    });

    it('of its own row, though no sibling has a status', async () => {
      await assertFlip(lines('| # | Package | Status |', '|---|---|---|', '| 1 | a | ⟦⇒🔄 [WIP] ⟧|', '| 2 | b | |'), 'Package 1', 'wip');
      const text = lines('| ID | Ticket | Status |', '|---|---|---|', '| PF-1 | a | ⟦⇒✅ [DONE] ⟧|', '## Phase 1', '### [PF-1] a');
      await assertFlip(text, 'PF-1', 'done');
    });

    it('of the row in which another file lists it', async () => {
      const texts = (row: string, own = '# Own\n') => ({
        'day_dream/SP01_a/_overview.md': lines(
          '| Name | Type | Status |', '|---|---|---|', row, '| p01_x | Plan | ⏳ TODO |', '',
          '| Module | Origin Plan | Modified By | Spec File |', '|---|---|---|---|', '| p00_own | | | p00_own/_overview.md |',
        ),
        'day_dream/SP01_a/p00_own/_overview.md': own,
        'day_dream/SP01_a/p01_x/_overview.md': '# X\n',
      });
      await assertFlip(texts('| [p00_own](p00_own/) | Plan | ⟦⇒✅ DONE ⟧|'), 'p00_own', 'done');
      await assertFlip(texts('| p00 | Plan | ⟦—⇒✅ DONE⟧ |'), 'p00_own', 'done');
      await assertFlip(texts('| p03 | Plan | |', '# Own⟦⇒ ✅ [DONE]⟧\n'), 'p00_own', 'done');
    });
  });

  describe('writes a field below the heading as the siblings do', () => {
    const phases = (own: string, field = '**Phase Status:** 🔄 In Progress'): string => `${own}## Phase 2\n\n${field}\n\n## Phase 3\n${field}\n`;

    it('with their name and words', async () => {
      await assertFlip(phases('## Phase 1⟦⇒\n\n**Phase Status:** ✅ Done⟧\n\nWords.\n'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒\n\n**Phase Status:** 🔄 In Progress⟧\n\n- [ ] a\n'), 'Phase 1', 'wip');
      await assertFlip(phases('Phase 1\n=======⟦⇒\n\n**Status:** Done⟧\n\nWords.\n', '**Status: wip** since May').replace('Done', 'done'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒\r\n\r\n**Phase Status:** ✅ Done⟧\r\n\r\n'), 'Phase 1', 'done');
    });

    it('apart from the text that follows', async () => {
      await assertFlip(phases('## Phase 1⟦⇒\n\n**Phase Status:** ✅ Done\n⟧\nWords.\n'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒\n\n**Phase Status:** ✅ Done\n⟧\n- [ ] a\n'), 'Phase 1', 'done');
      await assertFlip('## Phase 2\n**Status:** wip\n## Phase 1⟦⇒\n\n**Status:** done⟧', 'Phase 1', 'done');
    });

    it('in the field that waits for it', async () => {
      await assertFlip(phases('## Phase 1\n\n**Phase Status:**⟦⇒ ✅ Done⟧\n'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1\n\n**Goal:** x\n**Phase Status:** ⟦⇒✅ Done⟧\n**Owner:** Kai\n'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1\n\n**Phase Status**: ⟦—⇒✅ Done⟧\n\nWords.\n'), 'Phase 1', 'done');
      await assertFlip('## Phase 1\n**Status:** ⟦⇒DONE ⟧<!-- TODO or DONE -->\n', 'Phase 1', 'done');
      await assertFlip('- **Phase 1**\n  **Status:**⟦⇒ DONE⟧\n  - [ ] a\n', 'Phase 1', 'done');
      await assertFlip('# Plan\n\n**Status:**⟦⇒ WIP⟧\n', 'PLAN.md', 'wip');
    });

    it('but not within quotes and lists', async () => {
      await assertFlip('> ## Phase 1⟦⇒ 🔄 [WIP]⟧\n> Words.\n>\n> ## Phase 2\n> **Status:** Done\n', 'Phase 1', 'wip');
      await assertFlip('- ## Phase 1⟦⇒ 🔄 [WIP]⟧\n  Words.\n- ## Phase 2\n  **Status:** Done\n', 'Phase 1', 'wip');
    });
  });

  describe('writes behind the name as the siblings do', () => {
    it('of a heading', async () => {
      const phases = (own: string, suffix: string): string => `${own}\n\n## Phase 2${suffix}\n\n## Phase 3${suffix}\n`;
      await assertFlip(phases('## Phase 1⟦⇒ ✅ `[DONE]`⟧', ' ⏳ `[TODO]` - May 3'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒ — Done⟧', ' — In Progress'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒ — DONE⟧', ' TODO'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒ (done)⟧', ' (in progress)'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒ (Done)⟧', ' (Done, 5 Jan)'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒ (In progress)⟧', ' (In progress, 40%)'), 'Phase 1', 'wip');
      await assertFlip(phases('## Phase 1⟦⇒ — In progress⟧', ' — In progress (40% complete)'), 'Phase 1', 'wip');
      await assertFlip(phases('## Phase 1⟦⇒ (🔄 WIP)⟧', ' (✅ DONE - 2026-02-06)'), 'Phase 1', 'wip');
      await assertFlip(phases('## Phase 1⟦⇒ — **Done**⟧', ': x — **Todo**'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒ ✅⟧', ' — 🔄'), 'Phase 1', 'done');
      await assertFlip('## Phase 1⟦⇒ ✅⟧\n## 🔄 Phase 2\n', 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒ ✅ [DONE]⟧ ##', ' 🔄 [WIP] ##'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒ ✅ [DONE]⟧   ', ' 🔄 [WIP]'), 'Phase 1', 'done');
      await assertFlip(phases('## Phase 1⟦⇒ ✅ [DONE]⟧ <!-- a note -->', ' 🔄 [WIP]'), 'Phase 1', 'done');
      await assertFlip(phases('Phase 1⟦⇒ ✅ [DONE]⟧\n-------', ' 🔄 [WIP]'), 'Phase 1', 'done');
      await assertFlip(phases('Phase 1\nof many⟦⇒ ✅ [DONE]⟧\n=======', ' 🔄 [WIP]'), 'Phase 1', 'done');
    });

    it('of a bold list item', async () => {
      await assertFlip('- **Phase 1**⟦⇒ ✅ [DONE]⟧\n  - [ ] a\n- **Phase 2** ⏳ [TODO]\n  - [ ] b\n', 'Phase 1', 'done');
      await assertFlip('1. **Phase 1: x**⟦⇒ — Done⟧ <!-- y -->\n   - [ ] a\n2. **Phase 2** — Todo\n   - [ ] b\n', 'Phase 1', 'done');
      const long = 'words '.repeat(20);
      await assertRefused(`- **Phase 1** ${long}\n  - [ ] a\n- **Phase 2** ⏳\n  - [ ] b\n`, 'Phase 1', 'done', /no place where one would be read/);
    });

    it('of the heading in which another file lists it', () => assertFlip({
      'day_dream/SP01_a/80_implementation.md': '### p00 — Own (1 slot)⟦⇒ ✅ [DONE]⟧\n\n### p01 — X 🔄 [WIP]\n',
      'day_dream/SP01_a/p00_own/_overview.md': '# Own\n',
      'day_dream/SP01_a/p01_x/_overview.md': '# X\n',
    }, 'p00_own', 'done'));

    it('rather of the many siblings than of the few', () => assertFlip(
      '## Phase 1⟦⇒ ✅ [DONE]⟧\n## Phase 2\n**Status:** Wip\n## Phase 3 ⏳ [TODO]\n## Phase 4 ⏳ [TODO]\n', 'Phase 1', 'done',
    ));
  });

  describe('without siblings writes behind the name', () => {
    it('as the protocol does, in the words of the file', async () => {
      await assertFlip('# Plan⟦⇒ ✅ [DONE]⟧\n', 'PLAN.md', 'done');
      await assertFlip('Plan⟦⇒ 🚧 [BLOCKED:by-legal]⟧\n===', 'PLAN.md', 'blocked', { reason: 'by legal' });
      await assertFlip('# Plan⟦⇒ ⏳ [Not Started]⟧\n## Phase 1 Not Started\n### [PF-1] x — Not Started\n', 'PLAN.md', 'todo');
      await assertFlip('# ✅ Plan⟦⇒ ⏳ [TODO]⟧\n', 'PLAN.md', 'todo');
      await assertFlip('# Plan⟦⇒ ⬜ [TO DO]⟧\n', 'PLAN.md', 'todo', { statusWords: { wip: ['todo', '⏳'] } });
      await assertFlip('---\nowner: Kai\n---\n# Plan⟦⇒ 🚫 [CUT]⟧\n', 'PLAN.md', 'cut');
      await assertFlip({ 'day_dream/_overview.md': '# Root⟦⇒ 🔄 [WIP]⟧\n' }, 'day_dream', 'wip');
    });

    it('elsewhere if no status would be read there', async () => {
      await assertFlip('## Phase 1: ✅ means done⟦⇒\n\n**Status:** WIP⟧\n', 'Phase 1', 'wip');
      await assertFlip('⟦⇒---\nstatus: WIP\n---\n\n⟧Words.\n', 'PLAN.md', 'wip');
      await assertFlip('---\nowner: Kai\n⟦⇒status: WIP\n⟧---\n# One\n\n# Two\n', 'PLAN.md', 'wip');
      // The title is the phase's.
      await assertFlip('⟦⇒---\nstatus: WIP\n---\n\n⟧# Phase 1\n', 'PLAN.md', 'wip');
    });
  });

  it('is refused where there is no place for one', async () => {
    await assertRefused('# Plan\n## Setup\n- [ ] a\n', 'PLAN.md#setup', 'done', /^Setup has no status of its own, and no place for one$/);
    await assertRefused({ 'day_dream/_overview.md': '', 'day_dream/p00_x/01_a.md': '# A\n' }, 'p00_x', 'done', /^p00_x has no status of its own/);
    await assertRefused('| ID | Ticket |\n|---|---|\n| PF-1 | a |\n', 'PF-1', 'done', /^PF-1 has no status yet, and no place where one would be read$/);
  });
});
