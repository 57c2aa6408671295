import { l10n, ViewColumn } from 'vscode';
import type { Plan, Subject } from '../../core/model/plan';
import { currentStatus } from '../../core/plan/current-status';
import { impactReport } from '../../core/reports/impact';
import { type NextNode, nextReport } from '../../core/reports/next';
import type { SubjectNode } from '../../core/reports/subject-node';
import type { Command, CommandServices } from '../command';
import { sayNothingHere, subjectsOf } from '../command-subjects';
import { plain } from '../plain';
import type { PlanFolder } from '../plan-folder';
import type { FolderSubject } from '../plan-folders';
import type { Choice } from '../prompts';
import { showLine } from '../show-place';
import { KIND_ICONS, STATUS_LOOKS, titleOf } from '../status-look';

/** A line of some file that a choice leads to. */
interface Target {
  readonly folder: PlanFolder;
  readonly path: string;
  readonly line: number;
}

/** What people ask of the plans. */
export const REPORT_COMMANDS: Readonly<Record<string, Command>> = {
  'waymark.next': async ({ folders, prompts }) => {
    await folders.flush();
    const reports = folders.all.map((folder) => ({ folder, ...nextReport(folder.plan) }));
    const next = reports.flatMap((report) => report.next.map((node) => choiceOf(report.folder, node, notesOf(node))));
    const waiting = reports.flatMap((report) => report.waiting.map((node) => (
      choiceOf(report.folder, node, l10n.t('waits for {0}', node.waitsFor.map(titleOf).join(', ')))
    )));
    if (next.length + waiting.length === 0) await prompts.tell(l10n.t('Waymark: nothing is left to work on.'));
    else await choose(prompts, l10n.t('What can be worked on now'), [...next, ...below(l10n.t('Waiting'), waiting)]);
  },

  'waymark.impact': async (services, ...args) => {
    const [asked] = await subjectsOf(services, args);
    if (asked === undefined) return sayNothingHere(services);
    const { folder, subject } = asked;
    const { dependents, modules, mayInvalidate } = impactReport(folder.plan, subject);
    const choices = [
      ...below(l10n.t('Depends on It'), dependents.map((node) => choiceOf(folder, node, wayTo(folder.plan, node.via)))),
      ...below(l10n.t('Modules'), modules.map((node) => choiceOf(folder, node, node.plans.map(titleOf).join(', ')))),
      ...below(l10n.t('May Become Invalid'), mayInvalidate.map((node) => (
        choiceOf(folder, node, l10n.t('rests on {0}', node.modules.map(titleOf).join(', ')))
      ))),
    ];
    if (choices.length === 0) await services.prompts.tell(l10n.t('Waymark: nothing depends on {0}.', titleOf(subject)));
    else await choose(services.prompts, l10n.t('What a change of {0} reaches', titleOf(subject)), choices);
  },

  'waymark.history': async (services, ...args) => {
    const [here] = await subjectsOf(services, args);
    const asked = here?.subject.kind === 'module' ? here : await chosenModule(services);
    if (asked === undefined) return;
    const { folder, subject } = asked;
    await services.reports.show('history', l10n.t('History of {0}', subject.name), folder, subject.id, ViewColumn.Active);
  },

  'waymark.graph': async ({ folders, prompts, reports }) => {
    const [first, another] = folders.all;
    const folder = another === undefined ? first : await prompts.choose(l10n.t('Which plans?'), folders.all.map((value) => ({ label: value.name, value })));
    if (folder !== undefined) await reports.show('graph', l10n.t('Dependencies in {0}', folder.name), folder, '', ViewColumn.Beside);
  },
};

/** One of all modules, where a command was given none. */
async function chosenModule({ folders, prompts }: CommandServices): Promise<FolderSubject | undefined> {
  const modules = folders.all.flatMap((folder) => folder.plan.roots.flatMap(modulesBelow).map((subject) => ({ folder, subject })));
  if (modules.length > 0) return prompts.choose(l10n.t('Which module?'), modules.map((value) => ({ ...shown(value.subject), value })));
  await prompts.tell(l10n.t('Waymark: the plans have no modules.'));
  return undefined;
}

function modulesBelow(subject: Subject): readonly Subject[] {
  return subject.kind === 'module' ? [subject] : subject.children.flatMap(modulesBelow);
}

async function choose(prompts: CommandServices['prompts'], title: string, choices: readonly Choice<Target>[]): Promise<void> {
  const target = await prompts.choose(title, choices);
  if (target !== undefined) await showLine(target.folder, target);
}

/** Choices with what they have in common above them; nothing without any. */
function below(label: string, choices: readonly Choice<Target>[]): readonly Choice<Target>[] {
  return choices.length === 0 ? [] : [{ label }, ...choices];
}

function choiceOf(folder: PlanFolder, node: SubjectNode, description: string): Choice<Target> {
  return { ...shown(node), description: plain(description), value: { folder, path: node.path, line: node.line } };
}

function shown(node: Pick<SubjectNode, 'kind' | 'title' | 'name' | 'status' | 'derived' | 'written'>): Choice<never> {
  const status = currentStatus(node);
  return { label: `$(${status === null ? KIND_ICONS[node.kind] : STATUS_LOOKS[status].icon}) ${withoutIcons(titleOf(node))}` };
}

/** In a list `$(flame)` is a picture. */
function withoutIcons(text: string): string {
  return plain(text).replace(/\$\(/g, '$ (');
}

/** What there is to know before one begins. */
function notesOf({ id, plan, owner, magnitude, emergency }: NextNode): string {
  const around = plan === null || plan.id === id ? [] : [titleOf(plan)];
  return [...emergency ? [l10n.t('emergency')] : [], ...around, ...magnitude === null ? [] : [magnitude], ...owner === null ? [] : [owner]].join(' · ');
}

/** By way of what a change comes to something. */
function wayTo(plan: Plan, via: readonly { readonly id: string }[]): string {
  const between = via.slice(0, -1).flatMap(({ id }) => plan.subject(id) ?? []);
  return between.length === 0 ? l10n.t('directly') : l10n.t('by way of {0}', between.map(titleOf).join(' → '));
}
