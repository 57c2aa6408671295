import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import manifest from '../../../package.json';

describe('Waymark', () => {
  const extension = extensions.getExtension(`${manifest.publisher}.${manifest.name}`);

  it('is there, and activates', async () => {
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('shows its view', async () => {
    await commands.executeCommand('waymark.plan.focus');
  });

  it('brings every command that it names', async () => {
    const registered = new Set(await commands.getCommands(true));
    const named = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(named.filter((command) => !registered.has(command)), []);
  });
});
