import { showReport } from '../core/reports/show';
import type { Options } from './arguments';
import { findOne } from './find';
import type { Io } from './io';
import { toJson } from './json';
import { showText } from './show-text';
import { screenOf } from './terminal';

/** `waymark show SUBJECT` */
export async function show([words = '']: readonly string[], options: Options, io: Io): Promise<void> {
  const { subject, opened } = await findOne(words, options, io);
  const report = showReport(opened.plan, subject);
  io.stdout.write(options.format === 'json' ? toJson(report) : showText(report, screenOf(io.stdout, io.env)));
}
