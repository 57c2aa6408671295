import assert from 'node:assert/strict';
import type { Files } from '../rules/findings';
import { CART, DREAM, MARKS, ROADMAP, SHOP, WORLD, roadmap, shop, world } from './completion-workspaces';
import { askAt, fits, lineWith, offeredAt, shownAt } from './completions';

describe('completion of statuses', () => {
  it('writes a cell as the others of its table', async () => {
    assert.deepEqual(await offeredAt(shop('| p01 | Plan | Light | ‸ |\n')), MARKS);
    assert.deepEqual(await offeredAt(shop('| p01 | Plan | Light | ‸\n')), MARKS);
    const row = ROADMAP.replace('| ⏳ To Do |', '| ⏳ To Do |\n| 3 | Dues | | ‸ |');
    assert.deepEqual(await offeredAt({ 'ROADMAP.md': row }), ['⏳ To Do', '🔄 Wip', '✅ Done', '🚧 Blocked', '🚫 Cut']);
    const emoji = world(`${DREAM}SP01_shop/80_implementation.md`, `${WORLD[`${DREAM}SP01_shop/80_implementation.md`]}| p02 | ‸ | |\n`);
    assert.deepEqual((await offeredAt(emoji))?.slice(0, 3), ['⏳', '🔄', '✅']);
  });

  it('replaces what the cell says', async () => {
    assert.equal(await lineWith(shop('| p01 | Plan | Light | ⏳ [T‸ODO] | x |\n'), '✅ [DONE]'), '| p01 | Plan | Light | ✅ [DONE] | x |');
    assert.equal(await lineWith(shop('| p01 | Plan | Light | ⏳ [‸] |\n'), '🔄 [WIP]'), '| p01 | Plan | Light | 🔄 [WIP] |');
    assert.equal(await lineWith(shop('| p01 | Plan | Light |‸|\n'), '🚫 [CUT]'), '| p01 | Plan | Light | 🚫 [CUT]|');
  });

  it('finds a status by its word, whatever emoji stands there', async () => {
    const { found } = await askAt(shop('| p01 | Plan | Light | ⏳ [d‸] |\n'));
    assert.deepEqual(found?.items.filter((item) => fits(item, '⏳ [do')).map(({ label }) => label), ['⏳ [TODO]', '✅ [DONE]']);
  });

  it('is known behind an emoji and a bracket', async () => {
    assert.deepEqual(await offeredAt(shop('\n### Till ⏳ [‸]\n')), MARKS);
    assert.equal(await lineWith(shop('\n### Till ⏳ [T‸]\n'), '✅ [DONE]'), '### Till ✅ [DONE]');
    assert.equal(await lineWith(shop('\n- Till ⏳ [T‸\n'), '✅ [DONE]'), '- Till ✅ [DONE]');
    assert.equal(await lineWith(shop('\n> Part of [x](./y.md) · ⏳ [‸]\n'), '🚫 [CUT]'), '> Part of [x](./y.md) · 🚫 [CUT]');
  });

  it('is no model for itself, though the plan has read it', async () => {
    const alone = (text: string): Files => ({ 'day_dream/_overview.md': '# Plans\n', 'day_dream/SP01_a/_overview.md': `---\nname: a\n---\n${text}` });
    assert.deepEqual(await offeredAt(alone('# A ⏳ [‸]\n')), MARKS);
    assert.deepEqual(await offeredAt(alone('# A\n\n> Part of it · ⏳ [‸]\n')), MARKS);
    assert.equal(await lineWith(alone('# A\n\n**Status:** ⏳ [T‸]\n'), 'TODO'), '**Status:** TODO');
  });

  it('is known behind a bracket at the end of a heading', async () => {
    assert.equal(await lineWith(shop('\n## Till [d‸]\n'), '✅ [DONE]'), '## Till ✅ [DONE]');
    assert.equal(await lineWith(roadmap('\n## Phase 3 — Sail ⏳ ‸\n'), '✅ DONE'), '## Phase 3 — Sail ✅ DONE');
  });

  it('is known in a field', async () => {
    assert.deepEqual((await offeredAt(shop('\n**Status:** ‸\n')))?.slice(0, 3), ['TODO', 'WIP', 'DONE']);
    assert.equal(await lineWith(shop('\n**Status:**‸\n'), 'DONE'), '**Status:** DONE');
    assert.equal(await lineWith(shop('\n- **Phase Status:** T‸ODO - 3 May\n'), 'DONE'), '- **Phase Status:** DONE - 3 May');
    assert.equal(await lineWith(shop('\n**Status:** T‸ · **Owner:** Kai\n'), 'DONE'), '**Status:** DONE · **Owner:** Kai');
    assert.equal(await lineWith(shop('\n**Status: T‸**\n'), 'WIP'), '**Status: WIP**');
  });

  it('offers what something may wait for', async () => {
    const plans = ['p01-cart', 'p00-base', 'market', 'move', 'old'];
    assert.deepEqual(await offeredAt(shop('\n### Till 🚧 [BLOCKED:‸]\n')), plans);
    assert.deepEqual(await offeredAt(shop('| p01 | Plan | Light | 🚧 [BLOCKED:‸] |\n')), plans);
    assert.deepEqual(await offeredAt(shop('\n**Status:** BLOCKED:‸\n')), plans);
    assert.equal(await lineWith(shop('\nIt is [BLOCKED:m‸ost] now\n'), 'SP02_market'), 'It is [BLOCKED:market] now');
    assert.deepEqual((await offeredAt(roadmap('\n## Phase 3 [BLOCKED:‸]\n')))?.slice(0, 3), ['package-2', 'HB-002', 'phase-2']);
  });
});

describe('completion in tables', () => {
  it('offers what lies in the folder, first what is not listed yet', async () => {
    assert.deepEqual(await offeredAt(shop('| ‸\n')), ['[p01_cart/](./p01_cart/_overview.md)', '[p00_base/](./p00_base/_overview.md)']);
    assert.deepEqual(await shownAt(shop('|‸\n')), ['p01_cart | todo · p01 — Cart', 'p00_base | done · p00 — Base']);
  });

  it('replaces what is begun in the cell', async () => {
    assert.equal(await lineWith(shop('| [p‸] | Plan |\n'), 'p01_cart'), '| [p01_cart/](./p01_cart/_overview.md) | Plan |');
    assert.equal(await lineWith(shop('|‸| Plan |\n'), 'p01_cart'), '| [p01_cart/](./p01_cart/_overview.md)| Plan |');
  });

  it('writes as the other rows do', async () => {
    const like = (row: string): Files => world(CART, `# Cart\n\n## Children\n\n| Name | Type | Status |\n|---|---|---|\n| ${row} | Task | |\n| ‸ |\n`);
    for (const [row, insert] of [
      ['01_lines.md', '02_sums.md'], ['01_lines', '02_sums'], ['`01_lines.md`', '`02_sums.md`'], ['**01_lines**', '**02_sums**'],
      ['[lines](01_lines.md)', '[sums](02_sums.md)'], ['[01_lines](./01_lines.md)', '[02_sums](./02_sums.md)'],
    ] as const) {
      assert.equal((await offeredAt(like(row)))?.[0], insert, row);
    }
  });

  it('writes links in the first row', async () => {
    const first = world(CART, '# Cart\n\n## Children\n\n| Name | Type | Status |\n|---|---|---|\n| ‸ |\n');
    assert.deepEqual(await offeredAt(first), ['[01_lines.md](./01_lines.md)', '[02_sums.md](./02_sums.md)']);
    const nasty = { ...first, [CART.replace('_overview.md', '03_a (b) #c.md')]: '# C\n' };
    assert.equal((await offeredAt(nasty))?.at(-1), '[03_a (b) #c.md](./03_a%20%28b%29%20%23c.md)');
  });

  it('offers all plans in the root', async () => {
    const row = (cells: string): Files => world(`${DREAM}_overview.md`, `${WORLD[`${DREAM}_overview.md`]}| ${cells} |\n`);
    assert.deepEqual(await offeredAt(row('‸')), [
      '[SP02_market](./SP02_market/_overview.md)', '[PP03_move](./PP03_move/_overview.md)',
      '[SP00_old](./_completed/2025-Q1/SP00_old/_overview.md)', '[SP01_shop](./SP01_shop/_overview.md)',
    ]);
    assert.deepEqual(await offeredAt(row('SP02_market | | | | ‸')), ['SP01', 'PP03', 'SP00']);
    assert.deepEqual(await offeredAt(row('SP02_market | | | | SP01, ‸')), ['PP03', 'SP00']);
    assert.deepEqual(await offeredAt(row('SP02_market | ‸')), ['System', 'Procedure']);
  });

  it('offers modules in their index', async () => {
    const index = (row: string): Files => world(`${DREAM}_overview.md`, `# Plans\n\n| Module | Origin Plan | Spec File |\n|---|---|---|\n| ${row} |\n`);
    assert.deepEqual(await offeredAt(index('‸')), ['till']);
    assert.deepEqual(await offeredAt(index('till | ‸')), ['SP01_shop', 'SP02_market', 'PP03_move', 'SP00_old']);
    assert.deepEqual(await offeredAt(index('till | | ‸')), ['`SP01_shop/modules/till.md`']);
    assert.deepEqual(await offeredAt(index('till | | `SP0‸`')), ['`SP01_shop/modules/till.md`']);
  });

  it('offers phases in the phase plan and the sprint', async () => {
    const path = `${DREAM}SP01_shop/80_implementation.md`;
    assert.deepEqual(await offeredAt(world(path, `${WORLD[path]}| ‸\n`)), ['p01', 'p00']);
    assert.deepEqual((await offeredAt(world(path, `${WORLD[path]}| p02 | | ‸ |\n`)))?.slice(0, 2), ['p01', 'p00']);
    const sprint = (row: string): Files => world(`${DREAM}_overview.md`, `# Plans\n\n## Current Sprint\n\n| Plan | Phase | Status |\n|---|---|---|\n| ${row} |\n`);
    assert.deepEqual(await offeredAt(sprint('SP01_shop | ‸')), ['p01_cart', 'p00_base']);
    assert.deepEqual(await offeredAt(sprint('‸ | ')), ['SP01_shop', 'SP02_market', 'PP03_move', 'SP00_old']);
  });

  it('draws magnitudes where the others are drawn', async () => {
    assert.deepEqual((await offeredAt(shop('| p01_cart | Plan | ‸ | |\n')))?.slice(1, 3), ['■■□□□□□□ Light', '■■■□□□□□ Standard']);
    const plain = world(CART, '# Cart\n\n| Name | Type | Magnitude |\n|---|---|---|\n| 01_lines | Task | ‸ |\n');
    assert.deepEqual((await offeredAt(plain))?.slice(1, 3), ['Light', 'Standard']);
  });

  it('offers nothing in other cells, headers and other tables', async () => {
    assert.equal(await offeredAt(shop('| p01_cart | Plan | Light | ✅ [DONE] | ‸ |\n')), null);
    assert.equal(await offeredAt(shop('\n| Name | ‸ |\n|---|---|\n')), null);
    assert.equal(await offeredAt(shop('\n| Name | Status |\n|---|‸---|\n')), null);
    assert.equal(await offeredAt(shop('\n| Name | Price |\n|---|---|\n| ‸ | 3 |\n')), null);
    assert.equal(await offeredAt(roadmap('\n| Name | Type |\n|---|---|\n| ‸ | |\n')), null);
  });

  it('counts no escaped bar', async () => {
    assert.deepEqual(await offeredAt(shop('| a \\| b | Plan | Light | ‸ |\n')), MARKS);
  });

  it('knows tables in quotes, and CRLF', async () => {
    assert.deepEqual((await offeredAt(roadmap('\n> | Phase | Status |\n> |---|---|\n> | 1 | ‸ |\n')))?.slice(0, 2), ['⏳ To Do', '🔄 Wip']);
    const crlf = `${WORLD[SHOP]}| p01 | Plan | Light | ‸ |\n`.replaceAll('\n', '\r\n');
    assert.deepEqual(await offeredAt(world(SHOP, crlf)), MARKS);
  });
});

describe('completion of ids', () => {
  it('offers the tickets of the document behind their prefix', async () => {
    assert.deepEqual(await shownAt(roadmap('\nSee HB-‸ first.\n')), ['HB-002 | todo · Draw', 'HB-001 | done · Measure']);
    assert.equal(await lineWith(roadmap('\nSee HB-0‸01 first.\n'), 'HB-002'), 'See HB-002 first.');
    assert.deepEqual(await offeredAt(roadmap('\n**Depends on:** HB-‸\n')), ['HB-002', 'HB-001']);
  });

  it('offers the next free one where a ticket begins', async () => {
    for (const line of ['- [ ] HB-‸', '* [ ] Ticket [HB-‸]', '### HB-‸', '## [HB-‸]', '- **HB-‸', '| HB-‸ |']) {
      assert.deepEqual((await offeredAt(roadmap(`\n${line}\n`)))?.at(-1), 'HB-003', line);
    }
    assert.equal((await shownAt(roadmap('\n- [ ] HB-‸\n'))).at(-1), 'HB-003 (next free)');
    assert.equal((await offeredAt(roadmap('\nAlso HB-003.\n\n- [ ] HB-‸\n')))?.at(-1), 'HB-004');
  });

  it('offers those of other documents where the own has no such tickets', async () => {
    assert.deepEqual(await offeredAt({ 'ROADMAP.md': ROADMAP, 'PLAN.md': '# Plan\n\n- [ ] After HB-‸\n' }), ['HB-002', 'HB-001']);
  });

  it('offers nothing behind what only looks like a prefix', async () => {
    for (const line of ['UTF-‸', 'xHB-‸', 'SUB-HB-‸', 'HB-1-‸', '- ‸', 'a -‸', '`HB-‸`']) {
      assert.equal(await offeredAt(roadmap(`\n${line}\n`)), null, line);
    }
  });

  it('offers packages where the document numbers them', async () => {
    const row = (cell: string): Files => roadmap(`\n| # | Package | Dependencies |\n|---|---|---|\n| 3 | Dues | ${cell} |\n`);
    assert.deepEqual(await shownAt(row('#‸')), ['#2 | todo · Booking', '#1 | done · Berths']);
    assert.deepEqual(await offeredAt(row('#1, #‸')), ['#2']);
    assert.deepEqual((await offeredAt(row('‸')))?.slice(0, 3), ['#2', 'HB-002', 'Phase 2']);
    assert.deepEqual((await offeredAt(roadmap('\n**Depends on:** ‸\n')))?.slice(0, 3), ['#2', 'HB-002', 'Phase 2']);
    assert.equal(await offeredAt(roadmap('\nSee #‸\n')), null);
  });
});

describe('completion of paths', () => {
  it('offers plan files in backticks, from all places where a path may begin', async () => {
    const lines = `${DREAM}SP01_shop/p01_cart/01_lines.md`;
    assert.deepEqual(await shownAt(world(lines, '# Lines\n\nSee `modules/‸`.\n')), ['till.md | Till']);
    assert.deepEqual(await offeredAt(world(lines, '# Lines\n\nSee `../‸`.\n')), [
      '80_implementation.md', '_overview.md', 'modules/', 'p00_base/', 'p01_cart/',
    ]);
    assert.deepEqual(await offeredAt(world(lines, '# Lines\n\nSee `SP01_shop/modules/t‸`.\n')), ['till.md']);
    assert.deepEqual(await offeredAt(world(lines, '# Lines\n\nSee `.agent_plan/‸`.\n')), ['day_dream/']);
    assert.deepEqual(await offeredAt(world(lines, '# Lines\n\nSee `/.agent_plan/‸`.\n')), ['day_dream/']);
  });

  it('finds a file by all of its name, signs before the first letter too', async () => {
    const { found } = await askAt(world(CART, '# Cart\n\nSee `../‸`.\n'));
    assert.deepEqual(found?.items.filter((item) => item.filter.startsWith('_')).map(({ insert }) => insert), ['_overview.md']);
  });

  it('offers nothing without a stroke, and where nothing lies', async () => {
    for (const line of ['`‸`', '`mod‸`', '`nowhere/‸`', '`and / or‸`', '`a` b/‸']) {
      assert.equal(await offeredAt(shop(`\n${line}\n`)), null, line);
    }
  });

  it('leaves links to VS Code', async () => {
    for (const line of ['[x](‸)', '[x](./‸)', '[x](#‸)', '[x](./a.md#‸)', '| [p](./‸) |']) {
      assert.equal(await offeredAt(shop(`\n${line}\n`)), null, line);
    }
  });
});

describe('completion keeps quiet', () => {
  it('in prose', async () => {
    const lines = [
      '‸', 'word ‸', 'word: ‸', 'It depends on ‸', 'see [‸', 'see [x‸]', '- ‸', '- [‸', '- [ ] ‸', '# ‸', '# Title‸', '# Title ‸', 'a | b ‸',
      'Done [‸', '✅ see [‸', '> ‸', '**bold** ‸', '**bold: ‸', 'Status: ‸', 'BLOCKED:‸',
    ];
    for (const line of lines) {
      assert.equal(await offeredAt(shop(`\n${line}\n`)), null, line);
    }
  });

  it('in code and comments', async () => {
    const status = '### Till ⏳ [‸';
    const texts = [
      `\`\`\`md\n${status}\n\`\`\``, `~~~\n${status}`, `    ${status}`, `- x\n  \`\`\`\n  ${status}`, `<!--\n${status}\n-->`, `<pre>\n${status}`,
      'Words <!-- **Status:** [BLOCKED:‸', '`[BLOCKED:‸]`', '```\n| Name | Status |\n|---|---|\n| x | ‸ |\n```',
    ];
    for (const text of texts) {
      assert.equal(await offeredAt(shop(`\n${text}\n`)), null, text);
    }
  });

  it('in files that are no plan', async () => {
    assert.equal(await offeredAt({ 'README.md': '---\nstatus: ‸\n---\n# Read\n' }), null);
    assert.equal(await offeredAt({ 'README.md': '# Read\n\n## Phase 1 ⏳ [‸\n' }), null);
    assert.equal(await offeredAt(world(`${DREAM}_templates/x.md`, '---\nstatus: ‸\n---\n')), null);
  });

  it('in values that go on in prose', async () => {
    assert.equal(await offeredAt(shop('\n**Depends on:** None (in parallel with the ‸\n')), null);
    assert.equal(await offeredAt(shop('\n**Owner:** ‸\n')), null);
    assert.equal(await offeredAt(shop('\nSome **Status:** ‸\n')), null);
  });
});
