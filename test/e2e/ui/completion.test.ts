import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench';

const PLAN = '.agent_plan/day_dream/SP06_marketplace/_overview.md';

/** The line of its front matter below which a plan is added. */
const LAST_PLAN = 12;

describe('completion while typing', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ folders: ['examples/novamart'] });
    await workbench.openFile(PLAN, LAST_PLAN);
    // What is offered is known once the plan is read.
    await workbench.lenses('set status').first().waitFor();
  });
  after(() => workbench.close());

  it('names a plan in a list', async () => {
    const { page } = workbench;
    await workbench.press('End');
    await workbench.press('Enter');
    await workbench.type('- ');
    const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    await suggestions.filter({ hasText: 'PP02_checkout_redesign' }).waitFor();
    await workbench.screenshot('completion-plans');
    await workbench.type('multiten');
    await page.locator('.suggest-widget.visible .monaco-list-row.focused').filter({ hasText: 'PP05_multitenancy_migration' }).waitFor();
    await workbench.press('Enter');
    await workbench.lines(/-.multitenancy_migration/).waitFor();
  });

  it('asks what a blocked task waits for, and writes both', async () => {
    const { page } = workbench;
    const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    const focused = page.locator('.suggest-widget.visible .monaco-list-row.focused');
    // A new row below the last child.
    await workbench.goToLine(39);
    // The line is wrapped.
    await workbench.press('End');
    await workbench.press('End');
    await workbench.press('Enter');
    await workbench.type('| 09_new.md | Task | — | ');
    await suggestions.filter({ hasText: '[BLOCKED:…]' }).waitFor();
    await workbench.screenshot('completion-statuses');
    await workbench.type('blo');
    await focused.filter({ hasText: '[BLOCKED:…]' }).waitFor();
    await workbench.press('Enter');
    await suggestions.filter({ hasText: 'p02_payouts' }).waitFor();
    await workbench.screenshot('completion-reasons');
    await workbench.type('p02');
    await focused.filter({ hasText: 'p02_payouts' }).waitFor();
    await workbench.press('Enter');
    await workbench.lines(/09_new\.md.*🚧.\[BLOCKED:p02-payouts\]/).waitFor();
    await workbench.save();
    const text = readFileSync(join(workbench.folder, PLAN), 'utf8');
    assert.ok(text.includes('| 09_new.md | Task | — | 🚧 [BLOCKED:p02-payouts]\n'), text);
    assert.ok(text.includes('  - multitenancy_migration\n'), text);
  });

  it('does not come up in prose', async () => {
    await workbench.goToLine(25);
    await workbench.press('End');
    await workbench.type(' Words of prose: one - two, ');
    await workbench.lines(/Words.of.prose/).waitFor();
    assert.equal(await workbench.page.locator('.suggest-widget.visible').count(), 0);
    await workbench.screenshot('completion-prose');
  });
});
