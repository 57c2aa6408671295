import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../../src/core/model/finding';
import { checkFile } from '../../../src/core/rules/check';
import { SEEDS } from '../parse/real-documents';
import { check, type Files, fixed, told } from './findings';

async function placeholders(files: Files): Promise<readonly string[]> {
  return (await told(files, 'placeholder-id')).map((each) => each.replace(/ info placeholder-id/, ''));
}

async function found(files: Files): Promise<readonly Finding[]> {
  return (await check(files)).findings.filter(({ rule }) => rule === 'placeholder-id');
}

describe('placeholder-id', () => {
  it('tells of every way to leave an id open, at the placeholder', async () => {
    assert.deepEqual(await placeholders({ 'PLAN.md': '- [ ] Ticket [PF-XXX]: A\n- [x] PF-NNN: B\n  - [ ] **PF-???** C\n- [ ] [PF-##] D\n- [ ] [PF-007] E\n' }), [
      'PLAN.md:1:15: `PF-XXX` is no id yet; `PF-008` is free', 'PLAN.md:2:7: `PF-NNN` is no id yet; `PF-009` is free',
      'PLAN.md:3:11: `PF-???` is no id yet; `PF-010` is free', 'PLAN.md:4:8: `PF-##` is no id yet; `PF-011` is free',
    ]);
  });

  it('tells of other spellings', async () => {
    assert.deepEqual(await placeholders({ 'PLAN.md': '- [ ] PF-xxx: A\n- [ ] PF-TBD: B\n- [ ] PF-nn: C\n- [ ] PF-TBDs: D\n- [ ] PF-Xx: E\n- [ ] PF-1XX: F\n' }), [
      'PLAN.md:1:7: `PF-xxx` is no id yet; `PF-001` is free', 'PLAN.md:2:7: `PF-TBD` is no id yet; `PF-002` is free', 'PLAN.md:3:7: `PF-nn` is no id yet; `PF-003` is free',
    ]);
  });

  it('tells of headings and rows', async () => {
    assert.deepEqual(await placeholders({
      'PLAN.md': '### PF-XXX: Login\n\n### ⏳ [PF-XXX] Mail ##\n\n| ID | Task | Status |\n|---|---|---|\n| PF-7 | Post | ✅ |\n| PF-XXX | Cart | ⏳ |\n\n' +
        '| Ticket | Status |\n|---|---|\n| [PF-???]: Bills | ⏳ |\n',
    }), [
      'PLAN.md:1:5: `PF-XXX` is no id yet; `PF-8` is free', 'PLAN.md:3:8: `PF-XXX` is no id yet; `PF-9` is free',
      'PLAN.md:8:3: `PF-XXX` is no id yet; `PF-10` is free', 'PLAN.md:12:4: `PF-???` is no id yet; `PF-11` is free',
    ]);
  });

  it('leaves it to people to change the anchor of a heading', async () => {
    const isGuess = async (text: string): Promise<unknown> => (await found({ 'PLAN.md': text }))[0]?.fixes()[0]?.isGuess;
    assert.deepEqual([await isGuess('### PF-XXX: A\n'), await isGuess('- [ ] PF-XXX: A\n')], [true, false]);
  });

  it('leaves alone headings and rows that speak of ids', async () => {
    assert.deepEqual(await placeholders({
      'PLAN.md': '## PF-XXX in commits\n\n## How PF-XXX: is read\n\n| ID | Meaning |\n|---|---|\n| PF-XXX | A ticket |\n\n| Task | Status |\n|---|---|\n| Write PF-XXX | ⏳ |\n',
    }), []);
  });

  it('leaves alone what is no ticket', async () => {
    assert.deepEqual(await placeholders({
      'PLAN.md': 'Ids look like PF-XXX.\n\n- Use PF-XXX\n- [ ] Write PF-XXX into the commit\n- [ ] XXX-large\n\n```\n- [ ] [PF-XXX] A\n```\n',
      'plans/_archive/a.md': '- [ ] [PF-XXX] A\n', '_templates/plan.md': '- [ ] [PF-XXX] A\n',
    }), []);
  });

  it('gives each its own id, and none that another rule gives', async () => {
    const files = { 'PLAN.md': '- [ ] [PF-1] A\n- [ ] [PF-XX] B\n- [ ] [PF-1] C\n- [ ] [PF-XX] D, after PF-3\n- [ ] [HB-XXX] E\n' };
    const { findings } = await check(files);
    const ids = findings.filter(({ rule }) => rule === 'placeholder-id' || rule === 'duplicate-id').map((each) => each.fixes()[0]?.title);
    assert.deepEqual(ids, ['Change to PF-2', 'Change to PF-5', 'Change to PF-4', 'Change to HB-001']);
  });

  it('gives none that other documents have or are to have', async () => {
    const files = { 'plans/a.md': '- [ ] [PF-1] A\n- [ ] [PF-XX] B\n', 'plans/b.md': '- [ ] [PF-2] C\n- [ ] [PF-XX] D\n', 'plans/_archive/c.md': '- [x] [PF-3] E\n' };
    assert.deepEqual((await found(files)).map((each) => each.fixes()[0]?.title), ['Change to PF-4', 'Change to PF-5']);
  });

  it('gives none that anybody speaks of, within ranges and in other documents', async () => {
    const titles = async (files: Files): Promise<unknown> => (await found(files)).map((each) => each.fixes()[0]?.title);
    assert.deepEqual(await titles({ 'PLAN.md': '- [ ] PF-1: A\n- [ ] PF-XX: B\n\nMerged PF-3..PF-5 and PF-2 into PF-1.\n' }), ['Change to PF-6']);
    assert.deepEqual(await titles({ 'TODO.md': '- [ ] PF-1: A\n- [ ] PF-XX: B\n', 'ROADMAP.md': 'Before PF-2, see #3.\n' }), ['Change to PF-3']);
  });

  it('can be put right without asking, in any order', async () => {
    let files: Files = { 'PLAN.md': '- [ ] [PF-1] A\n- [ ] [PF-XX] B\n- [ ] [PF-XX] C\n' };
    const all = await found(files);
    for (const finding of [...all].reverse()) {
      assert.ok(finding.fixes()[0]?.isGuess !== true);
      files = fixed(files, finding);
    }
    assert.equal(files['PLAN.md'], '- [ ] [PF-1] A\n- [ ] [PF-2] B\n- [ ] [PF-3] C\n');
    assert.deepEqual(await found(files), []);
  });

  it('follows what changes', async () => {
    const { workspace, facts } = await check({ 'PLAN.md': '- [ ] [PF-1] A\n- [ ] [PF-XX] B\n' });
    await workspace.setText('PLAN.md', '- [ ] [PF-8] A\n- [ ] [PF-XX] B\n');
    assert.deepEqual(checkFile('PLAN.md', facts).map((each) => each.message()), ['`PF-XX` is no id yet; `PF-9` is free']);
  });

  it('finds ten in a real plan, and eight ids that were given twice; all get numbers of their own', async function () {
    const path = join(SEEDS, 'staged-tickets.md');
    if (!existsSync(path)) return this.skip();
    const { findings } = await check({ 'PLAN.md': readFileSync(path, 'utf8') });
    const ids = findings.filter(({ rule }) => rule === 'placeholder-id' || rule === 'duplicate-id').map((each) => each.fixes()[0]?.title ?? '');
    assert.deepEqual([...ids].sort(), Array.from({ length: 18 }, (_, i) => `Change to PF-${347 + i}`));
    assert.deepEqual(findings.filter(({ rule }) => rule === 'duplicate-id').map((each) => each.message().slice(1, 7)), [
      'PF-168', 'PF-169', 'PF-286', 'PF-292', 'PF-271', 'PF-272', 'PF-273', 'PF-274',
    ]);
  });
});
