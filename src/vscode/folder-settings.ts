import { type Uri, workspace, type WorkspaceConfiguration } from 'vscode';
import { DEFAULT_SETTINGS, NO_SETTINGS, overlaidSettings, type ReadSettings, readSettings, type Settings, SETTINGS_FILE } from '../core/settings';
import type { FolderFiles } from './folder-files';

/** The settings that make the plan another, and can stand in `.waymark.json` as well. */
const SHARED = Object.keys(DEFAULT_SETTINGS);

/** What changes the plan of a folder when VS Code's settings change. */
export const PLAN_SETTINGS = SHARED.map((key) => `waymark.${key}`);

/** What a team shares in the `.waymark.json` of a folder. */
export async function sharedSettings(files: FolderFiles): Promise<ReadSettings> {
  const text = await files.read(SETTINGS_FILE);
  return typeof text === 'string' ? readSettings(text) : NO_SETTINGS;
}

/** The settings of a folder: what its team shares, and on top of that what the user has really set in VS Code. Throws a `UserError` that names what is wrong there. */
export function folderSettings(uri: Uri, shared: Settings): Settings {
  return overlaidSettings(shared, chosen(workspace.getConfiguration('waymark', uri)));
}

/** What somebody has set: a default is no choice. */
function chosen(configuration: WorkspaceConfiguration): Record<string, unknown> {
  return Object.fromEntries(SHARED.filter((key) => isChosen(configuration, key)).map((key) => [key, configuration.get(key)]));
}

function isChosen(configuration: WorkspaceConfiguration, key: string): boolean {
  const { globalValue, workspaceValue, workspaceFolderValue } = configuration.inspect(key) ?? {};
  return [globalValue, workspaceValue, workspaceFolderValue].some((value) => value !== undefined);
}
