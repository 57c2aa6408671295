import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../../src/core/model/finding';
import { lineOf } from '../../../src/core/text/lines';
import { check, type Checked } from './findings';

const SEEDS = join(__dirname, '../../../../shared/seeds');

async function checked(name: string): Promise<Checked> {
  return check({ [name]: readFileSync(join(SEEDS, name), 'utf8') }, { include: ['*.md'] }, '2026-11-22');
}

/** `LINE severity rule` */
function drawn({ workspace, findings }: Checked): string[] {
  return findings.map((finding) => `${lineIn(workspace.plan.file(finding.path)!.lines, finding)} ${finding.severity} ${finding.rule}`);
}

function lineIn(lines: readonly number[], { start }: Finding): number {
  return lineOf(lines, start);
}

(existsSync(SEEDS) ? describe : describe.skip)('the findings of the seeds', () => {
  it('saas-platform.md: phases that are complete but for what was deferred, and nothing about #1 to #17', async () => {
    const found = await checked('saas-platform.md');
    assert.deepEqual(drawn(found), [239, 308, 371, 586, 654, 711].map((line) => `${line} info status-rollup`));
    assert.deepEqual(found.findings.map((finding) => /`(Phase \d+)`/.exec(finding.message())?.[1]), [4, 5, 6, 9, 10, 11].map((phase) => `Phase ${phase}`));
    assert.ok(found.findings.every((finding) => finding.message().endsWith('deferred')));
  });

  it('work-packages.md: criteria that were never ticked, once, and nothing about `#5, #6, #7` or `All`', async () => {
    const found = await checked('work-packages.md');
    assert.deepEqual(drawn(found), ['16 info status-rollup']);
    assert.match(found.findings[0]!.message(), /^`Package 1` is `✅ Done`, but 3 of 3 criteria are not ticked; the same with 18 more$/);
  });

  it('staged-tickets.md: ids given twice and placeholders, each with a free number of its own', async () => {
    const found = await checked('staged-tickets.md');
    const of = (rule: string): Finding[] => found.findings.filter((finding) => finding.rule === rule);
    assert.deepEqual(of('duplicate-id').map((finding) => /^`(PF-\d+)` is taken/.exec(finding.message())?.[1]).sort(), [
      'PF-168', 'PF-169', 'PF-271', 'PF-272', 'PF-273', 'PF-274', 'PF-286', 'PF-292',
    ]);
    assert.deepEqual(of('placeholder-id').map((finding) => lineIn(found.workspace.plan.file('staged-tickets.md')!.lines, finding)), [
      311, 312, 313, 314, 319, 320, 365, 366, 367, 368,
    ]);
    assert.equal(found.findings.length, 18);
    const free = found.findings.map((finding) => finding.fixes()[0]!.edits[0]!.newText);
    assert.equal(new Set(free).size, 18);
    assert.ok(free.every((id) => /^PF-\d{3}$/.test(id) && found.workspace.plan.called(id).length === 0));
  });

  for (const name of ['phased-backend.md', 'dream-online-shop.md']) {
    it(`${name}: nothing`, async () => assert.deepEqual(drawn(await checked(name)), []));
  }

  for (const name of ['saas-platform', 'work-packages', 'dream-online-shop']) {
    it(`${name}.garbled.md: that it is garbled, once, and besides what its readable twin has`, async () => {
      const [twin, garbled] = [await checked(`${name}.md`), await checked(`${name}.garbled.md`)];
      const rules = ({ findings }: Checked): string[] => findings.map(({ rule, severity }) => `${severity} ${rule}`);
      assert.deepEqual(rules(garbled), ['warning garbled-text', ...rules(twin)]);
    });
  }
});
