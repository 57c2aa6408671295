import assert from 'node:assert/strict';
import { severedBy } from '../../../src/core/edits/severed';
import { opened } from './flip';

describe('what leaves a workspace', () => {
  it('breaks what leads there, and what leads from there to what stays', async () => {
    const { plan } = await opened({
      'day_dream/_overview.md': '# Shop\n\n| Name | Type | Status |\n|---|---|---|\n| [SP01_core](./SP01_core/_overview.md) | System | WIP |\n',
      'day_dream/SP01_core/_overview.md': '---\nname: SP01_core\n---\n\n[own](p00_setup/) [pay](../SP02_pay/) ![own](map.png) ![other](../map.png) [web](https://x.org)\n',
      'day_dream/SP01_core/p00_setup/_overview.md': '[up](../_overview.md)\n',
      'day_dream/SP02_pay/_overview.md': '---\ndepends_on: [SP01]\n---\n[map](../SP01_core/map.png)\n',
      'day_dream/SP03_more/_overview.md': 'Nothing.\n',
    });
    assert.deepEqual(severedBy(plan, ['day_dream/SP01_core']).map(({ path, written, why }) => `${path}: ${written} ${why}`), [
      'day_dream/SP01_core/_overview.md: ../SP02_pay/ leads to day_dream/SP02_pay/_overview.md, which stays',
      'day_dream/SP01_core/_overview.md: ../map.png leads to day_dream/map.png, which stays',
      'day_dream/SP02_pay/_overview.md: SP01 leads to day_dream/SP01_core/_overview.md, which goes',
      'day_dream/SP02_pay/_overview.md: ../SP01_core/map.png leads to day_dream/SP01_core/map.png, which goes',
      'day_dream/_overview.md: SP01_core leads to day_dream/SP01_core/_overview.md, which goes',
    ]);
    assert.deepEqual(severedBy(plan, ['day_dream/SP03_more', 'src']), []);
  });
});
