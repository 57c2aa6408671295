import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SetReport } from '../../src/core/reports/set';
import { IS_WINDOWS } from '../node/editing';
import { tempFolder } from '../node/temp-folder';
import { json, refuses, waymark } from './waymark';

const LAUNCH = `# Launch

## Phase 1 [WIP]

**Status:** In Progress (since May)

- [x] one
- [ ] **PF-2**: two

## Phase 2

- [ ] three
`;

/** A workspace with one plan. */
function workspace(text: string, path = 'PLAN.md', settings = '{}'): string {
  return tempFolder({ '.waymark.json': settings, [path]: text });
}

/** What becomes of a plan, once it is clear that all went well. */
async function after(text: string, ...argv: string[]): Promise<string> {
  const root = workspace(text);
  await json<SetReport>(root, 'set', ...argv);
  return readFileSync(join(root, 'PLAN.md'), 'utf8');
}

/** The command is refused with that message, and the plan stays as it is. */
async function refusesIn(text: string, argv: readonly string[], message: string): Promise<void> {
  const root = workspace(text);
  for (const format of [[], ['--format', 'json'], ['--dry-run']]) await refuses(root, ['set', ...argv, ...format], message);
  assert.equal(readFileSync(join(root, 'PLAN.md'), 'utf8'), text);
}

describe('waymark set', () => {
  it('says what it has changed, and the second time that there was nothing to do', async () => {
    const root = workspace(LAUNCH);
    assert.deepEqual(await waymark(root, 'set', 'Phase 1', 'done'), {
      status: 0, stderr: '', stdout: 'PLAN.md#phase-1: wip → done\n  PLAN.md:3:12  [WIP] → [DONE]\n  PLAN.md:5:13  In Progress → Done\n',
    });
    assert.equal(readFileSync(join(root, 'PLAN.md'), 'utf8'), LAUNCH.replace('[WIP]', '[DONE]').replace('In Progress', 'Done'));
    assert.deepEqual(await waymark(root, 'set', 'Phase 1', 'done'), { status: 0, stderr: '', stdout: 'PLAN.md#phase-1 is done already\n' });
    assert.deepEqual((await json<SetReport>(root, 'set', 'Phase 1', 'done')).edits, []);
    const { stdout } = await waymark(root, 'set', 'PF-2', 'done');
    assert.equal(stdout, 'PLAN.md#phase-1/PF-2: todo → done\n  PLAN.md:8:4  " " → x\n');
  });

  it('answers in JSON', async () => {
    const root = workspace(LAUNCH);
    const edit = { path: 'PLAN.md', range: { start: { line: 8, column: 4 }, end: { line: 8, column: 5 } }, newText: 'x' };
    const report = { version: 1, subject: 'PLAN.md#phase-1/PF-2', from: 'todo', to: 'done', edits: [edit], applied: false };
    assert.deepEqual(await json(root, 'set', 'PF-2', 'done', '--dry-run'), report);
    assert.equal(readFileSync(join(root, 'PLAN.md'), 'utf8'), LAUNCH);
    assert.deepEqual(await json(root, 'set', 'PF-2', 'done'), { ...report, applied: true });
    assert.deepEqual(await json(root, 'set', 'PF-2', 'done', '--dry-run'), { ...report, from: 'done', edits: [] });
  });

  it('writes the first status of what has none', async () => {
    assert.equal(await after('# A\n\n## Phase 1: x ✅ [DONE]\n\n## Phase 2: y\n', 'Phase 2', 'wip'), '# A\n\n## Phase 1: x ✅ [DONE]\n\n## Phase 2: y 🔄 [WIP]\n');
  });

  it('keeps what people write from the terminal', async () => {
    const root = workspace('# A\n\n## Phase 1\n\n**Status:** On \u001b[31mfire\n', 'plans/a\u009b b.md');
    assert.equal((await waymark(root, 'set', 'Phase 1', 'done')).stdout, 'plans/a� b.md#phase-1: done\n  plans/a� b.md:5:13  On ␛[31mfire → Done\n');
  });

  describe('takes for STATUS', () => {
    for (const [word, status] of [
      ['done', 'done'], ['DONE', 'done'], ['complete', 'done'], ['Shipped', 'done'], ['in-progress', 'wip'], ['in progress', 'wip'],
      ['IN_PROGRESS', 'wip'], ['todo', 'todo'], ['not started', 'todo'], ['on hold', 'blocked'], ["won't do", 'cut'], ['wont-do', 'cut'], ['canceled', 'cut'],
    ] as const) {
      it(`${word}: ${status}`, async () => {
        assert.equal((await json<SetReport>(workspace('## Phase 1 DONE (May)'), 'set', 'Phase 1', word, '--dry-run')).to, status);
      });
    }

    it('the words of the settings', async () => {
      const root = workspace(LAUNCH, 'PLAN.md', '{"statusWords": {"wip": ["brewing"], "done": ["open"]}}');
      assert.equal((await json<SetReport>(root, 'set', 'PF-2', 'Open', '--dry-run')).to, 'done');
      assert.equal((await json<SetReport>(root, 'set', 'PF-2', 'brewing', '--dry-run')).to, 'wip');
    });

    it('nothing else', async () => {
      for (const [word, rest] of [
        ['blockd', 'did you mean blocked?'], ['dnoe', 'did you mean done?'], ['complet', 'did you mean complete?'], ['Done.', 'did you mean done?'],
        ['x', 'it is one of todo, wip, done, blocked, cut'], ['', 'it is one of todo, wip, done, blocked, cut'], ['not blocked', 'it is one of todo, wip, done, blocked, cut'],
        ['✅', 'it is one of todo, wip, done, blocked, cut'], ['blocked:legal', 'the reason goes into --reason'], ['Blocked by frost', 'the reason goes into --reason'],
      ] as const) {
        await refusesIn(LAUNCH, ['PF-2', word], `no status "${word}"; ${rest}`);
      }
    });
  });

  it('refuses what makes no sense', async () => {
    const root = workspace(LAUNCH);
    await refuses(root, ['set'], 'set needs a SUBJECT and a STATUS');
    await refuses(root, ['set', 'PF-2'], 'set needs a STATUS');
    await refuses(root, ['set', 'Phase', '1', 'done'], 'set takes a SUBJECT and a STATUS, not 3 words');
    await refuses(root, ['set', 'PF-2', 'done', '--gaps'], 'set takes no --gaps; it belongs to status');
    await refuses(root, ['show', 'PF-2', '--reason', 'x'], 'show takes no --reason; it belongs to set');
    await refuses(root, ['tree', '--only-here'], 'tree takes no --only-here; it belongs to set');
    await refuses(root, ['set', 'PF-2', 'done', '--only-hree'], 'unknown option --only-hree; did you mean --only-here?');
    await refuses(root, ['set', 'PF-2', 'blocked', '--reason'], '--reason needs a value');
    await refuses(root, ['set', 'PF-2', 'blocked', '--reason='], '--reason needs a value');
    await refuses(root, ['set', 'PF-2', 'done', '--dry-run=no'], '--dry-run takes no value');
    await refuses(root, ['set', 'PF-2', 'done', '--today', '2026-02-30'], '--today is a date such as 2026-01-31, not "2026-02-30"');
    await refuses(root, ['set', 'PF-2', 'done', '--root', 'gone'], 'gone does not exist');
    assert.equal(readFileSync(join(root, 'PLAN.md'), 'utf8'), LAUNCH);
  });

  describe('takes for SUBJECT', () => {
    it('a node id, a path, a name, a ticket id and FILE:LINE', async () => {
      const ticked = LAUNCH.replace('[ ] **PF-2', '[x] **PF-2');
      for (const subject of ['PLAN.md#phase-1/PF-2', 'PF-2', 'pf-2', 'PLAN.md:8', './PLAN.md:8', '.\\PLAN.md:8']) {
        assert.equal(await after(LAUNCH, subject, 'done'), ticked, subject);
      }
      assert.equal(await after(LAUNCH, 'PLAN.md', 'done'), LAUNCH.replace('# Launch', '# Launch ✅ [DONE]'));
      assert.equal(await after(LAUNCH, 'PLAN.md:12', 'wip'), LAUNCH.replace('[ ] three', '[~] three'));
    });

    it('files with blanks, # and other letters in their names, with back-slashes too', async () => {
      for (const name of ['my plan.md', 'C# port.md', '#1.md', 'Größe 😀.md', "it's.md", ...IS_WINDOWS ? [] : ['a:3.md', 'say "hi".md', 'a\nb.md']]) {
        for (const subject of [`plans/deep/${name}:3`, `plans\\deep\\${name}:3`, `plans/deep/${name}#phase-1`]) {
          const root = workspace('# A\n\n## Phase 1 [WIP]\n', `plans/deep/${name}`);
          const { subject: id } = await json<SetReport>(root, 'set', subject, 'done');
          assert.equal(id, `plans/deep/${name}#phase-1`);
          assert.equal(readFileSync(join(root, 'plans/deep', name), 'utf8'), '# A\n\n## Phase 1 [DONE]\n');
        }
      }
    });

    it('a document that nobody would call a plan, if it is named', async () => {
      const root = workspace('# Notes\n\n- [ ] buy milk\n', 'docs/notes.md');
      await refuses(root, ['set', 'buy milk', 'done'], `no subject "buy milk"; there are no plans under ${root}`);
      assert.equal((await json<SetReport>(join(root, 'docs'), 'set', 'notes.md:3', 'done')).subject, 'docs/notes.md#buy-milk');
      assert.equal(readFileSync(join(root, 'docs/notes.md'), 'utf8'), '# Notes\n\n- [x] buy milk\n');
    });

    it('nothing that is not there, or that has no place for a status', async () => {
      const empty = tempFolder({ '.waymark.json': '{}' });
      await refuses(empty, ['set', 'x', 'done'], `no subject "x"; there are no plans under ${empty}`);
      await refusesIn(LAUNCH, ['PF-3', 'done'], 'no subject "PF-3"; did you mean PF-2?');
      await refusesIn(LAUNCH, ['three', 'done'], 'no subject "three"; did you mean PLAN.md#phase-2/three?');
      await refusesIn(LAUNCH, ['PLAN.md:99', 'done'], 'no subject "PLAN.md:99"');
      await refusesIn('# A\n\n## Notes\n\nwords\n\n- [ ] a\n', ['PLAN.md:5', 'done'], 'Notes has no status of its own, and no place for one');
    });

    it('no name that fits several: they are listed, and nothing is changed', async () => {
      const root = tempFolder({ '.waymark.json': '{}', 'plans/a.md': LAUNCH, 'plans/b.md': LAUNCH });
      await refuses(root, ['set', 'phase 1', 'done'], '"phase 1" fits 2 subjects:\n  plans/a.md#phase-1  Phase 1  plans/a.md:3\n  plans/b.md#phase-1  Phase 1  plans/b.md:3');
      assert.deepEqual(['a', 'b'].map((name) => readFileSync(join(root, `plans/${name}.md`), 'utf8')), [LAUNCH, LAUNCH]);
    });
  });

  describe('--only-here', () => {
    it('changes the copy on the line that is named, else the one that counts', async () => {
      assert.equal(await after(LAUNCH, 'PLAN.md:3', 'done', '--only-here'), LAUNCH.replace('[WIP]', '[DONE]'));
      assert.equal(await after(LAUNCH, 'PLAN.md:5', 'done', '--only-here'), LAUNCH.replace('In Progress', 'Done'));
      assert.equal(await after(LAUNCH, 'Phase 1', 'done', '--only-here'), LAUNCH.replace('In Progress', 'Done'));
    });

    it('says where the copies are if there is none on the line', async () => {
      await refusesIn(LAUNCH, ['PLAN.md:4', 'done', '--only-here'], 'line 4 of PLAN.md has no status of Phase 1, which is written here:\n  PLAN.md:5  In Progress\n  PLAN.md:3  [WIP]');
    });

    it('takes no status of something else for one of what the line belongs to', async () => {
      const mentioned = '# All\n\n| Phase | Status |\n|---|---|\n| Phase 1 | WIP |\n\n## Phase 1\n';
      await refusesIn(mentioned, ['PLAN.md:5', 'done', '--only-here'], 'line 5 of PLAN.md has the status of Phase 1, and none of PLAN');
      const defined = '# All\n\n| # | Phase | Status |\n|---|---|---|\n| 1 | Roof | WIP |\n\n## Phase 1 [WIP]\n';
      assert.equal(await after(defined, 'PLAN.md:5', 'done', '--only-here'), defined.replace('Roof | WIP', 'Roof | DONE'));
    });

    it('writes the first status of what has none', async () => {
      assert.equal(await after('## Phase 1: x — Done\n\n## Phase 2: y\n', 'PLAN.md:3', 'done', '--only-here'), '## Phase 1: x — Done\n\n## Phase 2: y — Done\n');
    });
  });

  describe('--reason', () => {
    it('is written with blocked, in words or as the protocol has it', async () => {
      assert.equal(await after(LAUNCH, 'Phase 1', 'blocked', '--reason', 'No staff  yet'),
        LAUNCH.replace('[WIP]', '[BLOCKED:no-staff-yet]').replace('In Progress', 'Blocked (No staff yet)'));
    });

    it('goes with no other status', async () => {
      for (const status of ['todo', 'wip', 'done', 'cut']) await refusesIn(LAUNCH, ['PF-2', status, '--reason', 'x'], `a reason goes with blocked, not with ${status}`);
    });

    it('may be left out in a document, and is left out with a message where an emoji stands alone', async () => {
      assert.equal(await after('## Phase 1: x (wip)', 'Phase 1', 'blocked'), '## Phase 1: x (blocked)');
      const root = workspace('# A\n\n## Phase 1 🔄\n');
      const stderr = 'waymark: the reason is left out: where the status of Phase 1 stands there is no room for one\n';
      assert.deepEqual(await waymark(root, 'set', 'Phase 1', 'blocked', '--reason', 'frost'), {
        status: 0, stdout: 'PLAN.md#phase-1: wip → blocked\n  PLAN.md:3:12  🔄 → 🚧\n', stderr,
      });
      assert.deepEqual(await waymark(root, 'set', 'Phase 1', 'blocked', '--reason', 'frost'), { status: 0, stdout: 'PLAN.md#phase-1 is blocked already\n', stderr });
    });

    it('cannot be told by a checkbox alone', async () => {
      await refusesIn(LAUNCH, ['PF-2', 'blocked', '--reason', 'x'], 'PF-2: a checkbox has no mark for blocked here');
      await refusesIn(LAUNCH, ['PF-2', 'cut'], 'PF-2: a checkbox has no mark for cut here');
    });
  });

  describe('reads again what it is about to write, and refuses', () => {
    const refused = (line: number, status: string): string =>
      `PLAN.md:${line}: with what stands around it, the status of Phase 1 would not be read as ${status}; change it by hand`;

    it('a status that what stands behind it would turn into something else', async () => {
      await refusesIn('# A\n\n## Phase 1\n\n**Status:** In Progress (80% of tests)\n', ['Phase 1', 'done'], refused(5, 'done'));
      await refusesIn('# A\n\n## Phase 1: Roof — **Done** (May)\n', ['Phase 1', 'blocked', '--reason', 'legal'], refused(3, 'blocked'));
    });

    it('all of it if one copy would not be understood', async () => {
      const text = '# A\n\n| Phase | Status |\n|---|---|\n| Phase 1 | WIP (80% of tests) |\n\n## Phase 1 [WIP]\n';
      await refusesIn(text, ['Phase 1', 'done'], refused(5, 'done'));
      await refusesIn(text.replace('## Phase 1 [WIP]', '## Phase 1'), ['Phase 1', 'done', '--only-here'], refused(5, 'done'));
      assert.equal(await after(text, 'Phase 1', 'done', '--only-here'), text.replace('[WIP]', '[DONE]'));
    });
  });
});
