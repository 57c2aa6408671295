import { folderOf, relativePath } from '../base/paths';
import { MODULE_COLUMN, SPEC_COLUMN } from '../dialects/dream';
import { asCode, asText } from '../edits/markdown-words';
import { urlOf } from '../edits/path-notation';
import type { FileClaims, RowClaim, TableClaim } from '../model/claims';
import type { Fix } from '../model/finding';
import type { Plan, Subject } from '../model/plan';
import { columnsOf, isModuleIndex } from '../plan/folder-rows';
import { profileAround } from '../plan/profile';
import { listedIn } from './listed';
import { type CheckedFile, defineRule, type Facts, type Found } from './rule';
import { titleOf } from './sections';
import { addRows } from './table-rows';
import { rootOfModule } from './top-plans';
import { called, quoted } from './wording';

type Unmatched =
  // The file with the index in which the spec has no row.
  | { readonly lacks: 'row'; readonly index: string }
  | { readonly lacks: 'spec'; readonly row: RowClaim; readonly table: TableClaim; readonly module: Subject | null };

/**
 * A Module Index and the specs do not match: a spec without a row, or a row that names no spec file. The index is the root's, or one
 * of the plan's own; where there is none nobody keeps one. A spec file that is named and not there is `broken-reference`'s.
 */
export const moduleIndex = defineRule<Unmatched>({
  id: 'module-index',
  severity: 'error',

  *check(file, facts) {
    const { kind } = file.subject;
    if (kind === 'module') yield* specWithoutRow(file, facts);
    else if (kind === 'root' || kind === 'plan') yield* rowsWithoutSpec(file, facts);
  },

  message({ details }, { subject }) {
    if (details.lacks === 'row') return `${called(subject)} has no row in the Module Index`;
    const name = quoted(details.row.cells[columnsOf(details.table).indexOf(MODULE_COLUMN)]?.text ?? '');
    return `${name} has no spec file here${details.module === null ? '' : `; did you mean ${quoted(details.module.path)}?`}`;
  },

  fixes({ details }, { path, subject }, { plan }) {
    if (details.lacks === 'row') return addRow(details.index, subject, plan);
    const { row, table, module } = details;
    const cell = row.cells[columnsOf(table).indexOf(SPEC_COLUMN)];
    if (module === null || cell === undefined || cell.text.length !== cell.end - cell.start) return [];
    const spec = specCell(path, module);
    const newText = cell.start === cell.end ? ` ${spec} ` : spec;
    return [{ title: `Name ${module.path}`, edits: [{ path, start: cell.start, end: cell.end, oldText: cell.text, newText }], isGuess: true }];
  },
});

function* specWithoutRow({ claims, subject }: CheckedFile, { plan, settings }: Facts): Iterable<Found<Unmatched>> {
  const root = rootOfModule(subject, plan);
  if (root === null || profileAround(plan, subject, settings.profile) !== '4.05') return;
  const paths = [root.path, plan.parent(subject.id)?.path ?? ''];
  if (paths.some((path) => listedIn(path, plan).has(subject.id))) return;
  for (const index of paths) {
    const table = moduleIndexOf(plan.file(index));
    const header = table?.header[0];
    if (header === undefined) continue;
    const { start, end } = titleOf(claims) ?? { start: 0, end: 0 };
    const related = [{ path: index, start: header.start, end: header.end, message: 'the Module Index' }];
    yield { start, end, related, details: { lacks: 'row', index } };
    return;
  }
}

/** The first Module Index of a text. */
export function moduleIndexOf(claims: FileClaims | undefined): TableClaim | undefined {
  if (claims === undefined) return undefined;
  for (const block of claims.blocks) if (block.type === 'table' && isModuleIndex(block)) return block;
  return undefined;
}

const BLANK = /^[\s\-–—]*$/;
const ELSEWHERE = /^\(?pre-?existing\)?$/i;

function* rowsWithoutSpec({ claims, subject, references }: CheckedFile, { plan, settings }: Facts): Iterable<Found<Unmatched>> {
  for (const table of claims.blocks) {
    if (table.type !== 'table' || !isModuleIndex(table) || profileAround(plan, subject, settings.profile) !== '4.05') continue;
    const columns = columnsOf(table);
    for (const row of table.rows) {
      const name = row.cells[columns.indexOf(MODULE_COLUMN)];
      const spec = row.cells[columns.indexOf(SPEC_COLUMN)];
      if (name === undefined || BLANK.test(name.text) || !BLANK.test(spec?.text ?? '')) continue;
      // What was there before the plans has no spec among them.
      if (row.cells.some(({ text }) => ELSEWHERE.test(text))) continue;
      const meant = references
        .find(({ relation, start, to }) => relation === 'lists' && start === name.start && to.length === 1)?.to[0];
      const module = meant === undefined ? null : plan.subject(meant) ?? null;
      yield { start: name.start, end: name.end, details: { lacks: 'spec', row, table, module } };
    }
  }
}

function specCell(index: string, { path }: Subject): string {
  return asCode(urlOf(relativePath(folderOf(index), path)));
}

function addRow(index: string, module: Subject, plan: Plan): readonly Fix[] {
  const claims = plan.file(index);
  const table = moduleIndexOf(claims);
  const owner = plan.parent(module.id);
  if (claims === undefined || table === undefined || owner === undefined) return [];
  const modifiers = plan.referencesFrom(module.id).filter(({ relation }) => relation === 'modified-by').map(({ written }) => written);
  const row = new Map([
    [MODULE_COLUMN, asText(module.name)], ['origin plan', asText(owner.name)], [SPEC_COLUMN, specCell(index, module)],
    ...modifiers.length === 0 ? [] : [['modified by', modifiers.join(', ')] as const],
    ...module.facts.knowledgeGaps.length === 0 ? [] : [['knowledge gaps', module.facts.knowledgeGaps.join('; ')] as const],
  ]);
  const edits = addRows(index, claims, table, [row]);
  return edits.length === 0 ? [] : [{ title: `Add the row to ${index}`, edits, isGuess: true }];
}
