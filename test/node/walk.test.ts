import assert from 'node:assert/strict';
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from '../../src/node/walk';
import { tempFolder } from './temp-folder';

describe('walk', () => {
  it('finds Markdown files at any depth, sorted, in dot folders too', () => {
    const root = tempFolder({
      'b.md': '', 'a-b.md': '', 'a/z.markdown': '', 'a/y/x.MD': '', '.agent_plan/p.md': '', 'a/code.ts': '', '__proto__/c.md': '',
    });
    assert.deepEqual(walk(root), {
      paths: ['.agent_plan/p.md', '__proto__/c.md', 'a-b.md', 'a/y/x.MD', 'a/z.markdown', 'b.md'], problems: [],
    });
  });

  it('never enters .git and node_modules', () => {
    const root = tempFolder({
      'a.md': '', '.git/b.md': '', 'x/.git/c.md': '', 'node_modules/d.md': '', 'x/node_modules/y/e.md': '', 'x/f.md': '',
    });
    assert.deepEqual(walk(root).paths, ['a.md', 'x/f.md']);
  });

  it('leaves nested worktrees out, but neither submodules nor a root that is one', () => {
    const root = tempFolder({
      '.git': 'gitdir: /repo/.git/worktrees/main\n',
      'a.md': '',
      '.worktrees/fix/.git': 'gitdir: /repo/.git/worktrees/fix\n',
      '.worktrees/fix/b.md': '',
      '.worktrees/fix/docs/c.md': '',
      'sub/.git': 'gitdir: ../.git/worktrees/main/modules/sub\n',
      'sub/d.md': '',
      'windows/.git': 'gitdir: C:\\repo\\.git\\worktrees\\fix\r\n',
      'windows/e.md': '',
    });
    assert.deepEqual(walk(root).paths, ['a.md', 'sub/d.md']);
  });

  it('leaves out what the settings exclude, without a look into folders', () => {
    const root = tempFolder({ 'a.md': '', 'vendor/b.md': '', 'docs/c.md': '', 'docs/old/d.md': '', 'docs/CHANGES.md': '' });
    const listed: string[] = [];
    const readdir = (folder: string): Dirent[] => {
      listed.push(folder);
      return readdirSync(folder, { withFileTypes: true });
    };
    const { paths } = walk(root, { exclude: ['vendor/', '**/old/**', 'docs/CHANGES.md'], readdir });
    assert.deepEqual(paths, ['a.md', 'docs/c.md']);
    assert.deepEqual(listed, [root, join(root, 'docs')]);
  });

  it('goes on where a folder cannot be read', () => {
    const root = tempFolder({ 'a.md': '', 'secret/b.md': '', 'gone/c.md': '', 'd/e.md': '' });
    const readdir = (folder: string): Dirent[] => {
      if (folder.endsWith('secret')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return readdirSync(folder.replace(/gone$/, 'never-there'), { withFileTypes: true });
    };
    const { paths, problems } = walk(root, { readdir });
    assert.deepEqual(paths, ['a.md', 'd/e.md']);
    assert.deepEqual([...problems].sort((a, b) => a.path < b.path ? -1 : 1), [
      { path: 'gone', message: 'vanished while it was read' },
      { path: 'secret', message: 'permission denied' },
    ]);
  });

  it('says that the root itself is not there', () => {
    const root = tempFolder({});
    assert.deepEqual(walk(join(root, 'gone')), { paths: [], problems: [{ path: '.', message: 'vanished while it was read' }] });
  });

  describe('with links', () => {
    it('reads linked files under their own name', () => {
      const outside = tempFolder({ 'x.txt': '' });
      const root = tempFolder({ 'docs/a.md': '', 'PLAN.md': { link: 'docs/a.md' }, 'b.md': { link: join(outside, 'x.txt') } });
      assert.deepEqual(walk(root), { paths: ['PLAN.md', 'b.md', 'docs/a.md'], problems: [] });
    });

    it('finds what a link within the workspace shows where it really is', () => {
      const root = tempFolder({ 'docs/a.md': '', 'alias': { link: 'docs' }, 'node_modules/p/b.md': '', 'p': { link: 'node_modules/p' } });
      assert.deepEqual(walk(root), { paths: ['docs/a.md'], problems: [] });
    });

    it('follows links to folders elsewhere, and lists each folder there once', () => {
      const outside = tempFolder({ 'a.md': '', 'sub/b.md': '', 'sub/up': { link: '..' }, 'node_modules/c.md': '' });
      const root = tempFolder({ 'one': { link: outside }, 'two': { link: outside }, 'three': { link: join(outside, 'sub') } });
      const names = walk(root).paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
      assert.deepEqual(names.sort(), ['a.md', 'b.md']);
    });

    it('ends where links go in circles', () => {
      const root = tempFolder({ 'a.md': '', 'x/self': { link: '.' }, 'x/up': { link: '../..' }, 'x/y/root': { link: '../..' } });
      assert.deepEqual(walk(root), { paths: ['a.md'], problems: [] });
    });

    it('tells of broken links, if they look like Markdown', () => {
      const root = tempFolder({ 'a.md': { link: 'gone.md' }, 'b.md': { link: 'b.md' }, 'c': { link: 'gone' } });
      const { paths, problems } = walk(root);
      assert.deepEqual(paths, []);
      assert.deepEqual(problems, [{ path: 'a.md', message: 'is a broken link' }, { path: 'b.md', message: 'link loop' }]);
    });
  });
});
