import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { commands, window, workspace } from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import { Scratch } from './scratch';
import { answer, eventually, open, planFolder, show, type, waymark } from './waymark';

const SPEC = '---\nmodule: stalls\nlast_updated: 2026-11-20\nmodified_by_plans: []\n---\n\n# Stalls\n';

function overview(name: string, status: string, text: string): string {
  return `---\nname: ${name}\ntype: system\nmagnitude: Light\nstatus: ${status}\norigin: x\nlast_updated: 2026-11-19\n---\n\n# ${name}\n\n${text}`;
}

const FILES = {
  'day_dream/_overview.md': `# Fair

## Plans

| Name | Type | Status | Priority | Depends On | Description |
|---|---|---|---|---|---|
| [SP01_stalls](./SP01_stalls/_overview.md) | System | ✅ [DONE] | — | — | Where |
| [SP02_music](./SP02_music/_overview.md) | System | 🔄 [WIP] | — | SP01 | What |

## Module Index

| Module | Origin Plan | Modified By | Spec File | Knowledge Gaps |
|---|---|---|---|---|
| stalls | SP01_stalls | — | \`SP01_stalls/modules/stalls.md\` | — |

## State Deltas

### ✅ SP01_stalls — Nov 2026

- stalls: new
`,
  'day_dream/SP01_stalls/_overview.md': overview('stalls', 'DONE', 'Then [music](../SP02_music/_overview.md), see [the map](map.png).\n'),
  'day_dream/SP01_stalls/modules/stalls.md': SPEC,
  'day_dream/SP02_music/_overview.md': overview('music', 'WIP', 'On [the stalls](../SP01_stalls/_overview.md#stalls).\n'),
  'day_dream/exploration/2026-11-01-lights.md': '# Lights\n\nFor [music](../SP02_music/_overview.md).\n',
};

describe('archiving and reports', () => {
  let insight: Insight;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'archive');
  });
  beforeEach(async () => {
    answer(insight);
    await scratch.plan(insight, FILES);
  });
  afterEach(() => scratch.clear(insight));

  const known = (name: string): boolean => planFolder(insight).plan.file(scratch.path(name)) !== undefined;
  const textAt = async (name: string): Promise<string> => (await workspace.openTextDocument(scratch.uri(name))).getText();
  const row = (name: string): unknown => ({ folder: planFolder(insight).uri, id: scratch.path(name) });
  const run = (command: string, ...args: unknown[]): Thenable<unknown> => commands.executeCommand(`waymark.${command}`, ...args);
  const quarter = (): string => {
    const today = new Date();
    return `${today.getFullYear()}-Q${Math.ceil((today.getMonth() + 1) / 3)}`;
  };

  it('moves a plan that is over, with all that refers to it, and saves it; one undo takes all back', async () => {
    const heard = answer(insight, { press: 'Archive' });
    const music = await show(scratch.uri('day_dream/SP02_music/_overview.md'));
    await run('archive', row('day_dream/SP01_stalls'));
    const there = `day_dream/_completed/${quarter()}/SP01_stalls`;
    await eventually(insight, () => assert.ok(known(`${there}/_overview.md`) && !known('day_dream/SP01_stalls/_overview.md')));
    assert.match(heard[0] ?? '', /^Archive .* as .*_completed\/\d{4}-Q\d\/SP01_stalls\? 4 references in 3 files follow\.$/);
    await eventually(insight, () => {
      assert.ok(music.getText().includes(`(../_completed/${quarter()}/SP01_stalls/_overview.md#stalls)`), music.getText());
      assert.deepEqual(workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path), []);
    });
    assert.equal(scratch.read(`${there}/_overview.md`), FILES['day_dream/SP01_stalls/_overview.md'].replace('../SP02', '../../../SP02'));
    assert.equal(scratch.read('day_dream/_overview.md'), FILES['day_dream/_overview.md']
      .replace('./SP01_stalls/', `./_completed/${quarter()}/SP01_stalls/`).replace('`SP01_stalls/', `\`_completed/${quarter()}/SP01_stalls/`));

    await show(scratch.uri('day_dream/SP02_music/_overview.md'));
    await commands.executeCommand('undo');
    await eventually(insight, async () => {
      assert.ok(existsSync(scratch.file('day_dream/SP01_stalls/modules/stalls.md')));
      for (const [name, text] of Object.entries(FILES)) assert.equal(await textAt(name), text);
    });
  });

  it('tells what is missing first, mends what it can, and moves nothing until somebody says so', async () => {
    const asked = answer(insight);
    await run('archive', row('day_dream/SP02_music'));
    assert.match(asked[0] ?? '', /^2 things are missing for music to close\? SP02_music is WIP, neither done nor cut, SP02_music has no State Delta/);
    assert.deepEqual(asked.slice(1), []);

    const mended = answer(insight, { pick: 'Mend What Can Be' });
    await run('archive', row('day_dream/SP02_music'));
    await eventually(insight, () => {
      assert.match(scratch.read('day_dream/SP02_music/_overview.md'), /status: DONE/);
      assert.match(scratch.read('day_dream/_overview.md'), /### ✅ SP02_music — /);
    });
    assert.match(mended.at(-1) ?? '', /^Archive music as .*SP02_music\?/);
    assert.ok(existsSync(scratch.file('day_dream/SP02_music')));
  });

  it('goes on all the same if somebody wants it to, also from the caret', async () => {
    answer(insight, { pick: 'Archive Anyway', press: 'Archive' });
    await show(scratch.uri('day_dream/SP02_music/_overview.md'));
    await run('archive');
    await eventually(insight, () => assert.ok(known(`day_dream/_completed/${quarter()}/SP02_music/_overview.md`)));
  });

  it('archives an exploration, and refuses what is no whole', async () => {
    const looked = answer(insight, { press: 'Show Changes First', pick: 'Archive' });
    await run('archive', row('day_dream/exploration/2026-11-01-lights.md'));
    await eventually(insight, () => assert.ok(known('day_dream/exploration/_archive/2026-11-01-lights.md')));
    assert.equal(looked[1], `What follows Lights? Archive, References, ${scratch.path('day_dream/exploration/2026-11-01-lights.md')}:3`);
    const moved = '# Lights\n\nFor [music](../../SP02_music/_overview.md).\n';
    await eventually(insight, () => assert.equal(scratch.read('day_dream/exploration/_archive/2026-11-01-lights.md'), moved));
    const heard = answer(insight);
    await run('archive', row('day_dream/exploration/_archive/2026-11-01-lights.md'));
    assert.match(heard.join(), /nothing here can be archived/);
  });

  it('tells of a plan that is set to done what is missing', async () => {
    const heard = answer(insight);
    const { folder, subject } = insight.view.rows.find({ folder: planFolder(insight).uri, id: scratch.path('day_dream/SP02_music') })!;
    await insight.setter.set([{ folder, subject }], 'done');
    assert.match(heard.at(-1) ?? '', /^Waymark: One thing is missing for music to close: `SP02_music` has no State Delta/);
    await eventually(insight, () => assert.match(scratch.read('day_dream/SP02_music/_overview.md'), /status: DONE/));
  });

  it('lists what can be worked on next and what a change reaches, and leads there', async () => {
    const next = answer(insight, { pick: 'music' });
    await run('next');
    assert.match(next[0] ?? '', /^What can be worked on now\? .*\bmusic\b/);
    assert.equal(window.activeTextEditor?.document.uri.fsPath, scratch.file('day_dream/SP02_music/_overview.md'));
    const impact = answer(insight);
    await run('impact', row('day_dream/SP01_stalls'));
    assert.deepEqual(impact, ['What a change of stalls reaches? Depends on It, music, Modules, Stalls']);
  });

  it('tells the history of a module and draws what depends on what, in documents that follow the plans', async () => {
    await run('history', row('day_dream/SP01_stalls/modules/stalls.md'));
    const history = window.activeTextEditor?.document;
    assert.equal(history?.languageId, 'markdown');
    assert.match(history.getText(), /\| Nov 2026 \| SP01_stalls \| new \| \[_overview\.md:20\]\(<file:/);
    await run('graph');
    const graph = window.activeTextEditor?.document;
    assert.match(graph?.getText() ?? '', /^# .*\n\n```mermaid\nflowchart LR\n/);
    await type(await open(scratch.uri('day_dream/_overview.md')), 'stalls: new', 'stalls: old');
    await eventually(insight, () => assert.match(history.getText(), /\| old \|/));
  });
});
