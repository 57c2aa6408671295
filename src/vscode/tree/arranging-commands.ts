import { commands, l10n } from 'vscode';
import { GROUPINGS, SORTINGS } from '../../core/reports/arranged-plan';
import type { Command } from '../command';
import { Debounced } from '../debounced';
import type { PlanFolder } from '../plan-folder';
import { workspaceSetting } from '../workspace-setting';
import { groupingLabel, sortingLabel } from './arrangement-words';
import { rowsOf } from './row';

/** How long nobody must have typed before the filter follows, and how long it waits at most; in milliseconds. */
const QUIET = 120;
const LONGEST = 500;

/** What people do to see of the plans what they want to see. */
export const ARRANGING_COMMANDS: Readonly<Record<string, Command>> = {
  'waymark.filterByText': async ({ view: { arranging }, prompts }) => {
    const { text } = arranging.current;
    let latest = text;
    const showing = new Debounced(() => arranging.set({ text: latest }), QUIET, LONGEST);
    const wanted = await prompts.askFilter(text, (typed) => {
      latest = typed;
      showing.ask();
    });
    showing.dispose();
    arranging.set({ text: wanted ?? text });
  },

  'waymark.filterByStatus': async ({ view: { arranging }, prompts }) => {
    const statuses = await prompts.askStatuses(arranging.current.statuses);
    if (statuses !== undefined) arranging.set({ statuses });
  },

  'waymark.hideDone': ({ view: { arranging } }) => arranging.set({ hidesDone: true }),
  'waymark.showDone': ({ view: { arranging } }) => arranging.set({ hidesDone: false }),
  'waymark.clearFilter': ({ view: { arranging } }) => arranging.clearFilter(),

  'waymark.groupBy': async ({ view: { arranging }, prompts }) => {
    const groupBy = await prompts.pick(l10n.t('Group the plans'), GROUPINGS, groupingLabel, arranging.current.groupBy);
    if (groupBy !== undefined) arranging.set({ groupBy });
  },

  'waymark.sortBy': async ({ view: { arranging }, prompts }) => {
    const sortBy = await prompts.pick(l10n.t('Sort the plans'), SORTINGS, sortingLabel, arranging.current.sortBy);
    if (sortBy !== undefined) arranging.set({ sortBy });
  },

  'waymark.expandAll': ({ view }) => view.showProgress(() => view.expandAll()),

  'waymark.exclude': async ({ view: { rows }, prompts }, ...args) => {
    const found = rowsOf(args).flatMap((row) => rows.find(row) ?? []);
    const paths = new Map<PlanFolder, string[]>();
    for (const { folder, subject: { id, places, path } } of found) paths.set(folder, [...paths.get(folder) ?? [], places.length > 0 ? path : id]);
    if (paths.size === 0) return;
    const takeBack: (() => Thenable<void>)[] = [];
    for (const [folder, left] of paths) takeBack.push(await exclude(folder, left));
    const undo = l10n.t('Undo');
    const settings = l10n.t('Open Settings');
    const choice = await prompts.tell(l10n.t('Waymark: {0} is left out from now on.', [...paths.values()].flat().join(', ')), undo, settings);
    if (choice === undo) for (const each of takeBack) await each();
    if (choice === settings) await commands.executeCommand('workbench.action.openSettings', 'waymark.exclude');
  },
};

/** Adds files or folders to those that a folder leaves out. Returns how to take that back. */
async function exclude(folder: PlanFolder, paths: readonly string[]): Promise<() => Thenable<void>> {
  const { value: before, update } = workspaceSetting<readonly string[]>(folder.uri, 'exclude');
  await update([...new Set([...before ?? [], ...paths.map(globOf)])]);
  return () => update(before);
}

/** A glob for this path: any character stands for those that mean something in globs. */
function globOf(path: string): string {
  return path.replace(/[*[\]{}()!]/g, '?');
}
