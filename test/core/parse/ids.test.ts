import assert from 'node:assert/strict';
import fc from 'fast-check';
import { leadingId, placeholderId, readIds as readIdsAt, readTicketLead } from '../../../src/core/parse/ids';
import { InlineReader } from '../../../src/core/parse/inline';

/** The ids of a run of prose, found from the digits that the inline reader points to. */
function readIds(text: string, start: number, end: number) {
  const reader = new InlineReader(new Set());
  reader.read({ text, start, end, map: null });
  return readIdsAt(text, start, end, reader.idDigits);
}

/** The ids of a text that is part of a larger one, ranges as `first..last`. */
function idsIn(text: string): string[] {
  return readIds(`A1 ${text}2 B2`, 3, 3 + text.length).map((claim) => claim.through === '' ? claim.id : `${claim.id}..${claim.through}`);
}

describe('readIds', () => {
  it('finds the ids of prose and lists', () => {
    for (const [text, ids] of [
      ['PF-123', ['PF-123']],
      ['see PF-172B, PF-092C.', ['PF-172B', 'PF-092C']],
      ['(T009) and D1, D5 contracts', ['T009', 'D1', 'D5']],
      ['needs #5, #12 and #3.', ['#5', '#12', '#3']],
      ['needs #7a and #12b.', ['#7a', '#12b']],
      ['p03, then p04_checkout_redesign', ['p03', 'p04_checkout_redesign']],
      ['SP05 · PP02_checkout_redesign', ['SP05', 'PP02_checkout_redesign']],
      ['BLOCKED:PP08', ['PP08']],
      ['PF-1/PF-2/PF-3', ['PF-1', 'PF-2', 'PF-3']],
      ['PF-1,PF-2+PF-3', ['PF-1', 'PF-2', 'PF-3']],
      ['PF-12\'s tail', ['PF-12']],
      ['[PF-239] - [PF-240]', ['PF-239', 'PF-240']],
      ['— PF-7 —', ['PF-7']],
      ['UTF-8', ['UTF-8']],
    ] as const) assert.deepEqual(idsIn(text), ids, text);
  });

  it('reads ranges as one', () => {
    for (const [text, ids] of [
      ['PF-01..PF-03', ['PF-01..PF-03']],
      ['PF-01...PF-03', ['PF-01..PF-03']],
      ['T009-T021', ['T009..T021']],
      ['T009–T021, T030', ['T009..T021', 'T030']],
      ['T009 – T021', ['T009..T021']],
      ['D1 through D7', ['D1..D7']],
      ['#1 to #17', ['#1..#17']],
      ['PF-1 to PF-3', ['PF-1..PF-3']],
      ['p00_a to p03_b', ['p00_a..p03_b']],
      ['PF-3 to PF-1', ['PF-3', 'PF-1']],
      ['PF-1 to T3', ['PF-1', 'T3']],
      ['PF-1 to the end', ['PF-1']],
    ] as const) assert.deepEqual(idsIn(text), ids, text);
    assert.deepEqual(readIds('D1 through D7 x', 0, 15), [{ start: 0, end: 13, id: 'D1', through: 'D7' }]);
    assert.deepEqual(readIds('D1 through D7 x', 0, 12), [{ start: 0, end: 2, id: 'D1', through: '' }]);
  });

  it('knows what is struck out', () => {
    const text = '~~A1~~ A2 ~~x A3..A4~~ ~~A5';
    assert.deepEqual(readIds(text, 0, text.length).map(({ id, isStruck }) => [id, isStruck === true]), [['A1', true], ['A2', false], ['A3', true], ['A5', false]]);
    assert.deepEqual(readIds(text, 2, text.length).map(({ id, isStruck }) => [id, isStruck === true])[0], ['A1', false], 'before the leaf');
  });

  it('leaves other tokens alone', () => {
    for (const text of [
      '', 'PF-', 'PF', '123', 'pf-12', 'Pf-12', 'PF-XXX', 'PF-1234567', 'ABCDEFGHIJK-1', 'xPF-12', '_T009', 'T009s',
      'T009_', 'D1-based', 'F-16-like',
      'v1-RC2', 'docs/D1.md', 'D1.md', 'H2.5', 'a/T009', 'p3', 'p033', 'p03x', 'up03', 'owner/repo#5', '##5', '&#39;',
      '#5ab', '#5a_', '#5_', '#', 'C#5', '$A1', '@B2', 'ÉD1', 'PF-12-13',
    ]) assert.deepEqual(idsIn(text), [], text);
  });

  it('gives spans within bounds, in order, that hold the id', () => {
    const piece = fc.constantFrom('PF', '-', '1', '2', '#', 'p03', '_', 'T009', ' ', '..', ' to ', '–', '/', '.', 'x', 'É', '✅', '\n');
    fc.assert(fc.property(fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')), fc.nat(4), fc.nat(4), (text, a, b) => {
      const start = Math.min(a, text.length);
      const end = Math.max(start, text.length - b);
      let last = start;
      for (const claim of readIds(text, start, end)) {
        assert.ok(last <= claim.start && claim.end <= end);
        const source = text.slice(claim.start, claim.end);
        assert.ok(source.startsWith(claim.id) && source.endsWith(claim.through), text);
        assert.ok(claim.through !== '' || source === claim.id, text);
        last = claim.end;
      }
    }), { numRuns: 2000 });
  });

  it('comes to an end with long texts, which nothing of square time would', function () {
    this.timeout(20_000);
    for (const piece of ['PF-1 ', 'PF-1-', 'A', '#', 'p1', 'D1   ', 'T1..', 'T1/']) {
      const text = piece.repeat(200_000 / piece.length);
      assert.ok(readIds(text, 0, text.length).every(({ end }) => end <= text.length), piece);
      assert.ok((readTicketLead(text, 0, text.length)?.contentStart ?? 0) <= text.length, piece);
    }
  });
});

describe('leadingId', () => {
  it('reads the id at the very start', () => {
    assert.deepEqual(leadingId('x PF-12: y', 2, 10), { start: 2, end: 7, id: 'PF-12' });
    assert.equal(leadingId(' PF-12', 0, 6), null);
    assert.equal(leadingId('PF-12', 0, 4)?.id, 'PF-1');
  });
});

describe('placeholderId', () => {
  it('reads ids that nobody has given yet', () => {
    for (const id of ['PF-XXX', 'PF-???', 'PF-NNN', 'PF-XX', 'T-##']) {
      assert.deepEqual(placeholderId(`${id}: x`, 0, id.length + 3), { start: 0, end: id.length, id });
    }
    for (const text of [
      'PF-X', 'PF-12', 'PF-XXXL', 'PF-', 'XXX', 'pf-XXX', '-XXX', 'PF-XXXXXXX',
    ]) assert.equal(placeholderId(text, 0, text.length), null, text);
  });
});

describe('readTicketLead', () => {
  const lead = (text: string): string | null => {
    const found = readTicketLead(`[${text}] T1`, 1, text.length + 1);
    if (found === null) return null;
    for (const id of found.ids) assert.equal(`[${text}`.slice(id.start, id.end), id.id);
    const marks = [found.placeholder?.id ?? null, found.ticketWord ? 'ticket' : null, found.bare ? 'bare' : null].filter((mark) => mark !== null);
    return `${[...found.ids.map((id) => id.id), ...marks].join(' ')} | ${text.slice(found.contentStart - 1)}`;
  };

  it('reads how real tickets start', () => {
    for (const [text, expected] of [
      ['Ticket [PF-000]: Initialize repository', 'PF-000 ticket | Initialize repository'],
      ['Ticket [PF-239] - [PF-240]: Both', 'PF-239 PF-240 ticket | Both'],
      ['Ticket: Configure GCS trigger', 'ticket | Configure GCS trigger'],
      ['Ticket: PF-12 Add login', 'PF-12 ticket | Add login'],
      ['Ticket [PF-XXX]: Repo', 'PF-XXX ticket | Repo'],
      ['TICKET #5 — Fix', '#5 ticket | Fix'],
      ['**Ticket [PF-172B]:** Fix **it**', 'PF-172B ticket | Fix **it**'],
      ['[PF-12] Add login', 'PF-12 | Add login'],
      ['[PF-12](./pf-12.md) Add login', 'PF-12 | Add login'],
      ['[PF-12, PF-13] Add login', 'PF-12 PF-13 | Add login'],
      ['PF-12: **Add** login', 'PF-12 | **Add** login'],
      ['PF-12. Add login', 'PF-12 | Add login'],
      ['**PF-12** Add login', 'PF-12 | Add login'],
      ['**PF-12:** Add login', 'PF-12 | Add login'],
      ['`PF-12` Add login', 'PF-12 | Add login'],
      ['PF-12 — Add login', 'PF-12 | Add login'],
      ['PF-12 â€” Add login', 'PF-12 | Add login'],
      ['PF-12 - S3 upload', 'PF-12 | S3 upload'],
      ['PF-12-PF-13: Add login', 'PF-12 PF-13 | Add login'],
      ['PF-12/PF-13: Add login', 'PF-12 PF-13 | Add login'],
      ['PF-12 and PF-13: Add login', 'PF-12 PF-13 | Add login'],
      ['PF-12 Add login', 'PF-12 bare | Add login'],
      ['T009 [P] [US1] Add login', 'T009 bare | [P] [US1] Add login'],
      ['UTF-8 handling', 'UTF-8 bare | handling'],
      ['PF-??? Add login', 'PF-??? bare | Add login'],
      ['  PF-12', 'PF-12 bare | '],
    ] as const) assert.equal(lead(text), expected, text);
  });

  it('sees none elsewhere', () => {
    for (const text of [
      '', 'Add login', 'Ticket sales page', 'Ticketing: x', 'Ticket [foo]: x', '[PF-12 Add', '[P] Add',
      '**Add** PF-12', 'D1-based work', 'D1-T2 x', 'PF-1-foo bar', 'Ticket', '[x] PF-1', 'PF Add',
    ]) {
      assert.equal(lead(text), null, text);
    }
  });

  it('never throws, and begins the content within bounds', () => {
    const piece = fc.constantFrom('Ticket', '[', ']', 'PF-1', 'PF-XX', ':', ' ', '**', '`', '-', '(', ')', ',', 'x', '—', 'and');
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')), fc.nat(3), fc.nat(3), (text, a, b) => {
      const start = Math.min(a, text.length);
      const end = Math.max(start, text.length - b);
      const found = readTicketLead(text, start, end);
      if (found === null) return;
      assert.ok(found.contentStart > start && found.contentStart <= end);
      for (const id of found.ids) assert.equal(text.slice(id.start, id.end), id.id);
      assert.ok(found.ids.length > 0 || found.placeholder !== null || found.ticketWord);
    }), { numRuns: 2000 });
  });
});
