import assert from 'node:assert/strict';
import { commands, CancellationTokenSource, type MarkdownString, type TreeItem, TreeItemCheckboxState, window } from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import type { PlanRows } from '../../../src/vscode/tree/plan-rows';
import type { Row } from '../../../src/vscode/tree/row';
import { drawn, lineOf, rowOf } from './drawn';
import { Scratch } from './scratch';
import { eventually, planFolder, type, waymark } from './waymark';

const CHORES = `# Chores

- [x] Sweep the yard
- [ ] Mend the gate
  - [x] Buy hinges
  - [ ] Hang it
- [ ] Paint the fence
`;

const PHASES = `# Yard

## Phase 1 — Clear ✅ DONE

- [x] Rake the leaves

## Phase 2 — Plant 🔄 BREWING HARD

- [ ] Dig the beds
`;

describe('the tree', () => {
  let insight: Insight;
  let rows: PlanRows;
  let scratch: Scratch;
  before(async () => {
    insight = await waymark();
    rows = insight.view.rows;
    scratch = new Scratch(planFolder(insight).uri.fsPath, 'tree');
  });
  afterEach(() => scratch.clear(insight));

  it('shows plans in their order, and what is archived behind all else', () => {
    assert.deepEqual(drawn(rows, 2), [
      '▾ play-circle NovaMart — Plans · 34/37 (subject)',
      '  ▸ play-circle SP06 — Marketplace · 5/8 (subject status)',
      '    beaker Meeting 4: What We Cut for the Launch (subject)',
      '  ▸ archive Archived · 14 (archive)',
    ]);
    assert.deepEqual(drawn(rows, 1, rowOf(rows, 'NovaMart — Plans', 'Archived')), [
      '  beaker Sketch: Reasons to Come Back (subject)',
      '  beaker Kick-off: A Shop of Our Own (subject)',
      '  beaker Marketplace: Build or Buy (subject)',
      '  beaker Meeting 1: Two Buyers, One Lamp (subject)',
      '  beaker Meeting 2: Mobile First (subject)',
      '  beaker Meeting 3: A Marketplace (subject)',
      '  beaker Spike: An Installable Web App (subject)',
      '  beaker Review: Stripe\'s New Fees (subject)',
      '▸ pass-filled PP02 — Checkout Redesign · 4/4 (subject status)',
      '  circle-slash Mobile Optimization — Vision (subject status)',
      '▸ pass-filled PP04 — Payment Gateway Migration · 5/5 (subject status)',
      '▸ pass-filled SP01 — Core Shop · 12/12 (subject status)',
      '▸ pass-filled SP03 — Customer Engagement · 3/3 (subject status)',
      '▸ pass-filled PP05 — Multitenancy Migration · 5/5 (subject status)',
    ]);
  });

  it('shows what is in a plan, with what one has to know of it', () => {
    assert.deepEqual(drawn(rows, 3, rowOf(rows, 'NovaMart — Plans', 'SP06 — Marketplace')), [
      '  file Marketplace — Executive Summary (subject)',
      '  file Marketplace — Architecture (subject)',
      '  pass-filled Feature: Vendor Onboarding (subject status)',
      '  pass-filled Feature: Vendor Product Management (subject status)',
      '  play-circle Feature: Order Routing (subject status)',
      '  error Feature: Payout System · multitenancy-migration (subject status)',
      '  circle-slash Feature: Vendor Analytics (subject status)',
      '  circle-slash Feature: Vendor Messaging (subject status)',
      '  file Marketplace — Implementation (subject)',
      '  file Marketplace — Module Structure (subject)',
      '  file Marketplace — References (subject)',
      '▸ play-circle p00 — Vendor Foundation · 4/4 (subject status)',
      '  ▸ pass-filled Vendor Onboarding · 2/2 (subject status)',
      '      pass-filled Vendor registration (subject status)',
      '      pass-filled Admin approval (subject status)',
      '  ▸ pass-filled Vendor Products · 2/2 (subject status)',
      '      pass-filled Vendor CRUD (subject status)',
      '      pass-filled Product review flow (subject status)',
      '▸ play-circle p01 — Order Splitting · 1/2 (subject status)',
      '    pass-filled Multi-vendor cart · copies disagree (subject status)',
      '    play-circle Split order logic (subject status)',
      '▸ circle-large-outline p02 — Payouts · 0/2 (subject status)',
      '    circle-large-outline Commission engine (subject status)',
      '    circle-large-outline Manual payout trigger (subject status)',
      '  package Module: vendor_portal (subject)',
      '  file-media Asset: Marketplace Topology (subject)',
      '  file-media Asset: Order Splitting (subject)',
      '  file-media Asset: Payout (subject)',
    ]);
  });

  it('has a box to tick on what is a box in the text, and words that mean nothing behind a question mark', async () => {
    await scratch.plan(insight, { 'chores-plan.md': CHORES, 'yard-plan.md': PHASES });
    assert.deepEqual(drawn(rows, 3).slice(-11), [
      '▾ play-circle Chores · 2/4 (subject status)',
      '    [x] Sweep the yard (subject status)',
      '  ▸ [ ] Mend the gate · 1/2 (subject status)',
      '      [x] Buy hinges (subject status)',
      '      [ ] Hang it (subject status)',
      '    [ ] Paint the fence (subject status)',
      '▾ play-circle Yard · 1/2 (subject status)',
      '  ▸ pass-filled Phase 1 — Clear · 1/1 (subject status)',
      '      [x] Rake the leaves (subject status)',
      '  ▸ circle-large-outline Phase 2 — Plant 🔄 BREWING HARD · 0/1 (subject status)',
      '      [ ] Dig the beds (subject status)',
    ]);
    const box = rows.getTreeItem(rowOf(rows, 'Chores', 'Sweep the yard')).checkboxState;
    assert.deepEqual(box, {
      state: TreeItemCheckboxState.Checked, tooltip: 'Done: click to open it again',
      accessibilityInformation: { label: 'Done: click to open it again' },
    });
  });

  it('says what a row shows by its shape and colour, too', () => {
    const spoken = (...titles: string[]) => rows.getTreeItem(rowOf(rows, 'NovaMart — Plans', ...titles)).accessibilityInformation?.label;
    assert.equal(spoken('SP06 — Marketplace'), 'SP06 — Marketplace, In progress, 5 of 8');
    assert.equal(spoken('SP06 — Marketplace', 'Feature: Payout System'), 'Feature: Payout System, Blocked, multitenancy-migration');
    assert.equal(spoken('SP06 — Marketplace', 'p01 — Order Splitting', 'Multi-vendor cart'), 'Multi-vendor cart, Done, copies disagree');
    assert.equal(spoken('Archived', 'PP02 — Checkout Redesign'), 'PP02 — Checkout Redesign, Done, 4 of 4, archived');
    assert.equal(spoken('Archived', 'Sketch: Reasons to Come Back'), 'Sketch: Reasons to Come Back, archived');
  });

  it('tells more of a row when the mouse rests on it', async () => {
    const tooltip = async (row: Row): Promise<string> => {
      const item = await rows.resolveTreeItem(rows.getTreeItem(row), row, new CancellationTokenSource().token);
      const text = item.tooltip as MarkdownString;
      assert.ok(!text.isTrusted && !text.supportHtml, 'what a workspace says must not run commands');
      // Escaped, so that it is text and no markup.
      return text.value.replace(/\\(?=[^a-z0-9\s])/gi, '');
    };
    assert.equal(await tooltip(rowOf(rows, 'NovaMart — Plans', 'SP06 — Marketplace')), [
      '$(play-circle) **SP06 — Marketplace** · In progress',
      '',
      'Let other vendors sell on NovaMart: they register, list their products, receive their part of an order and are paid. '
        + 'Soft launch on 30 January 2026 with manual payouts.',
      '',
      '- Progress: 5 of 8',
      '- Magnitude: Epic',
      '- Started: 2025-12-03',
      '- Last updated: 2026-01-16',
      '- Depends on: SP01 — Core Shop (Done), PP04 — Payment Gateway Migration (Done), multitenant_migration, '
        + 'PP05 — Multitenancy Migration (Done)',
      '',
    ].join('\n'));
    const cart = rowOf(rows, 'NovaMart — Plans', 'SP06 — Marketplace', 'p01 — Order Splitting', 'Multi-vendor cart');
    assert.match(await tooltip(cart), /\n- Copies disagree: DONE in .*01_multi_vendor_cart\.md:4, /);
  });

  it('keeps the object and the id of a row, when all is read anew, too', async () => {
    const look = (): readonly (readonly [Row, string | undefined])[] => {
      const row = rowOf(rows, 'NovaMart — Plans', 'SP06 — Marketplace', 'p01 — Order Splitting');
      return [row, ...rows.getChildren(row)].map((each) => [each, rows.getTreeItem(each).id]);
    };
    const before = look();
    const anew = planFolder(insight);
    await commands.executeCommand('waymark.refresh');
    assert.notEqual(planFolder(insight), anew, 'it was not read anew');
    for (const [i, [row, id]] of look().entries()) {
      assert.equal(row, before[i]?.[0]);
      assert.equal(id, before[i]?.[1]);
    }
    assert.equal(new Set(before.map(([, id]) => id)).size, 3);
  });

  it('opens the file at the line of a row, wherever that has moved to', async () => {
    await scratch.plan(insight, { 'chores-plan.md': CHORES });
    const row = rowOf(rows, 'Chores', 'Mend the gate', 'Hang it');
    const click = async ({ command }: TreeItem): Promise<string> => {
      assert.ok(command);
      await commands.executeCommand(command.command, ...command.arguments as unknown[]);
      const editor = window.activeTextEditor;
      assert.equal(editor?.document.uri.toString(), scratch.uri('chores-plan.md').toString());
      return editor.document.lineAt(editor.selection.active).text;
    };
    const item = rows.getTreeItem(row);
    assert.equal(await click(item), '  - [ ] Hang it');
    await type(window.activeTextEditor!.document, '# Chores\n', '# Chores\n\nThe yard\nis a mess.\n');
    await eventually(insight, () => assert.equal(planFolder(insight).plan.subject(row.id!)?.line, 9));
    assert.equal(await click(item), '  - [ ] Hang it');
    assert.equal(lineOf(rows.getTreeItem(row)), '  [ ] Hang it (subject status)');
  });
});
