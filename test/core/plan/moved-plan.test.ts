import assert from 'node:assert/strict';
import fc from 'fast-check';
import { folderOf } from '../../../src/core/base/paths';
import type { FileClaims } from '../../../src/core/model/claims';
import type { Move } from '../../../src/core/model/edits';
import type { Plan } from '../../../src/core/model/plan';
import { folderPlanRoots, isOverview, isPlanOverview } from '../../../src/core/plan/discovery';
import type { LinkedPlan } from '../../../src/core/plan/linked-plan';
import { MovedPlan, Moves } from '../../../src/core/plan/moved-plan';
import { opened } from '../edits/flip';
import { allOf } from './snapshot';
import { type Texts, workspaceTexts } from './workspaces';

const NAMES = ['SP01_core_shop', 'PP07_basket', 'p00_setup', 'p07_basket', '04_basket', 'rollout', 'day_dream', '_overview', '_archive/SP01_core_shop', 'a#b'];

/** Numbers, so that a move makes sense in every workspace. */
interface Wish {
  readonly what: number;
  readonly isFolder: boolean;
  readonly name: string;
  /** Another folder, or the same one. */
  readonly to: number | null;
  /** What goes to where that was. */
  readonly next: number | null;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  what: fc.nat(99), isFolder: fc.boolean(), name: fc.constantFrom(...NAMES), to: fc.option(fc.nat(99), { freq: 2 }), next: fc.option(fc.nat(99), { freq: 1 }),
});

function foldersOf(texts: Texts): readonly string[] {
  const folders = new Set<string>();
  for (const path of Object.keys(texts)) for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  return [...folders].sort();
}

/** None: there is no such thing, or something is in the way. */
function movesOf(texts: Texts, { what, isFolder, name, to, next }: Wish): readonly Move[] {
  const folders = foldersOf(texts);
  const things = isFolder ? folders : Object.keys(texts).filter((path) => path.endsWith('.md')).sort();
  const from = things[what % things.length];
  if (from === undefined) return [];
  const parent = to === null ? folderOf(from) : folders[to % Math.max(folders.length, 1)] ?? '';
  const target = `${parent === '' ? '' : `${parent}/`}${name}${isFolder ? '' : '.md'}`;
  const isTaken = [...Object.keys(texts), ...folders].some((path) => path === target || target.startsWith(`${path}/`) && path in texts);
  if (isTaken || target.startsWith(`${from}/`)) return [];
  const other = next === null ? from : things[next % things.length] as string;
  const isApart = !`${other}/`.startsWith(`${from}/`) && !from.startsWith(`${other}/`) && !target.startsWith(`${other}/`);
  return [{ from, to: target }, ...isApart ? [{ from: other, to: from }] : []];
}

/** The plan of the same claims at their new places, made in one step. */
function madeAnew(plan: LinkedPlan, files: readonly string[], where: Moves): LinkedPlan {
  const claims = new Map([...plan.files()].map((path): [string, FileClaims] => [where.of(path), { ...plan.file(path) as FileClaims, uri: where.of(path) }]));
  const overviews = [...claims].filter(([path, said]) => isOverview(path) && isPlanOverview(path, said, '')).map(([path]) => path);
  const made = plan.empty();
  made.update({ folders: new Set(folderPlanRoots(overviews)), added: files.map((path) => where.of(path)), removed: [], claims });
  return made;
}

const answersOf = (plan: Plan, paths: readonly string[]): object => allOf({ plan, problems: [], remarks: [] } as unknown as Parameters<typeof allOf>[0], paths);

/** Whether front matter can be read: of an overview where it cannot, the text tells what it is, and that is not kept. */
function isReadable(plan: Plan): boolean {
  return [...plan.files()].every((path) => !isOverview(path) || (plan.file(path)?.frontMatter?.error ?? null) === null);
}

describe('the plan of a workspace in which things are moved', function () {
  this.timeout(60_000);

  for (const [how, few] of [['tried out in place', 200], ['made beside it', 0]] as const) {
    it(`is the plan made anew, and leaves the plan as it was, ${how}`, () => fc.assert(
      fc.asyncProperty(workspaceTexts, wish, async (texts, what) => {
        const { plan, filesWithin } = await openedFiles(texts);
        const moves = movesOf(texts, what);
        if (moves.length === 0 || !isReadable(plan)) return;
        const where = new Moves(moves);
        const paths = [...Object.keys(texts), ...Object.keys(texts).map((path) => where.of(path))];
        const before = answersOf(plan, paths);
        const expected = answersOf(madeAnew(plan, filesWithin, where), paths);
        const moved = new MovedPlan(plan, filesWithin, where, () => undefined, undefined, few);
        const [answers] = await moved.ask(({ after }) => [answersOf(after, paths)]);
        assert.deepEqual(answers, expected, JSON.stringify(moves));
        assert.deepEqual(answersOf(plan, paths), before);
      }),
      { numRuns: 50 },
    ));
  }

  const SHOP = {
    'day_dream/SP01_core/_overview.md': '---\nname: SP01_core\n---\n',
    'day_dream/SP02_pay/_overview.md': '---\ndepends_on: [SP01]\n---\n[core](../SP01_core/_overview.md)\n',
    'notes.md': '',
  };
  const MOVES = new Moves([{ from: 'day_dream/SP01_core', to: 'day_dream/SP03_core' }]);

  it('tells the files that it concerns: those that move, and those that refer to them', async () => {
    const { plan, filesWithin } = await openedFiles({ ...SHOP, 'day_dream/SP04_other/_overview.md': 'Nothing.\n' });
    const moved = new MovedPlan(plan, filesWithin, MOVES, () => undefined);
    assert.deepEqual(await moved.ask(({ concerned }) => [...concerned].sort()), Object.keys(SHOP).slice(0, 2));
  });

  it('is as it was when a question throws, and tells nobody', async () => {
    const workspace = await opened(SHOP);
    const told: unknown[] = [];
    workspace.onDidChange((change) => told.push(change));
    const before = answersOf(workspace.plan, Object.keys(SHOP));
    const moved = new MovedPlan(workspace.plan, workspace.filesWithin(['']), MOVES, () => undefined);
    await assert.rejects(moved.ask(() => { throw new Error('out of luck'); }), /out of luck/);
    assert.deepEqual(answersOf(workspace.plan, Object.keys(SHOP)), before);
    assert.deepEqual(told, []);
  });

  it('ends between two pieces where nobody waits any more', async () => {
    const { plan, filesWithin } = await openedFiles(SHOP);
    const before = answersOf(plan, Object.keys(SHOP));
    let left = 1;
    const moved = new MovedPlan(plan, filesWithin, MOVES, () => { if (left-- === 0) throw new Error('cancelled'); }, undefined, 0);
    await assert.rejects(moved.ask(({ after }) => [...after.files()]), /cancelled/);
    assert.deepEqual(answersOf(plan, Object.keys(SHOP)), before);
  });

  it('tells a folder from a name that begins as it is called, with a `#` behind it', async () => {
    const { plan } = await openedFiles({ 'a/PLAN.md': '## Phase 1\n', 'a#b-plan.md': '## Phase 1\n\n- [ ] [PF-1] x\n' });
    const where = new Moves([{ from: 'a', to: 'c' }]);
    assert.equal(where.of('a#b-plan.md'), 'a#b-plan.md');
    assert.equal(where.ofId('a#b-plan.md#phase-1', plan), 'a#b-plan.md#phase-1');
    assert.equal(where.ofId('a/PLAN.md#phase-1', plan), 'c/PLAN.md#phase-1');
    assert.equal(new Moves([{ from: 'a#b-plan.md', to: 'b.md' }]).ofId('a#b-plan.md#phase-1/PF-1', plan), 'b.md#phase-1/PF-1');
  });
});

async function openedFiles(texts: Texts): Promise<{ readonly plan: LinkedPlan; readonly filesWithin: readonly string[] }> {
  const workspace = await opened(texts);
  return { plan: workspace.plan, filesWithin: workspace.filesWithin(['']) };
}
