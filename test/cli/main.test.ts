import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

describe('the program', () => {
  it('ends quietly when nobody reads on', async function () {
    this.timeout(20_000);
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', '--help']);
    let stderr = '';
    child.stderr.on('data', (chunk) => { stderr += String(chunk); });
    child.stdout.destroy();
    const [status] = await once(child, 'close') as [number];
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  });
});
