import {
  CodeAction, CodeActionKind, type CodeActionContext, type CodeActionProvider, commands, type Diagnostic, Disposable, l10n, languages,
  type LogOutputChannel, type Range, type TextDocument, Uri,
} from 'vscode';
import { UserError } from '../../core/base/user-error';
import type { TextEdit } from '../../core/model/edits';
import type { RuleId } from '../../core/model/rule-ids';
import { fixesTogether } from '../../core/rules/fix-all';
import { ignoreHere, ignoreInFile } from '../../core/rules/ignore';
import { changeDocuments } from '../edit-documents';
import { explained } from '../explained';
import type { PlanFolder } from '../plan-folder';
import type { PlanFolders } from '../plan-folders';
import { rangeIn } from '../positions';
import type { Prompts } from '../prompts';
import { textOf } from '../text-of';
import type { Row } from '../tree/row';
import { workspaceSetting } from '../workspace-setting';
import { SOURCE } from './diagnostics';
import type { Problems } from './problems';

/** What a quick fix is about. It is found again when it runs: the text may be another by then. */
interface FixOf {
  readonly uri: string;
  readonly rule: string;
  /** Where the finding starts, from 0. */
  readonly line: number;
  readonly character: number;
  /** What is to be done: a fix by its title, or one of these. */
  readonly fix: { readonly title: string } | 'all of this rule' | 'ignore here' | 'ignore in this file' | 'turn off';
}

/** Every way to put a finding right, or to be told no more of it. */
export class QuickFixes implements CodeActionProvider, Disposable {
  readonly #subscriptions: Disposable;

  constructor(
    private readonly folders: PlanFolders, private readonly problems: Problems, private readonly prompts: Prompts, log: LogOutputChannel,
  ) {
    this.#subscriptions = Disposable.from(
      languages.registerCodeActionsProvider({ language: 'markdown' }, this, { providedCodeActionKinds: [CodeActionKind.QuickFix] }),
      // Edits of a code action would save files that somebody is working on: VS Code takes them for a refactoring.
      commands.registerCommand('waymark.applyFix', (fix: unknown) => (
        explained(() => this.#apply(fix as FixOf), l10n.t('that could not be put right'), prompts, log)
      )),
    );
  }

  async provideCodeActions(document: TextDocument, range: Range, { diagnostics, only }: CodeActionContext): Promise<CodeAction[]> {
    if (only !== undefined && !only.contains(CodeActionKind.QuickFix)) return [];
    await this.folders.flush();
    const file = this.folders.fileAt(document.uri);
    const claims = file?.folder.plan.file(file.path);
    if (file === undefined || claims === undefined || file.folder.versionOf(file.path) !== document.version) return [];
    const { folder, path } = file;
    const findings = this.problems.now(folder, path);
    const counts = new Map<string, number>();
    const here = findings.filter((finding) => rangeIn(folder.plan, path, finding).intersection(range) !== undefined);
    const text = document.getText();
    return here.flatMap((finding) => {
      const { start } = rangeIn(folder.plan, path, finding);
      const shown = diagnostics.filter(({ source, code, range: at }) => (
        source === SOURCE && typeof code === 'object' && code.value === finding.rule && at.start.isEqual(start)
      ));
      const action = (title: string, fix: FixOf['fix']): CodeAction => {
        const made = new CodeAction(title, CodeActionKind.QuickFix);
        const argument: FixOf = { uri: document.uri.toString(), rule: finding.rule, line: start.line, character: start.character, fix };
        made.command = { command: 'waymark.applyFix', title, arguments: [argument] };
        made.diagnostics = shown;
        return made;
      };
      const fixes = finding.fixes().map(({ title, isGuess }, i) => {
        const made = action(title, { title });
        made.isPreferred = i === 0 && isGuess !== true;
        return made;
      });
      const { rule } = finding;
      const archive = ARCHIVED_AFTER.has(rule) ? archiving(folder, path, shown) : [];
      const count = fixes.length === 0 ? 0 : counts.get(rule) ?? fixesTogether(findings.filter((each) => each.rule === rule)).count;
      counts.set(rule, count);
      const ignore = ignoreHere(finding, claims, text);
      return [
        ...fixes,
        ...archive,
        ...count < 2 ? [] : [action(l10n.t('Fix all of `{0}` in this file', rule), 'all of this rule')],
        ...ignore === null ? [] : [action(ignore.title, 'ignore here')],
        action(ignoreInFile(finding, claims, text).title, 'ignore in this file'),
        action(l10n.t('Turn `{0}` off in this workspace', rule), 'turn off'),
      ];
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #apply(of: FixOf): Promise<void> {
    const file = this.folders.fileAt(Uri.parse(of.uri));
    if (file === undefined) return;
    const { folder, path } = file;
    if (of.fix === 'turn off') return turnOff(folder, of.rule);
    await this.folders.flush();
    const edits = await this.#edits(folder, path, of);
    await changeDocuments(folder, edits, this.prompts);
  }

  async #edits(folder: PlanFolder, path: string, { rule, line, character, fix }: FixOf): Promise<readonly TextEdit[]> {
    const findings = this.problems.now(folder, path).filter((finding) => finding.rule === rule);
    if (fix === 'all of this rule') return [...fixesTogether(findings).edits.values()].flat();
    const finding = findings.find((each) => {
      const { start } = rangeIn(folder.plan, path, each);
      return start.line === line && start.character === character;
    });
    const claims = folder.plan.file(path);
    const text = await textOf(path, folder);
    if (finding === undefined || claims === undefined || text === null) throw new UserError(l10n.t('{0} has changed: look again', path));
    const chosen = fix === 'ignore here' ? ignoreHere(finding, claims, text)
      : fix === 'ignore in this file' ? ignoreInFile(finding, claims, text)
        : finding.fixes().find(({ title }) => typeof fix === 'object' && title === fix.title);
    if (chosen === undefined || chosen === null) throw new UserError(l10n.t('{0} has changed: look again', path));
    return chosen.edits;
  }
}

/** What they find wants more than other words. */
const ARCHIVED_AFTER: ReadonlySet<RuleId> = new Set(['archive-candidate', 'exploration-expired']);

function archiving(folder: PlanFolder, path: string, shown: Diagnostic[]): readonly CodeAction[] {
  const subject = folder.plan.subjectAt(path, -1, 0);
  if (subject === undefined) return [];
  const row: Row = { folder: folder.uri, id: subject.id };
  const action = new CodeAction(l10n.t('Archive…'), CodeActionKind.QuickFix);
  action.command = { command: 'waymark.archive', title: action.title, arguments: [row] };
  action.diagnostics = shown;
  return [action];
}

/** In the settings of the workspace, beside what is set there. */
async function turnOff(folder: PlanFolder, rule: string): Promise<void> {
  const { value, update } = workspaceSetting<Record<string, string>>(folder.uri, 'rules');
  await update({ ...value, [rule]: 'off' });
}
