import { firstIndex } from '../base/first-index';
import type { BlockClaim, FileClaims } from '../model/claims';
import type { Plan, Reference, Subject } from '../model/plan';

/** One subject has to wait for another, as some place says. */
export interface Dependency {
  /** The id of the one that waits. */
  readonly from: string;
  /** The id of the one that comes first. */
  readonly to: string;
  readonly reference: Reference;
}

/** By the list of a file's references, which is another whenever the file is looked at again. */
const known = new WeakMap<readonly Reference[], readonly Dependency[]>();

/**
 * The dependencies that a file tells of, from either side: A depends on B, B blocks A. Only what a subject says of itself counts,
 * and rows of the subject that they name: in sections with tables and headings of their own much is said of other things. What a
 * whole and its parts say of each other is no dependency.
 */
export function dependenciesIn(path: string, plan: Plan): readonly Dependency[] {
  const references = plan.referencesIn(path);
  if (references.length === 0) return NONE;
  let found = known.get(references);
  if (found === undefined) known.set(references, found = readDependencies(path, references, plan));
  return found;
}

const NONE: readonly Dependency[] = [];

function readDependencies(path: string, references: readonly Reference[], plan: Plan): readonly Dependency[] {
  const found: Dependency[] = [];
  let words: OwnWords | undefined;
  for (const reference of references) {
    const { relation, form, from, to: [to, another] } = reference;
    if (relation !== 'depends-on' && relation !== 'blocked-by' && relation !== 'blocks') continue;
    if (to === undefined || another !== undefined || liesWithin(from, to) || liesWithin(to, from)) continue;
    if (form !== 'front matter' && form !== 'reason' && form !== 'item') {
      words ??= new OwnWords(path, plan);
      if (!words.has(reference)) continue;
    }
    found.push(relation === 'blocks' ? { from: to, to: from, reference } : { from, to, reference });
  }
  return found.length === 0 ? NONE : found;
}

function liesWithin(id: string, outer: string): boolean {
  return id.length > outer.length && id.startsWith(outer) && /[/#]/.test(id.charAt(outer.length));
}

/** Beside these a name is no dependency: `none (parallel with Phase 2)`, `before Phase 3`. */
const NO_DEPENDENCY = /\b(?:parallel|before|blocks?|unblocks?|enables?|not|no|none|without|independent(?:ly)?|optional(?:ly)?)\b/i;

/** What subjects say of themselves in fields, in their own lines and in their own rows. */
class OwnWords {
  readonly #blocks: readonly BlockClaim[];
  readonly #headings: readonly BlockClaim[];
  /** The text that was looked at last: one may name many. */
  #text = '';
  #isPlainText = true;

  constructor(private readonly path: string, private readonly plan: Plan) {
    this.#blocks = (plan.file(path) as FileClaims).blocks;
    this.#headings = this.#blocks.filter(({ type }) => type === 'heading');
  }

  has({ from, start }: Reference): boolean {
    const subject = this.plan.subject(from);
    const block = lastAt(this.#blocks, start);
    if (subject === undefined || block === undefined) return false;
    if (block.type === 'field') return this.#isPlain(block.value) && this.#isFieldOf(subject, block.start);
    // In brackets, in its own line, or in a plain item below it: `- Dependencies: T003`.
    if (block.type === 'item') {
      return subject.places.some((place) => place.start === block.start)
        || (block.checkbox === null && this.#isPlain(block.title) && this.#isFieldOf(subject, block.start));
    }
    if (block.type !== 'table') return false;
    const row = lastAt(block.rows, start);
    const cell = row?.cells.findLast((each) => each.start <= start);
    if (row === undefined || cell === undefined || !this.#isPlain(cell.text)) return false;
    return subject.path !== this.path || subject.places.some((place) => place.start === row.start);
  }

  #isPlain(text: string): boolean {
    if (text !== this.#text) {
      this.#text = text;
      this.#isPlainText = !NO_DEPENDENCY.test(text);
    }
    return this.#isPlainText;
  }

  /** Whether no heading stands between the one of the subject and a field. */
  #isFieldOf({ places }: Subject, at: number): boolean {
    const heading = lastAt(this.#headings, at);
    if (heading === undefined) return true;
    if (places.length === 0) return heading === this.#headings[0];
    return places.some(({ start, end }) => heading.start <= start && start <= at && at < end);
  }
}

/** Of what stands in order, the last that begins before an offset or there. */
function lastAt<T extends { readonly start: number }>(spans: readonly T[], offset: number): T | undefined {
  return spans[firstIndex(spans.length, (i) => (spans[i] as T).start > offset) - 1];
}
