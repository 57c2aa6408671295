import assert from 'node:assert/strict';
import {
  commands, type Hover, type Location, type LocationLink, type MarkdownString, Selection, SymbolKind, type SymbolInformation, type TextDocument, Uri, window,
} from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import { Scratch } from './scratch';
import { eventually, open, planFolder, show, type, waymark } from './waymark';

const DREAM = '.agent_plan/day_dream';
const MARKETPLACE = `${DREAM}/SP06_marketplace`;

const TICKETS = `# Queue

## Phase 1: Base

- [ ] PF-901: First
- [x] PF-902: Second
- [ ] PF-903: Third

## Phase 2: Rest

**Depends on:** Phase 1, PF-901..PF-903

See [the base](#phase-1-base), [a label][here] and PF-902.

[here]: #phase-2-rest
`;

describe('names in plans', () => {
  let insight: Insight;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'language');
    // The built-in Markdown starts when it is first needed, and knows nothing until then.
    const overview = await fileOf(`${DREAM}/_overview.md`);
    while ((await definitions(overview, '## Current Sp‸rint')).length === 0) await commands.executeCommand('vscode.executeDocumentSymbolProvider', overview.uri);
  });
  afterEach(() => scratch.clear(insight));

  /** Asks all providers about the place of `‸` in a piece of a document. */
  async function ask<T>(command: string, document: TextDocument, piece: string): Promise<T> {
    const at = document.getText().indexOf(piece.replace('‸', ''));
    assert.ok(at >= 0, `${piece} does not stand in ${document.uri.path}`);
    return commands.executeCommand<T>(command, document.uri, document.positionAt(at + piece.indexOf('‸')));
  }

  function fileOf(name: string): Promise<TextDocument> {
    return Promise.resolve(open(planFolder(insight).files.uriOf(name)));
  }

  async function drawn(uri: Uri, line: number): Promise<string> {
    const document = await open(uri);
    return `${uri.path.split('/').slice(-2).join('/')}: ${document.lineAt(line).text}`;
  }

  /** The lines that Go to Definition leads to, of whichever provider. */
  async function definitions(document: TextDocument, piece: string): Promise<readonly string[]> {
    const found = await ask<(Location | LocationLink)[]>('vscode.executeDefinitionProvider', document, piece);
    return Promise.all(found.map((each) => 'targetUri' in each ? drawn(each.targetUri, each.targetRange.start.line) : drawn(each.uri, each.range.start.line)));
  }

  async function references(document: TextDocument, piece: string): Promise<readonly string[]> {
    const found = await ask<Location[]>('vscode.executeReferenceProvider', document, piece);
    return found.map(({ uri, range }) => `${uri.path.split('/').slice(-2).join('/')}:${range.start.line + 1}`);
  }

  async function hovers(document: TextDocument, piece: string): Promise<readonly string[]> {
    const found = await ask<Hover[]>('vscode.executeHoverProvider', document, piece);
    return found.flatMap(({ contents }) => contents.map((each) => (each as MarkdownString).value));
  }

  it('lead to what they mean, each to one place', async () => {
    const overview = await fileOf(`${MARKETPLACE}/_overview.md`);
    const gateway = ['PP04_payment_gateway_migration/_overview.md: # PP04 — Payment Gateway Migration'];
    assert.deepEqual(await definitions(overview, '- payment_gate‸way'), gateway);
    assert.deepEqual(await definitions(overview, '[PP04_pay‸ment'), gateway);
    assert.deepEqual(await definitions(overview, 'PP04_payment_gateway_mig‸ration/_overview.md'), gateway);
    assert.deepEqual(await definitions(overview, 'BLOCKED:multi‸tenancy'), ['PP05_multitenancy_migration/_overview.md: # PP05 — Multitenancy Migration']);
    assert.deepEqual(await definitions(overview, '[p01_order_spl‸itting/]'), ['p01_order_splitting/_overview.md: # p01 — Order Splitting']);
    const phases = await fileOf(`${MARKETPLACE}/80_implementation.md`);
    assert.deepEqual(await definitions(phases, '| PP‸05 |'), ['PP05_multitenancy_migration/_overview.md: # PP05 — Multitenancy Migration']);
    assert.deepEqual(await definitions(phases, '[spr‸int]'), ['day_dream/_overview.md: ## Current Sprint']);
    assert.deepEqual(await definitions(phases, '#current‸-sprint'), ['day_dream/_overview.md: ## Current Sprint']);
    const root = await fileOf(`${DREAM}/_overview.md`);
    assert.deepEqual(await definitions(root, 'modules/ca‸rt.md'), ['modules/cart.md: # Module: cart']);
    assert.deepEqual(await definitions(root, '| SP01_core‸_shop | PP02, PP04 |'), ['SP01_core_shop/_overview.md: # SP01 — Core Shop']);
  });

  it('stay where they are defined', async () => {
    const overview = await fileOf(`${MARKETPLACE}/_overview.md`);
    assert.deepEqual(await definitions(overview, 'name: market‸place'), ['SP06_marketplace/_overview.md: name: marketplace']);
    assert.deepEqual(await definitions(overview, '# SP‸06'), ['SP06_marketplace/_overview.md: # SP06 — Marketplace']);
    await scratch.plan(insight, { 'queue-plan.md': TICKETS });
    const queue = await open(scratch.uri('queue-plan.md'));
    assert.deepEqual(await definitions(queue, '- [ ] PF-‸901'), [`${scratch.path('queue-plan.md')}: - [ ] PF-901: First`]);
    assert.deepEqual(await definitions(queue, '## Pha‸se 1'), [`${scratch.path('queue-plan.md')}: ## Phase 1: Base`]);
  });

  it('lead to parts of a document, ends of a range, and between them to all of it', async () => {
    await scratch.plan(insight, { 'queue-plan.md': TICKETS });
    const queue = await open(scratch.uri('queue-plan.md'));
    const lines = async (piece: string): Promise<readonly string[]> => (await definitions(queue, piece)).map((each) => each.slice(each.indexOf(': ') + 2));
    assert.deepEqual(await lines('and PF‸-902'), ['- [x] PF-902: Second']);
    assert.deepEqual(await lines('on:** Pha‸se 1'), ['## Phase 1: Base']);
    assert.deepEqual(await lines(', PF-‸901..'), ['- [ ] PF-901: First']);
    assert.deepEqual(await lines('..PF-9‸03'), ['- [ ] PF-903: Third']);
    assert.deepEqual(await lines('PF-901.‸.'), ['- [ ] PF-901: First', '- [x] PF-902: Second', '- [ ] PF-903: Third']);
    assert.deepEqual(await lines('[the b‸ase]'), ['## Phase 1: Base']);
    assert.deepEqual(await lines('(#phase-1‸-base)'), ['## Phase 1: Base']);
    assert.deepEqual(await lines('[he‸re] and'), ['[here]: #phase-2-rest']);
  });

  it('are gone to by a key', async () => {
    const overview = await show(planFolder(insight).files.uriOf(`${MARKETPLACE}/_overview.md`));
    const editor = window.activeTextEditor;
    assert.ok(editor);
    const at = overview.positionAt(overview.getText().indexOf('multitenancy-migration') + 3);
    editor.selection = new Selection(at, at);
    await commands.executeCommand('editor.action.revealDefinition');
    await eventually(insight, () => assert.match(window.activeTextEditor?.document.uri.path ?? '', /PP05_multitenancy_migration\/_overview\.md$/));
  });

  it('follow what is typed', async () => {
    await scratch.plan(insight, { 'queue-plan.md': TICKETS });
    const queue = await open(scratch.uri('queue-plan.md'));
    await type(queue, '# Queue\n', '# Queue\n\nBefore all of it, PF-903.\n');
    assert.deepEqual(await definitions(queue, 'it, PF-9‸03'), [`${scratch.path('queue-plan.md')}: - [ ] PF-903: Third`]);
  });

  it('are found wherever they stand, and however they are written', async () => {
    const phase = await fileOf(`${MARKETPLACE}/p01_order_splitting/_overview.md`);
    const all = [
      'p01_order_splitting/_overview.md:2', 'p01_order_splitting/_overview.md:14',
      'SP06_marketplace/80_implementation.md:6', 'SP06_marketplace/_overview.md:31',
    ];
    const found = await references(phase, 'name: p01_order‸_splitting');
    assert.deepEqual(all.filter((each) => !found.includes(each)), []);
    await scratch.plan(insight, { 'queue-plan.md': TICKETS });
    const queue = await open(scratch.uri('queue-plan.md'));
    const file = scratch.path('queue-plan.md');
    assert.deepEqual(await references(queue, 'and PF‸-902'), [`${file}:6`, `${file}:11`, `${file}:13`]);
    assert.deepEqual(await references(queue, '# Que‸ue\n\n'), [`${file}:1`]);
  });

  it('are listed once, though VS Code finds links and headings, too', async () => {
    for (const [file, piece] of [
      [`${DREAM}/_overview.md`, '(./SP06_mark‸etplace/_overview.md)'], [`${DREAM}/_overview.md`, 'then [SP06_mark‸etplace]'], [`${DREAM}/_overview.md`, '(#current-sp‸rint)'],
      [`${DREAM}/_overview.md`, '## Current Sp‸rint'], [`${MARKETPLACE}/_overview.md`, '# SP06 — Market‸place'], [`${MARKETPLACE}/80_implementation.md`, '### p‸01'],
    ] as const) {
      const found = await ask<Location[]>('vscode.executeReferenceProvider', await fileOf(file), piece);
      assert.ok(found.length > 1, piece);
      const twice = found.filter((one) => found.some((other) => other !== one && other.uri.path === one.uri.path && other.range.contains(one.range)));
      assert.deepEqual(twice.map(({ uri, range }) => `${uri.path}:${range.start.line + 1}:${range.start.character + 1}`), [], piece);
    }
  });

  it('tell what they mean, with links to act on it', async () => {
    const overview = await fileOf(`${MARKETPLACE}/_overview.md`);
    const [text = '', ...others] = await hovers(overview, '- payment_gate‸way');
    assert.deepEqual(others, []);
    assert.match(text, /^\$\(pass-filled\) \*\*PP04 — Payment Gateway Migration\*\* · Done\n/);
    assert.match(text, /\n- Magnitude: Heavy\n/);
    assert.match(text, /\[Open\]\(command:waymark\.open\?\S+\) · \[Set Status…\]\(command:waymark\.setStatus\?\S+\) · \[Show in Sidebar\]\(command:waymark\.revealSubject\?\S+\) · \[Show Impact\]\(command:waymark\.impact\?\S+\)$/);
  });

  it('act by their links, as VS Code reads them', async () => {
    const overview = await fileOf(`${MARKETPLACE}/_overview.md`);
    const [text = ''] = await hovers(overview, 'BLOCKED:multi‸tenancy');
    const query = /\(command:waymark\.open\?(\S+?)\)/.exec(text)?.[1] ?? '';
    const [{ folder, id }] = JSON.parse(decodeURIComponent(query)) as [{ folder: object; id: string }];
    assert.equal((folder as Uri).path, planFolder(insight).uri.path);
    await commands.executeCommand('waymark.open', { folder: Uri.from(folder as Uri), id });
    await eventually(insight, () => assert.match(window.activeTextEditor?.document.uri.path ?? '', /PP05_multitenancy_migration\/_overview\.md$/));
  });

  it('tell where a status is written, and which copies disagree', async () => {
    const splitting = await fileOf(`${MARKETPLACE}/p01_order_splitting/_overview.md`);
    const [text = ''] = await hovers(splitting, '01_multi_vendor_cart.md) | Task | 🔄 [W‸IP]');
    assert.match(text, /^\$\(pass-filled\) \*\*Multi\\-vendor cart\*\* · Done\n/);
    assert.equal(text.match(/\n?- \$\(check\) /g)?.length, 3);
    assert.match(text, /- \$\(warning\) 🔄 \\\[WIP\\\] · \[\S+\]\(command:waymark\.openPlace\?\S+\) · disagrees\n/);
    const args = JSON.parse(decodeURIComponent(/\$\(warning\).*?openPlace\?([^)]+)\)/.exec(text)?.[1] ?? '')) as unknown[];
    await commands.executeCommand('waymark.openPlace', ...args);
    await eventually(insight, () => assert.equal(window.activeTextEditor?.document.lineAt(window.activeTextEditor.selection.active).text.includes('01_multi_vendor_cart'), true));
  });

  it('tell what a magnitude stands for', async () => {
    const overview = await fileOf(`${MARKETPLACE}/_overview.md`);
    assert.deepEqual(await hovers(overview, 'magnitude: Ep‸ic'), ['**Epic** · 8 slots at most, of about an hour each']);
  });

  it('cannot bring links into a hover', async () => {
    await scratch.plan(insight, { 'bad-plan.md': '# Bad\n\n- [ ] PF-950: [Click](command:workbench.action.quit) $(bug) <b>x</b>\n\nSee PF-950.\n' });
    const [text = ''] = await hovers(await open(scratch.uri('bad-plan.md')), 'See PF-‸950');
    assert.doesNotMatch(text, /\]\((?!command:waymark\.)/);
    assert.doesNotMatch(text, /[^\\]\$\(bug|[^\\]</);
  });

  it('are symbols of the workspace, with their status', async () => {
    const found = await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'multi_vendor_cart');
    const ours = found.map(({ name, containerName, kind, location }) => ({ name, containerName, kind, file: location.uri.path.split('/').at(-1) }));
    assert.deepEqual(ours[0], {
      name: '✅ 01_multi_vendor_cart — Multi-vendor cart · DONE', containerName: 'SP06 — Marketplace', kind: SymbolKind.Method, file: '01_multi_vendor_cart.md',
    });
    const plans = await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'SP06');
    // The built-in Markdown has headings besides.
    assert.equal(plans.find(({ kind }) => kind === SymbolKind.Package)?.name, '🔄 SP06_marketplace — SP06 — Marketplace · WIP');
  });

  it('are none in files that are no plans', async () => {
    scratch.write('notes.md', TICKETS);
    const notes = await open(scratch.uri('notes.md'));
    assert.deepEqual(await definitions(notes, 'and PF‸-902'), []);
    assert.deepEqual(await hovers(notes, 'and PF‸-902'), []);
  });
});
