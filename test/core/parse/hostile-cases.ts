/** Markdown that makes a careless reader slow: superlinear in its length, or out of memory. */
export interface HostileCase {
  readonly name: string;
  /** The case, about `bytes` characters long, or as near as its shape allows. */
  readonly text: (bytes: number) => string;
}

function repeated(unit: string): (bytes: number) => string {
  return (bytes) => unit.repeat(Math.max(1, Math.ceil(bytes / unit.length)));
}

/** `before`, then `unit` until it is long enough, then `after`. */
function around(before: string, unit: string, after = ''): (bytes: number) => string {
  return (bytes) => before + repeated(unit)(bytes - before.length - after.length) + after;
}

/** As many openers as closers, with `middle` between them. */
function nested(open: string, middle: string, close: string): (bytes: number) => string {
  return (bytes) => {
    const depth = Math.max(1, Math.floor(bytes / (open.length + close.length)));
    return open.repeat(depth) + middle + close.repeat(depth);
  };
}

/** Piece after piece, each made from its number, until it is long enough. */
function counted(piece: (index: number) => string): (bytes: number) => string {
  return (bytes) => {
    const pieces: string[] = [];
    for (let length = 0, index = 0; length < bytes; index++) {
      const next = piece(index);
      pieces.push(next);
      length += next.length;
    }
    return pieces.join('');
  };
}

/** `definitions` and `references`, half the length each. */
function halves(definitions: (index: number) => string, references: (index: number) => string): (bytes: number) => string {
  return (bytes) => `${counted(definitions)(bytes / 2)}\n${counted(references)(bytes / 2)}`;
}

/** Front matter that holds `yaml`, and plain text below it. */
function frontMatter(yaml: string): (bytes: number) => string {
  return around(`---\n${yaml}\n---\n`, 'Plain text below.\n');
}

/** Ten levels of ten aliases each: a few hundred bytes that would be gigabytes written out. */
function aliasBomb(): string {
  const levels = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level <= 10; level++) {
    levels.push(`a${level}: &a${level} [${Array<string>(10).fill(`*a${level - 1}`).join(', ')}]`);
  }
  return levels.join('\n');
}

const HEADER_OF_10_000 = `${'|a'.repeat(10_000)}|\n${'|-'.repeat(10_000)}|\n`;

const containers: readonly HostileCase[] = [
  { name: 'bullets nested on one line', text: repeated('- - - ') },
  { name: 'bullets and quotes nested on one line', text: repeated('- > ') },
  { name: 'quotes nested on one line', text: repeated('> ') },
  { name: 'quotes nested without spaces', text: repeated('>') },
  { name: 'ordered items nested on one line', text: repeated('1. ') },
  { name: 'all bullets nested on one line', text: repeated('* + - ') },
  { name: 'bullets nested on one line, with text', text: around('', '- ', 'text\n') },
  { name: 'lines of sixty bullets', text: repeated(`${'- '.repeat(60)}text\n`) },
  { name: 'lines of sixty quotes', text: repeated(`${'> '.repeat(60)}text\n`) },
  { name: 'a line of sixty quotes, then lazy lines', text: around(`${'> '.repeat(60)}text\n`, 'lazy\n') },
  { name: 'quotes one deeper on each line', text: counted((index) => `${'> '.repeat(index + 1)}a\n`) },
  { name: 'items one deeper on each line', text: counted((index) => `${'  '.repeat(index)}- a\n`) },
  { name: 'items ever deeper, with blank lines', text: counted((index) => `${'  '.repeat(index)}- a\n\n`) },
  { name: 'ordered items one deeper on each line', text: counted((index) => `${'   '.repeat(index)}1. a\n`) },
  { name: 'items going down and up', text: counted((index) => `${'  '.repeat(index % 60)}- a\n`) },
  { name: 'a deep list, then flat lines', text: around(counted((index) => `${'  '.repeat(index)}- a\n`)(4_000), 'a\n') },
  { name: 'thematic break of a million marks', text: around('', '- ', '\n') },
  { name: 'almost a thematic break', text: around('', '* ', 'a\n') },
  { name: 'almost thematic breaks', text: repeated('_ _ _ _ _ _ a\n') },
  { name: 'empty items', text: repeated('-\n') },
  { name: 'items with blank lines between', text: repeated('- a\n\n') },
  { name: 'an item and blank lines', text: around('- a\n', '\n', '  b\n') },
  { name: 'items of changing marks', text: repeated('- a\n* a\n+ a\n1. a\n1) a\n') },
  { name: 'numbers too long for an item', text: repeated('1234567890. a\n') },
  { name: 'lazy lines under a quote', text: around('> a\n', 'b\n') },
  { name: 'lazy lines under an item', text: around('- a\n', 'b\n') },
  { name: 'lazy lines under a quoted item', text: around('> - > - a\n', 'b\n') },
  { name: 'lazy underlines', text: repeated('> a\n===\n') },
  { name: 'quotes and lazy lines in turn', text: repeated('> a\nb\n') },
  { name: 'tabs', text: repeated('\t') },
  { name: 'tabs between bullets', text: repeated('-\t') },
  { name: 'tabs between quotes', text: repeated('>\t') },
  { name: 'items indented by tabs', text: counted((index) => `${'\t'.repeat(index % 100)}- a\n`) },
  { name: 'quoted fences, each left open', text: repeated('> ```\na\n') },
  { name: 'items that open fences', text: repeated('- ```\n') },
];

const blocks: readonly HostileCase[] = [
  { name: 'one long line', text: repeated('word ') },
  { name: 'one long word', text: repeated('a') },
  { name: 'one long paragraph', text: repeated('a word\n') },
  { name: 'blank lines', text: repeated('\n') },
  { name: 'spaces', text: repeated(' ') },
  { name: 'a word in spaces', text: (bytes) => `a${' '.repeat(bytes)}b` },
  { name: 'lines with trailing spaces', text: repeated(`a${' '.repeat(98)}\n`) },
  { name: 'a long paragraph, then an underline', text: around('', 'a\n', '===\n') },
  { name: 'long paragraphs with wrong underlines', text: repeated('a\n=== a\n') },
  { name: 'underlined lines', text: repeated('a\n===\n') },
  { name: 'underlines only', text: repeated('===\n') },
  { name: 'headings of the same text', text: repeated('# a\n') },
  { name: 'headings whose slugs meet', text: counted((index) => (index % 2 === 0 ? '# a\n' : `# a-${index}\n`)) },
  { name: 'headings without text', text: repeated('#\n') },
  { name: 'a heading of hashes', text: around('# ', '#') },
  { name: 'a heading of closing hashes', text: around('# a ', '# ') },
  { name: 'a heading with spaces before what is no closing hash', text: around('# a', ' ', '#b\n') },
  { name: 'an open fence', text: around('```\n', '`` `\n') },
  { name: 'fences that do not close each other', text: repeated('```\n~~~\n') },
  { name: 'fences ever longer', text: counted((index) => `${'`'.repeat(index + 3)}\n`) },
  { name: 'a fence of a million backticks', text: repeated('`') },
  { name: 'openers with a backtick in their words', text: repeated('``` `\n') },
  { name: 'indented code', text: repeated('    a\n\n') },
  { name: 'lone carriage returns', text: repeated('a\r') },
  { name: 'items ended by carriage returns', text: repeated('- a\r') },
  { name: 'headings ended by carriage returns', text: repeated('# a\r') },
  { name: 'both line ends in turn', text: repeated('a\r\nb\n\r') },
  { name: 'NULs', text: repeated('\0') },
  { name: 'NULs in words', text: repeated('a\0b ') },
  { name: 'byte order marks', text: repeated('\uFEFF') },
  { name: 'lone surrogates', text: repeated('\uD800 ') },
  { name: 'combining marks', text: around('a', '\u0301') },
];

const html: readonly HostileCase[] = [
  { name: 'comments left open in a paragraph', text: repeated('a <!-- ') },
  { name: 'comments left open on each line', text: repeated('a <!--\n') },
  { name: 'comments left open as blocks', text: repeated('<!--\n\n') },
  { name: 'comments left open in items', text: repeated('- <!-- a\n') },
  { name: 'comments that nearly close', text: repeated('<!-- a -- > -- ') },
  { name: 'the shortest comments', text: repeated('a <!--> <!---> ') },
  { name: 'instructions left open in a paragraph', text: repeated('a <? ') },
  { name: 'instructions left open in items', text: repeated('- <? a\n') },
  { name: 'CDATA left open in a paragraph', text: repeated('a <![CDATA[ ') },
  { name: 'CDATA left open in items', text: repeated('- <![CDATA[ a\n') },
  { name: 'declarations left open', text: repeated('a <!A ') },
  { name: 'scripts left open', text: repeated('<script>\n\n') },
  { name: 'scripts left open in items', text: repeated('- <script>\n') },
  { name: 'tags in tags', text: repeated('<a ') },
  { name: 'attributes left open', text: repeated('<a href="') },
  { name: 'attributes left open, single quotes', text: repeated('<a b=\'c ') },
  { name: 'a tag of many attributes', text: around('<a', ' b=c') },
  { name: 'a tag of many attributes, never closed, often', text: repeated(`<a${' b=c'.repeat(50)}\n`) },
  { name: 'closing tags left open', text: repeated('</a ') },
  { name: 'angle brackets', text: repeated('<') },
  { name: 'autolinks left open', text: repeated('<http:a ') },
  { name: 'addresses left open', text: repeated('<a@b.') },
  { name: 'blocks of HTML', text: repeated('<div>\n\n') },
  { name: 'blocks of HTML in items', text: repeated('- <div>\n') },
];

const links: readonly HostileCase[] = [
  { name: 'opening brackets', text: repeated('[') },
  { name: 'closing brackets', text: repeated(']') },
  { name: 'balanced brackets', text: repeated('[ ]') },
  { name: 'brackets in brackets', text: nested('[', 'a', ']') },
  { name: 'brackets in brackets, over lines', text: nested('[\n', 'a', ']\n') },
  { name: 'links in links', text: nested('[', 'a', '](u)') },
  { name: 'images in images', text: nested('![', 'a', '](u)') },
  { name: 'references in references', text: nested('[', 'a', '][b]') },
  { name: 'links left open', text: repeated('[a](') },
  { name: 'links left open, angled', text: repeated('[a](<b ') },
  { name: 'links left open behind the address', text: repeated('[a](b ') },
  { name: 'images left open', text: repeated('![a](') },
  { name: 'titles of links left open', text: repeated('[a](u "t ') },
  { name: 'titles of links left open, in parentheses', text: repeated('[a](u (t ') },
  { name: 'references to nothing', text: repeated('[a][b]') },
  { name: 'short references to nothing', text: repeated('[a] ') },
  { name: 'references left open', text: repeated('[a][') },
  { name: 'labels as long as they may be', text: repeated(`[${'a'.repeat(999)}] `) },
  { name: 'labels longer than they may be', text: repeated(`[${'a'.repeat(1_200)}][b] `) },
  { name: 'parentheses in an address', text: around('[a](', '(') },
  { name: 'parentheses in an address, balanced', text: (bytes) => `[a](${nested('(', 'b', ')')(bytes)})` },
  { name: 'link text over many lines', text: around('[', 'a\n', '](u)\n') },
  { name: 'footnotes to nothing', text: repeated('[^1]') },
  { name: 'footnotes left open', text: repeated('[^') },
  { name: 'definitions whose titles stay open', text: repeated('[a]: /u "t\n') },
  { name: 'definitions whose titles stay open, apart', text: repeated('[a]: /u "t\n\n') },
  { name: 'a definition whose title stays open', text: around('[a]: /u "', 'title\n') },
  { name: 'a definition whose title stays open in a quote', text: around('> [a]: /u \'\n', '> title\n') },
  { name: 'a definition whose label stays open', text: around('[', 'a\n') },
  { name: 'definitions that lack an address', text: repeated('[a]:\n') },
  { name: 'definitions of one label', text: repeated('[a]: /u\n') },
  { name: 'definitions, and references to them', text: halves((index) => `[k${index}]: /u\n`, (index) => `[k${index}] `) },
  { name: 'definitions, and full references', text: halves((index) => `[k${index}]: /u\n`, (index) => `[a][k${index}]\n`) },
  { name: 'references to a long address', text: (bytes) => `[a]: /${'u'.repeat(bytes / 2)}\n\n${repeated('[a]')(bytes / 2)}` },
  { name: 'labels that fold', text: halves((index) => `[ẞ${index}]: /u\n`, (index) => `[SS${index}] `) },
];

const inline: readonly HostileCase[] = [
  { name: 'strong and emphasis that cross', text: repeated('**a*b') },
  { name: 'emphasis that opens only', text: repeated('*a ') },
  { name: 'emphasis that closes only', text: repeated('a* ') },
  { name: 'both kinds of emphasis in turn', text: repeated('*a _b ') },
  { name: 'asterisks', text: repeated('*') },
  { name: 'underscores', text: repeated('_') },
  { name: 'asterisks in words', text: repeated('a**b') },
  { name: 'underscores in words', text: repeated('a_b__c') },
  { name: 'emphasis in emphasis', text: nested('*a ', 'a', ' a*') },
  { name: 'strong in strong', text: nested('**a ', 'a', ' a**') },
  { name: 'tildes', text: repeated('~~a~b') },
  { name: 'backtick runs that grow', text: counted((index) => `a${'`'.repeat(index + 1)}`) },
  { name: 'backtick runs that shrink', text: (bytes) => {
    const longest = Math.floor(Math.sqrt(2 * bytes));
    return Array.from({ length: longest }, (_, index) => `a${'`'.repeat(longest - index)}`).join('');
  } },
  { name: 'backtick runs in turn', text: repeated('`a``b') },
  { name: 'code spans', text: repeated('`a/b.md` ') },
  { name: 'code left open on each line', text: repeated('``a `b\n\n') },
  { name: 'backslashes', text: repeated('\\') },
  { name: 'escaped brackets', text: repeated('\\[a\\](') },
  { name: 'ampersands', text: repeated('&') },
  { name: 'character references', text: repeated('&amp;') },
  { name: 'character references left open', text: repeated('&amp') },
  { name: 'a character reference without end', text: around('&', 'a') },
  { name: 'numeric references left open', text: repeated('&#x') },
  { name: 'numeric references beyond Unicode', text: repeated('&#1114112;') },
  { name: 'hard breaks', text: repeated('a  \nb\\\n') },
];

const tables: readonly HostileCase[] = [
  { name: 'a table of 10,000 columns', text: around(HEADER_OF_10_000, `${'|a'.repeat(10_000)}|\n`) },
  { name: 'a table of 10,000 columns with short rows', text: around(HEADER_OF_10_000, 'a\n') },
  { name: 'a table of many rows', text: around('| # | Status |\n|---|---|\n', '| 1 | ✅ Done |\n') },
  { name: 'a table with rows too long', text: around('|a|\n|-|\n', `${'|a'.repeat(500)}|\n`) },
  { name: 'a row of escaped pipes', text: around('|a|\n|-|\n|', '\\|') },
  { name: 'pipes', text: repeated('|') },
  { name: 'lines of pipes', text: repeated('|||||||||\n') },
  { name: 'heads without tables', text: repeated('|a|b|\n|-|\n') },
  { name: 'tables of one row', text: repeated('|a|\n|-|\n|a|\n\n') },
  { name: 'a delimiter row of a million marks', text: around('|a|\n', '|-') },
  { name: 'cells with checkboxes', text: around('|a|b|\n|-|-|\n', '| [ ] | [x] |\n') },
  { name: 'cells with code left open', text: around('|a|b|\n|-|-|\n', '| `a | b` |\n') },
  { name: 'tables in quotes, lazily gone on with', text: repeated('> |a|\n> |-|\n|a|\n') },
];

const frontMatters: readonly HostileCase[] = [
  { name: 'front matter left open', text: around('---\n', 'a: b\n') },
  { name: 'front matter fences', text: repeated('---\n') },
  { name: 'front matter of blank lines', text: around('---\na: b\n', '\n', '---\n') },
  { name: 'front matter of spaces', text: around('---\na: ', ' ', '\n---\n') },
  { name: 'front matter of a million bytes', text: around('---\n', 'a: b\n', '---\n') },
  { name: 'front matter of many keys', text: frontMatter(counted((index) => `k${index}: v\n`)(15_000)) },
  { name: 'front matter of one key', text: frontMatter(repeated('k: v\n')(15_000)) },
  { name: 'front matter of a long list', text: frontMatter(`a: [${repeated('x, ')(15_000)}x]`) },
  { name: 'front matter with an alias bomb', text: frontMatter(aliasBomb()) },
  { name: 'front matter of brackets', text: frontMatter(`a: ${'['.repeat(15_000)}`) },
  { name: 'front matter of balanced brackets', text: frontMatter(`a: ${nested('[', '', ']')(15_000)}`) },
  { name: 'front matter of braces', text: frontMatter(`a: ${'{a: '.repeat(3_000)}`) },
  { name: 'front matter ever deeper', text: frontMatter(counted((index) => `${' '.repeat(index)}a:\n`)(15_000)) },
  { name: 'front matter of dashes', text: frontMatter('- '.repeat(7_000)) },
  { name: 'front matter of question marks', text: frontMatter('? '.repeat(7_000)) },
  { name: 'front matter with a quote left open', text: frontMatter(`a: "${'b\n'.repeat(7_000)}`) },
  { name: 'front matter of merge keys', text: frontMatter(`a: &a {b: c}\n${'d:\n  <<: *a\n'.repeat(1_000)}`) },
  { name: 'front matter that asks to be run', text: around('---js\nthrow new Error(\'was run\');\n---\n', 'Plain text.\n') },
];

const plans: readonly HostileCase[] = [
  { name: 'checkboxes', text: repeated('- [x] a\n') },
  { name: 'checkboxes behind a checkbox', text: around('- ', '[ ] ') },
  { name: 'bold fields on one line', text: repeated('**a:** b ') },
  { name: 'bold fields on lines of their own', text: repeated('**Status:** ✅ Done\n') },
  { name: 'bold fields left open', text: repeated('**Status: a\n') },
  { name: 'status emoji', text: repeated('✅ ') },
  { name: 'a heading of status marks', text: around('# a ', '✅ [DONE] ') },
  { name: 'status brackets left open', text: repeated('[BLOCKED:') },
  { name: 'headings with status brackets left open', text: repeated('# a [DONE:\n') },
  { name: 'statuses of long words', text: around('**Status:** ', 'not mostly complete ') },
  { name: 'ids', text: repeated('PF-1 ') },
  { name: 'a chain of ranges', text: repeated('PF-1..') },
  { name: 'ids that are struck out', text: repeated('~~PF-1~~ ') },
  { name: 'ids in code', text: repeated('`PF-1` ') },
  { name: 'a history of statuses', text: around('## Phase 1\n\n**Status:** ', 'WIP → ') },
  { name: 'a legend of statuses', text: around('## Phase 1\n\n**Status:** ', 'DONE / ') },
  { name: 'comments for rules, and blank lines', text: repeated('<!-- waymark-disable-next-line x (a) -->\n\n\n') },
  { name: 'front matter that nothing closes', text: around('---\n', 'key: value\n') },
  { name: 'names of parts in cells', text: around('| Name | Type | Status |\n|-|-|-|\n', '| SP01 / p00_a | Plan | WIP |\n') },
  { name: 'ranges in words', text: repeated('D1 through ') },
  { name: 'an id that does not end', text: around('PF-', '1') },
  { name: 'a word of hyphens', text: repeated('a-') },
  { name: 'capitals', text: repeated('A') },
  { name: 'hashes and numbers', text: repeated('#1,') },
  { name: 'phases of the same number', text: repeated('## Phase 1\n') },
  { name: 'stages in stages', text: counted((index) => `${'#'.repeat(1 + (index % 6))} Phase ${index}\n`) },
  { name: 'tickets of one id', text: repeated('- [ ] Ticket [PF-1]: a\n') },
  { name: 'labels', text: repeated('Tasks:\n\n') },
  { name: 'one long path', text: around('`', 'a/', 'b.md`\n') },
  { name: 'climbing paths', text: repeated('[a](../../../../../../b.md) ') },
  { name: 'text misread as Windows-1252', text: repeated('âœ… ğŸ”„ â€” ') },
  { name: 'emphasis before many links in a heading', text: around('# *x* ', '[a](b) ') },
  { name: 'emphasis before many references in a heading', text: around('[a]: b\n\n# *x* ', '[a] ') },
  { name: 'emphasis before many links in an item', text: around('- [ ] *x* ', '[a](b) ') },
  { name: 'emphasis before many links in a cell', text: around('| a |\n|---|\n| *x* ', '[a](b) ') },
  { name: 'links with an emphasis mark each, underlined', text: around('', 'a [*b](c)\n', '===\n') },
  { name: 'bold fields in an item', text: around('- ', '**a:** b ') },
  { name: 'statuses behind comments left open', text: repeated('**Status:** <!-- a\n\n') },
  { name: 'headings that end comments never opened', text: repeated('# a -->\n') },
  { name: 'ticket headings', text: counted((index) => `## PF-${index}: x\n`) },
  { name: 'ticket rows', text: around('| ID | Ticket |\n|---|---|\n', '| PF-1 | x |\n') },
  { name: 'rows of many tickets', text: (bytes) => `| ID | Ticket |\n|---|---|\n${counted((index) => `| PF-${index} | x |\n`)(bytes)}` },
  { name: 'rows that mention phases', text: (bytes) => {
    const rows = counted((index) => `| Phase ${index} | done |\n`)(bytes / 2);
    return `${counted((index) => `# Phase ${index}\n`)(bytes / 2)}\n| Phase | Status |\n|---|---|\n${rows}`;
  } },
];

/** Every shape of input that is known to hurt. */
export const HOSTILE: readonly HostileCase[] = [
  ...containers, ...blocks, ...html, ...links, ...inline, ...tables, ...frontMatters, ...plans,
];
