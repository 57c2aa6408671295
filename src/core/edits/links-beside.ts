import { folderOf } from '../base/paths';
import type { FileClaims } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Plan } from '../model/plan';
import { parseFile } from '../parse/parse-file';
import { isMarkdown } from '../plan/discovery';
import { isLabel } from '../plan/link-of';
import type { Moves } from '../plan/moved-plan';
import { decoded } from '../plan/raw-reference';
import { splice } from '../text/splice';
import { linksAstray } from './astray';
import type { Anchors } from './followed-anchors';
import type { MovingWorkspace } from './move';
import { linkChange } from './moved-link';
import { type LeftPlace, READ_OTHERWISE } from './read-edited';
import { editsOf } from './text-change';

/** What is to be written in Markdown that is part of no plan. */
export interface LinksBeside {
  readonly edits: readonly TextEdit[];
  readonly left: readonly LeftPlace[];
  /** What those files say that have any of that. */
  readonly said: ReadonlyMap<string, FileClaims>;
}

const NOTHING: LinksBeside = { edits: [], left: [], said: new Map() };

interface Followed {
  readonly plan: Pick<Plan, 'vocabulary'>;
  readonly where: Moves;
  /** The headings of the plan that get others. */
  readonly anchors: Anchors;
}

/** So many files are asked for before the first is awaited. */
const BATCH = 64;

/**
 * What a move asks of Markdown that is part of no plan, such as a README: there only links count. All such files are looked through, and
 * those parsed that move, or in which a name stands of what does. Where no Markdown moves, but sources or pictures, that is not for plans to
 * look after.
 * @param anchors the headings of the plan that get others
 */
export async function linksBeside({ plan, files, read, pause = () => undefined }: MovingWorkspace, where: Moves, anchors: Anchors): Promise<LinksBeside> {
  const markdown = [...files].filter(isMarkdown);
  if (anchors.size === 0 && markdown.every((path) => where.of(path) === path)) return NOTHING;
  const edits: TextEdit[] = [];
  const left: LeftPlace[] = [];
  const said = new Map<string, FileClaims>();
  const slugs = [...anchors.values()].flatMap((ofFile) => [...ofFile.keys()]);
  const isConcerned = (path: string, text: string): boolean => {
    const plain = withoutEscapes(text);
    if (where.of(path) !== path && (!staysInFolder(path, where) || UPWARDS.test(plain))) return true;
    return where.mayBeMeantBy(plain) || (slugs.length > 0 && slugs.some((slug) => plain.toLowerCase().includes(slug)));
  };
  const paths = markdown.filter((path) => plan.file(path) === undefined).sort();
  for (let from = 0; from < paths.length; from += BATCH) {
    const texts = await Promise.all(paths.slice(from, from + BATCH).map(async (path) => ({ path, text: await read(path) })));
    for (const { path, text } of texts) {
      await pause();
      if (text === null || !isConcerned(path, text)) continue;
      const made = followed(path, text, { plan, where, anchors });
      if (made.edits.length + made.left.length === 0) continue;
      edits.push(...made.edits);
      left.push(...made.left);
      said.set(path, made.claims);
    }
  }
  return { edits, left, said };
}

/** What stays in its folder, or moves with it, leads to what lies there as before. */
function staysInFolder(path: string, where: Moves): boolean {
  return where.of(folderOf(path)) === folderOf(where.of(path));
}

const UPWARDS = /(?<!\.)\.\.(?!\.)/;

/** `my%20plan.md` names `my plan.md`. */
function withoutEscapes(text: string): string {
  return text.includes('%') ? text.replace(/(?:%[\da-f]{2})+/gi, decoded) : text;
}

function followed(path: string, text: string, { plan, where, anchors }: Followed): Pick<LinksBeside, 'edits' | 'left'> & { readonly claims: FileClaims } {
  const vocabulary = plan.vocabulary(path);
  const claims = parseFile(path, text, { vocabulary });
  const links = [...claims.links.filter((link) => !isLabel(link)), ...claims.definitions];
  const made = editsOf(links.flatMap((link) => linkChange(link, path, where, anchors) ?? []), path, text);
  const left = [...made.left];
  let { edits } = made;
  while (edits.length > 0) {
    const now = parseFile(where.of(path), splice(text, edits) ?? text, { vocabulary });
    const astray = linksAstray(path, { claims, now, known: new Set(), edits, then: where });
    if (astray.length === 0) break;
    left.push(...astray.map(({ led, ...place }) => ({ ...place, why: `${led}${READ_OTHERWISE}` })));
    edits = edits.filter((edit) => !astray.some((place) => edit.start < place.end && place.start < edit.end));
  }
  return { edits, left, claims };
}
