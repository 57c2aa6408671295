import assert from 'node:assert/strict';
import { purposeOf } from '../../../src/core/reports/purpose';
import { opened } from '../edits/flip';
import { findSubject } from '../../../src/core/plan/find-subject';

async function purpose(text: string, name = 'PLAN.md'): Promise<string | null> {
  const { plan } = await opened({ 'PLAN.md': text });
  const found = findSubject(plan, name);
  assert.ok('subject' in found, `there is no ${name}`);
  return purposeOf(found.subject, plan.file('PLAN.md')!, text);
}

describe('what a subject is for', () => {
  it('is the first paragraph under a heading that says so', async () => {
    assert.equal(await purpose('# A\n\n## Purpose\n\nSell\n  lamps.\n\nMore.\n\n- [ ] a\n'), 'Sell lamps.');
    assert.equal(await purpose('# A\r\n\r\n## Goal\r\nSell lamps.\r\n- [ ] a\r\n'), 'Sell lamps.');
    assert.equal(await purpose('# A\n\n## Summary\n\n- [ ] a\n\nLate.\n'), null);
    assert.equal(await purpose('# A\n\n## Purpose\n\n| a |\n|---|\n'), null);
    assert.equal(await purpose('# A\n\n## Purpose'), null);
  });

  it('is its own field, of a phase as well', async () => {
    const text = '# A\n\n**Goal:** Sell lamps.\n\n## Phase 1\n\n**Goal:** First lamp.\n\n- [ ] a\n\n## Phase 2\n\n- [ ] b\n  **Goal:** not the phase\'s\n';
    assert.equal(await purpose(text), 'Sell lamps.');
    assert.equal(await purpose(text, 'Phase 1'), 'First lamp.');
    assert.equal(await purpose(text, 'Phase 2'), null);
  });

  it('is cut where it is long', async () => {
    const words = await purpose(`# A\n\n## Purpose\n\n${'long '.repeat(200)}\n\n- [ ] a\n`);
    assert.equal(words?.length, 400);
    assert.ok(words.endsWith('…'));
  });
});
