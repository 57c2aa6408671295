import assert from 'node:assert/strict';
import type { ImpactReport } from '../../src/core/reports/impact';
import { tempFolder } from '../node/temp-folder';
import { json, refuses, waymark } from './waymark';
import { novamart } from './workspace-files';

describe('waymark impact', () => {
  it('shows what a change of a subject reaches, and by what way', async () => {
    const root = tempFolder({ 'PLAN.md': '# Boat\n\n## Phase 1\n\n- [ ] a\n\n## Phase 2\n\n**Depends on:** Phase 1\n\n- [x] b\n\n## Phase 3\n\n**Depends on:** Phase 2\n' });
    assert.equal((await waymark(root, 'impact', 'Phase 1')).stdout, [
      'Phase 1  PLAN.md:3', '',
      'depend on it', '  (done)  Phase 2  directly           PLAN.md:9', '          Phase 3  by way of Phase 2  PLAN.md:15', '',
      '1 direct dependent, 1 by way of others · 0 modules · 0 plans that may become invalid', '',
    ].join('\n'));
    assert.match((await waymark(root, 'impact', 'Phase 3')).stdout, /\nnothing depends on it · 0 modules · 0 plans that may become invalid\n$/);
  });

  it('knows the modules of examples/novamart, and the plans that rest on them', async () => {
    const { dependents, modules, mayInvalidate } = await json<ImpactReport>(novamart(), 'impact', 'PP05');
    assert.deepEqual(dependents.map(({ name, via }) => [name, via.length]), [['06_feat_payout_system', 1], ['p00_vendor_foundation', 1], ['SP06_marketplace', 1]]);
    assert.deepEqual(modules.map(({ name }) => name).sort(), ['checkout', 'product_catalog', 'reviews', 'user_auth', 'vendor_portal']);
    assert.deepEqual(mayInvalidate.map(({ name }) => name.slice(0, 4)).sort(), ['PP02', 'PP04', 'SP01', 'SP03', 'SP06']);
  });

  it('refuses what is no subject', async () => {
    const root = tempFolder({ 'PLAN.md': '- [ ] a\n' });
    await refuses(root, ['impact'], 'impact needs a SUBJECT');
    await refuses(root, ['impact', 'XX-99'], 'no subject "XX-99"');
  });
});
