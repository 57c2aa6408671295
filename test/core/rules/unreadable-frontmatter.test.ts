import assert from 'node:assert/strict';
import { check, told } from './findings';

const unreadable = (text: string): Promise<readonly string[]> => told({ 'PLAN.md': text });

describe('unreadable-frontmatter', () => {
  it('finds errors of YAML at their place', async () => {
    for (const [text, expected] of [
      ['---\nname: a\ntags: [a, b\n---\n', /^PLAN\.md:[34]:\d+ error unreadable-frontmatter: front matter cannot be read: [a-z`]/],
      ['---\nname: Phase 1: Setup\n---\n', /^PLAN\.md:2:7 error unreadable-frontmatter: front matter cannot be read: a value that holds `: ` needs quotes around it$/],
      ['---\nname: a\nname: b\n---\n', /^PLAN\.md:3:1 error unreadable-frontmatter: front matter cannot be read: `name` is given twice$/],
      ['---\nJust words.\n---\n', /^PLAN\.md:2:1 error unreadable-frontmatter: front matter is not a map of keys to values$/],
      ['---\nname: *nobody\n---\n', /^PLAN\.md:2:7 error unreadable-frontmatter: front matter cannot be read: no anchor `&nobody`/],
    ] as const) {
      const [finding, ...others] = await unreadable(text);
      assert.match(finding ?? '', expected);
      assert.deepEqual(others, [], text);
    }
  });

  it('finds other languages, which are not run', async () => {
    const message = 'front matter cannot be read: `js` is refused; write YAML between bare `---` lines';
    assert.deepEqual(await unreadable('---js\nmodule.exports = process.exit(1)\n---\n'), [`PLAN.md:1:1 error unreadable-frontmatter: ${message}`]);
    for (const opener of ['---javascript', '--- json', '---yaml', '---toml']) {
      assert.match((await unreadable(`${opener}\nname: x\n---\n`))[0] ?? '', /^PLAN\.md:1:1 error unreadable-frontmatter: /, opener);
    }
  });

  it('finds what nothing closes', async () => {
    const message = 'error unreadable-frontmatter: front matter cannot be read: it is not closed by `---`';
    for (const text of ['---\nname: b\nstatus: WIP\n\n# B\n', '---\r\nname: b\r\n\r\n# B\r\n', '--- \nblocks:\n  - a\n', '---\nstatus: WIP', '---\nname: b\n----\n']) {
      assert.deepEqual(await unreadable(text), [`PLAN.md:1:1 ${message}`], JSON.stringify(text));
    }
    const path = 'day_dream/SP01_b/_overview.md';
    assert.deepEqual(await told({ 'day_dream/_overview.md': '# Plans\n', [path]: '---\nname: b\nstatus: WIP\n\n# B\n' }), [`${path}:1:1 ${message}`]);
  });

  it('spans just what is wrong', async () => {
    for (const [opener, text] of [['---js', '---js\nx\n---\n'], ['---', '---\nname: b\n\n# B\n']] as const) {
      const { findings: [finding] } = await check({ 'PLAN.md': text });
      assert.deepEqual([finding?.start, finding?.end, finding?.fixes()], [0, opener.length, []]);
    }
  });

  it('leaves alone what can be read, and what is no front matter', async () => {
    for (const text of [
      '', '# Plan\n', '---\nname: a\nlist:\n  - b: c\n---\n', '---\n---\n', '---\n# only a comment\n---\n', '---\r\nname: a\r\n---\r\n', '---\n\n# Plan\n',
      '# Plan\n\n---\nname: [a\n---\n', '```yaml\n---\nname: [a\n---\n```\n', '---more\nx\n---\n', '---js\nnot closed\n',
      '---\nJust words: these.\n', '---\n\nname: b\n', '---\nhttps://example.com\n',
    ]) assert.deepEqual(await unreadable(text), [], JSON.stringify(text));
  });

  it('is told of files of plans only, and not of templates and archives', async () => {
    const text = '---\nname: {plan_name}: x\n---\n';
    const files = { 'README.md': text, 'plans/_templates/plan.md': text, 'plans/x.template.md': text, 'plans/_completed/old-plan.md': text };
    assert.deepEqual(await told(files), []);
  });

  it('leaves nothing to say of the fields', async () => {
    const files = {
      'day_dream/_overview.md': '# Plans\n', 'day_dream/SP01_x/_overview.md': '---\nname: y\nmagnitude: Huge\nstatus: [WIP\n---\n\n# X\n',
    };
    assert.deepEqual((await check(files)).findings.map(({ rule }) => rule), ['unreadable-frontmatter']);
  });
});
