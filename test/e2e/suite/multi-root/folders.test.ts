import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, ConfigurationTarget, languages, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { Insight } from '../../../../src/vscode/extension';
import type { PlanFolder } from '../../../../src/vscode/plan-folder';
import type { PlanRows } from '../../../../src/vscode/tree/plan-rows';
import { drawn, rowOf } from '../drawn';
import { answer, eventually, waymark } from '../waymark';

describe('a workspace of several folders', () => {
  let insight: Insight;
  let rows: PlanRows;
  const written: string[] = [];
  before(async () => {
    insight = await waymark();
    rows = insight.view.rows;
  });
  afterEach(() => {
    for (const file of written.splice(0)) rmSync(file, { recursive: true, force: true });
  });

  function folder(name: string): PlanFolder {
    const found = insight.folders.all.find((each) => each.name === name);
    assert.ok(found, `there is no folder ${name}`);
    return found;
  }

  function write(file: string, text: string): string {
    writeFileSync(file, text);
    written.push(file);
    return file;
  }

  const tops = (): readonly string[] => drawn(rows, 1);

  it('has a row for each folder, in their order', () => {
    assert.deepEqual(workspace.workspaceFolders?.map(({ name }) => name), ['novamart', 'documents']);
    assert.deepEqual(drawn(rows, 2), [
      '▾ root-folder novamart · 34/37 (workspace)',
      '  ▾ play-circle NovaMart — Plans · 34/37 (subject)',
      '▾ root-folder documents · 29/58 (workspace)',
      '  ▾ play-circle Harbour Bay: Booking System Roadmap · 14/31 (subject status)',
      '  ▾ play-circle Gull Point Lighthouse: Light Without a Keeper · 15/27 (subject status)',
    ]);
  });

  it('sets a status in each, and the row of the folder counts it', async () => {
    const row = rowOf(rows, 'documents', 'Gull Point Lighthouse: Light Without a Keeper', 'Phase 5 — Open Tower', 'Glass in front of the controller');
    const file = join(folder('documents').uri.fsPath, 'lighthouse-plan.md');
    const text = readFileSync(file, 'utf8');
    const told: (string | null)[] = [];
    const listener = rows.onDidChangeTreeData((changed) => told.push(...changed?.map((each) => `${each.folder.path.split('/').at(-1)} ${each.id}`) ?? [null]));
    try {
      answer(insight, { status: 'done' });
      await commands.executeCommand('waymark.setStatus', row);
      assert.equal(readFileSync(file, 'utf8'), text.replace('[ ] Glass', '[x] Glass'));
      await eventually(insight, () => assert.ok(told.includes('documents null'), 'the row of the folder was not told'));
    } finally {
      listener.dispose();
      await commands.executeCommand('waymark.cycleStatus', row);
    }
    assert.equal(readFileSync(file, 'utf8'), text);
  });

  it('sets rows of several folders that are chosen together', async () => {
    const chosen = [
      rowOf(rows, 'novamart', 'NovaMart — Plans', 'SP06 — Marketplace', 'p02 — Payouts', 'Manual payout trigger'),
      rowOf(rows, 'documents', 'Gull Point Lighthouse: Light Without a Keeper', 'Phase 5 — Open Tower', 'Glass in front of the controller'),
    ];
    const statuses = (): readonly unknown[] => chosen.map(({ id }, i) => folder(i === 0 ? 'novamart' : 'documents').plan.subject(id ?? '')?.status);
    assert.deepEqual(statuses(), ['todo', 'todo']);
    answer(insight, { status: 'done' });
    await commands.executeCommand('waymark.setStatus', chosen[0], chosen);
    await eventually(insight, () => assert.deepEqual(statuses(), ['done', 'done']));
    answer(insight, { status: 'todo' });
    await commands.executeCommand('waymark.setStatus', chosen[0], chosen);
    await eventually(insight, () => assert.deepEqual(statuses(), ['todo', 'todo']));
  });

  it('leaves out rows of several folders together, each by a setting of its own folder', async () => {
    const chosen = [rowOf(rows, 'novamart', 'NovaMart — Plans', 'SP06 — Marketplace'), rowOf(rows, 'documents', 'Gull Point Lighthouse: Light Without a Keeper')];
    const left = (name: string): unknown => workspace.getConfiguration('waymark', folder(name).uri).inspect('exclude')?.workspaceFolderValue;
    const excluded: unknown[] = [];
    const heard = answer(insight, { press: 'Undo' });
    const tell = insight.prompts.tell.bind(insight.prompts);
    Object.assign(insight.prompts, {
      tell: (message: string, ...actions: string[]) => {
        excluded.push(left('novamart'), left('documents'));
        return tell(message, ...actions);
      },
    });
    await commands.executeCommand('waymark.exclude', chosen[0], chosen);
    Object.assign(insight.prompts, { tell });
    assert.deepEqual(excluded, [['.agent_plan/day_dream/SP06_marketplace'], ['lighthouse-plan.md']]);
    assert.deepEqual(heard, ['Waymark: .agent_plan/day_dream/SP06_marketplace, lighthouse-plan.md is left out from now on.']);
    assert.deepEqual([left('novamart'), left('documents')], [undefined, undefined]);
    await eventually(insight, () => assert.match(drawn(rows, 3).join('\n'), /Marketplace[^]*Gull Point/));
  });

  it('offers to leave brackets alone where a folder has a setting of its own, too', async () => {
    const validate = (name?: string): ReturnType<typeof workspace.getConfiguration> => workspace.getConfiguration('markdown.validate', name === undefined ? undefined : folder(name).uri);
    await validate('novamart').update('referenceLinks.enabled', 'error', ConfigurationTarget.WorkspaceFolder);
    try {
      answer(insight, { press: 'Set It for This Workspace' });
      await validate().update('enabled', true, ConfigurationTarget.Workspace);
      await eventually(insight, () => assert.deepEqual([validate('novamart').get('referenceLinks.enabled'), validate('documents').get('referenceLinks.enabled')], ['ignore', 'ignore']));
    } finally {
      for (const key of ['enabled', 'referenceLinks.enabled']) await validate().update(key, undefined, ConfigurationTarget.Workspace);
      await validate('novamart').update('referenceLinks.enabled', undefined, ConfigurationTarget.WorkspaceFolder);
    }
  });

  it('has settings of its own in each folder, read anew when they change', async () => {
    const plan = write(join(folder('documents').uri.fsPath, 'ideas.md'), '# Ideas\n\n- [ ] A café on the pier\n');
    const settings = write(join(folder('documents').uri.fsPath, '.waymark.json'), '{"include": ["ideas.md"]}');
    await eventually(insight, () => assert.ok(folder('documents').plan.subject('ideas.md')));
    assert.deepEqual(folder('novamart').settings.include, []);
    rmSync(settings);
    await eventually(insight, () => assert.equal(folder('documents').plan.subject('ideas.md'), undefined));
    rmSync(plan);
  });

  it('lets what was set in VS Code count more than the file', async () => {
    const { uri } = folder('documents');
    write(join(uri.fsPath, '.waymark.json'), '{"weeks": 7, "profile": "4.05"}');
    await eventually(insight, () => assert.equal(folder('documents').settings.weeks, 7));
    const set = (weeks: number | undefined): Thenable<void> => workspace.getConfiguration('waymark', uri).update('weeks', weeks, ConfigurationTarget.WorkspaceFolder);
    await set(3);
    await eventually(insight, () => assert.equal(folder('documents').settings.weeks, 3));
    assert.equal(folder('documents').settings.profile, '4.05');
    await set(undefined);
    await eventually(insight, () => assert.equal(folder('documents').settings.weeks, 7));
  });

  it('goes on with the last good settings where the file is wrong, and says so there, but not what its schema says', async () => {
    const heard = answer(insight);
    const file = write(join(folder('documents').uri.fsPath, '.waymark.json'), '{"weeks": 7}');
    await eventually(insight, () => assert.equal(folder('documents').settings.weeks, 7));
    const told = (): readonly string[] => languages.getDiagnostics(Uri.file(file)).filter(({ source }) => source === 'waymark')
      .map(({ range: { start, end }, message }) => `${start.line}:${start.character}-${end.character} ${message}`);
    write(file, '{"weeks": 8, "statusWords": {"todo": ["LATER"], "cut": ["later"]}}');
    await eventually(insight, () => assert.deepEqual(told(), ['0:56-63 "later" cannot mean both todo and cut']));
    assert.equal(folder('documents').settings.weeks, 7);
    write(file, '{"weeks": 0}');
    await eventually(insight, () => assert.deepEqual(told(), []));
    assert.equal(folder('documents').settings.weeks, 7);
    assert.deepEqual(heard, []);
  });

  it('takes a folder in that is added, and lets it go', async () => {
    const added = mkdtempSync(join(tmpdir(), 'waymark-added-'));
    written.push(added);
    mkdirSync(join(added, 'plans'));
    const file = write(join(added, 'plans/boat.md'), '# Boat\n\nThe [rig](rig.md).\n\n- [ ] Sail\n');
    const uri = Uri.file(added);
    assert.ok(workspace.updateWorkspaceFolders(2, 0, { uri, name: 'added' }));
    await eventually(insight, () => assert.deepEqual(tops().slice(2), ['▾ root-folder added · 0/1 (workspace)']));
    const problems = (): number => languages.getDiagnostics(Uri.file(file)).filter(({ source }) => source === 'waymark').length;
    await eventually(insight, () => assert.equal(problems(), 1));

    let isTopTold = false;
    const listener = rows.onDidChangeTreeData((changed) => {
      isTopTold ||= changed === undefined;
    });
    rmSync(file);
    await eventually(insight, () => assert.equal(tops().length, 2));
    // Without a plan it has no row.
    await eventually(insight, () => assert.ok(isTopTold));
    listener.dispose();
    writeFileSync(file, '# Boat\n\nThe [rig](rig.md).\n');
    await eventually(insight, () => assert.equal(tops().length, 3));
    await eventually(insight, () => assert.equal(problems(), 1));

    assert.ok(workspace.updateWorkspaceFolders(2, 1));
    await eventually(insight, () => {
      assert.equal(tops().length, 2);
      assert.equal(problems(), 0);
    });
    assert.equal(insight.folders.of(uri), undefined);
  });

  it('tells what breaks when something is moved to another folder, and changes nothing', async () => {
    const heard = answer(insight);
    const [from, to] = [folder('documents'), folder('novamart')];
    const plan = write(join(from.uri.fsPath, 'pier-plan.md'), '# Pier\n\nBeside [the light](lighthouse-plan.md).\n');
    const notes = write(join(from.uri.fsPath, 'pier-notes-plan.md'), '# Notes\n\nOn [the pier](pier-plan.md).\n');
    written.push(join(to.uri.fsPath, 'pier-plan.md'));
    await eventually(insight, () => assert.ok(from.plan.file('pier-plan.md') && from.plan.file('pier-notes-plan.md')));
    const edit = new WorkspaceEdit();
    edit.renameFile(Uri.file(plan), Uri.joinPath(to.uri, 'pier-plan.md'));
    assert.ok(await workspace.applyEdit(edit));
    await eventually(insight, () => assert.deepEqual(heard, [
      'warning: Waymark: what leaves the folder documents breaks 2 references, such as pier-notes-plan.md:3: `pier-plan.md` leads to pier-plan.md, which goes; the log has them all',
    ]));
    assert.equal(readFileSync(notes, 'utf8'), '# Notes\n\nOn [the pier](pier-plan.md).\n');
    assert.equal(readFileSync(join(to.uri.fsPath, 'pier-plan.md'), 'utf8'), '# Pier\n\nBeside [the light](lighthouse-plan.md).\n');
    await eventually(insight, () => assert.ok(to.plan.file('pier-plan.md') && !from.plan.file('pier-plan.md')));
  });
});
