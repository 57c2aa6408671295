import { folderOf } from '../base/paths';
import type { DefinitionClaim, FileClaims, LinkClaim, Span } from '../model/claims';
import type { Reference, Subject } from '../model/plan';
import { withinScalar } from '../parse/front-matter-scalar';
import { isOverview } from '../plan/discovery';
import type { LinkedPlan } from '../plan/linked-plan';
import { isLabel, linkOf } from '../plan/link-of';
import type { Moves } from '../plan/moved-plan';
import { nameInTitle } from '../plan/occurrences';
import type { PastPlan } from '../plan/plan-snapshot';
import { byUrl, keyInFile } from '../plan/raw-reference';
import { namesNothing } from '../plan/references';
import { linkChange } from './moved-link';
import { respelt } from './name-notation';
import { inNotationOf, isLocal, pathFrom, type Surroundings, surroundingsOfUrl } from './path-notation';
import { HIDDEN, NOTHING_ELSE, replaced, type TextChange } from './text-change';

export interface Moved {
  readonly before: PastPlan;
  /** The plan of the same texts at their new places. */
  readonly after: LinkedPlan;
  /** The files that move, or in which a reference leads elsewhere then. */
  readonly concerned: ReadonlySet<string>;
  readonly where: Moves;
}

/** What has another name afterwards. */
interface Renamed {
  readonly before: Subject;
  readonly after: Subject;
}

/** What a file has to say otherwise when things are moved. Front to back of each kind; the same place may come twice. */
export function changesIn(path: string, moved: Moved): readonly TextChange[] {
  const claims = moved.before.file(path);
  return claims === undefined ? [] : new MovedFile(path, claims, moved).changes();
}

class MovedFile {
  readonly #before: PastPlan;
  readonly #after: LinkedPlan;
  readonly #where: Moves;
  readonly #newPath: string;
  readonly #isConcerned: boolean;
  /** Where destinations and paths start that lead to what a plan knows. */
  readonly #known = new Set<number>();
  /** What rows are about once they are written anew: other references rest on them. */
  readonly #rows = new Map<string, string>();
  readonly #changes: TextChange[] = [];

  constructor(private readonly path: string, private readonly claims: FileClaims, { before, after, concerned, where }: Moved) {
    this.#before = before;
    this.#after = after;
    this.#where = where;
    this.#newPath = where.of(path);
    this.#isConcerned = concerned.has(path);
  }

  changes(): readonly TextChange[] {
    const references = this.#before.referencesIn(this.path).map((reference) => ({ reference, link: linkOf(reference, this.claims) }));
    for (const { reference, link } of references) {
      if (reference.file !== null) for (const start of this.#startsOf(reference, link)) this.#known.add(start);
    }
    if (this.#isConcerned) this.#planned(references);
    for (const link of this.claims.links) if (!isLabel(link) && !this.#known.has(link.urlStart)) this.#link(link);
    for (const definition of this.claims.definitions) if (!this.#known.has(definition.urlStart)) this.#link(definition);
    const bases = this.#before.basesOf(this.path);
    for (const { start, end, path } of this.claims.paths) if (!this.#known.has(start)) this.#sourcePath({ start, end }, path, bases);
    return this.#changes;
  }

  /** What leads to plans and what is in them. */
  #planned(references: readonly { readonly reference: Reference; readonly link: LinkClaim | undefined }[]): void {
    this.#ownName();
    const now = new Map(this.#after.referencesIn(this.#newPath).map((reference) => [keyInFile(reference), reference]));
    for (const { reference } of references) {
      const { relation, to: [id, another] } = reference;
      if (relation === 'lists' && id !== undefined && another === undefined) this.#rows.set(keyInFile(reference), this.#thenOf(id));
    }
    for (const { reference, link } of references) {
      if (reference.file !== null) {
        this.#path(reference, link, now.get(keyInFile(reference)));
        this.#linkText(reference, link);
      } else if (reference.to.length === 1) this.#name(reference, reference.to[0] as string, now.get(keyInFile(reference)));
    }
  }

  /** The id of a subject afterwards. */
  #thenOf(id: string): string {
    return this.#where.ofId(id, this.#before);
  }

  /** `name: marketplace` in the front matter of what is called otherwise now, and `SP06` in its title. */
  #ownName(): void {
    const renamed = this.#renamed(this.path);
    if (renamed === null || renamed.before.kind === 'root') return;
    for (const { key, value, valueStart, valueEnd } of this.claims.frontMatter?.fields ?? []) {
      if (key !== 'name' && key !== 'module') continue;
      const spelt = respelt(value, renamed.before, renamed.after);
      if (spelt?.oldText === value) this.#respell({ start: valueStart, end: valueEnd }, value, spelt.newTexts[0] as string, null);
    }
    const inTitle = nameInTitle(renamed.before, this.claims);
    if (inTitle !== null) this.#title(inTitle, renamed);
  }

  /** The title is there for people: a name that would mean more in it is not written. */
  #title(span: Span, { before, after }: Renamed): void {
    this.#changes.push({
      ...span, written: '', why: null,
      edits: (text) => {
        const oldText = text.slice(span.start, span.end);
        const spelt = respelt(oldText, before, after);
        const newText = spelt?.newTexts[0] ?? '';
        const stays = spelt?.oldText !== oldText || MEANS_MORE.test(newText) || this.#linkThrough(span.start) !== undefined;
        return stays ? [] : [{ ...span, oldText, newText }];
      },
    });
  }

  /** The subject that is a file, if it has another name afterwards. */
  #renamed(file: string): Renamed | null {
    const before = this.#before.subjectAt(file, -1, 0) ?? this.#before.subject(file);
    const after = before === undefined ? undefined : this.#after.subject(this.#thenOf(before.id));
    return before === undefined || after === undefined || before.name === after.name ? null : { before, after };
  }

  /** A reference that goes by a path. */
  #path(reference: Reference, link: LinkClaim | undefined, now: Reference | undefined): void {
    const { file, outcome, start, end } = reference as Reference & { readonly file: string };
    const wanted = this.#where.of(file);
    const leads = (answer: Pick<Reference, 'file' | 'outcome'> | null | undefined): boolean => answer?.file === wanted && answer.outcome === outcome;
    const written = link?.url ?? reference.written;
    if (leads(now) || written === '' || /^[?#]/.test(written)) return;
    const there: Reference = { ...reference, path: this.#newPath };
    const add = (newText: string | null, target: string): void => {
      if (newText === written) return;
      const why = `leads to ${target}${newText === null ? NOTHING_ELSE : HIDDEN}`;
      if (link === undefined) this.#respell({ start, end }, written, newText, why);
      else for (const { urlStart, urlEnd } of this.#destinationsOf(link)) this.#changes.push(replaced({ start: urlStart, end: urlEnd }, written, newText, why));
    };
    const bases = this.#before.basesOf(this.path);
    const base = written.startsWith('/') ? '' : bases.find((each) => leadsToFile(pathFrom(each, written), file));
    const old = base === undefined ? null : pathFrom(base, written);
    if (base === undefined || old === null) return add(null, wanted);
    const target = this.#where.of(old);
    for (const each of this.#newBases(base)) {
      const newText = inNotationOf(written, { base, target: old }, { base: each, target }, surroundingsOf(link, reference.form));
      const answer = this.#after.instead(there, { path: byUrl(newText)?.path ?? '' }, this.#rows);
      // What is no part of a plan any more is read as any other text is.
      const holds = answer === null ? each === folderOf(this.#newPath) : leads(answer);
      if (holds) return add(newText, target);
    }
    add(null, target);
  }

  /** Of `[01_cart.md](./01_cart.md)` the name that stands there for people. */
  #linkText({ file }: Reference, link: LinkClaim | undefined): void {
    const renamed = link?.type === 'link' ? this.#renamed(file as string) : null;
    if (link === undefined || renamed === null) return;
    const { start, end, urlStart } = link;
    this.#changes.push({
      start, end, written: '', why: null,
      edits: (text) => {
        const inner = text.slice(start + 1, text.lastIndexOf('](', urlStart));
        const [, before = '', words = ''] = /^([`*_~]*)(.*?)[`*_~]*$/s.exec(inner) ?? [];
        const spelt = respelt(words, renamed.before, renamed.after);
        const newText = spelt?.newTexts[0] ?? '';
        if (spelt?.oldText !== words || !spelt.isExact || MEANS_MORE.test(newText)) return [];
        const at = start + 1 + before.length;
        return [{ start: at, end: at + words.length, oldText: words, newText }];
      },
    });
  }

  /** A reference that goes by a name. */
  #name(reference: Reference, id: string, now: Reference | undefined): void {
    const { start, end, form, relation, written } = reference;
    const wanted = this.#thenOf(id);
    const leads = (to: readonly string[] | undefined): boolean => to?.length === 1 && to[0] === wanted;
    if (leads(now?.to)) return;
    // Such a field speaks of what the heading above it names, and such a name of what lies where its own file says.
    if ((form === 'field' && relation === 'lists') || relation === 'changes' || relation === 'adds') return;
    const there: Reference = { ...reference, path: this.#newPath };
    if (leads(this.#after.instead(there, null, this.#rows)?.to)) return;
    const before = this.#before.subject(id);
    const after = this.#after.subject(wanted);
    const spelt = before === undefined || after === undefined ? null : respelt(written, before, after);
    const newText = spelt?.newTexts.find((text) => canStand(text, form) && leads(this.#after.instead(there, { name: text }, this.#rows)?.to)) ?? null;
    const why = `names ${before?.name ?? id}${newText === null ? NOTHING_ELSE : HIDDEN}`;
    this.#respell(form === 'heading' || form === 'item' ? this.#firstLine({ start, end }) : { start, end }, spelt?.oldText ?? written, newText, why);
  }

  /** A link to what no plan knows: a picture, a source, what is not there. */
  #link(link: LinkClaim | DefinitionClaim): void {
    const change = linkChange(link, this.path, this.#where);
    if (change !== null) this.#changes.push(change);
  }

  /** A path in backticks to what no plan knows, or to a line of a file: it counts only if what it leads to is among what moves. */
  #sourcePath(span: Span, claimed: string, bases: readonly string[]): void {
    const written = claimed.replace(LINES, '');
    if (!isLocal(written)) return;
    for (const base of written.startsWith('/') ? [''] : bases) {
      const old = pathFrom(base, written);
      if (old === null || old === '') continue;
      const target = this.#where.of(old);
      if (target === old) continue;
      const [newBase = ''] = this.#newBases(base);
      if (pathFrom(newBase, written) !== target) this.#respell(span, written, inNotationOf(written, { base, target: old }, { base: newBase, target }, 'code'), null);
      return;
    }
  }

  /** Where a path that was tried from a folder may be tried from afterwards, the same place first. */
  #newBases(base: string): readonly string[] {
    const own = folderOf(this.#newPath);
    const same = base === folderOf(this.path) ? own : this.#where.of(base);
    const bases = this.#after.basesOf(this.#newPath);
    return [...new Set([...bases.includes(same) ? [same] : [], own, ''])];
  }

  #destinationsOf(link: LinkClaim): readonly (LinkClaim | DefinitionClaim)[] {
    return isLabel(link) ? this.claims.definitions.filter(({ url }) => url === link.url) : [link];
  }

  /** Where the destinations begin that a reference goes by. */
  #startsOf({ start }: Reference, link: LinkClaim | undefined): readonly number[] {
    return link === undefined ? [start] : this.#destinationsOf(link).map(({ urlStart }) => urlStart);
  }

  #firstLine({ start, end }: Span): Span {
    return { start, end: Math.min(end, this.claims.lines.find((line) => line > start) ?? end) };
  }

  /**
   * Some words within a span, wherever they stand there but in the destination of a link, and in its label: that stands in a definition
   * as well, which has the destination.
   */
  #respell(span: Span, written: string, newText: string | null, why: string | null): void {
    this.#changes.push({
      ...span, written, why,
      edits: (text) => {
        const all = newText === null ? [] : placesOf(written, text, span).map((at) => ({ at, link: this.#linkThrough(at) }));
        const places = all.filter(({ link }) => link === undefined || isLabel(link));
        const inText = places.flatMap(({ at, link }) => link === undefined ? [at] : []);
        const edits = inText.flatMap((start) => {
          const place = { start, end: start + written.length };
          const standing = this.#isInFrontMatter(span) ? withinScalar(newText as string, place, span, text) : newText;
          return standing === null ? [] : [{ ...place, oldText: written, newText: standing }];
        });
        return edits.length === 0 && (places.length === 0 || inText.length > 0) ? null : edits;
      },
    });
  }

  /** The link of which the destination or the label stands at a place. */
  #linkThrough(at: number): LinkClaim | undefined {
    return this.claims.links.find(({ urlStart, urlEnd }) => urlStart <= at && at < urlEnd);
  }

  #isInFrontMatter({ start }: Span): boolean {
    return start < (this.claims.frontMatter?.end ?? 0);
  }
}

/** `:3`, `:3:5` or `:3-9` behind a path. */
const LINES = /:\d+(?:[:-]\d+)?$/;

/** What would end a cell, a link's text or a code span. */
const MEANS_MORE = /[[\]|`]/;

/** Whether a name would be read as one. In front matter there are quotes for all that is not. */
function canStand(name: string, form: Reference['form']): boolean {
  if (form !== 'reason' && namesNothing(name)) return false;
  const isInList = form === 'cell' || form === 'field' || form === 'reason';
  return form === 'front matter' || (!MEANS_MORE.test(name) && !(isInList && /[,;]/.test(name)));
}

/** Whether a path leads to a file, or to the folder for which it speaks. */
function leadsToFile(path: string | null, file: string): boolean {
  return path === file || (isOverview(file) && path === folderOf(file));
}

function surroundingsOf(link: { readonly url: string } | undefined, form: Reference['form'] = 'link'): Surroundings {
  if (link === undefined) return form === 'path' ? 'code' : 'words';
  return surroundingsOfUrl(link.url);
}

const IN_WORD = /[\p{L}\p{N}_]/u;

/** Where some words stand by themselves. */
function placesOf(words: string, text: string, { start, end }: Span): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words, start); at !== -1 && at + words.length <= end; at = text.indexOf(words, at + words.length)) {
    const isWithin = IN_WORD.test(words.charAt(0)) && IN_WORD.test(text.charAt(at - 1));
    const goesOn = IN_WORD.test(words.charAt(words.length - 1)) && IN_WORD.test(text.charAt(at + words.length));
    if (!isWithin && !goesOn) places.push(at);
  }
  return places;
}
