import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../docs/json');

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const schemas = new Map(readdirSync(FOLDER).filter((name) => name.endsWith('.schema.json')).map((name) =>
  [name, JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Schema]));

describe('docs/json', () => {
  it('defines the same thing the same way in every schema; a tree has children besides', () => {
    const tree = schemas.get('tree.schema.json')?.definitions?.node;
    assert.ok(tree);
    const properties = Object.fromEntries(Object.entries(tree.properties).filter(([name]) => name !== 'children'));
    const required = tree.required?.filter((name) => name !== 'children');
    const known = new Map<string, unknown>([['node', { ...tree, properties, required }]]);
    for (const [file, { definitions = {} }] of schemas) {
      for (const [name, definition] of Object.entries(definitions)) {
        if (file === 'tree.schema.json' && name === 'node') continue;
        assert.deepEqual(definition, known.get(name) ?? definition, `${name} in ${file}`);
        known.set(name, definition);
      }
    }
  });

  it('is told in full by its README', () => {
    const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    for (const [file, { properties }] of schemas) {
      assert.ok(readme.includes(`](${file})`), file);
      if (file.startsWith('settings')) continue;
      assert.deepEqual(Object.keys(properties).filter((name) => !readme.includes(`\`${name}\``)), [], file);
    }
  });
});
