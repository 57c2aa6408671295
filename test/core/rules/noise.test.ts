import assert from 'node:assert/strict';
import { githubSlug } from '../../../src/core/text/slug';
import { realDocuments } from '../parse/real-documents';
import { check } from './findings';

/*
 * Text that nobody here wrote, and that is no plan: whatever is told of it has to be true beyond doubt.
 */

const DOCUMENTS = realDocuments().filter(({ path }) => path.startsWith('node_modules'));

describe('noise', () => {
  it('a workspace of READMEs has no plans, and gets nothing', async () => {
    const { workspace, findings } = await check(Object.fromEntries(DOCUMENTS.map(({ text }, i) => [`package-${i}/README.md`, text])));
    assert.deepEqual(workspace.plan.roots, []);
    assert.deepEqual(findings, []);
  });

  it('the same under the names of plans gets nothing but links to headings that are not there', async () => {
    const names = ['TODO.md', 'ROADMAP.md', 'release-plan.md'];
    const texts = new Map(DOCUMENTS.map(({ text }, i) => [`package-${i}/${names[i % 3] as string}`, text]));
    const { workspace, findings } = await check(Object.fromEntries(texts));
    assert.equal(workspace.plan.roots.length, texts.size);
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule))], ['broken-link']);
    for (const { path, start, end } of findings) {
      const text = texts.get(path) as string;
      const anchor = text.slice(start, end).replace(/^.*#/, '').toLowerCase();
      const headings = text.split('\n').filter((line, i, all) => /^\s*#/.test(line) || /^\s*(?:=+|-+)\s*$/.test(all[i + 1] ?? ''));
      const slugs = headings.map((line) => githubSlug(line.replace(/^[#\s]+/, '').replace(/[*_`]|\]\([^)]*\)|\[/g, '').trim()));
      assert.ok(!slugs.includes(anchor), `${path}: #${anchor} is there`);
      assert.ok(!new RegExp(`(?:id|name)=["']?${anchor.replace(/[^\w-]/g, '.')}["' >]`, 'i').test(text), `${path}: #${anchor} is set by HTML`);
    }
  });
});
