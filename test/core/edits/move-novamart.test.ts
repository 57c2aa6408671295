import assert from 'node:assert/strict';
import { folderOf } from '../../../src/core/base/paths';
import { rename } from '../../../src/core/edits/rename';
import type { Plan, Subject } from '../../../src/core/model/plan';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { NodeFiles } from '../../../src/node/node-files';
import { below } from '../plan/draw';
import { check } from '../rules/findings';
import { appliedAll, opened, type Texts } from './flip';
import { astray, movedTexts, movingIn } from './moving';

/** The example as it is on disk. */
function novamart(): Texts {
  const files = new NodeFiles('examples/novamart');
  return Object.fromEntries(files.list([]).paths.flatMap((path) => {
    const text = files.read(path);
    return typeof text === 'string' ? [[path, text]] : [];
  }));
}

/** What is found, whatever things are called: how often each rule speaks. */
async function findings(texts: Texts): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { rule } of (await check(texts)).findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/** Every tenth of the files and folders that may be called otherwise. */
function renamable(plan: Plan): readonly Subject[] {
  const all = plan.roots.flatMap((root) => below(root)).filter(({ places, kind, name }) => (
    places.length === 0 && kind !== 'document' && kind !== 'exploration' && !/_vision$|^\d{4}/.test(name)
  ));
  return all.filter((_, i) => i % 10 === 0);
}

describe('renaming in the example', () => {
  it('leads all that was referred to to the same things, and gives nothing new to find', async function () {
    this.timeout(60_000);
    const texts = novamart();
    const before = await opened(texts);
    const found = await findings(texts);
    for (const [i, subject] of renamable(before.plan).entries()) {
      const workspace = { ...movingIn(texts, before), settings: DEFAULT_SETTINGS, exists: () => false };
      const { edits, moves } = await rename(workspace, { subject, name: subject.name }, 'quite_another');
      const changed = movedTexts(appliedAll(texts, edits), moves);
      const after = await opened(changed);
      assert.deepEqual(astray({ before, after }, moves), [], subject.id);
      assert.equal(folderOf(moves[0]?.to ?? ''), folderOf(subject.id));
      if (i % 3 === 0) assert.deepEqual(await findings(changed), found, subject.id);
    }
  });
});
