import { builtinModules } from 'node:module';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Inside the core imports go one way: a layer (a folder or a file) may import those before it, none beside or behind it. */
const CORE_LAYERS = [
  ['base'], ['text'], ['model'], ['settings'], ['parse'], ['dialects'], ['plan'], ['edits'], ['rules', 'reports', 'git'], ['language', 'closing'], ['workspace'],
];

/** What each host may import of the others. */
const HOSTS = {
  node: [],
  cli: ['node'],
  vscode: ['webview/protocol'],
  webview: [],
};

/** Matches a relative import that climbs out of its folder and goes to one of `targets`, which lie in `parent`. */
function climbing(parent, targets) {
  return `^(?:\\./)*(?:\\.\\./)+(?:${parent}/)?${oneOf(targets)}`;
}

function oneOf(targets) {
  return `(?:${targets.join('|')})(?:/|\\.[jt]s$|$)`;
}

const NO_EDITOR = { regex: '^vscode$', message: 'Only src/vscode imports the editor.' };
const NO_NODE = {
  regex: `^(?:node:.*|(?:${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(?:/.*)?)$`,
  message: 'This runs in browsers too: what it needs of its host is given to it.',
};
const NO_HOSTS = { regex: climbing('src', Object.keys(HOSTS)), message: 'The core knows no host.' };
const NO_MDAST = {
  regex: '^(?:mdast|micromark|decode-named-character-reference|unist)(?:-|/|$)',
  message: 'Only src/core/parse/settle.ts asks mdast: there is one reader of Markdown.',
};
const NO_YAML = {
  regex: '^(?:gray-matter|yaml|js-yaml)(?:/|$)',
  message: 'Only src/core/parse/front-matter*.ts reads YAML: there is one reader of front matter.',
};

/** The core's rules of import for `files`, beside the direction, without those in `but`. */
function coreImports(files, direction, but = []) {
  const patterns = [NO_EDITOR, NO_NODE, NO_HOSTS, NO_MDAST, NO_YAML].filter((pattern) => !but.includes(pattern));
  return { files, rules: { 'no-restricted-imports': ['error', { patterns: [...patterns, ...direction] }] } };
}

/** The direction of imports for `layer`, as seen from inside its folder and from a single file of that name. */
function oneWay(layer) {
  const rank = CORE_LAYERS.findIndex((layers) => layers.includes(layer));
  const refused = CORE_LAYERS.slice(rank).flat().filter((other) => other !== layer);
  if (refused.length === 0) return { folder: [], file: [] };
  const allowed = CORE_LAYERS.slice(0, rank).flat().join(', ') || 'nothing of the core';
  const message = `Imports go one way: ${layer} may import ${allowed}.`;
  return {
    folder: [{ regex: climbing('core', refused), message }],
    file: [{ regex: `^\\./${oneOf(refused)}`, message }],
  };
}

const coreLayers = CORE_LAYERS.flat().flatMap((layer) => [
  coreImports([`src/core/${layer}/**/*.ts`], oneWay(layer).folder),
  coreImports([`src/core/${layer}.ts`], oneWay(layer).file),
]);
const readers = [
  coreImports(['src/core/parse/settle.ts'], oneWay('parse').folder, [NO_MDAST]),
  coreImports(['src/core/parse/front-matter*.ts'], oneWay('parse').folder, [NO_YAML]),
];

const hosts = Object.entries(HOSTS).map(([host, may]) => {
  const refused = Object.keys(HOSTS)
    .filter((other) => other !== host && !may.includes(other))
    .map((other) => may.includes(`${other}/protocol`) ? `${other}/(?!protocol(?:\\.|$))[^/]+` : other);
  const patterns = [
    NO_MDAST,
    NO_YAML,
    ...(host === 'vscode' ? [] : [NO_EDITOR]),
    // The extension runs in browsers as it does on the desktop.
    ...(host === 'webview' || host === 'vscode' ? [NO_NODE] : []),
    {
      regex: climbing('src', refused),
      message: `Hosts do not import each other: ${host} may import ${['core', ...may].join(', ')}.`,
    },
  ];
  return { files: [`src/${host}/**/*.ts`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
});

/** Names that only some hosts have. TextDecoder, TextEncoder and URL are everywhere. */
const HOST_GLOBALS = [
  'process', 'Buffer', 'global', 'require', 'module', 'exports', '__dirname', '__filename',
  'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate',
  'console', 'performance', 'fetch', 'crypto', 'Worker', 'MessageChannel',
  'window', 'document', 'self', 'navigator', 'location', 'localStorage', 'sessionStorage', 'indexedDB', 'XMLHttpRequest',
];

const NAMED_EXPORTS = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Export by name.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
];
const STATIC_IMPORTS = {
  selector: 'ImportExpression',
  message: 'Import statically: the direction of imports is checked, and everything is bundled.',
};

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'examples/', 'test/**/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      'array-callback-return': 'error',
      'eqeqeq': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-control-regex': 'off',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-irregular-whitespace': 'error',
      'no-misleading-character-class': 'error',
      'no-self-compare': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-useless-assignment': 'error',
      'no-useless-escape': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...NAMED_EXPORTS],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'error',
      '@typescript-eslint/no-unnecessary-type-parameters': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...NAMED_EXPORTS, STATIC_IMPORTS] } },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', {
        globals: HOST_GLOBALS.map((name) => ({ name, message: 'Not every host has it: the core is given what it needs.' })),
        checkGlobalObject: true,
      }],
    },
  },
  {
    files: ['src/vscode/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...['process', 'Buffer', 'global', 'require', '__dirname', '__filename', 'setImmediate', 'window', 'document']
        .map((name) => ({ name, message: 'The extension runs in browsers as it does on the desktop.' }))],
    },
  },
  coreImports(['src/core/*.ts'], []),
  ...coreLayers,
  ...readers,
  ...hosts,
);
