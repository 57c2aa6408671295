import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PlanChange } from '../../../src/core/model/plan';
import { outdented } from './draw';
import { type Sight, sightOf } from './snapshot';
import { step, World } from './world';
import { type Texts, workspaceTexts } from './workspaces';

type Seen = ReadonlyMap<string, string>;

/** What is in the first only. */
function only(a: Seen, b: Seen): readonly string[] {
  return [...a.keys()].filter((key) => !b.has(key)).sort();
}

/** What is in both and not the same. */
function differing(a: Seen, b: Seen): readonly string[] {
  return [...a.keys()].filter((key) => b.has(key) && b.get(key) !== a.get(key)).sort();
}

/** Of a subject as JSON. */
function withoutLine(subject: string | undefined): string | undefined {
  return subject?.replace(/"line":\d+,/, '');
}

function difference(before: Sight, after: Sight): PlanChange | null {
  const files = [...only(before.files, after.files), ...only(after.files, before.files), ...differing(before.files, after.files)].sort();
  const changed = differing(before.subjects, after.subjects);
  const change = {
    added: only(after.subjects, before.subjects),
    removed: only(before.subjects, after.subjects),
    changed,
    moved: changed.filter((id) => withoutLine(before.subjects.get(id)) === withoutLine(after.subjects.get(id))),
    files,
  };
  return Object.values(change).some((ids) => ids.length > 0) ? change : null;
}

/** A world of which is told both who changes it and who listens: the same. */
class Listened {
  readonly #heard: PlanChange[] = [];

  private constructor(readonly world: World) {
    world.workspace.onDidChange((change) => this.#heard.push(change));
  }

  static async of(texts: Texts): Promise<Listened> {
    return new Listened(await World.of(texts));
  }

  async write(path: string, text: string): Promise<PlanChange | null> {
    const change = await this.world.take({ step: 'write', file: { path, text } });
    assert.deepEqual(this.#heard.splice(0), change === null ? [] : [change]);
    return change;
  }
}

const PLAN = outdented(`
  # The plan

  Some words about PF-1.

  ## Phase 1 — Setup ✅ DONE

  - [x] PF-1 The first

  More words.

  \`\`\`sh
  npm test # runs all
  \`\`\`

  ## Phase 2 — Cart

  - [ ] PF-2 The second
`);

describe('a change of the plan', function () {
  this.timeout(20_000);

  it('names the subjects and files that can be seen to differ, and no others', () => fc.assert(
    fc.asyncProperty(workspaceTexts, fc.array(step, { minLength: 1, maxLength: 6 }), async (texts, steps) => {
      const world = await World.of(texts);
      const { plan } = world.workspace;
      for (const each of steps) {
        const before = sightOf(plan, world.paths);
        const change = await world.take(each);
        assert.deepEqual(change, difference(before, sightOf(plan, world.paths)));
      }
    }),
    { numRuns: 100 },
  ));

  const unseen: readonly (readonly [what: string, from: string, to: string])[] = [
    ['the same text again', '', ''],
    ['words of prose', 'More words.', 'Many more words.'],
    ['words in the middle of a line before a reference', 'Some words about', 'Some more words about'],
    ['what stands in a code fence', 'npm test # runs all', '- [ ] PF-3 [WIP](gone.md)'],
    ['white space in a line', 'More words.', 'More   words.  '],
    ['white space in an empty line', 'More words.\n\n', 'More words.\n  \n'],
    ['an empty line at the end', 'PF-2 The second\n', 'PF-2 The second\n\n'],
    ['no line ending at the end', 'PF-2 The second\n', 'PF-2 The second'],
  ];
  for (const [what, from, to] of unseen) {
    it(`is none if it is ${what}`, async () => {
      const files = await Listened.of({ 'PLAN.md': PLAN, 'day_dream/_overview.md': '', 'day_dream/01_task.md': PLAN });
      assert.equal(await files.write('PLAN.md', PLAN.replace(from, to)), null);
      assert.equal(await files.write('day_dream/01_task.md', PLAN.replace(from, to)), null);
    });
  }

  it('names what a status changes, and the containers above', async () => {
    const files = await Listened.of({ 'PLAN.md': PLAN });
    assert.deepEqual(await files.write('PLAN.md', PLAN.replace('- [ ]', '- [x]')), {
      added: [], removed: [], changed: ['PLAN.md', 'PLAN.md#phase-2', 'PLAN.md#phase-2/PF-2'], moved: [], files: ['PLAN.md'],
    });
  });

  it('names those whose line has changed', async () => {
    const files = await Listened.of({ 'PLAN.md': PLAN });
    assert.deepEqual(await files.write('PLAN.md', PLAN.replace('More words.', 'More\nwords.')), {
      added: [], removed: [], changed: ['PLAN.md#phase-2', 'PLAN.md#phase-2/PF-2'], moved: ['PLAN.md#phase-2', 'PLAN.md#phase-2/PF-2'],
      files: ['PLAN.md'],
    });
  });

  it('names those who come and go', async () => {
    const files = await Listened.of({ 'PLAN.md': PLAN });
    assert.deepEqual(await files.write('PLAN.md', PLAN.replace('PF-2', 'PF-3')), {
      added: ['PLAN.md#phase-2/PF-3'], removed: ['PLAN.md#phase-2/PF-2'], changed: ['PLAN.md#phase-2'], moved: [], files: ['PLAN.md'],
    });
  });

  it('names a subject of which another file says something else, and how it says so', async () => {
    const phases = (text: string): string => `# Phases\n\n${text}\n`;
    const path = 'day_dream/SP01_a/80_implementation.md';
    const files = await Listened.of({
      'day_dream/SP01_a/_overview.md': '', 'day_dream/SP01_a/p00_x/_overview.md': '', [path]: phases('### p00 ⏳ [TODO]\n'),
    });
    assert.deepEqual(await files.write(path, phases('### p00 ✅ [DONE]\n')), {
      added: [], removed: [], changed: ['day_dream/SP01_a', 'day_dream/SP01_a/p00_x'], moved: [], files: [path],
    });
    assert.deepEqual(await files.write(path, phases('### p00\n**Phase Status:** ✅ [DONE]')), {
      added: [], removed: [], changed: ['day_dream/SP01_a/p00_x'], moved: [], files: [path],
    });
  });

  it('names the files in which references lead elsewhere', async () => {
    const files = await Listened.of({ 'PLAN.md': '[a](notes.md), `01_x.md` and PF-2', 'TODO.md': '[a](gone.md)' });
    assert.deepEqual(await files.write('notes.md', 'no plan'), { added: [], removed: [], changed: [], moved: [], files: ['PLAN.md'] });
    assert.deepEqual(await files.write('roadmap/x.md', '- [ ] PF-2: a'), {
      added: ['roadmap/x.md', 'roadmap/x.md#PF-2'], removed: [], changed: [], moved: [], files: ['PLAN.md', 'roadmap/x.md'],
    });
  });

  it('is told before the one who made it goes on, and to nobody who has left', async () => {
    const { workspace } = await World.of({ 'PLAN.md': PLAN });
    const order: string[] = [];
    const leave = workspace.onDidChange(() => order.push('told'));
    await workspace.setText('PLAN.md', '- [ ] a');
    order.push('done');
    leave();
    await workspace.setText('PLAN.md', '- [ ] b');
    assert.deepEqual(order, ['told', 'done']);
  });
});
