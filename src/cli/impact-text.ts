import type { DependentNode, ImpactReport, InvalidNode, ModuleNode } from '../core/reports/impact';
import type { NamedSubject } from '../core/reports/named-subject';
import { dim, inColumns, placePiece, plural, section, sectionsText, statusPiece, titleOf } from './cells';
import { harmless, type Piece, type Screen } from './terminal';

/**
 * What a change of a subject reaches, for people.
 * @param nameOf what the subject of an id is called
 */
export function impactText(report: ImpactReport, nameOf: (id: string) => string, screen: Screen): string {
  const { subject, dependents, modules, mayInvalidate } = report;
  return sectionsText([
    [[{ text: titleOf(subject) }, { text: '  ' }, placePiece(subject)]],
    section(dim('depend on it'), inColumns(dependents.map((node) => dependentRow(node, nameOf)))),
    section(dim('modules'), inColumns(modules.map(moduleRow))),
    section(dim('may become invalid'), inColumns(mayInvalidate.map(invalidRow))),
    [[{ text: summary(report) }]],
  ], screen);
}

/** What it is, by way of what, and where the last step is said. */
function dependentRow(node: DependentNode, nameOf: (id: string) => string): Piece[] {
  const between = node.via.slice(0, -1).map(({ id }) => harmless(nameOf(id)));
  const last = node.via[node.via.length - 1];
  return [
    statusPiece(node), { text: titleOf(node) }, { text: between.length === 0 ? 'directly' : `by way of ${between.join(' → ')}` },
    dim(last === undefined ? '' : `${harmless(last.path)}:${last.range.start.line}`),
  ];
}

function moduleRow(node: ModuleNode): Piece[] {
  return [{ text: harmless(node.name) }, dim(namesOf(node.plans)), placePiece(node)];
}

function invalidRow(node: InvalidNode): Piece[] {
  return [statusPiece(node), { text: titleOf(node) }, { text: `rests on ${namesOf(node.modules)}` }, placePiece(node)];
}

function namesOf(subjects: readonly NamedSubject[]): string {
  return subjects.map(({ name }) => harmless(name)).join(', ');
}

function summary({ dependents, modules, mayInvalidate }: ImpactReport): string {
  const direct = dependents.filter(({ via }) => via.length === 1).length;
  const counts = [
    direct === 0 ? 'nothing depends on it' : `${plural(direct, 'direct dependent')}, ${dependents.length - direct} by way of others`,
    plural(modules.length, 'module'),
    `${plural(mayInvalidate.length, 'plan')} that may become invalid`,
  ];
  return counts.join(' · ');
}
