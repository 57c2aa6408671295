import assert from 'node:assert/strict';
import type { NextReport } from '../../src/core/reports/next';
import { tempFolder } from '../node/temp-folder';
import { json, refuses, waymark } from './waymark';
import { novamart } from './workspace-files';

describe('waymark next', () => {
  it('shows what can be worked on, and what waits for what', async () => {
    const root = tempFolder({
      'PLAN.md': '# Boat\n\n## Phase 1\n\n- [ ] Ribs @kai\n- [ ] Keel\n\n## Phase 2\n\n**Depends on:** Phase 1\n\n- [ ] Sails\n',
      'day_dream/_overview.md': '# All\n', 'day_dream/PP01_leak/_overview.md': '---\nstatus: WIP\npriority: emergency\nemergency_declared_at: 2026-01-02\n---\n\n# Leak\n',
    });
    assert.equal((await waymark(root, 'next')).stdout, [
      'EMERGENCY', '  wip  Leak  since 2026-01-02  day_dream/PP01_leak/_overview.md:7', '',
      'next', '  todo  Ribs @kai  Boat  kai  PLAN.md:5', '  todo  Keel       Boat       PLAN.md:6', '',
      'waiting', '  (todo)  Phase 2  waits for Phase 1, (todo)  PLAN.md:8', '',
      '3 to work on · 1 waiting', '',
    ].join('\n'));
  });

  it('finds the one task of examples/novamart that nothing holds up', async () => {
    const { next, waiting } = await json<NextReport>(novamart(), 'next');
    assert.deepEqual(next.map(({ name, plan, owner }) => [name, plan?.name, owner]), [['02_split_order_logic', 'SP06_marketplace', 'Agent-B']]);
    assert.deepEqual(waiting.map(({ name, waitsFor }) => [name, waitsFor.map((each) => each.name)]), [['p02_payouts', ['p01_order_splitting']]]);
  });

  it('keeps to ROOT, and says so where there is nothing', async () => {
    const root = tempFolder({ '.git/HEAD': '', 'PLAN.md': '- [ ] a\n', 'docs/PLAN.md': '- [x] b\n' });
    assert.equal((await waymark(root, 'next', 'docs')).stdout, 'nothing to work on\n');
    assert.equal((await json<NextReport>(root, 'next')).next.length, 1);
    const none = await waymark(tempFolder({ 'README.md': '' }), 'next');
    assert.deepEqual([none.status, none.stdout], [0, '']);
    assert.match(none.stderr, /^waymark: no plans found under /);
    await refuses(root, ['next', 'gone'], 'gone does not exist');
  });
});
