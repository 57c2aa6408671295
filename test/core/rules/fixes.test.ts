import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixAll, fixesTogether } from '../../../src/core/rules/fix-all';
import type { Finding } from '../../../src/core/model/finding';
import { check, type Files, fixed } from './findings';
import { FAULTS, soundWorkspace } from './sound-workspaces';

/** A finding by what it says, wherever it has moved. */
function key(finding: Finding): string {
  return `${finding.rule} ${finding.path} ${finding.message()}`;
}

function counts(findings: readonly Finding[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const finding of findings) found.set(key(finding), (found.get(key(finding)) ?? 0) + 1);
  return found;
}

const faulty = fc.tuple(soundWorkspace, fc.uniqueArray(fc.constantFrom(...FAULTS), { minLength: 1, maxLength: 3 })).map(([files, faults]) =>
  faults.reduce((with_, fault) => fault.into(with_) ?? with_, files));

describe('fixes', () => {
  it('are not needed where nothing is wrong', () => fc.assert(fc.asyncProperty(soundWorkspace, async (files) => {
    const { findings } = await check(files);
    assert.deepEqual(findings.map(key), []);
  }), { numRuns: 30 }));

  for (const fault of FAULTS) {
    it(`there is a finding for ${fault.name}`, async () => {
      let seen = 0;
      await fc.assert(fc.asyncProperty(soundWorkspace, async (files) => {
        const changed = fault.into(files);
        if (changed === null) return;
        seen++;
        assert.notDeepEqual((await check(changed)).findings, []);
      }), { numRuns: 30 });
      assert.ok(seen > 0);
    });
  }

  it('each take their finding away, bring no other, and leave all other bytes alone', () => fc.assert(fc.asyncProperty(faulty, async (files) => {
    const { findings } = await check(files);
    const before = counts(findings);
    for (const finding of findings) {
      for (const [i, { title, edits, isGuess }] of finding.fixes().entries()) {
        const after = fixed(files, finding, title);
        const now = counts((await check(after)).findings);
        assert.ok((now.get(key(finding)) ?? 0) < before.get(key(finding))!, `still: ${key(finding)} after ${title}`);
        // Whoever takes another value than the rule would decides for what rests on it, too.
        if (i === 0 && isGuess !== true) for (const [each, count] of now) assert.ok(count <= (before.get(each) ?? 0), `new: ${each} after ${title} for ${key(finding)}`);
        for (const path of Object.keys(files)) if (!edits.some((edit) => edit.path === path)) assert.equal(after[path], files[path]);
      }
    }
  }), { numRuns: 60 }));

  it('made all at once, leave nothing to do the second time', () => fc.assert(fc.asyncProperty(faulty, async (files) => {
    const once = await fixedAll(files);
    assert.deepEqual(await fixedAll(once), once);
    const left = (await check(once)).findings.filter((finding) => finding.fixes().some(({ isGuess }, i) => i === 0 && isGuess !== true));
    assert.deepEqual(left.map(key), []);
  }), { numRuns: 60 }));

  it('that change nothing are neither made nor counted', () => {
    const finding = (newText: string): Finding => ({
      rule: 'unknown-ticket', severity: 'info', path: 'PLAN.md', start: 0, end: 4, related: [], message: () => '',
      fixes: () => [{ title: 'Change', edits: [{ path: 'PLAN.md', start: 0, end: 4, oldText: 'T500', newText }] }],
    });
    assert.equal(fixesTogether([finding('T500')]).count, 0);
    assert.equal(fixesTogether([finding('T501')]).count, 1);
  });
});

async function fixedAll(files: Files): Promise<Files> {
  const { workspace, facts } = await check(files);
  const { files: changed } = await fixAll(facts, [...workspace.plan.files()], {
    read: (path) => files[path] ?? '', setText: (path, text) => workspace.setText(path, text),
  });
  return { ...files, ...Object.fromEntries(changed.map(({ path, after }) => [path, after])) };
}
