import assert from 'node:assert/strict';
import fc from 'fast-check';
import { folderOf } from '../../../src/core/base/paths';
import { pathFrom, urlOf } from '../../../src/core/edits/path-notation';
import type { Move } from '../../../src/core/model/edits';
import { parseFile } from '../../../src/core/parse/parse-file';
import { homeOf } from '../../../src/core/plan/discovery';
import { Moves } from '../../../src/core/plan/moved-plan';
import { soundWorkspace } from '../rules/sound-workspaces';
import { told } from '../rules/findings';
import { workspaceTexts } from '../plan/workspaces';
import type { Texts } from './flip';
import { astray, move } from './moving';

/** Numbers, so that a move makes sense in every workspace. */
interface Wish {
  readonly what: number;
  readonly isFolder: boolean;
  /** A new name; `null`: the same. */
  readonly name: number | null;
  /** Another folder, or the same one. */
  readonly to: number | null;
}

/** What things of a kind may be called. */
const NAMES: readonly (readonly [like: RegExp, names: readonly string[]])[] = [
  [/^(?:SP|PP)\d/, ['SP05_basket', 'SP07_core_shop', 'PP09_setup', '_completed/2026-Q1/PP09_basket']],
  [/^p\d/, ['p07_basket', 'p00_basis', 'p01_stock']],
  [/^\d\d_/, ['04_basket', '01_kernel', '03_core_shop']],
  [/_vision/, ['basket_vision']],
  [/./, ['basket', 'core_shop', 'the_shop']],
];

const wish: fc.Arbitrary<Wish> = fc.record({
  what: fc.nat(99), isFolder: fc.boolean(), name: fc.option(fc.nat(99), { freq: 4 }), to: fc.option(fc.nat(99), { freq: 2 }),
});

function foldersOf(texts: Texts): readonly string[] {
  const folders = new Set<string>();
  for (const path of Object.keys(texts)) for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  return [...folders].sort();
}

/** `null`: there is no such thing, or something is in the way. */
function moveOf(texts: Texts, { what, isFolder, name, to }: Wish): Move | null {
  const folders = foldersOf(texts);
  const things = isFolder ? folders : Object.keys(texts).sort();
  const from = things[what % things.length];
  if (from === undefined || /(?:^|\/)(?:_overview\.md|day_dream)$/.test(from)) return null;
  const parent = to === null ? folderOf(from) : folders[to % Math.max(folders.length, 1)] ?? '';
  const old = from.slice(folderOf(from).length).replace(/^\/|\.md$/g, '');
  const names = NAMES.find(([like]) => like.test(old))?.[1] ?? [];
  const path = `${parent === '' ? '' : `${parent}/`}${name === null ? old : names[name % names.length] ?? old}${isFolder ? '' : '.md'}`;
  const isTaken = [...Object.keys(texts), ...folders].some((each) => each.toLowerCase() === path.toLowerCase() || path.startsWith(`${each}/`) && each in texts);
  return isTaken || path === from || path.startsWith(`${from}/`) ? null : { from, to: path };
}

const anyTexts = fc.oneof({ weight: 2, arbitrary: soundWorkspace }, workspaceTexts);

/** References that lead astray beyond those that were told of. */
async function assertLeadsTheSame(texts: Texts, moves: readonly Move[]): Promise<void> {
  const made = await move(texts, moves);
  // What was no plan's file may have become a document of its own, by its name alone.
  if (moves.some(({ from, to }) => from in texts && made.before.plan.file(from) === undefined && homeOf(to, made.after.plan.folders) === null)) return;
  const left = made.left.map(({ path, written }) => `${path}: ${written}`);
  const lost = astray(made, moves).filter((each) => !left.some((told) => told === each || told.startsWith(each.slice(0, each.indexOf(': ') + 2))));
  assert.deepEqual(lost, [], `${JSON.stringify(moves)}: ${lost.join(', ')} astray; left: ${JSON.stringify(made.left)}; done: ${JSON.stringify(made.edits)}`);
}

describe('moving, whatever is moved where', () => {
  it('leads all that was referred to to the same things', async function () {
    this.timeout(60_000);
    await fc.assert(fc.asyncProperty(anyTexts, wish, async (texts, what) => {
      const made = moveOf(texts, what);
      if (made !== null) await assertLeadsTheSame(texts, [made]);
    }), { numRuns: 50 });
  });

  it('leads links of Markdown that is part of no plan to the same things', async function () {
    this.timeout(60_000);
    const note = 'zz-note.md';
    await fc.assert(fc.asyncProperty(soundWorkspace, wish, async (texts, what) => {
      const targets = [...Object.keys(texts), ...foldersOf(texts)];
      const noted = { ...texts, [note]: targets.map((target) => `[a](${urlOf(target)})\n`).join('\n') };
      const made = moveOf(noted, what);
      if (made === null) return;
      const there = await move(noted, [made]);
      if (there.before.plan.file(note) !== undefined) return;
      const where = new Moves([made]);
      const { links } = parseFile(where.of(note), there.texts[where.of(note)] ?? '', { vocabulary: there.before.plan.vocabulary(note) });
      assert.deepEqual(links.map(({ url }) => pathFrom(folderOf(where.of(note)), url)), targets.map((target) => where.of(target)), JSON.stringify(made));
    }), { numRuns: 50 });
  });

  it('gives nothing to find that was not found before, and comes back byte for byte', async function () {
    this.timeout(60_000);
    await fc.assert(fc.asyncProperty(soundWorkspace, wish, async (texts, what) => {
      const made = moveOf(texts, { ...what, to: null });
      // A name that another has is written in full, and stays so.
      if (made === null || !/day_dream\/[^/]+(?:\/|$)/.test(made.from) || /core_shop$/.test(made.to)) return;
      const there = await move(texts, [made]);
      assert.deepEqual(await told(there.texts), [], JSON.stringify(made));
      const back = await move(there.texts, [{ from: made.to, to: made.from }]);
      assert.deepEqual(back.texts, texts, JSON.stringify(made));
    }), { numRuns: 25 });
  });
});
