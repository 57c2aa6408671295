import assert from 'node:assert/strict';
import { createPlanWorkspace } from '../../src/core/workspace';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import type { FileProblem, WorkspaceFiles } from '../../src/core/model/files';
import type { Subject } from '../../src/core/model/plan';
import { MemoryFiles } from './memory-files';
import { draw, outdented } from './plan/draw';

type Files = Readonly<Record<string, string | FileProblem>>;

async function rootsOf(files: Files, settings: Partial<Settings> = {}, named: readonly string[] = []): Promise<readonly Subject[]> {
  const workspace = await createPlanWorkspace({ files: new MemoryFiles(files), settings: { ...DEFAULT_SETTINGS, ...settings }, named });
  return workspace.plan.roots;
}

/** Compares what a folder plan outlines with the drawing of it. */
async function assertPlan(files: Files, drawing: string): Promise<void> {
  const roots = await rootsOf(files);
  assert.equal(roots.map((root) => draw(root)).join('\n'), outdented(drawing).trimEnd());
}

const status = (word: string, title = '') => `---\nstatus: ${word}\n---\n${title === '' ? '' : `# ${title}\n`}`;

describe('createPlanWorkspace', () => {
  it('reads plan documents by name, folder, setting, front matter, and when asked', async () => {
    const files = {
      'PLAN.md': '- [ ] a', 'README.md': '- [ ] b', 'plans/x.md': '', 'notes/y.md': '', 'z.md': '---\nwaymark: plan\n---\n',
      'a.template.md': '- [ ] {a}', 'plans/_archive/old.md': '',
    };
    const paths = (roots: readonly Subject[]) => roots.map(({ path }) => path);
    assert.deepEqual(paths(await rootsOf(files)), ['PLAN.md', 'plans/x.md', 'z.md', 'plans/_archive/old.md']);
    assert.deepEqual(paths(await rootsOf(files, { include: ['notes'] })).includes('notes/y.md'), true);
    assert.deepEqual(paths(await rootsOf(files, {}, ['README.md'])).includes('README.md'), true);
  });

  it('tells of files that cannot be read only where they are plans, and reads the rest', async () => {
    const lost = (path: string): FileProblem => ({ path, message: 'is not UTF-8' });
    const { plan, problems } = await createPlanWorkspace({
      files: new MemoryFiles({
        'README.md': lost('README.md'), 'PLAN.md': lost('PLAN.md'), 'x/TODO.md': '- [ ] a', 'day_dream/_overview.md': '# Root',
        'day_dream/01_a.md': lost('day_dream/01_a.md'),
      }),
      settings: DEFAULT_SETTINGS,
    });
    assert.deepEqual(problems.map(({ path }) => path).sort(), ['PLAN.md', 'day_dream/01_a.md']);
    assert.deepEqual(plan.roots.map(({ id }) => id), ['day_dream', 'x/TODO.md']);
  });

  it('waits for hosts that answer later, many files at a time', async () => {
    let open = 0;
    let most = 0;
    const files: WorkspaceFiles = {
      list: () => Promise.resolve({ paths: Array.from({ length: 100 }, (_, i) => `plans/${i}.md`), problems: [] }),
      read: async () => {
        most = Math.max(most, ++open);
        await Promise.resolve();
        open--;
        return '- [x] a';
      },
    };
    const { plan } = await createPlanWorkspace({ files, settings: DEFAULT_SETTINGS });
    assert.equal(plan.roots.length, 100);
    assert.ok(most > 10);
  });
});

describe('folder plans', () => {
  it('makes subjects of files and folders by their names and places', () => assertPlan({
    '.agent_plan/day_dream/_overview.md': '# The shop\n',
    '.agent_plan/day_dream/_tree.md': '<!-- GENERATED -->\n',
    '.agent_plan/day_dream/mobile_vision.md': status('CUT'),
    '.agent_plan/day_dream/_templates/task.md': status('TODO'),
    '.agent_plan/day_dream/exploration/meeting.md': '# Meeting\n',
    '.agent_plan/day_dream/exploration/_archive/spike.md': '',
    '.agent_plan/day_dream/_completed/2025-Q3/PP02_redesign/_overview.md': status('DONE'),
    '.agent_plan/day_dream/_completed/2025-Q3/PP02_redesign/01_summary.md': '',
    '.agent_plan/day_dream/_completed/2025-Q3/PP02_redesign/03_only_task.md': status('DONE'),
    '.agent_plan/day_dream/SP01_core/_overview.md': status('WIP', 'Core'),
    '.agent_plan/day_dream/SP01_core/01_executive_summary.md': '',
    '.agent_plan/day_dream/SP01_core/03_catalog.md': status('DONE'),
    '.agent_plan/day_dream/SP01_core/80_implementation.md': '',
    '.agent_plan/day_dream/SP01_core/modules/cart.md': '',
    '.agent_plan/day_dream/SP01_core/assets/02_topology.asset.md': '',
    '.agent_plan/day_dream/SP01_core/p00_skeleton/_overview.md': status('WIP'),
    '.agent_plan/day_dream/SP01_core/p00_skeleton/01_scaffold.md': `${status('DONE')}\n- [ ] no subject\n\n## Acceptance Criteria\n\n- [x] a\n- [ ] b\n`,
    '.agent_plan/day_dream/SP01_core/p00_skeleton/auth/_overview.md': status('TODO'),
    '.agent_plan/day_dream/SP01_core/p00_skeleton/auth/01_login.md': status('TODO'),
    '.agent_plan/day_dream/SP01_core/p00_skeleton/auth/02_cut.md': status('CUT'),
  }, `
    root .agent_plan/day_dream -(wip) 2/3 :1
      plan mobile_vision.md cut :1
      plan SP01_core wip(wip) 1/2 :4
        document 01_executive_summary.md - :1
        feature 03_catalog.md done :1
        document 80_implementation.md - :1
        phase p00_skeleton wip(wip) 1/2 :1
          task 01_scaffold.md done criteria 1/2 :1
          plan auth todo(todo) 0/1 :1
            task 01_login.md todo :1
            task 02_cut.md cut :1
        module modules/cart.md - :1
        asset assets/02_topology.asset.md - :1
      exploration exploration/meeting.md - :1
      exploration exploration/_archive/spike.md - :1
      plan _completed/2025-Q3/PP02_redesign done(done) 1/1 :1
        document 01_summary.md - :1
        task 03_only_task.md done :1
  `));

  it('takes the status from the best place: front matter, field, heading, quote, row, phase plan', async () => {
    const plan = (own: string, row = '', phasePlan = '') => rootsOf({
      'plans/x/_overview.md': `${status('WIP')}\n| Name | Type | Status | Description |\n|---|---|---|---|\n${row}`,
      'plans/x/80_implementation.md': phasePlan,
      'plans/x/p00_skeleton/_overview.md': own,
    }).then(([root]) => root?.children.find(({ kind }) => kind === 'phase')?.status);
    const row = '| [p00_skeleton](p00_skeleton/) | Plan | ✅ [DONE] | |\n';
    const phases = '| Phase | Name | Slots | Status |\n|---|---|---|---|\n| p00 | Skeleton | 1 | 🚫 |\n';
    assert.equal(await plan(`${status('TODO')}# P ✅ [DONE]\n\n**Status:** WIP\n`, row, phases), 'todo');
    assert.equal(await plan('# P ✅ [DONE]\n\n**Status:** WIP\n', row, phases), 'wip');
    assert.equal(await plan('# P 🚧 [BLOCKED:x]\n\n> Part of it · 🔄 [WIP]\n', row, phases), 'blocked');
    assert.equal(await plan('# P\n\n> Part of it · 🔄 [WIP]\n', row, phases), 'wip');
    assert.equal(await plan('# P\n', row, phases), 'done');
    assert.equal(await plan('# P\n', '', phases), 'cut');
    assert.equal(await plan('# P\n', '', '### p00 — Skeleton (1 slot) ✅ [DONE]\n'), 'done');
    assert.equal(await plan('# P\n', '', '## Phase 0: Skeleton\n\n**Phase Status:** 🔄 WIP\n'), 'wip');
    assert.equal(await plan('# P\n'), null);
  });

  it('finds what a row names in every spelling, and never guesses', async () => {
    const child = (name: string, folder = 'SP02_checkout_redesign') => rootsOf({
      'day_dream/_overview.md': `| Name | Type | Status |\n|-|-|-|\n| ${name} | Plan | ✅ DONE |\n`,
      [`day_dream/${folder}/_overview.md`]: '',
      'day_dream/SP03_other/_overview.md': '',
    }).then(([root]) => root?.children[0]?.status);
    for (const name of ['SP02_checkout_redesign', 'SP02_checkout_redesign/', '[Redesign](./x)', '`checkout_redesign`', 'SP02', '[SP02_checkout_redesign](SP02_checkout_redesign/_overview.md)']) {
      assert.equal(await child(name), name.startsWith('[Redesign') ? null : 'done', name);
    }
    assert.equal(await child('redesign'), null);
    assert.equal(await child('same', 'SP02_same'), 'done');
  });

  it('leaves Current Sprint out of the list of plans', async () => {
    const [root] = await rootsOf({
      'day_dream/_overview.md': '| Plan | Phase | Status | Next Action |\n|-|-|-|-|\n| SP01 | p00 | 🔄 WIP | go |\n',
      'day_dream/SP01_a/_overview.md': '',
    });
    assert.equal(root?.children[0]?.status, null);
  });

  it('survives names that mean something to JavaScript', async () => {
    const [root] = await rootsOf({ 'day_dream/_overview.md': '', 'day_dream/__proto__/_overview.md': '', 'day_dream/constructor/01_a.md': status('DONE') });
    assert.deepEqual(root?.children.map(({ id }) => id), ['day_dream/__proto__', 'day_dream/constructor/01_a.md']);
  });
});
