import assert from 'node:assert/strict';
import { GitLogReader } from '../../../src/core/git/git-log';
import { GitTextsReader } from '../../../src/core/git/git-texts';
import { Reviews } from '../../../src/core/git/reviews';
import type { Commit } from '../../../src/core/model/history';

const HASHES = ['a', 'b', 'c'].map((letter) => letter.repeat(40));
const NONE = '0'.repeat(40);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What `git log` prints of a commit. */
function printed(hash: string, subject: string, files: readonly (readonly [path: string, blob: string])[], mark = ''): string {
  const entries = files.map(([path, blob]) => `:100644 100644 ${NONE} ${blob} ${blob === NONE ? 'D' : 'M'}\0${path}\0`);
  return `\0\u0001${hash} 2026-01-0${subject.length} ${mark}\0${subject}\0\n${entries.join('')}`;
}

const LOG = [
  printed(HASHES[0]!, 'ü', [['src/a b.ts', HASHES[1]!], ['spec.md', NONE]]),
  printed(HASHES[1]!, 'ab', []),
  printed(HASHES[2]!, ':x', [['spec.md', HASHES[2]!], ['src/\u2028.ts', HASHES[0]!], ['src/a b.ts', NONE]]),
].join('');

describe('GitLogReader', () => {
  it('keeps the last that happened to each file, and tells of the specs', () => {
    const reader = new GitLogReader(['spec.md']);
    const versions = reader.take(bytes(LOG));
    assert.deepEqual(versions.map(({ spec, blob, commit }) => [spec, blob, commit.age]), [['spec.md', null, 0], ['spec.md', HASHES[2], 2]]);
    assert.deepEqual([...reader.changes].map(([path, { commit, isGone }]) => [path, commit, isGone]), [
      ['src/a b.ts', { hash: 'aaaaaaaaa', day: '2026-01-01', subject: 'ü', age: 0 }, false],
      ['spec.md', { hash: 'aaaaaaaaa', day: '2026-01-01', subject: 'ü', age: 0 }, true],
      ['src/\u2028.ts', { hash: 'ccccccccc', day: '2026-01-02', subject: ':x', age: 2 }, false],
    ]);
    assert.ok(!reader.isCutOff);
  });

  it('reads the same in whatever pieces it comes', () => {
    const whole = new GitLogReader(['spec.md']);
    const versions = whole.take(bytes(LOG));
    for (let cut = 0; cut <= bytes(LOG).length; cut++) {
      const reader = new GitLogReader(['spec.md']);
      const pieces = [bytes(LOG).subarray(0, cut), bytes(LOG).subarray(cut)];
      assert.deepEqual(pieces.flatMap((piece) => reader.take(piece)), versions);
      assert.deepEqual(reader.changes, whole.changes);
    }
  });

  it('does not take the end of a shallow clone for its beginning', () => {
    const reader = new GitLogReader(['spec.md']);
    const [version] = reader.take(bytes(printed(HASHES[0]!, 'x', [['spec.md', HASHES[1]!]], 'HEAD, grafted')));
    assert.ok(reader.isCutOff);
    assert.equal(reader.changes.size, 0);
    assert.equal(version?.blob, HASHES[1], 'what it said there is known');
  });
});

describe('GitTextsReader', () => {
  const long = 'é'.repeat(100_000);
  const TEXTS = bytes(`${HASHES[0]} blob 5\na\nü \n${HASHES[1]} missing\n${HASHES[2]} commit 3\nabc\n${HASHES[2]} blob 0\n\n`);

  it('gives one text for each object, in whatever pieces they come', () => {
    for (let cut = 0; cut <= TEXTS.length; cut++) {
      const reader = new GitTextsReader();
      const texts = [TEXTS.subarray(0, cut), TEXTS.subarray(cut)].flatMap((piece) => reader.take(piece));
      assert.deepEqual(texts.map((text) => text.trim()), ['a\nü', '', 'abc', '']);
    }
  });

  it('keeps no more than the beginning of a long one', () => {
    const [text = '', next] = new GitTextsReader().take(bytes(`${HASHES[0]} blob 200000\n${long}\n${HASHES[0]} blob 1\nx\n`));
    assert.equal(text.length, 32 * 1024);
    assert.equal(next?.trim(), 'x');
  });
});

describe('Reviews', () => {
  const commit = (age: number): Commit => ({ hash: `${age}`, day: '2026-01-01', subject: '', age });
  const spec = (lastUpdated: string): string => `---\nlast_updated: ${lastUpdated} # said somebody\n---\n`;
  /** What is found out when a spec's versions are told, the latest first. */
  function found(...texts: readonly string[]): readonly [age: number | undefined, lastUpdated: string | undefined] {
    const reviews = new Reviews(['spec.md']);
    for (const [age, text] of texts.entries()) reviews.tell('spec.md', commit(age), text);
    reviews.end();
    const review = reviews.found.get('spec.md');
    return [review?.commit.age, review?.lastUpdated];
  }

  it('finds the commit since which the line says what it does', () => {
    assert.deepEqual(found(spec('2026-01-02'), `${spec('2026-01-02')}\nmore`, spec('2026-01-01'), spec('2026-01-02')), [1, '2026-01-02']);
    assert.deepEqual(found(spec('2026-01-02'), spec('2026-01-02')), [1, '2026-01-02'], 'written with the spec');
    assert.deepEqual(found(spec('2026-01-02'), ''), [0, '2026-01-02'], 'there again');
    assert.deepEqual(found('# Taken out\n', spec('2026-01-02')), [0, '']);
    assert.deepEqual(found(), [undefined, undefined]);
  });

  it('knows when nothing is left to be found', () => {
    const reviews = new Reviews(['a.md', 'b.md']);
    reviews.tell('a.md', commit(0), spec('2026-01-02'));
    reviews.tell('a.md', commit(1), spec('2026-01-01'));
    assert.deepEqual([reviews.isDone, reviews.isSought('a.md'), reviews.isSought('b.md')], [false, false, true]);
    reviews.end();
    assert.deepEqual([reviews.isDone, reviews.found.size], [false, 1]);
  });
});
