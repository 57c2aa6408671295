import assert from 'node:assert/strict';
import { NEWER, older, overview, page } from './dream-files';
import { type Files, told } from './findings';

const RULE = 'exploration-expired';
const FOLDER = 'day_dream/exploration';

function files(all: Readonly<Record<string, string>>): Files {
  return { ...NEWER, ...Object.fromEntries(Object.entries(all).map(([name, text]) => [`${FOLDER}/${name}`, text])) };
}

describe(RULE, () => {
  it('tells of one that is over fourteen days old, by its name', async () => {
    for (const name of ['meeting_2025_12_15_scope.md', '2025-12-15-scope.md', '20251215_scope.md', 'scope-2025-12-15.md', 'topic/2025-12-15.md']) {
      assert.deepEqual(await told(files({ [name]: '# Scope\n' }), RULE, {}, '2025-12-29'), [], name);
      assert.deepEqual(await told(files({ [name]: '# Scope\n' }), RULE, {}, '2025-12-30'), [
        `${FOLDER}/${name}:1:1 info ${RULE}: \`${name.replace(/^.*\/|\.md$/g, '')}\` expired on 2025-12-29; archive it`,
      ]);
    }
  });

  it('takes the date of the front matter where the name has none', async () => {
    assert.equal((await told(files({ 'a.md': page(['date: 2025-12-15'], '# A') }), RULE))[0]?.split(' ')[0], `${FOLDER}/a.md:2:7`);
    assert.deepEqual(await told(files({ 'meeting_2026_01_12.md': page(['date: 2025-12-15'], '# A') }), RULE), []);
  });

  it('is told where the text says when it was', async () => {
    const [only] = await told(files({ 'meeting_2025_12_15.md': '# A\n\n**Date:** 15 December 2025\n**Expires:** 2025-12-29\n' }), RULE);
    assert.ok(only?.startsWith(`${FOLDER}/meeting_2025_12_15.md:3:1 `), only);
  });

  it('believes one that says itself when it expires', async () => {
    assert.deepEqual(await told(files({ 'meeting_2025_12_15.md': '# A\n\n**Expires:** 1 February 2026\n' }), RULE), []);
    assert.equal((await told(files({ 'a.md': page(['expires: 2026-01-19'], '# A') }), RULE)).length, 1);
    assert.deepEqual(await told(files({ 'a.md': page(['expires: 2026-01-20'], '# A') }), RULE), [], 'the last day');
  });

  it('tells nothing without a date, of archives, of what is no date, and outside of explorations', async () => {
    assert.deepEqual(await told(files({ 'spike.md': '# Spike\n', 'v_2025_13_45.md': '# V\n', '_archive/meeting_2025_01_02.md': '# Old\n' }), RULE), []);
    assert.deepEqual(await told({ ...NEWER, 'day_dream/SP09_other/01_2025_01_02.md': '# A\n', 'exploration/2025-01-02.md': '# A\n' }, RULE), []);
  });

  it('tells of more than three under way, at the oldest', async () => {
    const three = { '2026-01-12-b.md': '# B\n', 'a.md': '# A\n', 'c.md': '# C\n', 'README.md': '# What this is\n', '_archive/d.md': '# D\n' };
    assert.deepEqual(await told(files(three), RULE), []);
    assert.deepEqual(await told(files({ ...three, '2026-01-10-e.md': '# E\n' }), RULE), [
      `${FOLDER}/2026-01-10-e.md:1:1 info ${RULE}: 4 explorations are under way, of which \`2026-01-10-e\` is the oldest; 3 are enough`,
    ]);
    assert.deepEqual(await told(files({ ...three, 'c.md': '# C\n', 'topic/e.md': '# E\n', 'topic/f.md': '# F\n' }), RULE), [
      `${FOLDER}/2026-01-12-b.md:1:1 info ${RULE}: 4 explorations are under way, of which \`2026-01-12-b\` is the oldest; 3 are enough`,
    ], 'a folder is one');
    assert.deepEqual((await told(files({ ...three, '2025-11-01-e.md': '# E\n' }), RULE)).length, 1, 'one that has expired is told by itself');
  });

  it('asks it in version 4.02, too', async () => {
    const unnumbered = { 'day_dream/shop/_overview.md': older(overview('shop', 'WIP')), [`${FOLDER}/2025-12-15.md`]: '# A\n' };
    assert.equal((await told(unnumbered, RULE)).length, 1);
  });
});
