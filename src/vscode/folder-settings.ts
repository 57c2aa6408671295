import { type Uri, workspace, type WorkspaceConfiguration } from 'vscode';
import { DEFAULT_SETTINGS, overlaidSettings, readSettings, type Settings, SETTINGS_FILE } from '../core/settings';
import type { FolderFiles } from './folder-files';

/** The settings that make the plan another, and can stand in `.waymark.json` as well. */
const SHARED = Object.keys(DEFAULT_SETTINGS);

/** What changes the plan of a folder when VS Code's settings change. */
export const PLAN_SETTINGS = SHARED.map((key) => `waymark.${key}`);

/**
 * The settings of a folder: what its team shares in `.waymark.json`, and on top of that what the user has really set in VS Code.
 * Throws a `UserError` that names what is wrong.
 */
export async function folderSettings(uri: Uri, files: FolderFiles): Promise<Settings> {
  const text = await files.read(SETTINGS_FILE);
  const shared = typeof text === 'string' ? readSettings(text) : DEFAULT_SETTINGS;
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
