import { CURRENT_SPRINT, MODULE_COLUMN, NAME_COLUMNS, OVERVIEW, PHASE_PLAN, SPEC_COLUMN } from '../dialects/dream';
import { planDocument } from '../dialects/plan-document';
import type { CellClaim, FieldClaim, FileClaims, HeadingClaim, ItemClaim, LinkClaim, RowClaim, Span, TableClaim } from '../model/claims';
import type { ReferenceForm, Speaker, SubjectKind } from '../model/plan';
import { spansWithin } from '../text/spans';
import { isMarkdown } from './discovery';
import { keyOf, keysOfWords, namesPart } from './keys';
import { readOpener } from './names';
import { isRecord, namesRecords } from './records';
import { byKeys, byUrl, type HeardStatus, type Need, type Origin, type RawReference, type Sought } from './raw-reference';
import type { Site } from './sites';

/*
 * The files of a folder plan that speak of others: an overview of what lies below it, the root's of all plans and of the sprint,
 * `80_implementation.md` of the phases. Tables are known by the names of their columns, never by position.
 */

export interface FolderRows {
  readonly references: readonly RawReference[];
  /** The cells and lines that name what they are about. */
  readonly names: readonly Span[];
  /** What a row is about. */
  of(row: RowClaim): RawReference | undefined;
}

export function readFolderRows(claims: FileClaims, site: Site): FolderRows {
  const { path } = site;
  if (path.endsWith(`/${OVERVIEW}`) || path === OVERVIEW) return new RowReader(claims, site, 'row').read();
  if (PHASE_PLAN.test(path) && site.parent !== null) return new RowReader(claims, site.parent, 'phase plan').read();
  return NO_ROWS;
}

export const NO_ROWS: FolderRows = { references: [], names: [], of: () => undefined };

const PHASES: ReadonlySet<SubjectKind> = new Set(['phase']);
const PLANS: ReadonlySet<SubjectKind> = new Set(['plan']);
const MODULES: ReadonlySet<SubjectKind> = new Set(['module']);

/** What names a file, among names of things to do: `01_cart_logic`, `cart.md`. */
const FILE_NAME = /^\d{2,}_|\.md$/i;

/** `modules/cart.md`; what only ends in a stroke is a name. */
const IS_PATH = /^[^\s/\\]*[/\\][^\s]+$/;

/** The headings of the tables that list what lies in a folder, and what their rows are: other tables have names and types too. */
const CHILDREN_HEADING = /\b(?:children|(?:sub-?)?plans|phases|tasks)\b/i;
const CHILD_TYPE = /^\W*(?:plan|sub-?plan|task|phase|feature|system|procedure|simple)\b/i;

/** The columns that the root's table of plans has beside those of Children. */
const PLANS_COLUMNS: ReadonlySet<string> = new Set(['priority', 'depends on']);

/** The tables of an overview that list what lies in its folder. */
export function childrenTables({ blocks }: FileClaims): readonly TableClaim[] {
  let isChildren = false;
  let isOfRecords = false;
  return blocks.filter((block): block is TableClaim => {
    if (block.type === 'heading') {
      isChildren = CHILDREN_HEADING.test(block.title);
      isOfRecords = namesRecords(block.title);
    }
    if (block.type !== 'table' || isOfRecords) return false;
    const names = columnsOf(block);
    const type = names.indexOf('type');
    const listsNames = names.find((name) => NAME_COLUMNS.has(name)) === 'name' && (type !== -1 || names.includes('status'));
    return listsNames && (isChildren || block.rows.some(({ cells }) => CHILD_TYPE.test(cells[type]?.text ?? '')));
  });
}

/** Whether a table is a Module Index. */
export function isModuleIndex(table: TableClaim): boolean {
  const names = columnsOf(table);
  return names.includes(MODULE_COLUMN) && names.includes(SPEC_COLUMN);
}

/** The names of a table's columns, in lower case. */
export function columnsOf({ header }: TableClaim): readonly string[] {
  return header.map(({ text }) => text.toLowerCase());
}

class RowReader implements FolderRows {
  readonly references: RawReference[] = [];
  readonly names: Span[] = [];
  readonly #rows = new Map<RowClaim, RawReference>();
  /** Whether the section is one that lists what lies in the folder. */
  #isChildren = false;
  #isSprint = false;
  #sprintLevel = 0;
  /** The level of the heading whose section is of records; 0: none is open. */
  #recordLevel = 0;
  /** What the heading of the phase plan names that is open. */
  #phase: RawReference | null = null;

  /**
   * @param site the plan of which the file speaks
   * @param speaker what its tables are
   */
  constructor(private readonly claims: FileClaims, private readonly site: Site, private readonly speaker: Speaker) {}

  of(row: RowClaim): RawReference | undefined {
    return this.#rows.get(row);
  }

  read(): FolderRows {
    for (const block of this.claims.blocks) {
      switch (block.type) {
        case 'heading': this.#heading(block); break;
        case 'field': this.#field(block); break;
        case 'table': this.#table(block); break;
        case 'item': if (this.#isSprint) this.#sprintItem(block); break;
        case 'label': case 'quote': break;
      }
    }
    return this;
  }

  /** `### p00 — Foundation ✅ [DONE]` */
  #heading(heading: HeadingClaim): void {
    this.#isChildren = CHILDREN_HEADING.test(heading.title);
    if (CURRENT_SPRINT.test(heading.title)) {
      this.#isSprint = true;
      this.#sprintLevel = heading.level;
    } else if (heading.level <= this.#sprintLevel) this.#isSprint = false;
    if (heading.level <= this.#recordLevel) this.#recordLevel = 0;
    const opener = this.speaker === 'phase plan' ? readOpener(heading.title, planDocument) : null;
    this.#phase = null;
    if (opener === null || opener.isHeading) {
      if (this.#recordLevel === 0 && namesRecords(heading.title)) this.#recordLevel = heading.level;
      return;
    }
    const mark = heading.suffix ?? heading.lead;
    const sought = byKeys(keysOfWords(opener.name), PHASES, this.site.id);
    this.#phase = this.#add(heading, 'heading', heading.title, sought, 'optional', mark === null ? null : { mark, speaker: 'phase plan', notation: 'heading' });
  }

  /** `**Phase Status:** Done`, below such a heading */
  #field(field: FieldClaim): void {
    if (this.#phase === null || field.status === null) return;
    this.#add(field, 'field', this.#phase.written, this.#phase.sought, 'optional', { mark: field.status, speaker: 'phase plan', notation: 'field' });
  }

  #table(table: TableClaim): void {
    const names = columnsOf(table);
    const plan = names.indexOf('plan');
    const phase = names.indexOf('phase');
    if (isModuleIndex(table)) {
      for (const row of table.rows) this.#module(row, row.cells[names.indexOf(MODULE_COLUMN)], row.cells[names.indexOf(SPEC_COLUMN)]);
    } else if (this.#recordLevel > 0 || isRecord(table)) {
      return;
    } else if (plan !== -1 && (this.#isSprint || phase !== -1)) {
      for (const row of table.rows) this.#sprintRow(row, row.cells[plan], row.cells[phase]);
    } else {
      const column = names.findIndex((name) => NAME_COLUMNS.has(name));
      const name = names[column];
      if (name === undefined) return;
      const type = names.indexOf('type');
      const isList = name === 'name' && (type !== -1 || names.includes('status')) && this.speaker === 'row';
      const speaker = this.speaker === 'row' && this.site.kind === 'root' && names.some((each) => PLANS_COLUMNS.has(each)) ? 'plans table' : this.speaker;
      for (const row of table.rows) {
        const isChild = isList && (this.#isChildren || CHILD_TYPE.test(row.cells[type]?.text ?? ''));
        this.#row(row, row.cells[column], name, isChild ? 'strict' : 'optional', speaker);
      }
    }
  }

  /** A row of Children, Plans, a phase table, or, where it names a file, of a table of tasks. */
  #row(row: RowClaim, cell: CellClaim | undefined, column: string, need: Need, speaker: Speaker): void {
    if (cell === undefined || isBlank(cell.text)) return;
    const link = this.#linkIn(cell);
    if (column === 'task' && link === null && !FILE_NAME.test(cell.text)) return;
    const sought = this.#sought(cell, link, new Set(NAME_COLUMNS.get(column)), this.site.id);
    // A link is a reference by its form. What is struck out need not be there any more, and a part may be called anything.
    const asked = isStruck(cell) || isPartOnly(cell, sought) ? 'optional' : need === 'optional' && isMarkdown(sought.path) ? 'loose' : need;
    this.#names(row, cell, sought, asked, row.status === null ? null : { mark: row.status, speaker, notation: 'cell' });
  }

  /** A row of the Module Index: the spec file counts, and where none is named, the module's name. */
  #module(row: RowClaim, module: CellClaim | undefined, spec: CellClaim | undefined): void {
    if (module === undefined || isBlank(module.text)) return;
    const path = spec === undefined || isBlank(spec.text) ? null : this.#linkIn(spec)?.url ?? spec.text;
    if (path === null) this.#names(row, module, byKeys([keyOf(module.text)], MODULES, this.site.id), 'optional', null);
    else {
      this.names.push(module);
      this.#names(row, spec as CellClaim, { ...byKeys([keyOf(module.text)], MODULES), path: byUrl(path)?.path ?? '' }, 'strict', null);
    }
  }

  /** A row of the sprint speaks of a phase, or, where it names none, of a plan. */
  #sprintRow(row: RowClaim, plan: CellClaim | undefined, phase: CellClaim | undefined): void {
    if (plan === undefined || isBlank(plan.text)) return;
    const status: HeardStatus | null = row.status === null ? null : { mark: row.status, speaker: 'current sprint', notation: 'cell' };
    const hasPhase = phase !== undefined && !isBlank(phase.text);
    const named = this.#names(row, plan, this.#sought(plan, this.#linkIn(plan), PLANS, this.site.id), 'optional', hasPhase ? null : status);
    if (hasPhase) this.#names(row, phase, this.#sought(phase, this.#linkIn(phase), PHASES, named), 'optional', status);
  }

  /** `- **SP06_marketplace** p01 — 🔄 [WIP]` */
  #sprintItem(item: ItemClaim): void {
    if (item.suffix === null) return;
    const words = item.title.match(/[\p{L}\p{N}_-]+/gu) ?? [];
    const planWords = words.filter((word) => /_|^[SP]P\d/i.test(word) && !PHASE_ID.test(word));
    const phaseWord = words.find((word) => PHASE_ID.test(word));
    const status: HeardStatus = { mark: item.suffix, speaker: 'current sprint', notation: 'item' };
    const plan = this.#add(item, 'item', item.title, byKeys(planWords.map(keyOf), PLANS, this.site.id), 'optional', phaseWord === undefined ? status : null);
    if (phaseWord !== undefined) this.#add(item, 'item', phaseWord, byKeys([keyOf(phaseWord)], PHASES, plan), 'optional', status);
  }

  #sought(cell: CellClaim, link: LinkClaim | null, kinds: ReadonlySet<SubjectKind>, below: Origin): Sought {
    const name = nameIn(cell);
    if (link === null && IS_PATH.test(name)) return { ...byKeys([keyOf(name)], kinds, below), path: byUrl(name)?.path ?? '' };
    const keys = namesPart(name) ? [keyOf(name)] : keysOfWords(name);
    return { ...byKeys(keys, kinds, below), path: link === null ? '' : byUrl(link.url)?.path ?? '' };
  }

  /** The link to what a cell names: to a part, the last one does, if nothing comes behind it. */
  #linkIn(cell: CellClaim): LinkClaim | null {
    const links = spansWithin(this.claims.links, cell);
    if (!namesPart(nameIn(cell))) return links[0] ?? null;
    const last = links[links.length - 1];
    return last !== undefined && cell.end - last.end <= LONGEST_MARKUP ? last : null;
  }

  /** Makes a reference of the cell that says what its row is about. */
  #names(row: RowClaim, cell: CellClaim, sought: Sought, need: Need, status: HeardStatus | null): RawReference {
    const reference = this.#add(cell, 'cell', nameIn(cell), sought, need, status);
    if (!isPartOnly(cell, sought)) this.names.push(cell);
    this.#rows.set(row, reference);
    return reference;
  }

  #add({ start, end }: Span, form: ReferenceForm, written: string, sought: Sought, need: Need, status: HeardStatus | null): RawReference {
    const reference: RawReference = { start, end, from: this.site.id, relation: 'lists', form, written, need, sought, status };
    this.references.push(reference);
    return reference;
  }
}

/** What a cell names, struck out or not. */
function nameIn({ text }: CellClaim): string {
  return STRUCK.exec(text)?.[1] ?? text;
}

/** Whether a cell names a part of something by words alone: then what it begins with is only mentioned. */
function isPartOnly(cell: CellClaim, { path }: Sought): boolean {
  return path === '' && namesPart(nameIn(cell));
}

function isStruck({ text }: CellClaim): boolean {
  return STRUCK.test(text);
}

/** Of bold or struck out text. */
const LONGEST_MARKUP = 2;

const STRUCK = /^~~\s*(.*?)\s*~~$/;

const PHASE_ID = /^p\d{2,}(?:_|$)/i;

function isBlank(text: string): boolean {
  return /^[\s\-–—]*$|^\(pre-existing\)$/i.test(text);
}
