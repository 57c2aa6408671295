import { nearest } from '../base/nearest';
import type { LinkClaim } from '../model/claims';
import type { Fix } from '../model/finding';
import type { Reference } from '../model/plan';
import { destinationsOf, linkOf } from '../plan/link-of';
import { readable } from '../text/garbled';
import { isInPlan, meantPath, type MissingPath } from './missing-path';
import { type CheckedFile, defineRule, type Facts } from './rule';
import { quoted } from './wording';

interface Broken {
  readonly link: LinkClaim;
  /** The file that has no such heading; `null`: it is the file that is not there. */
  readonly file: string | null;
  /** What the link's row names, and the subjects that go by it. */
  readonly name: string;
  readonly to: readonly string[];
}

/**
 * A Markdown link inside a plan, to a file of a plan or a heading of one that is not there. What else a link may lead to is for
 * other tools to judge; links that rows of Children, Plans and the Module Index go by are those of broken-reference.
 */
export const brokenLink = defineRule<Broken>({
  id: 'broken-link',
  severity: 'warning',

  *check(file, facts) {
    for (const reference of file.references) {
      const { outcome } = reference;
      if ((outcome !== 'no heading' && outcome !== 'no file') || !isOwn(reference)) continue;
      const link = linkOf(reference, file.claims);
      // What is garbled is told as that.
      if (link === undefined || readable(link.url) !== link.url) continue;
      const isBroken = outcome === 'no file' ? isInPlan(link.url, file, facts) : !NO_HEADING.test(link.url);
      if (isBroken) yield { start: link.urlStart, end: link.urlEnd, details: { link, file: reference.file, name: reference.written, to: reference.to } };
    }
  },

  message({ details }, checked, facts) {
    const { link, file } = details;
    if (file === null) {
      const meant = meantPath(missingPath(details, checked), checked, facts);
      return `\`${link.url}\` is not there${meant === null ? '' : `; did you mean \`${meant.newText}\`?`}`;
    }
    const meant = meantHeading(link, file, facts);
    const where = file === checked.path ? 'this file' : quoted(file);
    return `${where} has no heading \`#${anchorOf(link)}\`${meant === undefined ? '' : `; did you mean \`#${meant}\`?`}`;
  },

  fixes({ details }, checked, facts) {
    if (details.file !== null) return headingFix(details.link, details.file, checked, facts);
    const meant = meantPath(missingPath(details, checked), checked, facts);
    return meant === null || meant.fix.edits.length === 0 ? [] : [meant.fix];
  },
});

function isOwn({ form, relation, isStrict }: Reference): boolean {
  return form === 'link' || (form === 'cell' && relation === 'lists' && !isStrict);
}

/** Every page has a top; text fragments lead to no heading, and GitHub's own prefix is its own affair. */
const NO_HEADING = /#(?:top$|:~:|user-content-)/i;

function missingPath({ link, name, to }: Broken, { claims }: CheckedFile): MissingPath {
  return { written: link.url, spans: destinationsOf(link, claims), isUrl: true, name, to };
}

function anchorOf({ url }: LinkClaim): string {
  return url.slice(url.indexOf('#') + 1);
}

function meantHeading(link: LinkClaim, file: string, { plan }: Facts): string | undefined {
  const { blocks = [], anchors = [] } = plan.file(file) ?? {};
  const slugs = blocks.flatMap((block) => block.type === 'heading' && block.slug !== '' ? [block.slug] : []);
  return nearest(anchorOf(link), [...slugs, ...anchors]);
}

function headingFix(link: LinkClaim, file: string, { path, claims }: CheckedFile, facts: Facts): readonly Fix[] {
  const meant = meantHeading(link, file, facts);
  if (meant === undefined) return [];
  const oldText = anchorOf(link);
  const edits = destinationsOf(link, claims).map(({ end }) => ({ path, start: end - oldText.length, end, oldText, newText: meant }));
  return edits.length === 0 ? [] : [{ title: `Link to #${meant}`, edits, isGuess: true }];
}
