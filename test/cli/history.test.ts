import assert from 'node:assert/strict';
import type { HistoryReport } from '../../src/core/reports/history';
import { tempFolder } from '../node/temp-folder';
import { json, refuses, waymark } from './waymark';
import { novamart } from './workspace-files';

describe('waymark history', () => {
  it('shows what became of a module, the archive of State Deltas first', async () => {
    const { status, stdout, stderr } = await waymark(novamart(), 'history', 'inventory_sync');
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.equal(stdout, [
      'Module: inventory_sync', '',
      'Aug 2025  SP01_core_shop          specified after the meeting of 5 August  .agent_plan/day_dream/_state_deltas_archive.md:13',
      'Sep 2025  PP02_checkout_redesign  reservations with a time to live         .agent_plan/day_dream/_state_deltas_archive.md:9',
      'Nov 2025  SP01_core_shop          delivered                                .agent_plan/day_dream/_overview.md:85', '',
      '3 changes', '',
    ].join('\n'));
  });

  it('takes a name for the module that bears it, where others do, too', async () => {
    const { module, entries } = await json<HistoryReport>(novamart(), 'history', 'user_auth');
    assert.deepEqual([module.kind, entries.map(({ when }) => when)], ['module', ['2025-11', '2026-01']]);
  });

  it('shows a module of which no State Delta tells', async () => {
    const root = tempFolder({
      'day_dream/_overview.md': '# All\n', 'day_dream/SP01_a/_overview.md': '---\nstatus: WIP\n---\n\n# A\n', 'day_dream/SP01_a/modules/cart.md': '# Cart\n',
    });
    assert.equal((await waymark(root, 'history', 'cart')).stdout, 'Cart\n\n—  SP01_a  no State Delta says what  day_dream/SP01_a/modules/cart.md:1\n\n1 change\n');
    await refuses(root, ['history', 'SP01'], 'SP01_a is a plan, no module');
    await refuses(root, ['history', 'crat'], 'no subject "crat"; did you mean cart?');
    await refuses(root, ['history'], 'history needs a MODULE');
  });
});
