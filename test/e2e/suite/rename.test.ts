import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { commands, type Position, type Range, type TextDocument, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import { rowOf } from './drawn';
import { Scratch } from './scratch';
import { answer, eventually, planFolder, show, waymark } from './waymark';

const FILES = {
  '_overview.md': `---
name: fair
status: WIP
---

# Fair

## Children

| Name | Type | Status | Description |
|---|---|---|---|
| [p00_stalls](./p00_stalls/_overview.md) | Plan | 🔄 [WIP] | Where |
| [p01_music/](./p01_music/) | Plan | 🚧 [BLOCKED:p00-stalls] | What |

Also see [the map](map.png) and [Fair](#children).
`,
  'p00_stalls/_overview.md': '---\nname: p00_stalls\nstatus: WIP\n---\n\n# Stalls\n\n[up](../_overview.md), [on](../p01_music/_overview.md)\n',
  'p00_stalls/01_till.md': '---\nstatus: TODO\n---\n\n# Till\n\n> Part of [p00_stalls](./_overview.md) · ⏳ [TODO]\n',
  'p01_music/_overview.md': '---\nname: p01_music\nstatus: BLOCKED:p00-stalls\ndepends_on: [stalls]\n---\n\n# Music\n',
};

const DRILL = {
  'drill-plan.md': '# Drill\n\n## Steps\n\n- [ ] **PF-901**: March\n- [ ] **PF-902**: Halt, after PF-901, see [steps](#steps)\n',
};

describe('renaming and moving', () => {
  let insight: Insight;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'rename');
  });
  beforeEach(() => answer(insight));
  afterEach(() => scratch.clear(insight));

  /** The place behind the first letters of some words. */
  function at(document: TextDocument, words: string, letters = 2): Position {
    const start = document.getText().indexOf(words);
    assert.ok(start >= 0, `no ${words}`);
    return document.positionAt(start + letters);
  }

  const renameAt = (document: TextDocument, position: Position, name: string): Thenable<WorkspaceEdit> => (
    commands.executeCommand<WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, position, name)
  );
  const prepare = (document: TextDocument, position: Position): Thenable<{ range: Range; placeholder: string }> => (
    commands.executeCommand('vscode.prepareRename', document.uri, position)
  );
  const textAt = async (name: string): Promise<string> => (await workspace.openTextDocument(scratch.uri(name))).getText();
  const known = (name: string): boolean => planFolder(insight).plan.file(scratch.path(name)) !== undefined;

  it('renames a phase from a reference: folder, front matter, rows, links and reasons; one undo takes all back', async () => {
    await scratch.plan(insight, FILES);
    const document = await show(scratch.uri('p01_music/_overview.md'));
    const place = at(document, 'stalls]');
    const { range, placeholder } = await prepare(document, place);
    assert.equal(document.getText(range), 'stalls');
    assert.equal(placeholder, 'p00_stalls');
    const edit = await renameAt(document, place, 'booths');
    // The command gives back files that move before the edits; F2 does not.
    const inOrder = new WorkspaceEdit();
    for (const [uri, edits] of edit.entries()) inOrder.set(uri, edits);
    inOrder.renameFile(scratch.uri('p00_stalls'), scratch.uri('p00_booths'));
    assert.equal(edit.size, inOrder.size);
    assert.ok(await workspace.applyEdit(inOrder));
    await eventually(insight, () => {
      assert.ok(known('p00_booths/01_till.md') && !known('p00_stalls/01_till.md'));
    });
    assert.equal(await textAt('p01_music/_overview.md'), FILES['p01_music/_overview.md'].replace('p00-stalls', 'p00-booths').replace('[stalls]', '[booths]'));
    assert.equal(await textAt('_overview.md'), FILES['_overview.md'].replaceAll('p00_stalls', 'p00_booths').replace('p00-stalls', 'p00-booths'));
    assert.equal(await textAt('p00_booths/_overview.md'), FILES['p00_stalls/_overview.md'].replace('p00_stalls', 'p00_booths'));
    assert.equal(await textAt('p00_booths/01_till.md'), FILES['p00_stalls/01_till.md'].replace('[p00_stalls]', '[p00_booths]'));

    await show(scratch.uri('p01_music/_overview.md'));
    await commands.executeCommand('undo');
    await eventually(insight, async () => {
      assert.ok(existsSync(scratch.file('p00_stalls/01_till.md')));
      for (const [name, text] of Object.entries(FILES)) assert.equal(await textAt(name), text);
    });
  });

  it('renames what a row shows, and tells why something cannot be called so', async () => {
    await scratch.plan(insight, FILES);
    // It stands below once its overview is read.
    const stalls = () => eventually(insight, () => rowOf(insight.view.rows, 'Fair', 'Stalls'));
    const heard = answer(insight, { name: 'tents' });
    await commands.executeCommand('waymark.rename', await stalls());
    await eventually(insight, () => assert.ok(known('p00_tents/01_till.md') && !known('p00_stalls/01_till.md')));
    assert.equal(await textAt('_overview.md'), FILES['_overview.md'].replaceAll('p00_stalls', 'p00_tents').replace('p00-stalls', 'p00-tents'));
    await eventually(insight, () => assert.deepEqual(workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path), []));
    answer(insight, { name: 'p00_stalls' });
    await commands.executeCommand('waymark.rename', await stalls());
    await eventually(insight, () => assert.ok(known('p00_stalls/01_till.md')));
    assert.equal(await textAt('p01_music/_overview.md'), FILES['p01_music/_overview.md']);
    const refused = answer(insight, { name: 'p01_stalls' });
    await commands.executeCommand('waymark.rename', await stalls());
    assert.deepEqual([...heard, ...refused], [
      'which name? Stalls (p00_stalls)', 'which name? Stalls (p00_stalls)', `warning: Waymark: \`p01\` is taken by p01_music (${scratch.path('p01_music/_overview.md')})`,
    ]);
    assert.ok(known('p00_stalls/01_till.md'));
  });

  it('asks once what F2 asks for: not again when VS Code moves what was renamed', async () => {
    await scratch.plan(insight, FILES);
    const document = await show(scratch.uri('p01_music/_overview.md'));
    const { plan } = planFolder(insight);
    let asked = 0;
    const supposing = plan.supposing.bind(plan);
    plan.supposing = (...args) => {
      asked++;
      return supposing(...args);
    };
    try {
      const edit = await renameAt(document, at(document, 'stalls]'), 'booths');
      const once = asked;
      assert.ok(once > 0);
      const inOrder = new WorkspaceEdit();
      // Some are left out, as they may be in the preview.
      for (const [uri, edits] of edit.entries()) if (!uri.path.endsWith('01_till.md')) inOrder.set(uri, edits);
      inOrder.renameFile(scratch.uri('p00_stalls'), scratch.uri('p00_booths'));
      assert.ok(await workspace.applyEdit(inOrder));
      await eventually(insight, () => assert.ok(known('p00_booths/01_till.md')));
      assert.equal(asked, once);
      assert.equal(await textAt('p00_booths/01_till.md'), FILES['p00_stalls/01_till.md']);
      await eventually(insight, () => assert.deepEqual(workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path), []));
      // What F2 was answered counts once.
      const back = new WorkspaceEdit();
      back.renameFile(scratch.uri('p00_booths'), scratch.uri('p00_stalls'));
      assert.ok(await workspace.applyEdit(back));
      await eventually(insight, () => assert.ok(known('p00_stalls/01_till.md')));
      assert.ok(asked > once);
      assert.equal(await textAt('p01_music/_overview.md'), FILES['p01_music/_overview.md']);
    } finally {
      plan.supposing = supposing;
    }
  });

  it('asks anew for a move that F2 was answered for, but that nobody agreed to then', async () => {
    await scratch.plan(insight, FILES);
    const document = await show(scratch.uri('p01_music/_overview.md'));
    await renameAt(document, at(document, 'stalls]'), 'booths');
    const edit = new WorkspaceEdit();
    edit.renameFile(scratch.uri('p00_stalls'), scratch.uri('p00_booths'));
    assert.ok(await workspace.applyEdit(edit));
    await eventually(insight, async () => {
      assert.equal(await textAt('_overview.md'), FILES['_overview.md'].replaceAll('p00_stalls', 'p00_booths').replace('p00-stalls', 'p00-booths'));
    });
  });

  for (const [key, value] of [['include', []], ['enableForDirectories', false]] as const) {
    it(`makes all edits where VS Code's own Markdown does not, by updateLinksOnFileMove.${key}`, async () => {
      const configuration = workspace.getConfiguration('markdown.updateLinksOnFileMove');
      await configuration.update('enabled', 'always');
      await configuration.update(key, value);
      try {
        await scratch.plan(insight, FILES);
        const edit = new WorkspaceEdit();
        if (key === 'include') edit.renameFile(scratch.uri('p00_stalls/01_till.md'), scratch.uri('p01_music/01_till.md'));
        else edit.renameFile(scratch.uri('p00_stalls'), scratch.uri('p00_booths'));
        assert.ok(await workspace.applyEdit(edit));
        const till = key === 'include' ? 'p01_music/01_till.md' : 'p00_booths/01_till.md';
        await eventually(insight, () => assert.ok(known(till)));
        if (key === 'include') assert.match(await textAt(till), /\(\.\.\/p00_stalls\/_overview\.md\)/);
        else assert.equal(await textAt('_overview.md'), FILES['_overview.md'].replaceAll('p00_stalls', 'p00_booths').replace('p00-stalls', 'p00-booths'));
      } finally {
        await configuration.update(key, undefined);
        await configuration.update('enabled', undefined);
      }
    });
  }

  it('refuses what cannot be, in words', async () => {
    await scratch.plan(insight, FILES);
    const document = await show(scratch.uri('p01_music/_overview.md'));
    const place = at(document, 'stalls]');
    for (const [name, why] of [['p01_music', /`p01` is taken by p01_music/], ['a/b', /has a slash/], ['01_x', /would be a/]] as const) {
      const heard = answer(insight);
      const edit = await renameAt(document, place, name);
      assert.deepEqual([...edit.entries()], []);
      assert.match(heard.join(), why);
    }
  });

  it('renames a ticket where it is defined and named', async () => {
    await scratch.plan(insight, DRILL);
    const document = await show(scratch.uri('drill-plan.md'));
    assert.ok(await workspace.applyEdit(await renameAt(document, at(document, 'PF-901'), '950')));
    assert.equal(document.getText(), DRILL['drill-plan.md'].replaceAll('PF-901', 'PF-950'));
  });

  it('leaves headings and links to VS Code', async () => {
    await scratch.plan(insight, DRILL);
    const document = await show(scratch.uri('drill-plan.md'));
    const heading = await renameAt(document, at(document, '## Steps', 5), 'Paces');
    assert.deepEqual(heading.get(document.uri).map(({ newText }) => newText).sort(), ['Paces', 'paces'].sort());
    const link = await renameAt(document, at(document, '#steps'), 'paces');
    assert.ok(link.size > 0);
    await assert.rejects(Promise.resolve(prepare(document, at(document, 'March'))));
  });

  for (const setting of ['never', 'always'] as const) {
    it(`takes references along when files are moved, with updateLinksOnFileMove: ${setting}`, async () => {
      await workspace.getConfiguration('markdown').update('updateLinksOnFileMove.enabled', setting);
      try {
        scratch.write('map.png', 'x');
        // No plan: its links follow all the same, by one of the two, and once.
        scratch.write('../rename-note.md', `[till](./${scratch.path('p00_stalls/01_till.md')})\n`);
        await scratch.plan(insight, { ...FILES, 'p01_music/band.md': 'See [the till](../p00_stalls/01_till.md).\n' });
        const edit = new WorkspaceEdit();
        edit.renameFile(scratch.uri('p00_stalls/01_till.md'), scratch.uri('p01_music/01_till.md'));
        edit.renameFile(scratch.uri('map.png'), scratch.uri('p01_music/plan b.png'));
        assert.ok(await workspace.applyEdit(edit));
        await eventually(insight, async () => {
          assert.equal(await textAt('../rename-note.md'), `[till](./${scratch.path('p01_music/01_till.md')})\n`);
          assert.ok(known('p01_music/01_till.md'));
          // Where VS Code rewrites links by itself, it may miss one, and has a spelling of its own; but none may be mixed up.
          const spelt = (text: string): string => setting === 'never' ? text : text.replace(/\]\((?:\.\/|<)?([^)>]+)>?\)/g, (_, url: string) => `](${url.replace(' ', '%20')})`);
          const says = async (name: string, before: string, after: string): Promise<void> => {
            const expected = setting === 'never' ? [after] : [before, after].map(spelt);
            assert.ok(expected.includes(spelt(await textAt(name))), `${name}: ${await textAt(name)}`);
          };
          const till = FILES['p00_stalls/01_till.md'];
          await says('p01_music/01_till.md', till, till.replace('./_overview.md', '../p00_stalls/_overview.md'));
          await says('p01_music/band.md', 'See [the till](../p00_stalls/01_till.md).\n', 'See [the till](01_till.md).\n');
          await says('_overview.md', FILES['_overview.md'], FILES['_overview.md'].replace('map.png', 'p01_music/plan%20b.png'));
        });
      } finally {
        rmSync(scratch.file('../rename-note.md'), { force: true });
        await workspace.getConfiguration('markdown').update('updateLinksOnFileMove.enabled', undefined);
      }
    });
  }

  it('takes a whole folder along', async () => {
    await scratch.plan(insight, FILES);
    const edit = new WorkspaceEdit();
    edit.renameFile(Uri.file(scratch.file('p00_stalls')), Uri.file(scratch.file('p02_stalls')));
    assert.ok(await workspace.applyEdit(edit));
    await eventually(insight, async () => {
      assert.ok(known('p02_stalls/01_till.md'));
      assert.equal(await textAt('p01_music/_overview.md'), FILES['p01_music/_overview.md'].replace('p00-stalls', 'p02-stalls'));
    });
  });
});
