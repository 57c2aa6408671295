import type { TextEdit } from '../model/edits';
import type { Plan } from '../model/plan';
import { destinationsOf, linkOf } from '../plan/link-of';
import { githubSlug } from '../text/slug';

/** The edits, and with them all links follow to headings that get another anchor by them. */
export function withAnchors(plan: Plan, edits: readonly TextEdit[]): readonly TextEdit[] {
  const anchors = newAnchors(plan, edits);
  if (anchors.size === 0) return edits;
  const all = new Map(edits.map((edit) => [`${edit.path}#${edit.start}`, edit]));
  for (const path of plan.files()) {
    const claims = plan.file(path);
    for (const reference of claims === undefined ? [] : plan.referencesIn(path)) {
      const link = reference.file === null || claims === undefined ? undefined : linkOf(reference, claims);
      const at = link?.url.indexOf('#') ?? -1;
      if (claims === undefined || link === undefined || at === -1) continue;
      const oldAnchor = link.url.slice(at);
      const anchor = anchors.get(`${reference.file ?? ''}${oldAnchor.toLowerCase()}`);
      if (anchor === undefined) continue;
      for (const { start, end } of destinationsOf(link, claims)) {
        const made = all.get(`${path}#${start}`);
        // Its path may change as well.
        if (made !== undefined) all.set(`${path}#${start}`, { ...made, newText: made.newText.slice(0, -oldAnchor.length) + anchor });
        else all.set(`${path}#${start + at}`, { path, start: start + at, end, oldText: oldAnchor, newText: anchor });
      }
    }
  }
  return [...all.values()];
}

/** The anchors of headings in which something is written anew, as `PATH#OLD`. */
function newAnchors(plan: Plan, edits: readonly TextEdit[]): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  for (const { path, start, end, oldText, newText } of edits) {
    const heading = plan.file(path)?.blocks.find((block) => block.type === 'heading' && block.start <= start && end <= block.contentEnd);
    if (heading?.type !== 'heading') continue;
    const old = `${path}#${heading.slug}`;
    const now = (anchors.get(old) ?? `#${heading.slug}`).replace(githubSlug(oldText), () => githubSlug(newText));
    if (now !== `#${heading.slug}`) anchors.set(old, now);
  }
  return anchors;
}
