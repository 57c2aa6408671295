import type { FileClaims } from '../core/model/claims';
import { parseFile } from '../core/parse/parse-file';
import { archivedDeltasOf, historyReport } from '../core/reports/history';
import { NodeFiles } from '../node/node-files';
import type { Options } from './arguments';
import { dim, inColumns, placePiece, plural, sectionsText, titleOf } from './cells';
import { findOne, type FoundOne } from './find';
import type { Io } from './io';
import { toJson } from './json';
import { harmless, screenOf } from './terminal';

/** `waymark history MODULE` */
export async function history([words = '']: readonly string[], options: Options, io: Io): Promise<void> {
  const found = await findOne(words, options, io, 'module');
  const report = historyReport(found.opened.plan, found.subject, readArchive(found));
  if (options.format === 'json') {
    io.stdout.write(toJson(report));
    return;
  }
  const { module, entries } = report;
  const rows = entries.map(({ date, name, what, path, line }) => [
    { text: harmless(date ?? '—') }, { text: harmless(name) },
    what === null ? dim('no State Delta says what') : { text: harmless(what) },
    placePiece({ path, line }),
  ]);
  io.stdout.write(sectionsText([
    [[{ text: titleOf(module) }]], inColumns(rows), [[{ text: plural(entries.length, 'change') }]],
  ], screenOf(io.stdout, io.env)));
}

/** It belongs to no plan, so it is read here. */
function readArchive({ opened: { plan }, place, subject }: FoundOne): FileClaims | null {
  const path = archivedDeltasOf(plan, subject);
  const text = new NodeFiles(place.workspace).read(path);
  return typeof text === 'string' ? parseFile(path, text, { vocabulary: plan.vocabulary(path) }) : null;
}
