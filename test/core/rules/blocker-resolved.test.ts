import assert from 'node:assert/strict';
import { check, type Files, fixed, line, told } from './findings';

const PAYOUTS = 'day_dream/SP06_marketplace/06_feat_payouts.md';

/** A feature that is blocked, in three places, and the plan that it waits for. */
function marketplace(status: string, blocker = 'DONE', more = ''): Files {
  return {
    'day_dream/_completed/PP05_multitenancy_migration/_overview.md': `---\nstatus: ${blocker}\n---\n# Tenants\n`,
    'day_dream/SP06_marketplace/_overview.md': `---\nstatus: WIP\n---\n# Marketplace\n\n| Name | Type | Status |\n|---|---|---|\n| [06_feat_payouts.md](06_feat_payouts.md) | Task | 🚧 [${status}] |\n`,
    'day_dream/SP06_marketplace/p00_base/_overview.md': '# Base\n',
    [PAYOUTS]: `---\nstatus: ${status}\n${more}---\n# Payouts\n\n> Part of [marketplace](_overview.md) · 🚧 [${status}]\n`,
  };
}

async function resolved(files: Files | string): Promise<readonly string[]> {
  return told(typeof files === 'string' ? { 'PLAN.md': files } : files, 'blocker-resolved');
}

describe('blocker-resolved', () => {
  it('tells of a reason that is done by now, once, and of its other copies', async () => {
    const files = marketplace('BLOCKED:multitenancy-migration');
    const { findings, facts } = await check(files);
    const [finding, another] = findings.filter(({ rule }) => rule === 'blocker-resolved');
    assert.ok(finding !== undefined && another === undefined);
    assert.equal(line(finding, facts), `${PAYOUTS}:2:9 info blocker-resolved: \`06_feat_payouts\` is blocked by \`multitenancy-migration\`, which is done`);
    assert.equal(files[PAYOUTS]?.slice(finding.start, finding.end), 'BLOCKED:multitenancy-migration');
    assert.deepEqual(finding.related.map(({ path, start, end, message }) => [path, files[path]?.slice(start, end), message]), [
      [PAYOUTS, '🚧 [BLOCKED:multitenancy-migration]', 'blocked by `multitenancy-migration` here as well'],
      ['day_dream/SP06_marketplace/_overview.md', '🚧 [BLOCKED:multitenancy-migration]', 'blocked by `multitenancy-migration` here as well'],
    ]);
  });

  it('unblocks all copies: to the beginning, or to where the work was', async () => {
    const files = marketplace('BLOCKED:PP05');
    const { findings } = await check(files);
    const finding = findings.find(({ rule }) => rule === 'blocker-resolved');
    assert.ok(finding !== undefined);
    assert.deepEqual(finding.fixes().map(({ title }) => title), ['Set 06_feat_payouts to todo']);
    const after = fixed(files, finding);
    assert.match(after[PAYOUTS] ?? '', /^---\nstatus: TODO\n---\n# Payouts\n\n.* ⏳ \[TODO\]\n$/);
    assert.match(after['day_dream/SP06_marketplace/_overview.md'] ?? '', /\| Task \| ⏳ \[TODO\] \|/);
    assert.deepEqual(await resolved(after), []);

    const begun = { ...files, [PAYOUTS]: '---\nstatus: BLOCKED:PP05\n---\n# Payouts\n\n## Acceptance Criteria\n\n- [x] owed is right\n- [ ] paid once\n' };
    const other = (await check(begun)).findings.find(({ rule }) => rule === 'blocker-resolved');
    assert.deepEqual(other?.fixes().map(({ title }) => title), ['Set 06_feat_payouts to wip']);
  });

  it('tells of a field that names what is done, where the status gives no other reason', async () => {
    assert.deepEqual(await resolved(marketplace('BLOCKED:multitenancy-migration', 'DONE', 'blocked_by: [PP05]\n')), [
      `${PAYOUTS}:2:9 info blocker-resolved: \`06_feat_payouts\` is blocked by \`multitenancy-migration\`, which is done`,
    ]);
    assert.deepEqual(await resolved('## Phase 1 ✅ DONE\n\n## Phase 2 🚧 Blocked\n\n**Blocked by:** Phase 1\n'), [
      'PLAN.md:5:17 info blocker-resolved: `Phase 2` is blocked by `Phase 1`, which is done',
    ]);
    assert.deepEqual(await resolved('- [x] [PF-1] Login\n- [x] [PF-2] Form\n\n| ID | Ticket | Status | Blocked By |\n|---|---|---|---|\n| PF-3 | Session | Blocked | PF-1, PF-2 |\n'), [
      'PLAN.md:6:30 info blocker-resolved: `PF-3` is blocked by `PF-1` and `PF-2`, which are done',
    ]);
  });

  it('reads what is waited for behind the words that say so', async () => {
    for (const reason of ['waiting for Phase 1', 'waits on Phase 1', 'needs Phase 1', 'depends on Phase 1', 'by Phase 1']) {
      assert.deepEqual(await resolved(`## Phase 1 ✅ DONE\n\n## Phase 2\n\n**Status:** Blocked: ${reason}\n`), [
        'PLAN.md:5:13 info blocker-resolved: `Phase 2` is blocked by `Phase 1`, which is done',
      ], reason);
    }
    assert.equal((await resolved(marketplace('BLOCKED:waiting-for-PP05'))).length, 1);
    for (const reason of ['waiting for the review of Phase 1', 'waiting for Phase 1 and legal']) {
      assert.deepEqual(await resolved(`## Phase 1 ✅ DONE\n\n## Phase 2\n\n**Status:** Blocked: ${reason}\n`), [], reason);
    }
  });

  it('tells where only a row elsewhere says it', async () => {
    assert.deepEqual(await resolved({ ...marketplace('BLOCKED:PP05'), [PAYOUTS]: '# Payouts\n' }), [
      'day_dream/SP06_marketplace/_overview.md:8:53 info blocker-resolved: `06_feat_payouts` is blocked by `PP05`, which is done',
    ]);
  });

  it('says nothing while any of it is to be done', async () => {
    for (const blocker of ['WIP', 'TODO', 'CUT', 'DONE:invalidated-by:PP09', 'BLOCKED:legal', 'quiescent']) {
      assert.deepEqual(await resolved(marketplace('BLOCKED:PP05', blocker)), [], blocker);
    }
    assert.deepEqual(await resolved('- [x] [PF-1] Login\n- [ ] [PF-2] Form\n\n## Phase 1 🚧 Blocked\n\n**Blocked by:** PF-1, PF-2\n'), []);
  });

  it('says nothing where a reason names nobody, or several', async () => {
    assert.deepEqual(await resolved(marketplace('BLOCKED:legal-review')), []);
    assert.deepEqual(await resolved(marketplace('BLOCKED:legal-review', 'DONE', 'blocked_by: [PP05]\n')), []);
    assert.deepEqual(await resolved(marketplace('BLOCKED:PP05', 'DONE', 'blocked_by: [PP07]\n')), []);
    assert.deepEqual(await resolved('# Plan\n\n## Backend\n\n### Phase 1 ✅\n\n## Frontend\n\n### Phase 1 ✅\n\n## Phase 2 🚧 Blocked\n\n**Blocked by:** Phase 1\n'), []);
  });

  it('says nothing of what is not blocked: there "blocked by" tells what has to come first', async () => {
    for (const status of ['TODO', 'WIP', 'DONE', 'CUT']) assert.deepEqual(await resolved(marketplace(status, 'DONE', 'blocked_by: [PP05]\n')), [], status);
    assert.deepEqual(await resolved('- [x] [PF-1] Login\n- [ ] [PF-2] Form\n  **Blocked by:** PF-1\n'), []);
  });

  it('says nothing of archives, and of dependencies', async () => {
    assert.deepEqual(await resolved({
      'day_dream/_completed/SP01_shop/_overview.md': '---\nstatus: BLOCKED:PP05\n---\n',
      'day_dream/_completed/PP05_tenants/_overview.md': '---\nstatus: DONE\n---\n',
      'day_dream/SP02_pay/_overview.md': '---\nstatus: BLOCKED:legal\ndepends_on: [PP05]\n---\n',
    }), []);
  });
});
