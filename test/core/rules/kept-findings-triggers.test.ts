import assert from 'node:assert/strict';
import type { Texts } from '../plan/workspaces';
import { overview, Watched } from './watched';

interface Case {
  readonly what: string;
  readonly files: Texts;
  readonly path: string;
  /** The text after the change; `null`: the file is deleted. */
  readonly text: string | null;
  /** The files in which people see something else. */
  readonly news: readonly string[];
}

const NEWER = 'type: system\norigin: talk\nlast_updated: 2026-01-02';
const A = 'day_dream/SP01_a/_overview.md';
const B = 'day_dream/SP02_b/_overview.md';
const C = 'day_dream/SP03_c/_overview.md';
const TASK = 'day_dream/SP01_a/p00_x/01_t.md';
const MODULE = 'day_dream/SP01_a/modules/m.md';
const ROOT = 'day_dream/_overview.md';
const INDEX = '| Module | Origin Plan | Modified By | Spec File |\n|---|---|---|---|\n';

/** What rules find in one file though it is another that has changed. */
const CASES: readonly Case[] = [
  {
    what: 'a status below that is spoken of above', files: { [A]: overview('status: DONE'), [TASK]: overview('status: DONE') },
    path: TASK, text: overview('status: WIP'), news: [A],
  },
  {
    what: 'a title below a folder without a status',
    files: { [A]: overview('status: DONE'), 'day_dream/SP01_a/p00_x/_overview.md': '# X\n', [TASK]: overview('status: TODO') },
    path: TASK, text: overview('status: TODO').replace('Title', 'Title (deferred)'), news: [A],
  },
  {
    what: 'a status that nobody knows, below a folder without one',
    files: {
      [A]: overview('status: TODO'), 'day_dream/SP01_a/p00_x/_overview.md': '# X\n', 'day_dream/SP01_a/p00_x/auth/_overview.md': '# Auth\n',
      'day_dream/SP01_a/p00_x/auth/01_t.md': overview('status: DONE'),
    },
    path: 'day_dream/SP01_a/p00_x/auth/_overview.md', text: overview('status: whatever'), news: ['day_dream/SP01_a/_overview.md', 'day_dream/SP01_a/p00_x/auth/_overview.md'],
  },
  {
    what: 'a phase that only another document has', files: { 'PLAN.md': '## Phase 1\n\n## Phase 2\n\n**Depends on:** Phase 9\n', 'TODO.md': '## Phase 9\n' },
    path: 'TODO.md', text: '## Phase 8\n', news: ['PLAN.md'],
  },
  {
    what: 'a title below that is struck out', files: { [A]: overview('status: DONE'), [TASK]: overview('status: TODO') },
    path: TASK, text: overview('status: TODO').replace('Title', '~~Title~~'), news: [A],
  },
  {
    what: 'an id that is struck out', files: { 'PLAN.md': '- [ ] PF-1: A\n\nSee PF-9.\n' }, path: 'PLAN.md', text: '- [ ] PF-1: A\n\nSee ~~PF-9~~.\n',
    news: ['PLAN.md'],
  },
  {
    what: 'an id that was free until another document spoke of it', files: { 'PLAN.md': '- [ ] PF-1: A\n- [ ] PF-XX: B\n', 'ROADMAP.md': 'See PF-1.\n' },
    path: 'ROADMAP.md', text: 'See PF-2.\n', news: ['PLAN.md'],
  },
  {
    what: 'how a requirement is written that another file changes',
    files: { 'openspec/specs/a/spec.md': '### Requirement: A b\n', 'openspec/changes/c/specs/a/spec.md': '## MODIFIED Requirements\n\n### Requirement: A b\n' },
    path: 'openspec/specs/a/spec.md', text: '### Requirement: A `b`\n', news: ['openspec/changes/c/specs/a/spec.md'],
  },
  {
    what: 'a task of a backlog with the same id', files: { 'backlog/tasks/task-1 - A.md': '# A\n', 'backlog/tasks/task-01 - B.md': '# B\n' },
    path: 'backlog/tasks/task-01 - B.md', text: null, news: ['backlog/tasks/task-1 - A.md'],
  },
  {
    what: 'a status that the phase plan repeats',
    files: {
      [A]: overview('status: WIP'), 'day_dream/SP01_a/p00_x/_overview.md': overview('status: WIP'),
      'day_dream/SP01_a/80_implementation.md': '# Phases\n\n| Phase | Status |\n|---|---|\n| p00 | WIP |\n',
    },
    path: 'day_dream/SP01_a/p00_x/_overview.md', text: overview('status: TODO'), news: ['day_dream/SP01_a/80_implementation.md'],
  },
  {
    what: 'a row that said first on what another plan depends',
    files: {
      [B]: overview('status: CUT'), 'day_dream/SP01_a/auth/_overview.md': overview('status: WIP'),
      [A]: overview('status: WIP', '| Name | Type | Status | Depends On |\n|---|---|---|---|\n| auth | Plan | WIP | SP02_b |'),
      [ROOT]: '| Name | Type | Status | Depends On |\n|---|---|---|---|\n| auth | Plan | WIP | SP02_b |\n',
    },
    path: A, text: overview('status: WIP', '| Name | Type | Status | Depends On |\n|---|---|---|---|\n| auth | Plan | WIP | |'), news: [A, ROOT],
  },
  {
    what: 'a status that a row elsewhere repeats',
    files: { [A]: overview('status: WIP', '| Name | Type | Status |\n|---|---|---|\n| p00_x | Plan | WIP |'), 'day_dream/SP01_a/p00_x/_overview.md': overview('status: WIP') },
    path: 'day_dream/SP01_a/p00_x/_overview.md', text: overview('status: TODO'), news: [A],
  },
  {
    what: 'the end of what something depends on', files: { [A]: overview('status: WIP'), [B]: overview('status: WIP\ndepends_on: [SP01_a]') },
    path: A, text: overview('status: CUT'), news: [B],
  },
  {
    what: 'a row that says on what another plan depends',
    files: {
      [A]: overview('status: CUT'), [B]: overview('status: WIP'),
      'day_dream/_overview.md': '| Name | Type | Status | Depends On |\n|---|---|---|---|\n| SP02_b | System | WIP | SP01_a |\n',
    },
    path: B, text: overview('status: DONE'), news: [ROOT],
  },
  {
    what: 'the end of one of two that block',
    files: {
      [A]: overview('status: DONE'), [B]: overview('status: BLOCKED:SP01_a'), [C]: overview('status: WIP'),
      [ROOT]: '| Name | Type | Status | Blocked By |\n|---|---|---|---|\n| SP02_b | System | BLOCKED | SP03_c |\n',
    },
    path: C, text: overview('status: DONE'), news: [B],
  },
  {
    what: 'what made something invalid, as no status', files: { [A]: overview('status: DONE'), [B]: overview('status: WIP\ndepends_on: [SP01_a]') },
    path: A, text: overview('status: DONE\ninvalidated_by: a talk'), news: [A, B],
  },
  {
    what: 'what a phase plan announces',
    files: {
      [A]: overview('status: WIP'), [TASK]: overview('status: DONE'),
      'day_dream/SP01_a/80_implementation.md': '# Phases\n\n| Phase | Status |\n|---|---|\n| p01 | DONE |\n',
    },
    path: 'day_dream/SP01_a/80_implementation.md', text: '# Phases\n\n| Phase | Status |\n|---|---|\n| p01 | TODO |\n', news: [A],
  },
  {
    what: 'the plan in whose folder a module lies', files: { [A]: overview('status: WIP\nlast_updated: 2026-01-10'), [MODULE]: overview('last_updated: 2026-01-02') },
    path: A, text: overview('status: DONE\nlast_updated: 2026-01-10'), news: [MODULE],
  },
  {
    what: 'a row of the Module Index', files: {
      [B]: overview('status: DONE\nlast_updated: 2026-01-10'), [MODULE]: overview('last_updated: 2026-01-02'), [ROOT]: `# Plans\n\n${INDEX}| m | | | |\n`,
    },
    path: ROOT, text: `# Plans\n\n${INDEX}| m | | SP02_b | |\n`, news: [MODULE],
  },
  {
    what: 'the end of a plan that a row of the Module Index names', files: {
      [B]: overview('status: WIP\nlast_updated: 2026-01-10'), [MODULE]: overview('last_updated: 2026-01-02'), [ROOT]: `# Plans\n\n${INDEX}| m | | SP02_b | |\n`,
    },
    path: B, text: overview('status: DONE\nlast_updated: 2026-01-10'), news: [MODULE],
  },
  {
    what: 'a dependency that closes a cycle', files: { [A]: overview('status: WIP\ndepends_on: [SP02_b]'), [B]: overview('status: WIP') },
    path: B, text: overview('status: WIP\ndepends_on: [SP01_a]'), news: [A],
  },
  {
    what: 'work that is taken up again in a cycle',
    files: {
      [A]: overview('status: DONE\ndepends_on: [SP02_b]'), [B]: overview('status: DONE\ndepends_on: [SP03_c]'),
      [C]: overview('status: DONE\ndepends_on: [SP01_a]'),
    },
    path: C, text: overview('status: WIP\ndepends_on: [SP01_a]'), news: [A],
  },
  {
    what: 'what a plan blocks', files: { [A]: overview(`magnitude: Light\nstatus: WIP\nname: a\n${NEWER}\nblocks: [SP02]`), [B]: overview('status: WIP\ndepends_on: [SP01_a]') },
    path: A, text: overview(`magnitude: Light\nstatus: WIP\nname: a\n${NEWER}\nblocks: []`), news: [B],
  },
  {
    what: 'a row of the Module Index that a spec had', files: { [A]: overview('status: WIP'), [MODULE]: overview('last_updated: 2026-01-02'), [ROOT]: `# Plans\n\n${INDEX}| m | | | SP01_a/modules/m.md |\n` },
    path: ROOT, text: `# Plans\n\n${INDEX}| n | (pre-existing) | | |\n`, news: [MODULE],
  },
  {
    what: 'a Module Index where there was none', files: { [A]: overview('status: WIP'), [MODULE]: overview('last_updated: 2026-01-02'), [ROOT]: '# Plans\n' },
    path: ROOT, text: `# Plans\n\n${INDEX}| n | (pre-existing) | | |\n`, news: [MODULE],
  },
  {
    what: 'a Module Index of the plan itself', files: { [A]: overview('status: WIP'), [MODULE]: overview('last_updated: 2026-01-02') },
    path: A, text: overview('status: WIP', INDEX.trimEnd()), news: [A, MODULE],
  },
  {
    what: 'a task that is not listed', files: { [A]: overview('status: WIP', '## Children\n\n| Name | Type | Status |\n|---|---|---|') },
    path: 'day_dream/SP01_a/01_t.md', text: '# T\n', news: [A],
  },
  {
    what: 'a State Delta', files: { [A]: overview('status: DONE'), [ROOT]: '# Plans\n\n## State Deltas\n' },
    path: ROOT, text: '# Plans\n\n## State Deltas\n\n### SP01_a\n', news: [A],
  },
  {
    what: 'a module of a State Delta', files: {
      [A]: overview('status: WIP'), [B]: overview('status: WIP'), [MODULE]: overview('last_updated: 2026-01-02\nmodified_by_plans: []'), [ROOT]: '# Plans\n\n## State Deltas\n\n### SP02_b\n',
    },
    path: ROOT, text: '# Plans\n\n## State Deltas\n\n### SP02_b\n\n- m: new\n', news: [MODULE],
  },
  {
    what: 'an exploration too many, that is not the oldest', files: {
      [A]: overview('status: WIP'), ...Object.fromEntries(['2026-01-12-a', '2026-01-13-b', '2026-01-14-c'].map((name) => [`day_dream/exploration/${name}.md`, '# X\n'])),
    },
    path: 'day_dream/exploration/2026-01-15-d.md', text: '# D\n', news: ['day_dream/exploration/2026-01-12-a.md'],
  },
  {
    what: 'a sixth task of the first phase', files: {
      [A]: overview('status: WIP'), 'day_dream/SP01_a/p00_x/_overview.md': overview('status: WIP'),
      ...Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`day_dream/SP01_a/p00_x/0${i}_t.md`, '# T\n'])),
    },
    path: 'day_dream/SP01_a/p00_x/06_t.md', text: '# T\n', news: ['day_dream/SP01_a/p00_x/_overview.md'],
  },
  {
    what: 'a number that another plan has', files: { [A]: overview('status: WIP') },
    path: 'day_dream/PP01_z/_overview.md', text: overview('status: WIP'), news: ['day_dream/SP01_a/_overview.md'],
  },
  {
    what: 'the version of the protocol', files: {
      'day_dream/a/_overview.md': overview('magnitude: Light\nstatus: WIP\nname: a'), 'day_dream/b/_overview.md': overview('magnitude: Light\nstatus: WIP\nname: b'),
      'day_dream/c/_overview.md': overview(`magnitude: Light\nstatus: WIP\nname: c\n${NEWER}`),
    },
    path: 'day_dream/a/_overview.md', text: overview(`magnitude: Light\nstatus: WIP\nname: a\n${NEWER}`), news: ['day_dream/b/_overview.md'],
  },
  {
    what: 'the root, where the one around it goes', files: {
      'rollout/_overview.md': overview('status: WIP'), 'rollout/a/_overview.md': overview('status: WIP'),
      'rollout/a/p00_x/_overview.md': overview('status: WIP'), 'rollout/SP01_z/_overview.md': overview('status: WIP'),
    },
    path: 'rollout/_overview.md', text: null, news: ['rollout/SP01_z/_overview.md', 'rollout/a/_overview.md', 'rollout/a/p00_x/_overview.md'],
  },
  {
    what: 'the first ticket of its kind', files: { [A]: overview('status: WIP'), [TASK]: overview('status: WIP', 'After PF-9.'), 'day_dream/SP02_b/01_u.md': overview('status: WIP') },
    path: 'day_dream/SP02_b/01_u.md', text: overview('status: WIP', '## [PF-1] A'), news: [TASK],
  },
  {
    what: 'a ticket whose line names others, too', files: {
      [A]: overview('status: WIP\ndepends_on: [PF-2]'), [TASK]: overview('status: WIP', '## [PF-1] - [PF-2] A'),
    },
    path: TASK, text: overview('status: WIP', '## [PF-1] - [PF-3] A'), news: [A],
  },
  {
    what: 'what a suggestion means', files: { [B]: overview('status: WIP\ndepends_on: [chekout]'), 'day_dream/checkout/_overview.md': overview('status: WIP') },
    path: 'day_dream/checkout/_overview.md', text: null, news: [B],
  },
  {
    what: 'an overview that a suggestion means, of a folder that was there', files: {
      [A]: overview('status: WIP'), [TASK]: overview('status: WIP'), [B]: overview('status: WIP', '[x](p00_x/_overview.md)'),
    },
    path: 'day_dream/SP01_a/p00_x/_overview.md', text: overview('status: WIP'), news: ['day_dream/SP01_a/p00_x/_overview.md', B],
  },
  {
    what: 'a ticket that a suggestion means', files: {
      [A]: overview('status: WIP'), [TASK]: overview('status: WIP', 'After PF-002.'), 'day_dream/SP02_b/01_u.md': overview('status: WIP', '## [PF-1] A'),
    },
    path: 'day_dream/SP02_b/01_u.md', text: overview('status: WIP', '## [PF-1] A\n\n## [PF-2] B'), news: [TASK],
  },
  {
    what: 'an id that is free no more', files: { 'PLAN.md': '- [ ] Ticket [PF-XXX]: a\n', 'TODO.md': '- [ ] Ticket [PF-XXX]: b\n' },
    path: 'PLAN.md', text: '- [ ] Ticket [PF-XXX]: a\n- [ ] Ticket [PF-XXX]: c\n', news: ['PLAN.md', 'TODO.md'],
  },
  {
    what: 'a heading that a suggestion means', files: { 'PLAN.md': '# Plan\n\n## Laterr\n', 'TODO.md': '[a](PLAN.md#later)\n' },
    path: 'PLAN.md', text: '# Plan\n\n## Now\n', news: ['TODO.md'],
  },
  {
    what: 'a related place that moved within its line',
    files: { [A]: overview('status: DONE', '| Name | Type | Status |\n|---|---|---|\n| p00_x | Plan | WIP |'), 'day_dream/SP01_a/p00_x/_overview.md': overview('status: DONE') },
    path: 'day_dream/SP01_a/p00_x/_overview.md', text: overview('status:  DONE'), news: [A],
  },
];

/** Twelve plans in a row, each waiting for the one before, with phases and tasks. */
function rowOfPlans(): Texts {
  const texts: Record<string, string> = {};
  const nameOf = (i: number): string => `SP${String(i).padStart(2, '0')}_plan${i}`;
  for (let i = 1; i <= 12; i++) {
    const folder = `day_dream/${nameOf(i)}`;
    texts[`${folder}/_overview.md`] = overview(
      `name: plan${i}\nmagnitude: Light\n${NEWER}\nstatus: WIP${i === 1 ? '' : `\ndepends_on: [${nameOf(i - 1)}]`}`,
      'Words.\n\n| Name | Type | Status |\n|---|---|---|\n| p00_x | Plan | WIP |\n| p01_y | Plan | TODO |',
    );
    for (const phase of ['p00_x', 'p01_y']) {
      for (const task of ['01_a', '02_b', '03_c']) texts[`${folder}/${phase}/${task}.md`] = overview('status: TODO', `Words about [the plan](../_overview.md) and [gone](../gone${i}.md).`);
    }
  }
  const rows = Array.from({ length: 12 }, (_, i) => `| ${nameOf(i + 1)} | System | WIP |`);
  texts[ROOT] = `# Plans\n\n| Name | Type | Status |\n|---|---|---|\n${rows.join('\n')}\n`;
  return texts;
}

const PLAN_6 = 'day_dream/SP06_plan6/_overview.md';
const TASK_6 = 'day_dream/SP06_plan6/p00_x/02_b.md';

describe('what is looked at again', () => {
  for (const { what, files, path, text, news } of CASES) {
    it(`follows ${what}`, async () => {
      const watched = await Watched.of(files);
      watched.look();
      await watched.write(path, text);
      const changed = watched.news();
      watched.assertUpToDate();
      assert.deepEqual(changed.filter((each) => each !== path || news.includes(path)), [...news].sort());
    });
  }

  it('is all that may depend on a file of which nothing is known', async () => {
    const row = `${INDEX}| m | | SP02_b | |\n`;
    const watched = await Watched.of({ [B]: overview('status: DONE\nlast_updated: 2026-01-10'), [MODULE]: overview('last_updated: 2026-01-02'), [ROOT]: row });
    watched.kept.checkNext([MODULE]);
    await watched.write(ROOT, INDEX);
    watched.look();
    watched.assertUpToDate();
  });

  describe('cost', () => {
    /** The files that are looked at after an edit of one. */
    async function lookedAt(path: string, from: string, to: string): Promise<readonly string[]> {
      const texts = rowOfPlans();
      const watched = await Watched.of(texts);
      assert.equal(watched.look().length, Object.keys(texts).length);
      const text = texts[path] as string;
      assert.ok(text.includes(from));
      await watched.write(path, text.replace(from, to));
      const looked = watched.look();
      watched.assertUpToDate();
      return looked;
    }

    for (const path of [PLAN_6, TASK_6]) {
      it(`one look after an edit in prose: ${path}`, async () => {
        assert.deepEqual(await lookedAt(path, 'Words', 'Many words'), [path]);
        assert.deepEqual(await lookedAt(path, 'Words', 'Many\n\nmore words'), [path]);
        assert.deepEqual(await lookedAt(path, '# Title', '\n# Title'), [path]);
        assert.deepEqual(await lookedAt(path, 'Words', '- [ ] words'), [path]);
      });
    }

    it('a few looks after a flip of a plan: the plan, who waits for it, the table of plans', async () => {
      assert.deepEqual(await lookedAt(PLAN_6, 'status: WIP', 'status: CUT'), [PLAN_6, 'day_dream/SP07_plan7/_overview.md', ROOT]);
    });

    it('a few looks after a flip of a task: what is above as well', async () => {
      assert.deepEqual(await lookedAt(TASK_6, 'status: TODO', 'status: DONE'), [PLAN_6, TASK_6, 'day_dream/SP07_plan7/_overview.md', ROOT]);
    });

    it('no look where nothing that is a plan has changed', async () => {
      const watched = await Watched.of(rowOfPlans());
      watched.look();
      await watched.write('README.md', 'Words.\n');
      assert.deepEqual(watched.look(), []);
    });

    it('a look at all on another day, and none where nothing is new', async () => {
      const watched = await Watched.of(rowOfPlans());
      const all = watched.look();
      watched.kept.take(watched.facts, null, []);
      assert.deepEqual(watched.look(), []);
      watched.today = '2026-03-20';
      watched.kept.take(watched.facts, null, []);
      assert.deepEqual(watched.look(), all);
      watched.assertUpToDate();
    });
  });
});
