import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build, type Platform, type Plugin } from 'esbuild';
import { grayMatterSafe } from '../../../build/gray-matter-safe.mjs';
import type { readFrontMatter } from '../../../src/core/parse/front-matter';

type Reader = { readonly readFrontMatter: typeof readFrontMatter };

async function bundle(platform: Platform, plugins: Plugin[]): Promise<{ code: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    entryPoints: ['src/core/parse/front-matter.ts'],
    absWorkingDir: resolve(__dirname, '../../..'),
    bundle: true,
    minify: true,
    platform,
    format: 'cjs',
    write: false,
    metafile: true,
    plugins,
    logLevel: 'silent',
  });
  return { code: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) };
}

/** Runs the bundle where there is nothing but the language itself, and what is in `globals`. */
function load(code: string, globals: object = {}): { reader: Reader; context: Record<string, unknown> } {
  const module = { exports: {} as Reader };
  const context: Record<string, unknown> = { module, exports: module.exports, ...globals };
  runInNewContext(code, context);
  return { reader: module.exports, context };
}

const RUNS_TEXT = /\beval\s*\(|\bFunction\s*\(/;
const LANGUAGES = ['js', ' js', 'JS', 'javascript', 'JavaScript', ' javascript', 'coffee', 'json'];

describe('the bundled reader of front matter', function () {
  this.timeout(20_000);

  for (const platform of ['browser', 'node'] as const) {
    describe(`for ${platform}`, () => {
      let code = '';
      let inputs: string[] = [];
      before(async () => {
        ({ code, inputs } = await bundle(platform, [grayMatterSafe]));
      });
      const loaded = (): ReturnType<typeof load> => load(code, platform === 'node' ? { require: createRequire(__filename) } : {});

      it('has gray-matter, and no way to run text', () => {
        assert.ok(inputs.some((input) => input.includes('gray-matter/index.js')));
        assert.doesNotMatch(code, RUNS_TEXT);
        assert.ok(!inputs.some((input) => /js-yaml|esprima/.test(input)));
      });

      it('needs nothing of Node but what yaml does', () => {
        const required = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
        assert.deepEqual([...new Set(required)].sort(), platform === 'node' ? ['buffer', 'process'] : []);
      });

      it('reads plain front matter and any YAML', () => {
        const { readFrontMatter } = loaded().reader;
        const fieldsOf = (content: string): unknown => (
          readFrontMatter(`---\n${content}\n---\n`)?.fields.map(({ key, kind, value }) => `${key} ${kind} ${value}`).join(', ')
        );
        assert.equal(fieldsOf('status: DONE\nlast_updated: 2026-09-12'), 'status text DONE, last_updated text 2026-09-12');
        assert.equal(fieldsOf('status: !ours "DONE"\nowner: {name: é}'), 'status text DONE, owner map {name: é}');
        assert.match(readFrontMatter('---\na: "b\n---\n')?.error?.message ?? '', /quote/);
      });

      for (const language of LANGUAGES) {
        it(`runs nothing behind ---${language}`, () => {
          const { reader, context } = loaded();
          const code = '(function () { globalThis.frontMatterRan = true; return {}; }())';
          const refused = reader.readFrontMatter(`---${language}\n${code}\n---\n`);
          assert.match(refused?.error?.message ?? '', /is refused/);
          assert.ok(!('frontMatterRan' in context));
        });
      }
    });
  }

  it('would have the power to run text but for the plugin', async () => {
    const { code, inputs } = await bundle('node', []);
    assert.match(code, RUNS_TEXT);
    assert.ok(inputs.some((input) => input.includes('js-yaml')));
  });
});
