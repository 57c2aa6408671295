import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileClaims, Span } from '../../../src/core/model/claims';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';

const vocabulary = statusVocabulary();

function parse(text: string): FileClaims {
  return parseFile('docs/PLAN.md', text, { vocabulary });
}

/** Any UTF-16 units: halves of pairs, NUL and controls among them. */
const unit = fc.oneof(fc.nat(0xffff), fc.nat(0x7f), fc.constantFrom(0, 10, 13, 0xd83d, 0xde00, 0xfeff));
const anyText = fc.array(unit, { maxLength: 80 }).map((units) => String.fromCharCode(...units));

const SNIPPETS = [
  '# ', '## Phase 1 — A', '### p01', '#### ', ' ✅ DONE', ' [WIP]', ' [BLOCKED:x]', '⏳ ', ' — Completed', 'âœ… ', '\n===\n',
  '\n---\n',
  '- ', '* ', '+ ', '1. ', '2) ', '  ', '    ', '\t', '> ', '>', '[ ] ', '[x] ', '[X] ', '[~] ', '[-] ', '[✅] ', '**', '__', '*',
  '_', '~~',
  '**Status:** ', '**Status: done - May**', '**Goal:** ', '**Owner**: ', '**Acceptance Criteria**', 'Tasks:', ' · ', ' | ', '|',
  '\n|-|-|\n',
  '| # | Status |\n|---|---|\n', '| 1 | Done |\n', '| [ ] | x |\n', 'PF-12', ' PF-1..PF-3', '#5', 'D1 through D7',
  'Ticket [PF-XXX]: ',
  '`', '``', '`a/b.md`', '```\n', '~~~', '<!-- ', ' -->', '<div>', '</b>', '<b>', '<http://x.y>', '[a](b)', '[a](', '![a](b "t")',
  '[a][b]',
  '[b]', '[b]: ./u.md\n', '](', '](<', '&amp;', '&', '\\', '\\*', 'word', 'more words', ' ', '\n', '\n', '\n\n', '\n\n',
  '---\nstatus: wip\n---\n',
  '---\n', 'key: [a, b]\n', '\0', '\ud800', '\udc00',
];
const planOf = (snippets: readonly string[]): fc.Arbitrary<string> => fc.array(fc.constantFrom(...snippets), { maxLength: 30 })
  .map((picked) => picked.join(''));
const planText = planOf(SNIPPETS);
const brokenPlanText = planOf([...SNIPPETS, '\r', '\r\n', '\uFEFF']);
const text = fc.oneof({ weight: 1, arbitrary: anyText }, { weight: 4, arbitrary: brokenPlanText });

const SPANS = [['start', 'end'], ['valueStart', 'valueEnd'], ['urlStart', 'urlEnd'], ['keyStart', 'keyEnd']] as const;

/** All objects of the claims, whatever they are in. */
function objectsIn(value: unknown, found: object[] = []): object[] {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value);
  for (const part of Object.values(value)) objectsIn(part, found);
  return found;
}

/** The claims without their places, length and line ending. */
function withoutPlaces(claims: FileClaims): unknown {
  return JSON.parse(JSON.stringify(claims, (key, value: unknown) => {
    if (key === 'lines') return (value as number[]).length;
    return key === 'start' || key === 'end' || key === 'length' || /(?:Start|End|Ending)$/.test(key) ? undefined : value;
  }));
}

function assertAscending(spans: readonly Span[], what: string): void {
  for (let i = 1; i < spans.length; i++) assert.ok(spans[i - 1]!.start <= spans[i]!.start, `${what} are out of order`);
}

describe('parseFile, whatever the text', () => {
  it('gives ranges that lie in the text, in order', () => {
    fc.assert(fc.property(text, (source) => {
      const claims = parse(source);
      for (const object of objectsIn(claims)) {
        for (const [key, value] of Object.entries(object) as [string, unknown][]) {
          if (!/^(?:start|end)$|(?:Start|End)$/.test(key)) continue;
          const place = value as number;
          assert.ok(Number.isInteger(place) && place >= 0 && place <= source.length, `${key}: ${place}`);
        }
        const span = object as Record<string, number>;
        for (const [start, end] of SPANS) {
          if (span[start] !== undefined) assert.ok(span[start] <= span[end]!, `${start} ${span[start]}, ${end} ${span[end]}`);
        }
      }
      for (const list of ['blocks', 'links', 'definitions', 'paths', 'ids'] as const) assertAscending(claims[list], list);
    }), { numRuns: 1500 });
  });

  it('counts the lines', () => {
    fc.assert(fc.property(text, (source) => {
      const body = source.replace(/^\uFEFF/, '');
      const { lines } = parse(source);
      assert.equal(lines.length, body.split(/\r\n|\n|\r/).length);
      assert.equal(lines[0], source.length - body.length);
      lines.slice(1).forEach((start, index) => {
        assert.ok(start > lines[index]!);
        assert.match(source.slice(lines[index], start), /^[^\r\n]*(?:\r\n|\n|\r)$/);
      });
    }), { numRuns: 500 });
  });

  it('shows at each place what it says stands there', () => {
    fc.assert(fc.property(text, (source) => {
      const claims = parse(source);
      for (const object of objectsIn(claims)) {
        const { start, end, written, mark } = object as { start: number; end: number; written?: string; mark?: string };
        if (written !== undefined) assert.equal(source.slice(start, end), written);
        if (mark !== undefined) assert.equal(source.slice(start, end), `[${mark}]`);
      }
      for (const { start, id } of claims.ids) assert.ok(source.startsWith(id, start));
      for (const { start, end, path } of claims.paths) {
        const code = source.slice(start, end);
        assert.ok(code.startsWith('`') && code.endsWith('`') && code.includes(path), code);
      }
    }), { numRuns: 1000 });
  });

  it('would write a suffix within its heading or item, behind what has been written', () => {
    fc.assert(fc.property(text, (source) => {
      for (const block of parse(source).blocks) {
        if (block.type !== 'heading' && block.type !== 'item') continue;
        const { start, end, contentEnd, suffix } = block;
        assert.ok(start < contentEnd && contentEnd <= end, `${start} ${contentEnd} ${end}`);
        assert.doesNotMatch(source.slice(start, contentEnd), /[ \t\r\n]$/);
        if (suffix !== null) assert.ok(suffix.end <= contentEnd);
      }
    }), { numRuns: 1500 });
  });

  it('gives plain data', () => {
    fc.assert(fc.property(text, (source) => {
      const claims = parse(source);
      assert.deepEqual(JSON.parse(JSON.stringify(claims)), claims);
      assert.deepEqual(structuredClone(claims), claims);
    }), { numRuns: 500 });
  });

  it('reads the same whatever the lines end with', () => {
    fc.assert(fc.property(planText, (source) => {
      const claims = withoutPlaces(parse(source));
      assert.deepEqual(withoutPlaces(parse(source.replaceAll('\n', '\r\n'))), claims);
      assert.deepEqual(withoutPlaces(parse(`\uFEFF${source}`)), claims);
    }), { numRuns: 1500 });
  });

  it('reads the same text twice the same', () => {
    fc.assert(fc.property(text, (source) => assert.deepEqual(parse(source), parse(source))), { numRuns: 200 });
  });
});
