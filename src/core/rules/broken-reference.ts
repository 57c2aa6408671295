import { folderRole, GENERATED } from '../dialects/dream';
import type { Span } from '../model/claims';
import type { Fix } from '../model/finding';
import type { Plan, Reference, Subject } from '../model/plan';
import { isMarkdown } from '../plan/discovery';
import { rootAround } from '../plan/profile';
import { byUrl } from '../plan/raw-reference';
import { fileName } from '../plan/sites';
import { allPlans, filesBelow } from './all-plans';
import { isNoSection, meantSection, noSection, otherSpelling, sectionPlace } from './changed-section';
import { destinationsOf, linkOf } from '../plan/link-of';
import { meantName } from './meant-name';
import { isFolderElsewhere, isUnseen, meantPath, type MissingPath } from './missing-path';
import { isInPlanField } from './plan-fields';
import { type CheckedFile, defineRule, type Facts, type Found } from './rule';
import { quoted } from './wording';
import { writtenSpan } from '../plan/written-span';

interface Missing {
  readonly reference: Reference;
  readonly written: string;
  /** `null`: it goes by name. */
  readonly path: MissingPath | null;
}

/**
 * A row of Children, Plans or the Module Index, or a path in front matter, that is nothing on disk. An origin is a hint at most, and
 * names in front matter are those of unknown-plan. And a section that is changed, a requirement of OpenSpec, where there is none: it may
 * still come; or where its name is not the same letter by letter.
 */
export const brokenReference = defineRule<Missing>({
  id: 'broken-reference',
  severity: 'error',

  *check(file, facts) {
    for (const reference of file.references) {
      const { isStrict, outcome, relation } = reference;
      const spelt = otherSpelling(reference, file.claims, facts.plan);
      if (spelt !== null) yield { start: spelt.start, end: spelt.end, severity: 'warning', details: { reference, written: reference.written, path: null } };
      if (!isStrict || (outcome !== 'no file' && outcome !== 'no subject')) continue;
      if (isNoSection(reference, facts.plan)) {
        const { start, end } = sectionPlace(reference, file.claims);
        yield { start, end, severity: 'warning', details: { reference, written: reference.written, path: null } };
      }
      if (relation === 'changes') continue;
      const found = relation === 'lists' ? missingRow(reference, file, facts) : missingInFrontMatter(reference, file, facts);
      if (found !== null && (found.details.path === null || !isUnseen(found.details.written, file, facts))) yield found;
    }
  },

  message({ details }, file, facts) {
    const meant = meantText(details, file, facts);
    if (details.reference.relation === 'changes') {
      // Backticks may be what makes the difference.
      if (details.reference.outcome === 'found') return `${quoted(facts.plan.changedBy(file.path) ?? '')} has it as "${meant?.newText}", letter by letter`;
      return `${noSection(details.reference, facts.plan)}${meant === null ? '' : `; did you mean ${quoted(meant.newText)}?`}`;
    }
    return `${quoted(details.written)} is nothing on disk${meant === null ? '' : `; did you mean ${quoted(meant.newText)}?`}`;
  },

  fixes({ details }, file, facts) {
    const fix = meantText(details, file, facts)?.fix;
    return fix === undefined || fix.edits.length === 0 ? [] : [fix];
  },
});

/** A row goes by its link, by the path of a spec file, or else by a name. */
function missingRow(reference: Reference, file: CheckedFile, { plan }: Facts): Found<Missing> | null {
  const { claims } = file;
  const { start, end, written, outcome } = reference;
  const link = linkOf(reference, claims);
  if (link !== undefined) {
    // What else a link leads to, such as a web page or a section, is not looked for on disk.
    if (outcome !== 'no file' || isAside(link.url) || isFolderElsewhere(link.url, file, plan)) return null;
    const path = { written: link.url, spans: destinationsOf(link, claims), isUrl: true, name: reference.written, to: reference.to };
    return { start: link.urlStart, end: link.urlEnd, details: { reference, written: link.url, path } };
  }
  const span = writtenSpan(reference, claims);
  const place = span ?? { start, end };
  if (outcome === 'no subject') return NO_NAME.test(written) || isAside(written) ? null : { ...place, details: { reference, written, path: null } };
  return IS_PATH.test(written) ? { ...place, details: { reference, written, path: asPath(reference, span) } } : null;
}

function missingInFrontMatter(reference: Reference, file: CheckedFile, { plan }: Facts): Found<Missing> | null {
  const { start, end, written, form, outcome, to } = reference;
  if (form !== 'front matter' || outcome !== 'no file' || OTHER_PLACE.test(written)) return null;
  const { claims } = file;
  if (!isMarkdown(byUrl(written)?.path ?? '')) {
    // Of folders only those of folder plans are known. `core_shop/` may be just a name.
    if (rootAround(plan, file.subject) === null || !isInPlanField(reference, claims, plan)) return null;
    if (to.length > 0 && !/[/\\]./.test(written.replace(/^\.[/\\]/, ''))) return null;
  }
  const span = writtenSpan(reference, claims);
  return { ...span ?? { start, end }, details: { reference, written, path: asPath(reference, span) } };
}

function asPath({ written, to }: Reference, span: Span | null): MissingPath {
  return { written, spans: span === null ? [] : [span], isUrl: false, name: written, to };
}

/** What stands where there is nothing to name yet, and in templates; files that are no Markdown. */
const NO_NAME = /^\W*(?:$|(?:none|nothing|tbd|tba|total|etc)\b|n\/a|(?:no|not|to be) )|[{}<>…]|\.\.\.|\.(?!md$)[a-z]{1,5}$/i;

/** Folders that collect files of one kind are there, but are no subjects; nor is what is generated. */
function isAside(path: string): boolean {
  const name = /([^/]*)\/?$/.exec(path)?.[1] ?? '';
  return !['plan', 'phase', 'folder'].includes(folderRole(name, false)) || GENERATED.has(fileName(name));
}

/** A path alone. */
const IS_PATH = /^\S*(?:[/\\]|\.md)\S*$/i;

/** `owner/repository#12` */
const OTHER_PLACE = /#\d+$/;

function meantText(details: Missing, file: CheckedFile, facts: Facts): { readonly newText: string; readonly fix: Fix } | null {
  if (details.reference.relation === 'changes') return meantChanged(details.reference, file, facts);
  return details.path === null ? meantRow(details, file, facts) : meantPath(details.path, file, facts);
}

function meantChanged(reference: Reference, { path, claims }: CheckedFile, { plan }: Facts): { readonly newText: string; readonly fix: Fix } | null {
  const spelt = otherSpelling(reference, claims, plan);
  if (spelt !== null) {
    const { start: from, end: to, written, exact } = spelt;
    return { newText: exact, fix: { title: `Change to ${exact}`, edits: written === null ? [] : [{ path, start: from, end: to, oldText: written, newText: exact }] } };
  }
  const newText = meantSection(reference, plan);
  if (newText === undefined) return null;
  const { start, end, isExact } = sectionPlace(reference, claims);
  return { newText, fix: { title: `Change to ${newText}`, edits: isExact ? [{ path, start, end, oldText: reference.written, newText }] : [], isGuess: true } };
}

function meantRow({ reference, written }: Missing, file: CheckedFile, { plan }: Facts): { readonly newText: string; readonly fix: Fix } | null {
  const newText = meantName(written, childrenOf(reference, plan)) ?? meantName(written, allPlans(plan));
  if (newText === undefined) return null;
  const span = writtenSpan(reference, file.claims);
  const edits = span === null ? [] : [{ path: file.path, ...span, oldText: written, newText }];
  return { newText, fix: { title: `Change to ${newText}`, edits, isGuess: true } };
}

function childrenOf({ from }: Reference, plan: Plan): readonly Subject[] {
  const subject = plan.subject(from);
  return subject === undefined ? [] : filesBelow(subject).filter(({ kind }) => kind !== 'module' && kind !== 'asset');
}
