import assert from 'node:assert/strict';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Fix } from '../../../src/core/model/finding';
import { ignoreHere, ignoreInFile } from '../../../src/core/rules/ignore';
import { splice } from '../../../src/core/text/splice';
import { check, type Files } from './findings';

const LINK = '[gone](./plans/gone.md)';

/** The texts of a file once its first finding is ignored: here, or `null` where that cannot be, and in the whole file. */
async function ignored(text: string): Promise<{ readonly here: string | null; readonly inFile: string }> {
  const files = { 'PLAN.md': text };
  const { findings: [finding], workspace } = await check(files);
  assert.ok(finding, 'there is a finding');
  const claims = workspace.plan.file('PLAN.md')!;
  const here = ignoreHere(finding, claims, text);
  const after = (fix: Fix): string => splice(text, fix.edits)!;
  const texts = { here: here && after(here), inFile: after(ignoreInFile(finding, claims, text)) };
  for (const each of [texts.here, texts.inFile]) if (each !== null) await assertGone(files, finding, each);
  return texts;
}

/** The finding is gone, and no other has come. */
async function assertGone(files: Files, gone: Finding, text: string): Promise<void> {
  const after = { ...files, [gone.path]: text };
  // Lines, and numbers that are free, are others then.
  const told = (findings: readonly Finding[], texts: Files): string[] => (
    findings.map(({ path, rule, start, end }) => `${path} ${rule} ${texts[path]!.slice(start, end)}`)
  );
  const before = told((await check(files)).findings, files);
  const now = told((await check(after)).findings, after);
  for (const each of now) assert.ok(before.includes(each), `${each} came with\n${text}`);
  const [own] = told([gone], files);
  const count = (all: readonly string[]): number => all.filter((each) => each === own).length;
  assert.ok(count(now) < count(before), `${own} is still told in\n${text}`);
}

const COMMENT = '<!-- waymark-disable-next-line broken-link -->';

describe('ignoring a finding', () => {
  it('puts a comment on the line above, indented as the line is', async () => {
    assert.equal((await ignored(`# A\n\nSee ${LINK}.\n`)).here, `# A\n\n${COMMENT}\nSee ${LINK}.\n`);
    assert.equal((await ignored(`- a\n  - ${LINK}\n`)).here, `- a\n  ${COMMENT}\n  - ${LINK}\n`);
    assert.equal((await ignored(`> ${LINK}\n`)).here, `> ${COMMENT}\n> ${LINK}\n`);
    assert.equal((await ignored(`${LINK}`)).here, `${COMMENT}\n${LINK}`);
    assert.equal((await ignored(`# A ${LINK}\r\n`)).here, `${COMMENT}\r\n# A ${LINK}\r\n`);
  });

  it('parts no paragraph', async () => {
    assert.equal((await ignored(`Words\nand ${LINK}.\n`)).here, `Words ${COMMENT}\nand ${LINK}.\n`);
  });

  it('goes around a table', async () => {
    const table = `| a | b |\n|---|---|\n| 1 | ${LINK} |`;
    assert.equal((await ignored(`# A\n\n${table}\n\nEnd\n`)).here,
      `# A\n\n<!-- waymark-disable broken-link -->\n${table}\n<!-- waymark-enable broken-link -->\n\nEnd\n`);
    assert.equal((await ignored(table)).here, `<!-- waymark-disable broken-link -->\n${table}\n<!-- waymark-enable broken-link -->`);
  });

  it('can be for the whole file, behind front matter', async () => {
    assert.equal((await ignored(`# A\n\n${LINK}\n`)).inFile, `<!-- waymark-disable-file broken-link -->\n# A\n\n${LINK}\n`);
    assert.equal((await ignored(`---\na: 1\n---\n${LINK}\n`)).inFile, `---\na: 1\n---\n<!-- waymark-disable-file broken-link -->\n${LINK}\n`);
  });

  it('has no place in front matter, but in the whole file', async () => {
    const overview = '---\nstatus: SOON\n---\n';
    const files = { 'day_dream/_overview.md': '', 'day_dream/SP01_a/_overview.md': overview };
    const { findings, workspace } = await check(files);
    const finding = findings.find(({ rule }) => rule === 'status-invalid')!;
    const claims = workspace.plan.file(finding.path)!;
    assert.equal(ignoreHere(finding, claims, overview), null);
    const text = splice(overview, ignoreInFile(finding, claims, overview).edits)!;
    assert.equal(text, '---\nstatus: SOON\n---\n<!-- waymark-disable-file status-invalid -->\n');
    await assertGone(files, finding, text);
    const bare = overview.trimEnd();
    const noEnd = await check({ ...files, 'day_dream/SP01_a/_overview.md': bare });
    const bareFinding = noEnd.findings.find(({ rule }) => rule === 'status-invalid')!;
    assert.equal(splice(bare, ignoreInFile(bareFinding, noEnd.workspace.plan.file(bareFinding.path)!, bare).edits), `${bare}\n<!-- waymark-disable-file status-invalid -->\n`);
  });

  it('silences it wherever it is found in the examples', async () => {
    for (const root of ['examples/novamart', 'examples/documents']) {
      const files = markdownIn(root);
      const { findings, workspace } = await check(files);
      assert.ok(findings.length > 0);
      for (const finding of findings) {
        const { path } = finding;
        const claims = workspace.plan.file(path)!;
        const fixes = [ignoreHere(finding, claims, files[path]!), ignoreInFile(finding, claims, files[path]!)];
        for (const fix of fixes) if (fix !== null) await assertGone(files, finding, splice(files[path]!, fix.edits)!);
      }
    }
  });

  it('silences a link in any block', () => fc.assert(fc.asyncProperty(
    fc.array(fc.constantFrom('words', '- item', '  - deep', '1. one', '> quote', '## Head', '', '| a |', '|---|', '**Field:** x', '```'), { maxLength: 6 }),
    fc.constantFrom('', '- ', '  - ', '> ', '## ', '| ', '1. '),
    async (lines, lead) => {
      const text = `${[...lines, lead + LINK].join('\n')}\n`;
      const files = { 'PLAN.md': text };
      const { findings, workspace } = await check(files);
      const finding = findings.find(({ rule }) => rule === 'broken-link');
      const fix = finding === undefined ? null : ignoreHere(finding, workspace.plan.file('PLAN.md')!, text);
      if (finding !== undefined && fix !== null) await assertGone(files, finding, splice(text, fix.edits)!);
    },
  ), { numRuns: 100 }));
});

function markdownIn(root: string, below = ''): Files {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) Object.assign(files, markdownIn(root, path));
    else if (entry.name.endsWith('.md') && existsSync(join(root, path))) files[path] = readFileSync(join(root, path), 'utf8');
  }
  return files;
}
