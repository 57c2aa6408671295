import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import raw from '../../../package.json';
import { manifest } from '../../worded-manifest';

describe('the words of package.json', () => {
  it('are put in by VS Code', () => {
    const { contributes, description } = extensions.getExtension(`${raw.publisher}.${raw.name}`)?.packageJSON as typeof raw;
    assert.equal(description, manifest.description);
    assert.deepEqual(contributes.commands.map(({ title }) => title), manifest.contributes.commands.map(({ title }) => title));
    assert.deepEqual(contributes.walkthroughs, manifest.contributes.walkthroughs);
    assert.deepEqual(contributes.viewsWelcome, manifest.contributes.viewsWelcome);
  });
});
