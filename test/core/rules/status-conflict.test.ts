import assert from 'node:assert/strict';
import { check, type Files, fixed, line, told } from './findings';

const ROOT = '.agent_plan/day_dream';

/** A DREAM plan with a task, whose status is written in four places. */
function shop({ own = 'DONE', quote = '✅ [DONE]', row = '✅ [DONE]', phasePlan = '✅' }: Readonly<Record<string, string>>): Files {
  return {
    [`${ROOT}/SP01_shop/_overview.md`]: '---\nname: shop\nstatus: WIP\n---\n# Shop\n',
    [`${ROOT}/SP01_shop/80_implementation.md`]: `# Implementation\n\n| Status | Task |\n|---|---|\n| ${phasePlan} | [01_cart](p00_base/01_cart.md) |\n`,
    [`${ROOT}/SP01_shop/p00_base/_overview.md`]: `# Base\n\n| Name | Type | Status |\n|---|---|---|\n| [01_cart.md](01_cart.md) | Task | ${row} |\n`,
    [`${ROOT}/SP01_shop/p00_base/01_cart.md`]: `---\nstatus: ${own}\n---\n# Cart\n\n> Part of [base](_overview.md) · ${quote}\n`,
  };
}

async function conflicts(files: Files): Promise<readonly string[]> {
  return (await told(files, 'status-conflict')).map((each) => each.replace(`${ROOT}/SP01_shop/`, ''));
}

async function onlyConflict(files: Files) {
  const { findings, facts } = await check(files);
  const [first, second] = findings.filter(({ rule }) => rule === 'status-conflict');
  assert.ok(first !== undefined && second === undefined);
  return { finding: first, facts };
}

describe('status-conflict', () => {
  it('tells of a row elsewhere that contradicts the front matter, at the status in the row', async () => {
    const files = shop({ row: '🔄 [WIP]' });
    const { finding, facts } = await onlyConflict(files);
    assert.equal(line(finding, facts), `${ROOT}/SP01_shop/p00_base/_overview.md:5:37 warning status-conflict: ` +
      '`01_cart` is `DONE` in its front matter, but `🔄 [WIP]` here');
    assert.equal(files[finding.path]?.slice(finding.start, finding.end), '🔄 [WIP]');
    assert.deepEqual(finding.related.map(({ path, start, end, message }) => [path.slice(ROOT.length + 11), files[path]?.slice(start, end), message]), [
      ['p00_base/01_cart.md', 'DONE', '`DONE` in its front matter'],
      ['p00_base/01_cart.md', '✅ [DONE]', '`✅ [DONE]` in the quote under its title'],
      ['80_implementation.md', '✅', '`✅` in the phase plan'],
    ]);
  });

  it('tells of each wrong copy once, where it stands', async () => {
    assert.deepEqual(await conflicts(shop({ quote: '⏳ [TODO]', row: '🔄 [WIP]', phasePlan: '🔄' })), [
      '80_implementation.md:5:3 warning status-conflict: `01_cart` is `DONE` in its front matter, but `🔄` here',
      'p00_base/01_cart.md:6:34 warning status-conflict: `01_cart` is `DONE` in its front matter, but `⏳ [TODO]` here',
      'p00_base/_overview.md:5:37 warning status-conflict: `01_cart` is `DONE` in its front matter, but `🔄 [WIP]` here',
    ]);
  });

  it('lets the first words count that are known', async () => {
    assert.deepEqual(await conflicts(shop({ own: 'quiescent', quote: '⏳ [TODO]', phasePlan: '⏳' })), [
      'p00_base/_overview.md:5:37 warning status-conflict: `01_cart` is `⏳ [TODO]` in the quote under its title, but `✅ [DONE]` here',
    ]);
  });

  it('sets all wrong copies to what the subject says of itself, and no other', async () => {
    const files = shop({ own: 'BLOCKED:legal', quote: 'Blocked', row: '🔄 [WIP]', phasePlan: '🔄' });
    const { findings } = await check(files);
    const [finding] = findings.filter(({ rule }) => rule === 'status-conflict');
    assert.ok(finding !== undefined);
    assert.deepEqual(finding.fixes().map(({ title }) => title), ['Set to blocked, as in its front matter', 'Set all to wip, as here']);
    const after = fixed(files, finding);
    assert.equal(after[`${ROOT}/SP01_shop/p00_base/01_cart.md`], files[`${ROOT}/SP01_shop/p00_base/01_cart.md`]);
    assert.match(after[`${ROOT}/SP01_shop/p00_base/_overview.md`] ?? '', /\| 🚧 \[BLOCKED:legal\] \|/);
    assert.match(after[`${ROOT}/SP01_shop/80_implementation.md`] ?? '', /\| 🚧 \|/);
    assert.deepEqual(await conflicts(after), []);
  });

  it('lets people pick the other value, for all copies', async () => {
    const files = shop({ row: '🔄 [WIP]' });
    const { finding } = await onlyConflict(files);
    const after = fixed(files, finding, 'Set all to wip, as here');
    assert.deepEqual(after, shop({ own: 'WIP', quote: '🔄 [WIP]', row: '🔄 [WIP]', phasePlan: '🔄' }));
    assert.deepEqual(await conflicts(after), []);
  });

  it('tells of the sprint and the table of plans', async () => {
    const files = {
      'day_dream/_overview.md': [
        '| Name | Type | Status | Priority |', '|---|---|---|---|', '| SP01_shop | System | ✅ [DONE] | — |', '',
        '## Current Sprint', '', '- **SP01_shop** — ⏳ [TODO]', '- **SP01_shop** p00 — 🔄 [WIP]',
      ].join('\n'),
      'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n# Shop\n',
      'day_dream/SP01_shop/p00_base/_overview.md': '---\nstatus: WIP\n---\n# Base\n',
    };
    assert.deepEqual(await told(files, 'status-conflict'), [
      'day_dream/_overview.md:3:24 warning status-conflict: `SP01_shop` is `WIP` in its front matter, but `✅ [DONE]` here',
      'day_dream/_overview.md:7:19 warning status-conflict: `SP01_shop` is `WIP` in its front matter, but `⏳ [TODO]` here',
    ]);
  });

  it('takes a row about a part for no row of what the part is in', async () => {
    const files = (name: string, section = ''): Record<string, string> => ({
      'day_dream/_overview.md': `# Shop\n${section}\n| Plan | Status | Priority |\n|---|---|---|\n| ${name} | ✅ [DONE] | |\n`,
      'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n# Shop\n',
      'day_dream/SP01_shop/p00_base/_overview.md': '---\nstatus: DONE\n---\n# Base\n',
    });
    for (const name of [
      'SP01_shop / p00_base', '**SP01 / p00**', 'SP01 → p00', 'SP01 -> p00', 'SP01 > Phase 0', 'SP01: p00', 'SP01: p00 — Base', 'SP01: Phase 0',
      'SP01 / PF-12', 'SP01 / cart_logic', 'SP01/p00_base', '[SP01](SP01_shop/_overview.md) / p00',
      '[SP01](SP01_shop/_overview.md) / [p00](SP01_shop/p00_base/_overview.md)', '[SP01 / p00](SP01_shop/p00_base/_overview.md)',
    ]) {
      for (const section of ['', '## Plans\n', '## Current Sprint\n']) assert.deepEqual(await told(files(name, section), 'status-conflict'), [], name + section);
    }
    for (const name of ['SP01', 'SP01: Core shop', 'SP01: Step 2 of the move', 'SP01 — Base', 'SP01 / Core', '[SP01](SP01_shop/_overview.md)']) {
      assert.equal((await told(files(name), 'status-conflict')).length, 1, name);
    }
  });

  it('asks for no part by name where a table lists what is in the folder', async () => {
    assert.deepEqual(await told({
      'day_dream/_overview.md': '# Shop\n\n## Children\n\n| Name | Type | Status |\n|---|---|---|\n| SP01 | plan | 🔄 [WIP] |\n| SP01 / p00_base | phase | ✅ [DONE] |\n',
      'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n# Shop\n',
    }, 'broken-reference'), []);
  });

  it('tells of a living row about what is archived, but of nothing within an archive', async () => {
    const files = {
      'day_dream/_overview.md': '| Name | Type | Status |\n|---|---|---|\n| SP01_shop | System | 🔄 [WIP] |\n',
      'day_dream/_completed/SP01_shop/_overview.md': '---\nstatus: DONE\n---\n# Shop 🔄 [WIP]\n',
    };
    assert.deepEqual(await told(files, 'status-conflict'), [
      'day_dream/_overview.md:3:24 warning status-conflict: `SP01_shop` is `DONE` in its front matter, but `🔄 [WIP]` here',
    ]);
  });

  it('compares headings, fields, rows and mentions of a plan document', async () => {
    const files = { 'PLAN.md': [
      '# Plan', '', '| Phase | Status |', '|---|---|', '| Phase 1: Base | ⏳ Pending |', '| Phase 2: Cart | ✅ Done |', '',
      '| # | Package | Status |', '|---|---|---|', '| 7 | Search | ✅ Done |', '',
      '## Phase 1: Base ✅', '', '## Phase 2: Cart ✅ DONE', '**Status:** In progress', '', '## Package 7: Search 🔄',
    ].join('\n') };
    assert.deepEqual(await told(files, 'status-conflict'), [
      'PLAN.md:5:19 warning status-conflict: `Phase 1` is `✅` in its heading, but `⏳ Pending` here',
      'PLAN.md:6:19 warning status-conflict: `Phase 2` is `In progress` in its status field, but `✅ Done` here',
      'PLAN.md:10:16 warning status-conflict: `Package 7` is `🔄` in its heading, but `✅ Done` here',
      'PLAN.md:14:18 warning status-conflict: `Phase 2` is `In progress` in its status field, but `✅ DONE` here',
    ]);
  });

  it('clears a tick that contradicts, whatever the status is', async () => {
    const text = (status: string, box: string): Files => ({
      'PLAN.md': `| ID | Ticket | Status |\n|---|---|---|\n| PF-1 | Login | ${status} |\n\n## Phase 1\n\n- [${box}] [PF-1] Login\n`,
    });
    const { finding, facts } = await onlyConflict(text('Blocked: by legal', 'x'));
    assert.equal(line(finding, facts), 'PLAN.md:7:3 warning status-conflict: `PF-1` is `Blocked: by legal` in its row, but `[x]` here');
    assert.deepEqual(fixed(text('Blocked: by legal', 'x'), finding), text('Blocked: by legal', ' '));
    const done = await onlyConflict(text('Done', ' '));
    assert.deepEqual(fixed(text('Done', ' '), done.finding), text('Done', 'x'));
  });

  it('says nothing of other words for the same, reasons, and words that nobody knows', async () => {
    assert.deepEqual(await conflicts(shop({})), []);
    assert.deepEqual(await conflicts(shop({ quote: '✔ Shipped', row: 'Complete', phasePlan: 'merged' })), []);
    assert.deepEqual(await conflicts(shop({ own: 'BLOCKED:legal', quote: '🚧', row: '⛔ Blocked', phasePlan: '🚧 [BLOCKED:money]' })), []);
    assert.deepEqual(await conflicts(shop({ own: 'DONE:invalidated-by:PP08' })), []);
    assert.deepEqual(await conflicts(shop({ quote: '⏳', own: 'quiescent', row: 'sleeping', phasePlan: '—' })), []);
    assert.deepEqual(await conflicts(shop({ row: '', phasePlan: 'N/A' })), []);
  });

  it('takes a checkbox for no more than it says', async () => {
    const text = (status: string, box: string): Files => ({ 'PLAN.md': `| ID | Ticket | Status |\n|---|---|---|\n| PF-1 | Login | ${status} |\n\n- [${box}] [PF-1] Login\n` });
    for (const [status, box] of [['Todo', ' '], ['In progress', ' '], ['Blocked', ' '], ['Cut', ' '], ['Cut', 'x'], ['Done', 'X'], ['Wip', '~'], ['Done', '?'], ['Done', '-']] as const) {
      assert.deepEqual(await told(text(status, box), 'status-conflict'), [], `${status} [${box}]`);
    }
  });

  it('says nothing of records and of what only looks like a status', async () => {
    assert.deepEqual(await told({
      'day_dream/_overview.md': [
        '| Name | Type | Status |', '|---|---|---|', '| SP01_shop | System | 🔄 [WIP] |', '',
        '## State Deltas', '', '### ✅ SP01_shop — Sep 2025', '', '- cart: [DONE]',
      ].join('\n'),
      'day_dream/_tree.md': '<!-- GENERATED -->\n- SP01_shop ✅ [DONE]\n',
      'day_dream/SP01_shop/_overview.md': [
        '---', 'status: WIP', '---', '# Shop', '', 'It was [DONE] once: ✅.', '', '```', '**Status:** Done', '```', '',
        '## Dependencies', '', '| Dependency | Status |', '|---|---|', '| SP01_shop | Done |',
      ].join('\n'),
      'PLAN.md': '## Phase 1 ⏳ TODO\n\n### Dependencies\n\n| Phase | Status |\n|---|---|\n| Phase 1 | Done |\n',
    }, 'status-conflict'), []);
  });

  it('leaves records of other kinds alone: logs, past sprints, reviews, what is waited for', async () => {
    const of = (heading: string, table: string): Files => ({
      [`${ROOT}/_overview.md`]: `# Plans\n\n## ${heading}\n\n### 12 January\n\n${table}`,
      [`${ROOT}/SP01_shop/_overview.md`]: '---\nstatus: DONE\n---\n# Shop\n',
      [`${ROOT}/SP01_shop/p00_base/_overview.md`]: '---\nstatus: DONE\n---\n# Base\n',
      'PLAN.md': `# Plan\n\n## Phase 1 ✅ DONE\n\n## ${heading}\n\n| Date | Phase | Status |\n|---|---|---|\n| 3 May | Phase 1 | Started |\n`,
    });
    const log = '| Date | Plan | Status |\n|---|---|---|\n| 12 January | SP01_shop | 🔄 [WIP] |\n';
    const sprint = '| Plan | Phase | Status |\n|---|---|---|\n| SP01_shop | p00_base | ⏳ [TODO] |\n';
    const named = '| Name | Type | Status |\n|---|---|---|\n| SP01_shop | System | Pending |\n';
    for (const [heading, table] of [['History', log], ['Status log', log], ['Changelog', log], ['Previous sprint', sprint], ['Review schedule', log],
      ['External dependencies', named], ['Risks', named], ['Test results', named]] as const) {
      assert.deepEqual(await told(of(heading, table), 'status-conflict'), [], heading);
    }
    for (const [heading, table] of [['Plans', named], ['Audit logging', log], ['This sprint', sprint]] as const) {
      assert.equal((await told(of(heading, table), 'status-conflict')).length, 2, heading);
    }
  });

  it('reads phases of a phase plan whatever they are called', async () => {
    assert.deepEqual(await conflicts({
      [`${ROOT}/SP01_shop/_overview.md`]: '# Shop\n',
      [`${ROOT}/SP01_shop/80_implementation.md`]: '### p00 — History ✅ [DONE]\n\n| Status | Task |\n|---|---|\n| 🔄 | [01_cart](p00_history/01_cart.md) |\n',
      [`${ROOT}/SP01_shop/p00_history/01_cart.md`]: '---\nstatus: DONE\n---\n# Cart\n',
    }), ['80_implementation.md:5:3 warning status-conflict: `01_cart` is `DONE` in its front matter, but `🔄` here']);
  });

  it('leaves it to people which of two rows is right', async () => {
    const rows = (second: string): string => `# Plan\n\n| Ticket | Status |\n|---|---|\n| AB-1 | In progress |\n\n| Ticket | Status |\n|---|---|\n| AB-1 | ${second} |\n`;
    const { finding } = await onlyConflict({ 'PLAN.md': rows('Done') });
    assert.deepEqual(finding.fixes().map(({ title, isGuess }) => [title, isGuess === true]), [['Set to wip, as in its row', true], ['Set all to done, as here', false]]);
    assert.equal((await onlyConflict(shop({ row: '🔄 [WIP]' }))).finding.fixes()[0]?.isGuess, false);
  });

  it('leaves it to people where the copy that counts contradicts what stands below it', async () => {
    const text = (heading: string, row: string, boxes: string): Files => ({
      'PLAN.md': `| Phase | Status |\n|---|---|\n| Phase 2 | ${row} |\n\n## Phase 2: Indexing ${heading}\n\n${[...boxes].map((box) => `- [${box}] ${box} part\n`).join('')}`,
    });
    for (const [heading, row, boxes, isGuess] of [
      ['⏳', 'In progress', 'xx', true], ['⏳', 'In progress', 'x ', false], ['✅', 'Todo', 'x ', true], ['✅', 'Todo', 'xx', false],
    ] as const) {
      const { finding } = await onlyConflict(text(heading, row, boxes));
      assert.equal(finding.fixes()[0]?.isGuess, isGuess, `${heading} ${boxes}`);
    }
  });

  it('takes nothing back that is done, unasked', async () => {
    const text = (row: string, box: string): Files => ({ 'PLAN.md': `| ID | Status |\n|---|---|\n| PF-5 | ${row} |\n\n- [${box}] PF-5: e\n` });
    const ticked = await onlyConflict(text('Todo', 'x'));
    assert.equal(ticked.finding.fixes()[0]?.isGuess, true);
    assert.deepEqual(fixed(text('Todo', 'x'), ticked.finding), text('Todo', ' '));
    assert.equal((await onlyConflict(text('Done', ' '))).finding.fixes()[0]?.isGuess, false);
    assert.equal((await onlyConflict(shop({ own: 'WIP', quote: '🔄', phasePlan: '🔄' }))).finding.fixes()[0]?.isGuess, true);
  });

  it('copies no block without a reason, unasked', async () => {
    const isGuess = async (own: string): Promise<unknown> => (await onlyConflict(shop({ own, quote: '🚧', row: '🔄 [WIP]', phasePlan: '🚧' }))).finding.fixes()[0]?.isGuess;
    assert.deepEqual([await isGuess('BLOCKED'), await isGuess('BLOCKED:legal')], [true, false]);
  });

  it('can be switched off where a copy is meant to differ', async () => {
    const text = (comment: string): Files => ({ 'PLAN.md': `# Plan\n\n${comment}\n## Phase 1 ✅ DONE\n\n**Status:** In progress\n` });
    assert.equal((await told(text(''), 'status-conflict')).length, 1);
    assert.deepEqual(await told(text('<!-- waymark-disable-next-line status-conflict -->'), 'status-conflict'), []);
  });
});
