import assert from 'node:assert/strict';
import { definitionAt } from '../../../src/core/language/definition';
import type { FileClaims } from '../../../src/core/model/claims';
import { nextReport } from '../../../src/core/reports/next';
import { lineOf } from '../../../src/core/text/lines';
import { assertFlip, assertRefused, opened } from '../edits/flip';
import { drawnPlace } from '../language/drawn-place';
import { caretIn } from '../language/marked';
import { draw, outdented } from '../plan/draw';
import { told } from '../rules/findings';
import { drawn, fixture, instead } from './fixture';

const ALBUMS = '.kiro/specs/photo-albums';
const TASKS = `${ALBUMS}/tasks.md`;

describe('Kiro', () => {
  const files = fixture('kiro');

  it('shows specs with their tasks, nested by number, and the criteria of their requirements', async () => {
    const { plan } = await opened(files);
    assert.equal(plan.roots.map((root) => draw(root)).join('\n'), outdented(`
      folder .kiro/specs -(wip) 3/9 :1
        plan login-fix -(todo) 0/2 :1
          task task-1 todo :3
          task task-2 todo :5
          document bugfix.md - :1
        plan photo-albums -(wip) 3/7 :1
          task task-1 done :3
          task task-2 wip(wip) 1/3 :7
            task task-2.1 done :8
            task task-2.2 wip :11
            task task-2.3 todo :13
          task task-3 done(wip) 1/2 :16
            task task-3.1 done :17
            task task-3.2 todo :19
          task task-4 todo :23
          document design.md - :1
          document requirements.md - :1
            section 1 - :13
              section 1.1 - :19
              section 1.2 - :20
              section 1.3 - :22
            section 2 - :24
              section 2.1 - :30
              section 2.2 - :31
    `).trimEnd());
    const spec = plan.subject(ALBUMS);
    assert.deepEqual([spec?.name, spec?.title, spec?.path], ['photo-albums', 'photo-albums', TASKS]);
    assert.equal(plan.subject(`${ALBUMS}#task-2/task-2.3`)?.facts.priority, 'optional');
    assert.equal(plan.subject(`${ALBUMS}#task-2/task-2.3`)?.title, '2.3 Write unit tests for the album service');
  });

  it('leaves alone what else Kiro keeps', async () => {
    const { plan } = await opened(files);
    assert.deepEqual([...plan.files()].filter((path) => !path.startsWith('.kiro/specs/')), []);
  });

  it('leads from a task to the criteria that it is to meet, each at its number', async () => {
    const { plan } = await opened(files);
    const { lines } = plan.file(TASKS) as FileClaims;
    const text = files[TASKS] as string;
    const said = (id: string): readonly string[] => plan.referencesFrom(`${ALBUMS}#${id}`).map((each) => {
      assert.equal(text.slice(each.start, each.end), each.written);
      return `${lineOf(lines, each.start)} ${drawn(each)} ${each.to.join()}`;
    });
    assert.deepEqual(said('task-2/task-2.1'), [
      `10 mentions 1.1 ${ALBUMS}/requirements.md#1/1.1`, `10 mentions 1.2 ${ALBUMS}/requirements.md#1/1.2`,
    ]);
    assert.deepEqual(said('task-3/task-3.1'), [`18 mentions 2.2 ${ALBUMS}/requirements.md#2/2.2`]);
    assert.deepEqual(plan.referencesTo(`${ALBUMS}/requirements.md#1/1.2`).map(({ from }) => from.slice(ALBUMS.length)), [
      '#task-2/task-2.1', '#task-2/task-2.2', '#task-2/task-2.3',
    ]);
    assert.deepEqual(plan.referencesFrom(`${ALBUMS}/design.md`).map(({ to }) => to), [[`${ALBUMS}/requirements.md#2`]]);
    const whole = await opened(instead(files, TASKS, '_Requirements: 1.1_', '_Requirements: 2_'));
    assert.deepEqual(whole.plan.referencesFrom(`${ALBUMS}#task-1`).map(({ to }) => to), [[`${ALBUMS}/requirements.md#2`]]);
  });

  it('lets an editor follow a number to its criterion', async () => {
    const { files: texts, path, offset } = caretIn(files, TASKS, '_Requirements: 1.2, 1.‸3_');
    const { plan } = await opened(texts);
    assert.deepEqual(definitionAt(plan, path, offset)?.places.map((place) => drawnPlace(texts, place)), [
      'photo-albums/requirements.md: 3. WHILE albums are loading THE SYSTEM SHALL show a placeholder',
    ]);
    const ofRange = async (marked: string): Promise<readonly string[] | undefined> => {
      const range = caretIn(instead(files, TASKS, '_Requirements: 1.2, 1.3_', '_Requirements: 1.1-1.3_'), TASKS, marked);
      return definitionAt((await opened(range.files)).plan, range.path, range.offset)?.places.map((place) => drawnPlace(range.files, place).slice(30, 40));
    };
    assert.deepEqual([await ofRange('1.1-1.‸3'), await ofRange('1.‸1-1.3')], [['3. WHILE a'], ['1. WHEN a ']]);
  });

  it('nests by number, whatever stands between and however it is indented', async () => {
    const { plan } = await opened({
      [TASKS]: [
        '# Implementation Plan', '- [ ] 1. A', '- [ ] 2. B', '  - [ ] 1.1 C', '- [ ] 2.1.1 D', '- [ ] 2.1 E', '- [ ] 2.1.2 F', '- [ ] 10. G',
        '- [ ] No number', '- [ ] 3D glasses', '- [ ] 2.1 Again',
      ].join('\n'),
    });
    assert.equal(draw(plan.subject(ALBUMS)!), outdented(`
      plan .kiro/specs/photo-albums -(todo) 0/7 :1
        task task-1 todo(todo) 0/1 :2
          task task-1.1 todo :4
        task task-2 todo(todo) 0/3 :3
          task task-2.1.1 todo :5
          task task-2.1 todo(todo) 0/1 :6
            task task-2.1.2 todo :7
          task task-2.1~2 todo :11
        task task-10 todo :8
        item no-number todo :9
        item 3d-glasses todo :10
    `).trimEnd());
  });

  it('changes the character in the box and nothing else', async () => {
    const flip = (text: string, by: string, id: string, status: 'done' | 'wip' | 'todo'): Promise<void> =>
      assertFlip(instead(files, TASKS, text, by), `${ALBUMS}#${id}`, status);
    await flip('- [-] 2.2', '- ⟦[-]⇒[x]⟧ 2.2', 'task-2/task-2.2', 'done');
    await flip('- [ ]* 2.3', '- ⟦[ ]⇒[x]⟧* 2.3', 'task-2/task-2.3', 'done');
    await flip('- [ ] 4.', '- ⟦[ ]⇒[-]⟧ 4.', 'task-4', 'wip');
    await flip('  - [x] 3.1', '  - ⟦[x]⇒[ ]⟧ 3.1', 'task-3/task-3.1', 'todo');
    await assertFlip({ [TASKS]: '# Implementation Plan\r\n\r\n- ⟦[ ]⇒[-]⟧ 1. A\r\n' }, `${ALBUMS}#task-1`, 'wip');
    await assertRefused(files, ALBUMS, 'done', /^photo-albums has no status of its own: it is what its tasks say$/);
    await assertRefused({ [TASKS]: '# Plan\n\n## Phase 1: A\n\n- [ ] 1. B\n' }, `${ALBUMS}#phase-1`, 'wip', /^Phase 1 has no status of its own/);
  });

  it('finds nothing to say of what the tool writes', async () => assert.deepEqual(await told(files), []));

  it('finds criteria that are not there, and tasks that are done before their parts', async () => {
    assert.deepEqual(await told(instead(files, TASKS, '_Requirements: 1.1, 1.2_', '_Requirements: 1.1, 1.4, 3_')), [
      `${TASKS}:10:25 info unknown-ticket: no requirement \`1.4\``, `${TASKS}:10:30 info unknown-ticket: no requirement \`3\``,
    ]);
    assert.deepEqual(await told(instead(files, TASKS, '- [x] 3.1', '- [ ] 3.1')), [
      `${TASKS}:16:3 warning status-rollup: \`3\` is \`[x]\`, but \`3.1\` is open`,
    ]);
  });

  it('takes nothing in designs and requirements for work', async () => {
    const { plan } = await opened({
      [TASKS]: '- [ ] 1. A\n',
      [`${ALBUMS}/design.md`]: '# Design\n\n### ADR-1: SQLite\n\n### ADR-2: No cache\n\n| Task ID | Title | Status |\n|---|---|---|\n| AB-1 | x | Done |\n',
      [`${ALBUMS}/requirements.md`]: '### NFR-1: Fast\n\n### NFR-2: Safe\n',
    });
    assert.equal(draw(plan.subject(ALBUMS)!), outdented(`
      plan .kiro/specs/photo-albums -(todo) 0/1 :1
        task task-1 todo :1
        document design.md - :1
        document requirements.md - :1
    `).trimEnd());
  });

  it('reads requirements in the languages in which Kiro writes them', async () => {
    const languages: readonly (readonly [string, string, string])[] = [
      ['Требование 1: Альбомы', '#### Критерии приёмки', 'Требования: 1.1'], ['需求 1：相册', '#### 验收标准', '需求：1.1'],
      ['要件1', '#### 受け入れ基準（Acceptance Criteria）', '要件: 1.1'], ['요구사항 1', '#### 인수 조건 (앨범)', '요구사항: 1.1'],
      ['Requisito 1 - Álbumes', '#### Criterios de Aceptación', 'Requisitos: 1.1'], ['Exigence 1 : Albums', '#### Critères d\'acceptation', 'Exigences : 1.1'],
      ['Anforderung 1', '#### Akzeptanzkriterien', 'Anforderungen: 1.1'], ['REQ-1: Albums', '', 'Requirements: REQ-1.1'],
    ];
    for (const [requirement, criteria, tracing] of languages) {
      const { plan } = await opened({
        [TASKS]: `- [ ] 1. A\n  - _${tracing}_\n`, [`${ALBUMS}/requirements.md`]: `# R\n\n### ${requirement}\n\n${criteria}\n\n1. a\n2. b\n`,
      });
      assert.deepEqual(plan.referencesFrom(`${ALBUMS}#task-1`).map(({ to }) => to), [[`${ALBUMS}/requirements.md#1/1.1`]], requirement);
      assert.equal(plan.subject(`${ALBUMS}/requirements.md#1`)?.children.length, 2, requirement);
    }
  });

  it('leaves alone what a requirement says of itself, and its other lists', async () => {
    const { plan } = await opened({
      [TASKS]: '- [ ] 1. A\n',
      [`${ALBUMS}/requirements.md`]: [
        '### Requirement 1: Albums ✅ Done', '**Status:** Planned', '**Acceptance Criteria:**', '1. a', '**Notes:**', '1. b', '### ✅ Requirement 2', '1. c', '2. d',
      ].join('\n\n'),
    });
    assert.equal(draw(plan.subject(`${ALBUMS}/requirements.md`)!), outdented(`
      document .kiro/specs/photo-albums/requirements.md - :1
        section 1 - :1
          section 1.1 - :7
        section 2 - :13
          section 2.1 - :15
          section 2.2 - :17
    `).trimEnd());
  });

  it('knows criteria by the numbers that they say, else by their order', async () => {
    const numbers = async (...criteria: readonly string[]): Promise<readonly string[]> => {
      const { plan } = await opened({
        [TASKS]: '- [ ] 1. A\n', [`${ALBUMS}/requirements.md`]: `### Requirement 2\n\n#### Acceptance Criteria\n\n${criteria.join('\n')}\n`,
      });
      return plan.subject(`${ALBUMS}/requirements.md#2`)?.children.map(({ name, title }) => `${name}: ${title}`) ?? [];
    };
    assert.deepEqual(await numbers('- [ ] 2.1 — A', '- [x] 2.3 B', '- [ ] C'), ['2.1: 2.1 A', '2.3: 2.3 B', '2.4: 2.4 C']);
    assert.deepEqual(await numbers('1. **AC-2.1**: A', '1. 1.5 times as fast', '1. 2.5x as fast'), [
      '2.1: 2.1 A', '2.2: 2.2 1.5 times as fast', '2.3: 2.3 2.5x as fast',
    ]);
  });

  it('reads numbers in lists and ranges, whatever they are called, each at its place', async () => {
    const requirements = [1, 2].map((n) => `### Requirement ${n}\n\n${['a', 'b', 'c', 'd'].map((each, i) => `${i + 1}. ${each}\n`).join('')}`).join('\n');
    const said = async (line: string): Promise<readonly string[]> => {
      const text = `- [ ] 1. A\n  - ${line}\n`;
      const { plan } = await opened({ [TASKS]: text, [`${ALBUMS}/requirements.md`]: requirements });
      return plan.referencesFrom(`${ALBUMS}#task-1`).filter(({ form }) => form === 'item').map(({ start, end, written, to: [id = ''] }) => {
        assert.ok([written, '1.1–1.4', '1.1 to 1.4'].includes(text.slice(start, end)), line);
        return id.slice(id.indexOf('#') + 1);
      });
    };
    assert.deepEqual(await said('_Requirements: 1.1–1.4, 2_'), ['1/1.1', '1/1.2', '1/1.3', '1/1.4', '2']);
    assert.deepEqual(await said('_Requirements: 1.1 to 1.4_'), ['1/1.1', '1/1.2', '1/1.3', '1/1.4']);
    assert.deepEqual(await said('_Requirements: Requirement 1, R2.1 and 2.2_'), ['1', '2/2.1', '2/2.2']);
    assert.deepEqual(await said('_Requirements: REQ-1.1 (all, 2 of them), 2.3 rate limits, 2 retries_'), ['1/1.1', '2/2.3']);
    assert.deepEqual(await said('_Requirements: 1.1, NFR-1, NFR 2.2, AC-2.1, AC-2_'), ['1/1.1', '2/2.1']);
    assert.deepEqual(await said('**Validates: Requirements 1.2, 2.1**'), ['1/1.2', '2/2.1']);
    assert.deepEqual(await said('**Requirements:** 1.2, 2.1'), ['1/1.2', '2/2.1']);
    assert.deepEqual(await said('**验证需求: 2.1、2.2**'), ['2/2.1', '2/2.2']);
    assert.deepEqual(await said('Requirement 1 is met by the store'), []);
    assert.deepEqual(await said('_Requirements: All requirements_'), []);
  });

  it('lets tasks wait for others, as cc-sdd writes it', async () => {
    const { plan } = await opened({ [TASKS]: '- [ ] 1. A\n- [ ] 1.1 (P) B\n- [ ] 1.2 C\n  - _Depends: 1.1, 1.3_\n' });
    const { next, waiting } = nextReport(plan);
    assert.deepEqual([next.map(({ name }) => name), waiting.map(({ name, waitsFor }) => [name, waitsFor.map((each) => each.name)])], [['1.1'], [['1.2', ['1.1']]]]);
    assert.deepEqual(await told({ [TASKS]: '- [ ] 1. A\n- [ ] 1.1 (P) B\n- [ ] 1.2 C\n  - _Depends: 1.1, 1.3_\n' }), [
      `${TASKS}:4:20 info unknown-ticket: no task \`1.3\``,
    ]);
    const fields = await opened({ [TASKS]: '- [ ] 1. A\n- [ ] 2. B\n- [ ] 3. C\n- [ ] 4. D\n  - **Dependencies:** Tasks 1–3 and SQLite 3\n  - [ ] 4.1 E\n' });
    assert.deepEqual(nextReport(fields.plan).waiting.map(({ waitsFor }) => waitsFor.map((each) => each.name)), [['1', '2', '3']]);
    for (const packages of ['Python 3, 2', '2.1.0 of zod', '3.12+ of Python', 'none', 'Node 18.2, 20']) {
      assert.deepEqual(await told({ [TASKS]: `- [ ] 1. A\n- [ ] 2. B\n  - Dependencies: ${packages}\n` }), [], packages);
    }
  });

  it('shows no heading that just says that tasks follow', async () => {
    const { plan } = await opened({ [TASKS]: '# Plan\n\n## Overview\n\n## Tasks\n\n- [ ] 1. A\n\n### Backend\n\n- [ ] 2. B\n\n## Later\n\n### 任务\n\n- [ ] 3. C\n' });
    assert.equal(draw(plan.subject(ALBUMS)!), outdented(`
      plan .kiro/specs/photo-albums -(todo) 0/3 :1
        task task-1 todo :7
        section backend -(todo) 0/1 :9
          task task-2 todo :11
        section later -(todo) 0/1 :13
          task task-3 todo :17
    `).trimEnd());
  });

  it('tells of what is open over nothing but what is done or optional', async () => {
    assert.deepEqual(await told({ [TASKS]: '- [-] 1. A\n  - [x] 1.1 B\n  - [ ]* 1.2 C\n- [ ] 2. D\n  - [x] 2.1 E\n- [ ] 3. F\n  - [ ]* 3.1 G\n' }), [
      `${TASKS}:1:3 info status-rollup: \`1\` is \`[-]\`, but all of its children are done or optional`,
      `${TASKS}:4:3 warning status-rollup: \`2\` is \`[ ]\`, but all of its children are done`,
    ]);
  });

  it('misses no criterion of a requirement of which it knows none', async () => {
    assert.deepEqual(await told({
      [TASKS]: '- [ ] 1. A\n  - _Requirements: 1.1, 2.1, 2.2, 3.1_\n',
      [`${ALBUMS}/requirements.md`]: '### Requirement 1\n\n1.1 WHEN a THEN b\n\n### Requirement 2\n\n1. c\n',
    }), [`${TASKS}:2:30 info unknown-ticket: no requirement \`2.2\``, `${TASKS}:2:35 info unknown-ticket: no requirement \`3.1\``]);
  });

  it('finds tasks and requirements that share a number', async () => {
    const spec = '.kiro/specs/a';
    assert.deepEqual(await told({
      [`${spec}/tasks.md`]: '# Plan\n\n- [ ] 1. A\n  - [ ] 1.1 B\n  - [ ] 1.1 C\n- [ ] 1. D\n  - [ ] 1.1 E\n- [ ] 2 pears\n- [ ] 2 plums\n',
      [`${spec}/requirements.md`]: '# R\n\n### Requirement 1: A\n\n### Requirement 1: B\n\n## Notes 1\n\n## Notes 1\n',
    }), [
      `${spec}/requirements.md:5:1 warning duplicate-id: \`Requirement 1\` is taken, on line 3`,
      `${spec}/tasks.md:5:3 warning duplicate-id: \`1.1\` is taken, on line 4`,
      `${spec}/tasks.md:6:1 warning duplicate-id: \`1\` is taken, on line 3`,
    ]);
    assert.deepEqual(await told({ [`${spec}/tasks.md`]: '## Phase 1: A\n\n- [ ] 1. B\n\n## Phase 2: C\n\n- [ ] 1. D\n' }), []);
  });

  it('takes no file of another spec for one that is not there', async () => {
    assert.deepEqual(await told({ [TASKS]: '[a](../gone/tasks.md) [b](requirements.md)\n', '.kiro/specs/core/requirements.md': '# R\n' }), [
      `${TASKS}:1:5 warning broken-link: \`../gone/tasks.md\` is not there`,
      `${TASKS}:1:27 warning broken-link: \`requirements.md\` is not there`,
    ]);
    assert.deepEqual(await told({ '.kiro/specs/core/tasks.md': '[a](../gore/tasks.md)\n' }), [
      '.kiro/specs/core/tasks.md:1:5 warning broken-link: `../gore/tasks.md` is not there',
    ]);
  });

  it('shows specs that are over last, and does not check them', async () => {
    const wrong = '- [x] 1. A\n  - [ ] 1.1 B\n';
    const over = ['archive', '_archived', 'Completed', '_archive/2026'].map((name) => `.kiro/specs/${name}/old-${name.length}/tasks.md`);
    const files = { ...Object.fromEntries(over.map((path) => [path, wrong])), '.kiro/specs/zoom/tasks.md': '- [ ] 1. A\n' };
    const { plan } = await opened(files);
    assert.deepEqual(plan.roots[0]?.children.map(({ name, isArchived }) => `${name} ${isArchived}`), [
      'zoom false', 'old-9 true', 'old-13 true', 'old-9 true', 'old-7 true',
    ]);
    assert.deepEqual(await told(files), []);
    assert.equal((await told({ '.kiro/specs/archive/tasks.md': wrong })).length, 1);
  });

  it('is not asked for what DREAM asks of its plans', async () => {
    const long = Array.from({ length: 600 }, (_, i) => `Line ${i}.\n\n`).join('');
    const front = '---\nname: other\nstatus: marinating\nmagnitude: Huge\nlast_updated: soon\ndepends_on: [SP05]\n---\n';
    const names = ['SP01_core', 'SP01_shop', 'p00_setup', 'modules', 'exploration'];
    const asked = Object.fromEntries(names.flatMap((name) => [
      [`.kiro/specs/${name}/tasks.md`, `${front.replace(/depends_on.*\n/, '')}# Implementation Plan\n\n- [x] 1. A\n\n${long}`],
      [`.kiro/specs/${name}/01_login.md`, `# Notes\n\n${long}`],
    ]));
    assert.deepEqual(await told(asked, undefined, { profile: '4.05' }), []);
  });

  it('lies beside other formats, each under its own root', async () => {
    const { plan } = await opened({ ...files, ...fixture('spec-kit'), 'day_dream/_overview.md': '# Shop\n', 'TODO.md': '- [ ] x\n' });
    assert.deepEqual(plan.roots.map(({ id, kind }) => `${kind} ${id}`), ['folder .kiro/specs', 'plan TODO.md', 'root day_dream', 'folder specs']);
    assert.deepEqual(plan.roots.map(({ title }) => title), ['Kiro', 'TODO', 'Shop', 'Spec Kit']);
  });

  it('is DREAM\'s where it lies in a DREAM plan, and its own again when that is gone', async () => {
    const both = { ...files, '.kiro/specs/_overview.md': '---\nstatus: WIP\n---\n# Shop\n' };
    const workspace = await opened(both);
    assert.deepEqual(workspace.plan.roots.map(({ kind, children }) => `${kind} ${children.map((each) => each.kind).join()}`), [
      'root document,document,document,document,document',
    ]);
    const before = (await opened(files)).plan.roots.map((root) => draw(root));
    await workspace.update([], ['.kiro/specs/_overview.md']);
    assert.deepEqual(workspace.plan.roots.map((root) => draw(root)), before);
  });
});
