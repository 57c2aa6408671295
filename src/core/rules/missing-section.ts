import { CRITERIA_SECTION, OVERVIEW_SECTIONS, VERIFY_SECTION } from '../dialects/dream-limits';
import type { FileClaims, HeadingClaim, Span } from '../model/claims';
import type { Fix } from '../model/finding';
import type { Subject } from '../model/plan';
import { isOverview } from '../plan/discovery';
import { childrenTables } from '../plan/folder-rows';
import { profileAround } from '../plan/profile';
import { isOver } from './ending';
import { type CheckedFile, defineRule, type Found } from './rule';
import { findHeading, titleOf } from './sections';
import { childrenOf } from './unlisted-child';
import { listed, quoted } from './wording';

type Fault =
  | { readonly is: 'missing'; readonly sections: readonly string[] }
  // The first section stands before the second, though it belongs behind it.
  | { readonly is: 'order'; readonly sections: readonly [string, string] }
  | { readonly is: 'unticked' };

/**
 * A section that the protocol asks for: of an overview what it is for, its children, how it fits in and what to read first, of a phase
 * how to verify it, of a task its criteria, as checkboxes. What is no more than a title and some words has not been written out yet,
 * and what is over needs nothing any more. Sections in another order are a hint.
 */
export const missingSection = defineRule<Fault>({
  id: 'missing-section',
  severity: 'info',

  *check(file, { plan, settings }) {
    const { claims, subject } = file;
    if (!HAVE_SECTIONS.has(subject.kind) || isOver(subject) || !isWrittenOut(claims)) return;
    const found = subject.kind === 'task' ? inTask(file) : isOverview(file.path) ? inOverview(file) : [];
    if (found.length > 0 && profileAround(plan, subject, settings.profile) === '4.05') yield* found;
  },

  message({ details }) {
    switch (details.is) {
      case 'missing': {
        const { sections } = details;
        return sections.length === 1 ? `no section ${quoted(sections[0] as string)}` : `no sections ${listed(sections.map(quoted))}`;
      }
      case 'order': return `${quoted(details.sections[0])} belongs behind ${quoted(details.sections[1])}`;
      case 'unticked': return `${quoted(CRITERIA_SECTION)} has no checkboxes`;
    }
  },

  fixes({ details }, file) {
    return details.is === 'missing' ? [insertSections(details.sections, file)] : [];
  },
});

const HAVE_SECTIONS: ReadonlySet<Subject['kind']> = new Set(['plan', 'phase', 'task']);

/** Whether there is anything beside a title and words. */
function isWrittenOut(claims: FileClaims): boolean {
  return claims.blocks.length > (titleOf(claims) === undefined ? 0 : 1);
}

function inTask({ claims, subject: { criteria } }: CheckedFile): readonly Found<Fault>[] {
  if (criteria !== null) return [];
  const heading = findHeading(claims, CRITERIA_SECTION);
  if (heading === undefined) return [{ ...placeIn(claims), details: { is: 'missing', sections: [CRITERIA_SECTION] } }];
  const { start, end } = heading;
  return [{ start, end, details: { is: 'unticked' } }];
}

function inOverview({ claims, subject }: CheckedFile): readonly Found<Fault>[] {
  const headings = new Map(OVERVIEW_SECTIONS.map((name) => [name, findHeading(claims, name)]));
  const missing = sectionsOf(subject).filter((name) => (headings.get(name) ?? findHeading(claims, name)) === undefined && !isTable(name, claims));
  const found: Found<Fault>[] = missing.length === 0 ? [] : [{ ...placeIn(claims), details: { is: 'missing', sections: missing } }];
  let before: readonly [name: string, heading: HeadingClaim] | null = null;
  for (const [name, heading] of headings) {
    if (heading === undefined) continue;
    if (before !== null && heading.start < before[1].start) {
      const { start, end } = heading;
      found.push({ start, end, severity: 'hint', details: { is: 'order', sections: [name, before[0]] } });
      break;
    }
    before = [name, heading];
  }
  return found;
}

/** A table of children says what it is. */
function isTable(name: string, claims: FileClaims): boolean {
  return name === CHILDREN && childrenTables(claims).length > 0;
}

const CHILDREN = 'Children';

/** The sections that an overview is to have, in order. What has no parts lists none. */
function sectionsOf(subject: Subject): readonly string[] {
  const sections = OVERVIEW_SECTIONS.filter((name) => name !== CHILDREN || childrenOf(subject).length > 0);
  return subject.kind === 'phase' ? [...sections, VERIFY_SECTION] : sections;
}

/** The title, or where it would stand. */
function placeIn(claims: FileClaims): Span {
  const { start, end } = titleOf(claims) ?? { start: claims.frontMatter?.end ?? 0, end: claims.frontMatter?.end ?? 0 };
  return { start, end };
}

/** Each goes in front of the first section that is to follow it, else to the end. What is in it is for people. */
function insertSections(sections: readonly string[], { path, claims, subject }: CheckedFile): Fix {
  const { lines, length, lineEnding } = claims;
  const order = subject.kind === 'task' ? [CRITERIA_SECTION] : sectionsOf(subject);
  const texts = new Map<number, string>();
  for (const name of sections) {
    const next = order.slice(order.indexOf(name) + 1).flatMap((each) => findHeading(claims, each)?.start ?? [])[0] ?? length;
    const text = textOf(name).join(lineEnding) + lineEnding;
    texts.set(next, `${texts.get(next) ?? ''}${next === length ? lineEnding : ''}${text}${next === length ? '' : lineEnding}`);
  }
  const edits = [...texts].map(([at, text]) => (
    { path, start: at, end: at, oldText: '', newText: at === length && !lines.includes(length) ? lineEnding + text : text }));
  return { title: `Insert ${sections.join(', ')}`, edits, isGuess: true };
}

function textOf(name: string): readonly string[] {
  switch (name) {
    case CRITERIA_SECTION: return [`## ${name}`, '', '- [ ] To be agreed'];
    case VERIFY_SECTION: return [`### ${name} (Manual)`, '', '1. To be written'];
    case CHILDREN: return [`## ${name}`, '', '| Name | Type | Status | Description |', '|---|---|---|---|'];
    default: return [`## ${name}`, '', 'To be written'];
  }
}
