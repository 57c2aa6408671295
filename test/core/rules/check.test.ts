import assert from 'node:assert/strict';
import type { Severity } from '../../../src/core/model/finding';
import { checkFile, checkPlan } from '../../../src/core/rules/check';
import { defineRule, type Rule } from '../../../src/core/rules/rule';
import type { RuleId } from '../../../src/core/model/rule-ids';
import type { Settings } from '../../../src/core/settings';
import { check, type Files, line } from './findings';

/** A rule that dislikes words in headings, and is not sure about those with a question mark. */
function against(word: string, id: RuleId, severity: Severity | 'off' = 'warning'): Rule {
  return defineRule<string>({
    id,
    severity,
    *check({ claims: { blocks } }) {
      for (const block of blocks) {
        if (block.type !== 'heading' || !block.title.includes(word)) continue;
        yield { start: block.start, end: block.end, details: block.title, ...block.title.endsWith('?') && { severity: 'info' } };
      }
    },
    message: ({ details }) => details,
  });
}

const A = against('a', 'broken-link');
const B = against('b', 'broken-path');

async function found(files: Files, rules: readonly Rule[] = [A, B], settings: Partial<Settings> = {}): Promise<readonly string[]> {
  const { facts } = await check(files, settings);
  return checkPlan(facts, undefined, rules).map((finding) => line(finding, facts).replace(/:\d+ (\w+) [\w-]+:/, ' $1'));
}

/** The headings of a plan that are told. */
async function headings(...lines: readonly string[]): Promise<readonly string[]> {
  return (await found({ 'PLAN.md': lines.join('\n') })).map((each) => each.replace(/^.* /, ''));
}

describe('checkPlan', () => {
  it('looks at all files of plans, in the order of paths and places', async () => {
    assert.deepEqual(await found({ 'b/PLAN.md': '# a\n\n# ab\n', 'PLAN.md': '# b1\n# a1\n', 'README.md': '# a\n', 'a/plans/x.md': '# a2\n' }), [
      'PLAN.md:1 warning b1', 'PLAN.md:2 warning a1', 'a/plans/x.md:1 warning a2', 'b/PLAN.md:1 warning a', 'b/PLAN.md:3 warning ab', 'b/PLAN.md:3 warning ab',
    ]);
    const { facts } = await check({ 'PLAN.md': '# ab\n' });
    for (const rules of [[A, B], [B, A]]) assert.deepEqual(checkPlan(facts, undefined, rules).map(({ rule }) => rule), rules.map(({ id }) => id));
  });

  it('looks at some files only, if told', async () => {
    const { facts } = await check({ 'PLAN.md': '# a\n', 'TODO.md': '# a\n', 'README.md': '# a\n' });
    assert.deepEqual(checkPlan(facts, ['TODO.md', 'README.md', 'GONE.md'], [A]).map(({ path }) => path), ['TODO.md']);
    assert.deepEqual(checkFile('PLAN.md', facts, [A]).map(({ path }) => path), ['PLAN.md']);
  });

  it('looks neither at archives nor at templates nor at what tools write', async () => {
    assert.deepEqual(await found({
      'day_dream/_overview.md': '# a1\n', 'day_dream/_completed/2025-Q1/SP01_x/_overview.md': '# a2\n', 'day_dream/exploration/_archive/x.md': '# a3\n',
      'day_dream/_templates/x.md': '# a4\n', 'day_dream/templates/x.md': '# a5\n', 'day_dream/x.template.md': '# a6\n', 'day_dream/_tree.md': '# a7\n',
      'plans/_completed/x.md': '# a8\n', 'plans/x.template.md': '# a9\n', 'day_dream/exploration/y.md': '# a10\n',
    }), ['day_dream/_overview.md:1 warning a1', 'day_dream/exploration/y.md:1 warning a10']);
  });

  it('makes no message that nobody asks for', async () => {
    const silent: Rule = defineRule({
      id: 'broken-link', severity: 'error',
      check: () => [{ start: 0, end: 1, details: null }],
      message: () => assert.fail(),
      fixes: () => assert.fail(),
    });
    const { facts } = await check({ 'PLAN.md': '# a\n' });
    assert.equal(checkPlan(facts, undefined, [silent]).length, 1);
  });
});

describe('severities', () => {
  const files = { 'PLAN.md': '# a\n# a?\n' };

  it('are the rule’s, less for some findings', async () => {
    assert.deepEqual(await found(files, [A]), ['PLAN.md:1 warning a', 'PLAN.md:2 info a?']);
    assert.deepEqual(await found(files, [against('a', 'broken-link', 'error')]), ['PLAN.md:1 error a', 'PLAN.md:2 info a?']);
  });

  it('are what the settings say, then for all findings of the rule', async () => {
    for (const severity of ['error', 'warning', 'info', 'hint'] as const) {
      assert.deepEqual(await found(files, [A], { rules: { 'broken-link': severity } }), [`PLAN.md:1 ${severity} a`, `PLAN.md:2 ${severity} a?`]);
    }
    assert.deepEqual(await found(files, [A, B], { rules: { 'broken-path': 'error' } }), ['PLAN.md:1 warning a', 'PLAN.md:2 info a?']);
  });

  it('can be off, by settings or by nature', async () => {
    assert.deepEqual(await found(files, [A], { rules: { 'broken-link': 'off' } }), []);
    const off = against('a', 'broken-path', 'off');
    assert.deepEqual(await found(files, [off]), []);
    assert.deepEqual(await found(files, [off], { rules: { 'broken-path': 'hint' } }), ['PLAN.md:1 hint a', 'PLAN.md:2 hint a?']);
  });

  it('do not make a rule look that is off', async () => {
    const rule = defineRule({ id: 'broken-link', severity: 'error', check: () => assert.fail(), message: () => '' });
    assert.deepEqual(await found(files, [rule], { rules: { 'broken-link': 'off' } }), []);
  });
});

describe('comments', () => {
  it('switch rules off for the next line', async () => {
    assert.deepEqual(await headings('# a1', '<!-- waymark-disable-next-line broken-link -->', '# a2', '# a3', ''), ['a1', 'a3']);
    assert.deepEqual(await headings('<!-- waymark-disable-next-line broken-link -->', '', '', '# a1', '# a2', ''), ['a2'], 'as formatters write it');
    assert.deepEqual(await headings('<!-- waymark-disable-next-line broken-link -->', '', 'words', '# a1', ''), ['a1']);
    assert.deepEqual(await headings('# a1', '<!-- waymark-disable-next-line broken-link -->', '', ''), ['a1']);
    assert.deepEqual(await headings('<!-- waymark-disable-next-line', 'broken-link -->', '# a1', '# a2', ''), ['a2']);
    assert.deepEqual(await headings('<!-- waymark-disable-next-line -->', ' \t', '\r', '# a1', '# a2', ''), ['a2'], 'whatever is blank');
    assert.deepEqual(await headings('> <!-- waymark-disable-next-line -->', '>', '> # a1', '> # a2', ''), ['a2']);
    assert.deepEqual(await headings('Words <!-- waymark-disable-next-line broken-path --> <!-- waymark-disable-next-line broken-link -->', '', '# a1', ''), []);
  });

  it('switch rules off and on again', async () => {
    assert.deepEqual(await headings(
      '# a1', '<!-- waymark-disable broken-link -->', '# a2', '', 'words', '# a3', '<!-- waymark-enable broken-link -->', '# a4', '',
      '<!-- waymark-disable broken-link -->', '# a5', '',
    ), ['a1', 'a4']);
  });

  it('switch rules off for the file, wherever they stand', async () => {
    assert.deepEqual(await headings('# a1', '# b1', '', 'Words, and <!-- waymark-disable-file broken-link -->', ''), ['b1']);
    assert.deepEqual(await found({ 'PLAN.md': '<!-- waymark-disable-file -->\n# a1\n', 'TODO.md': '# a2\n' }), ['TODO.md:1 warning a2']);
  });

  it('mean the rules that they name, or all', async () => {
    const lines = (names: string): Promise<readonly string[]> => headings(`<!-- waymark-disable${names} -->`, '# a', '# b', '');
    assert.deepEqual(await lines(''), []);
    assert.deepEqual(await lines(' broken-path'), ['a']);
    for (const both of [' broken-link: they will come, as will broken-path', ' Broken-Link broken-path', ' broken-link, broken-path', ' broken-path,broken-link', ' garbled-text  broken-link\tbroken-path']) {
      assert.deepEqual(await lines(both), [], both);
    }
    assert.deepEqual(await headings('<!-- waymark-disable -->', '# a1', '<!-- waymark-enable broken-link -->', '# a2', '# b2', ''), ['a2']);
    assert.deepEqual(await headings('<!-- waymark-disable broken-link broken-path -->', '# a1', '<!-- waymark-enable -->', '# a2', '# b2', ''), ['a2', 'b2']);
  });

  it('may give a reason, with a rule or without', async () => {
    const lines = (names: string): Promise<readonly string[]> => headings(`<!-- waymark-disable-next-line${names}-->`, '# a1', '');
    for (const all of ['', ' ', ': moved ', ': they are all-right ', ' -- it was moved', ' — moved ', ' (moved) ']) assert.deepEqual(await lines(all), [], all);
    for (const [before, behind] of [[': ', ''], [' ', ' (PF-9 -> PF-12) '], [' ', ' -- <em>moved</em> '], [' ', ', moved '], [' ', ' - moved '], [' ', ': moved ']] as const) {
      assert.deepEqual(await lines(`${before}broken-link${behind}`), [], behind);
      assert.deepEqual(await lines(`${before}broken-path${behind}`), ['a1'], behind);
    }
    assert.deepEqual(await lines(' broken-links: moved '), ['a1']);
  });

  it('mean nothing by names of no rule', async () => {
    assert.deepEqual(await headings('<!-- waymark-disable broken-links -->', '# a1', '# b1', ''), ['a1', 'b1']);
    assert.deepEqual(await headings('<!-- waymark-disable no-such-rule broken-link -->', '# a1', '# b1', ''), ['b1']);
  });

  it('are nothing within code, or where they are not written so', async () => {
    for (const text of [
      ['```', '<!-- waymark-disable -->', '```'], ['~~~html', '<!-- waymark-disable-file -->', '~~~'], ['    <!-- waymark-disable -->'], ['`<!-- waymark-disable-file -->`'],
      ['<!-- waymark-disabled -->'], ['<!-- waymark-disable-line -->'], ['<!-- disable -->'], ['waymark-disable'], ['<!- waymark-disable ->'],
    ]) assert.deepEqual(await headings(...text, '', '# a1', ''), ['a1'], text.join('\n'));
  });

  it('may stand in lists, quotes and tables, and behind words', async () => {
    for (const text of ['- x <!-- waymark-disable-next-line -->', '> <!-- waymark-disable-next-line -->', 'Words <!-- Waymark-Disable-Next-Line -->']) {
      assert.deepEqual(await headings(text, '# a1', '# a2', ''), ['a2'], text);
    }
    assert.deepEqual(await headings('| x |', '|---|', '| y <!-- waymark-disable --> |', '', '# a1', ''), []);
  });

  it('work whatever the line endings', async () => {
    for (const ending of ['\r\n', '\r']) {
      const text = ['# a1', '<!-- waymark-disable-next-line broken-link -->', '', '# a2', '# a3', '<!-- waymark-disable -->', '# a4', '<!-- waymark-enable -->', '# a5', ''].join(ending);
      assert.deepEqual((await found({ 'PLAN.md': text })).map((each) => each.replace(/^.* /, '')), ['a1', 'a3', 'a5'], JSON.stringify(ending));
    }
  });
});
