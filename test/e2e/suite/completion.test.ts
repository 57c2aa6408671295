import assert from 'node:assert/strict';
import { commands, type CompletionItem, type CompletionList, type Range, SnippetString, type TextDocument } from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import { Scratch } from './scratch';
import { open, planFolder, type, waymark } from './waymark';

const STALL = `---
name: stall
status: WIP
depends_on: []
---

# Stall

## Children

| Name | Type | Status |
|---|---|---|
| [01_till.md](./01_till.md) | Task | ⏳ [TODO] |
`;

const TILL = `---
status: TODO
---

# Till

See [the stall]() and \`../\`.
`;

const AWNING = `---
name: awning
status: DONE
---

# The awning
`;

describe('completion', () => {
  let insight: Insight;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'completion');
  });
  afterEach(() => scratch.clear(insight));

  async function fair(): Promise<void> {
    await scratch.plan(insight, {
      'fair/_overview.md': '---\nname: fair\nstatus: WIP\n---\n\n# Fair\n', 'fair/stall/_overview.md': STALL, 'fair/stall/01_till.md': TILL,
      'fair/stall/02_sign.md': '# Sign\n', 'fair/awning/_overview.md': AWNING,
    });
  }

  /** What VS Code offers behind a text of the document. */
  async function behind(document: TextDocument, text: string, trigger?: string): Promise<readonly CompletionItem[]> {
    const at = document.getText().indexOf(text);
    assert.ok(at !== -1, `${text} is not there`);
    const position = document.positionAt(at + text.length);
    const { items } = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, position, trigger);
    return items;
  }

  const labelOf = ({ label }: CompletionItem): string => typeof label === 'string' ? label : `${label.label} | ${label.description ?? ''}`;

  /** Without the words of the file, which VS Code offers where nobody else has anything. */
  const ours = (items: readonly CompletionItem[]): readonly string[] => items.filter(({ label }) => typeof label !== 'string').map(labelOf);

  it('offers plans in front matter, with status and title', async () => {
    await fair();
    const document = await open(scratch.uri('fair/stall/_overview.md'));
    const labels = (await behind(document, 'depends_on: [', '[')).map(labelOf);
    assert.ok(labels.includes('awning | done · The awning'), labels.join('\n'));
    assert.ok(!labels.some((label) => label.startsWith('stall |')));
  });

  it('offers statuses in a cell, and asks what blocks', async () => {
    await fair();
    const document = await open(scratch.uri('fair/stall/_overview.md'));
    const items = await behind(document, '| Task | ⏳ [', '[');
    assert.deepEqual(items.map(labelOf), [
      '⏳ [TODO] | to do', '🔄 [WIP] | in progress', '✅ [DONE] | done', '🚧 [BLOCKED:…] | blocked', '🚫 [CUT] | cut',
    ]);
    const blocked = items[3];
    assert.ok(blocked?.insertText instanceof SnippetString);
    assert.deepEqual([blocked.insertText.value, blocked.command?.command], ['🚧 [BLOCKED:$0]', 'editor.action.triggerSuggest']);
    assert.equal(document.getText(blocked.range as Range), '⏳ [TODO]');
  });

  it('goes by what is typed and not read yet', async () => {
    await fair();
    const document = await open(scratch.uri('fair/stall/_overview.md'));
    await type(document, 'depends_on: []\n', 'a_line_more: x\ndepends_on: []\nblocks: [aw]\n');
    const items = await behind(document, 'blocks: [aw');
    const awning = items.find((item) => labelOf(item).startsWith('awning'));
    assert.equal(document.getText(awning?.range as Range), 'aw');
  });

  it('offers paths in backticks, and leaves those in links to VS Code', async () => {
    await fair();
    const document = await open(scratch.uri('fair/stall/01_till.md'));
    const paths = (await behind(document, '`../', '/')).map(labelOf);
    assert.ok(paths.includes('awning/ | done · The awning'), paths.join('\n'));
    const linked = (await behind(document, '[the stall](', '(')).map(labelOf);
    assert.deepEqual(linked.filter((label, i) => linked.indexOf(label) !== i), [], 'something stands there twice');
    assert.ok(linked.some((label) => label.includes('02_sign.md')), linked.join('\n'));
  });

  it('is quiet in prose, and in files that are no plan', async () => {
    await fair();
    scratch.write('notes.md', '---\nstatus: \n---\n');
    const document = await open(scratch.uri('fair/stall/01_till.md'));
    assert.deepEqual(ours(await behind(document, 'See ', ' ')), []);
    const notes = await open(scratch.uri('notes.md'));
    assert.deepEqual(ours(await behind(notes, 'status: ', ' ')), []);
  });
});
