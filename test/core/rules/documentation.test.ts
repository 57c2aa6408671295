import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_IDS } from '../../../src/core/model/rule-ids';
import { ALL_RULES } from '../../../src/core/rules/all';
import { check, type Files, told } from './findings';

const FOLDER = join(__dirname, '../../../docs/rules');

const SECTIONS = ['Why', 'Bad', 'Good', 'How to fix', 'How to turn off'];

/** The fenced files of a section, by the path behind the fence's language; and what the section says is told of them. */
function example(page: string, section: string): { readonly files: Files; readonly output: readonly string[] } {
  // The files in the examples have headings too.
  const parts = page.split(new RegExp(`^## (${SECTIONS.join('|')})\\n`, 'm'));
  const body = parts[parts.indexOf(section) + 1] ?? '';
  const files: Record<string, string> = {};
  let output: readonly string[] = [];
  // A fence may be longer than three signs, so that files may hold fences.
  for (const [, , language, path, content = ''] of body.matchAll(/^(`{3,})(markdown|json|text)(?: (\S.*))?\n([\s\S]*?)^\1$/gm)) {
    if (language !== 'text' && path !== undefined) files[path] = content;
    if (language === 'text') output = content.trimEnd().split('\n');
  }
  return { files, output };
}

describe('docs/rules.md', () => {
  const rows = [...readFileSync(join(FOLDER, '../rules.md'), 'utf8').matchAll(/^\| \[([\w-]+)\]\(rules\/([\w-]+)\.md\) \| (\w+) \| .+ \| (yes )?\|$/gm)];

  it('lists every rule with its severity, in order', () => {
    assert.deepEqual(rows.map(([, id, page, severity]) => [id, page, severity]), ALL_RULES.map(({ id, severity }) => [id, id, severity]));
  });

  for (const [, id = '', , , fix] of rows) {
    const rule = ALL_RULES.find((each) => each.id === id);
    const page = join(FOLDER, `${id}.md`);
    if (rule === undefined || !existsSync(page)) continue;
    it(`says whether ${id} has a fix`, async () => {
      const { files } = example(readFileSync(page, 'utf8'), 'Bad');
      const { findings } = await check(files, rule.severity === 'off' ? { rules: { [id]: 'warning' } } : {});
      assert.equal(findings.some((finding) => finding.rule === id && finding.fixes().length > 0), fix !== undefined);
    });
  }
});

describe('docs/rules', () => {
  it('has a page for every rule, and no other', () => {
    assert.deepEqual(readdirSync(FOLDER).sort(), RULE_IDS.map((id) => `${id}.md`).sort());
    assert.deepEqual(ALL_RULES.map(({ id }) => id), RULE_IDS);
  });

  for (const { id, severity } of ALL_RULES) {
    const path = join(FOLDER, `${id}.md`);
    const page = existsSync(path) ? readFileSync(path, 'utf8') : '';

    it(`${id}: says its severity, why it is, how to put it right and how to turn it off`, () => {
      assert.ok(page.startsWith(`# ${id}\n\nDefault: ${severity}.`), page.slice(0, 80));
      for (const section of SECTIONS) assert.ok(page.includes(`\n## ${section}\n`), section);
      // A comment cannot stand above a line of front matter, and nowhere in JSON.
      if (id !== 'invalid-setting') assert.match(page, new RegExp(`<!-- waymark-disable-(?:next-line|file) ${id} -->`));
      assert.ok(page.includes(`"${id}": "off"`));
    });

    it(`${id}: tells exactly what its page says of the bad example`, async () => {
      const { files, output } = example(page, 'Bad');
      assert.ok(output.length > 0 && Object.keys(files).length > 0);
      assert.deepEqual(await told(files, undefined, severity === 'off' ? { rules: { [id]: 'warning' } } : {}), output);
    });

    it(`${id}: tells nothing of the good example`, async () => {
      const { files } = example(page, 'Good');
      assert.ok(Object.keys(files).length > 0);
      assert.deepEqual(await told(files, undefined, severity === 'off' ? { rules: { [id]: 'warning' } } : {}), []);
    });
  }
});
