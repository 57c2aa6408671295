import assert from 'node:assert/strict';
import { rename } from '../../../src/core/edits/rename';
import { definitionAt } from '../../../src/core/language/definition';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { appliedAll, assertFlip, assertRefused, opened, subjectOf, type Texts } from '../edits/flip';
import { movedTexts, movingIn } from '../edits/moving';
import { drawnPlace } from '../language/drawn-place';
import { caretIn } from '../language/marked';
import { draw, outdented } from '../plan/draw';
import { check, fixed, told } from '../rules/findings';
import { drawn, fixture, instead } from './fixture';

const ALBUMS = 'openspec/changes/add-photo-albums';
const TASKS = `${ALBUMS}/tasks.md`;
const DELTA = `${ALBUMS}/specs/albums/spec.md`;

describe('OpenSpec', () => {
  const files = fixture('openspec');

  it('shows changes with their tasks under their headings, then specs with their requirements, then what is archived', async () => {
    const { plan } = await opened(files);
    assert.equal(plan.roots.map((root) => draw(root)).join('\n'), outdented(`
      folder openspec -(wip) 5/10 :1
        plan changes/add-photo-albums -(wip) 4/8 :1
          section 1-setup -(done) 2/2 :3
            task task-1.1 done :5
            task task-1.2 done :6
          section 2-albums -(wip) 2/4 :8
            task task-2.1 done :10
            task task-2.2 wip(wip) 1/2 :11
              task task-2.2.1 done :12
              task task-2.2.2 wip :13
            task task-2.3 todo :14
          section 3-verification -(todo) 0/2 :16
            task task-3.1 todo :18
            task task-3.2 todo :19
          document design.md - :1
          document proposal.md - :1
          folder specs - :1
            folder albums - :1
              section added-requirements - :3
                section album-covers - :5
              section modified-requirements - :12
                section empty-albums - :14
              section removed-requirements - :21
                section album-export - :23
              section renamed-requirements - :27
            folder sharing - :1
              folder links - :1
                section added-requirements - :5
                  section links - :6
        plan changes/faster-thumbnails - :1
        folder specs - :1
          folder albums - :1
            section album-creation - :8
            section empty-albums - :15
            section album-export - :22
          folder photo-upload - :1
            section upload - :7
            document design.md - :1
        plan changes/archive/2026-01-12-add-photo-upload -(wip) 1/2 :1
          section 1-implementation -(wip) 1/2 :1
            task task-1.1 done :2
            task task-1.2 done(todo) 0/1 :3
              task task-1.2.1 todo :4
          document proposal.md - :1
          folder specs - :1
            folder photo-upload - :1
              section added-requirements - :1
                section upload - :2
    `).trimEnd());
    assert.deepEqual(plan.roots.map(({ title }) => title), ['OpenSpec']);
    assert.deepEqual(plan.roots[0]?.children.map(({ isArchived }) => isArchived), [false, false, false, true]);
  });

  it('calls changes and capabilities by their folders, whatever their files are headed', async () => {
    const { plan } = await opened(files);
    const called = (id: string): readonly string[] => {
      const { name, title, path } = plan.subject(id)!;
      return [name, title, path];
    };
    assert.deepEqual(called(ALBUMS), ['add-photo-albums', 'add-photo-albums', TASKS]);
    const thumbnails = 'openspec/changes/faster-thumbnails';
    assert.deepEqual(called(thumbnails), ['faster-thumbnails', 'faster-thumbnails', `${thumbnails}/proposal.md`]);
    assert.deepEqual(called('openspec/specs/albums'), ['albums', 'albums', 'openspec/specs/albums/spec.md']);
    assert.deepEqual(called(`${ALBUMS}/specs/albums`), ['albums', 'albums', DELTA]);
    assert.deepEqual(called('openspec/specs/albums#empty-albums'), ['Empty albums', 'Requirement: Empty albums', 'openspec/specs/albums/spec.md']);
  });

  it('leaves alone what the tool keeps for itself, and what lies beside changes and specs', async () => {
    const { plan } = await opened({
      ...files, 'openspec/changes/order.md': '- [ ] 1.1 x', 'openspec/changes/archive/order.md': '- [ ] 1.1 x', 'openspec/specs/README.md': '# Specs',
      'docs/openspec.md': '- [ ] 1.1 x',
    });
    assert.deepEqual([...plan.files()].filter((path) => !/^openspec\/(?:changes|specs)\/[^.]+\/[a-z]+\.md$/.test(path)), []);
    assert.deepEqual(plan.roots.map(({ id }) => id), ['openspec']);
  });

  it('knows an archive beside the changes as well', async () => {
    const texts = {
      ...files, 'openspec/archive/2026-01-02-x/tasks.md': '## 1. A\n- [x] 1.1 B\n  - [ ] 1.1.1 C\n',
      'openspec/archive/2026-01-02-x/specs/photos/spec.md': '## MODIFIED Requirements\n\n### Requirement: A\n', 'openspec/archive/README.md': '# Archive',
    };
    const { plan } = await opened(texts);
    assert.deepEqual(plan.roots.map(({ id }) => id), ['openspec']);
    assert.equal(plan.subject('openspec/archive/2026-01-02-x')?.isArchived, true);
    assert.equal(plan.changedBy('openspec/archive/2026-01-02-x/specs/photos/spec.md'), 'openspec/specs/photos');
    assert.ok(![...plan.files()].includes('openspec/archive/README.md'));
    assert.deepEqual(await told(texts), []);
  });

  it('leads to what is archived by the name and path that it had before', async () => {
    const texts = {
      'openspec/changes/archive/2026-01-02-add-login/tasks.md': '## 1. A\n- [x] 1.1 B\n', 'openspec/changes/archive/2026-01-02-add-login/proposal.md': '# Login\n',
      [TASKS]: '- [ ] 1.1 C\n', [`${ALBUMS}/proposal.md`]: '# Albums\n\n**Depends on:** add-login\n\nAfter [this](../add-login/proposal.md#login).\n',
    };
    const { plan } = await opened(texts);
    assert.deepEqual(plan.referencesIn(`${ALBUMS}/proposal.md`).map(({ to }) => to.join()), ['openspec/changes/archive/2026-01-02-add-login', '']);
    const { findings: [finding] } = await check(texts);
    assert.ok(finding !== undefined);
    const after = fixed(texts, finding, 'Link to ../archive/2026-01-02-add-login/proposal.md#login');
    assert.deepEqual(await told(after), []);
    assert.equal(finding.fixes()[0]?.isGuess, false);
  });

  it('takes the outermost `openspec` for the root, wherever it lies, before Spec Kit takes its specs', async () => {
    const { plan } = await opened({
      'packages/app/openspec/changes/001-new/specs/openspec/specs/a/spec.md': '### Requirement: X',
      'packages/app/openspec/specs/001-albums/spec.md': '### Requirement: X',
    });
    assert.equal(plan.roots.map((root) => draw(root)).join('\n'), outdented(`
      folder packages/app/openspec - :1
        plan changes/001-new - :1
          folder specs - :1
            folder openspec - :1
              folder specs - :1
                folder a - :1
                  section x - :1
        folder specs - :1
          folder 001-albums - :1
            section x - :1
    `).trimEnd());
  });

  it('takes for requirements what is headed so, and for what is done to them the whole heading', async () => {
    const { plan } = await opened({
      [DELTA]: [
        '## Added Requirements', '### Requirement: Upload', '### Requirement:', '### Requirement: Upload', '#### Scenario: x',
        '## Added Requirements to come', '### Requirement: 2 of 3 albums', '### Requirements: y', '- [ ] **Requirement: z**',
      ].join('\n'),
    });
    assert.equal(draw(plan.subject(`${ALBUMS}/specs/albums`)!), outdented(`
      folder ${ALBUMS}/specs/albums - :1
        section added-requirements - :1
          section upload - :2
        section 2-of-3-albums - :7
    `).trimEnd());
  });

  it('takes what requirements and specs say of themselves for no status of work', async () => {
    const { plan } = await opened({
      'openspec/specs/a/spec.md': '# A ✅ [DONE]\n\n**Status:** Draft\n\n### Requirement: B ✅\n\n**Status:** Proposed\n\n### Requirement: C\n> ⏳ [TODO]\n',
    });
    assert.equal(draw(plan.subject('openspec/specs/a')!), outdented(`
      folder openspec/specs/a - :1
        section b - :5
        section c - :9
    `).trimEnd());
  });

  it('takes tasks without numbers and without headings, too, and those of criteria for work', async () => {
    const { plan } = await opened({
      [TASKS]: '- [ ] First\n\n## 1. A\n- [x] 1.1 B\n\n### Acceptance Criteria\n- [ ] 1.2 C\n\n## Done when\n* [ ] D\n',
    });
    assert.equal(draw(plan.subject(ALBUMS)!), outdented(`
      plan ${ALBUMS} -(wip) 1/4 :1
        item first todo :1
        section 1-a -(wip) 1/2 :3
          task task-1.1 done :4
          section acceptance-criteria -(todo) 0/1 :6
            task task-1.2 todo :7
        section done-when -(todo) 0/1 :9
          item d todo :10
    `).trimEnd());
  });

  it('puts tasks below those whose numbers theirs begin with, under the same heading', async () => {
    const texts = { [TASKS]: '## 1. A\n- [x] 1. B\n- [x] 2. C\n- [x] 2.1 D\n\n## 2. E\n- [ ] 2.1 F\n- [ ] 2.1.1 G\n  - [ ] 2. H\n- [ ] 2.2 I\n' };
    const { plan } = await opened(texts);
    assert.equal(draw(plan.subject(ALBUMS)!), outdented(`
      plan ${ALBUMS} -(wip) 2/4 :1
        section 1-a -(done) 2/2 :1
          task task-1 done :2
          task task-2 done(done) 1/1 :3
            task task-2.1 done :4
        section 2-e -(todo) 0/2 :6
          task task-2.1 todo(todo) 0/1 :7
            task task-2.1.1 todo(todo) 0/1 :8
              task task-2 todo :9
          task task-2.2 todo :10
    `).trimEnd());
    assert.deepEqual(await told(texts), []);
  });

  it('shows groups within groups, as deep as the headings of their tasks', async () => {
    const { plan } = await opened({ [TASKS]: '# Tasks\n\n## Phase 1\n\n### 1.1 Model\n- [x] A\n- [ ] B\n\n### 1.2 Routes\n\n#### Tests\n- [ ] C\n\n## Notes\n\n### Why\nText.\n' });
    assert.equal(draw(plan.subject(ALBUMS)!), outdented(`
      plan ${ALBUMS} -(wip) 1/3 :1
        section phase-1 -(wip) 1/3 :3
          section 11-model -(wip) 1/2 :5
            item a done :6
            item b todo :7
          section 12-routes -(todo) 0/1 :9
            section tests -(todo) 0/1 :11
              item c todo :12
    `).trimEnd());
  });

  it('changes the character in the box and nothing else', async () => {
    const flip = (text: string, by: string, id: string, status: 'done' | 'wip' | 'todo'): Promise<void> =>
      assertFlip(instead(files, TASKS, text, by), `${ALBUMS}#${id}`, status);
    await flip('- [ ] 2.3', '- ⟦[ ]⇒[x]⟧ 2.3', '2-albums/task-2.3', 'done');
    await flip('- [-] 2.2.2', '- ⟦[-]⇒[x]⟧ 2.2.2', '2-albums/task-2.2/task-2.2.2', 'done');
    await flip('- [x] 1.1', '- ⟦[x]⇒[ ]⟧ 1.1', '1-setup/task-1.1', 'todo');
    await assertFlip({ [TASKS]: '## 1. A\r\n- ⟦[ ]⇒[~]⟧ 1.1 B\r\n' }, `${ALBUMS}#1-a/task-1.1`, 'wip');
    await assertFlip({ [TASKS]: '## 1. A\n- [-] 1.1 B\n- ⟦[ ]⇒[-]⟧ 1.2 C\n' }, `${ALBUMS}#1-a/task-1.2`, 'wip');
    await assertFlip({ [TASKS]: '## 1. A\n- [/] 1.1 B\n- ⟦[ ]⇒[/]⟧ 1.2 C\n' }, `${ALBUMS}#1-a/task-1.2`, 'wip');
    await assertFlip({ [TASKS]: '## 1. A\n- ⟦[/]⇒[x]⟧ 1.1 B\n' }, `${ALBUMS}#1-a/task-1.1`, 'done');
  });

  it('writes the status of a change behind the title of its tasks, and nowhere else', async () => {
    await assertFlip(instead(files, TASKS, '# Tasks', '# Tasks⟦⇒ ✅ [DONE]⟧'), ALBUMS, 'done');
    await assertRefused({ [TASKS]: '## 1. A\n- [ ] 1.1 B\n' }, ALBUMS, 'done', /^add-photo-albums has no status yet, and no place where one would be read$/);
    const besides = { 'openspec/changes/other/tasks.md': '---\nstatus: TODO\n---\n- [ ] 1.1 B\n' };
    await assertRefused({ ...besides, [TASKS]: '- [ ] 1.1 B\n' }, ALBUMS, 'done', /no place where one would be read$/);
    await assertRefused(files, `${ALBUMS}#1-setup`, 'done', /^1\. Setup has no status of its own, and no place for one$/);
  });

  it('takes the numbers of tasks that a task depends on for tasks of the same change', async () => {
    const text = [
      '## 1. A', '- [x] 1.1 B', '- [ ] 1.2 C', '  **Dependencies**: 1.1', '  **Files**: 1.1.md', '## 2. D', '- [ ] 2.1 E (depends on: 1.2 and task 1.1)',
      '- [ ] 2.2 F (requires 9.9)', '  **Depends on:** 2.1 (when merged), 1.1', '- [ ] 2.3 G', '  **Depends on:** zod 1.2, or 1.1', '  **Requires:** 1.2-beta', '- [ ] 2.4 I. See: 1.1. Depends on: 1.2, 2.1. Size: 2.2', '- [ ] 2.5 J', '  - Requires: 1.1',
      '## Overview', '- Task 1.2 depends on: 2.1', '', '**Depends on:** 1.1', '',
    ].join('\n');
    const { plan } = await opened({ [TASKS]: text, 'openspec/changes/other/tasks.md': '- [ ] 9.9 H\n' });
    const task = (id: string): string => id.replace(/^.*task-/, '');
    assert.deepEqual(plan.referencesIn(TASKS).filter(({ to }) => to.length > 0).map(({ from, relation, to }) => `${task(from)} ${relation} ${to.map(task).join()}`), [
      '1.2 depends-on 1.1', '2.1 depends-on 1.2', '2.1 depends-on 1.1', '2.2 depends-on 2.1', '2.4 depends-on 1.2', '2.4 depends-on 2.1', '2.5 depends-on 1.1',
    ]);
    assert.deepEqual(await told({ [TASKS]: text }), []);
  });

  it('follows links to requirements and tasks', async () => {
    const { plan } = await opened(files);
    assert.deepEqual(plan.referencesIn(`${ALBUMS}/proposal.md`).map((each) => `${drawn(each)} ${each.to.join()}`), [
      'mentions ../../specs/albums/spec.md#requirement-album-creation openspec/specs/albums#album-creation',
      `mentions ./design.md ${ALBUMS}/design.md`,
    ]);
    assert.deepEqual(plan.referencesTo(`${ALBUMS}#1-setup`).map(({ path }) => path), [`${ALBUMS}/design.md`]);
  });

  it('leads from a requirement of a change to that of the capability, and from there to all changes that speak of it', async () => {
    const { plan } = await opened(files);
    assert.deepEqual(plan.referencesIn(DELTA).map((each) => `${each.from.slice(ALBUMS.length)} ${drawn(each)} ${each.to.join()}`), [
      '/specs/albums#added-requirements/album-covers adds Album covers no subject ',
      '/specs/albums#modified-requirements/empty-albums changes Empty albums openspec/specs/albums#empty-albums',
      '/specs/albums#removed-requirements/album-export changes Album export openspec/specs/albums#album-export',
      '/specs/albums#renamed-requirements changes Album creation openspec/specs/albums#album-creation',
      '/specs/albums#renamed-requirements adds New albums no subject ',
    ]);
    const archived = 'openspec/changes/archive/2026-01-12-add-photo-upload/specs/photo-upload';
    assert.deepEqual(plan.referencesTo('openspec/specs/photo-upload#upload').map(({ from }) => from), [`${archived}#added-requirements/upload`]);
  });

  it('lets an editor follow the heading of a changed requirement', async () => {
    const { files: texts, path, offset } = caretIn(files, DELTA, '### Requirement: Empty ‸albums');
    const { plan } = await opened(texts);
    assert.deepEqual(definitionAt(plan, path, offset)?.places.map((place) => drawnPlace(texts, place)), [
      'albums/spec.md: ### Requirement: Empty albums',
    ]);
  });

  it('knows the requirements of a spec no longer when it is gone', async () => {
    const workspace = await opened(files);
    await workspace.update([], ['openspec/specs/albums/spec.md']);
    assert.deepEqual(workspace.plan.referencesIn(DELTA).flatMap(({ to }) => to), []);
  });

  it('gives a change or capability another name, and those who link to it, too', async () => {
    const texts = instead(files, 'openspec/changes/faster-thumbnails/proposal.md', 'four seconds', 'four seconds; [albums](../add-photo-albums/tasks.md) too');
    const workspace = await opened(texts);
    const renamed = async (id: string, name: string): Promise<Texts> => {
      const subject = subjectOf(workspace, id);
      const asked = { ...movingIn(texts, workspace), settings: DEFAULT_SETTINGS, exists: () => false };
      const { edits, moves } = await rename(asked, { subject, name: subject.name }, name);
      return movedTexts(appliedAll(texts, edits), moves);
    };
    const change = await renamed(ALBUMS, 'add-albums');
    assert.match(change['openspec/changes/faster-thumbnails/proposal.md'] ?? '', /\[albums\]\(\.\.\/add-albums\/tasks\.md\)/);
    assert.deepEqual(await told(change), []);
    const capability = await renamed('openspec/specs/albums', 'photo-albums');
    assert.match(capability[`${ALBUMS}/proposal.md`] ?? '', /\[photo-albums\]\(\.\.\/\.\.\/specs\/photo-albums\/spec\.md#requirement-album-creation\)/);
    assert.equal(capability[DELTA], files[DELTA]);
  });

  it('finds nothing to say of what the tool writes, nor of what is archived', async () => assert.deepEqual(await told(files), []));

  it('finds requirements that are changed under almost their names: archiving compares letter by letter', async () => {
    const change = 'openspec/changes/c/specs/a/spec.md';
    const spec = { 'openspec/specs/a/spec.md': '### Requirement: `Session` Timeout (30 min)\n\n### Requirement:  Sign in  \n\n### Requirement: Plain\n' };
    const said = async (text: string): Promise<readonly string[]> => (await told({ ...spec, [change]: text })).map((each) => each.slice(change.length + 1));
    assert.deepEqual(await said('## MODIFIED Requirements\n\n### Requirement: session timeout (30 min)\n\n### Requirement: Sign in ###\n'), [
      '3:18 warning broken-reference: `openspec/specs/a` has it as "`Session` Timeout (30 min)", letter by letter',
    ]);
    assert.deepEqual(await said('## REMOVED Requirements\n\n### Requirement: Session Timeout (30 min)\n\n### Requirement: Plain\n'), [
      '3:18 warning broken-reference: `openspec/specs/a` has it as "`Session` Timeout (30 min)", letter by letter',
    ]);
    assert.deepEqual(await said('## ADDED Requirements\n\n### Requirement: New\n\n## REMOVED Requirements\n\n### Requirement: `Session` Timeout (30 min)\n'), []);
    assert.deepEqual(await said('## RENAMED Requirements\n\n- FROM: `### Requirement: plain`\n- TO: `### Requirement: Plain text`\n'), [
      '3:27 warning broken-reference: `openspec/specs/a` has it as "Plain", letter by letter',
    ]);
    const files = { ...spec, [change]: '## MODIFIED Requirements\n\n### Requirement: Session timeout (30 min)\n' };
    const [finding] = (await check(files)).findings;
    assert.ok(finding !== undefined);
    const after = fixed(files, finding);
    assert.equal(after[change], '## MODIFIED Requirements\n\n### Requirement: `Session` Timeout (30 min)\n');
    assert.deepEqual(await told(after), []);
  });

  it('finds tasks of a group with one number, and requirements that are there twice', async () => {
    const spec = 'openspec/specs/a/spec.md';
    const change = 'openspec/changes/c';
    const text = {
      [`${change}/tasks.md`]: '## 1. A\n- [ ] 1.1 B\n- [ ] 1.1 C\n## D 2\n- [ ] 1.1 E\n## D 2\n- [ ] 1.1 F\n',
      [spec]: '## Requirements\n\n### Requirement: A\n\n### Requirement: B\n\n### Requirement: A\n',
      [`${change}/specs/a/spec.md`]: '## ADDED Requirements\n\n### Requirement: New\n\n## MODIFIED Requirements\n\n### Requirement: A\n\n' +
        '## ADDED Requirements\n\n### Requirement: New\n\n## RENAMED Requirements\n\n- FROM: `### Requirement: A`\n- TO: `### Requirement: C`\n',
    };
    assert.deepEqual(await told(text), [
      `${change}/specs/a/spec.md:11:1 warning duplicate-id: \`New\` is taken, on line 3`,
      `${change}/tasks.md:3:1 warning duplicate-id: \`1.1\` is taken, on line 2`,
      `${spec}:7:1 warning duplicate-id: \`A\` is taken, on line 3`,
    ]);
  });

  it('finds links that lead nowhere, and tasks that are done before their parts', async () => {
    assert.deepEqual(await told(instead(files, `${ALBUMS}/proposal.md`, '#requirement-album-creation', '#requirement-empty-album')), [
      `${ALBUMS}/proposal.md:8:51 warning broken-link: \`openspec/specs/albums/spec.md\` has no heading \`#requirement-empty-album\`; ` +
        'did you mean `#requirement-empty-albums`?',
    ]);
    assert.deepEqual(await told(instead(files, TASKS, '- [~] 2.2', '- [x] 2.2')), [
      `${TASKS}:11:3 warning status-rollup: \`2.2\` is \`[x]\`, but \`2.2.2\` is open`,
    ]);
  });

  describe('tells of requirements', () => {
    const SPEC = 'openspec/specs/albums/spec.md';
    const said = async (texts: Texts): Promise<readonly string[]> => (await told(texts)).map((each) => each.replace(`${ALBUMS}/specs/albums/`, ''));

    it('that are changed, removed or called otherwise, and are not there, with the one that is meant', async () => {
      assert.deepEqual(await said(instead(files, DELTA, 'ent: Empty albums', 'ent: Emty albums')), [
        'spec.md:14:18 warning broken-reference: `openspec/specs/albums` has no `Emty albums`; did you mean `Empty albums`?',
      ]);
      assert.deepEqual(await said(instead(files, DELTA, 'ent: Album export', 'ent: Export of all')), [
        'spec.md:23:18 warning broken-reference: `openspec/specs/albums` has no `Export of all`',
      ]);
      assert.deepEqual(await said(instead(files, DELTA, 'Requirement: Album creation', 'Requirement: Album Creator')), [
        'spec.md:29:27 warning broken-reference: `openspec/specs/albums` has no `Album Creator`; did you mean `Album creation`?',
      ]);
      const listed = instead(files, DELTA, '### Requirement: Album export\n', '- `### Requirement: Album exporter`\n- ### Requirement: Album export\n- **Requirement** of none\n\n');
      assert.deepEqual(await said(listed), [
        'spec.md:23:21 warning broken-reference: `openspec/specs/albums` has no `Album exporter`; did you mean `Album export`?',
      ]);
    });

    it('that are new, and are there already', async () => {
      assert.deepEqual(await said(instead(files, DELTA, 'ent: Album covers', 'ent: Album creation')), []);
      const texts = instead(instead(files, DELTA, 'ent: Album covers', 'ent: album creation'), DELTA, 'FROM: `### Requirement: Album creation`', 'FROM: `### Requirement: Album export`');
      assert.deepEqual(await said(texts), ['spec.md:5:18 warning duplicate-id: `openspec/specs/albums` has `album creation` already']);
      assert.deepEqual(await said(instead(files, DELTA, 'TO: `### Requirement: New albums', 'TO: ### Requirement: Empty albums')), []);
      const renamed = instead(files, SPEC, '### Requirement: Album export', '### Requirement: New albums\nText.\n\n### Requirement: Album export');
      assert.deepEqual(await said(renamed), ['spec.md:30:25 warning duplicate-id: `openspec/specs/albums` has `New albums` already']);
    });

    it('not where they are called so by the same change, or another one adds them', async () => {
      assert.deepEqual(await said(instead(files, DELTA, 'ent: Empty albums', 'ent: New albums')), []);
      const lost = instead(files, DELTA, 'ent: Empty albums', 'ent: Smart albums');
      const other = '## ADDED Requirements\n\n### Requirement: Smart albums\nThe system SHALL.\n';
      assert.equal((await said(lost)).length, 1);
      assert.deepEqual(await said({ ...lost, 'openspec/changes/faster-thumbnails/specs/albums/spec.md': other }), []);
      assert.equal((await said({ ...lost, 'openspec/changes/faster-thumbnails/specs/photos/spec.md': other })).length, 1);
      assert.equal((await said({ ...lost, 'openspec/changes/faster-thumbnails/specs/albums/spec.md': other.replace('ADDED', 'MODIFIED') })).length, 2);
      assert.equal((await said({ ...lost, 'openspec/changes/archive/2026-01-01-x/specs/albums/spec.md': other })).length, 1);
      const renamed = `## RENAMED Requirements\n\n- FROM: \`### Requirement: Empty albums\`\n- TO: \`### Requirement: Smart albums\`\n\n${other.replace('ADDED', 'MODIFIED')}`;
      assert.deepEqual(await said({ ...lost, 'openspec/changes/faster-thumbnails/specs/albums/spec.md': renamed }), []);
    });

    it('not where they are called so in lines without bullets, be it below their new names', async () => {
      const lost = instead(files, DELTA, 'ent: Empty albums', 'ent: Smart albums');
      const renamed = (lines: string): Texts => ({ ...lost, [DELTA]: (lost[DELTA] ?? '').replace(/(## RENAMED Requirements\n)[^]*$/, `$1${lines}`) });
      const plain = '\nFROM: `### Requirement: Empty albums`\nTO: `### Requirement: Smart albums`\n';
      assert.deepEqual(await said(renamed(plain)), []);
      assert.deepEqual(await said(renamed(`\n### Requirement: Smart albums\n${plain}`)), []);
      assert.equal((await said(renamed(`\n### Requirement: Other albums\n${plain}`))).length, 1);
      assert.equal((await said(renamed('\nNone.\n'))).length, 1);
    });

    it('of a capability that is not there, and not of what is archived', async () => {
      const spec = '## MODIFIED Requirements\n\n### Requirement: A\n';
      assert.deepEqual(await told({ ...files, 'openspec/changes/faster-thumbnails/specs/photos/spec.md': spec }), [
        'openspec/changes/faster-thumbnails/specs/photos/spec.md:3:18 warning broken-reference: `openspec/specs/photos` is not there to be changed',
      ]);
      assert.deepEqual(await told({ ...files, 'openspec/changes/archive/2026-01-01-x/specs/photos/spec.md': spec }), []);
    });

    it('with a fix that names the one that is meant', async () => {
      const texts = instead(files, DELTA, 'ent: Album creation', 'ent: Album creator');
      const { findings: [finding] } = await check(texts);
      assert.deepEqual(fixed(texts, finding!, 'Change to Album creation'), files);
    });
  });

  it('knows the headings of the Chinese edition, with either colon', async () => {
    const texts = {
      'openspec/specs/a/spec.md': '# a\n\n## 需求\n\n### 需求：上传\n\n### 需求:`下载` 文件\n\n### 需求: 删除\n',
      'openspec/changes/c/specs/a/spec.md': '## 新增需求\n\n### 需求：分享\n\n### 需求：上传\n\n## 修改需求\n\n### 需求:下载 文件\n\n### 需求：移动\n\n' +
        '## 移除需求\n\n## 重命名需求\n\n- FROM: `### 需求:删除`\n- TO: `### 需求:清除`\n',
    };
    const { plan } = await opened(texts);
    assert.equal(plan.roots.map((root) => draw(root)).join('\n'), outdented(`
      folder openspec - :1
        plan changes/c - :1
          folder specs - :1
            folder a - :1
              section 新增需求 - :1
                section 分享 - :3
                section 上传 - :5
              section 修改需求 - :7
                section 下载-文件 - :9
                section 移动 - :11
              section 移除需求 - :13
              section 重命名需求 - :15
        folder specs - :1
          folder a - :1
            section 上传 - :5
            section 下载-文件 - :7
            section 删除 - :9
    `).trimEnd());
    assert.deepEqual((await told(texts)).map((each) => each.replace(/^.*spec\.md:/, '')), [
      '5:8 warning duplicate-id: `openspec/specs/a` has `上传` already',
      '9:8 warning broken-reference: `openspec/specs/a` has it as "`下载` 文件", letter by letter',
      '11:8 warning broken-reference: `openspec/specs/a` has no `移动`',
    ]);
  });

  it('is not asked for what DREAM asks of its plans', async () => {
    const long = Array.from({ length: 600 }, (_, i) => `Line ${i}.\n\n`).join('');
    const front = '---\nname: other\nstatus: marinating\nmagnitude: Huge\nlast_updated: soon\n---\n';
    const asked = Object.fromEntries(['SP01_core', 'SP01_shop', 'p00_setup', 'modules', 'exploration'].flatMap((name) => [
      [`openspec/changes/${name}/tasks.md`, `${front}## 1. A\n\n- [x] 1.1 B\n\n${long}`],
      [`openspec/changes/${name}/01_login.md`, `# Notes\n\n${long}`],
      [`openspec/specs/${name}/spec.md`, `# Spec\n\n## Requirements\n\n### Requirement: A\n\n${long}`],
    ]));
    assert.deepEqual(await told(asked, undefined, { profile: '4.05' }), []);
  });

  it('lies beside other formats, each under its own root', async () => {
    const { plan } = await opened({ ...files, ...fixture('spec-kit'), ...fixture('kiro'), 'day_dream/_overview.md': '# Shop\n', 'TODO.md': '- [ ] x\n' });
    assert.deepEqual(plan.roots.map(({ title }) => title), ['Kiro', 'TODO', 'Shop', 'OpenSpec', 'Spec Kit']);
  });
});
