import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding';
import { check, type Files, fixed, line, told } from './findings';

async function rollups(files: Files | string): Promise<readonly string[]> {
  return (await told(typeof files === 'string' ? { 'PLAN.md': files } : files, 'status-rollup')).map((each) => each.replace(/status-rollup: /, ''));
}

async function first(files: Files): Promise<Finding> {
  const { findings } = await check(files);
  const finding = findings.find(({ rule }) => rule === 'status-rollup');
  assert.ok(finding !== undefined);
  return finding;
}

/** A phase with a list below it. */
function phase(status: string, ...items: readonly string[]): string {
  return [`## Phase 1: Base ${status}`, '', ...items, ''].join('\n');
}

describe('status-rollup', () => {
  it('says nothing of words that only their emoji makes a status', async () => {
    for (const status of ['✅ Approved', '✅ **VERIFIED**', '✅ Handed over (May)']) {
      assert.deepEqual(await rollups(`# Boat\n**Status:** ${status}\n\n- [x] a\n- [ ] b\n`), [], status);
    }
    assert.equal((await rollups('# Boat\n**Status:** ✅ **DONE**\n\n- [ ] b\n')).length, 1);
    assert.equal((await rollups('# Boat\n**Status:** ✅\n\n- [ ] b\n')).length, 1);
  });

  describe('all children done', () => {
    it('tells at the status that counts, and sets all copies', async () => {
      const files = {
        'day_dream/SP01_shop/_overview.md': [
          '---', 'status: WIP', '---', '# Shop', '', '| Name | Type | Status |', '|---|---|---|', '| p00_base | Plan | 🔄 [WIP] |', '| p01_cart | Plan | ⏳ [TODO] |',
        ].join('\n'),
        'day_dream/SP01_shop/p00_base/_overview.md': '---\nstatus: WIP\nlast_updated: 2026-01-02\n---\n# Base\n',
        'day_dream/SP01_shop/p00_base/01_setup.md': '---\nstatus: DONE\n---\n# Setup\n',
        'day_dream/SP01_shop/p00_base/02_more.md': '---\nstatus: CUT\n---\n# More\n',
        'day_dream/SP01_shop/p01_cart/_overview.md': '---\nstatus: TODO\n---\n# Cart\n',
      };
      const { findings, facts } = await check(files);
      const [finding, another] = findings.filter(({ rule }) => rule === 'status-rollup');
      assert.ok(finding !== undefined && another === undefined);
      assert.equal(line(finding, facts), 'day_dream/SP01_shop/p00_base/_overview.md:2:9 warning status-rollup: `p00_base` is `WIP`, but all of its children are done');
      assert.equal(files['day_dream/SP01_shop/p00_base/_overview.md'].slice(finding.start, finding.end), 'WIP');
      assert.deepEqual(finding.fixes().map(({ title, isGuess }) => [title, isGuess]), [['Set p00_base to done', true]]);
      const after = fixed(files, finding);
      assert.equal(after['day_dream/SP01_shop/p00_base/_overview.md'], '---\nstatus: DONE\nlast_updated: 2026-01-20\n---\n# Base\n');
      assert.match(after['day_dream/SP01_shop/_overview.md'] ?? '', /\| p00_base \| Plan \| ✅ \[DONE\] \|/);
      assert.deepEqual(await rollups(after), []);
    });

    it('tells where only a row elsewhere gives the status', async () => {
      assert.deepEqual(await rollups({
        'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n# Shop\n\n| Name | Type | Status |\n|---|---|---|\n| p00_base | Plan | ⏳ |\n| p01_cart | Plan | ⏳ |\n',
        'day_dream/SP01_shop/p00_base/01_setup.md': '---\nstatus: DONE\n---\n',
        'day_dream/SP01_shop/p01_cart/01_setup.md': '---\nstatus: TODO\n---\n',
      }), ['day_dream/SP01_shop/_overview.md:8:21 warning `p00_base` is `⏳`, but all of its children are done']);
    });

    it('tells in plan documents, of work that has begun or not', async () => {
      assert.deepEqual(await rollups(phase('🔄 [WIP]', '- [x] one', '- [x] two')), ['PLAN.md:1:18 warning `Phase 1` is `🔄 [WIP]`, but all of its children are done']);
      assert.deepEqual(await rollups(phase('⏳ TODO', '- [X] one')), ['PLAN.md:1:18 warning `Phase 1` is `⏳ TODO`, but all of its children are done']);
      assert.deepEqual(await rollups('## Tickets\n\n- [ ] [PF-1] Login\n  - [x] form\n  - [x] session\n'), ['PLAN.md:3:3 warning `PF-1` is `[ ]`, but all of its children are done']);
    });

    it('tells the nearest only, and through what has no status of its own', async () => {
      assert.deepEqual(await rollups('---\nstatus: WIP\n---\n# Plan\n\n## Stage 1\n\n### Phase 1 🔄 WIP\n\n- [x] one\n'), [
        'PLAN.md:8:13 warning `Phase 1` is `🔄 WIP`, but all of its children are done',
      ]);
      assert.deepEqual(await rollups('---\nstatus: WIP\n---\n# Plan\n\n## Stage 1\n\n### Phase 1\n\n- [x] one\n'), [
        'PLAN.md:2:9 warning `PLAN` is `WIP`, but all of its children are done',
      ]);
    });

    it('says nothing where something is open, or may be', async () => {
      assert.deepEqual(await rollups(phase('🔄 WIP', '- [x] one', '- [ ] two')), []);
      assert.deepEqual(await rollups(phase('🔄 WIP', '- [x] one', '- [?] two')), []);
      assert.deepEqual(await rollups(phase('🔄 WIP', '- [x] one', '- [ ] two (deferred)')), []);
      assert.deepEqual(await rollups(phase('🔄 WIP')), []);
      assert.deepEqual(await rollups({
        'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n',
        'day_dream/SP01_shop/p00_base/_overview.md': '---\nstatus: DONE\n---\n',
        'day_dream/SP01_shop/p01_cart/01_nobody_said.md': '# Nobody said\n',
        'day_dream/SP02_pay/_overview.md': '---\nstatus: WIP\n---\n',
        'day_dream/SP02_pay/p00_base/_overview.md': '---\nstatus: DONE\n---\n',
        'day_dream/SP02_pay/p01_cart/_overview.md': '---\nstatus: quiescent\n---\n',
      }), []);
    });

    it('says nothing where more is announced than is there yet', async () => {
      const files = (overview: string, phasePlan: string): Files => ({
        'day_dream/SP01_shop/_overview.md': `---\nstatus: WIP\n---\n# Shop\n\n| Name | Type | Status |\n|---|---|---|\n| p00_base | Plan | ✅ |\n${overview}`,
        'day_dream/SP01_shop/80_implementation.md': `# Implementation\n\n## p00 — Base ✅ [DONE]\n\n${phasePlan}`,
        'day_dream/SP01_shop/p00_base/_overview.md': '---\nstatus: DONE\n---\n',
      });
      assert.equal((await rollups(files('', ''))).length, 1);
      assert.deepEqual(await rollups(files('| p01_cart | Plan | ⏳ |\n', '')), []);
      assert.deepEqual(await rollups(files('', '## p01 — Cart ⏳ [TODO]\n')), []);
      assert.deepEqual(await rollups(files('', '| Phase | Status |\n|---|---|\n| p01 | Planned |\n')), []);
      assert.equal((await rollups(files('\n| Dependency | Status |\n|---|---|\n| Legal | Pending |\n', '| Phase | Status |\n|---|---|\n| p01 | Cut |\n'))).length, 1);
      const document = (status: string): string => `# Plan\n\n**Status:** In progress\n\n| Phase | Status |\n|---|---|\n| Phase 1 | Done |\n| Phase 2 | ${status} |\n\n## Phase 1\n\n- [x] one\n`;
      assert.deepEqual(await rollups(document('Pending')), []);
      assert.deepEqual(await rollups(document('Cut')), ['PLAN.md:3:13 warning `PLAN` is `In progress`, but all of its children are done']);
    });

    it('says nothing where all is cut, or only documents are finished', async () => {
      assert.deepEqual(await rollups({
        'day_dream/SP01_shop/_overview.md': '---\nstatus: TODO\n---\n',
        'day_dream/SP01_shop/01_executive_summary.md': '---\nstatus: DONE\n---\n',
        'day_dream/SP02_pay/_overview.md': '---\nstatus: TODO\n---\n',
        'day_dream/SP02_pay/p00_base/_overview.md': '---\nstatus: CUT\n---\n',
      }), []);
    });

    it('says nothing of what may wait for something else', async () => {
      for (const status of ['🚧 [BLOCKED:review]', '🚫 CUT', '🔄 In review', 'quiescent']) {
        assert.deepEqual(await rollups(`## Phase 1\n**Status:** ${status}\n\n- [x] one\n`), [], status);
      }
      assert.deepEqual(await rollups(phase('🔄 WIP', '- [x] one', '', '**Acceptance Criteria:**', '', '- [ ] it works')), []);
      assert.equal((await rollups(phase('🔄 WIP', '- [x] one', '', '**Acceptance Criteria:**', '', '- [x] it works'))).length, 1);
    });
  });

  describe('done over open children', () => {
    it('tells which, and offers to take the status back, but not without asking', async () => {
      const files = { 'PLAN.md': phase('✅ DONE', '- [x] one', '- [ ] two', '- [~] three') };
      const { findings, facts } = await check(files);
      const [finding] = findings;
      assert.ok(finding !== undefined);
      assert.equal(line(finding, facts), 'PLAN.md:1:18 warning status-rollup: `Phase 1` is `✅ DONE`, but `two` and 1 more are open');
      assert.deepEqual(finding.related.map(({ path, start, end, message }) => [path, files['PLAN.md'].slice(start, end), message]), [
        ['PLAN.md', '[ ]', '`two` is todo'], ['PLAN.md', '[~]', '`three` is wip'],
      ]);
      assert.deepEqual(finding.fixes().map(({ title, isGuess }) => [title, isGuess]), [['Set Phase 1 to wip', true]]);
      const after = fixed(files, finding);
      assert.deepEqual(after, { 'PLAN.md': phase('🔄 WIP', '- [x] one', '- [ ] two', '- [~] three') });
      assert.deepEqual(await rollups(after), []);
    });

    it('takes it back to the beginning where nothing has begun', async () => {
      const files = { 'PLAN.md': phase('✅ DONE', '- [ ] one', '- [ ] two') };
      assert.deepEqual(fixed(files, await first(files)), { 'PLAN.md': phase('⏳ TODO', '- [ ] one', '- [ ] two') });
    });

    it('clears a checkbox', async () => {
      const files = { 'PLAN.md': '- [x] one\n  - [x] two\n  - [ ] three\n' };
      assert.deepEqual(await rollups(files), ['PLAN.md:1:3 warning `one` is `[x]`, but `three` is open']);
      assert.deepEqual(fixed(files, await first(files)), { 'PLAN.md': '- [ ] one\n  - [x] two\n  - [ ] three\n' });
    });

    it('tells of one cause once', async () => {
      assert.deepEqual(await rollups('# Plan ✅ DONE\n\n## Stage 1 ✅ DONE\n\n### Phase 1\n\n- [x] one\n  - [ ] two\n'), [
        'PLAN.md:7:3 warning `one` is `[x]`, but `two` is open',
      ]);
      assert.deepEqual(await rollups('# Plan ✅ DONE\n\n## Stage 1 ✅ DONE\n\n### Phase 1\n\n- [ ] one\n  - [ ] two\n'), [
        'PLAN.md:3:12 warning `Stage 1` is `✅ DONE`, but `one` is open',
      ]);
    });

    it('looks at files below, at what is blocked, and at documents', async () => {
      assert.deepEqual(await rollups({
        'day_dream/SP01_shop/_overview.md': '---\nstatus: DONE\n---\n',
        'day_dream/SP01_shop/80_implementation.md': '# Implementation\n\n**Status:** In progress\n',
        'day_dream/SP01_shop/p00_base/01_setup.md': '---\nstatus: BLOCKED:legal\n---\n',
      }), ['day_dream/SP01_shop/_overview.md:2:9 warning `SP01_shop` is `DONE`, but `80_implementation` and 1 more are open']);
    });

    it('shortens what nobody would read, and tells no more than ten places', async () => {
      const files = { 'PLAN.md': phase('✅', ...Array.from({ length: 30 }, (_, i) => `- [ ] ${'a very long item '.repeat(6)}${i}`)) };
      assert.deepEqual(await rollups(files), ['PLAN.md:1:18 warning `Phase 1` is `✅`, but `a very long item a very long item a very long item a very l…` and 29 more are open']);
      assert.equal((await first(files)).related.length, 10);
    });

    it('says nothing where the status is derived, invalidated, cut or not known', async () => {
      assert.deepEqual(await rollups(phase('', '- [x] one', '- [ ] two')), []);
      assert.deepEqual(await rollups(phase('🚫 CUT', '- [x] one', '- [ ] two')), []);
      assert.deepEqual(await rollups(phase('🔒 FROZEN', '- [ ] one')), []);
      assert.deepEqual(await rollups({
        'day_dream/SP01_shop/_overview.md': '---\nstatus: DONE:invalidated-by:PP08\n---\n',
        'day_dream/SP01_shop/p00_base/01_setup.md': '---\nstatus: TODO\n---\n',
        'day_dream/SP02_pay/_overview.md': '---\nstatus: DONE\ninvalidated_by: PP08\n---\n',
        'day_dream/SP02_pay/p00_base/01_setup.md': '---\nstatus: TODO\n---\n',
      }), []);
    });

    it('says nothing of what nobody has called open', async () => {
      assert.deepEqual(await rollups({
        'day_dream/SP01_shop/_overview.md': '---\nstatus: DONE\n---\n',
        'day_dream/SP01_shop/p00_base/_overview.md': '# Base\n',
        'day_dream/SP01_shop/p00_base/01_setup.md': '# Setup\n',
        'day_dream/SP01_shop/p01_cart/_overview.md': '---\nstatus: Deferred\n---\n',
        'day_dream/SP01_shop/modules/cart.md': '---\nstatus: in progress\n---\n',
        'day_dream/SP01_shop/_archive/02_old.md': '---\nstatus: TODO\n---\n',
      }), []);
    });

    it('says nothing within archives', async () => {
      assert.deepEqual(await rollups({
        'day_dream/_overview.md': '| Name | Type | Status |\n|---|---|---|\n| SP01_shop | System | ✅ |\n',
        'day_dream/_completed/SP01_shop/_overview.md': '# Shop\n',
        'day_dream/_completed/SP01_shop/01_setup.md': '---\nstatus: TODO\n---\n',
      }), []);
    });
  });

  it('leaves it to status-conflict where copies of the status contradict each other', async () => {
    assert.deepEqual(await rollups('## Phase 1 ✅ DONE\n**Status:** In progress\n\n- [x] one\n'), []);
    assert.deepEqual(await rollups('## Phase 1 🔄 WIP\n**Status:** Done\n\n- [ ] one\n'), []);
  });

  describe('what was put off', () => {
    const severity = async (text: string): Promise<string> => (await rollups(text)).map((each) => each.replace(/^\S+ (\S+) .* (\S+)$/, '$1 $2')).join();

    it('is told as info, without a fix', async () => {
      const files = { 'PLAN.md': phase('✅ COMPLETED', '- [x] one', '- [ ] WebSocket (deferred - HTTP polling works)', '- [ ] Search (frontend - deferred)') };
      assert.deepEqual(await rollups(files), ['PLAN.md:1:18 info `Phase 1` is `✅ COMPLETED`, but `WebSocket (deferred - HTTP polling works)` and 1 more are deferred']);
      assert.deepEqual((await first(files)).fixes(), []);
    });

    it('is told by titles', async () => {
      for (const title of ['Search (later)', 'Search — postponed', 'Search - moved to Phase 9', 'Optional: search', 'Deferred — search', 'Search [nice to have]', 'Search: later', 'Search → moved to Phase 9']) {
        assert.equal(await severity(phase('✅', '- [x] one', `- [ ] ${title}`)), 'info deferred', title);
      }
      for (const title of ['Deferred deep links', 'Store it for later', 'Optional chaining', 'Backlog page', 'Future-proof the API', 'Search (as discussed)', 'Make the name required → optional']) {
        assert.equal(await severity(phase('✅', '- [x] one', `- [ ] ${title}`)), 'warning open', title);
      }
    });

    it('is told by what stands above', async () => {
      assert.equal(await severity(phase('✅', '- [x] one', '', '**Deferred:**', '', '- [ ] two')), 'info deferred');
      assert.equal(await severity(phase('✅', '- [x] one', '', 'Future work:', '', '- [ ] two')), 'info deferred');
      assert.equal(await severity(phase('✅', '- [x] one', '', '### Nice to have', '', '#### Search', '', '- [ ] two')), 'info deferred');
      assert.equal(await severity(phase('✅', '- [x] one', '', '### Nice to have', '', '### Search', '', '- [ ] two')), 'warning open');
      assert.equal(await severity('# Plan ✅ Done\n\n## Next steps\n\n- [ ] one\n'), 'info deferred');
      assert.equal(await severity('# Plan\n\n## Backlog\n\n- [x] one\n  - [ ] two\n'), 'warning open');
    });

    it('is no matter where nobody will do it', async () => {
      for (const title of ['~~Search~~', '~~Search~~ (too slow)', 'Search (won\'t do)', 'Search — cancelled', 'Search [dropped, see mail]', 'Won\'t do: search', 'Search (n/a)']) {
        assert.equal(await severity(phase('✅', '- [x] one', `- [ ] ${title}`)), '', title);
        assert.deepEqual(await rollups(phase('🔄 WIP', '- [x] one', `- [ ] ${title}`)), ['PLAN.md:1:18 warning `Phase 1` is `🔄 WIP`, but all of its children are done'], title);
      }
      for (const title of ['~~Search~~ Find', 'Cancelled orders', 'Say why it was rejected', 'Search (not cancelled)', 'Orders: cancelled ones']) {
        assert.equal(await severity(phase('✅', '- [x] one', `- [ ] ${title}`)), 'warning open', title);
      }
    });

    it('is open where anything else is', async () => {
      assert.equal(await severity(phase('✅', '- [ ] one (deferred)', '- [ ] two')), 'warning open');
      const files = { 'PLAN.md': phase('✅', '- [ ] one (deferred)', '- [ ] two', '- [ ] three — later', '- [ ] four') };
      assert.deepEqual(await rollups(files), ['PLAN.md:1:18 warning `Phase 1` is `✅`, but `two` and 1 more are open']);
      assert.deepEqual((await first(files)).related.map(({ message }) => message), ['`two` is todo', '`four` is todo']);
    });
  });

  describe('criteria that are not ticked', () => {
    const packages = (...rows: readonly string[]): string => [
      '| # | Package | Status |', '|---|---|---|', ...rows.map((status, i) => `| ${i + 1} | Part ${i + 1} | ${status} |`), '',
      ...rows.flatMap((_, i) => [`## Package ${i + 1}: Part ${i + 1}`, '', '**Acceptance Criteria:**', '', '- [ ] it works', '- [x] it is there', '']),
    ].join('\n');

    it('are told once a file, at the first', async () => {
      const files = { 'PLAN.md': packages('Todo', 'Done', 'Done', 'Cut', 'Done') };
      assert.deepEqual(await rollups(files), ['PLAN.md:4:16 info `Package 2` is `Done`, but 1 of 2 criteria is not ticked; the same with 2 more']);
      const finding = await first(files);
      assert.deepEqual(finding.related.map(({ message }) => message), ['`Package 3`: 1 of 2 criteria is not ticked', '`Package 5`: 1 of 2 criteria is not ticked']);
      assert.deepEqual(finding.fixes(), []);
    });

    it('are told of a task in its own file', async () => {
      const task = (mark: string): Files => ({
        'day_dream/SP01_shop/_overview.md': '# Shop\n',
        'day_dream/SP01_shop/p00_base/01_cart.md': `---\nstatus: DONE\n---\n# Cart\n\n## Acceptance Criteria\n\n- [${mark}] it works\n`,
      });
      assert.deepEqual(await rollups(task(' ')), ['day_dream/SP01_shop/p00_base/01_cart.md:2:9 info `01_cart` is `DONE`, but 1 of 1 criteria is not ticked']);
      assert.deepEqual(await rollups(task('x')), []);
    });

    it('are no matter where something below is open, or nothing says that it is done', async () => {
      assert.deepEqual(await rollups(phase('✅', '- [ ] one', '', '**Acceptance Criteria:**', '', '- [ ] it works')), ['PLAN.md:1:18 warning `Phase 1` is `✅`, but `one` is open']);
      assert.deepEqual(await rollups(phase('', '- [x] one', '', '**Acceptance Criteria:**', '', '- [ ] it works')), []);
    });
  });

  it('quotes a status without bold that ends behind it', async () => {
    const of = (status: string): Files => ({ 'PLAN.md': `## Phase 1: A\n\n**Status**: ${status}\n\n- [ ] one\n` });
    assert.deepEqual(await rollups(of('✅ **COMPLETE - all merged**')), ['PLAN.md:3:13 warning `Phase 1` is `✅ COMPLETE`, but `one` is open']);
    assert.deepEqual(await rollups(of('✅ **COMPLETE**')), ['PLAN.md:3:13 warning `Phase 1` is `✅ **COMPLETE**`, but `one` is open']);
  });
});
