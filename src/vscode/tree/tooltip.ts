import { MarkdownString } from 'vscode';
import type { Subject } from '../../core/model/plan';
import type { PlanFolder } from '../plan-folder';
import { subjectText } from '../subject-text';

/** All that one wants to know of a subject at a glance. */
export async function tooltipOf(subject: Subject, folder: PlanFolder): Promise<MarkdownString> {
  return new MarkdownString(await subjectText(subject, folder), true);
}
