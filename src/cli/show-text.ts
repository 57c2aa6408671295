import type { Outcome } from '../core/model/plan';
import type { Related, RelatedPlace } from '../core/reports/related';
import type { ShowReport } from '../core/reports/show';
import type { WrittenStatus } from '../core/reports/written-status';
import type { Range } from '../core/text/lines';
import { dim, GAP, inColumns, section, sectionsText, statusPiece, titleOf } from './cells';
import { harmless, type Piece, type Screen } from './terminal';

/** One subject for people: what it is, where its status is written, and what it has to do with others. */
export function showText(report: ShowReport, screen: Screen): string {
  const { subject, claims, dependsOn, blocks, modifies, modifiedBy, mentionedBy } = report;
  const name = harmless(subject.name);
  const title = { text: titleOf(subject) };
  return sectionsText([
    [title.text === name ? [title] : [title, dim(GAP + name)], ...properties(report)],
    section(dim('status as written'), inColumns(claims.map(claimRow))),
    section(dim('depends on'), relatedLines(dependsOn)),
    section(dim('blocks'), relatedLines(blocks)),
    section(dim('modifies'), relatedLines(modifies)),
    section(dim('modified by'), relatedLines(modifiedBy)),
    section(dim('mentioned by'), relatedLines(mentionedBy)),
  ], screen);
}

/** What there is to say, each on a line with its label. */
function properties({ subject, facts }: ShowReport): Piece[][] {
  const { id, kind, archived, path, line, progress, criteria } = subject;
  const rows: [label: string, value: Piece | string | null, note?: Piece][] = [
    ['kind', archived ? `${kind}, archived` : kind],
    ['id', id],
    ['file', `${path}:${line}`],
    ['status', statusPiece(subject).text === '' ? null : statusPiece(subject), statusNote(subject)],
    ['progress', progress && `${progress.done} of ${progress.total} done`],
    ['criteria', criteria && `${criteria.done} of ${criteria.total}`],
    ['owner', facts.owner],
    ['magnitude', facts.magnitude],
    ['priority', facts.priority],
    ['declared', facts.emergencySince],
    ['begins', facts.startAt],
    ['updated', facts.lastUpdated],
    ...facts.knowledgeGaps.map((gap): [string, string] => ['knowledge gap', gap]),
  ];
  const shown = rows.filter(([, value]) => value !== null);
  const width = Math.max(...shown.map(([label]) => label.length));
  return shown.map(([label, value, note]) => [
    dim(GAP + label.padEnd(width) + GAP),
    typeof value === 'string' ? { text: harmless(value) } : value as Piece,
    note ?? { text: '' },
  ]);
}

/** Why it is blocked, the words that nobody knows, and what is below where that says otherwise. */
function statusNote({ status, derived, reason, written }: ShowReport['subject']): Piece {
  const isOther = status !== null && derived !== null && derived !== status;
  const notes = [reason, status === null ? written : null, isOther ? `what is below adds up to ${derived}` : null];
  return dim(notes.map((note) => note === null ? '' : GAP + harmless(note)).join(''));
}

function claimRow(claim: WrittenStatus, index: number): Piece[] {
  const { speaker, notation, written, path, range } = claim;
  const verdict: Piece = !claim.agrees ? { text: 'disagrees', style: 'red' } : dim(index === 0 ? 'counts' : '');
  return [
    statusPiece(claim), verdict, { text: speaker === notation ? speaker : `${speaker}, ${notation}` },
    { text: harmless(written) }, dim(`${harmless(path)}:${rangeText(range)}`),
  ];
}

/** `12:3-18`, or over several lines `12:3-14:1`; the end is exclusive, as in JSON. */
function rangeText({ start, end }: Range): string {
  return `${start.line}:${start.column}-${start.line === end.line ? '' : `${end.line}:`}${end.column}`;
}

/** A line for each place, in columns; below an ambiguous name what it may mean. */
function relatedLines(related: readonly Related[]): Piece[][] {
  const rows = related.flatMap((entry) => {
    const places = onePerLine(entry.places).map((place, index): Piece[] => [
      index === 0 ? statusPiece(entry) : { text: '' },
      { text: index === 0 ? titleOf({ title: entry.title ?? '', name: entry.name }) : '' },
      said(entry, place),
      dim(`${harmless(place.path)}:${place.range.start.line}`),
    ]);
    const candidates = entry.candidates.map(({ id, title, path, line }): Piece[] => [
      { text: '' }, { text: `- ${harmless(title)}` }, { text: '' }, dim(`${harmless(path)}:${line}${GAP}${harmless(id)}`),
    ]);
    return [...places, ...candidates];
  });
  return inColumns(rows);
}

/** A link and its text are two places on one line. */
function onePerLine(places: readonly RelatedPlace[]): readonly RelatedPlace[] {
  const shown = new Map(places.map((place) => [`${place.relation} ${place.range.start.line} ${place.path}`, place]));
  return [...shown.values()];
}

const FAILURES: Readonly<Record<Exclude<Outcome, 'found'>, string>> = {
  'no file': 'no such file',
  'no heading': 'no such heading',
  'no subject': 'nothing goes by this name',
  'ambiguous': 'could be any of these',
};

/** `depends on`; with what is wrong, if something is. */
function said({ id }: Related, { relation, outcome }: RelatedPlace): Piece {
  const words = relation.replace('-', ' ');
  if (outcome !== 'found') return { text: `${words}: ${FAILURES[outcome]}`, style: 'red' };
  return dim(id === null ? `${words}: a file of no plan` : words);
}
