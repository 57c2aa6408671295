import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonPlace } from '../../../src/core/text/json-place';

type Path = readonly (string | number)[];

function* valuesIn(value: unknown, path: Path = []): Iterable<readonly [Path, unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) yield* valuesIn(each, [...path, Array.isArray(value) ? Number(key) : key]);
}

describe('jsonPlace', () => {
  it('finds each value and its key', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('', ' ', '\t'), (value, indent) => {
      const json = JSON.stringify(value, null, indent);
      const parsed = JSON.parse(json) as unknown;
      for (const [path, expected] of valuesIn(parsed)) {
        const { start, end } = jsonPlace(json, path);
        assert.deepEqual(JSON.parse(json.slice(start, end)), expected);
        const key = path.at(-1);
        if (typeof key !== 'string') continue;
        const place = jsonPlace(json, path, 'key');
        assert.equal(JSON.parse(json.slice(place.start, place.end)), key);
      }
    }), { numRuns: 100 });
  });

  it('gives all of the text where nothing is', () => {
    assert.deepEqual(jsonPlace('{"a": [1]}', ['a', 1]), { start: 0, end: 10 });
    assert.deepEqual(jsonPlace('{"a": [1]}', ['a', 0], 'key'), { start: 0, end: 10 });
  });
});
