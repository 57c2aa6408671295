import { whenOf } from '../base/when';
import type { FileClaims, Span } from '../model/claims';

/** What one plan has changed, as a heading of the State Deltas and the list below it say it. Its place is that of the heading. */
export interface StateDelta extends Span {
  /** The plan, as written. */
  readonly plan: string;
  /** When it was, as written; `null`: nothing is said. */
  readonly date: string | null;
  readonly changes: readonly ModuleChange[];
}

/** One line of the list: `- checkout: pays through an interface`. */
export interface ModuleChange extends Span {
  /** As written; a line may be about several. */
  readonly modules: readonly string[];
  readonly what: string;
}

const SECTION = /^[^\p{L}]*state deltas?\b/iu;

/**
 * The State Deltas of a plan root's overview, or of their archive, in the order of the text: `### ✅ PP02_checkout — Sep 2025`
 * and `- module: what changed`. In an archive all headings are theirs if none is called so.
 */
export function stateDeltas({ blocks }: FileClaims, isArchive: boolean): readonly StateDelta[] {
  const deltas: (StateDelta & { readonly changes: ModuleChange[] })[] = [];
  const isNamed = blocks.some((block) => block.type === 'heading' && SECTION.test(block.title));
  /** The level of the heading above them; `Infinity`: outside. */
  let section = isArchive && !isNamed ? 1 : Infinity;
  for (const block of blocks) {
    if (block.type === 'heading') {
      if (SECTION.test(block.title)) section = block.level;
      else if (block.level > section) deltas.push({ ...readHeading(block.title), start: block.start, end: block.end, changes: [] });
      else section = isArchive && !isNamed ? 1 : Infinity;
    } else if (block.type === 'item' && block.depth === 0 && section < Infinity) {
      const change = readChange(block.title);
      if (change !== null) deltas.at(-1)?.changes.push({ ...change, start: block.start, end: block.end });
    }
  }
  return deltas;
}

/** What sets a plan apart from its date, in either order: `PP02 — Sep 2025`, `PP02 (2 Nov 2026)`, `2026-11-02: PP02`. */
const BETWEEN = / (?:[—–|]|--?) |: | ?[()] ?|, (?!\d{4}\b)/;

/** `11/02/2026` is a date, even if nobody can tell which. */
const LIKE_A_DATE = /^(?:\d{1,4}[-/. ]){1,2}\d{1,4}$|\b\d{4}$/;

function readHeading(title: string): Pick<StateDelta, 'plan' | 'date'> {
  const parts = title.replace(/\s+/g, ' ').split(BETWEEN).map(bare).filter((part) => part !== '');
  const date = parts.findLast((part) => whenOf(part) !== null) ?? parts.slice(1).findLast((part) => LIKE_A_DATE.test(part)) ?? null;
  return { plan: parts.find((part) => part !== date) ?? title, date };
}

/** Text without what stands around its words, such as a status that was not read as one. */
function bare(text: string): string {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const last = words.at(-1);
  return last === undefined ? '' : text.slice(words[0]?.index, last.index + last[0].length);
}

function readChange(title: string): Omit<ModuleChange, keyof Span> | null {
  const between = /:|\s(?:[—–]|--?)\s/.exec(title);
  if (between === null) return null;
  // `cart (SP01): …` says whose it is.
  const modules = title.slice(0, between.index).replace(/\s*\([^()]*\)/g, '').split(/[,&+/]|\band\b/).map((name) => name.trim()).filter((name) => name !== '');
  return modules.length === 0 ? null : { modules, what: title.slice(between.index + between[0].length).trim() };
}
