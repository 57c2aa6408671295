import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeAction, CodeActionKind, commands, ConfigurationTarget, extensions, Range, type TextDocument, type Uri, workspace } from 'vscode';
import manifest from '../../../package.json';
import type { Finding } from '../../../src/core/model/finding';
import { RULE_IDS, type RuleId } from '../../../src/core/model/rule-ids';
import type { Insight } from '../../../src/vscode/extension';
import { Scratch } from './scratch';
import { answer, closeAll, eventually, open, planFolder, show, type, waymark } from './waymark';

const SHOP = '.agent_plan/day_dream/SP06_marketplace';

const PLACEHOLDER = {
  rule: 'placeholder-id',
  text: '# Ship\n\n- [x] [PF-001] Keel\n- [ ] [PF-XXX] Mast\n',
  fixed: '# Ship\n\n- [x] [PF-001] Keel\n- [ ] [PF-002] Mast\n',
} as const;

/** Of what they find only people know what to do. */
const WITHOUT_FIX: ReadonlySet<RuleId> = new Set([
  'invalid-setting', 'unreadable-frontmatter', 'depends-on-cut', 'dependency-cycle', 'line-limit', 'p0-limits', 'exploration-expired', 'archive-candidate',
]);

/** The files of the bad example on a rule's page. */
function badExample(rule: RuleId): Readonly<Record<string, string>> {
  const page = readFileSync(join(extensions.getExtension(`${manifest.publisher}.${manifest.name}`)!.extensionPath, 'docs/rules', `${rule}.md`), 'utf8');
  const bad = page.slice(page.indexOf('\n## Bad\n'), page.indexOf('\n## Good\n'));
  return Object.fromEntries([...bad.matchAll(/^(`{3,})markdown (\S.*)\n([\s\S]*?)^\1$/gm)].map(([, , path = '', text = '']) => [`${rule}/${path}`, text]));
}

describe('quick fixes', () => {
  let insight: Insight;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'fixes');
  });
  afterEach(async () => {
    await workspace.getConfiguration('waymark').update('rules', undefined);
    await scratch.clear(insight);
  });

  const pathOf = (uri: Uri): string => planFolder(insight).files.pathOf(uri)!;
  const findings = (uri: Uri): readonly Finding[] => insight.problems.of(planFolder(insight), pathOf(uri));

  /** The actions for what a rule has found in an open document, when it has. */
  async function actionsFor(document: TextDocument, rule: RuleId): Promise<readonly CodeAction[]> {
    return eventually(insight, async () => {
      const finding = findings(document.uri).find((each) => each.rule === rule);
      assert.ok(finding, `${rule} has found nothing`);
      const range = new Range(document.positionAt(finding.start), document.positionAt(finding.end));
      const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, CodeActionKind.QuickFix.value);
      const ours = actions.filter(({ command }) => command?.command === 'waymark.applyFix' && (command.arguments?.[0] as { rule: string }).rule === rule);
      assert.ok(ours.length > 0);
      return ours;
    });
  }

  /** What Fix All would make of a document; `null`: nothing. */
  async function fixAll(document: TextDocument): Promise<CodeAction | null> {
    const range = new Range(0, 0, document.lineCount, 0);
    const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, CodeActionKind.SourceFixAll.value);
    return actions.find(({ kind }) => kind?.value === 'source.fixAll.waymark') ?? null;
  }

  async function run({ command }: CodeAction): Promise<readonly string[]> {
    const heard = answer(insight);
    assert.ok(command);
    await commands.executeCommand(command.command, ...command.arguments as unknown[]);
    return heard;
  }

  function called(actions: readonly CodeAction[], title: string): CodeAction {
    const action = actions.find((each) => each.title === title);
    assert.ok(action, `${title} is not among ${actions.map((each) => each.title).join(', ')}`);
    return action;
  }

  const isGone = (uri: Uri, rule: RuleId): Promise<void> => (
    eventually(insight, () => assert.deepEqual(findings(uri).filter((each) => each.rule === rule).map((each) => each.message()), []))
  );

  it('put right what is wrong in the shop', async function () {
    this.timeout(60_000);
    const { files, plan } = planFolder(insight);
    const paths = [...plan.files()];
    const bytes = await Promise.all(paths.map((path) => workspace.fs.readFile(files.uriOf(path))));
    const count = (): number => paths.reduce((sum, path) => sum + insight.problems.of(planFolder(insight), path).length, 0);
    await eventually(insight, () => assert.equal(count(), 10));
    const fix = async (rule: RuleId, file: string, title: string): Promise<TextDocument> => {
      const document = await open(files.uriOf(`${SHOP}/${file}`));
      assert.deepEqual(await run(called(await actionsFor(document, rule), title)), []);
      await isGone(document.uri, rule);
      return document;
    };
    await fix('status-conflict', 'p01_order_splitting/_overview.md', 'Set all to wip, as here');
    await show(files.uriOf(`${SHOP}/p01_order_splitting/01_multi_vendor_cart.md`));
    await commands.executeCommand('undo');
    await fix('status-conflict', 'p01_order_splitting/_overview.md', 'Set to done, as in its front matter');
    for (const [rule, file, title] of [
      ['broken-link', '02_architecture.md', 'Link to ../exploration/_archive/marketplace_build_vs_buy.md'],
      ['garbled-text', '05_feat_order_routing.md', 'Repair the file'],
      ['blocker-resolved', '06_feat_payout_system.md', 'Set 06_feat_payout_system to todo'],
      ['unknown-plan', '_overview.md', 'Change to multitenancy_migration'],
      ['stale-module', 'modules/vendor_portal.md', 'Reviewed today'],
      ['status-rollup', 'p00_vendor_foundation/_overview.md', 'Set p00_vendor_foundation to done'],
      ['missing-field', 'p00_vendor_foundation/vendor_products/_overview.md', 'Insert last_updated'],
    ] as const) {
      const document = await fix(rule, file, title);
      assert.ok(!document.isDirty, file);
    }
    await closeAll();
    await Promise.all(paths.map((path, i) => workspace.fs.writeFile(files.uriOf(path), bytes[i]!)));
    await eventually(insight, () => assert.equal(count(), 10));
  });

  it('put right at once what they can without asking and without other files, on Fix All and on save', async () => {
    const text = '# Ship\n\nBuilt in three steps â€” one a month.\n\n- [x] [PF-001] Keel\n- [ ] [PF-XXX] Mast\n- [ ] [PF-XXX] Sails\n';
    const fixed = '# Ship\n\nBuilt in three steps — one a month.\n\n- [x] [PF-001] Keel\n- [ ] [PF-002] Mast\n- [ ] [PF-003] Sails\n';
    await scratch.plan(insight, { 'ship-plan.md': text, 'dock-plan.md': '# Dock\n\n- [ ] Gate\n' });
    assert.equal(await fixAll(await open(scratch.uri('dock-plan.md'))), null, 'there is nothing to do');
    const ship = await show(scratch.uri('ship-plan.md'));
    const action = await eventually(insight, async () => {
      const found = await fixAll(ship);
      assert.ok(found?.edit);
      return found;
    });
    assert.deepEqual(action.edit?.entries().map(([uri]) => uri.path), [ship.uri.path]);
    await workspace.applyEdit(action.edit);
    assert.equal(ship.getText(), fixed);

    const editor = workspace.getConfiguration('editor', ship);
    await editor.update('codeActionsOnSave', { 'source.fixAll.waymark': 'explicit' }, ConfigurationTarget.Workspace);
    try {
      await type(ship, '- [ ] [PF-003] Sails\n', '- [ ] [PF-003] Sails\n- [ ] [PF-XXX] Rudder\n');
      await commands.executeCommand('workbench.action.files.save');
      await eventually(insight, () => assert.equal(scratch.read('ship-plan.md'), `${fixed}- [ ] [PF-004] Rudder\n`));
    } finally {
      await editor.update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace);
    }
  });

  it('offer to archive what is over', async () => {
    const path = '.agent_plan/day_dream/exploration/meeting_2025_12_15_scope_cut.md';
    const document = await open(planFolder(insight).files.uriOf(path));
    await eventually(insight, async () => {
      const finding = findings(document.uri).find(({ rule }) => rule === 'exploration-expired');
      assert.ok(finding, 'it is not told that it has expired');
      const range = new Range(document.positionAt(finding.start), document.positionAt(finding.end));
      const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, CodeActionKind.QuickFix.value);
      const archive = actions.find(({ command }) => command?.command === 'waymark.archive');
      assert.equal((archive?.command?.arguments?.[0] as { id: string } | undefined)?.id, path);
    });
  });

  it('put right what is wrong in the examples of the rules', async function () {
    this.timeout(60_000);
    await workspace.getConfiguration('waymark').update('rules', { 'broken-path': 'warning' });
    await scratch.plan(insight, Object.assign({}, ...RULE_IDS.map(badExample)) as Record<string, string>);
    for (const rule of RULE_IDS.filter((id) => !WITHOUT_FIX.has(id))) {
      const paths = Object.keys(badExample(rule)).map((name) => scratch.path(name));
      const fixable = (): readonly Finding[] => paths.flatMap((path) => insight.problems.of(planFolder(insight), path))
        .filter((finding) => finding.rule === rule && finding.fixes().length > 0);
      const finding = await eventually(insight, () => {
        const [first] = fixable();
        assert.ok(first, `${rule} has found nothing that it can put right`);
        return first;
      });
      const count = fixable().length;
      const document = await open(planFolder(insight).files.uriOf(finding.path));
      const [action] = await actionsFor(document, rule);
      assert.deepEqual(await run(action!), [], rule);
      await eventually(insight, () => assert.ok(fixable().length < count, `${rule}: the fix has put nothing right`));
      assert.ok(!document.isDirty, rule);
    }
  });

  it('leave unsaved what was unsaved', async () => {
    const { rule, text, fixed } = PLACEHOLDER;
    await scratch.plan(insight, { 'ship-plan.md': text });
    const document = await open(scratch.uri('ship-plan.md'));
    await type(document, '# Ship', '# Sloop');
    await run((await actionsFor(document, rule))[0]!);
    assert.equal(document.getText(), fixed.replace('# Ship', '# Sloop'));
    assert.ok(document.isDirty);
    assert.equal(scratch.read('ship-plan.md'), text);
  });

  it('are offered in this order, the first preferred unless it is a guess', async () => {
    const { rule, text } = PLACEHOLDER;
    await scratch.plan(insight, { 'ship-plan.md': text });
    const actions = await actionsFor(await open(scratch.uri('ship-plan.md')), rule);
    assert.deepEqual(actions.map(({ title, isPreferred }) => isPreferred === true ? `${title}, preferred` : title), [
      'Change to PF-002, preferred',
      'Ignore `placeholder-id` here',
      'Ignore `placeholder-id` in this file',
      'Turn `placeholder-id` off in this workspace',
    ]);
  });

  it('put right all of a rule in a file', async () => {
    const text = '# Ship\n\n- [x] [PF-001] Keel\n- [ ] [PF-XXX] Mast\n- [ ] [PF-XXX] Sail\n';
    await scratch.plan(insight, { 'ship-plan.md': text });
    const document = await open(scratch.uri('ship-plan.md'));
    await run(called(await actionsFor(document, 'placeholder-id'), 'Fix all of `placeholder-id` in this file'));
    assert.equal(document.getText(), text.replace('XXX', '002').replace('XXX', '003'));
    await isGone(document.uri, 'placeholder-id');
  });

  it('ignore what is found, where a comment can stand', async function () {
    this.timeout(60_000);
    const comment = '<!-- waymark-disable-next-line broken-link -->';
    const cases = [
      ['a paragraph', 'here', '# Ship\n\nThe [rig](rig-plan.md).\n', `# Ship\n\n${comment}\nThe [rig](rig-plan.md).\n`],
      ['the middle of a paragraph', 'here', '# Ship\n\nIt has\nthe [rig](rig-plan.md).\n', `# Ship\n\nIt has ${comment}\nthe [rig](rig-plan.md).\n`],
      ['a list item', 'here', '# Ship\n\n- [ ] Keel\n  - [ ] The [rig](rig-plan.md)\n', `# Ship\n\n- [ ] Keel\n  ${comment}\n  - [ ] The [rig](rig-plan.md)\n`],
      ['a quote', 'here', '# Ship\n\n> The [rig](rig-plan.md)\n', `# Ship\n\n> ${comment}\n> The [rig](rig-plan.md)\n`],
      [
        'a table', 'in this table', '# Ship\n\n| Part |\n|---|\n| [rig](rig-plan.md) |\n\nEnd.\n',
        '# Ship\n\n<!-- waymark-disable broken-link -->\n| Part |\n|---|\n| [rig](rig-plan.md) |\n<!-- waymark-enable broken-link -->\n\nEnd.\n',
      ],
      ['a file', 'in this file', '# Ship\n\nThe [rig](rig-plan.md).\n', '<!-- waymark-disable-file broken-link -->\n# Ship\n\nThe [rig](rig-plan.md).\n'],
      [
        'a file with front matter', 'in this file', '---\nowner: kai\n---\n\n# Ship\n\nThe [rig](rig-plan.md).\n',
        '---\nowner: kai\n---\n<!-- waymark-disable-file broken-link -->\n\n# Ship\n\nThe [rig](rig-plan.md).\n',
      ],
    ] as const;
    await scratch.plan(insight, Object.fromEntries(cases.map(([where, , text]) => [`${where}/ship-plan.md`, text])));
    for (const [where, title, , ignored] of cases) {
      const document = await open(scratch.uri(`${where}/ship-plan.md`));
      await run(called(await actionsFor(document, 'broken-link'), `Ignore \`broken-link\` ${title}`));
      assert.equal(document.getText(), ignored, where);
      await isGone(document.uri, 'broken-link');
    }
  });

  it('turn a rule off, beside what else is set', async () => {
    await workspace.getConfiguration('waymark').update('rules', { 'unknown-ticket': 'error' });
    await eventually(insight, () => assert.equal(planFolder(insight).settings.rules['unknown-ticket'], 'error'));
    await scratch.plan(insight, { 'ship-plan.md': '# Ship\n\nThe [rig](rig-plan.md).\n' });
    const document = await open(scratch.uri('ship-plan.md'));
    await run(called(await actionsFor(document, 'broken-link'), 'Turn `broken-link` off in this workspace'));
    const set = workspace.getConfiguration('waymark').inspect<unknown>('rules')?.workspaceValue;
    assert.deepEqual(set, { 'unknown-ticket': 'error', 'broken-link': 'off' });
    await isGone(document.uri, 'broken-link');
  });

  it('say so when the text has changed since they were offered', async () => {
    await scratch.plan(insight, { 'ship-plan.md': '# Ship\n\nThe [rig](rig-plan.md).\n' });
    const document = await open(scratch.uri('ship-plan.md'));
    const action = called(await actionsFor(document, 'broken-link'), 'Ignore `broken-link` here');
    await type(document, '# Ship\n', '# Ship\n\nTall.\n');
    assert.deepEqual(await run(action), [`warning: Waymark: ${scratch.path('ship-plan.md')} has changed: look again`]);
    assert.equal(document.getText(), '# Ship\n\nTall.\n\nThe [rig](rig-plan.md).\n');
  });
});
