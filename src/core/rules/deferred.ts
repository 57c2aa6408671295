import { firstIndex } from '../base/first-index';
import type { FileClaims } from '../model/claims';
import type { Plan, Subject } from '../model/plan';

/*
 * Work that was put off. That is no status: people write it into titles, or above lists.
 */

const WORDS = '(?:deferred|postponed|later|someday|optional|skipped|future|backlog|nice[ -]to[ -]haves?|stretch(?: goals?)?|' +
  'follow[ -]?ups?|out of scope|post[ -](?:mvp|launch|release)|moved to)';

/** Nobody will do it: struck out, or with a remark that says so: `~~Search~~`, `Search (won't do)`, `Search — dropped`. */
const CUT_WORDS = '(?:won[\'’]?t (?:do|fix|be done)|wontfix|cancell?ed|dropped|abandoned|rejected|descoped|obsolete|superseded|not (?:needed|required)|' +
  'no longer (?:needed|required)|n/a)';
const CUT_TITLE = new RegExp(`^\\P{L}*${CUT_WORDS}\\s*:|^~~[^~]+~~\\s*(?:[([—–-].*)?$|[([]\\s*${CUT_WORDS}\\b[^)\\]]*[)\\]]|\\s[—–-]\\s${CUT_WORDS}\\P{L}*$`, 'iu');

/** In brackets, behind a dash or colon, or before one: `(frontend - deferred)`, `Search — later`, `Optional: search`, `Search → moved to Phase 9`. */
const IN_TITLE = new RegExp(
  `[([][^)\\]]*\\b${WORDS}\\b[^)\\]]*[)\\]]|(?:[—–:]|\\s-)\\s(?:.*\\s)?${WORDS}\\b|(?:→|->)\\s*(?:deferred|postponed|moved to)\\b|^\\P{L}*${WORDS}(?:\\s*:|\\s+[—–-]|\\s*$)`, 'iu',
);

/** `Future work`, `Next steps`: what a heading begins with it is about. */
const IN_HEADING = new RegExp(`^\\P{L}*(?:${WORDS}|next steps|ideas|wish ?list|enhancements)\\b|${IN_TITLE.source}`, 'iu');

/** What is longer is no title, but a text. */
const LONGEST_TITLE = 400;

function says(title: string, putOff: RegExp): boolean {
  return title.length <= LONGEST_TITLE && putOff.test(title);
}

/** Whether the title of something says that nobody will do it, whatever its checkbox says. */
export function isCutByTitle({ title }: Pick<Subject, 'title'>): boolean {
  return says(title, CUT_TITLE);
}

/** What stands above what follows: a heading, or a label or field without a value in its section. */
export interface Heading {
  readonly start: number;
  /** Whether it says, or one around it, that what follows is put off. */
  readonly isPutOff: boolean;
}

/** What stands above the lists of a file, in the order of the text. */
export function headingsOf({ blocks }: FileClaims): readonly Heading[] {
  const headings: Heading[] = [];
  const open: { readonly level: number; readonly isPutOff: boolean }[] = [];
  for (const block of blocks) {
    const isHeading = block.type === 'heading';
    if (!isHeading && block.type !== 'label' && !(block.type === 'field' && block.value === '')) continue;
    if (isHeading) while ((open.at(-1)?.level ?? 0) >= block.level) open.pop();
    const isPutOff = open.at(-1)?.isPutOff === true || says(isHeading ? block.title : block.name, IN_HEADING);
    headings.push({ start: block.start, isPutOff });
    if (isHeading) open.push({ level: block.level, isPutOff });
  }
  return headings;
}

/**
 * A test for subjects below another: whether a title between, its own with them, says that it is put off, or what stands above it.
 * @param headings of the file in which the other one stands
 */
export function isPutOffBelow(top: Subject, plan: Plan, headings: readonly Heading[]): (subject: Subject) => boolean {
  const from = top.places[0]?.start ?? -1;
  return (subject) => {
    for (let each: Subject | undefined = subject; each !== undefined && each.id !== top.id; each = plan.parent(each.id)) {
      if (says(each.title, IN_TITLE)) return true;
    }
    const start = subject.path === top.path ? subject.places[0]?.start ?? -1 : -1;
    const heading = headings[firstIndex(headings.length, (i) => (headings[i] as Heading).start > start) - 1];
    return heading !== undefined && heading.start > from && heading.isPutOff;
  };
}
