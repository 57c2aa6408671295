import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFrontMatter } from '../../../src/core/parse/front-matter';
import { frontMatterBounds } from '../../../src/core/parse/front-matter-bounds';
import { readPlainFields } from '../../../src/core/parse/front-matter-plain';
import { readYamlFields } from '../../../src/core/parse/front-matter-yaml';
import type { FrontMatterField, FrontMatterItem } from '../../../src/core/model/claims';

const PLAIN_VALUES = [
  'a', 'word', 'two words', 'DONE:x', 'http://x.y', '2026-01-01', '010', '-5', '+.5', '1e3', '0x1F', '.inf', '~', 'null',
  'true', 'yes', '✅ ok', 'é',
  '""', "''", '"a b"', "'a: b'", '"a # b"', '[]', '[ ]', '[a]', '[a, "b", \'c\']', '[ a b , c ]', '[http://x.y, PF-1, -5, ~]',
];
const ODD_VALUES = [
  '\u00a0', '\u2028', '\ufeff', '\u0085', 'x#y', "a'b", 'a"b', 'a[b', 'a]b', 'a,b', 'a, b', 'a{b', 'a:b', 'a: b', 'a:', 'a #c',
  'a\tb', '\\', '-', '--',
  '- a', '-a', '-.5', '? a', '?a', ': a', ':a', '|', '>', '&a x', '*a', '!t x', '!!str 5', '%a', '@a', '`a', '<<', '=', '(a)',
  '$', '/a/b', '_', '"a\\n"',
  "'it''s'", '"a', "'a", '"a"b', '"a" "b"', '[a,]', '[a, ]', '[,a]', '[a', '[a]]', '[a] b', '[[a]]', '[a: b]', '[a:b]',
  '["a": b]', '["a":b]', '[a #b]',
  '[a#b]', '[- a]', '[-]', '[x:]', '[x:, y]', '{}', '{a: b}', '[?a]', '[*a]', '[!t a]', '[a]#c', '"a"#c', '\0', '\x7f', '...',
  '---x', '--- a', '12:30',
  '1_000', '0o17', '0b1', '1.', '1.5.2', '+', '.', '..', '-.inf', '.NaN', '1e', 'e1', '1e+5', 'Null', 'FALSE',
];
const PLAIN_KEYS = ['a', 'b', 'c', 'd', 'status', 'last_updated', 'depends_on', 'k-e.y', 'two words', 'é'];
const ODD_KEYS = [
  '"q"', "'q'", 'null', 'true', '010', '1', '~', '-x', 'x ', 'a:b', 'x#y', '<<', '__proto__', 'constructor', '.5', '',
  '\ufeffz', '\u00a0', '?x', 'x,y', 'x[y',
  '0x1f', 'a\tb', 'key"', '✅', '&x a',
];

function mostly(plain: readonly string[], odd: readonly string[], weight: number): fc.Arbitrary<string> {
  return fc.oneof({ weight, arbitrary: fc.constantFrom(...plain) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
}

function joined(...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((strings) => strings.join(''));
}

const value = mostly(PLAIN_VALUES, ODD_VALUES, 4);
const key = mostly(PLAIN_KEYS, ODD_KEYS, 12);
const gap = fc.constantFrom('', '', ' ', '  ');
const comment = mostly(['', '', '', ' # c', '  #c: d'], ['#c', ' #', '\t# c', ' # - x'], 12);
const indent = mostly(['', '  ', '  '], [' ', '    ', '\t'], 6);

const line = fc.oneof(
  { weight: 8, arbitrary: joined(key, mostly([': ', ':  '], [':', ' : ', ':\t'], 12), value, gap, comment) },
  { weight: 3, arbitrary: joined(key, fc.constantFrom(':', ': '), comment) },
  { weight: 5, arbitrary: joined(indent, mostly(['- ', '-  '], ['-'], 6), value, gap, comment) },
  { weight: 2, arbitrary: joined(indent, fc.constantFrom('', '# c', '#', '# a: b'), gap) },
  { weight: 1, arbitrary: joined(indent, key, fc.constant(': '), value) },
  { weight: 1, arbitrary: joined(indent, value, gap, comment) },
);
const lineEnding = mostly(['\n'], ['\r\n', '\r', '\n\n', '\n  \n'], 4);
const block = fc.array(joined(line, lineEnding), { maxLength: 6 }).map((lines) => lines.join(''));

function unquoted(source: string): string {
  return /^(["']).*\1$/s.test(source) ? source.slice(1, -1) : source;
}

describe('readFrontMatter, whatever it is given', function () {
  this.timeout(30_000);

  it('answers from plain blocks what YAML answers', () => {
    let plain = 0;
    fc.assert(fc.property(block, (content) => {
      const text = `---\n${content}---\n`;
      const bounds = frontMatterBounds(text);
      assert.ok(bounds);
      const fields = readPlainFields(text, bounds.contentStart, bounds.contentEnd);
      if (fields === null) return;
      plain++;
      assert.deepEqual({ fields, error: null }, readYamlFields(text, bounds));
    }), { numRuns: 4000 });
    assert.ok(plain > 800, `only ${plain} blocks were plain`);
  });

  it('tells places in the order of the text, and where the values stand', () => {
    fc.assert(fc.property(fc.constantFrom('', '\ufeff'), block, (mark, content) => {
      const text = `${mark}---\n${content}---\n# Title`;
      const bounds = frontMatterBounds(text);
      assert.ok(bounds);
      const frontMatter = readFrontMatter(text);
      assert.ok(frontMatter);
      const { fields, error } = frontMatter;
      if (error !== null) {
        assert.deepEqual(fields, []);
        assert.ok(bounds.contentStart <= error.start && error.start <= error.end && error.end <= bounds.contentEnd);
        assert.match(error.message, /^.+$/);
      }
      let from = bounds.contentStart;
      const advance = (...offsets: number[]): void => {
        for (const offset of offsets) {
          assert.ok(offset >= from, 'places overlap');
          from = offset;
        }
      };
      const checkItem = (item: FrontMatterItem): void => {
        advance(item.start, item.end);
        if (!content.includes('*')) assert.ok(item.start < item.end);
      };
      const checkField = (field: FrontMatterField): void => {
        advance(field.keyStart, field.keyEnd, field.valueStart);
        if (!content.includes('*')) field.items.forEach(checkItem);
        advance(field.valueEnd);
        const source = text.slice(field.valueStart, field.valueEnd);
        assert.equal(source, source.replace(/^[ \n\r]+|[ \n\r]+$/g, ''));
        if (field.kind === 'number' || field.kind === 'boolean') assert.equal(source, field.value);
        if (/^[\w"'][\w "']*$/.test(source) && !source.includes("''")) assert.equal(unquoted(source), field.value);
        const written = text.slice(field.keyStart, field.keyEnd);
        assert.equal(unquoted(written), field.key);
      };
      fields.forEach(checkField);
      advance(bounds.contentEnd);
    }), { numRuns: 3000 });
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      'a', 'key', ':', ': ', ' ', '  ', '\n', '\r\n', '\r', '\t', '- ', '-', '"', "'", '[', ']', '{', '}', ', ', '#', ' # c',
      '|', '>', '&a ', '*a', '!t ', '%YAML 1.1', '@',
      '? ', '~', '...', '--- ', '---', '<<', '\0', '\ufeff', '\u2028', '\\', '\ud83d', '!<x>', '!!map', '1', '&a', '? &b ',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((parts) => `---\n${parts.join('')}\n---\n`),
      fc.string({ unit: 'binary' }).map((content) => `---\n${content}\n---\n`),
      joined(fc.constantFrom('---', '---js\n', '\ufeff---\n', '--- \r'), fc.array(pieces).map((parts) => parts.join(''))),
    );
    fc.assert(fc.property(texts, (text) => {
      const frontMatter = readFrontMatter(text);
      assert.deepEqual(JSON.parse(JSON.stringify(frontMatter)), frontMatter);
      if (frontMatter?.error) assert.deepEqual(frontMatter.fields, []);
    }), { numRuns: 4000 });
  });
});
