import assert from 'node:assert/strict';
import { check, type Files, line, told } from './findings';

/** Plans by name, each with the lines of its front matter. */
function plans(all: Readonly<Record<string, string>>): Files {
  return Object.fromEntries(Object.entries(all).map(([name, fields]) => [`day_dream/${name}/_overview.md`, `---\n${fields}\n---\n# ${name}\n`]));
}

async function cycles(files: Files | string): Promise<readonly string[]> {
  return (await told(typeof files === 'string' ? { 'PLAN.md': files } : files, 'dependency-cycle')).map((each) => each.replace('error dependency-cycle: ', ''));
}

describe('dependency-cycle', () => {
  it('tells once, at the first of its plans, with the others as related places', async () => {
    const files = plans({ SP01_shop: 'depends_on: [SP03]', SP02_pay: 'depends_on: [SP01]', SP03_app: 'depends_on: [SP02]' });
    const { findings, facts } = await check(files);
    const [finding, another] = findings.filter(({ rule }) => rule === 'dependency-cycle');
    assert.ok(finding !== undefined && another === undefined);
    assert.equal(line(finding, facts), 'day_dream/SP01_shop/_overview.md:2:14 error dependency-cycle: `SP01_shop` depends on itself: SP01_shop → SP03_app → SP02_pay → SP01_shop');
    assert.equal(files[finding.path]?.slice(finding.start, finding.end), 'SP03');
    assert.deepEqual(finding.related.map(({ path, start, end, message }) => [path, files[path]?.slice(start, end), message]), [
      ['day_dream/SP03_app/_overview.md', 'SP02', '`SP03_app` depends on `SP02_pay`'],
      ['day_dream/SP02_pay/_overview.md', 'SP01', '`SP02_pay` depends on `SP01_shop`'],
    ]);
    assert.deepEqual(finding.fixes(), []);
  });

  it('follows blocks as well, and what is blocked by', async () => {
    assert.deepEqual(await cycles(plans({ SP01_shop: 'blocks: [SP02]', SP02_pay: 'blocks: [SP01]' })), [
      'day_dream/SP01_shop/_overview.md:2:10 `SP02_pay` depends on itself: SP02_pay → SP01_shop → SP02_pay',
    ]);
    assert.deepEqual(await cycles(plans({ SP01_shop: 'depends_on: [SP02]\nblocks: [SP02]', SP02_pay: 'status: TODO' })), [
      'day_dream/SP01_shop/_overview.md:2:14 `SP01_shop` depends on itself: SP01_shop → SP02_pay → SP01_shop',
    ]);
    assert.deepEqual(await cycles(plans({ SP01_shop: 'status: BLOCKED:pay', SP02_pay: 'depends_on: [SP01]' })), [
      'day_dream/SP01_shop/_overview.md:2:9 `SP01_shop` depends on itself: SP01_shop → SP02_pay → SP01_shop',
    ]);
  });

  it('tells of a plan that names itself', async () => {
    assert.deepEqual(await cycles(plans({ SP01_shop: 'depends_on: [SP02, shop]', SP02_pay: 'status: TODO' })), [
      'day_dream/SP01_shop/_overview.md:2:20 `SP01_shop` depends on itself',
    ]);
  });

  it('tells of each knot of dependencies once, by the shortest cycle that begins with its first', async () => {
    assert.deepEqual(await cycles(plans({
      SP01_a: 'depends_on: [SP02]', SP02_b: 'depends_on: [SP03, SP01]', SP03_c: 'depends_on: [SP01]',
      SP04_d: 'depends_on: [SP01, SP05]', SP05_e: 'depends_on: [SP04]', SP06_f: 'depends_on: [SP04]',
    })), [
      'day_dream/SP01_a/_overview.md:2:14 `SP01_a` depends on itself: SP01_a → SP02_b → SP01_a',
      'day_dream/SP04_d/_overview.md:2:20 `SP04_d` depends on itself: SP04_d → SP05_e → SP04_d',
    ]);
  });

  it('tells of phases, packages and tickets', async () => {
    assert.deepEqual(await cycles({
      'day_dream/SP01_shop/_overview.md': '# Shop\n',
      'day_dream/SP01_shop/p00_base/_overview.md': '---\ndepends_on: [p01_cart]\n---\n',
      'day_dream/SP01_shop/p01_cart/_overview.md': '---\ndepends_on: [p00]\n---\n',
    }), ['day_dream/SP01_shop/p00_base/_overview.md:2:14 `p00_base` depends on itself: p00_base → p01_cart → p00_base']);
    assert.deepEqual(await cycles('| # | Package | Depends on |\n|---|---|---|\n| 1 | Base | #3 |\n| 2 | Form | #1 |\n| 3 | List | #2 |\n'), [
      'PLAN.md:3:14 `Package 1` depends on itself: Package 1 → Package 3 → Package 2 → Package 1',
    ]);
    assert.deepEqual(await cycles('## Phase 1\n**Depends on:** Phase 2\n\n## Phase 2\n\n- [ ] one\n\n**Depends on:** Phase 1\n'), [
      'PLAN.md:2:17 `Phase 1` depends on itself: Phase 1 → Phase 2 → Phase 1',
    ]);
  });

  it('knows numbers such as 1.5 and 7a, and ids in backticks', async () => {
    assert.deepEqual(await cycles('# P\n\n## Phase 1.5: A\n\n**Depends on:** Phase 2b\n\n## Phase 2b: B\n\n**Depends on:** Phase 1.5\n\n## Phase 1: C\n\n**Depends on:** Phase 1.5\n'), [
      'PLAN.md:5:17 `Phase 1.5` depends on itself: Phase 1.5 → Phase 2b → Phase 1.5',
    ]);
    assert.deepEqual(await cycles('| # | Package | Depends on |\n|---|---|---|\n| 7a | One | #8 |\n| 8 | Two | #7a |\n'), [
      'PLAN.md:3:14 `Package 7A` depends on itself: Package 7A → Package 8 → Package 7A',
    ]);
    assert.deepEqual(await cycles('- [ ] **PF-1**: a\n\n  **Depends on:** `PF-2`\n\n- [ ] **PF-2**: b\n\n  **Depends on:** `PF-1`\n'), [
      'PLAN.md:3:20 `PF-1` depends on itself: PF-1 → PF-2 → PF-1',
    ]);
  });

  it('tells no more than ten of those in a long one', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `| ${i + 1} | Part | #${(i + 1) % 40 + 1} |`);
    const { findings: [finding] } = await check({ 'PLAN.md': `| # | Package | Depends on |\n|---|---|---|\n${rows.join('\n')}\n` });
    assert.match(finding?.message() ?? '', /: Package 1 → Package 2 → .* → Package 11 → 29 more → Package 1$/);
    assert.equal(finding?.related.length, 10);
  });

  it('says nothing of chains, of two ways to one end, and of the same said twice', async () => {
    assert.deepEqual(await cycles(plans({ SP01_a: 'depends_on: [SP02, SP03]', SP02_b: 'depends_on: [SP04]\nblocks: [SP01]', SP03_c: 'depends_on: [SP04]', SP04_d: 'blocks: [SP02, SP03]' })), []);
  });

  it('says nothing of what is only mentioned, or leads to several', async () => {
    assert.deepEqual(await cycles({
      'a-plan.md': '# A\n\nAfter [B](b-plan.md).\n', 'b-plan.md': '# B\n\nBefore [A](a-plan.md).\n',
      'c-plan.md': '# C\n\n## Back\n\n### Phase 1\n\n## Front\n\n### Phase 1\n\n## Phase 2\n\n**Depends on:** Phase 1\n',
    }), []);
  });

  it('says nothing of a whole and its parts', async () => {
    assert.deepEqual(await cycles({
      'day_dream/SP01_shop/_overview.md': '---\ndepends_on: [p00_base]\n---\n# Shop\n',
      'day_dream/SP01_shop/p00_base/_overview.md': '---\ndepends_on: [SP01_shop]\n---\n# Base\n',
    }), []);
  });

  it('says nothing of what a section tells of others', async () => {
    assert.deepEqual(await cycles([
      '## Phase 1', '', '| What | Depends on |', '|---|---|', '| Phase 2 | Phase 1 |', '| Deploy | Phase 2 |', '',
      '### Task 1.3', '', '**Depends on:** Phase 2', '', '## Phase 2', '', '**Depends on:** Phase 1', '',
    ].join('\n')), []);
  });

  it('says nothing of names beside which it says something else', async () => {
    for (const value of ['None (can run in parallel with Phase 2)', 'nothing; before Phase 2', 'kickoff (not Phase 2)', 'kickoff, blocks Phase 2']) {
      assert.deepEqual(await cycles(`## Phase 1\n**Dependencies:** ${value}\n\n## Phase 2\n**Dependencies:** Phase 1\n`), [], value);
    }
  });

  it('says nothing of history', async () => {
    assert.deepEqual(await cycles(plans({ SP01_a: 'status: DONE\ndepends_on: [SP02]', SP02_b: 'status: CUT\ndepends_on: [SP01]' })), []);
    assert.equal((await cycles(plans({ SP01_a: 'status: DONE\ndepends_on: [SP02]', SP02_b: 'status: TODO\ndepends_on: [SP01]' }))).length, 1);
  });

  it('tells of a cycle through an archive where it is not archived', async () => {
    assert.deepEqual(await cycles({
      'day_dream/_completed/SP01_a/_overview.md': '---\nstatus: DONE\ndepends_on: [SP02]\n---\n',
      ...plans({ SP02_b: 'status: WIP\ndepends_on: [SP01]' }),
    }), ['day_dream/SP02_b/_overview.md:3:14 `SP02_b` depends on itself: SP02_b → SP01_a → SP02_b']);
    assert.deepEqual(await cycles({
      'day_dream/_overview.md': '# Root\n',
      'day_dream/_completed/SP01_a/_overview.md': '---\nstatus: WIP\ndepends_on: [SP02]\n---\n',
      'day_dream/_completed/SP02_b/_overview.md': '---\nstatus: WIP\ndepends_on: [SP01]\n---\n',
    }), []);
  });
});
