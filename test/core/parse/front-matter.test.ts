import assert from 'node:assert/strict';
import matter from 'gray-matter';
import { readFrontMatter } from '../../../src/core/parse/front-matter';
import { frontMatterBounds } from '../../../src/core/parse/front-matter-bounds';
import { readPlainFields } from '../../../src/core/parse/front-matter-plain';
import { MATTER_OPTIONS, readYamlFields } from '../../../src/core/parse/front-matter-yaml';
import type { FrontMatter, FrontMatterField } from '../../../src/core/model/claims';

function inFences(...lines: string[]): string {
  return ['---', ...lines, '---', ''].join('\n');
}

function read(text: string): FrontMatter {
  const frontMatter = readFrontMatter(text);
  assert.ok(frontMatter, 'no front matter');
  return frontMatter;
}

function fieldsOf(text: string): readonly FrontMatterField[] {
  const { fields, error } = read(text);
  assert.equal(error, null);
  return fields;
}

function onlyField(...lines: string[]): FrontMatterField {
  const [field, ...others] = fieldsOf(inFences(...lines));
  assert.ok(field);
  assert.deepEqual(others, []);
  return field;
}

/** `kind|value`, and of a list its items. */
function gist({ kind, value, items }: FrontMatterField): string {
  return kind === 'list' ? `list|${items.map((item) => item.value).join('|')}` : `${kind}|${value}`;
}

function isPlain(text: string): boolean {
  const bounds = frontMatterBounds(text);
  assert.ok(bounds);
  return readPlainFields(text, bounds.contentStart, bounds.contentEnd) !== null;
}

const PLAN = [
  'name: checkout_redesign',
  'type: procedure',
  '"magnitude": Standard   # three slots',
  'status: DONE:invalidated-by:PP08',
  "origin: 'exploration/2025-09-01 checkout.md'",
  '',
  '# who waits for whom',
  'depends_on: [SP01_core_shop, "PP02"]',
  'blocks:',
  '  - PP05_returns # soon',
  '  - \'PP06\'',
  'last_updated: 2026-09-12',
  'start_at:',
];

describe('readFrontMatter', () => {
  it('answers null where there is none', () => {
    for (const text of ['', '# Title\n', '---\na name\n', '---\n\nname: a\n', 'name: a\n---\n']) assert.equal(readFrontMatter(text), null);
  });

  it('answers an error where nothing closes it', () => {
    const text = '---\nname: a\nstatus: WIP\n\n# A\n';
    assert.deepEqual(readFrontMatter(text), {
      start: 0, end: text.indexOf('\n\n'), fields: [], error: { start: 0, end: 3, message: 'it is not closed by `---`' },
    });
    assert.equal(frontMatterBounds(text), null);
  });

  for (const [name, eol] of [['LF', '\n'], ['CRLF', '\r\n'], ['lone CR', '\r']] as const) {
    for (const mark of ['', '\ufeff']) {
      // The quoted key is for YAML; without its quotes the block is plain.
      for (const lines of [PLAN, PLAN.map((line) => line.replace('"magnitude"', 'magnitude'))]) {
        it(`reads a plan's fields with ${name}${mark && ', a byte order mark'}${lines === PLAN ? ', by YAML' : ''}`, () => {
          const text = `${mark}---${eol}${lines.join(eol)}${eol}---${eol}# Checkout${eol}`;
          assert.equal(isPlain(text), lines !== PLAN);
          const { start, end } = read(text);
          assert.deepEqual([start, text.slice(end - 3)], [mark.length, `---${eol}# Checkout${eol}`]);
          const fields = fieldsOf(text);
          assert.deepEqual(fields.map((field) => [field.key, gist(field)]), [
            ['name', 'text|checkout_redesign'],
            ['type', 'text|procedure'],
            ['magnitude', 'text|Standard'],
            ['status', 'text|DONE:invalidated-by:PP08'],
            ['origin', 'text|exploration/2025-09-01 checkout.md'],
            ['depends_on', 'list|SP01_core_shop|PP02'],
            ['blocks', 'list|PP05_returns|PP06'],
            ['last_updated', 'text|2026-09-12'],
            ['start_at', 'null|'],
          ]);
          const keys = fields.map(({ keyStart, keyEnd }) => text.slice(keyStart, keyEnd));
          assert.deepEqual(keys.map((key) => key.replaceAll('"', '')), fields.map(({ key }) => key));
          assert.deepEqual(fields.map(({ valueStart, valueEnd }) => text.slice(valueStart, valueEnd)), [
            'checkout_redesign', 'procedure', 'Standard', 'DONE:invalidated-by:PP08', "'exploration/2025-09-01 checkout.md'",
            '[SP01_core_shop, "PP02"]', `- PP05_returns # soon${eol}  - 'PP06'`, '2026-09-12', '',
          ]);
          assert.equal(text.slice(fields[8]?.keyStart, fields[8]?.valueStart), 'start_at:');
          const items = fields.flatMap((field) => field.items).map((item) => text.slice(item.start, item.end));
          assert.deepEqual(items, ['SP01_core_shop', '"PP02"', 'PP05_returns', "'PP06'"]);
        });
      }
    }
  }

  const values: [value: string, gist: string][] = [
    ['todo', 'text|todo'],
    ['✅ Shipped', 'text|✅ Shipped'],
    ['yes', 'text|yes'],
    ['on', 'text|on'],
    ['true', 'boolean|true'],
    ['FALSE', 'boolean|FALSE'],
    ['truE', 'text|truE'],
    ['010', 'number|010'],
    ['-5', 'number|-5'],
    ['+1.50', 'number|+1.50'],
    ['1e3', 'number|1e3'],
    ['0x1F', 'number|0x1F'],
    ['0o17', 'number|0o17'],
    ['.inf', 'number|.inf'],
    ['1_000', 'text|1_000'],
    ['12:30', 'text|12:30'],
    ['1.2.3', 'text|1.2.3'],
    ['2026-09-12', 'text|2026-09-12'],
    ['2026-09-12T10:00:00Z', 'text|2026-09-12T10:00:00Z'],
    ['null', 'null|null'],
    ['~', 'null|~'],
    ['', 'null|'],
    ['   ', 'null|'],
    ['# a comment', 'null|'],
    ['a#b', 'text|a#b'],
    ['a #b', 'text|a'],
    ['"true"', 'text|true'],
    ['"a # b"  # c', 'text|a # b'],
    ['"a\\tb \\u00e9"', 'text|a\tb é'],
    ["'it''s'", "text|it's"],
    ["''", 'text|'],
    ['a "b" \'c\' [d] {e}, f', 'text|a "b" \'c\' [d] {e}, f'],
    ['http://example.org/#a', 'text|http://example.org/#a'],
    ['[]', 'list|'],
    ['[ a , "b c", 010, ~ ]', 'list|a|b c|010|~'],
    ['[a, [b], {c: d}, e]', 'list|a|e'],
    ['[a, b,]', 'list|a|b'],
    ['{a: b}', 'map|{a: b}'],
    ['{}', 'map|{}'],
    ['!!str 5', 'text|5'],
    ['!!int "5"', 'number|5'],
    ['!ours x', 'text|x'],
    ['!!binary aGk=', 'text|aGk='],
    ['!!timestamp 2026-09-12', 'text|2026-09-12'],
    ['&anchor x', 'text|x'],
    ['a\tb', 'text|a\tb'],
  ];
  for (const [value, expected] of values) {
    it(`reads ${JSON.stringify(value)} as ${expected.replace('|', ' ')}`, () => {
      const field = onlyField(`key: ${value}`);
      assert.equal(gist(field), expected);
    });
  }

  const layouts: [what: string, lines: string[], gist: string, source: string][] = [
    ['a list at the key\'s own column', ['a:', '- b', '- c d'], 'list|b|c d', '- b\n- c d'],
    ['a list with comments and gaps', ['a: # x', '', '  -   b', '# y', '', '  - c  # z'], 'list|b|c', '-   b\n# y\n\n  - c'],
    ['a list with empty items', ['a:', '- b', '-', '- ""', '- c', '-'], 'list|b||c', '- b\n-\n- ""\n- c\n-'],
    ['a list of lists and maps', ['a:', '- - b', '- c: d', '- e'], 'list|e', '- - b\n- c: d\n- e'],
    ['a list in brackets over several lines', ['a: [b,', '  c]'], 'list|b|c', '[b,\n  c]'],
    ['a nested map', ['a:', '  b: c', '  d:', '    e: f', '', '# g'], 'map|b: c\n  d:\n    e: f', 'b: c\n  d:\n    e: f'],
    ['a value over several lines', ['a: b', '  c', '', '  d'], 'text|b c\nd', 'b\n  c\n\n  d'],
    ['a literal block', ['a: |', '  b', '  c', '', ''], 'text|b\nc\n', '|\n  b\n  c'],
    ['a folded block', ['a: >-', '  b', '  c'], 'text|b c', '>-\n  b\n  c'],
    ['a value on the next line', ['a:', '  b'], 'text|b', 'b'],
    ['a key with a question mark', ['? a', ': b'], 'text|b', 'b'],
    ['a key without a value', ['? a'], 'null|', ''],
    ['an anchor without a value', ['a: &b'], 'null|', ''],
    ['tags and anchors before a list', ['a: !!seq &b', '- c'], 'list|c', '- c'],
  ];
  for (const [what, lines, expected, source] of layouts) {
    it(`reads ${what}`, () => {
      const text = inFences(...lines);
      const field = onlyField(...lines);
      assert.equal(gist(field), expected);
      assert.equal(text.slice(field.valueStart, field.valueEnd), source);
      assert.equal(text.slice(field.keyStart, field.keyEnd), 'a');
    });
  }

  it('reads a block that is one map in braces', () => {
    const fields = fieldsOf(inFences('{a: 1, "b": [c], d}'));
    assert.deepEqual(fields.map((field) => `${field.key}|${gist(field)}`), ['a|number|1', 'b|list|c', 'd|null|']);
  });

  it('reads an alias as what it stands for', () => {
    const fields = fieldsOf(inFences('a: &x SP01', 'b: *x', 'c: [*x, PP02]', 'd: &y [SP03]', 'e: *y', 'f: &z {g: h}', 'i: *z'));
    assert.deepEqual(fields.map((field) => `${field.key}|${gist(field)}`), [
      'a|text|SP01', 'b|text|SP01', 'c|list|SP01|PP02', 'd|list|SP03', 'e|list|SP03', 'f|map|{g: h}', 'i|map|*z',
    ]);
  });

  it('names keys that are no scalars by their source, and keeps the spelling of the others', () => {
    const keys = fieldsOf(inFences('[a, b]: 1', '010: 2', '"it\'s": 3', ': 4', 'two words: 5')).map(({ key }) => key);
    assert.deepEqual(keys, ['[a, b]', '010', "it's", '', 'two words']);
  });

  it('takes the names of object members for names', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    for (const values of [names.map((name) => `${name}: {x: 1}`), names.map((name) => `${name}: x`)]) {
      const fields = fieldsOf(inFences(...values));
      assert.deepEqual(fields.map(({ key }) => key), names);
      assert.ok(fields.every((field) => Object.getPrototypeOf(field) === Object.prototype));
    }
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
  });

  it('finds no fields in an empty block', () => {
    for (const lines of [[], [''], ['# a', '', '  # b'], ['  '], ['\t'], ['...'], ['&a'], ['#']]) {
      assert.deepEqual(fieldsOf(inFences(...lines)), [], JSON.stringify(lines));
    }
  });

  it('reads `@name` without quotes where people are named, and nowhere else', () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      const text = `\ufeff---${eol}${['assignee: [@sara, ben, "@eve"]', 'reporter: @ben # today', 'status: WIP'].join(eol)}${eol}---${eol}`;
      const fields = fieldsOf(text);
      assert.deepEqual(fields.map(gist), ['list|@sara|ben|@eve', 'text|@ben', 'text|WIP']);
      assert.deepEqual(fields.flatMap(({ items }) => items).map(({ start, end }) => text.slice(start, end)), ['@sara', 'ben', '"@eve"']);
      assert.deepEqual(fields.map(({ valueStart, valueEnd }) => text.slice(valueStart, valueEnd)), ['[@sara, ben, "@eve"]', '@ben', 'WIP']);
    }
    assert.deepEqual(fieldsOf(inFences('assignee:', '  - @sara', '  - ben')).map(gist), ['list|@sara|ben']);
    for (const lines of [['assignee: @sara', 'title: @home'], ['assignee: `sara`'], ['assignee: @sara: ben'], ['assignee: [@sara'], ['@assignee: sara']]) {
      assert.ok(read(inFences(...lines)).error, lines.join());
    }
  });

  it('answers plain data', () => {
    const frontMatter = read(inFences(...PLAN, 'nested: {a: [b]}'));
    assert.deepEqual(JSON.parse(JSON.stringify(frontMatter)), frontMatter);
  });
});

describe('front matter that cannot be read', () => {
  const faults: [what: string, lines: string[], at: string, message: RegExp][] = [
    ['an open quote, at the end', ['a: 1', 'b: "c', 'd: 2'], '---', /quote/],
    ['a bad escape', ['a: "\\q"'], '\\q', /Invalid escape sequence/],
    ['a value that goes on with a key', ['a: b: c'], 'b: c', /Nested mappings/],
    ['a key twice', ['status: a', 'b: 1', 'status: c'], 'status: c', /^`status` is given twice$/],
    ['a key twice further in', ['a:', '  b: 1', '  "b": 2'], '"b": 2', /^`b` is given twice$/],
    ['a reserved character', ['a: @b'], '@b', /reserved character @/],
    ['a tab as indent', ['a:', '\tb: c'], '\tb', /Tabs/],
    ['a line without a key', ['a: 1', 'words'], 'words', /Implicit map keys/],
    ['a bracket left open', ['a: [b, c', 'd: 1'], 'd: 1', /must be sufficiently indented/],
    ['an alias of nothing', ['a: *b'], '*b', /no anchor `&b`/],
    ['an alias of itself', ['a: &b [*b]'], '*b]', /no anchor `&b`/],
    ['a second document', ['a: 1', '--- b'], '--- b', /second YAML document/],
    ['a scalar', ['words'], 'words', /not a map/],
    ['null', ['~'], '~', /not a map/],
    ['a list', ['', '- a', '- b', ''], '- a', /not a map/],
    ['a tag that is the name of an object member', ['a: !<constructor> b'], '!<', /./],
  ];
  for (const [what, lines, at, message] of faults) {
    for (const eol of ['\n', '\r\n', '\r']) {
      it(`tells of ${what} in its place (${JSON.stringify(eol)})`, () => {
        const text = `\ufeff---${eol}${lines.join(eol)}${eol}---${eol}`;
        const { fields, error } = read(text);
        assert.deepEqual(fields, []);
        assert.ok(error);
        assert.match(error.message, message);
        assert.ok(!/[\r\n]/.test(error.message));
        assert.equal(error.start, text.lastIndexOf(at));
        assert.ok(error.end > error.start || at === '---');
      });
    }
  }

  it('spans a list that stands for the map, without the lines behind it', () => {
    const text = inFences('- a', '- b', '', '# c');
    const { error } = read(text);
    assert.equal(text.slice(error?.start, error?.end), '- a\n- b');
  });

  it('tells the same fault each time', () => {
    const text = inFences('a: "b');
    assert.deepEqual(readFrontMatter(text), readFrontMatter(text));
    assert.ok(read(text).error);
  });

  it('cuts messages that quote the text', () => {
    const { error } = read(inFences(`"${'x'.repeat(1200)}" y`));
    assert.ok(error && error.message.length <= 200);
  });

  it('refuses front matter in another language, at its opening line', () => {
    const text = '---js\n{a: 1}\n---\n';
    const refused = read(text);
    assert.deepEqual([refused.start, refused.end, refused.fields], [0, 5, []]);
    assert.deepEqual([refused.error?.start, refused.error?.end], [0, 5]);
    assert.match(refused.error?.message ?? '', /`js` is refused/);
  });
});

describe('code in front matter', () => {
  const LANGUAGES = [
    'js', ' js', 'JS', 'javascript', ' javascript', 'JavaScript', 'JAVASCRIPT', 'coffee', 'CoffeeScript', 'cson', 'json', 'toml',
    'constructor',
  ];
  const code = '(function () { globalThis.frontMatterRan = true; return {}; }())';
  const ran = (): boolean => 'frontMatterRan' in globalThis;

  it('would be run by gray-matter as it comes', () => {
    matter(`---js\n${code}\n---\n`, {});
    assert.ok(ran());
    Reflect.deleteProperty(globalThis, 'frontMatterRan');
  });

  for (const language of LANGUAGES) {
    it(`is not run behind ---${language}`, () => {
      const text = `---${language}\n${code}\n---\n`;
      assert.ok(readFrontMatter(text)?.fields.length !== 1);
      assert.equal(ran(), false);
    });
  }

  for (const language of LANGUAGES.filter((name) => name !== 'constructor')) {
    it(`is refused by gray-matter with our options behind ---${language}`, () => {
      assert.throws(() => matter(`---${language}\n${code}\n---\n`, MATTER_OPTIONS), /read as YAML only|not registered/);
      assert.equal(ran(), false);
    });
  }

  it('is text to YAML, whatever the tag', () => {
    for (const tag of ['!!js/function', '!!js/undefined', '!<tag:yaml.org,2002:js/function>']) {
      assert.equal(onlyField(`a: ${tag} 'function () { globalThis.frontMatterRan = true }'`).kind, 'text');
      assert.equal(ran(), false);
    }
  });
});

describe('hostile front matter', function () {
  // Most take a few milliseconds, the worst a tenth of a second; what takes time square to a megabyte does not end soon.
  this.timeout(5000);

  const block = (content: string): string => `---\n${content}\n---\n`;
  const nineTimes = (value: string): string => `[${Array<string>(9).fill(value).join(', ')}]`;
  const bomb = Array.from({ length: 10 }, (_, level) => (
    `a${level}: &a${level} ${nineTimes(level === 0 ? 'x' : `*a${level - 1}`)}`
  ));

  const refused: [what: string, text: string, message: RegExp][] = [
    ['an alias bomb', block(bomb.join('\n')), /aliases stand for over/],
    ['brackets in brackets', block(`a: ${'['.repeat(16_000)}`), /too deep/],
    ['maps in maps', block(`a: ${'{a: '.repeat(4000)}`), /too deep/],
    ['lists in lists', block(`a:\n${'- '.repeat(8000)}`), /too deep/],
    ['keys in keys', block('? '.repeat(8000)), /too deep/],
    ['pairs in pairs', block(`[${'a: '.repeat(5000)}]`), /too deep/],
    ['blank lines before a nested map', block(`${'\n'.repeat(16_000)}a: {}`), /too many blank lines/],
    ['lines of no-break spaces', block(`${'\n\u00a0'.repeat(8000)}a: {}`), /too many blank lines/],
    ['a megabyte of nesting', block(`a: ${'['.repeat(1_000_000)}`), /over 16 KB/],
    ['a fault in every line', block(`a: [${'b\n'.repeat(8000)}]`), /./],
    ['quotes all over', block(`a: "${'"\n'.repeat(8000)}`), /./],
    ['the same key again and again', block('a: 1\n'.repeat(3000)), /`a` is given twice/],
  ];
  const readSoon: [what: string, text: string, fields: number | null][] = [
    ['a megabyte of blank lines', block('\n'.repeat(1_000_000)), 0],
    ['a megabyte of fields', block(Array.from({ length: 60_000 }, (_, n) => `key${n}: value`).join('\n')), 60_000],
    ['a megabyte of items', block(`a:\n${'- x\n'.repeat(250_000)}`), 1],
    ['a megabyte of items in brackets', block(`a: [${'x, '.repeat(330_000)}x]`), 1],
    ['a value of a megabyte', block(`a: ${'x'.repeat(1_000_000)}`), 1],
    ['a megabyte of fences', '---\n'.repeat(250_000), 0],
    ['a megabyte of almost fences', `---\n${'--- x\n'.repeat(170_000)}`, null],
    ['a megabyte of dashes', `---\n${'-'.repeat(1_000_000)}`, null],
    ['a megabyte of spaces behind the fence', `---${' '.repeat(1_000_000)}`, null],
    ['another language and no end', `---js\n${'---x\n'.repeat(200_000)}`, null],
    ['a thousand keys that YAML has to read', block(Array.from({ length: 1000 }, (_, n) => `key${n}: {}`).join('\n')), 1000],
    ['maps in maps by indentation', block(Array.from({ length: 170 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')), 1],
  ];

  for (const [what, text, message] of refused) {
    it(`is refused soon: ${what}`, () => {
      const { fields, error } = read(text);
      assert.deepEqual(fields, []);
      assert.match(error?.message ?? '', message);
    });
  }

  for (const [what, text, count] of readSoon) {
    it(`is read soon: ${what}`, () => {
      const frontMatter = readFrontMatter(text);
      assert.equal(frontMatter?.fields.length ?? null, count);
      assert.equal(frontMatter?.error ?? null, null);
    });
  }

  it('refuses what needs YAML and is over 16 KB, and reads it just below', () => {
    const nested = (length: number): string => block(`a: {b: c}\n#${'x'.repeat(length - 'a: {b: c}\n#\n'.length)}`);
    assert.equal(read(nested(16 * 1024)).error, null);
    assert.match(read(nested(16 * 1024 + 1)).error?.message ?? '', /over 16 KB/);
  });

  it('does not keep what gray-matter has read', () => {
    const { cache } = matter as unknown as { cache: object };
    const before = Object.keys(cache).length;
    for (let n = 0; n < 20; n++) read(block(`a${n}: {}`));
    assert.equal(Object.keys(cache).length, before);
  });
});

describe('readPlainFields', () => {
  const plain = [
    'a: b', 'a:', 'a: [b, "c", \'d\']', 'a:\n  - b\n  - "c"', 'a:\n- b', '# a\n\na: b # c', 'two words: b', 'é: b', 'a: -5',
    'a: [-5]', 'a: http://b.c/d',
  ];
  for (const content of plain) it(`reads ${JSON.stringify(content)}`, () => assert.ok(isPlain(`---\n${content}\n---\n`)));

  const declined = [
    'a: &b c', 'a: *b', 'a: !b c', 'a: {b: c}', 'a:\n  b: c', 'a: b\n  c', 'a: |\n  b', 'a: >\n  b', 'a: b: c', 'a: b:',
    'a: @b', 'a: `b`', 'a: %b',
    'a: "\\n"', "a: 'it''s'", 'a: "b', 'a: "b" c', 'a: "b"#c', 'a:\tb', 'a: b\tc', '\ta: b', 'a: 1\na: 2', '--- a', '...', 'a',
    '- a', '"a": b', '? a',
    'true: a', 'null: a', '010: a', '-a: b', 'a: - b', 'a: [b', 'a: [b, [c]]', 'a: [b: c]', 'a: [b:]', 'a: [b,]', 'a: [b] c',
    'a: ["b": c]',
    'a:\n  - b\n - c', 'a:\n  - b\n    c', 'a:\n  - b: c', 'a:\n  -', 'a:\n  - [b]', 'a:\n  - b\n- c', '\ufeffa: b', ' a: b',
    'a : b', `${'a'.repeat(1100)}: b`,
  ];
  for (const content of declined) {
    it(`leaves ${JSON.stringify(content).slice(0, 60)} to YAML`, () => assert.ok(!isPlain(`---\n${content}\n---\n`)));
  }

  it('answers as YAML does', () => {
    for (const content of plain) {
      const text = `---\n${content}\n---\n`;
      const bounds = frontMatterBounds(text);
      assert.ok(bounds);
      const fields = readPlainFields(text, bounds.contentStart, bounds.contentEnd);
      assert.deepEqual({ fields, error: null }, readYamlFields(text, bounds));
    }
  });
});
