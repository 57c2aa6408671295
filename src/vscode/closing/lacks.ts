import { l10n } from 'vscode';
import { type Lack, lacksOf } from '../../core/closing/gates';
import type { Subject } from '../../core/model/plan';
import { placeName } from '../../core/plan/place-name';
import { plain } from '../plain';
import type { PlanFolder } from '../plan-folder';
import type { Choice, Prompts } from '../prompts';
import { showPlace } from '../show-place';
import { titleOf } from '../status-look';

/** What a plan lacks as choices: each leads to where it is. */
export function lackChoices(folder: PlanFolder, lacks: readonly Lack[]): readonly Choice<Lack>[] {
  return lacks.map((value) => ({
    label: plain(value.message.replaceAll('`', '')),
    description: placeName(value, folder.plan),
    ...value.fixes[0] !== undefined && { detail: plain(value.fixes[0].title) },
    value,
  }));
}

/** The title of such a list. */
export function lacksTitle(subject: Subject, lacks: readonly Lack[]): string {
  return lacks.length === 1
    ? l10n.t('One thing is missing for {0} to close', titleOf(subject))
    : l10n.t('{0} things are missing for {1} to close', lacks.length, titleOf(subject));
}

/** Tells of a plan that was closed what the protocol asks for besides, once, and keeps nobody from anything. */
export async function tellLacks(folder: PlanFolder, id: string, prompts: Prompts): Promise<void> {
  const subject = folder.plan.subject(id);
  const [first, ...others] = subject === undefined ? [] : lacksOf(subject, folder.facts);
  if (subject === undefined || first === undefined) return;
  const show = l10n.t('Show');
  const choice = await prompts.tell(`Waymark: ${lacksTitle(subject, [first, ...others])}: ${first.message}${others.length > 0 ? ' …' : ''}`, show);
  if (choice !== show) return;
  // Something may have been mended meanwhile.
  const now = folder.plan.subject(id);
  const lacks = now === undefined ? [] : lacksOf(now, folder.facts);
  const chosen = await prompts.choose(lacksTitle(subject, lacks), lackChoices(folder, lacks));
  if (chosen !== undefined) await showPlace(folder, chosen.path, chosen);
}
