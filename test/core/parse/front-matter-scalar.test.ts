import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { scalarOf, withinAnyQuotes, withinScalar } from '../../../src/core/parse/front-matter-scalar';
import { readFrontMatter } from '../../../src/core/parse/front-matter';

describe('words as YAML', () => {
  it('stay plain where nothing stands against it', () => {
    for (const words of ['core_shop', 'SP02', 'a', '01_login.md', 'it\'s', 'BLOCKED:search', './a/b.md', '2026-11-22', 'Über uns', 'a b (c)', '-a']) {
      assert.equal(scalarOf(words), words);
    }
  });

  it('get quotes where YAML, new or old, takes them for something else', () => {
    const words = ['', 'no', 'y', 'Off', 'NULL', '~', '12', '1_000', '12:30', '0x1f', '.inf'];
    const signs = ['a: b', 'a:', 'a #b', '#a', '- a', 'a, b', '[a]', '{', '&a', '*a', '!a', '|', '"a"', ' a', 'a\nb'];
    for (const each of [...words, ...signs]) assert.equal(scalarOf(each), JSON.stringify(each));
  });

  it('are read as they are', () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'ab1_-.:,#\'"[]{}&*!|>%@`~?/\\ \t') }));
    fc.assert(fc.property(texts, (words) => {
      const scalar = scalarOf(words);
      for (const version of ['1.1', '1.2'] as const) {
        const read: unknown = parse(`a: ${scalar}\nb: [${scalar}, x]\nc:\n  - ${scalar}\n`, { version });
        assert.deepEqual(read, { a: words, b: [words, 'x'], c: [words] });
      }
      const fields = readFrontMatter(`---\nname: ${scalar}\nblocks: [${scalar}]\n---\n`)?.fields ?? [];
      assert.deepEqual([fields[0]?.value, fields[1]?.items.map(({ value }) => value)], [words, [words]]);
    }), { numRuns: 100 });
  });

  it('keep to quotes that are there', () => {
    assert.equal(withinAnyQuotes('a: #b'), 'a: #b');
    for (const words of ['it\'s', '"a"', 'a\\b', 'a\nb']) assert.equal(withinAnyQuotes(words), null);
  });
});

describe('words in place of others', () => {
  /** `⟦` and `⟧` around the words, `‹` and `›` around the scalar that they are part of. */
  function written(marked: string, newWords: string): string | null {
    const at = (mark: string): number => marked.replace(new RegExp(`[⟦⟧‹›](?<!${mark})`, 'g'), '').indexOf(mark);
    const text = marked.replace(/[⟦⟧‹›]/g, '');
    return withinScalar(newWords, { start: at('⟦'), end: at('⟧') }, { start: at('‹'), end: at('›') }, text);
  }

  it('are quoted where they are all that stands there', () => {
    assert.equal(written('a: ‹⟦core⟧›', 'a, b'), '"a, b"');
    assert.equal(written('a: [‹⟦core⟧›]', 'no'), '"no"');
    assert.equal(written('a: ‹⟦core⟧›', 'shop'), 'shop');
  });

  it('stand within the quotes that are there', () => {
    assert.equal(written('a: ‹"⟦core⟧"›', 'a, b'), 'a, b');
    assert.equal(written('a: ‹"⟦core⟧"›', 'a"b'), 'a\\"b');
    assert.equal(written('a: ["‹⟦core⟧›"]', 'no'), 'no');
    assert.equal(written('a: ‹\'⟦core⟧\'›', 'it\'s'), 'it\'\'s');
  });

  it('leave the rest of the scalar what it was', () => {
    assert.equal(written('a: ‹BLOCKED:⟦core⟧›', 'no'), 'no');
    assert.equal(written('a: ‹core, ⟦SP02⟧›', 'shop'), 'shop');
    for (const words of ['a #b', 'a: b', 'a, b', 'a:']) assert.equal(written('a: ‹BLOCKED:⟦core⟧›', words), null);
    assert.equal(written('a: [‹BLOCKED:⟦core⟧›]', 'a]'), null);
  });
});
