import assert from 'node:assert/strict';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

/** What the linter says of `code`, were it a file at `path`. Rules that need types are off: the file does not exist. */
async function lint(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path });
  assert.ok(result, `${path} is not linted`);
  return result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

/** An import of something from `source`, used, so that only the import itself can be wrong. */
function importing(source: string): string {
  return `import { thing } from '${source}';\nthing();`;
}

describe('the linter', function () {
  this.timeout(20_000);

  const refused: [path: string, source: string, because: RegExp][] = [
    // The core knows neither editor, nor Node, nor a host.
    ['src/core/plan/link.ts', 'vscode', /Only src\/vscode imports the editor/],
    ['src/core/plan/link.ts', 'node:fs', /runs in browsers too/],
    ['src/core/plan/link.ts', 'fs', /runs in browsers too/],
    ['src/core/plan/link.ts', 'fs/promises', /runs in browsers too/],
    ['src/core/workspace.ts', 'node:path', /runs in browsers too/],
    ['src/core/plan/link.ts', '../../node/walk', /The core knows no host/],
    ['src/core/plan/link.ts', '../../cli/main', /The core knows no host/],
    ['src/core/workspace.ts', '../vscode/extension', /The core knows no host/],
    ['src/core/workspace.ts', '../webview/protocol', /The core knows no host/],
    // Inside the core, one way.
    ['src/core/base/events.ts', '../text/lines', /base may import nothing of the core/],
    ['src/core/text/lines.ts', '../model/claims', /text may import base\./],
    ['src/core/model/claims.ts', '../parse/parse-file', /model may import base, text\./],
    ['src/core/settings.ts', './plan/discovery', /settings may import base, text, model\./],
    ['src/core/parse/parse-file.ts', '../dialects/dream', /parse may import base, text, model, settings\./],
    ['src/core/parse/deeper/file.ts', '../../plan/link', /parse may import/],
    ['src/core/parse/parse-file.ts', './../../core/plan/link', /parse may import/],
    ['src/core/dialects/dream.ts', '../plan/link', /dialects may import/],
    ['src/core/plan/link.ts', '../reports/tree', /plan may import/],
    ['src/core/plan/link.ts', '../edits/set-status', /plan may import/],
    ['src/core/rules/broken-link.ts', '../reports/tree', /rules may import/],
    ['src/core/edits/set-status.ts', '../rules/broken-link', /edits may import/],
    ['src/core/reports/tree.ts', '../rules/broken-link', /reports may import/],
    ['src/core/git/ask-git.ts', '../rules/broken-link', /git may import/],
    ['src/core/git/ask-git.ts', 'node:child_process', /runs in browsers too/],
    ['src/core/rules/stale-module.ts', '../git/ask-git', /rules may import/],
    ['src/core/rules/broken-link.ts', '../closing/gates', /rules may import/],
    ['src/core/reports/tree.ts', '../workspace', /reports may import/],
    ['src/core/reports/tree.ts', '../workspace.ts', /reports may import/],
    // One reader of Markdown, one of front matter.
    ['src/core/parse/scan.ts', 'mdast-util-from-markdown', /Only src\/core\/parse\/settle\.ts/],
    ['src/core/parse/scan.ts', 'micromark-extension-gfm-table', /Only src\/core\/parse\/settle\.ts/],
    ['src/core/parse/front-matter.ts', 'micromark', /Only src\/core\/parse\/settle\.ts/],
    ['src/cli/main.ts', 'mdast-util-from-markdown', /Only src\/core\/parse\/settle\.ts/],
    ['src/core/parse/settle.ts', 'gray-matter', /Only src\/core\/parse\/front-matter/],
    ['src/core/dialects/dream.ts', 'yaml', /Only src\/core\/parse\/front-matter/],
    ['src/vscode/extension.ts', 'yaml', /Only src\/core\/parse\/front-matter/],
    ['src/core/parse/settle.ts', '../dialects/dream', /parse may import/],
    ['src/core/parse/front-matter.ts', 'node:buffer', /runs in browsers too/],
    // Hosts keep to themselves.
    ['src/node/walk.ts', '../cli/main', /node may import core\./],
    ['src/node/walk.ts', 'vscode', /Only src\/vscode imports the editor/],
    ['src/cli/main.ts', 'vscode', /Only src\/vscode imports the editor/],
    ['src/cli/main.ts', '../vscode/extension', /cli may import core, node\./],
    ['src/cli/commands/tree.ts', '../../webview/protocol', /cli may import core, node\./],
    ['src/vscode/extension.ts', '../node/walk', /vscode may import core, webview\/protocol\./],
    ['src/vscode/extension.ts', 'node:fs', /runs in browsers too/],
    ['src/vscode/extension.ts', '../cli/main', /vscode may import core, webview\/protocol\./],
    ['src/vscode/extension.ts', '../webview/graph', /vscode may import core, webview\/protocol\./],
    ['src/webview/graph.ts', '../vscode/extension', /webview may import core\./],
    ['src/webview/graph.ts', '../node/walk', /webview may import core\./],
    ['src/webview/graph.ts', 'node:fs', /runs in browsers too/],
  ];
  for (const [path, source, because] of refused) {
    it(`refuses ${source} in ${path}`, async () => {
      const messages = await lint(path, importing(source));
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0] ?? '', because);
    });
  }

  const allowed: [path: string, source: string][] = [
    ['src/core/text/lines.ts', '../base/intern'],
    ['src/core/model/claims.ts', './status'],
    ['src/core/settings.ts', './model/status'],
    ['src/core/parse/parse-file.ts', '../text/lines'],
    ['src/core/parse/settle.ts', 'mdast-util-from-markdown'],
    ['src/core/parse/settle.ts', 'micromark-extension-gfm-table'],
    ['src/core/parse/front-matter.ts', 'gray-matter'],
    ['src/core/parse/front-matter-yaml.ts', 'yaml'],
    ['src/core/dialects/dream.ts', '../parse/status-words'],
    ['src/core/plan/link.ts', '../dialects/dream'],
    ['src/core/plan/link.ts', '../model/plan'],
    ['src/core/plan/discovery.ts', 'picomatch'],
    ['src/core/rules/broken-link.ts', '../plan/link'],
    ['src/core/reports/tree.ts', '../plan/link'],
    ['src/core/workspace.ts', './reports/tree'],
    ['src/core/closing/gates.ts', '../rules/below'],
    ['src/core/closing/archive.ts', '../edits/move'],
    ['src/node/walk.ts', 'node:fs'],
    ['src/node/walk.ts', '../core/workspace'],
    ['src/cli/main.ts', '../node/walk'],
    ['src/cli/main.ts', '../core/workspace'],
    ['src/vscode/extension.ts', 'vscode'],
    ['src/vscode/extension.ts', '../webview/protocol'],
    ['src/webview/graph.ts', './protocol'],
  ];
  for (const [path, source] of allowed) {
    it(`allows ${source} in ${path}`, async () => {
      assert.deepEqual(await lint(path, importing(source)), []);
    });
  }

  const wrongCode: [what: string, path: string, code: string, because: RegExp][] = [
    ['a type from Node in the core', 'src/core/plan/link.ts',
      'import type { Stats } from \'node:fs\';\nexport type Thing = Stats;', /runs in browsers too/],
    ['passing on what Node exports in the core', 'src/core/plan/link.ts',
      'export { readFile } from \'node:fs\';', /runs in browsers too/],
    ['importing while running', 'src/core/plan/link.ts', 'export const thing = import(\'node:fs\');', /Import statically/],
    ['a global of Node in the core', 'src/core/plan/link.ts', 'export const here = process.cwd();', /Not every host has it/],
    ['Buffer in the core', 'src/core/parse/scan.ts', 'export const bytes = Buffer.from(\'x\');', /Not every host has it/],
    ['require in the core', 'src/core/parse/scan.ts', 'export const thing: unknown = require(\'x\');', /Not every host has it/],
    ['a timer in the core', 'src/core/base/events.ts', 'setTimeout(() => undefined, 1);', /Not every host has it/],
    ['the DOM in the core', 'src/core/reports/tree.ts', 'export const body = document.body;', /Not every host has it/],
    ['a global behind globalThis in the core', 'src/core/reports/tree.ts',
      'export const it = globalThis.process;', /Not every host has it/],
    ['a default export', 'src/cli/main.ts', 'export default 1;', /Export by name/],
    ['a default export by another name', 'src/cli/main.ts', 'const a = 1;\nexport { a as default };', /Export by name/],
    ['a barrel', 'src/core/plan/all.ts', 'export * from \'./link\';', /No barrels/],
  ];
  for (const [what, path, code, because] of wrongCode) {
    it(`refuses ${what}`, async () => {
      const messages = await lint(path, code);
      assert.ok(messages.some((message) => because.test(message)), `said only: ${messages.join('\n')}`);
    });
  }

  it('allows Node in a host that has it, and what every host has in the core', async () => {
    assert.deepEqual(await lint('src/cli/main.ts', 'export const here = process.cwd();'), []);
    assert.deepEqual(await lint('src/core/text/decode.ts', 'export const decoder = new TextDecoder(\'utf-8\');'), []);
  });
});
