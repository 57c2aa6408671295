import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { languages } from 'vscode';
import type { Status } from '../../../src/core/model/status';
import type { Insight } from '../../../src/vscode/extension';
import { Scratch } from './scratch';
import { eventually, planFolder, show, type, waymark } from './waymark';

const TASK = 'backlog/tasks/task-1 - Caulk-the-seams.md';
// Of folders that come up in one another VS Code may not see at once what happens in the inner ones.
const CONFIG = 'backlog.config.yml';

/** What Backlog.md calls its statuses stands in a file that is no Markdown. */
describe('the settings of a project', () => {
  let insight: Insight;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'projects');
  });
  afterEach(() => scratch.clear(insight));

  const shows = (status: Status | null) => eventually(insight, () => {
    assert.equal(planFolder(insight).plan.subject(scratch.path(TASK))?.status, status);
  });

  it('change its statuses at once, on disk and while somebody types', async () => {
    await scratch.plan(insight, { [TASK]: '---\nid: task-1\ntitle: Caulk the seams\nstatus: QA\n---\n' });
    await shows(null);
    scratch.write(CONFIG, 'statuses: [Ideas, QA, Done]\n');
    await shows('wip');
    scratch.write(CONFIG, 'statuses: [QA, Doing, Done]\n');
    await shows('todo');
    const document = await show(scratch.uri(CONFIG));
    await type(document, 'QA, Doing, Done', 'Ideas, Doing, QA');
    await shows('done');
    await document.save();
    await shows('done');
    rmSync(scratch.file(CONFIG));
    await shows(null);
  });

  it('are told where they cannot be read', async () => {
    scratch.write(CONFIG, 'statuses: [Ideas, QA\n');
    await scratch.plan(insight, { [TASK]: '---\nid: task-1\ntitle: Caulk the seams\nstatus: To Do\n---\n' });
    await shows('todo');
    const problems = (): readonly string[] => languages.getDiagnostics(scratch.uri(CONFIG)).filter(({ source }) => source === 'waymark').map(({ message }) => message);
    await eventually(insight, () => assert.match(problems().join('\n'), /^cannot be read, so the usual statuses count: [^\n]+$/));
    scratch.write(CONFIG, 'statuses: [Ideas, QA]\n');
    await eventually(insight, () => assert.deepEqual(problems(), []));
  });
});
