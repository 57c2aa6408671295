import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding';
import { check, type Files, fixed, told } from './findings';

async function duplicates(files: Files): Promise<readonly string[]> {
  return (await told(files, 'duplicate-id')).map((each) => each.replace(/ warning duplicate-id/, ''));
}

/** What is told of a document with some lines. */
async function within(...lines: readonly string[]): Promise<readonly string[]> {
  return (await duplicates({ 'PLAN.md': lines.join('\n') })).map((each) => each.replace('PLAN.md:', ''));
}

async function found(files: Files): Promise<readonly Finding[]> {
  return (await check(files)).findings.filter(({ rule }) => rule === 'duplicate-id');
}

const PLAN = '---\nname: x\nmagnitude: Light\nstatus: TODO\n---\n';

describe('duplicate-id', () => {
  describe('tickets', () => {
    it('tells of every place but the first, at the id', async () => {
      const text = '- [x] Ticket [PF-001]: Login\n- [ ] Ticket [PF-001]: Logout\n\n## Later\n\n* [ ] [PF-001] Mail\n- [ ] [PF-007] Search\n';
      assert.deepEqual(await duplicates({ 'PLAN.md': text }), [
        'PLAN.md:2:15: `PF-001` is taken, on line 1; `PF-008` is free', 'PLAN.md:6:8: `PF-001` is taken, on line 1; `PF-009` is free',
      ]);
      const [finding] = await found({ 'PLAN.md': text });
      assert.equal(text.slice(finding?.start, finding?.end), 'PF-001');
      const [first] = finding?.related ?? [];
      assert.deepEqual([text.slice(first?.start, first?.end), first?.start, first?.message], ['PF-001', 14, '`PF-001` is given here first']);
    });

    it('tells of both ids that a line has', async () => {
      assert.deepEqual(await within('- [ ] [PF-1] - [PF-2]: Both', '- [ ] [PF-2] - [PF-3]: Other', '- [ ] [PF-3] More'), [
        '2:8: `PF-2` is taken, on line 1; `PF-4` is free', '3:8: `PF-3` is taken, on line 2; `PF-5` is free',
      ]);
    });

    it('tells of titles that only begin alike', async () => {
      assert.deepEqual(await within('- [ ] [PF-1] Add tests', '- [ ] [PF-1] Add tests for the cart'), ['2:8: `PF-1` is taken, on line 1; `PF-2` is free']);
    });

    it('tells of headings and of rows of one table', async () => {
      assert.deepEqual(await within('## Phase 1', '### [PF-1]: Login', '## Phase 2', '### [PF-1]: Logout', '', '| Id | Task |', '|---|---|', '| PF-8 | Mail |', '| PF-8 | Post |'), [
        '4:6: `PF-1` is taken, on line 2; `PF-9` is free', '9:3: `PF-8` is taken, on line 8; `PF-10` is free',
      ]);
    });

    it('tells of headings of one section', async () => {
      assert.deepEqual(await within('## [PF-1]: Login', '', 'Words.', '', '## [PF-1]: Logout'), ['5:5: `PF-1` is taken, on line 1; `PF-2` is free']);
    });

    it('leaves mentions alone', async () => {
      assert.deepEqual(await within(
        '- [ ] [PF-1] Login', '- [ ] [PF-2] Logout, like PF-1', '- [ ] Wait for PF-1', '- PF-1 comes first', '', 'See PF-1 and PF-2.', '', '## What PF-1 brings', '',
        '**Depends on:** PF-1', '', '```', '- [ ] [PF-1] Other', '```', '', '| Id | Risk |', '|---|---|', '| PF-1 | Slow |', '', '| Id | Days |', '|---|---|', '| PF-1 | 3 |',
      ), []);
    });

    it('leaves alone what goes on about a ticket', async () => {
      assert.deepEqual(await within(
        '## Progress', '- [x] PF-1: Login', '- [ ] PF-2: Logout', '## Details', '### [PF-1]: Login form and session', '### [PF-2]: How to log out', '### PF-2 acceptance criteria',
        '### PF-2: Acceptance criteria', '## Next', '- [ ] PF-2', '- [ ] PF-2: logout.', '- [ ] PF-1: Login (see above)',
      ), []);
    });

    it('leaves alone what is struck out', async () => {
      assert.deepEqual(await within(
        '- [ ] PF-1: Login', '- [ ] PF-2: Logout', '- [ ] ~~PF-1: Sign in~~', '- [ ] PF-2: ~~Sign out~~ (see PF-1)', '', '## ~~PF-1: Cart~~', '## PF-1: Basket', '',
        '| Id | Task |', '|---|---|', '| PF-8 | Mail |', '| ~~PF-8~~ | ~~Post~~ |',
      ), []);
    });

    it('knows ids that differ by a letter apart', async () => {
      assert.deepEqual(await within('- [ ] [PF-172] One', '- [ ] [PF-172B] Two', '- [ ] [PF-0172] Three'), []);
    });

    it('leaves labels and other trackers\' numbers alone', async () => {
      assert.deepEqual(await within('- [ ] P0: Login', '- [ ] P0: Logout', '- [ ] P1: Mail', '- [ ] P1: Post'), []);
      assert.deepEqual(await within('- [ ] UTF-8 input', '- [ ] UTF-8 output', '- [ ] SHA-256 of files', '- [ ] SHA-256 of names'), []);
      assert.deepEqual(await within('- [ ] #12 Login', '- [ ] #12 Logout', '- [ ] [D1] One', '- [ ] [D1] Two'), []);
    });

    it('tells of short ids that come twice among many', async () => {
      assert.deepEqual(await within('- [ ] T1: One', '- [ ] T2: Two', '- [ ] T3: Three', '- [ ] T3: Four', '- [ ] T5: Five'), ['4:7: `T3` is taken, on line 3; `T6` is free']);
      assert.deepEqual(await within('- [ ] T001 One', '- [ ] T002 Two', '- [ ] T002 Three'), ['3:7: `T002` is taken, on line 2; `T003` is free']);
    });

    it('lets documents number as they like', async () => {
      assert.deepEqual(await duplicates({ 'plans/a.md': '- [ ] [PF-1] Login\n', 'plans/b.md': '- [ ] [PF-1] Mail\n', 'plans/_archive/c.md': '- [ ] [PF-2] A\n- [ ] [PF-2] B\n' }), []);
    });
  });

  describe('packages', () => {
    it('tells of rows of one table', async () => {
      assert.deepEqual(await within('| # | Package |', '|---|---|', '| 1 | Cart |', '| 2 | Orders |', '| #2 | Bills |'), ['5:4: `Package 2` is taken, on line 4; `Package 3` is free']);
    });

    it('tells of headings', async () => {
      assert.deepEqual(await within('## Package 1: Cart', '## Package 2: Orders', '## Package 02: Bills'), ['3:12: `Package 2` is taken, on line 2; `Package 3` is free']);
      assert.deepEqual(await within('## Phase 1', '### Package 1: Cart', '## Phase 2', '### **Package 1**: Bills'), ['4:1: `Package 1` is taken, on line 2; `Package 2` is free']);
    });

    it('leaves alone an overview with its sections, other tables, and what goes on about a package', async () => {
      assert.deepEqual(await within(
        '| # | Package | Days |', '|---|---|---|', '| 1 | Cart | 3 |', '| 2 | Orders | 2 |', '', '## Package 1: The cart', '## Package 2: Orders', '### Package 2 acceptance criteria',
        '## Package 2: Orders (continued)', '', '| # | Package | Who |', '|---|---|---|', '| 1 | The cart | Ada |', '| 2 | Ordering | Bob |',
      ), []);
    });

    it('leaves packages alone that are numbered anew in each phase', async () => {
      assert.deepEqual(await within('## Phase 1', '### Package 1: Cart', '### Package 2: Orders', '## Phase 2', '### Package 1: Bills', '### Package 2: Mail'), []);
    });

    it('leaves phases alone', async () => {
      assert.deepEqual(await within('# Stage 1', '## Phase 1: One', '# Stage 2', '## Phase 1: Two', '## Phase 1: Three'), []);
    });
  });

  describe('plans', () => {
    const at = (path: string, text = PLAN): Files => ({ [`day_dream/${path}/_overview.md`]: text });

    it('tells of the number that another plan has, whatever its letters', async () => {
      const files = { ...at('SP05_billing'), ...at('PP05_checkout', PLAN.replace('name: x', 'name: PP05_checkout')), ...at('SP07_search') };
      assert.deepEqual(await duplicates(files), ['day_dream/SP05_billing/_overview.md:1:1: `SP05` is taken by `PP05_checkout`; `SP08` is free']);
      const [finding] = await found(files);
      assert.deepEqual(finding?.related, [{ path: 'day_dream/PP05_checkout/_overview.md', start: 0, end: 0, message: '`PP05_checkout` has the number, too' }]);
      assert.deepEqual(finding.fixes(), []);
    });

    it('takes what is archived for the first, and tells at the name where it has the number', async () => {
      assert.deepEqual(await duplicates({ ...at('_completed/2025-Q4/SP05_billing'), ...at('PP05_checkout', PLAN.replace('name: x', 'name: PP05_checkout')) }), [
        'day_dream/PP05_checkout/_overview.md:2:7: `PP05` is taken by `SP05_billing`; `PP06` is free',
      ]);
    });

    it('leaves alone what is numbered once, in other roots, or not as plans are', async () => {
      assert.deepEqual(await duplicates({
        ...at('SP05_billing'), ...at('SP06_search'), ...at('SP06_search/p00_base'), ...at('SP06_search/p00_other'), ...at('billing'),
        'other/day_dream/SP05_x/_overview.md': PLAN, ...at('_completed/2025-Q4/SP01_a'), ...at('_completed/2025-Q4/SP01_b'),
      }), []);
    });
  });

  describe('fixes', () => {
    it('give each place an id of its own, and change nothing else', async () => {
      const files = { 'PLAN.md': '- [ ] [PF-001] Login\n- [ ] [PF-001] Logout\n- [ ] [PF-001] Mail, after PF-001\n- [ ] [PF-XXX] Post\n' };
      const [first, second] = await found(files);
      assert.ok(first !== undefined && second !== undefined);
      assert.deepEqual([first, second].map((each) => each.fixes().map(({ title, isGuess }) => `${title} ${isGuess}`)), [['Change to PF-003 true'], ['Change to PF-004 true']]);
      const after = fixed(fixed(files, second), first);
      assert.equal(after['PLAN.md'], '- [ ] [PF-001] Login\n- [ ] [PF-003] Logout\n- [ ] [PF-004] Mail, after PF-001\n- [ ] [PF-XXX] Post\n');
      assert.deepEqual(await found(after), []);
    });

    it('take no id that is anywhere in use', async () => {
      const files = { 'plans/a.md': '- [ ] [PF-1] Login\n- [ ] [PF-1] Logout\n\nSee PF-2.\n', 'plans/b.md': '- [ ] [PF-3] Mail\n- [ ] [PF-3] Post\n' };
      assert.deepEqual((await found(files)).map((each) => each.fixes()[0]?.title), ['Change to PF-4', 'Change to PF-5']);
    });

    it('keep ids as wide as they are', async () => {
      const [nine] = await found({ 'PLAN.md': '- [ ] [PF-009] A\n- [ ] [PF-009] B\n' });
      assert.equal(nine?.fixes()[0]?.title, 'Change to PF-010');
      const [wide] = await found({ 'PLAN.md': '- [ ] [PF-99] A\n- [ ] [PF-99] B\n' });
      assert.equal(wide?.fixes()[0]?.title, 'Change to PF-100');
    });

    it('renumber packages in rows and headings', async () => {
      const rows = { 'PLAN.md': '| # | Package |\n|---|---|\n| 1 | Cart |\n| #1 | Bills |\n' };
      const [row] = await found(rows);
      assert.ok(row !== undefined);
      assert.equal(fixed(rows, row)['PLAN.md'], '| # | Package |\n|---|---|\n| 1 | Cart |\n| #2 | Bills |\n');
      const headings = { 'PLAN.md': '## Package 01: Cart\n## 📦 Package 01: Bills\n' };
      const [heading] = await found(headings);
      assert.ok(heading !== undefined);
      assert.equal(fixed(headings, heading)['PLAN.md'], '## Package 01: Cart\n## 📦 Package 2: Bills\n');
      assert.deepEqual(await found(fixed(headings, heading)), []);
    });

    it('change an id in backticks', async () => {
      const files = { 'PLAN.md': '- [ ] `PF-1`: A\n- [ ] `PF-1`: B\n' };
      const [ticket] = await found(files);
      assert.ok(ticket !== undefined);
      assert.equal(fixed(files, ticket)['PLAN.md'], '- [ ] `PF-1`: A\n- [ ] `PF-2`: B\n');
    });
  });
});
