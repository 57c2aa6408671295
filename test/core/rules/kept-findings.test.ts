import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RULES } from '../../../src/core/rules/all';
import { KeptFindings } from '../../../src/core/rules/kept-findings';
import type { Rule } from '../../../src/core/rules/rule';
import { type Step, step } from '../plan/world';
import { type Texts, workspaceTexts } from '../plan/workspaces';
import { check } from './findings';
import { shop, switches } from './shop-states';
import { FAULTS, soundWorkspace } from './sound-workspaces';
import { overview, Watched } from './watched';

interface Move {
  readonly step: Step;
  /** How many files are looked at before the next. */
  readonly looks: number;
}

const looks = fc.constantFrom(0, 1, 3, Infinity, Infinity);

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({ step, looks }), { minLength: 1, maxLength: 8 },
);

async function assertKept(texts: Texts, first: number, all: readonly Move[]): Promise<void> {
  const watched = await Watched.of(texts);
  watched.look(first);
  for (const { step: next, looks } of all) {
    await watched.take(next);
    watched.look(looks);
    if (looks === Infinity) watched.assertUpToDate();
  }
  watched.look();
  watched.assertUpToDate();
}

describe('findings, kept up to date', function () {
  this.timeout(60_000);

  it('are those of the plan as it is, after whatever happens', () => fc.assert(
    fc.asyncProperty(workspaceTexts, looks, moves, assertKept), { numRuns: 30 },
  ));

  it('are so in plans in which little is wrong', () => fc.assert(
    fc.asyncProperty(soundWorkspace, fc.subarray([...FAULTS], { maxLength: 5 }), looks, moves, (files, faults, first, all) =>
      assertKept(faults.reduce((texts, fault) => fault.into(texts) ?? texts, files), first, all)),
    { numRuns: 20 },
  ));

  it('are so where all depends on each other', () => fc.assert(
    fc.asyncProperty(shop, looks, switches, async (texts, first, all) => {
      const watched = await Watched.of(texts);
      watched.look(first);
      for (const { path, text } of all) {
        await watched.write(path, text);
        watched.look(first);
        if (watched.kept.waiting.size === 0) watched.assertUpToDate();
      }
      watched.look();
      watched.assertUpToDate();
    }),
    { numRuns: 40 },
  ));

  it('are looked at in the order that is asked for, one file at a time', async () => {
    const { kept } = await Watched.of({ 'PLAN.md': '', 'TODO.md': '[a](PLAN.md#gone)\n', 'plans/a.md': '' });
    assert.deepEqual([...kept.waiting].sort(), ['PLAN.md', 'TODO.md', 'plans/a.md']);
    assert.deepEqual(kept.of('TODO.md'), []);
    assert.deepEqual(kept.checkNext(['gone.md', 'TODO.md', 'plans/a.md']), { path: 'TODO.md', isChanged: true });
    assert.deepEqual(kept.of('TODO.md').map(({ rule }) => rule), ['broken-link']);
    assert.deepEqual(kept.checkNext(['TODO.md', 'plans/a.md']), { path: 'plans/a.md', isChanged: false });
    assert.deepEqual(kept.checkNext(), { path: 'PLAN.md', isChanged: false });
    assert.equal(kept.checkNext(), null);
  });

  it('are told to be gone with their file', async () => {
    const watched = await Watched.of({ 'PLAN.md': '[a](gone.md#b)\n\n[c](TODO.md)\n' });
    watched.look();
    assert.equal(watched.kept.of('PLAN.md').length, 1);
    await watched.write('PLAN.md', null);
    assert.deepEqual(watched.news(), ['PLAN.md']);
    assert.deepEqual(watched.kept.of('PLAN.md'), []);
    await watched.write('TODO.md', 'Words.\n');
    assert.deepEqual(watched.news(), []);
  });

  it('are the same to people where they stand in the same place, though the text behind has moved', async () => {
    const watched = await Watched.of({ 'PLAN.md': '# A\n\n[a](TODO.md)\n' });
    watched.look();
    await watched.write('PLAN.md', '# Abc\n\n[a](TODO.md)\n');
    assert.deepEqual(watched.news(), []);
    watched.assertUpToDate();
    await watched.write('PLAN.md', '# Abc\n\n [a](TODO.md)\n');
    assert.deepEqual(watched.news(), ['PLAN.md']);
  });

  it('make fixes of the plan as it is when they are asked for, and none where they are no more', async () => {
    const plan = 'day_dream/SP01_a/_overview.md';
    const files = {
      [plan]: overview('status: DONE', '| Name | Type | Status |\n|---|---|---|\n| p00_x | Plan | WIP |'),
      'day_dream/SP01_a/p00_x/_overview.md': overview('status: DONE', 'Words.'),
    };
    const watched = await Watched.of(files);
    watched.look();
    const found = watched.kept.of(plan).find(({ rule }) => rule === 'status-conflict');
    assert.ok(found);
    const placesOf = (): readonly string[] => found.fixes().flatMap(({ edits }) => edits.map(({ path, start, oldText }) => `${path}:${start} ${oldText}`));
    const before = placesOf();
    await watched.write('day_dream/SP01_a/p00_x/_overview.md', '---\n# A remark\nstatus: DONE\n---\n');
    assert.equal(placesOf().length, before.length);
    assert.notDeepEqual(placesOf(), before);
    await watched.write('day_dream/SP01_a/p00_x/_overview.md', overview('status: WIP'));
    assert.deepEqual(placesOf(), []);
  });
});

describe('kept findings of specs', () => {
  it('are looked for again when more is known of their history, and no others', async () => {
    const path = 'day_dream/SP01_a/modules/m.md';
    const watched = await Watched.of({ 'day_dream/SP01_a/_overview.md': '# A\n', [path]: overview('module: m\nlast_updated: 2026-01-02\nmodified_by_plans: []'), 'PLAN.md': '# A\n' });
    watched.look();
    const [latest, review] = [0, 1].map((age) => ({ hash: `c${age}`, day: `2026-01-0${9 - age}`, subject: '', age }));
    watched.history = { changes: new Map([[path, { commit: latest!, isGone: false }]]), reviews: new Map([[path, { commit: review!, lastUpdated: '2026-01-02' }]]) };
    watched.kept.take(watched.facts, null, []);
    assert.deepEqual([...watched.kept.waiting], [path]);
    assert.deepEqual(watched.news(), [path]);
    watched.assertUpToDate();
    watched.kept.take(watched.facts, null, []);
    assert.equal(watched.kept.waiting.size, 0);
    watched.history = null;
    watched.kept.take(watched.facts, null, []);
    assert.deepEqual(watched.news(), [path]);
    watched.assertUpToDate();
  });
});

describe('fixes of kept findings', () => {
  it('look at the file once more when the plan has moved on, for all of them together', async () => {
    const links = Array.from({ length: 30 }, (_, i) => `[${i}](./plans/gone-${i}.md)`).join('\n\n');
    const { workspace, facts } = await check({ 'PLAN.md': links, 'TODO.md': '- [ ] a\n' });
    let looks = 0;
    const counting = RULES.filter(({ id }) => id === 'broken-link').map((rule): Rule => ({
      ...rule,
      findings: (...args) => {
        looks++;
        return rule.findings(...args);
      },
    }));
    const kept = new KeptFindings(counting);
    kept.take(facts, null, []);
    while (kept.checkNext() !== null);
    const change = await workspace.setText('TODO.md', '- [x] a\n');
    looks = 0;
    const findings = kept.of('PLAN.md');
    assert.equal(findings.length, 30);
    for (const finding of findings) finding.fixes();
    assert.equal(looks, 1);
    assert.ok(change !== null);
  });
});
