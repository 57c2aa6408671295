import assert from 'node:assert/strict';
import type { Files } from '../rules/findings';
import { CART, DREAM, SHOP, WORDS, WORLD, frontMatter, world } from './completion-workspaces';
import { askAt, fits, lineWith, offeredAt, shownAt } from './completions';

describe('completion in front matter', () => {
  it('offers the fields of the protocol that are missing, required ones first', async () => {
    const found = await shownAt(frontMatter('name: shop\nstatus: WIP\n‸'));
    assert.deepEqual(found.slice(0, 6), [
      'type | required', 'magnitude | required', 'origin | required', 'last_updated | required', 'priority', 'emergency_declared_at',
    ]);
    assert.ok(!found.includes('name') && !found.includes('status'));
  });

  it('writes a field with its colon, unless that is there', async () => {
    assert.equal(await lineWith(frontMatter('name: shop\nty‸'), 'type'), 'type: ');
    assert.equal(await lineWith(frontMatter('name: shop\nty‸: system'), 'type'), 'type: system');
  });

  it('offers no field in front of what is there', async () => {
    for (const line of ['‸status: WIP', '‸- market', '‸  - market']) assert.equal(await offeredAt(frontMatter(`name: shop\n${line}`)), null, line);
    assert.equal(await lineWith(frontMatter('name: shop\n‸: system'), 'type'), 'type: system');
    assert.equal(await lineWith(frontMatter('name: shop\n‸ # what it is'), 'type'), 'type:  # what it is');
  });

  it('offers no field that stands below', async () => {
    assert.ok(!(await shownAt(frontMatter('‸\nmagnitude: Epic'))).includes('magnitude | required'));
  });

  it('offers a module its own fields', async () => {
    assert.deepEqual(await shownAt(frontMatter('‸', `${DREAM}SP01_shop/modules/till.md`)), [
      'module | required', 'last_updated | required', 'modified_by_plans | required', 'knowledge_gaps', 'sole_expert', 'source',
    ]);
  });

  it('offers version 4.02 what it knows', async () => {
    const older = { 'day_dream/shop/_overview.md': '---\nmagnitude: Epic\n‸\n---\n# Shop\n' };
    assert.deepEqual(await shownAt(older), ['name | required', 'status | required']);
  });

  it('offers a plan document what Waymark reads there', async () => {
    assert.deepEqual(await offeredAt({ 'PLAN.md': '---\n‸\n---\n# Plan\n' }), [
      'waymark: ', 'status: ', 'owner: ', 'priority: ', 'start_at: ', 'last_updated: ', 'depends_on: ', 'blocks: ', 'knowledge_gaps: ',
    ]);
    assert.deepEqual(await offeredAt({ 'PLAN.md': '---\nwaymark: ‸\n---\n# Plan\n' }), ['plan']);
  });

  it('goes on where the block is not closed yet', async () => {
    assert.deepEqual(await offeredAt(world(SHOP, '---\nname: shop\ntype: ‸\n\n# Shop\n')), ['system', 'procedure']);
    assert.deepEqual(await offeredAt(world(SHOP, '---\nname: shop\ntype: ‸')), ['system', 'procedure']);
  });

  it('ends where prose begins', async () => {
    assert.equal(await offeredAt(world(SHOP, '---\nname: shop\n\n# Shop\n\nAll of it.\n\ntype: ‸\n')), null);
    assert.equal(await offeredAt(world(SHOP, '---\nname: shop\n---\n\ntype: ‸\n')), null);
  });

  it('offers the words of each kind of field', async () => {
    assert.deepEqual(await offeredAt(frontMatter('type: ‸')), ['system', 'procedure']);
    assert.deepEqual(await offeredAt(frontMatter('magnitude: ‸Heavy')), ['Trivial', 'Light', 'Standard', 'Heavy', 'Epic']);
    assert.deepEqual(await shownAt(frontMatter('magnitude: Li‸')).then((all) => all[1]), 'Light | up to 2 slots');
    assert.deepEqual(await offeredAt(frontMatter('priority: ‸')), ['emergency', 'normal']);
    assert.deepEqual(await shownAt(frontMatter('start_at: ‸')), ['2026-01-20 | today']);
    assert.deepEqual(await offeredAt(frontMatter('name: ‸')), ['shop']);
    assert.deepEqual(await offeredAt(frontMatter('name: ‸', CART)), ['p01_cart']);
  });

  it('puts a blank behind the colon', async () => {
    assert.deepEqual(await offeredAt(frontMatter('type:‸')), [' system', ' procedure']);
    assert.equal(await lineWith(frontMatter('depends_on:‸'), 'SP02_market'), 'depends_on: [market]');
  });

  it('offers statuses as the file writes them', async () => {
    assert.deepEqual(await offeredAt(frontMatter('status: ‸')), WORDS);
    assert.deepEqual(await offeredAt(frontMatter('status: TO‸DO')), WORDS);
    assert.deepEqual(await offeredAt({ 'PLAN.md': '---\nstatus: ‸done\n---\n# Plan\n' }), ['todo', 'wip', 'done', 'blocked', 'cut']);
    assert.equal(await lineWith(frontMatter('status: "T‸"'), 'DONE'), 'status: "DONE"');
  });

  it('offers statuses as siblings write them, where the file has none', async () => {
    const older = {
      'day_dream/_overview.md': '# Plans\n', 'day_dream/a/_overview.md': '---\nstatus: Done\nmagnitude: Epic\n---\n# A\n',
      'day_dream/b/_overview.md': '---\nstatus: ‸\n---\n# B\n',
    };
    assert.deepEqual((await offeredAt(older))?.slice(0, 3), ['Todo', 'Wip', 'Done']);
  });

  it('offers reasons behind BLOCKED and DONE', async () => {
    assert.deepEqual(await offeredAt(frontMatter('status: BLOCKED:‸')), ['p01-cart', 'p00-base', 'market', 'move', 'old']);
    assert.deepEqual(await offeredAt(frontMatter('status: DONE:invalidated-by:‸')), ['market', 'move', 'old']);
    assert.equal(await lineWith(frontMatter('status: BLOCKED:mo‸'), 'PP03_move'), 'status: BLOCKED:move');
  });

  it('offers plans in each kind of list: open ones, done ones, archived ones', async () => {
    const plans = ['market', 'move', 'old'];
    assert.deepEqual(await offeredAt(frontMatter('depends_on: [‸]')), plans);
    assert.deepEqual(await offeredAt(frontMatter('depends_on: [‸')), plans);
    assert.deepEqual(await offeredAt(frontMatter('depends_on:\n  - ‸')), plans);
    assert.deepEqual(await offeredAt(frontMatter('depends_on:\n- ‸')), plans);
    assert.deepEqual(await offeredAt(frontMatter('depends_on: [\n  ‸\n]')), plans);
    assert.deepEqual(await offeredAt(frontMatter('depends_on: ‸')), plans.map((each) => `[${each}]`));
    assert.deepEqual(await shownAt(frontMatter('blocks: [‸]')), [
      'SP02_market | blocked · Market', 'PP03_move | done · Moving house', 'SP00_old | done · Old',
    ]);
  });

  it('offers nothing in front of a list that is there', async () => {
    for (const lines of [
      'depends_on: ‸[market]', 'depends_on:‸ [market]', 'depends_on: m‸ [market, move]', 'depends_on: [move, ‸[market]]', 'depends_on:\n  - ‸[market]',
      'depends_on: ‸\n  - market', 'depends_on:‸\n# of them\n\n- market', 'depends_on: ‸\n  [market]',
    ]) {
      assert.equal(await offeredAt(frontMatter(lines)), null, lines);
    }
    assert.equal(await lineWith(frontMatter('depends_on: ‸ # [so far]\n# none\nblocks:\n- market'), 'PP03_move'), 'depends_on: [move] # [so far]');
  });

  it('offers no plan twice', async () => {
    assert.deepEqual(await offeredAt(frontMatter('depends_on: [market, ‸]')), ['move', 'old']);
    assert.deepEqual(await offeredAt(frontMatter('depends_on: [SP02, ‸]')), ['PP03', 'SP00']);
    assert.deepEqual(await offeredAt(frontMatter('depends_on: market, ‸')), ['move', 'old']);
    assert.deepEqual(await offeredAt(frontMatter('depends_on:\n  - market\n  - ‸\n  - "move"')), ['old']);
    assert.deepEqual(await offeredAt(frontMatter('depends_on: [mar‸ket]')), ['market', 'move', 'old']);
  });

  it('writes names as the file does', async () => {
    assert.equal(await lineWith(frontMatter('blocks: [SP02_market]\ndepends_on: [m‸]'), 'PP03_move'), 'depends_on: [PP03_move]');
  });

  it('replaces the name around the caret, not its quotes', async () => {
    assert.equal(await lineWith(frontMatter('depends_on: [SP02, "mo‸ve" , x]'), 'SP00_old'), 'depends_on: [SP02, "SP00" , x]');
    assert.equal(await lineWith(frontMatter('depends_on:\n  - mo‸ve # that'), 'SP00_old'), '  - old # that');
    assert.equal(await lineWith(frontMatter('depends_on: [\'‸\']'), 'PP03_move'), 'depends_on: [\'move\']');
  });

  it('finds a plan by any part of its name', async () => {
    const { found } = await askAt(frontMatter('depends_on: [SP02_m‸]'));
    assert.deepEqual(found?.items.filter((item) => fits(item, 'SP02_m')).map(({ insert }) => insert), ['market']);
    assert.deepEqual(found?.items.filter((item) => fits(item, 'mark')).map(({ insert }) => insert), ['market']);
  });

  it('offers a phase its neighbours first', async () => {
    assert.deepEqual(await offeredAt(frontMatter('depends_on: [‸]', CART)), ['p00_base', 'market', 'move', 'old']);
  });

  it('offers plans only where only plans are meant', async () => {
    assert.deepEqual(await offeredAt(frontMatter('modified_by_plans: [‸]', `${DREAM}SP01_shop/modules/till.md`)), ['shop', 'market', 'move', 'old']);
    assert.deepEqual(await offeredAt(frontMatter('invalidated_by: ‸')), ['market', 'move', 'old']);
  });

  it('offers what a plan began with', async () => {
    assert.deepEqual(await offeredAt(frontMatter('origin: ‸')), ['exploration/why_sell.md', 'market', 'move', 'old']);
    assert.deepEqual(await offeredAt(frontMatter('origin: exploration/‸')), ['why_sell.md']);
  });

  it('offers nothing in text, comments and behind a list', async () => {
    const lines = [
      'sole_expert: ‸', 'unheard_of: ‸', '# depends_on: ‸', 'type: system # ‸', 'depends_on: [market] ‸', '  - ‸', 'knowledge_gaps:\n  - ‸',
    ];
    for (const line of lines) {
      assert.equal(await offeredAt(frontMatter(line)), null, line);
    }
    assert.equal(await offeredAt(world(SHOP, '---‸\nname: shop\n---\n')), null);
    assert.equal(await offeredAt(world(SHOP, '---\nname: shop\n---‸\n')), null);
  });

  it('knows lines that end in CRLF', async () => {
    const text = '---\r\nname: shop\r\ndepends_on:\r\n  - market\r\n  - ‸\r\n---\r\n\r\n# Shop\r\n';
    assert.deepEqual(await offeredAt(world(SHOP, text)), ['move', 'old']);
    assert.equal(await lineWith(world(SHOP, text.replace('- ‸', '- mo‸')), 'PP03_move'), '  - move');
  });

  it('goes by the text as it is, though the plan has read another', async () => {
    const files = frontMatter('name: shop\n# a line that was not there\ndepends_on: [‸]');
    assert.deepEqual(await offeredAt(files, { [SHOP]: WORLD[SHOP] as string }), ['market', 'move', 'old']);
    assert.deepEqual(await offeredAt(files, { [SHOP]: '' }), ['market', 'move', 'old']);
  });

  it('names a task by the id that stands before its words, as its tool does', async () => {
    const tasks = (dependencies: string): Files => ({
      ...Object.fromEntries(['2 - Draw', '3 - Build', '4 - Rent', '4 - Sell'].map((name) => [`backlog/tasks/task-${name}.md`, '---\nstatus: To Do\n---\n'])),
      'backlog/tasks/task-1 - Plan.md': `---\nid: task-1\nstatus: To Do\ndependencies: ${dependencies}\n---\n`,
    });
    assert.deepEqual(await offeredAt(tasks('[‸]')), ['task-2', 'task-3', 'task-4 - Rent', 'task-4 - Sell']);
    assert.equal(await lineWith(tasks('[task-3, ‸]'), 'task-2 - Draw'), 'dependencies: [task-3, task-2]');
    assert.equal(await lineWith(tasks('[task-3 - Build, ‸]'), 'task-2 - Draw'), 'dependencies: [task-3 - Build, task-2 - Draw]');
  });

  it('names a plan that shares its name by its path', async () => {
    const twice = { 'a/PLAN.md': '# A\n', 'b/PLAN.md': '# B\n', 'TODO.md': '---\ndepends_on: [‸]\n---\n# C\n' };
    assert.deepEqual(await offeredAt(twice), ['a/PLAN.md', 'b/PLAN.md']);
  });
});
