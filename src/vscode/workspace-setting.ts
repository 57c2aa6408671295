import { ConfigurationTarget, type Uri, workspace } from 'vscode';

/** One of Waymark's settings as the workspace has it: for a folder among several that folder's own. */
export interface WorkspaceSetting<T> {
  /** `undefined`: it is not set there. */
  readonly value: T | undefined;
  readonly update: (value: T | undefined) => Thenable<void>;
}

export function workspaceSetting<T>(folder: Uri, key: string): WorkspaceSetting<T> {
  const isOneOfMany = (workspace.workspaceFolders ?? []).length > 1;
  const target = isOneOfMany ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Workspace;
  const { workspaceValue, workspaceFolderValue } = workspace.getConfiguration('waymark', folder).inspect<T>(key) ?? {};
  return {
    value: isOneOfMany ? workspaceFolderValue : workspaceValue,
    update: (value) => workspace.getConfiguration('waymark', folder).update(key, value, target),
  };
}
