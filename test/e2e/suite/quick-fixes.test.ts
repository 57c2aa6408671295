import assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind, commands, Range, type TextDocument, Uri, workspace } from 'vscode';
import type { Finding } from '../../../src/core/model/finding';
import type { RuleId } from '../../../src/core/model/rule-ids';
import type { Insight } from '../../../src/vscode/extension';
import { Scratch } from './scratch';
import { answer, closeAll, eventually, planFolder, show, type, waymark } from './waymark';

const SHOP = '.agent_plan/day_dream/SP06_marketplace';

/** Documents with one finding each that can be put right, by rule; the finding is gone after the first fix. */
const FAULTS: readonly (readonly [RuleId, string, string, Readonly<Record<string, string>>?])[] = [
  ['placeholder-id', '# Ship\n\n### [PF-001] Keel ⏳ TODO\n\n### [PF-XXX] Mast ⏳ TODO\n', '# Ship\n\n### [PF-001] Keel ⏳ TODO\n\n### [PF-002] Mast ⏳ TODO\n'],
  ['broken-link', '# Ship\n\nSee [the rig](rigg-plan.md).\n', '# Ship\n\nSee [the rig](rig-plan.md).\n', { 'rig-plan.md': '# Rig\n' }],
  ['garbled-text', '# Ship\n\n- [ ] Mast â€” the tall one\n', '# Ship\n\n- [ ] Mast — the tall one\n'],
];

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

  describe('in the shop', () => {
    const before = new Map<string, Uint8Array>();
    afterEach(async () => {
      await closeAll();
      for (const [path, bytes] of before) await workspace.fs.writeFile(planFolder(insight).files.uriOf(path), bytes);
      before.clear();
      await eventually(insight, () => assert.equal(planFolder(insight).isAtRest, true));
    });

    for (const [rule, file, title] of [
      ['broken-link', '02_architecture.md', 'Link to ../exploration/_archive/marketplace_build_vs_buy.md'],
      ['garbled-text', '05_feat_order_routing.md', 'Repair the file'],
      ['blocker-resolved', '06_feat_payout_system.md', 'Set 06_feat_payout_system to todo'],
      ['unknown-plan', '_overview.md', 'Change to multitenancy_migration'],
      ['stale-module', 'modules/vendor_portal.md', 'Reviewed today'],
      ['status-rollup', 'p00_vendor_foundation/_overview.md', 'Set p00_vendor_foundation to done'],
      ['missing-field', 'p00_vendor_foundation/vendor_products/_overview.md', 'Insert last_updated'],
      ['status-conflict', 'p01_order_splitting/_overview.md', 'Set to done, as in its front matter'],
      ['status-conflict', 'p01_order_splitting/_overview.md', 'Set all to wip, as here'],
    ] as const) {
      it(`${title}: ${rule} has nothing to say any more`, async () => {
        const { files, plan } = planFolder(insight);
        for (const path of plan.files()) if (path.startsWith(SHOP)) before.set(path, await workspace.fs.readFile(files.uriOf(path)));
        const document = await show(files.uriOf(`${SHOP}/${file}`));
        assert.deepEqual(await run(called(await actionsFor(document, rule), title)), []);
        await isGone(document.uri, rule);
        assert.ok(!document.isDirty);
      });
    }
  });

  for (const [rule, text, fixed, others = {}] of FAULTS) {
    it(`${rule} is put right`, async () => {
      await scratch.plan(insight, { 'ship-plan.md': text, ...others });
      const document = await show(scratch.uri('ship-plan.md'));
      const [first] = await actionsFor(document, rule);
      assert.ok(first);
      await run(first);
      await isGone(document.uri, rule);
      assert.equal(document.getText(), fixed);
      assert.equal(scratch.read('ship-plan.md'), fixed);
    });
  }

  it('leave unsaved what was unsaved', async () => {
    const [rule, text, fixed] = FAULTS[0]!;
    await scratch.plan(insight, { 'ship-plan.md': text });
    const document = await show(scratch.uri('ship-plan.md'));
    await type(document, '# Ship', '# Sloop');
    await run((await actionsFor(document, rule))[0]!);
    assert.equal(document.getText(), fixed.replace('# Ship', '# Sloop'));
    assert.ok(document.isDirty);
    assert.equal(scratch.read('ship-plan.md'), text);
  });

  it('belong to what is shown, and the first is preferred unless it is a guess', async () => {
    const [rule, text] = FAULTS[0]!;
    await scratch.plan(insight, { 'ship-plan.md': text });
    const actions = await actionsFor(await show(scratch.uri('ship-plan.md')), rule);
    assert.deepEqual(actions.map(({ title, isPreferred, diagnostics }) => `${title}: ${isPreferred === true ? 'preferred, ' : ''}${diagnostics?.length}`), [
      'Change to PF-002: preferred, 1',
      'Ignore `placeholder-id` here: 1',
      'Ignore `placeholder-id` in this file: 1',
      'Turn `placeholder-id` off in this workspace: 1',
    ]);
  });

  it('put right all of a rule in a file', async () => {
    const text = '# Ship\n\n### [PF-001] Keel ⏳ TODO\n\n### [PF-XXX] Mast ⏳ TODO\n\n### [PF-XXX] Sail ⏳ TODO\n';
    await scratch.plan(insight, { 'ship-plan.md': text });
    const document = await show(scratch.uri('ship-plan.md'));
    await run(called(await actionsFor(document, 'placeholder-id'), 'Fix all of `placeholder-id` in this file'));
    assert.equal(document.getText(), text.replace('XXX', '002').replace('XXX', '003'));
    await isGone(document.uri, 'placeholder-id');
  });

  const comment = '<!-- waymark-disable-next-line broken-link -->';
  for (const [where, title, text, ignored] of [
    ['a paragraph', 'here', '# Ship\n\nThe [rig](rig.md).\n', `# Ship\n\n${comment}\nThe [rig](rig.md).\n`],
    ['the middle of a paragraph', 'here', '# Ship\n\nIt has\nthe [rig](rig.md).\n', `# Ship\n\nIt has ${comment}\nthe [rig](rig.md).\n`],
    ['a list item', 'here', '# Ship\n\n- [ ] Keel\n  - [ ] The [rig](rig.md)\n', `# Ship\n\n- [ ] Keel\n  ${comment}\n  - [ ] The [rig](rig.md)\n`],
    ['a quote', 'here', '# Ship\n\n> The [rig](rig.md)\n', `# Ship\n\n> ${comment}\n> The [rig](rig.md)\n`],
    [
      'a table', 'in this table', '# Ship\n\n| Part |\n|---|\n| [rig](rig.md) |\n\nEnd.\n',
      '# Ship\n\n<!-- waymark-disable broken-link -->\n| Part |\n|---|\n| [rig](rig.md) |\n<!-- waymark-enable broken-link -->\n\nEnd.\n',
    ],
    ['a file', 'in this file', '# Ship\n\nThe [rig](rig.md).\n', '<!-- waymark-disable-file broken-link -->\n# Ship\n\nThe [rig](rig.md).\n'],
    [
      'a file with front matter', 'in this file', '---\nowner: kai\n---\n\n# Ship\n\nThe [rig](rig.md).\n',
      '---\nowner: kai\n---\n<!-- waymark-disable-file broken-link -->\n\n# Ship\n\nThe [rig](rig.md).\n',
    ],
  ] as const) {
    it(`ignore what is found in ${where}`, async () => {
      await scratch.plan(insight, { 'ship-plan.md': text });
      const document = await show(scratch.uri('ship-plan.md'));
      await run(called(await actionsFor(document, 'broken-link'), `Ignore \`broken-link\` ${title}`));
      assert.equal(document.getText(), ignored);
      await isGone(document.uri, 'broken-link');
    });
  }

  it('turn a rule off, beside what else is set', async () => {
    await workspace.getConfiguration('waymark').update('rules', { 'unknown-ticket': 'error' });
    await eventually(insight, () => assert.equal(planFolder(insight).settings.rules['unknown-ticket'], 'error'));
    await scratch.plan(insight, { 'ship-plan.md': '# Ship\n\nThe [rig](rig.md).\n' });
    const document = await show(scratch.uri('ship-plan.md'));
    await run(called(await actionsFor(document, 'broken-link'), 'Turn `broken-link` off in this workspace'));
    const set = workspace.getConfiguration('waymark').inspect<unknown>('rules')?.workspaceValue;
    assert.deepEqual(set, { 'unknown-ticket': 'error', 'broken-link': 'off' });
    await isGone(document.uri, 'broken-link');
  });

  it('say so when the text has changed since they were offered', async () => {
    await scratch.plan(insight, { 'ship-plan.md': '# Ship\n\nThe [rig](rig.md).\n' });
    const document = await show(scratch.uri('ship-plan.md'));
    const action = called(await actionsFor(document, 'broken-link'), 'Ignore `broken-link` here');
    await type(document, '# Ship\n', '# Ship\n\nTall.\n');
    assert.deepEqual(await run(action), [`warning: Waymark: ${scratch.path('ship-plan.md')} has changed: look again`]);
    assert.equal(document.getText(), '# Ship\n\nTall.\n\nThe [rig](rig.md).\n');
  });
});
