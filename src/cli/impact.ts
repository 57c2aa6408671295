import { impactReport } from '../core/reports/impact';
import type { Options } from './arguments';
import { findOne } from './find';
import { impactText } from './impact-text';
import type { Io } from './io';
import { toJson } from './json';
import { screenOf } from './terminal';

/** `waymark impact SUBJECT` */
export async function impact([words = '']: readonly string[], options: Options, io: Io): Promise<void> {
  const { subject, opened: { plan } } = await findOne(words, options, io);
  const report = impactReport(plan, subject);
  const titleOfId = (id: string): string => plan.subject(id)?.name ?? id;
  io.stdout.write(options.format === 'json' ? toJson(report) : impactText(report, titleOfId, screenOf(io.stdout, io.env)));
}
