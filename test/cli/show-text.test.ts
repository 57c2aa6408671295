import assert from 'node:assert/strict';
import { showText } from '../../src/cli/show-text';
import type { Related } from '../../src/core/reports/related';
import type { ShowReport } from '../../src/core/reports/show';
import { subjectNode } from '../../src/core/reports/subject-node';
import type { WrittenStatus } from '../../src/core/reports/written-status';
import { NO_FACTS } from '../../src/core/plan/facts';
import { subject } from '../core/reports/subjects';

const PIPE = { hasColour: false, width: Infinity };
const at = (line: number, column = 1, end = column) => ({ start: { line, column }, end: { line, column: end } });

function report(properties: Partial<ShowReport>, of = subject('PLAN.md#phase-1', { kind: 'phase', name: 'Phase 1', title: 'Phase 1: Api', line: 3 })): ShowReport {
  return {
    version: 1, subject: { ...subjectNode(of), archived: of.isArchived }, facts: NO_FACTS, claims: [], dependsOn: [], blocks: [], modifies: [], modifiedBy: [],
    mentionedBy: [], ...properties,
  };
}

function claim(properties: Partial<WrittenStatus>): WrittenStatus {
  return {
    path: 'PLAN.md', range: at(3, 12, 20), speaker: 'heading', notation: 'heading', written: '🔄 [WIP]', status: 'wip', reason: null, agrees: true, ...properties,
  };
}

function related(properties: Partial<Related>): Related {
  return {
    id: 'PLAN.md#phase-2', kind: 'phase', name: 'Phase 2', title: 'Phase 2: Page', status: 'done', derived: null, candidates: [],
    places: [{ relation: 'depends-on', written: 'Phase 2', outcome: 'found', path: 'PLAN.md', range: at(9) }], ...properties,
  };
}

const place = (properties: Partial<Related['places'][number]>): Related['places'][number] => ({ ...related({}).places[0]!, ...properties });

const phase = subject('PLAN.md#phase-1', {
  kind: 'phase', name: 'Phase 1', title: 'Phase 1: Api', line: 3, status: 'blocked', derived: 'done', reason: 'legal', written: '[BLOCKED:legal]',
  progress: { done: 2, total: 2 }, criteria: { done: 0, total: 1 },
});

describe('showText', () => {
  it('says little where there is little to say', () => {
    assert.equal(showText(report({}), PIPE), 'Phase 1: Api  Phase 1\n  kind  phase\n  id    PLAN.md#phase-1\n  file  PLAN.md:3\n');
    assert.match(showText(report({}, subject('a.md', { title: 'a.md', isArchived: true })), PIPE), /^a\.md\n {2}kind {2}item, archived\n/);
  });

  it('shows all that is known, each section below its name', () => {
    const full = report({
      facts: {
        lastUpdated: '2026-01-03', startAt: '2026-01-01', magnitude: 'Heavy', owner: 'Kai', priority: 'emergency', emergencySince: '2026-01-02', knowledgeGaps: ['Who pays', 'When'],
      },
      claims: [claim({ status: 'blocked', written: '[BLOCKED:legal]' }), claim({ agrees: false, speaker: 'row', notation: 'cell', range: at(30, 2, 10) })],
      dependsOn: [
        related({ places: [place({}), place({ relation: 'blocks', path: 'b.md' })] }),
        related({ id: null, kind: null, title: null, name: 'Phase 9', status: null, places: [place({ outcome: 'no subject' })] }),
        related({
          id: null, kind: null, title: null, name: 'auth', status: null, places: [place({ outcome: 'ambiguous', relation: 'blocked-by' })],
          candidates: [{ id: 'a.md', title: 'Auth A', path: 'a.md', line: 1 }, { id: 'b.md', title: 'Auth B', path: 'b.md', line: 2 }],
        }),
        related({ id: null, kind: null, title: null, name: 'notes.md', status: null }),
      ],
      blocks: [related({ title: '', status: null, derived: 'wip' })],
      mentionedBy: [related({ places: [place({ relation: 'mentions', range: at(9, 4) }), place({ relation: 'mentions', range: at(9, 20) })] })],
    }, phase);
    assert.equal(`\n${showText(full, PIPE)}`, `
Phase 1: Api  Phase 1
  kind           phase
  id             PLAN.md#phase-1
  file           PLAN.md:3
  status         blocked  legal  what is below adds up to done
  progress       2 of 2 done
  criteria       0 of 1
  owner          Kai
  magnitude      Heavy
  priority       emergency
  declared       2026-01-02
  begins         2026-01-01
  updated        2026-01-03
  knowledge gap  Who pays
  knowledge gap  When

status as written
  blocked  counts     heading    [BLOCKED:legal]  PLAN.md:3:12-20
  wip      disagrees  row, cell  🔄 [WIP]         PLAN.md:30:2-10

depends on
  done  Phase 2: Page  depends on                             PLAN.md:9
                       blocks                                 b.md:9
        Phase 9        depends on: nothing goes by this name  PLAN.md:9
        auth           blocked by: could be any of these      PLAN.md:9
        - Auth A                                              a.md:1  a.md
        - Auth B                                              b.md:2  b.md
        notes.md       depends on: a file of no plan          PLAN.md:9

blocks
  (wip)  Phase 2  depends on  PLAN.md:9

mentioned by
  done  Phase 2: Page  mentions  PLAN.md:9
`);
  });

  it('shows an unknown status as it is written', () => {
    const unknown = subject('a.md', { kind: 'plan', written: 'On fire', derived: 'wip' });
    const text = showText(report({ claims: [claim({ status: null, written: 'On fire', range: { start: { line: 1, column: 2 }, end: { line: 2, column: 3 } } })] }, unknown), PIPE);
    assert.match(text, /\n {2}status {2}\? {2}On fire\n/);
    assert.match(text, /\n {2}\? {2}counts {2}heading {2}On fire {2}PLAN\.md:1:2-2:3\n/);
  });

  it('shows what a terminal would obey', () => {
    const evil = 'x\u001b]0;pwned\u0007\ny\u202e';
    const text = showText(report({
      facts: { ...NO_FACTS, owner: evil, knowledgeGaps: [evil] }, claims: [claim({ written: evil, path: evil })],
      dependsOn: [related({ title: evil, places: [place({ path: evil })], candidates: [{ id: evil, title: evil, path: evil, line: 1 }] }), related({ id: null, name: evil, title: null })],
    }, subject(evil, { title: evil, name: `${evil}.`, reason: evil, status: 'blocked' })), PIPE);
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\u0000-\u001f\u202e]/);
    assert.equal(text.split('\n').length, 16);
  });

  it('says the same in colour, and on a narrow terminal', () => {
    const full = report({ claims: [claim({ agrees: false })], dependsOn: [related({})] }, phase);
    const coloured = showText(full, { hasColour: true, width: 20 });
    assert.ok(coloured.includes('\u001b[31mdisagrees'));
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), showText(full, PIPE));
  });
});
