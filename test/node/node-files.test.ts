import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { NodeFiles } from '../../src/node/node-files';
import { tempFolder } from './temp-folder';

describe('NodeFiles', () => {
  it('lists and reads by workspace-relative path', () => {
    const files = new NodeFiles(tempFolder({ 'docs/a.md': 'A', 'old/b.md': 'B' }));
    assert.deepEqual(files.list(['old']).paths, ['docs/a.md']);
    assert.equal(files.read('docs/a.md'), 'A');
    assert.equal(files.read('old/b.md'), 'B', 'what is not listed can be read all the same');
  });

  it('names the file that vanished since it was listed', () => {
    const root = tempFolder({ 'docs/a.md': 'A' });
    const files = new NodeFiles(root);
    const [path] = files.list(['old']).paths;
    rmSync(join(root, 'docs/a.md'));
    assert.deepEqual(files.read(path!), { path: 'docs/a.md', message: 'vanished while it was read' });
  });
});
