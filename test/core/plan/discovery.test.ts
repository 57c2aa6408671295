import assert from 'node:assert/strict';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';
import {
  folderPlanRoots, isArchived, isMarkdown, isPlanDocument, isPlanOverview, isTemplate, rootOf,
} from '../../../src/core/plan/discovery';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';

describe('isPlanDocument', () => {
  const isPlan = (path: string): boolean => isPlanDocument(path, DEFAULT_SETTINGS, false);

  it('goes by name, in any case', () => {
    for (const path of [
      'PLAN.md', 'docs/plan.md', 'Roadmap.markdown', 'TODO.MD', 'x/y/tasks.md', 'IMPLEMENTATION_PLAN.md',
      'rollout-plan.md', 'Rollout_Plan.md', 'docs/rollout.PLAN.md', '.github/TODO.md', 'implementation-plan.md',
    ]) assert.ok(isPlan(path), path);
  });

  it('takes no name that only looks like one', () => {
    for (const path of [
      'README.md', 'plan', 'plan.txt', 'PLAN.mdx', 'plan.md.bak', 'planning.md', 'floorplan.md', 'myplan.md', 'TODOS.md',
      'plan-b.md', 'tasks/README.md', 'plan/README.md', 'todo.md/README.md', 'CHANGELOG.md', '__proto__.md', 'constructor.md',
    ]) assert.ok(!isPlan(path), path);
  });

  it('goes by folder, at any depth, in any case', () => {
    for (const path of ['plans/a.md', '.plans/2026/a.md', 'docs/roadmap/q1/README.md', 'Docs/Plans/a.markdown']) {
      assert.ok(isPlan(path), path);
    }
    for (const path of ['plans.md', 'plans/a.txt', 'myplans/a.md', 'plans-old/a.md', 'roadmaps/a.md', 'docs\\plans\\a.md']) {
      assert.ok(!isPlan(path), path);
    }
  });

  it('goes by front matter', () => {
    assert.ok(isPlanDocument('notes/launch.md', DEFAULT_SETTINGS, true));
    assert.ok(!isPlanDocument('notes/launch.txt', DEFAULT_SETTINGS, true));
  });

  it('goes by the include setting', () => {
    const settings = { ...DEFAULT_SETTINGS, include: ['notes/*.md', 'specs'] };
    assert.ok(isPlanDocument('notes/launch.md', settings, false));
    assert.ok(isPlanDocument('specs/a/b.md', settings, false));
    assert.ok(!isPlanDocument('notes/2026/launch.md', settings, false));
    assert.ok(!isPlanDocument('specs/a/b.txt', settings, false));
    assert.ok(!isPlanDocument('notes/launch.md', { ...settings, include: [] }, false), 'each settings object has its own globs');
  });

  it('never shows templates, however they are named', () => {
    const settings = { ...DEFAULT_SETTINGS, include: ['**'] };
    for (const path of ['plans/task.template.md', 'plans/_templates/PLAN.md', '_Templates/x/a.md', 'a.Template.markdown']) {
      assert.ok(!isPlanDocument(path, settings, true), path);
      assert.ok(isTemplate(path), path);
    }
    for (const path of ['template.md', 'templates/PLAN.md', '_templates.md']) assert.ok(!isTemplate(path), path);
  });
});

describe('folderPlanRoots', () => {
  const overview = (text: string, path = 'x/_overview.md') => isPlanOverview(path, parseFile(path, text, { vocabulary: statusVocabulary() }), text);

  it('takes an overview for a plan by its folder, its front matter or its table', () => {
    assert.ok(overview('words', 'a/day_dream/x/_overview.md'));
    for (const key of ['status: TODO', 'magnitude: Light', 'name: shop']) assert.ok(overview(`---\n${key}\n---\n`), key);
    assert.ok(overview('| Name | Type | Status | Description |\n|-|-|-|-|\n'));
    assert.ok(overview('---\nname: shop\nstatus: [WIP\n---\n'), 'front matter that is just being typed');
    assert.ok(!overview('---\ntitle: [Shop\n---\nstatus: none\n'), 'a part of some web page that cannot be read');
    assert.ok(!overview('---\ntitle: Overview\n---\n# Overview\n\n| Name | Price |\n|-|-|\n'), 'a part of some web page');
  });

  it('is day_dream/ itself, else the topmost folder with an overview', () => {
    assert.deepEqual(folderPlanRoots(['.agent_plan/day_dream/a/_overview.md', 'plans/x/p00/_overview.md', 'plans/x/_overview.md']), [
      '.agent_plan/day_dream', 'plans/x',
    ]);
    assert.deepEqual(folderPlanRoots(['_overview.md', 'a/_overview.md']), ['']);
    assert.deepEqual(folderPlanRoots([]), []);
  });

  it('owns every file below, and no other', () => {
    const roots = new Set(folderPlanRoots(['plans/x/_overview.md', 'day_dream/_overview.md']));
    assert.equal(rootOf('plans/x/02_rollout_plan.md', roots), 'plans/x');
    assert.equal(rootOf('plans/xy/PLAN.md', roots), null);
    assert.equal(rootOf('day_dream.md', roots), null);
  });
});

describe('isArchived', () => {
  it('goes by folder', () => {
    for (const path of ['plans/_completed/2026-Q1/a.md', 'plans/_archive/a.md', '_Archive/PLAN.md']) assert.ok(isArchived(path), path);
    for (const path of ['_archive.md', 'archive/PLAN.md', 'plans/completed/a.md']) assert.ok(!isArchived(path), path);
  });
});

describe('isMarkdown', () => {
  it('goes by the ending', () => {
    for (const path of ['a.md', 'a/b.Markdown', '.md']) assert.ok(isMarkdown(path), path);
    for (const path of ['a.mdx', 'md', 'a.md/b', 'a.md ']) assert.ok(!isMarkdown(path), path);
  });
});
