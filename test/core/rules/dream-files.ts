import type { Files } from './findings';

/*
 * Folder plans of version 4.05, to put a fault into.
 */

export const ROOT = 'day_dream';

/** Front matter and text. */
export function page(fields: readonly string[], ...blocks: readonly string[]): string {
  return `${fields.length === 0 ? '' : `---\n${fields.join('\n')}\n---\n\n`}${blocks.join('\n\n')}\n`;
}

/** The overview of a plan or phase with all fields, and more of them. */
export function overview(name: string, status: string, more: readonly string[] = [], ...blocks: readonly string[]): string {
  const fields = [`name: ${name}`, 'type: system', 'magnitude: Standard', `status: ${status}`, 'origin: kickoff', 'last_updated: 2026-01-12'];
  return page([...fields, ...more], `# ${name}`, ...blocks);
}

export function table(header: string, ...rows: readonly string[]): string {
  return [header, header.replace(/[^|]+/g, '---'), ...rows].join('\n');
}

export const children = (...rows: readonly string[]): string => table('| Name | Type | Status |', ...rows);

/** One plan of version 4.05, which makes all of its root be of that version. */
export const NEWER: Files = { [`${ROOT}/SP09_other/_overview.md`]: overview('other', 'WIP') };

/** The same plan as it was in version 4.02. */
export function older(text: string): string {
  return text.replace(/^(?:type|origin|last_updated): .*\n/gm, '');
}
