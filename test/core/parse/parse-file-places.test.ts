import assert from 'node:assert/strict';
import type { BlockClaim, FileClaims, Span } from '../../../src/core/model/claims';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';
import { blockLines, claimsOf } from './claim-lines';

/** The text at a place. */
function at(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** What claims say, with the text at each of their places. */
const links = (text: string): string[] => claimsOf(text).links
  .map((link) => `${link.type} ${link.url} | ${at(text, link)} | ${text.slice(link.urlStart, link.urlEnd)}`);
const definitions = (text: string): string[] => claimsOf(text).definitions
  .map((made) => `${made.label} ${made.url} | ${at(text, made)} | ${text.slice(made.urlStart, made.urlEnd)}`);
const paths = (text: string): string[] => claimsOf(text).paths.map((path) => `${path.path} | ${at(text, path)}`);
const ids = (text: string): string[] => claimsOf(text).ids
  .map((id) => `${id.id}${id.through === '' ? '' : ` to ${id.through}`} | ${at(text, id)}`);

describe('parseFile: references', () => {
  it('reads links and images with their destinations', () => {
    assert.deepEqual(links('[a](./b.md) and [c](<d e.md> "t") ![f](g) [h](#i) [j]()'), [
      'link ./b.md | [a](./b.md) | ./b.md', 'link d e.md | [c](<d e.md> "t") | d e.md', 'image g | ![f](g) | g',
      'link #i | [h](#i) | #i',
      'link  | [j]() | ',
    ]);
    assert.deepEqual(links('[a](b\\)c) [d](e&amp;f)'), ['link b)c | [a](b\\)c) | b\\)c', 'link e&f | [d](e&amp;f) | e&amp;f']);
    assert.deepEqual(links('[![a](b)](c)'), ['link c | [![a](b)](c) | c', 'image b | ![a](b) | b']);
    assert.deepEqual(links('# [a](b)\n\n- [x] [c](d)\n\n| [e](f) |\n|-|\n| [g](h) |\n\n> [i](j)'), [
      'link b | [a](b) | b', 'link d | [c](d) | d', 'link f | [e](f) | f', 'link h | [g](h) | h', 'link j | [i](j) | j',
    ]);
  });

  it('takes the brackets of statuses, checkboxes and ids for what they are', () => {
    assert.deepEqual(links('# Phase 1 [WIP]\n\n- [ ] [PF-123] [P] do [DONE] (soon)\n- [x] (y)\n'), []);
  });

  it('resolves references within the file, with the first definition of a label', () => {
    const text = '[a][b] [B] [b][] ![c][B  d] [e] [f][g]\n\n[b]: ./u.md "t"\n[b]: ./later.md\n> [b\n> d]: <v w>\n';
    assert.deepEqual(links(text), [
      'reference ./u.md | [a][b] | b', 'reference ./u.md | [B] | B', 'reference ./u.md | [b][] | b',
      'imageReference v w | ![c][B  d] | B  d',
    ]);
    assert.deepEqual(definitions(text), [
      'B ./u.md | [b]: ./u.md "t" | ./u.md', 'B ./later.md | [b]: ./later.md | ./later.md', 'B D v w | [b\n> d]: <v w> | v w',
    ]);
  });

  it('knows nasty labels', () => {
    assert.deepEqual(links('[__proto__] [constructor]'), []);
    assert.deepEqual(links('[constructor]\n\n[Constructor]: u'), ['reference u | [constructor] | constructor']);
    assert.deepEqual(links('[ẞ]\n\n[SS]: u'), ['reference u | [ẞ] | ẞ']);
  });

  it('takes code spans that look like paths', () => {
    for (const path of ['a/b.md', 'a.md', 'src/', './x', '../y.ts', 'x.test.tsx', 'a\\b.md', '/v1/a', 'a.md#b', '*.md', '@a/b']) {
      assert.deepEqual(paths(`see \`${path}\`.`), [`${path} | \`${path}\``]);
    }
    assert.deepEqual(paths('``a/b`` and `` c/d ``'), ['a/b | ``a/b``']);
    assert.deepEqual(paths('`a` `foo()` `a b.md` `http://a.b/c` `x=a/b` `GET /x` `<a/b>` a/b.md **c/d.md** [e](f/g.md)'), []);
    assert.deepEqual(paths('# `a/b`\n\n- [ ] `c/d`\n\n| `e/f` |\n|-|\n'), ['a/b | `a/b`', 'c/d | `c/d`', 'e/f | `e/f`']);
  });

  it('takes id-shaped tokens of headings, items, cells and prose, a range as one', () => {
    assert.deepEqual(ids('# p03 — X\n\nPF-123, PF-172B (#5)\n\n- [ ] Ticket [PF-7]: needs SP05\n\n| D1 |\n|-|\n'), [
      'p03 | p03', 'PF-123 | PF-123', 'PF-172B | PF-172B', '#5 | #5', 'PF-7 | PF-7', 'SP05 | SP05', 'D1 | D1',
    ]);
    assert.deepEqual(ids('T009-T021, D1 through D7; PF-01..PF-03, #1 to #3'), [
      'T009 to T021 | T009-T021', 'D1 to D7 | D1 through D7', 'PF-01 to PF-03 | PF-01..PF-03', '#1 to #3 | #1 to #3',
    ]);
    assert.deepEqual(ids('`see PF-1` [x](PF-2) <b id="PF-3"> pf-4 docs/D5.md'), []);
  });

  it('takes code spans that are ids', () => {
    assert.deepEqual(ids('PF-1, `PF-2` and `PF-3..PF-5`, `SP02_cart`, PF-6, `#7`'), [
      'PF-1 | PF-1', 'PF-2 | PF-2', 'PF-3 to PF-5 | PF-3..PF-5', 'SP02_cart | SP02_cart', 'PF-6 | PF-6', '#7 | #7',
    ]);
    assert.deepEqual(ids('`PF-1 x` `PF-1()` `-PF-1` `PF-1, PF-2` `cart` `PF-1.md`'), []);
  });
});

describe('parseFile: places', () => {
  const TEXT = [
    '---', 'status: wip', '---', '', '## Phase 1 — Core ✅ **[DONE]** ##', '', 'Set', 'ext', '===', '', 'Tasks:', '',
    '- [x] **PF-1** do', '  it', '  **Status: WIP - soon** **Owner:** me', '', '  more', '  - b', '', '> a', '> b · ⏳ [TODO]', '',
    '  | # | Status |', '  |---|--------|', '  | 1 |  ✅ Done  | ', '  | [ ] | |', '',
  ];

  function placesOf(text: string): string[] {
    return claimsOf(text).blocks.flatMap((block) => [`${block.type}: ${at(text, block)}`, ...partsOf(text, block)]);
  }

  function partsOf(text: string, block: BlockClaim): string[] {
    const place = (name: string, span: Span | null): string[] => span === null ? [] : [`  ${name}: ${at(text, span)}`];
    switch (block.type) {
      case 'heading': return [...place('suffix', block.suffix), ...place('lead', block.lead)];
      case 'item': return [...place('checkbox', block.checkbox), ...place('suffix', block.suffix)];
      case 'field':
        return [...place('value', { start: block.valueStart, end: block.valueEnd }), ...place('status', block.status)];
      case 'quote': return place('status', block.status);
      case 'label': return [];
      case 'table': return [
        ...block.header.flatMap((cell) => place('header', cell)),
        ...block.rows.flatMap((row) => [
          ...place('row', row), ...row.cells.flatMap((cell) => place('cell', cell)),
          ...place('status', row.status), ...place('checkbox', row.checkbox),
        ]),
      ];
    }
  }

  const expected = (eol: string): string[] => [
    'heading: ## Phase 1 — Core ✅ **[DONE]** ##', '  suffix: ✅ **[DONE]**',
    `heading: Set${eol}ext${eol}===`,
    'label: Tasks:',
    `item: - [x] **PF-1** do${eol}  it${eol}  **Status: WIP - soon** **Owner:** me${eol}${eol}  more${eol}  - b`,
    '  checkbox: [x]',
    'field: **Status: WIP - soon**', '  value: WIP - soon**', '  status: WIP',
    'field: **Owner:** me', '  value: me',
    'item: - b',
    `quote: a${eol}> b · ⏳ [TODO]`, '  status: ⏳ [TODO]',
    `table: | # | Status |${eol}  |---|--------|${eol}  | 1 |  ✅ Done  | ${eol}  | [ ] | |`, '  header: #', '  header: Status',
    '  row: 1 |  ✅ Done', '  cell: 1', '  cell: ✅ Done', '  status: ✅ Done',
    '  row: [ ] | ', '  cell: [ ]', '  cell: ', '  checkbox: [ ]',
  ];

  const WAYS = [['LF', '', '\n'], ['CRLF', '', '\r\n'], ['CR', '', '\r'], ['a byte order mark', '\uFEFF', '\n']] as const;
  for (const [name, bom, eol] of WAYS) {
    it(`are exact with ${name}`, () => {
      const text = bom + TEXT.join(eol);
      assert.deepEqual(placesOf(text), expected(eol));
      assert.equal(at(text, claimsOf(text).status!), 'wip');
      assert.equal(at(text, claimsOf(text).frontMatter!), `---${eol}status: wip${eol}---`);
      assert.deepEqual(claimsOf(text).lines.map((start, index) => text.startsWith(TEXT[index]!, start)), TEXT.map(() => true));
    });
  }

  it('are mapped through the markers of quotes', () => {
    const text = '> **Status:** ✅ **Done** see [a\n>b](c\n> "t") `d/e.md`\n>   **Owner:** PF-1..\n >PF-3 \n' +
      '> - > [f\n  > g]\n\n[f g]: h\n';
    const claims: FileClaims = claimsOf(text);
    assert.deepEqual(blockLines(text), [
      'field Status: ✅ Done see a b d/e.md {done: ✅ **Done**}', 'field Owner: PF-1.. PF-3', 'item',
    ]);
    const [status] = claims.blocks;
    assert.ok(status?.type === 'field' && status.status !== null);
    assert.equal(at(text, status.status), '✅ **Done**');
    assert.deepEqual(links(text), ['link c | [a\n>b](c\n> "t") | c', 'reference h | [f\n  > g] | f\n  > g']);
    assert.deepEqual(paths(text), ['d/e.md | `d/e.md`']);
    assert.deepEqual(ids(text), ['PF-1 to PF-3 | PF-1..\n >PF-3']);
  });

  it('tell where a suffix would be written', () => {
    /** The text with a bar at each place. */
    const marked = (text: string): string => claimsOf(text).blocks
      .flatMap((block) => block.type === 'heading' || block.type === 'item' ? [block.contentEnd] : [])
      .sort((a, b) => b - a)
      .reduce((marked, place) => `${marked.slice(0, place)}|${marked.slice(place)}`, text);
    const cases = [
      '## Phase 1| \n', '## Phase 1|\r\n', '\uFEFF# **A** ✅|', '### A `b`| ###  \n', '# A <!-- x --> B| <!-- note --> #', '#|', '##| \t', '##| ##',
      'Set\next|  \n===\n', 'Title| <!-- note -->\n---\n', '> Set\n> ext| \n> ---\n',
      '- **A**| \n  more', '- [ ] a| <!-- b -->\n  c', '1. a  b|\n   - c|', '> - a|\n>   b', '- [x]\n  a|', '- [x]| \n  a', '-\n  a|\n  b',
      '-|', '-|  \n', '*| <!-- note -->\n', '- ```|\n  a\n  ```', '- - a||',
    ];
    for (const text of cases.flatMap((text) => [text, text.replace(/\r?\n/g, '\r\n')])) {
      assert.equal(marked(text.replaceAll('|', '')), text);
    }
  });

  it('tell the status column and the first line ending', () => {
    const columns = (text: string): number[] => claimsOf(text).blocks.flatMap((block) => block.type === 'table' ? [block.statusColumn] : []);
    assert.deepEqual(columns('| a | Status | State |\n|-|-|-|\n\n| a |\n|-|\n\n| **Status** |\n|-|\n'), [1, -1, 0]);
    const ending = (text: string): string => claimsOf(text).lineEnding;
    assert.deepEqual(['', 'a', 'a\n\r\n', 'a\r\nb\n', 'a\rb\r\n', '\uFEFF\r\n', '\n\r', '\r\r\n'].map(ending), [
      '\n', '\n', '\n', '\r\n', '\r', '\r\n', '\n', '\r',
    ]);
  });

  it('lie on lines that are counted as editors count them', () => {
    assert.deepEqual(claimsOf('').lines, [0]);
    assert.deepEqual(claimsOf('\uFEFF').lines, [1]);
    assert.deepEqual(claimsOf('a\nb\r\nc\rd\n').lines, [0, 2, 5, 7, 9]);
    assert.deepEqual(claimsOf('a\u2028b\u0085c\vd\fe').lines, [0]);
  });

  it('come with the length of the text, and with the lines of its code blocks', () => {
    assert.equal(claimsOf('\uFEFFa\nb').length, 4);
    const codeLines = (text: string): number => claimsOf(text).codeLines;
    assert.equal(codeLines('a\n'), 0);
    assert.equal(codeLines('a\n```js\nb\n\nc\n```\nd\n~~~\ne'), 7);
    assert.equal(codeLines('a\r\n\r\n    b\r\n    c\r\n\r\nd `e`\r\n'), 2);
  });
});

describe('parseFile: headings', () => {
  it('get the anchors that GitHub gives them, statuses included', () => {
    const slugs = (...headings: string[]): string[] => claimsOf(headings.join('\n')).blocks
      .flatMap((block) => block.type === 'heading' ? [block.slug] : []);
    assert.deepEqual(slugs('# 📖 The Story', '## p00 — Foundation ✅ [DONE]', '## A `b` _c_ [d](e)', '# <b>x</b> &amp; y', '#'), [
      '-the-story', 'p00--foundation--done', 'a-b-c-d', 'x--y', '',
    ]);
    assert.deepEqual(slugs('## A', '## A', '## A-1'), ['a', 'a-1', 'a-1-1']);
    assert.deepEqual(slugs('## __proto__', '## constructor', '## constructor', '## `__proto__`'), [
      'proto', 'constructor', 'constructor-1', '__proto__',
    ]);
  });
});

describe('parseFile: mdast', () => {
  it('is asked only where emphasis is entangled, and told of by length', () => {
    const settled = (text: string): number[] => {
      const lengths: number[] = [];
      parseFile('PLAN.md', text, { vocabulary: statusVocabulary(), onSettle: (length) => lengths.push(length) });
      return lengths;
    };
    assert.deepEqual(settled('# *a* **b** __c__ `*` [*d*](e_f) snake_case\n\n- [ ] a*b*c\n\na*b*c\n'), []);
    assert.deepEqual(settled('# a*b*c\n\n## d\n'), [5]);
  });
});

describe('parseFile: doubts', () => {
  it('tells what is nested too deeply, front matter that stays open, and where there is too much to read', () => {
    const doubts = (text: string): string[] => claimsOf(text).doubts.map((doubt) => doubt.reason);
    assert.deepEqual(doubts('- [ ] a\n'), []);
    assert.deepEqual(doubts(`${'> '.repeat(64)}a`), []);
    assert.deepEqual(doubts(`${'> '.repeat(65)}a`), ['nested too deeply to be read further']);
    assert.deepEqual(doubts('---\nstatus: wip\n'), ['front matter is opened here and never closed']);
    assert.deepEqual(doubts('- a\n'.repeat(30_000)), []);
    assert.deepEqual(doubts('- a\n'.repeat(30_001)), ['more than 30000 headings, items and rows: the rest is not read']);
  });
});
