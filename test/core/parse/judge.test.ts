import assert from 'node:assert/strict';
import GithubSlugger from 'github-slugger';
import type { Nodes } from 'mdast';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';
import { readable } from '../../../src/core/text/garbled';
import { Random } from '../../bench/random';
import { SEED } from '../../property-seed';
import { judged, parsed, scanned, textOf } from './judge';
import { realDocuments } from './real-documents';
import { Splices, shrunk } from './splices';

const SPLICES = 4000;

const documents = realDocuments();
const vocabulary = statusVocabulary();

/** What mdast and the scanner say differently, a line for each fact; `''` where they agree. */
function difference(mdast: readonly string[], scanner: readonly string[]): string {
  const only = (facts: readonly string[], others: readonly string[], whose: string): string[] => {
    const known = new Set(others);
    return facts.filter((fact) => !known.has(fact)).slice(0, 4).map((fact) => `  only ${whose}: ${fact.slice(0, 300)}`);
  };
  const counts = mdast.length === scanner.length ? [] : [`  mdast: ${mdast.length} facts, scanner: ${scanner.length}`];
  return [...only(mdast, scanner, 'mdast'), ...only(scanner, mdast, 'scanner'), ...counts].join('\n');
}

/** Whether the scanner is wrong about a text and does not say that it may be. */
function isMisread(text: string): boolean {
  const { facts, doubts } = scanned(text);
  return doubts === 0 && facts.join('\n') !== judged(text).join('\n');
}

interface Heading {
  readonly title: string;
  readonly slug: string;
}

/** The headings as mdast has them, with the anchors that GitHub gives them. */
function judgedHeadings(root: Nodes): Heading[] {
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  visit(root);
  return headings;

  function visit(node: Nodes): void {
    if (node.type === 'heading') {
      const title = textOf(node).replace(/[\t\n\r ]*[\t\n\r][\t\n\r ]*/g, ' ').trim();
      headings.push({ title, slug: slugger.slug(title) });
    }
    if ('children' in node) node.children.forEach(visit);
  }
}

/** A title as people see it: text that was misread is repaired, and emphasis that nothing opened is left off its end. */
function shown(title: string): string {
  return readable(title).replace(/ *\*\*$/, '');
}

describe('the judge', () => {
  it('states the facts', () => {
    const text = '# a\n\n- [x] b\n  `c`\n\n  > [d](e)\n\n[f]: g "t"\n\n| h |\n|---|\n| [f] <b> |\n';
    const facts = [
      '0-3 heading 1 at depth 0 in []', '5 item true at depth 0 in []', '-18 paragraph at depth 1 in [5]', '15-18 inlineCode',
      '24-30 quoted paragraph at depth 1 in [5]', '24-30 link e', '32-42 definition F g',
      '44 table h/[f] <b> at depth 0 in []', '58-61 reference g', '62-65 inlineHtml',
    ].sort();
    assert.deepEqual(judged(text), facts);
    assert.deepEqual(scanned(text), { facts, doubts: 0 });
    assert.deepEqual(judged(`\uFEFF${text}`), scanned(`\uFEFF${text}`).facts);
  });

  it('shrinks a text to what matters of it', () => {
    assert.equal(shrunk('one\ntwo x three\nfour y\n', (text) => /x[^]*y/.test(text)), 'xy');
  });
});

describe('the scanner', () => {
  const misread: string[] = [];
  const misreadHeadings: string[] = [];
  let doubted = 0;
  let headings = 0;

  before(function () {
    this.timeout(180_000);
    for (const { path, text } of documents) {
      const root = parsed(text);
      const { facts, doubts } = scanned(text);
      if (doubts > 0) {
        doubted++;
        continue;
      }
      const wrong = difference(judged(text, root), facts);
      if (wrong !== '') misread.push(`${path}\n${wrong}`);
      const expected = judgedHeadings(root);
      const read = parseFile(path, text, { vocabulary }).blocks.filter((block) => block.type === 'heading');
      headings += expected.length;
      if (read.length !== expected.length) misreadHeadings.push(`${path} has ${expected.length} headings, not ${read.length}`);
      for (const [index, { title, slug }] of expected.entries()) {
        const claim = read[index];
        if (claim === undefined) break;
        if (claim.slug !== slug) misreadHeadings.push(`${path} has the anchor ${slug}, not ${claim.slug}`);
        const hasStatus = claim.suffix !== null || claim.lead !== null;
        if (!hasStatus && claim.title !== shown(title)) {
          misreadHeadings.push(`${path} has the heading ${title}, not ${claim.title}`);
        }
      }
    }
  });

  it('finds in real documents what mdast finds', () => {
    assert.ok(documents.length > 300, `only ${documents.length} documents: are the packages installed?`);
    assert.equal(misread.length, 0, misread.slice(0, 5).join('\n'));
  });

  it('is sure of nearly all of them', () => {
    assert.ok(doubted < documents.length * 0.02, `doubts in ${doubted} of ${documents.length} documents`);
  });

  it('gives their headings the titles that mdast reads and the anchors that GitHub makes of them', () => {
    assert.ok(headings > 3000, `only ${headings} headings`);
    assert.equal(misreadHeadings.length, 0, misreadHeadings.slice(0, 5).join('\n'));
  });

  it('finds in pieces of them, put together at random, what mdast finds', function () {
    this.timeout(180_000);
    const splices = new Splices(new Random(SEED), documents.map(({ text }) => text));
    let unsure = 0;
    for (let number = 1; number <= SPLICES; number++) {
      const text = splices.next();
      if (scanned(text).doubts > 0) unsure++;
      else if (isMisread(text)) {
        const least = shrunk(text, isMisread);
        const what = difference(judged(least), scanned(least).facts);
        assert.fail(`seed ${SEED}, text ${number}, of which this is left: ${JSON.stringify(least)}\n${what}`);
      }
    }
    assert.ok(unsure < SPLICES * 0.03, `doubts in ${unsure} of ${SPLICES} texts`);
  });
});

describe('the scanner, where it once differed from mdast', () => {
  for (const text of [
    '![[l](m)](p)', '![[a]][a]\n\n[a]: b', '![<b>]()', '![`c`](d) x', '![[x]][]()\n\n[x]: y', '![a ![b](c) d](e)', '[![a](b)](c)',
    '[![[q](r)](b)](c)', '![[a](b) [c](d)](e) [f](g)', '<![CDATA[]]]>\nx', '<![CDATA[]]>\nx', 'a\n<b>\n| - |', 'a\n <b>\n| - |\nx\n\ny',
    '[a]:\u0000', '[a\u0000]: u\n\n[a\ufffd]', '- [\r\n] a', '- [\n  ] a', '0.\n\n    `\n\ts', '*\t\t/', '* \n  [ ] t', '- [x] t\n  =',
    '[t]:s\n)\n=', '>```\n>\n', '# *x* `*` [a](*) *b*',
  ]) {
    it(JSON.stringify(text), () => assert.deepEqual(scanned(text), { facts: judged(text), doubts: 0 }));
  }
});
