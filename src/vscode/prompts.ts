import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Subject } from '../core/model/plan';
import { STATUSES, type Status } from '../core/model/status';
import { plain } from './plain';
import { emojiOf, STATUS_LOOKS } from './status-look';

/** What somebody may choose; without a value it is a heading of those that follow. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value?: T;
}

/** What Waymark asks and tells people. Tests answer in their place. */
export interface Prompts {
  /** @returns `undefined`: nothing is to be done */
  askStatus(of: string, current: Status | null): Promise<Status | undefined>;
  /**
   * @param blockers what it may wait for
   * @returns why something is blocked; `''`: without a reason; `undefined`: nothing is to be done
   */
  askReason(of: string, blockers: readonly Subject[], isNeeded: boolean): Promise<string | undefined>;
  /** @returns what it is to be called; `undefined`: nothing is to be done */
  askName(of: string, current: string): Promise<string | undefined>;
  /**
   * Asks for the words that rows are to have.
   * @param show shows at once what is typed
   * @returns `undefined`: all stays as it was
   */
  askFilter(current: string, show: (typed: string) => void): Promise<string | undefined>;
  /** @returns the statuses that are to be shown, none: all; `undefined`: nothing is to be done */
  askStatuses(current: readonly Status[]): Promise<readonly Status[] | undefined>;
  /** Asks for one of some things. */
  pick<T>(title: string, choices: readonly T[], labelOf: (choice: T) => string, current: T): Promise<T | undefined>;
  /**
   * Lets people choose from a list, in which they can search.
   * @returns `undefined`: nothing is to be done
   */
  choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  /**
   * Asks a question that must be answered before anything else.
   * @returns the action that was chosen; `undefined`: nothing is to be done
   */
  ask(question: string, ...actions: string[]): Promise<string | undefined>;
  /** @param action what the button says that goes on */
  confirm(question: string, action: string): Promise<boolean>;
  /** Resolves to the action that was chosen. */
  tell(message: string, ...actions: string[]): Promise<string | undefined>;
  /** Resolves to the action that was chosen. */
  warn(message: string, ...actions: string[]): Promise<string | undefined>;
}

export const WINDOW_PROMPTS: Prompts = {
  async askStatus(of, current) {
    const items = STATUSES.map((status) => ({
      label: `$(${STATUS_LOOKS[status].icon}) ${STATUS_LOOKS[status].label}`,
      description: `${emojiOf(status)} ${status.toUpperCase()}${status === current ? ` ${l10n.t('(now)')}` : ''}`,
      status,
    }));
    const choice = await window.showQuickPick(items, { title: of, placeHolder: l10n.t('Set status') });
    return choice?.status;
  },

  askReason,

  async askName(of, current) {
    const prompt = l10n.t('Its file or folder, its front matter and all that refers to it follow.');
    return window.showInputBox({ title: of, value: current, prompt });
  },

  askFilter,

  async askStatuses(current) {
    const items = STATUSES.map((status) => ({
      label: `$(${STATUS_LOOKS[status].icon}) ${STATUS_LOOKS[status].label}`, picked: current.includes(status), status,
    }));
    const chosen = await window.showQuickPick(items, {
      canPickMany: true, title: l10n.t('Filter by status'), placeHolder: l10n.t('Which statuses are to be shown? None: all of them'),
    });
    return chosen?.map(({ status }) => status);
  },

  async pick(title, choices, labelOf, current) {
    const items = choices.map((choice) => ({ label: labelOf(choice), choice, ...choice === current && { description: l10n.t('now') } }));
    return (await window.showQuickPick(items, { title }))?.choice;
  },

  async choose(title, choices) {
    const items = choices.map(({ value, ...shown }) => ({ ...shown, value, ...value === undefined && { kind: QuickPickItemKind.Separator } }));
    return (await window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true }))?.value;
  },

  async ask(question, ...actions) {
    return window.showWarningMessage(plain(question), { modal: true }, ...actions);
  },

  async confirm(question, action) {
    return await window.showWarningMessage(plain(question), { modal: true }, action) === action;
  },

  async tell(message, ...actions) {
    return window.showInformationMessage(plain(message), ...actions);
  },

  async warn(message, ...actions) {
    return window.showWarningMessage(plain(message), ...actions);
  },
};

function askFilter(current: string, show: (typed: string) => void): Promise<string | undefined> {
  const input = window.createInputBox();
  input.title = l10n.t('Filter the plans');
  input.placeholder = l10n.t('Words in titles and names, or @owner');
  input.value = current;
  return new Promise((resolve) => {
    input.onDidChangeValue(show);
    input.onDidAccept(() => {
      resolve(input.value);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

/** Any words will do, and what something may wait for is offered by its name. */
function askReason(of: string, blockers: readonly Subject[], isNeeded: boolean): Promise<string | undefined> {
  const named: readonly QuickPickItem[] = blockers.map(({ name, title }) => ({ label: name, ...title !== name && { description: title } }));
  const picker = window.createQuickPick<QuickPickItem>();
  picker.title = of;
  picker.placeholder = isNeeded
    ? l10n.t('What does it wait for? A plan, or words of your own')
    : l10n.t('What does it wait for? Leave it empty if it goes without saying');
  const offer = (): void => {
    const words = picker.value.trim();
    const own = words === '' ? [] : [{ label: words, alwaysShow: true }, { label: l10n.t('Plans'), kind: QuickPickItemKind.Separator }];
    const none = words === '' && !isNeeded ? [{ label: NO_REASON, alwaysShow: true }, { label: l10n.t('Plans'), kind: QuickPickItemKind.Separator }] : [];
    picker.items = [...own, ...none, ...named];
  };
  offer();
  return new Promise((resolve) => {
    picker.onDidChangeValue(offer);
    picker.onDidAccept(() => {
      const [choice] = picker.selectedItems;
      // The list comes a little after the words: an entry that is no plan may be what they were before.
      const isOffered = choice !== undefined && (named.includes(choice) || choice.label === NO_REASON);
      const reason = !isOffered ? picker.value.trim() : choice.label === NO_REASON ? '' : choice.label;
      if (reason === '' && isNeeded) return;
      resolve(reason);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

const NO_REASON = l10n.t('No reason');
