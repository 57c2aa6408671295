import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { frontmatter } from 'micromark-extension-frontmatter';
import { frontMatterBounds, refusedFrontMatter } from '../../../src/core/parse/front-matter-bounds';

function contentOf(text: string): string | null {
  const bounds = frontMatterBounds(text);
  return bounds && text.slice(bounds.contentStart, bounds.contentEnd);
}

describe('frontMatterBounds', () => {
  it('tells the fences from the content', () => {
    const text = '---\nname: a\n---\n# Title\n';
    assert.deepEqual(frontMatterBounds(text), { start: 0, end: 15, contentStart: 4, contentEnd: 12 });
  });

  const found: [what: string, text: string, content: string][] = [
    ['CRLF', '---\r\na: b\r\n---\r\ntext', 'a: b\r\n'],
    ['lone CR', '---\ra: b\r---\rtext', 'a: b\r'],
    ['mixed line endings', '---\r\na: b\r---\ntext', 'a: b\r'],
    ['spaces and tabs behind the fences', '--- \t\na: b\n---\t \n', 'a: b\n'],
    ['a byte order mark', '\ufeff---\na: b\n---\n', 'a: b\n'],
    ['no content', '---\n---\n', ''],
    ['a blank line as content', '---\n\n---\n', '\n'],
    ['the end of the file behind it', '---\na: b\n---', 'a: b\n'],
    ['longer and indented dashes within', '---\n----\n ---\n--- x\nx ---\n---\n', '----\n ---\n--- x\nx ---\n'],
  ];
  for (const [what, text, content] of found) it(`finds it with ${what}`, () => assert.equal(contentOf(text), content));

  const none = [
    '', '-', '---', '---\n', '---\na: b', '---\na: b\n----\n', '---\na: b\n ---\n', '\n---\na: b\n---\n', ' ---\na: b\n---\n',
    '----\na: b\n---\n', '--- yaml\na: b\n---\n', '---yaml\na: b\n---\n', '\ufeff\ufeff---\na: b\n---\n',
    '---\u00a0\na: b\n---\n', '...\n---\n',
  ];
  for (const text of none) it(`finds none in ${JSON.stringify(text)}`, () => assert.equal(frontMatterBounds(text), null));

  it('agrees with micromark', function () {
    this.timeout(20_000);
    const pieces = fc.constantFrom(
      '---', '---', '---', '\n', '\n', '\n', '\r\n', '\r', ' ', '\t', '-', 'a: b', '\ufeff', '\u00a0', '\u2028', '\0', '- ',
      '> ', '    ', '```', '<!--', '...',
    );
    const starts = fc.constantFrom('---\n', '---\r\n', '---\r', '--- ', '\ufeff---\n', '');
    fc.assert(fc.property(starts, fc.array(pieces, { maxLength: 12 }), (start, rest) => {
      const text = start + rest.join('');
      const [first] = fromMarkdown(text, { extensions: [frontmatter()], mdastExtensions: [frontmatterFromMarkdown()] }).children;
      const bounds = frontMatterBounds(text);
      assert.equal(bounds !== null, first?.type === 'yaml');
      if (bounds === null || first?.type !== 'yaml') return;
      // micromark counts no byte order mark, and its content has neither the first nor the last line ending.
      const mark = text.startsWith('\ufeff') ? 1 : 0;
      assert.deepEqual([bounds.start - mark, bounds.end - mark], [first.position?.start.offset, first.position?.end.offset]);
      const content = text.slice(bounds.contentStart, bounds.contentEnd).replace(/(?:\r\n|\r|\n)$/, '');
      assert.equal(content.replaceAll('\0', '\ufffd'), first.value);
    }), { numRuns: 1000 });
  });
});

describe('refusedFrontMatter', () => {
  const languages = [
    'js', ' js', 'javascript', 'JavaScript', ' JS \t', 'ts', 'coffee', 'coffeescript', 'cson', 'json', 'toml', ' yaml', 'yml',
  ];
  for (const language of languages) {
    for (const [name, eol] of [['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r']] as const) {
      it(`refuses ---${language} with ${name}`, () => {
        const text = `---${language}${eol}a: b${eol}---${eol}text`;
        const refused = refusedFrontMatter(text);
        assert.ok(refused);
        assert.equal(text.slice(refused.start, refused.end), `---${language}`);
        assert.match(refused.message, new RegExp(`^\`${language.trim()}\` is refused`));
        assert.equal(frontMatterBounds(text), null);
      });
    }
  }

  it('passes a byte order mark', () => assert.equal(refusedFrontMatter('\ufeff---js\n---\n')?.start, 1));

  for (const [name, eol] of [['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r']] as const) {
    it(`refuses what nothing closes, up to the first empty line, with ${name}`, () => {
      const lines = ['---', 'name: a', 'list:', '  - b'];
      for (const rest of ['', eol, `${eol} ${eol}# A${eol}`]) {
        const text = lines.join(eol) + rest;
        const refused = refusedFrontMatter(text);
        assert.deepEqual([text.slice(0, refused?.openingEnd), text.slice(0, refused?.end)], ['---', lines.join(eol)]);
        assert.match(refused?.message ?? '', /is not closed/);
      }
    });
  }

  const ordinary = [
    '---\na: b\n---\n', '---\n', '---js', '---js\n', '---js\ntext\n', '---js\ntext\n----\n', '----js\ntext\n---\n',
    '--- Draft ---\ntext\n---\n',
    '---constructor\ntext\n---\n', '---js and more\ntext\n---\n', 'js\n---\n', '\n---js\n---\n', '',
  ];
  for (const text of ordinary) it(`leaves ${JSON.stringify(text)}`, () => assert.equal(refusedFrontMatter(text), null));
});
