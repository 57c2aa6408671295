import assert from 'node:assert/strict';
import { check, type Files, line, told } from './findings';

async function gone(files: Files | string): Promise<readonly string[]> {
  return (await told(typeof files === 'string' ? { 'PLAN.md': files } : files, 'depends-on-cut')).map((each) => each.replace('warning depends-on-cut: ', ''));
}

function plans(status: string, target: string, more = 'depends_on: [core_shop, mobile]\n'): Files {
  return {
    'day_dream/SP01_core_shop/_overview.md': '---\nstatus: DONE\n---\n# Core\n',
    'day_dream/SP02_mobile/_overview.md': `---\nstatus: ${target}\n---\n# Mobile\n`,
    'day_dream/SP03_app/_overview.md': `---\nstatus: ${status}\n${more}---\n# App\n\nAs [mobile](../SP02_mobile/_overview.md) has it.\n`,
  };
}

describe('depends-on-cut', () => {
  it('tells at the name of what was cut, and where that stands', async () => {
    const files = plans('WIP', 'CUT');
    const { findings, facts } = await check(files);
    const [finding, another] = findings.filter(({ rule }) => rule === 'depends-on-cut');
    assert.ok(finding !== undefined && another === undefined);
    assert.equal(line(finding, facts), 'day_dream/SP03_app/_overview.md:3:25 warning depends-on-cut: `SP03_app` depends on `mobile`, which is cut');
    assert.equal(files[finding.path]?.slice(finding.start, finding.end), 'mobile');
    assert.deepEqual(finding.related.map(({ path, start, end, message }) => [path, files[path]?.slice(start, end), message]), [
      ['day_dream/SP02_mobile/_overview.md', 'CUT', '`SP02_mobile` is cut'],
    ]);
    assert.deepEqual(finding.fixes(), []);
  });

  it('tells of what was made invalid', async () => {
    assert.deepEqual(await gone(plans('TODO', 'DONE:invalidated-by:SP01')), ['day_dream/SP03_app/_overview.md:3:25 `SP03_app` depends on `mobile`, which is invalidated']);
    assert.deepEqual(await gone(plans('TODO', 'DONE\ninvalidated_by: SP01')), ['day_dream/SP03_app/_overview.md:3:25 `SP03_app` depends on `mobile`, which is invalidated']);
    assert.deepEqual(await gone(plans('TODO', 'DONE\ninvalidated_by: []')), []);
    assert.deepEqual(await gone(plans('TODO', 'DONE\ninvalidated_by:')), []);
  });

  it('tells of what is waited for', async () => {
    assert.deepEqual(await gone(plans('BLOCKED:mobile', 'CUT', '')), ['day_dream/SP03_app/_overview.md:2:9 `SP03_app` waits for `mobile`, which is cut']);
  });

  it('tells once for each of the two, in the file of the one that depends', async () => {
    const files = {
      ...plans('WIP', 'CUT', 'depends_on: [mobile, SP02]\n'),
      'day_dream/_overview.md': '| Name | Type | Status | Depends On |\n|---|---|---|---|\n| SP03_app | System | 🔄 | SP02 |\n| SP04_web | System | ⏳ | SP01, SP02 |\n',
      'day_dream/SP04_web/_overview.md': '# Web\n',
    };
    assert.deepEqual(await gone(files), [
      'day_dream/SP03_app/_overview.md:3:14 `SP03_app` depends on `mobile`, which is cut',
      'day_dream/_overview.md:4:33 `SP04_web` depends on `SP02`, which is cut',
    ]);
  });

  it('tells in plan documents', async () => {
    assert.deepEqual(await gone('| # | Package | Status | Depends on |\n|---|---|---|---|\n| 1 | Base | ❌ Cancelled | — |\n| 2 | Search | 🚫 Cut | — |\n| 3 | Form | Todo | #1, #2 |\n| 4 | List | Done | #2 |\n'), [
      'PLAN.md:5:21 `Package 3` depends on `#1`, which is cut',
      'PLAN.md:5:25 `Package 3` depends on `#2`, which is cut',
    ]);
    assert.deepEqual(await gone('## Phase 1 🚫 CUT\n\n## Phase 2\n\n**Depends on:** Phase 1\n'), ['PLAN.md:5:17 `Phase 2` depends on `Phase 1`, which is cut']);
  });

  it('says nothing of what is itself done or cut', async () => {
    for (const status of ['DONE', 'CUT', 'DONE:invalidated-by:SP01']) assert.deepEqual(await gone(plans(status, 'CUT')), [], status);
  });

  it('says nothing of what is only mentioned, listed, blocked or begun with', async () => {
    assert.deepEqual(await gone(plans('WIP', 'CUT', 'blocks: [mobile]\norigin: SP02_mobile\n')), []);
    assert.deepEqual(await gone({ ...plans('WIP', 'CUT', ''), 'day_dream/_overview.md': '| Name | Type | Status |\n|---|---|---|\n| SP02_mobile | System | 🚫 |\n' }), []);
  });

  it('says nothing of what still comes, or of names that lead nowhere or to several', async () => {
    for (const target of ['TODO', 'WIP', 'BLOCKED:legal', 'DONE', 'quiescent']) assert.deepEqual(await gone(plans('WIP', target)), [], target);
    assert.deepEqual(await gone(plans('WIP', 'CUT', 'depends_on: [mobil]\n')), []);
  });

  it('looks up archives, but tells nothing of them', async () => {
    assert.deepEqual(await gone({
      'day_dream/_completed/SP01_old/_overview.md': '---\nstatus: CUT\n---\n',
      'day_dream/_completed/SP02_older/_overview.md': '---\nstatus: WIP\ndepends_on: [SP01]\n---\n',
      'day_dream/SP03_app/_overview.md': '---\nstatus: WIP\ndepends_on: [SP01]\n---\n',
    }), ['day_dream/SP03_app/_overview.md:3:14 `SP03_app` depends on `SP01`, which is cut']);
  });
});
