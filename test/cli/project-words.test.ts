import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../node/temp-folder';
import { waymark } from './waymark';

const TASK = 'backlog/tasks/task-1 - Caulk-the-seams.md';

function workspace(config: string): string {
  return tempFolder({ '.waymark.json': '{}', 'backlog/config.yml': config, [TASK]: '---\r\nid: task-1\r\ntitle: Caulk the seams\r\nstatus: \'In QA\'\r\n---\r\n' });
}

describe('the words of a project', () => {
  it('are read, understood and written', async () => {
    const root = workspace('statuses: ["Ideas", "In QA", "Live on prod"]\n');
    assert.match((await waymark(root, 'tree')).stdout, /^wip +└─ Caulk the seams$/m);
    assert.deepEqual((await waymark(root, 'set', 'task-1', 'live on prod')).stderr, '');
    assert.match(readFileSync(join(root, TASK), 'utf8'), /\r\nstatus: 'Live on prod'\r\n/);
    assert.deepEqual((await waymark(root, 'set', 'task-1', 'qa')), {
      status: 2, stdout: '', stderr: 'waymark: no status "qa"; it is one of todo, wip, done, blocked, cut\n',
    });
  });

  it('are told where they cannot be read, once', async () => {
    const { status, stderr, stdout } = await waymark(workspace('statuses: ["Ideas", "In QA"\n'), 'tree');
    assert.equal(status, 0);
    assert.match(stderr, /^waymark: backlog\/config\.yml:2: cannot be read, so the usual statuses count: [^\n]+\n$/);
    assert.match(stdout, /^\? +└─ Caulk the seams {2}In QA$/m);
  });
});
