import assert from 'node:assert/strict';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import manifest from '../package.json';

const ROOT = join(__dirname, '..');

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

interface LockFile {
  readonly version: string;
  readonly packages: Readonly<Record<string, { readonly resolved?: string }>>;
}

interface Grammar {
  readonly scopeName: string;
  readonly injectionSelector: string;
  readonly patterns: readonly { readonly match: string; readonly name: string }[];
}

describe('package.json', () => {
  it('names only files that are there', () => {
    const named = [
      manifest.icon,
      manifest.bin.waymark,
      ...manifest.contributes.grammars.map(({ path }) => path),
      ...manifest.contributes.jsonValidation.map(({ url }) => url),
    ];
    assert.deepEqual(named.filter((path) => !existsSync(join(ROOT, path))), [], 'missing; is it built? npm run build');
  });

  it('has the scripts that the README names', () => {
    const readme = existsSync(join(ROOT, 'README.md')) ? read('README.md') : '';
    const named = new Set(['start', 'test', ...[...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script ?? '')]);
    assert.deepEqual([...named].filter((script) => !(script in manifest.scripts)), []);
  });

  it('needs nothing beside the bundle when it is installed', () => {
    assert.ok(!('dependencies' in manifest));
  });

  it('has the version that the changelog begins with', () => {
    const first = /^## (\S+) — \d{1,2} [A-Z][a-z]+ \d{4}$/m.exec(read('CHANGELOG.md'));
    assert.equal(manifest.version, first?.[1]);
  });

  it('has a lock file of the same version, without the address of any registry', () => {
    const lock = JSON.parse(read('package-lock.json')) as LockFile;
    assert.equal(lock.version, manifest.version);
    for (const path of ['package-lock.json', 'test/e2e/host/package-lock.json', 'test/e2e/host/oldest/package-lock.json']) {
      const { packages } = JSON.parse(read(path)) as LockFile;
      assert.deepEqual(Object.keys(packages).filter((name) => packages[name]?.resolved !== undefined), [], path);
    }
  });

  it('is tried in the oldest VS Code that it is for, and describes no newer one to the compiler', () => {
    const [, minor] = /^\^1\.(\d+)\.0$/.exec(manifest.engines.vscode) ?? [];
    const host = JSON.parse(read('test/e2e/host/oldest/package.json')) as { readonly dependencies: Readonly<Record<string, string>> };
    // code-server counts as VS Code does, with another first number.
    assert.equal(host.dependencies['code-server']?.split('.')[1], minor);
    assert.equal(manifest.devDependencies['@types/vscode'], `1.${minor}`);
  });

  it('has an icon of 256 by 256 pixels', () => {
    const png = readFileSync(join(ROOT, manifest.icon));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });
});

describe('dist/cli.js', () => {
  let bundle = '';
  before('is there: npm run build', () => {
    bundle = read(manifest.bin.waymark);
  });

  it('can be run', () => {
    assert.ok(bundle.startsWith('#!/usr/bin/env node\n'));
    if (process.platform !== 'win32') accessSync(join(ROOT, manifest.bin.waymark), constants.X_OK);
  });

  it('requires nothing but Node', () => {
    const required = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
    assert.ok(required.length > 0);
    assert.deepEqual(required.filter((name) => !builtinModules.includes(name.replace(/^node:/, ''))), []);
  });

  it('holds nothing that runs text as code', () => {
    assert.doesNotMatch(bundle, /\beval\(|\bnew Function\(|\bFunction\(["'`]/);
  });
});

describe('the grammar of status markers', () => {
  const contributed = manifest.contributes.grammars[0];
  assert.ok(contributed);
  const grammar = JSON.parse(read(contributed.path)) as Grammar;

  /** What it colours in a line, and as what. */
  function coloured(line: string): string[] {
    return grammar.patterns.flatMap(({ match, name }) =>
      [...line.matchAll(new RegExp(match, 'gu'))].map(([text]) => `${text} ${name.split('.').at(-2)}`));
  }

  it('goes by the name that the manifest has, into Markdown but not into its code', () => {
    assert.equal(grammar.scopeName, contributed.scopeName);
    assert.match(grammar.injectionSelector, /^L:text\.html\.markdown -markup\.fenced_code -markup\.inline\.raw /);
  });

  for (const [line, expected] of [
    ['# p00 ✅ [DONE]', '✅ [DONE] done'],
    ['a ✅[DONE:invalidated-by:PP08] b', '✅[DONE:invalidated-by:PP08] done'],
    ['| ⏳ [TODO] |', '⏳ [TODO] todo'],
    ['- 🔄 [WIP]', '🔄 [WIP] wip'],
    ['🚧 [BLOCKED:waiting for review]', '🚧 [BLOCKED:waiting for review] blocked'],
    ['depends on [BLOCKED:checkout-redesign].', '[BLOCKED:checkout-redesign] blocked'],
    ['🚫 [CUT]', '🚫 [CUT] cut'],
    ['⏳\uFE0F [TODO]', '⏳\uFE0F [TODO] todo'],
  ] as const) {
    it(`colours ${expected}`, () => assert.deepEqual(coloured(line), [expected]));
  }

  for (const line of [
    '[TODO]', '[DONE]', '✅ DONE', '✅ [DONE](done.md)', '✅ [DONE][done]', '[BLOCKED:x](y)', '[a][BLOCKED:x]',
    '[BLOCKED:x]: /u', '![BLOCKED:x]', '\\[BLOCKED:x]', '⏳ [DONE]', '[BLOCKED]', '- [x] done', '[blocked:x]',
  ]) {
    it(`leaves ${line} alone`, () => assert.deepEqual(coloured(line), []));
  }
});
