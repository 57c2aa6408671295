import assert from 'node:assert/strict';
import { statusText } from '../../src/cli/status-text';
import type { ActiveNode, StatusReport } from '../../src/core/reports/status';
import { subjectNode } from '../../src/core/reports/subject-node';
import { subject } from '../core/reports/subjects';

const PIPE = { hasColour: false, width: Infinity };
const NONE = { todo: 0, wip: 0, done: 0, blocked: 0, cut: 0, none: 0 };
const EMPTY: StatusReport = { version: 1, roots: [], counts: [], emergencies: [], active: [], blocked: [], conflicts: [], gaps: [] };

const node = (id: string, properties: Parameters<typeof subject>[1] = {}) => subjectNode(subject(id, properties));
const active = (id: string, owner: string | null, ...children: ActiveNode[]): ActiveNode => ({ ...node(id, { status: 'wip' }), owner, children });

const full: StatusReport = {
  version: 1,
  roots: [{ ...node('a.md', { derived: 'wip', progress: { done: 5, total: 12 } }), archived: false }, { ...node('old.md'), archived: true }],
  counts: [{ kind: 'plan', current: { ...NONE, wip: 1 }, archived: { ...NONE, done: 10, cut: 2 } }, { kind: 'task', current: { ...NONE, todo: 12, none: 1 }, archived: NONE }],
  emergencies: [{ ...node('fire.md', { status: 'wip' }), emergencySince: '2026-01-02' }],
  active: [active('a.md', null, active('a.md#x', 'Kai'), active('a.md#y', null))],
  blocked: [
    {
      ...node('b.md', { status: 'blocked', reason: 'shop' }),
      blockedBy: [{ id: 's', kind: 'plan', name: 's', title: 'Shop', status: 'done', derived: null, candidates: [], places: [] }],
    },
    {
      ...node('c.md', { status: 'blocked' }),
      blockedBy: [{ id: 't', kind: 'plan', name: 't', title: 'T', status: 'wip', derived: null, candidates: [], places: [] }],
    },
  ],
  conflicts: [{
    ...node('d.md', { status: 'done' }),
    claims: ([['done', true], ['wip', false]] as const).map(([status, agrees]) => ({
      path: 'd.md', range: { start: { line: 7, column: 1 }, end: { line: 7, column: 4 } }, speaker: 'row', notation: 'cell', written: status.toUpperCase(), status,
      reason: null, agrees,
    })),
  }],
  gaps: [{ ...node('a.md'), archived: false, knowledgeGaps: ['Who pays', 'When'] }, { ...node('old.md'), archived: true, knowledgeGaps: ['Why'] }],
};

describe('statusText', () => {
  it('shows what is urgent first, and sums up', () => {
    assert.equal(`\n${statusText(full, true, PIPE)}`, `
EMERGENCY
  wip  Title of fire.md  since 2026-01-02  fire.md:1

progress
  (wip)  5/12  Title of a.md  a.md:1

how many  todo  wip  none  archived
  plan       ·    1     ·        12
  task      12    ·     1         ·

active
  Title of a.md           a.md:1
    Title of a.md#x  Kai  a.md:1
    Title of a.md#y       a.md:1

blocked
  Title of b.md  shop             Shop is done by now  b.md:1
  Title of c.md  no reason given                       c.md:1

conflicts
  done  Title of d.md  d.md:1
  wip   row: WIP       d.md:7

knowledge gaps
  Title of a.md    Who pays  a.md:1
                   When
  Title of old.md  Why       old.md:1  archived

1 emergency · 2 active · 2 blocked · 1 conflict · 2 knowledge gaps, 1 archived
`);
  });

  it('leaves out what there is nothing of, and the gaps unless asked', () => {
    assert.equal(statusText(EMPTY, true, PIPE), '0 active · 0 blocked · 0 conflicts\n');
    const text = statusText({ ...EMPTY, gaps: [full.gaps[0]!] }, false, PIPE);
    assert.equal(text, '0 active · 0 blocked · 0 conflicts · 2 knowledge gaps (--gaps lists them)\n');
  });

  it('shows what a terminal would obey', () => {
    const evil = 'x\u001b]0;pwned\u0007\ny\u202e';
    const bad = node(evil, { title: evil, reason: evil });
    const text = statusText({
      ...full,
      roots: [{ ...bad, archived: false }], emergencies: [{ ...bad, emergencySince: evil }], active: [{ ...bad, owner: evil, children: [] }],
      blocked: [{ ...bad, blockedBy: [{ ...full.blocked[0]!.blockedBy[0]!, title: evil }] }],
      conflicts: [{ ...bad, claims: full.conflicts[0]!.claims.map((claim) => ({ ...claim, written: evil, path: evil })) }],
      gaps: [{ ...bad, archived: false, knowledgeGaps: [evil] }],
    }, true, PIPE);
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\u0000-\u001f\u202e]/);
    assert.equal(text.split('\n').length, 25);
  });

  it('says the same in colour, and on a narrow terminal', () => {
    const coloured = statusText(full, true, { hasColour: true, width: 20 });
    assert.ok(coloured.startsWith('\u001b[31mEMERGENCY'));
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), statusText(full, true, PIPE));
  });
});
