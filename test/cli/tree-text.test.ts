import assert from 'node:assert/strict';
import { treeText } from '../../src/cli/tree-text';
import type { Subject } from '../../src/core/model/plan';
import { treeReport } from '../../src/core/reports/tree';
import { subject } from '../core/reports/subjects';

const PIPE = { hasColour: false, width: Infinity };

const rollout = subject('docs/rollout-plan.md', {
  kind: 'plan', title: 'Rollout plan', status: 'wip', progress: { done: 5, total: 12 },
  children: [
    subject('docs/rollout-plan.md#phase-0', {
      kind: 'phase', title: 'Phase 0 — Repo', status: 'done', progress: { done: 4, total: 4 },
      children: [subject('docs/rollout-plan.md#phase-0/layout', { title: 'Repo initialization & layout', status: 'done' })],
    }),
    subject('docs/rollout-plan.md#phase-2', {
      kind: 'phase', title: 'Phase 2 — Auth', derived: 'todo', progress: { done: 1, total: 8 }, criteria: { done: 0, total: 2 },
      children: [
        subject('docs/rollout-plan.md#phase-2/a', { title: 'Login', status: 'blocked', reason: 'legal', written: '[BLOCKED:legal]' }),
        subject('docs/rollout-plan.md#phase-2/b', { title: 'Logout', written: 'On fire' }),
        subject('docs/rollout-plan.md#phase-2/c', { title: '', name: 'PF-7' }),
      ],
    }),
  ],
});

describe('treeText', () => {
  const draw = (...roots: Subject[]): string => treeText(treeReport({ roots }), PIPE);

  it('draws columns, tree and summary', () => {
    assert.equal(`\n${draw(rollout)}`, `
status   progress  criteria
wip          5/12            Rollout plan  docs/rollout-plan.md
done          4/4            ├─ Phase 0 — Repo
done                         │  └─ Repo initialization & layout
(todo)        1/8       0/2  └─ Phase 2 — Auth
blocked                         ├─ Login  legal
?                               ├─ Logout  On fire
                                └─ PF-7
1 plan · 2 phases · 5 of 12 done · criteria 0 of 2
`);
  });

  it('has a column for criteria only where there are some', () => {
    const small = subject('TODO.md', { kind: 'plan', title: 'To do', derived: 'wip', progress: { done: 1, total: 2 } });
    assert.equal(`\n${draw(small, subject('b.md', { title: 'B' }))}`, `
status  progress
(wip)        1/2  To do  TODO.md
                  B  b.md
2 plans · 1 of 2 done
`);
  });

  it('shows what a terminal would obey, in titles, reasons, paths and unknown words', () => {
    const evil = 'x\u001b]0;pwned\u0007\ny';
    const text = draw(
      subject(`${evil}.md`, { title: evil, reason: evil, status: 'blocked' }),
      subject('b.md', { title: '', name: evil, written: evil }),
    );
    assert.equal(text.split('\n').length, 5);
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\u0000-\u001f]/);
  });

  it('colours by status, and makes the rest of the furniture dim', () => {
    const text = treeText(treeReport({ roots: [rollout] }), { hasColour: true, width: Infinity });
    const starts = text.split('\n').map((line) => line.slice(0, 5));
    const [dim, green, yellow, red] = ['\u001b[2ms', '\u001b[32m', '\u001b[33m', '\u001b[31m'];
    assert.deepEqual(starts.slice(0, 6), [dim, yellow, green, green, '(todo', red]);
    assert.ok(text.includes('Rollout plan\u001b[2m  docs/rollout-plan.md\u001b[0m'));
  });

  it('says the same without colours', () => {
    const coloured = treeText(treeReport({ roots: [rollout] }), { hasColour: true, width: Infinity });
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), draw(rollout));
  });

  it('keeps to the width of a terminal', () => {
    const lines = treeText(treeReport({ roots: [rollout] }), { hasColour: false, width: 40 }).split('\n');
    assert.equal(lines[1], 'wip          5/12            Rollout pl…');
    assert.ok(lines.every((line) => line.length <= 40));
  });
});
