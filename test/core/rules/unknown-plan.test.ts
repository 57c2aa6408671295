import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding';
import { check, type Files, fixed, told } from './findings';

async function plans(files: Files): Promise<readonly string[]> {
  return (await told(files, 'unknown-plan')).map((each) => each.replace(/ error unknown-plan/, ''));
}

async function found(files: Files): Promise<readonly Finding[]> {
  return (await check(files)).findings.filter(({ rule }) => rule === 'unknown-plan');
}

function overview(...fields: readonly string[]): string {
  return ['---', 'status: TODO', ...fields, '---', ''].join('\n');
}

const ROOT: Files = {
  'day_dream/SP01_core_shop/_overview.md': overview(),
  'day_dream/SP01_core_shop/p00_base/_overview.md': overview(),
  'day_dream/SP01_core_shop/p00_base/01_setup.md': overview(),
  'day_dream/SP01_core_shop/modules/cart.md': '# Cart\n',
  'day_dream/_completed/2025-Q4/PP02_checkout_redesign/_overview.md': overview(),
};

const PLAN = 'day_dream/SP03_wishlist/_overview.md';

/** A workspace with a plan more. */
function withPlan(...fields: readonly string[]): Files {
  return { ...ROOT, [PLAN]: overview(...fields) };
}

/** The names that are told in a plan with some fields. */
async function unknown(...fields: readonly string[]): Promise<readonly string[]> {
  return (await plans(withPlan(...fields))).map((each) => each.replace(/^.*?:\d+:\d+: /, ''));
}

const PACKAGES = ['| # | Package | Dependencies |', '|---|---|---|', '| 1 | Cart | None |', '| 2 | Orders | #1 |'];

describe('unknown-plan', () => {
  describe('front matter', () => {
    it('tells of names that nobody has, without quotes', async () => {
      assert.deepEqual(await plans(withPlan('depends_on: [core_shop, gone_a, \'gone_b\']', 'blocks:', '  - gone_c', 'invalidated_by: PP08')), [
        `${PLAN}:3:25: no plan \`gone_a\``, `${PLAN}:3:34: no plan \`gone_b\``, `${PLAN}:5:5: no plan \`gone_c\``, `${PLAN}:6:17: no plan \`PP08\``,
      ]);
    });

    it('takes every name of a plan, archived or not', async () => {
      assert.deepEqual(await unknown('depends_on: [SP01_core_shop, core_shop, core-shop, SP01, PP02, checkout_redesign, PP02_checkout_redesign]', 'blocks: Core_Shop'), []);
    });

    it('takes names in a row for a list', async () => {
      assert.deepEqual(await unknown('depends_on: core_shop, SP02; gone'), ['no plan `SP02`; did you mean `PP02`?', 'no plan `gone`']);
      assert.deepEqual(await unknown('depends_on: ["[[core_shop]]", "[[SP02]]", "[[core_shp|Shop]]"]'), [
        'no plan `[[core_shop]]`; did you mean `core_shop`?', 'no plan `[[SP02]]`; did you mean `PP02`?', 'no plan `[[core_shp|Shop]]`; did you mean `core_shop`?',
      ]);
    });

    it('looks for neighbours on a phase and in tasks, and for plans', async () => {
      const phase = 'day_dream/SP01_core_shop/p01_cart/_overview.md';
      assert.deepEqual(await plans({ ...ROOT, [phase]: overview('depends_on: [p00_base, p00, base, PP02, p07_gone]') }), [`${phase}:3:41: no phase \`p07_gone\``]);
      const task = 'day_dream/SP01_core_shop/p00_base/02_more.md';
      assert.deepEqual(await plans({ ...ROOT, [task]: overview('depends_on: [01_setup, setup, p00, 01_steup]') }), [
        `${task}:3:36: no task \`01_steup\`; did you mean \`01_setup\`?`,
      ]);
    });

    it('says that it is no plan where only a phase is called so', async () => {
      assert.deepEqual(await unknown('depends_on: [p00_base, p09]'), ['no plan `p00_base`', 'no plan `p09`']);
    });

    it('tells of plans that changed a module', async () => {
      const spec = 'day_dream/SP01_core_shop/modules/search.md';
      assert.deepEqual(await plans({ ...ROOT, [spec]: '---\nmodified_by_plans: [PP02, PP09_gone]\ndepends_on: [redis]\n---\n' }), [`${spec}:2:27: no plan \`PP09_gone\``]);
    });

    it('leaves alone what names nothing, prose, paths, addresses, and other trackers', async () => {
      assert.deepEqual(await unknown('depends_on: [none, TBD, "-", "?", ~]', 'blocks: []'), []);
      assert.deepEqual(await unknown('depends_on:', 'blocks: true', 'invalidated_by: null'), []);
      assert.deepEqual(await unknown('depends_on: [the bank signs, ../gone/_overview.md, gone.md, "https://example.org/x", 12, "#12", GH-12, "{plan}", src/a.ts]'), []);
    });

    it('leaves other fields alone', async () => {
      assert.deepEqual(await unknown('origin: gone', 'requires: node', 'dependencies: [react]', 'blocked_by: legal', 'related: gone'), []);
      assert.deepEqual(await plans({ 'PLAN.md': '---\nrequires: [node]\norigin: talk\n---\n', 'notes.md': '---\ndepends_on: gone\n---\n' }), []);
    });

    it('leaves notes alone, in which it may mean anything', async () => {
      assert.deepEqual(await plans({ ...ROOT, 'day_dream/exploration/idea.md': '---\ndepends_on: [gone]\n---\n', 'day_dream/SP01_core_shop/02_architecture.md': '---\nblocks: [gone]\n---\n' }), []);
    });

    it('tells in plan documents', async () => {
      assert.deepEqual(await plans({ 'plans/a.md': '---\ndepends_on: [b, c]\n---\n', 'plans/b.md': '# B\n' }), ['plans/a.md:2:17: no plan `c`']);
    });

    it('tells of tickets where tickets begin so', async () => {
      assert.deepEqual(await plans({ 'PLAN.md': '---\ndepends_on: [PF-1, PF-9, OPS-3]\n---\n- [ ] [PF-1] Login\n' }), ['PLAN.md:2:20: no ticket `PF-9`']);
    });

    it('says nothing where the front matter cannot be read', async () => {
      assert.deepEqual(await unknown('depends_on: [gone'), []);
    });

    it('says nothing of archives', async () => {
      assert.deepEqual(await plans({ ...ROOT, 'day_dream/_completed/2025-Q4/SP09_x/_overview.md': overview('depends_on: [gone]') }), []);
    });
  });

  describe('reasons', () => {
    it('tells of what made something invalid, at its name', async () => {
      const file = 'day_dream/SP04_x/_overview.md';
      const text = '---\nstatus: DONE:invalidated-by:PP08\n---\n';
      assert.deepEqual(await plans({ ...ROOT, [file]: text }), [`${file}:2:29: no plan \`PP08\``]);
      assert.deepEqual(await plans({ ...ROOT, [file]: text.replace('PP08', 'PP02') }), []);
    });

    it('takes other reasons for words', async () => {
      assert.deepEqual(await plans({ ...ROOT, 'day_dream/SP04_x/_overview.md': '---\nstatus: BLOCKED:checkout-redesing\n---\n' }), []);
    });
  });

  describe('columns of folder plans', () => {
    const overview = (header: string, row: string): Files => ({ ...ROOT, 'day_dream/_overview.md': `# Plans\n\n| ${header} |\n|---|---|---|\n| ${row} |\n` });

    it('tells of plan numbers that no plan has', async () => {
      assert.deepEqual(await plans(overview('Name | Status | Depends On', 'SP01_core_shop | ⏳ | PP02, PP09 (vendors), SP02')), [
        'day_dream/_overview.md:5:30: no plan `PP09`', 'day_dream/_overview.md:5:46: no plan `SP02`; did you mean `PP02`?',
      ]);
      assert.deepEqual(await plans(overview('Module | Modified By | Spec File', 'cart | PP07 | SP01_core_shop/modules/cart.md')), ['day_dream/_overview.md:5:10: no plan `PP07`']);
    });

    it('leaves other columns alone, other ids, and plans without numbers', async () => {
      assert.deepEqual(await plans(overview('Name | Status | Notes', 'SP01_core_shop | ⏳ | like SP09')), []);
      assert.deepEqual(await plans(overview('Name | Status | Depends On', 'SP01_core_shop | ⏳ | AB-12, p07, SP09_later')), []);
      assert.deepEqual(await plans({ 'day_dream/shop/_overview.md': '# Shop\n\n| Phase | Depends On |\n|---|---|\n| p00 | SP09 |\n' }), []);
    });
  });

  describe('packages', () => {
    it('tells of numbers that no package has, of a range at its end', async () => {
      assert.deepEqual(await plans({ 'PLAN.md': [...PACKAGES, '| 3 | Bills | #2, #7 |', '| 4 | Mail | #1 to #9 |'].join('\n') }), [
        'PLAN.md:5:19: no package `#7`', 'PLAN.md:6:20: no package `#9`',
      ]);
    });

    it('tells of fields, too', async () => {
      assert.deepEqual(await plans({ 'PLAN.md': '## Package 1: Cart\n\n**Depends on:** #3\n\n## Package 2: Orders\n\n**Dependencies:** #1\n' }), ['PLAN.md:3:17: no package `#3`']);
    });

    it('leaves alone other numbers, columns and documents', async () => {
      assert.deepEqual(await plans({
        'PLAN.md': [...PACKAGES, '', '**Requirement: #9**', '', 'See #12.', '', '| Risk | Mitigation |', '|---|---|', '| #9 | none |', ''].join('\n'),
        'TODO.md': '## Phase 1\n\n**Depends on:** #9\n',
        'ROADMAP.md': [...PACKAGES, '| 3 | Bills | All |', '| 4 | Mail | PR #88, the bank |', '| 6 | Desk | GitHub #7, issues #8 and #9 |', '| 5 | Site | phase 9, Gone |'].join('\n'),
      }), []);
    });
  });

  describe('phases of a document', () => {
    const phases = (depends: string, more = ''): Files => ({ 'PLAN.md': `## Phase 1: Base\n\n## Phase 2: Cart\n\n**Depends on:** ${depends}\n${more}` });

    it('tells of a number that none has', async () => {
      assert.deepEqual(await plans(phases('Phase 9')), ['PLAN.md:5:17: no phase `Phase 9`']);
      assert.deepEqual(await plans(phases('Phase 1, Phase 7 and phase 8')), ['PLAN.md:5:26: no phase `Phase 7`', 'PLAN.md:5:38: no phase `phase 8`']);
      assert.deepEqual(await plans({ 'PLAN.md': '| # | Phase | Depends on |\n|---|---|---|\n| 1 | Base | — |\n| 2 | Cart | Phase 3 |\n' }), ['PLAN.md:4:14: no phase `Phase 3`']);
    });

    it('leaves alone what is named anywhere, or part of a sentence, or another document\'s', async () => {
      assert.deepEqual(await plans(phases('Phase 9', '\n| Phase | Status |\n|---|---|\n| Phase 9: Mail | Planned |\n')), []);
      assert.deepEqual(await plans(phases('Phase 9', '\n- Phase 9 — later\n')), []);
      assert.deepEqual(await plans(phases('the end of phase 9 of the bank')), []);
      assert.deepEqual(await plans({ ...phases('Phase 9'), 'TODO.md': '## Phase 9\n\n- [ ] a\n' }), []);
      assert.deepEqual(await plans({ 'PLAN.md': '## Phase 1\n\n**Depends on:** Phase 9, Milestone 2\n' }), []);
    });
  });

  describe('fixes', () => {
    async function change(...fields: readonly string[]): Promise<string | undefined> {
      const files = withPlan(...fields);
      const [finding] = await found(files);
      assert.ok(finding !== undefined);
      if (finding.fixes().length === 0) return undefined;
      assert.equal(finding.fixes()[0]?.isGuess, true);
      const after = fixed(files, finding);
      assert.equal((await found(after)).length, (await found(files)).length - 1);
      return (after[PLAN] ?? '').split('\n')[2];
    }

    it('propose the nearest name in the notation of what stands there', async () => {
      assert.equal(await change('depends_on: [checkout_redesing]'), 'depends_on: [checkout_redesign]');
      assert.equal(await change('depends_on: ["checkout-redesing"]'), 'depends_on: ["checkout-redesign"]');
      assert.equal(await change('depends_on: [PP02_checkout_redesing]'), 'depends_on: [PP02_checkout_redesign]');
      assert.equal(await change('depends_on: [SP02_checkout_redesign]'), 'depends_on: [PP02_checkout_redesign]');
      assert.equal(await change('depends_on: [SP01_shop]'), 'depends_on: [SP01_core_shop]');
    });

    it('take a number only for the same number', async () => {
      assert.equal(await change('depends_on: [SP02]'), 'depends_on: [PP02]');
      assert.equal(await change('depends_on: [SP002]'), 'depends_on: [PP02]');
      assert.equal(await change('depends_on: [SP09]'), undefined);
    });

    it('propose neither oneself nor what is far', async () => {
      assert.equal(await change('depends_on: [wishlists]'), undefined);
      assert.equal(await change('depends_on: [search_engine]'), undefined);
    });

    it('change the name within a reason', async () => {
      const file = 'day_dream/SP04_x/_overview.md';
      const files = { ...ROOT, [file]: '---\nstatus: DONE:invalidated-by:SP02\n---\n' };
      const [finding] = await found(files);
      assert.ok(finding !== undefined);
      assert.equal(fixed(files, finding)[file], '---\nstatus: DONE:invalidated-by:PP02\n---\n');
    });
  });
});
