import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fc from 'fast-check';
import schema from '../../docs/json/settings.schema.json';
import { UserError } from '../../src/core/base/user-error';
import { compileGlobs, DEFAULT_SETTINGS, NO_SETTINGS, overlaidSettings, readSettings, type Settings, soundSettings } from '../../src/core/settings';

const GOOD = [
  '{}',
  '{"$schema": "./settings.schema.json"}',
  '{"include": ["docs/*.md"], "exclude": ["vendor/"], "statusWords": {"done": ["Shipped", "Live"], "cut": []}}',
  '{"rules": {"broken-link": "off", "unknown-ticket": "error"}, "profile": "4.02", "weeks": 6}',
  '{"lineLimits": {"_overview": 120, "80_implementation": 300, "vision": 1}}',
];

/** Each with a part of the message that names the fault. */
const BAD: readonly (readonly [json: string, message: string])[] = [
  ['[]', 'must hold an object'],
  ['null', 'must hold an object'],
  ['"include"', 'must hold an object'],
  ['{"incldue": []}', 'unknown key "incldue"; did you mean "include"?'],
  ['{"__proto__": {}}', 'unknown key "__proto__"'],
  ['{"constructor": 1}', 'unknown key "constructor"'],
  ['{"$schema": 1}', '"$schema" must be a string'],
  ['{"include": "docs"}', '"include" must be a list of strings'],
  ['{"include": null}', '"include" must be a list of strings'],
  ['{"exclude": [1]}', '"exclude" must be a list of strings'],
  ['{"exclude": [" "]}', '"exclude" holds an empty string'],
  ['{"exclude": ["!docs"]}', '"exclude" holds "!docs": a glob cannot start with !'],
  ['{"exclude": ["/docs"]}', 'a glob cannot start with /'],
  [`{"exclude": ["${'a'.repeat(5000)}"]}`, '"exclude" holds a glob of more than 4096 characters'],
  ['{"statusWords": []}', '"statusWords" must be an object'],
  ['{"statusWords": {"finished": []}}', 'unknown key "finished" in "statusWords"'],
  ['{"statusWords": {"__proto__": []}}', 'unknown key "__proto__" in "statusWords"'],
  ['{"statusWords": {"done": "yes"}}', '"statusWords.done" must be a list of strings'],
  ['{"statusWords": {"done": [""]}}', '"statusWords.done" holds an empty string'],
  ['{"rules": []}', '"rules" must be an object'],
  ['{"rules": {"broken-links": "off"}}', 'no rule "broken-links"; did you mean "broken-link"?'],
  ['{"rules": {"broken-link": "fatal"}}', 'broken-link can be error, warning, info, hint or off, not "fatal"'],
  ['{"profile": 4.05}', '"profile" is "auto", "4.02", "4.05", not 4.05'],
  ['{"weeks": 0}', '"weeks" must be a whole number from 1'],
  ['{"weeks": "4"}', '"weeks" must be a whole number from 1'],
  ['{"lineLimits": []}', '"lineLimits" must be an object'],
  ['{"lineLimits": {"tasks": 100}}', 'unknown key "tasks" in "lineLimits"; did you mean "task"?'],
  ['{"lineLimits": {"task": 0}}', '"lineLimits.task" must be a whole number from 1'],
];

/** Texts with a fault: line and column, and what stands there. */
const PLACES: readonly (readonly [json: string, place: string, marked: string])[] = [
  ['{\n  "weeks": 0\n}', '2:12', '0'],
  ['{"weeks": 3, "weeks": -1}', '1:23', '-1'],
  ['{\r\n\t"wekks" : 3}', '2:2', '"wekks"'],
  ['{"include": ["a", "b,]", {"c": []}], "exclude": []}', '1:13', '["a", "b,]", {"c": []}]'],
  ['{"exclude": ["a\\"[", "/b"]}', '1:22', '"/b"'],
  ['{"statusWords": {"todo": ["Open"],\n"wip": ["x", "open"]}}', '2:14', '"open"'],
  ['{"rules": {"stale-module": "of"}}', '1:28', '"of"'],
  ['{"rules": {"stale-modul": "off"}}', '1:12', '"stale-modul"'],
  ['{"lineLimits": {"task": {"a": 1}}}', '1:25', '{"a": 1}'],
  ['{"incl\\u0075d": []}', '1:2', '"incl\\u0075d"'],
  [' [1]', '1:2', '[1]'],
];

const sound = (json: string): Settings => soundSettings(readSettings(json));
const messages = (json: string): readonly string[] => readSettings(json).errors.map(({ message }) => message);

describe('readSettings', () => {
  it('reads what is there, and fills in the rest', () => {
    assert.deepEqual(readSettings('{}'), NO_SETTINGS);
    assert.deepEqual(sound(GOOD[2]!), {
      ...DEFAULT_SETTINGS, include: ['docs/*.md'], exclude: ['vendor/'], statusWords: { done: ['Shipped', 'Live'], cut: [] },
    });
    assert.deepEqual(sound(GOOD[3]!), { ...DEFAULT_SETTINGS, rules: { 'broken-link': 'off', 'unknown-ticket': 'error' }, profile: '4.02', weeks: 6 });
  });

  for (const [json, message] of BAD) {
    it(`says what is wrong with ${json.slice(0, 50)}`, () => {
      const [told = '', ...others] = messages(json);
      assert.match(told, /^\.waymark\.json:1:\d+: /);
      assert.ok(told.includes(message), told);
      assert.deepEqual(others, []);
      assert.throws(() => sound(json), { name: 'UserError', message: told });
    });
  }

  it('says that the text is no JSON', () => {
    assert.match(messages('{"include": [}').join('\n'), /^\.waymark\.json:1:\d+: is not valid JSON: .+$/);
    assert.match(messages('').join('\n'), /^\.waymark\.json:1:1: is not valid JSON: .+$/);
  });

  it('names the file where nothing else says what is wrong', () => {
    const problem = (json: string): string => readSettings(json).errors[0]?.problem ?? '';
    assert.match(problem('{"include": [}'), /^`\.waymark\.json` is not valid JSON: ./);
    assert.equal(problem('[]'), '`.waymark.json` must hold an object');
    assert.equal(problem('{"weeks": 0}'), '"weeks" must be a whole number from 1');
  });

  it('tells of a key that is given twice, in the same object only', () => {
    assert.deepEqual(messages('{"weeks": 3, "rules": {"broken-link": "off", "broken-path": "off", "broken-link": "info"}, "weeks": 4}'), [
      '.waymark.json:1:68: "broken-link" is given once more: what stands above is lost', '.waymark.json:1:92: "weeks" is given once more: what stands above is lost',
    ]);
    assert.deepEqual(messages('{"include": ["weeks", "weeks"], "weeks": 3, "statusWords": {"done": ["a"], "todo": []}}'), []);
  });

  it('refuses a word that means two statuses', () => {
    assert.deepEqual(messages('{"statusWords": {"todo": ["Open"], "wip": ["open "]}}'), ['.waymark.json:1:44: "open " cannot mean both todo and wip']);
  });

  it('goes on without what cannot be, and tells each once, front to back', () => {
    const { settings, errors } = readSettings(JSON.stringify({
      lineLimits: { task: 'long', asset: 80, tasks: 3 }, weeks: -1, profile: '4.02', rules: { 'broken-link': 'fatal', 'broken-path': 'info', nothing: 'off' },
      statusWords: { todo: ['Open'], wip: ['open', 'BREWING', ' '], finished: [] }, exclude: ['/a', 'b', '!c'], include: 'docs', colour: 'red',
    }));
    assert.deepEqual(settings, {
      ...DEFAULT_SETTINGS, lineLimits: { asset: 80 }, profile: '4.02', rules: { 'broken-path': 'info' }, statusWords: { todo: ['Open'], wip: ['BREWING'] },
      exclude: ['b'],
    });
    assert.deepEqual(errors.map(({ problem }) => problem), [
      '"lineLimits.task" must be a whole number from 1', 'unknown key "tasks" in "lineLimits"; did you mean "task"?', '"weeks" must be a whole number from 1',
      'broken-link can be error, warning, info, hint or off, not "fatal"', 'no rule "nothing"',
      '"open" cannot mean both todo and wip', '"statusWords.wip" holds an empty string', 'unknown key "finished" in "statusWords"',
      '"exclude" holds "/a": a glob cannot start with /', '"exclude" holds "!c": a glob cannot start with !',
      '"include" must be a list of strings', 'unknown key "colour"',
    ]);
  });

  for (const [json, place, marked] of PLACES) {
    it(`points at ${marked} in ${json.slice(0, 40)}`, () => {
      const error = readSettings(json).errors.at(-1);
      assert.ok(error !== undefined);
      assert.equal(error.message, `.waymark.json:${place}: ${error.problem.replace('`.waymark.json` ', '')}`);
      assert.equal(json.slice(error.start, error.end), marked);
    });
  }

  it('tells what its schema says as well, which is all but the meaning of words', () => {
    const isInSchema = (json: string): boolean | undefined => readSettings(json).errors[0]?.isInSchema;
    for (const [json] of BAD) assert.equal(isInSchema(json), true, json);
    assert.equal(isInSchema('{"weeks"'), true);
    assert.equal(isInSchema('{"statusWords": {"todo": ["x"], "cut": ["X"]}}'), false);
  });

  it('agrees with the schema', () => {
    const isValid = new Ajv().compile(schema);
    for (const json of GOOD) assert.ok(isValid(JSON.parse(json)), json);
    for (const [json] of BAD) assert.ok(!isValid(JSON.parse(json)), json);
  });
});

describe('compileGlobs', () => {
  const matches = (glob: string, path: string): boolean => compileGlobs([glob])(path);

  it('keeps * within a folder, and takes dot files', () => {
    assert.ok(matches('docs/*.md', 'docs/a.md'));
    assert.ok(matches('docs/*.md', 'docs/.a.md'));
    assert.ok(!matches('docs/*.md', 'docs/b/a.md'));
    assert.ok(!matches('*.md', 'docs/a.md'));
    assert.ok(matches('**/*.md', 'a.md'));
    assert.ok(matches('**/{a,b}.md', '.x/y/b.md'));
  });

  it('takes a folder for all that is below it', () => {
    for (const glob of ['vendor', 'vendor/', './vendor', 'vendor/**']) {
      assert.ok(matches(glob, 'vendor'), glob);
      assert.ok(matches(glob, 'vendor/x/a.md'), glob);
      assert.ok(!matches(glob, 'vendors/a.md'), glob);
    }
    assert.ok(matches('**/old', 'a/old/b.md'));
  });

  it('knows upper and lower case', () => {
    assert.ok(!matches('Docs', 'docs/a.md'));
  });

  it('matches nothing without globs', () => {
    assert.ok(!compileGlobs([])('a.md'));
  });

  it('compiles whatever the settings let through', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'ab/*?[](){}!+@|\\., -^') })), fc.string(), (globs, path) => {
      const { exclude } = readSettings(JSON.stringify({ exclude: globs })).settings;
      assert.equal(typeof compileGlobs(exclude)(path), 'boolean');
    }), { numRuns: 300 });
  });
});

describe('the settings of an editor', () => {
  const shared = sound('{"include": ["docs/*.md"], "statusWords": {"done": ["LIVE"]}, "rules": {"broken-link": "off", "broken-path": "info"}, "weeks": 6}');

  it('add to lists, and count more in what can be said but once', () => {
    assert.deepEqual(overlaidSettings(shared, {
      include: ['notes/*.md'], exclude: ['vendor'], statusWords: { done: ['OUT'], wip: ['BREWING'] }, rules: { 'broken-link': 'error' }, profile: '4.02',
    }), {
      include: ['docs/*.md', 'notes/*.md'], exclude: ['vendor'], statusWords: { wip: ['BREWING'], done: ['LIVE', 'OUT'] },
      rules: { 'broken-link': 'error', 'broken-path': 'info' }, profile: '4.02', weeks: 6, lineLimits: {},
    });
    assert.deepEqual(overlaidSettings(sound('{"lineLimits": {"task": 90, "asset": 80}}'), { lineLimits: { task: 120 } }).lineLimits, { task: 120, asset: 80 });
    assert.equal(overlaidSettings(shared, { weeks: 4 }).weeks, 4);
  });

  it('change nothing where none is set', () => {
    assert.deepEqual(overlaidSettings(shared, {}), shared);
    assert.deepEqual(overlaidSettings(DEFAULT_SETTINGS, {}), DEFAULT_SETTINGS);
  });

  it('are refused in words where they are wrong', () => {
    assert.throws(() => overlaidSettings(shared, { rules: { 'broken-lnik': 'off' } }), new UserError('the settings: no rule "broken-lnik"; did you mean "broken-link"?'));
    assert.throws(() => overlaidSettings(shared, { weeks: 0 }), new UserError('the settings: "weeks" must be a whole number from 1'));
  });
});
