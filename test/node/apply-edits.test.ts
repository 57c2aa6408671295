import assert from 'node:assert/strict';
import {
  chmodSync, chownSync, fstatSync, linkSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { UserError } from '../../src/core/base/user-error';
import type { TextEdit } from '../../src/core/model/edits';
import { applyEdits, planEdits } from '../../src/node/apply-edits';
import { asOrdinaryUser, at, contents, disk, done, IS_ROOT, IS_WINDOWS, NOBODY, replacing, saying } from './editing';
import { type Entries, tempFolder } from './temp-folder';

/** Both functions fail with that message, and do nothing to a folder of `files`, of which the last has that mode. */
function refuses(files: Entries, edits: readonly TextEdit[], message: string, mode?: number): void {
  const root = tempFolder(files);
  if (mode !== undefined) chmodSync(join(root, Object.keys(files).at(-1)!), mode);
  const state = (): unknown => Object.keys(files).map((path) => {
    const { ino, mtimeMs } = statSync(join(root, path));
    return [path, ino, mtimeMs];
  });
  const before = [readdirSync(root), state()];
  for (const run of [planEdits, applyEdits]) {
    assert.throws(() => run(root, edits), saying(message));
    assert.deepEqual([readdirSync(root), state()], before);
  }
}

describe('planEdits', () => {
  it('shows what would be, and writes nothing', () => {
    const root = tempFolder({ 'a.md': '\ufeffa: todo\r\n', 'docs/b.md': 'b: todo' });
    const { ino, mtimeMs } = statSync(join(root, 'a.md'));
    const changes = planEdits(root, [done('docs/b.md', 'b: todo'), done('a.md', 'a: todo')]);
    assert.deepEqual(changes, [
      { path: 'docs/b.md', byteOrderMark: '', before: 'b: todo', after: 'b: done' },
      { path: 'a.md', byteOrderMark: '\ufeff', before: 'a: todo\r\n', after: 'a: done\r\n' },
    ]);
    assert.deepEqual({ ino, mtimeMs }, { ino: statSync(join(root, 'a.md')).ino, mtimeMs: statSync(join(root, 'a.md')).mtimeMs });
    assert.deepEqual(readdirSync(root), ['a.md', 'docs']);
  });

  it('has nothing to show for no edits', () => {
    assert.deepEqual(planEdits(tempFolder({}), []), []);
  });
});

describe('applyEdits', () => {
  /** What becomes of a file `a.md`, byte order mark and all. */
  function edited(content: string, ...edits: readonly TextEdit[]): string {
    const root = tempFolder({ 'a.md': content });
    applyEdits(root, edits);
    assert.deepEqual(readdirSync(root), ['a.md']);
    return readFileSync(join(root, 'a.md'), 'utf8');
  }

  describe('keeps every other byte', () => {
    const kept: [what: string, before: string, after: string][] = [
      ['a byte order mark', '\ufeff# todo\n', '\ufeff# done\n'],
      ['only the first of two byte order marks as such', '\ufeff\ufefftodo', '\ufeff\ufeffdone'],
      ['CRLF', '# A\r\ntodo\r\n', '# A\r\ndone\r\n'],
      ['mixed line endings', 'a\r\nb\nc\rtodo\r\n\n\r', 'a\r\nb\nc\rdone\r\n\n\r'],
      ['a missing final newline', 'a\ntodo', 'a\ndone'],
      ['trailing blanks', 'a  \n\ttodo\t \n \n', 'a  \n\tdone\t \n \n'],
      ['characters of two units, NFD and NFC', '🔄 e\u0301 é 👩‍👩‍👧 todo ✅', '🔄 e\u0301 é 👩‍👩‍👧 done ✅'],
    ];
    for (const [what, before, after] of kept) {
      it(what, () => assert.equal(edited(before, done('a.md', before.replace('\ufeff', ''))), after));
    }

    it('whatever the text and the edits', () => {
      const words = fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n', '\r\n', '\r', 'é', '✅', '😀', '#'), maxLength: 6 });
      const part = fc.record({ kept: words, oldText: words, newText: words, rank: fc.nat() })
        .filter(({ kept, oldText }) => kept !== '' || oldText !== '');
      const root = tempFolder({});
      fc.assert(fc.property(fc.constantFrom('', '\ufeff'), fc.array(part), words, (mark, parts, tail) => {
        let before = '';
        const edits = parts.map(({ kept, oldText, newText, rank }) => {
          before += kept + oldText;
          return { rank, edit: at(before.length - oldText.length, oldText, newText) };
        });
        const shuffled = edits.sort((a, b) => a.rank - b.rank).map(({ edit }) => edit);
        const after = parts.map(({ kept, newText }) => kept + newText).join('') + tail;
        writeFileSync(join(root, 'a.md'), mark + before + tail);

        const changes = planEdits(root, shuffled);
        assert.deepEqual(changes, edits.length === 0 ? [] : [{ path: 'a.md', byteOrderMark: mark, before: before + tail, after }]);
        applyEdits(root, shuffled);
        assert.deepEqual(readFileSync(join(root, 'a.md')), Buffer.from(mark + after));
        assert.deepEqual(readdirSync(root), ['a.md']);
      }), { numRuns: 150 });
    });
  });

  describe('takes edits', () => {
    it('in any order, counted in the text as it was', () => {
      assert.equal(edited('one two three', at(8, 'three', '3'), at(0, 'one', 'the first'), at(4, 'two ', '')), 'the first 3');
    });

    it('that touch each other, and insertions at one place in the order given', () => {
      assert.equal(edited('abcd', at(2, 'c', 'C'), at(2, '', '2'), at(2, '', '1'), at(1, 'b', 'B'), at(3, '', '3')), 'aB21C3d');
    });

    it('twice, as one', () => {
      assert.equal(edited('todo', at(0, 'todo', 'done'), at(0, '', '- '), at(0, 'todo', 'done'), at(0, '', '- ')), '- done');
    });

    it('that turn one half of a character, if the whole is one again', () => {
      assert.equal(edited('😀', at(1, '\ude00', '\ude01')), '😁');
    });

    it('that change nothing, without writing', () => {
      const root = tempFolder({ 'a.md': 'todo' });
      const { ino } = statSync(join(root, 'a.md'));
      applyEdits(root, [at(0, 'todo', 'todo')], disk({ rename: () => assert.fail(), write: () => assert.fail() }));
      assert.equal(statSync(join(root, 'a.md')).ino, ino);
    });
  });

  describe('takes for a fault of the program, and writes nothing', () => {
    const faults: [what: string, edits: TextEdit[], because: RegExp][] = [
      ['edits that overlap', [at(2, 'do', 'x', 'b.md'), at(0, 'tod', 'y', 'b.md')], /overlap at 2/],
      ['two ways to replace the same', [done('b.md'), replacing('b.md', 'todo', 'todo', 'wip')], /overlap at 0/],
      ['an insertion within what is replaced', [done('b.md'), at(2, '', 'x', 'b.md')], /overlap at 2/],
      ['a range that its text does not fill', [{ path: 'b.md', start: 0, end: 2, oldText: 'todo', newText: '' }], /its oldText/],
      ['a range turned round', [{ path: 'b.md', start: 2, end: 0, oldText: '', newText: '' }], /its oldText/],
      ['a range before the text', [{ path: 'b.md', start: -2, end: -2, oldText: '', newText: 'x' }], /overlap at -2/],
      ['half a character', [at(1, '\ude00', '', 'c.md')], /half a character/],
      ['a path that leaves the root', [done('../b.md')], /\.\.\/b\.md does not lie in/],
      ['a path that leaves the root further down', [done('docs/../../b.md')], /does not lie in/],
      ['an absolute path', [done('/b.md')], /\/b\.md does not lie in/],
    ];
    for (const [what, edits, because] of faults) {
      it(what, () => {
        const root = tempFolder({ 'a.md': 'todo', 'b.md': 'todo', 'c.md': '😀' });
        assert.throws(() => applyEdits(root, [done('a.md'), ...edits]),
          (error) => error instanceof Error && !(error instanceof UserError) && because.test(error.message));
        assert.deepEqual(contents(root), { 'a.md': 'todo', 'b.md': 'todo', 'c.md': '😀' });
      });
    }

    it('an absolute path into the root', () => {
      const root = tempFolder({ 'a.md': 'todo' });
      assert.throws(() => planEdits(root, [done(join(root, 'a.md'))]), /does not lie in/);
    });
  });

  describe('refuses, and writes nothing', () => {
    it('a file that has changed', () => {
      refuses({ 'a.md': 'todo', 'b.md': 'wip!' }, [done('a.md'), done('b.md')], 'b.md: has changed since it was read');
      refuses({ 'a.md': 'to' }, [done('a.md')], 'a.md: has changed since it was read');
    });

    it('a file that has become too short for an insertion', () => {
      refuses({ 'a.md': 'to' }, [at(4, '', '!')], 'a.md: has changed since it was read');
    });

    it('a file that is not UTF-8 or no text at all', () => {
      const latin1 = Buffer.from('todo é', 'latin1');
      refuses({ 'a.md': 'todo', 'PLAN.md': latin1 }, [done('a.md'), done('PLAN.md')], 'PLAN.md: is not UTF-8');
      refuses({ 'a.md': 'todo', 'PLAN.md': 'todo\0' }, [done('PLAN.md'), done('a.md')], 'PLAN.md: is a binary file');
      refuses({ 'a.md': 'todo', 'docs.md/b.md': '' }, [done('a.md'), done('docs.md')], 'docs.md: is a folder');
    });

    it('a file that is gone', () => {
      refuses({ 'a.md': 'todo' }, [done('a.md'), done('b.md')], 'b.md: vanished while it was read');
    });

    it('a read-only file, whoever asks', () => {
      refuses({ 'a.md': 'todo', 'b.md': 'todo' }, [done('a.md'), done('b.md')], 'b.md: is read-only', 0o444);
    });

    it('a file that only others may write', function () {
      if (IS_WINDOWS || IS_ROOT) this.skip();
      refuses({ 'a.md': 'todo' }, [done('a.md')], 'a.md: permission denied', 0o466);
    });
  });

  describe('replaces the file', () => {
    before(function () {
      if (IS_WINDOWS) this.skip();
    });

    it('by one of the same mode, whatever the umask', () => {
      for (const mode of [0o600, 0o666, 0o755]) {
        const root = tempFolder({ 'a.md': 'todo' });
        chmodSync(join(root, 'a.md'), mode);
        applyEdits(root, [done('a.md')]);
        assert.equal((statSync(join(root, 'a.md')).mode & 0o7777).toString(8), mode.toString(8));
      }
    });

    it('by one that nobody else can read while it is written', () => {
      const root = tempFolder({ 'a.md': 'todo' });
      const modes: number[] = [];
      applyEdits(root, [done('a.md')], disk({
        write(file, bytes) {
          modes.push(fstatSync(file).mode & 0o777);
          writeFileSync(file, bytes);
        },
      }));
      assert.deepEqual(modes, [0o600]);
    });

    it('by one of the same owner', function () {
      if (!IS_ROOT) this.skip();
      const root = tempFolder({ 'a.md': 'todo' });
      chownSync(join(root, 'a.md'), 1234, 4321);
      applyEdits(root, [done('a.md')]);
      const { uid, gid } = statSync(join(root, 'a.md'));
      assert.deepEqual({ uid, gid }, { uid: 1234, gid: 4321 });
    });

    it('though the owner cannot be kept', function () {
      if (!IS_ROOT) this.skip();
      const root = tempFolder({ 'a.md': 'todo' });
      chmodSync(root, 0o777);
      chmodSync(join(root, 'a.md'), 0o666);
      asOrdinaryUser(() => applyEdits(root, [done('a.md')]));
      assert.deepEqual(contents(root), { 'a.md': 'done' });
      const { uid, mode } = statSync(join(root, 'a.md'));
      assert.deepEqual({ uid, mode: mode & 0o777 }, { uid: NOBODY, mode: 0o666 });
    });

    it('all at once: another name in the same folder takes its place', () => {
      const root = tempFolder({ 'docs/a.md': 'todo' });
      const { ino } = statSync(join(root, 'docs/a.md'));
      const renames: string[] = [];
      applyEdits(root, [done('docs/a.md')], disk({
        rename(from, to) {
          renames.push(dirname(from), to);
          assert.equal(readFileSync(from, 'utf8'), 'done');
          renameSync(from, to);
        },
      }));
      assert.deepEqual(renames, [join(root, 'docs'), join(root, 'docs/a.md')]);
      assert.notEqual(statSync(join(root, 'docs/a.md')).ino, ino);
      assert.deepEqual(contents(join(root, 'docs')), { 'a.md': 'done' });
    });
  });

  describe('with links', () => {
    before(function () {
      if (IS_WINDOWS) this.skip();
    });

    it('writes the target beside itself, be it outside the root, and leaves the link', () => {
      const outside = tempFolder({ 'real.txt': 'todo' });
      const root = tempFolder({ 'a.md': { link: 'b.md' }, 'b.md': { link: join(outside, 'real.txt') } });
      const folders: string[] = [];
      applyEdits(root, [done('a.md')], disk({
        rename(from, to) {
          folders.push(dirname(from), dirname(to));
          renameSync(from, to);
        },
      }));
      assert.deepEqual(folders, [outside, outside]);
      assert.deepEqual(contents(outside), { 'real.txt': 'done' });
      assert.deepEqual(contents(root), { 'a.md': 'done', 'b.md': 'done' });
      assert.ok(lstatSync(join(root, 'a.md')).isSymbolicLink() && lstatSync(join(root, 'b.md')).isSymbolicLink());
    });

    it('works in a root that is a link, and in linked folders', () => {
      const root = tempFolder({ 'real/docs/a.md': 'todo', 'root': { link: 'real' }, 'real/alias': { link: 'docs' } });
      applyEdits(join(root, 'root'), [done('alias/a.md')]);
      assert.deepEqual(contents(join(root, 'real/docs')), { 'a.md': 'done' });
    });

    it('makes all edits of a file that has several names', () => {
      const text = 'a: todo\nb: todo\n';
      const root = tempFolder({ 'PLAN.md': text, 'link.md': { link: 'PLAN.md' } });
      linkSync(join(root, 'PLAN.md'), join(root, 'hard.md'));
      const edits = [
        replacing('link.md', text, 'a: todo', 'a: done'), replacing('PLAN.md', text, 'a: todo', 'a: done'),
        replacing('PLAN.md', text, 'b:', 'B:'), replacing('hard.md', text, '\n', '\r\n'),
      ];
      assert.deepEqual(planEdits(root, edits), [{ path: 'link.md', byteOrderMark: '', before: text, after: 'a: done\r\nB: todo\n' }]);
      applyEdits(root, edits);
      assert.equal(readFileSync(join(root, 'PLAN.md'), 'utf8'), 'a: done\r\nB: todo\n');

      rmSync(join(root, 'hard.md'));
      applyEdits(root, [at(12, 'todo', 'wip', 'link.md'), at(3, 'done', 'cut', 'PLAN.md')]);
      assert.equal(readFileSync(join(root, 'PLAN.md'), 'utf8'), 'a: cut\r\nB: wip\n');
    });

    it('keeps hard links one file, longer or shorter', () => {
      const root = tempFolder({ 'a.md': '\ufefftodo, and more\r\n' });
      linkSync(join(root, 'a.md'), join(root, 'b.md'));
      applyEdits(root, [replacing('a.md', 'todo, and more', 'todo, and more', 'done')], disk({ rename: () => assert.fail() }));
      assert.deepEqual(contents(root), { 'a.md': '\ufeffdone\r\n', 'b.md': '\ufeffdone\r\n' });
      applyEdits(root, [replacing('b.md', 'done', 'done', 'in progress')]);
      assert.deepEqual(contents(root), { 'a.md': '\ufeffin progress\r\n', 'b.md': '\ufeffin progress\r\n' });
      assert.equal(statSync(join(root, 'a.md')).nlink, 2);
    });
  });
});
