import type { Dialect } from '../dialects/dialect';
import type { BlockClaim, FieldClaim, FileClaims, FrontMatterField, FrontMatterItem, IdClaim, ItemClaim, LinkClaim, Span, StatusMark, TableClaim } from '../model/claims';
import type { ReferenceForm, Relation, SubjectKind } from '../model/plan';
import { isLocalOnly } from '../parse/ids';
import { spansWithin } from '../text/spans';
import { changedSections } from './changed-sections';
import { isMarkdown } from './discovery';
import type { Entry } from './entry';
import type { FolderRows } from './folder-rows';
import { keyOf, keyOfId, keysOfEntry, keysOfWords, NUMBERING } from './keys';
import type { Owners } from './owners';
import { byKeys, byName, byUrl, type Need, type Origin, type RawReference, type Sought } from './raw-reference';
import type { Site } from './sites';
import { stateDeltas } from './state-deltas';
import { tracedNumbers } from './traced';

/*
 * Where a file refers to others: in its front matter, in fields and columns that say what they name, in reasons, and anywhere
 * in the text by links, paths and ids.
 */

export interface ReferenceSource {
  readonly site: Site;
  readonly claims: FileClaims;
  readonly outline: Entry;
  readonly owners: Owners;
  readonly dialect: Dialect;
  /** The rows that speak of other files. */
  readonly rows: FolderRows;
}

/** The references of one file. What another one rests on comes before it. */
export function readReferences(source: ReferenceSource): readonly RawReference[] {
  return new ReferenceReader(source).read();
}

/** What may be meant where only plans are. */
export const PLANS: ReadonlySet<SubjectKind> = new Set(['plan']);
/** What `#5` names. */
export const PACKAGES: ReadonlySet<SubjectKind> = new Set(['package']);
const SECTIONS: ReadonlySet<SubjectKind> = new Set(['section']);
const TASKS: ReadonlySet<SubjectKind> = new Set(['task']);
const MODULES: ReadonlySet<SubjectKind> = new Set(['module']);
const WITH_IDS: ReadonlySet<SubjectKind> = new Set(['ticket', 'phase', 'plan', 'task']);
/** What may be meant where any piece of work is. */
export const WORK: ReadonlySet<SubjectKind> = new Set(['plan', 'stage', 'phase', 'package', 'feature', 'task', 'ticket', 'document', 'exploration']);

/** Of these only plans are meant, whoever says it. */
const OF_PLANS: ReadonlySet<Relation> = new Set(['modified-by', 'invalidated-by']);

/** No key, field or column that says what it names has a longer name. */
const LONGEST_RELATION = 24;

/** What joins words, where `_` may stand as well. */
const JOINTS = /[\s-]/;
const JOINTS_ALL = /[\s-]+/g;

/** A longer range of ids names its ends only. */
const MAX_RANGE = 500;

/** What stands where nothing is named. */
const NOTHING = /^[\s\-–—~?.…]*$|^(?:no|none|nothing|n\/a|tbd|tba|null|all|\(?pre-existing\)?|\[\])$/i;

/** Whether words that stand where something is named say that nothing is. */
export function namesNothing(words: string): boolean {
  return NOTHING.test(words);
}

/** `None (parallel with Phase 2)` */
const SAYS_NONE = /^(?:none|nothing|n\/a)(?![\w.-]*\w)/i;

/** `Phase 3`, `package #2` */
const NUMBERED = new RegExp(`\\b(?:stage|milestone|phase|package)s?\\s+#?${NUMBERING}\\b`, 'gi');
/** Nothing but these: then they are no part of a sentence. */
const LIST_OF_NUMBERED = new RegExp(`^${NUMBERED.source}(?:\\s*(?:[,;&+]|and)\\s*${NUMBERED.source})*$`, 'i');
/** `1.1`, `task 2.1.3` */
const BY_NUMBER = '(?:tasks?\\s+)?\\d+(?:\\.\\d+)+';
/** It begins with them: `1.1 (the model), Phase 2` names one. */
const LIST_OF_NUMBERS = new RegExp(`^${BY_NUMBER}(?:\\s*(?:[,;&+]|and)\\s*${BY_NUMBER})*(?![\\w-])`, 'i');
const NAME = /[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu;
/** Nothing but names, commas between them: then a single word is a name too. */
const LIST_OF_NAMES = /^\s*[\p{L}\p{N}_-]+(?:\s*[,;/]\s*[\p{L}\p{N}_-]+)*\s*$/u;

class ReferenceReader {
  readonly #source: ReferenceSource;
  readonly #claims: FileClaims;
  readonly #found: RawReference[];
  /** Where links, paths and ids start that are part of another reference. */
  readonly #taken = new Set<number>();
  #hasPackages: boolean | null = null;

  constructor(source: ReferenceSource) {
    this.#source = source;
    this.#claims = source.claims;
    this.#found = [...source.rows.references];
  }

  read(): readonly RawReference[] {
    const { frontMatter, status, blocks, links, paths, ids } = this.#claims;
    for (const cell of this.#source.rows.names) this.#take(cell);
    for (const field of frontMatter?.fields ?? []) this.#frontMatter(field);
    if (status !== null) this.#reason(status, this.#source.site.id);
    blocks.forEach((block, i) => this.#block(block, blocks[i + 1]));
    this.#changed();
    if (this.#source.site.kind === 'root') this.#deltas();
    for (const link of links) if (!this.#taken.has(link.start)) this.#link(link, 'mentions', this.#ownerOf(link));
    for (const path of paths) {
      const sought = this.#taken.has(path.start) ? null : byUrl(path.path);
      if (sought !== null) this.#add(path, this.#ownerOf(path), 'mentions', 'path', path.path, sought, needOf(sought));
    }
    for (const id of ids) if (!this.#taken.has(id.start) && !id.id.startsWith('#')) this.#id(id, 'mentions', this.#ownerOf(id));
    return this.#found;
  }

  #ownerOf({ start }: Span): string {
    return this.#source.owners.at(start);
  }

  #relationOf(name: string): Relation | undefined {
    if (name.length > LONGEST_RELATION) return undefined;
    const lower = name.toLowerCase();
    return this.#source.dialect.relations.get(JOINTS.test(lower) ? lower.replace(JOINTS_ALL, '_') : lower);
  }

  /** `depends_on: [core_shop, SP02]` */
  #frontMatter(field: FrontMatterField): void {
    const relation = this.#relationOf(field.key);
    if (relation === undefined || !MAY_NAME.has(field.kind)) return;
    const { site } = this.#source;
    const items = field.kind === 'list' ? field.items : listIn(field);
    // A phase depends on its neighbours, a plan on plans.
    const kinds = OF_PLANS.has(relation) || (site.kind === 'plan' && relation !== 'origin') ? PLANS : WORK;
    for (const item of items) {
      if (namesNothing(item.value)) continue;
      const path = /[/\\]|\.md$/i.test(item.value) ? byUrl(item.value)?.path ?? '' : '';
      const sought = { ...this.#byId(item.value, kinds), path };
      this.#add(item, site.id, relation, 'front matter', item.value, sought, relation === 'origin' ? 'optional' : 'strict');
    }
  }

  #block(block: BlockClaim, next: BlockClaim | undefined): void {
    switch (block.type) {
      case 'heading':
        if (block.suffix !== null) this.#reason(block.suffix, this.#ownerOf(block));
        return;
      case 'item':
        if (block.suffix !== null) this.#reason(block.suffix, this.#ownerOf(block));
        if (this.#source.dialect.asides) this.#asides(block);
        // A field at its beginning has the same words.
        if (next?.type !== 'field' || next.start > block.contentEnd) this.#tracedInItem(block);
        return;
      case 'quote':
        this.#reason(block.status, this.#ownerOf(block));
        return;
      case 'field': {
        const owner = this.#ownerOf(block);
        if (block.status !== null) this.#reason(block.status, owner);
        this.#tracedInField(block);
        const relation = this.#relationOf(block.name);
        if (relation !== undefined) this.#names(block.value, { start: block.valueStart, end: block.valueEnd }, relation, 'field', owner);
        return;
      }
      case 'table': return this.#table(block);
      case 'label': return;
    }
  }

  /** `### Requirement: Albums` of a change, which is one of the capability that it changes. What is over has been changed long ago. */
  #changed(): void {
    const { site, claims, dialect } = this.#source;
    const whole = dialect.changing?.whole(site.path) ?? null;
    if (whole === null) return;
    for (const { block, relation, name: { kind, number, name }, isSure } of changedSections(claims, dialect)) {
      const sought = byKeys(keysOfEntry(kind, number, [], name), SECTIONS, whole);
      const need = site.isArchived || !isSure ? 'optional' : relation === 'changes' ? 'strict' : 'loose';
      this.#add({ start: block.start, end: block.contentEnd }, this.#ownerOf(block), relation, block.type, name, sought, need);
    }
  }

  /** `- [ ] T014 Write the service (depends on T012, T013)`, `- [ ] 1.2 Write the service. Depends on: 1.1.` */
  #asides(item: ItemClaim): void {
    for (const { groups } of item.title.matchAll(ASIDE)) {
      // In bold, what stands before a colon is a field.
      const relation = this.#relationOf(groups?.words ?? groups?.open ?? (item.bold ? undefined : groups?.label) ?? '');
      if (relation === undefined) continue;
      const rest = groups?.rest ?? '';
      this.#numbers(rest, item, relation, 'item', this.#ownerOf(item));
      const named = new Set(LIST_OF_IDS.exec(rest)?.[0].match(IDS));
      for (const id of spansWithin(this.#claims.ids, { start: item.start, end: item.contentEnd })) {
        if (!named.has(id.id)) continue;
        this.#taken.add(id.start);
        this.#id(id, relation, this.#ownerOf(item));
      }
    }
  }

  /** `- _Requirements: 1.1, 2.3_` */
  #tracedInItem({ title, start, contentEnd }: ItemClaim): void {
    // Beside the title there are the bullet and, mostly, a mark of emphasis on either side.
    const at = EMPHASIS.get(contentEnd - start - title.length);
    this.#traced(title, at === undefined ? null : start + at, { start, end: contentEnd });
  }

  /** `- **Validates: Requirements 1.1**` */
  #tracedInField({ name, value, start, valueStart, valueEnd }: FieldClaim): void {
    const lead = `${name}: `;
    // Behind a field that is bold as a whole stand the marks that close it.
    const marks = valueStart - start === lead.length + 2 ? 2 : 0;
    this.#traced(`${lead}${value}`, valueEnd - valueStart === value.length + marks ? valueStart - lead.length : null, { start, end: valueEnd });
  }

  /** @param at where the text stands; `null`: that cannot be told, as there is markup in it */
  #traced(text: string, at: number | null, whole: Span): void {
    for (const tracing of this.#source.dialect.tracing) {
      for (const { number, isSpanned, start, end } of tracedNumbers(text, tracing)) {
        const span = at === null ? whole : { start: at + start, end: at + end };
        const key = number.replace(/^0+(?=\d)/, '');
        const sought = tracing.kind === 'task' ? byKeys([key], TASKS) : byKeys([`section_${key}`], SECTIONS);
        this.#add(span, this.#ownerOf(whole), tracing.relation, 'item', number, sought, isSpanned ? 'optional' : 'loose');
      }
    }
  }

  #table({ header, rows }: TableClaim): void {
    const relations = header.map(({ text }) => this.#relationOf(text));
    const module = header.findIndex(({ text }) => OF_MODULES.test(text));
    for (const row of rows) {
      const named = row.cells[module];
      if (named !== undefined) this.#modules(named.text.split(BETWEEN_NAMES), named.text, named, 'cell');
      const from = this.#source.rows.of(row) ?? this.#ownerOf(row);
      if (row.status !== null) this.#reason(row.status, from);
      relations.forEach((relation, i) => {
        const cell = row.cells[i];
        if (relation !== undefined && cell !== undefined) this.#names(cell.text, cell, relation, 'cell', from);
      });
    }
  }

  /** Modules that a cell or an item names. */
  #modules(names: readonly string[], text: string, span: Span, form: ReferenceForm): void {
    for (const name of names.map((each) => each.trim())) {
      if (!namesNothing(name)) this.#add(placeIn(span, text, text.indexOf(name), name), this.#source.site.id, 'mentions', form, name, byName(name, MODULES), 'optional');
    }
  }

  /** `- cart, billing: taxes are rounded once`, below a State Delta */
  #deltas(): void {
    const items = new Map(this.#claims.blocks.flatMap((block) => block.type === 'item' ? [[block.start, block] as const] : []));
    for (const { modules, start } of stateDeltas(this.#claims, false).flatMap(({ changes }) => changes)) {
      const item = items.get(start);
      if (item !== undefined) this.#modules(modules, `- ${item.title}`, { start, end: item.contentEnd }, 'item');
    }
  }

  /** What a field or cell names: by links, by ids, as `Phase 3`, by names of plans. The rest is prose. */
  #names(text: string, span: Span, relation: Relation, form: ReferenceForm, from: Origin): void {
    if (namesNothing(text) || SAYS_NONE.test(text)) return;
    for (const link of spansWithin(this.#claims.links, span)) this.#link(link, relation, from);
    for (const id of spansWithin(this.#claims.ids, span)) {
      this.#taken.add(id.start);
      if (!(id.id.startsWith('#') && isOfTracker(id.id, text))) this.#id(id, relation, from);
    }
    this.#numbers(text, span, relation, form, from);
    const kinds = OF_PLANS.has(relation) || relation === 'origin' ? PLANS : WORK;
    const need = LIST_OF_NUMBERED.test(text) ? 'loose' : 'optional';
    for (const { 0: words, index } of text.matchAll(NUMBERED)) {
      this.#add(placeIn(span, text, index, words), from, relation, form, words, byKeys(keysOfWords(words), kinds), need);
    }
    const isList = LIST_OF_NAMES.test(text);
    for (const { 0: word, index } of text.matchAll(NAME)) {
      if (IS_ID.test(word) || !(isList || /[_-]/.test(word))) continue;
      this.#add(placeIn(span, text, index, word), from, relation, form, word, byName(word, kinds), 'optional');
    }
  }

  /** Tasks of the same plan that go by their numbers: `1.2, 2.1` */
  #numbers(text: string, span: Span, relation: Relation, form: ReferenceForm, from: Origin): void {
    const { dialect: { numbered }, site } = this.#source;
    // What stands beside the tasks, such as an overview of them, is not said of the plan.
    if (numbered === null || from === site.id) return;
    for (const { 0: number, index } of (LIST_OF_NUMBERS.exec(text)?.[0] ?? '').matchAll(/\d[\d.]*\d/g)) {
      this.#add(placeIn(span, text, index, number), from, relation, form, number, byKeys([keyOf(number)], new Set([numbered]), site.id), 'optional');
    }
  }

  #id(claim: IdClaim, relation: Relation, from: Origin): void {
    const isPackage = claim.id.startsWith('#');
    const { localIds } = this.#source.dialect;
    if (localIds === null ? isLocalOnly(claim.id) : !localIds.test(claim.id)) return;
    if (isPackage && !(this.#hasPackages ??= hasKind(this.#source.outline, 'package'))) return;
    for (const id of idsOf(claim)) {
      const isEnd = id === claim.id || id === claim.through;
      // In code it may be anything, where it is but mentioned.
      const isOptional = !isEnd || (claim.isCode === true && relation === 'mentions');
      this.#add(claim, from, relation, 'id', id, this.#byId(id, isPackage ? PACKAGES : WITH_IDS), isOptional ? 'optional' : isPackage ? 'strict' : 'loose');
    }
  }

  /** A name that may be an id. */
  #byId(name: string, kinds: ReadonlySet<SubjectKind>): Sought {
    return this.#source.dialect.paddedIds ? byKeys([...new Set([keyOfId(name), keyOf(name)])], kinds) : byName(name, kinds);
  }

  /** `BLOCKED:checkout-redesign`, `DONE:invalidated-by:PP08` */
  #reason({ start, end, status, reason }: StatusMark, from: Origin): void {
    if (reason === null) return;
    const by = /^invalidated-by:\s*(.+)$/i.exec(reason)?.[1];
    if (by !== undefined) this.#add({ start, end }, from, 'invalidated-by', 'reason', by, byName(by, PLANS), 'strict');
    else if (status === 'blocked') {
      const blocker = reason.replace(WAITING_FOR, '');
      this.#add({ start, end }, from, 'blocked-by', 'reason', blocker, byName(blocker, WORK), 'optional');
    }
  }

  #link(link: LinkClaim, relation: Relation, from: Origin): void {
    this.#taken.add(link.start);
    const sought = link.type === 'image' || link.type === 'imageReference' ? null : byUrl(link.url);
    if (sought !== null) this.#add({ start: link.urlStart, end: link.urlEnd }, from, relation, 'link', link.url, sought, needOf(sought));
  }

  /** What a row names is a reference already, whatever stands in that cell. */
  #take(span: Span): void {
    for (const claims of [this.#claims.links, this.#claims.paths, this.#claims.ids]) {
      for (const { start } of spansWithin<Span>(claims, span)) this.#taken.add(start);
    }
  }

  #add({ start, end }: Span, from: Origin, relation: Relation, form: ReferenceForm, written: string, sought: Sought, need: Need): void {
    this.#found.push({ start, end, from, relation, form, written, need, sought, status: null });
  }
}

/** Where a word of a plain text stands: where there is markup in it, that cannot be told. */
function placeIn({ start, end }: Span, text: string, at: number, word: string): Span {
  return text.length === end - start && at !== -1 ? { start: start + at, end: start + at + word.length } : { start, end };
}

/** The heading of a column of modules, and what stands between their names. */
const OF_MODULES = /^modules?$/i;
const BETWEEN_NAMES = /[,;&+/]|\band\b/;

/** Where the text of an item begins, by how much there is besides: a bullet and a blank, alone or with one mark of emphasis, or two. */
const EMPHASIS: ReadonlyMap<number, number> = new Map([[2, 2], [4, 3], [6, 4]]);

/** What a reason may say before it names what is waited for: `Blocked: waiting for Phase 1`. */
const WAITING_FOR = /^(?:wait(?:s|ing)?[\s-]+(?:for|on)|needs|requires|depends[\s-]+on|by)[\s-]+/i;

/**
 * A relation and what it is to: in brackets, as a sentence of its own, `… in src/a.ts. Depends on T003`, or as all that an item says,
 * `- Dependencies: T003`. Within a sentence something else may be what depends.
 */
const ASIDE = new RegExp('(?:[([](?<words>[A-Za-z]+(?: [A-Za-z]+)*):?|(?:[.;—–\\]]|\\s-)\\s+(?<open>depends on|blocked by):?|' +
  '^(?<label>[A-Za-z]+(?: [A-Za-z]+)*):) (?<rest>[^()[\\]]*)', 'gi');

/** Up to the first word that is no id and joins none: `T019` of `T019 is merged, before T021`. */
const LIST_OF_IDS = /^(?:[A-Za-z-]+\d\w*|(?:and|or|to|through|thru)(?!\w)|[\s,;&+/.–-])+/;
const IDS = /[A-Z]+-?\d\w*/g;

/** `PR #88`, `issues #12 and #13`, `see GitHub #7`: no packages. */
function isOfTracker(id: string, text: string): boolean {
  return [...text.matchAll(OF_TRACKER)].some(({ groups }) => groups?.ids?.split(/[^#\w]+/).includes(id) === true);
}

const OF_TRACKER = new RegExp('\\b(?:PR|MR|GH|GitHub|GitLab|pull request|merge request|issue|bug|tracker|upstream)s?:?\\s*' +
  '(?<ids>#\\w+(?:\\s*(?:[,&/]|and|or)\\s*#\\w+)*)', 'gi');

const MAY_NAME: ReadonlySet<FrontMatterField['kind']> = new Set(['text', 'number', 'list']);

const COMMA_LIST = /^[\p{L}\p{N}_#-]+(?:\s*[,;]\s*[\p{L}\p{N}_#-]+)+$/u;

/** `depends_on: core_shop, SP02`, as many write a list. */
function listIn({ value, valueStart, valueEnd }: FrontMatterField): readonly FrontMatterItem[] {
  // In quotes, or over several lines, the value does not tell where a part of it stands.
  if (valueEnd - valueStart !== value.length || !COMMA_LIST.test(value)) return [{ value, start: valueStart, end: valueEnd }];
  return [...value.matchAll(/[^\s,;]+/g)].map(({ 0: name, index }) => ({ value: name, start: valueStart + index, end: valueStart + index + name.length }));
}

const IS_ID = /^(?:[A-Z]{1,10}-?\d+[A-Z]?|p\d\d)$/;

/** Of files that are no Markdown only the plan's own folders are known: those of plans and phases, by their names. */
function needOf({ path }: Sought): Need {
  return path === '' || isMarkdown(path) || OWN_FOLDER.test(path) ? 'loose' : 'optional';
}

const OWN_FOLDER = /(?:^|\/)(?:[SP]P\d+|p\d{2,})_[^/.]*\/?$/i;

/** A range names all that it spans. */
export function idsOf({ id, through }: Pick<IdClaim, 'id' | 'through'>): readonly string[] {
  if (through === '') return [id];
  const parts = /^(\D+)(\d+)/.exec(id);
  const [, prefix = '', first = ''] = parts ?? [];
  const last = Number(/\d+/.exec(through)?.[0]);
  const count = last - Number(first);
  if (parts === null || id !== parts[0] || !(count > 0 && count <= MAX_RANGE)) return [id, through];
  return Array.from({ length: count + 1 }, (_, i) => i === 0 ? id : i === count ? through : `${prefix}${String(Number(first) + i).padStart(first.length, '0')}`);
}

function hasKind(entry: Entry, kind: SubjectKind): boolean {
  return entry.children.some((child) => child.kind === kind || hasKind(child, kind));
}
