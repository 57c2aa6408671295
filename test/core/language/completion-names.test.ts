import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionsAt } from '../../../src/core/language/completion/completions-at';
import type { Plan } from '../../../src/core/model/plan';
import { DEFAULT_SETTINGS as settings } from '../../../src/core/settings';
import { createPlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';
import { step, World } from '../plan/world';
import { workspaceTexts } from '../plan/workspaces';
import type { Files } from '../rules/findings';
import { taken } from './completions';
import { marked } from './marked';

/** Names of files and folders such as people and machines give them. */
const names = fc.uniqueArray(
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...'aabbccé12  __--..|`[](){}<>#%&*!,;:\'"~^+=@$?'), minLength: 1, maxLength: 9 }),
    fc.constantFrom('no', 'none', 'all', 'null', '1.5', '2026-01-01', 'my shop', 'a%20b', '[TODO]', '`x`', 'R&D', 'C#', 'what?', 'a|b', '_x_', '**b**', '&amp;'),
  ).map((name) => name.trim()).filter((name) => !/^$|^\.|\.$/.test(name)),
  { minLength: 1, maxLength: 4, selector: (name) => name.toLowerCase().replace(/[\W_]+/g, '_') },
);

const OWN = 'day_dream/SP90_own/_overview.md';

/** Takes each entry at the caret, and answers the ids to which the references there lead. */
async function targets(files: Files): Promise<ReadonlyMap<string, readonly string[]>> {
  const { files: texts, path, offset } = marked(files);
  const workspace = await createPlanWorkspace({ files: new MemoryFiles(texts), settings });
  const { plan } = workspace;
  const text = texts[path] ?? '';
  const found = completionsAt({ plan, settings, today: '2026-01-20', history: null }, path, text, offset);
  const result = new Map<string, readonly string[]>();
  for (const item of found?.items ?? []) {
    const after = taken(text, found!, item);
    await workspace.setText(path, after);
    const { start } = found!.replace;
    const lineEnd = after.indexOf('\n', start);
    const references = plan.referencesIn(path).filter((each) => each.start <= lineEnd && each.end > start && each.start >= after.lastIndexOf('\n', start));
    result.set(item.insert, [...new Set(references.flatMap(({ to, file }) => to.length > 0 ? to : file === null ? [] : [file]))]);
  }
  return result;
}

function shop(plans: readonly string[], own: string): Files {
  return {
    ...Object.fromEntries(plans.map((name, i) => [`day_dream/SP0${i + 1}_${name}/_overview.md`, '---\nstatus: TODO\n---\n# One\n'])),
    'day_dream/_overview.md': '# Plans\n',
    [OWN]: own,
  };
}

/** Each entry leads to one subject, no two to the same, and together to all that are asked for. */
function assertLead(found: ReadonlyMap<string, readonly string[]>, wanted: readonly string[]): void {
  const drawn = [...found].map(([insert, to]) => `${insert} => ${to.join(' ')}`).join('\n');
  const all = [...found.values()];
  assert.ok(all.every(({ length }) => length === 1), drawn);
  assert.deepEqual(all.flat().filter((id) => wanted.includes(id)).sort(), [...wanted].sort(), drawn);
}

describe('names that are completed, whatever they are', () => {
  const PLACES = {
    'a list in front matter': '---\nstatus: TODO\ndepends_on: [‸]\n---\n# Own\n',
    'a list below its key': '---\nstatus: TODO\ndepends_on:\n  - ‸\n---\n# Own\n',
    'quotes in front matter': '---\nstatus: TODO\ndepends_on: ["‸"]\n---\n# Own\n',
    'apostrophes in front matter': '---\nstatus: TODO\ndepends_on: [\'‸\']\n---\n# Own\n',
    'a field': '---\nstatus: TODO\n---\n# Own\n\n**Depends on:** ‸\n',
    'a cell': '---\nstatus: TODO\n---\n# Own\n\n| Step | Depends on |\n|---|---|\n| one | ‸ |\n',
    'a reason': '---\nstatus: TODO\n---\n# Own\n\n**Status:** [BLOCKED:‸]\n',
  };
  for (const [place, text] of Object.entries(PLACES)) {
    it(`lead to their plan in ${place}`, () => fc.assert(fc.asyncProperty(names, async (plans) => {
      const wanted = plans.map((name, i) => `day_dream/SP0${i + 1}_${name}`);
      const found = await targets(shop(plans, text));
      if (place === 'a reason') for (const to of found.values()) assert.ok(to.length === 1, [...found].join('\n'));
      else assertLead(found, wanted);
    }), { numRuns: 60 }));
  }

  it('lead to their task by its id, unless two have the same', () => fc.assert(fc.asyncProperty(names, async (tasks) => {
    const wanted = tasks.map((name, i) => `backlog/tasks/task-${Math.ceil(i / 2) + 2} - ${name}.md`);
    const found = await targets({
      ...Object.fromEntries(wanted.map((path) => [path, '---\nstatus: To Do\n---\n'])),
      'backlog/tasks/task-1 - Own.md': '---\nstatus: To Do\ndependencies: [‸]\n---\n',
    });
    assertLead(found, wanted);
    assert.ok(found.has('task-2'));
  }), { numRuns: 60 }));

  for (const [form, model] of Object.entries({
    'links': '[SP90_own](./SP90_own/_overview.md)', 'code': '`SP90_own/`', 'bold': '**SP90_own**', 'text': 'SP90_own',
  })) {
    it(`lead to their plan in a table of ${form}`, () => fc.assert(fc.asyncProperty(names, async (plans) => {
      const wanted = plans.map((name, i) => `day_dream/SP0${i + 1}_${name}`);
      const table = `# Plans\n\n| Name | Status |\n|---|---|\n| ${model} | TODO |\n| ‸ | TODO |\n`;
      assertLead(await targets({ ...shop(plans, '---\nstatus: TODO\n---\n# Own\n'), 'day_dream/_overview.md': table }), wanted);
    }), { numRuns: 60 }));
  }

  for (const model of ['[modules/own.md](./SP90_own/modules/own.md)', '`SP90_own/modules/own.md`', 'SP90_own/modules/own.md']) {
    it(`lead to their spec in a Module Index of ${model}`, () => fc.assert(fc.asyncProperty(names, async (modules) => {
      const specs = modules.map((name) => `day_dream/SP90_own/modules/${name}.md`);
      const table = `# Plans\n\n## Module Index\n\n| Module | Spec File |\n|---|---|\n| own | ${model} |\n| x | ‸ |\n`;
      const texts = Object.fromEntries(['day_dream/SP90_own/modules/own.md', ...specs].map((path) => [path, '# Module\n']));
      assertLead(await targets({ ...shop([], '---\nstatus: TODO\n---\n# Own\n'), ...texts, 'day_dream/_overview.md': table }), specs);
    }), { numRuns: 60 }));
  }

  for (const [place, text] of Object.entries({
    'backticks': '---\nstatus: TODO\n---\n# Own\n\nSee `./‸`.\n',
    'backticks in a table': '---\nstatus: TODO\n---\n# Own\n\n| A | B |\n|---|---|\n| `./‸` | x |\n',
    'front matter': '---\nstatus: TODO\norigin: ./‸\n---\n# Own\n',
    'quotes': '---\nstatus: TODO\norigin: "./‸"\n---\n# Own\n',
    'a list of front matter': '---\nstatus: TODO\ndepends_on: [./‸]\n---\n# Own\n',
  })) {
    it(`lead to their file as a path in ${place}`, () => fc.assert(fc.asyncProperty(names, async (files) => {
      const notes = files.map((name) => `day_dream/SP90_own/${name}.md`);
      const found = await targets({ ...shop([], text), ...Object.fromEntries(notes.map((path) => [path, '# Note\n'])) });
      assertLead(found, notes);
    }), { numRuns: 60 }));
  }

  it('follow what happens to the files', () => fc.assert(fc.asyncProperty(workspaceTexts, fc.array(step, { minLength: 1, maxLength: 6 }), async (texts, steps) => {
    const world = await World.of(texts);
    for (const each of steps) {
      await world.take(each);
      assert.deepEqual(offeredIn(world.workspace.plan), offeredIn((await world.rebuilt()).plan));
    }
  }), { numRuns: 40 }));
});

/** What is offered in front matter, reasons and cells of all files. */
function offeredIn(plan: Plan): unknown {
  return [...plan.files()].sort().map((path) => {
    const ends = ['---\ndepends_on: [', '# Own\n\n**Status:** [BLOCKED:', '| Step | Depends on |\n|---|---|\n| one | '];
    return ends.map((text) => completionsAt({ plan, settings, today: '2026-01-20', history: null }, path, text, text.length));
  });
}
