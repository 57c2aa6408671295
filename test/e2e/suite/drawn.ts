import { type ThemeIcon, TreeItemCheckboxState, TreeItemCollapsibleState, type TreeItem } from 'vscode';
import type { PlanRows } from '../../../src/vscode/tree/plan-rows';
import type { Row } from '../../../src/vscode/tree/row';

const TWISTIES = {
  [TreeItemCollapsibleState.None]: ' ', [TreeItemCollapsibleState.Collapsed]: '▸', [TreeItemCollapsibleState.Expanded]: '▾',
};

/**
 * Rows as lines: twistie, icon or box, title · what stands behind it · context, but for whether it is a file or folder; children are
 * indented, down to a depth.
 */
export function drawn(rows: PlanRows, depth: number, row?: Row, indent = ''): string[] {
  return rows.getChildren(row).flatMap((child) => {
    const line = `${indent}${lineOf(rows.getTreeItem(child))}`;
    return depth === 1 ? [line] : [line, ...drawn(rows, depth - 1, child, `${indent}  `)];
  });
}

export function lineOf({ label, description, iconPath, checkboxState, contextValue, collapsibleState }: TreeItem): string {
  const box = checkboxState as { readonly state: TreeItemCheckboxState } | undefined;
  const icon = iconPath as ThemeIcon | undefined;
  const mark = box === undefined ? icon?.id ?? '' : box.state === TreeItemCheckboxState.Checked ? '[x]' : '[ ]';
  const parts = [textOf(label), ...typeof description === 'string' && description !== '' ? [description] : []];
  return `${TWISTIES[collapsibleState ?? TreeItemCollapsibleState.None]} ${mark} ${parts.join(' · ')} (${contextValue?.replace(/ (?:file|folder|module|renamable|archivable)\b/g, '')})`;
}

/** The row of a subject, after its title. */
export function rowOf(rows: PlanRows, ...titles: readonly string[]): Row {
  let found: Row | undefined;
  for (const title of titles) {
    const next = rows.getChildren(found).find((row) => textOf(rows.getTreeItem(row).label) === title);
    if (next === undefined) throw new Error(`there is no row ${title} below ${found?.id ?? 'the top'}`);
    found = next;
  }
  if (found === undefined) throw new Error('which row?');
  return found;
}

function textOf(label: TreeItem['label']): string {
  return typeof label === 'string' ? label : label?.label ?? '';
}
