import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../../docs/json/baseline.schema.json';
import type { Finding } from '../../../src/core/model/finding';
import type { RuleId } from '../../../src/core/model/rule-ids';
import { baselineOf, compareWith, readBaseline } from '../../../src/core/reports/baseline';

const isValid = new Ajv().compile(schema);

/** A finding of which the fingerprint is what `message` says. */
const finding = (path: string, message: string, rule: RuleId = 'broken-link'): Finding =>
  ({ rule, severity: 'warning', path, start: 0, end: 0, related: [], message: () => message, fixes: () => [] });

const A = '0'.repeat(16);
const B = '1'.repeat(16);
const everywhere = () => true;
const printOf = (each: Finding): string => each.message();
const found = [finding('b.md', A), finding('a.md', B), finding('a.md', A), finding('a.md', A), finding('a.md', A, 'unknown-plan')];

describe('a baseline', () => {
  it('is in order, each entry once, and valid', () => {
    const baseline = baselineOf(found, printOf);
    assert.ok(isValid(JSON.parse(JSON.stringify(baseline))), JSON.stringify(isValid.errors));
    assert.deepEqual(baseline.findings.map(({ path, rule, fingerprint, count }) => [path, rule, fingerprint, count]), [
      ['a.md', 'broken-link', A, 2], ['a.md', 'broken-link', B, 1], ['a.md', 'unknown-plan', A, 1], ['b.md', 'broken-link', A, 1],
    ]);
    assert.deepEqual(baselineOf([...found].reverse(), printOf), baseline);
    assert.deepEqual(readBaseline(JSON.stringify(baseline)), baseline);
  });

  it('knows what it was made of, and no more of it than there was', () => {
    const baseline = baselineOf(found, printOf);
    assert.deepEqual(compareWith(baseline, found, printOf, everywhere), { fresh: [], gone: 0 });
    const [another, third] = [finding('a.md', A), finding('c.md', A)];
    assert.deepEqual(compareWith(baseline, [...found, another, third], printOf, everywhere), { fresh: [another, third], gone: 0 });
    assert.deepEqual(compareWith(baseline, [], printOf, everywhere), { fresh: [], gone: 5 });
    assert.deepEqual(compareWith(baseline, [], printOf, (path) => path === 'b.md'), { fresh: [], gone: 1 });
  });

  it('keeps what it is told to keep', () => {
    const kept = baselineOf([finding('z.md', A)], printOf).findings;
    assert.deepEqual(baselineOf([finding('b.md', A)], printOf, kept).findings.map(({ path }) => path), ['b.md', 'z.md']);
  });

  for (const [text, message] of [
    ['{', /^is not valid JSON: /], ['[]', /^is no baseline$/], ['null', /^is no baseline$/], ['{"version": 1}', /^is no baseline$/],
    ['{"version": 2, "findings": []}', /^is a baseline of another version$/], ['{"version": 1, "findings": [{"path": "a.md"}]}', /^is no baseline: its findings have /],
    [`{"version": 1, "findings": [{"path": "a", "rule": "b", "fingerprint": "${A}", "count": 0}]}`, /^is no baseline: its findings have /],
  ] as const) it(`cannot be read from ${text}`, () => { assert.throws(() => readBaseline(text), { name: 'UserError', message }); });
});
