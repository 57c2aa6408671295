import type { Status } from '../model/status';
import { currentStatus } from '../plan/current-status';
import type { GraphNode, GraphReport } from './graph';

/*
 * How a graph looks, whatever it is drawn with.
 */

export interface Look {
  readonly fill: string;
  readonly line: string;
}

/** Light enough for dark text. Never the only carrier of a meaning: the label names the status. */
export const LOOKS: Readonly<Record<Status | 'none', Look>> = {
  todo: { fill: '#f3f4f6', line: '#6b7280' },
  wip: { fill: '#fef3c7', line: '#b45309' },
  done: { fill: '#d1fae5', line: '#047857' },
  blocked: { fill: '#fee2e2', line: '#b91c1c' },
  cut: { fill: '#e5e7eb', line: '#9ca3af' },
  none: { fill: '#ffffff', line: '#9ca3af' },
};

export const TEXT_COLOUR = '#111827';

export function lookOf(node: GraphNode): Status | 'none' {
  return currentStatus(node) ?? 'none';
}

/** Long enough to know it again. */
const LONGEST = 80;

/** `SP06 — Marketplace · wip 5/8`, on one line, without control characters and what turns the direction of a text. */
export function labelOf(node: GraphNode): string {
  const { title, name, progress } = node;
  const look = lookOf(node);
  const notes = [...look === 'none' ? [] : [look], ...progress === null ? [] : [`${progress.done}/${progress.total}`]];
  return `${plainLine(title === '' ? name : title)}${notes.length === 0 ? '' : ` · ${notes.join(' ')}`}`;
}

/** Text that is shown as one line, cut where it is long. */
export function plainLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(/\p{Surrogate}/gu, '�').trim();
  const characters = [...line];
  return characters.length <= LONGEST ? line : `${characters.slice(0, LONGEST - 1).join('').trimEnd()}…`;
}

/** Names for the nodes that no drawing language takes for a word of its own: `n1`, `n2` …, in the order of the report. */
export function namesOf({ clusters }: GraphReport): ReadonlyMap<string, string> {
  return new Map(clusters.flatMap(({ nodes }) => nodes).map(({ id }, index) => [id, `n${index + 1}`]));
}
