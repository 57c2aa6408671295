import assert from 'node:assert/strict';
import { ConfigurationTarget, workspace } from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import { eventually, waymark } from './waymark';

const SET = 'Set It for This Workspace';
const LATER = 'Not Now';
const NEVER = 'Never Here';

describe('the offer about VS Code\'s own validator', () => {
  let insight: Insight;
  const asked: (readonly string[])[] = [];
  let tell: Insight['prompts']['tell'];
  before(async () => {
    insight = await waymark();
    tell = insight.prompts.tell.bind(insight.prompts);
  });
  after(() => {
    Object.assign(insight.prompts, { tell });
  });
  afterEach(async () => {
    for (const key of ['enabled', 'referenceLinks.enabled']) await validate().update(key, undefined, ConfigurationTarget.Workspace);
  });

  const validate = (): ReturnType<typeof workspace.getConfiguration> => workspace.getConfiguration('markdown.validate');
  const level = (): unknown => validate().inspect('referenceLinks.enabled')?.workspaceValue;

  /** Switches the validator on, and answers what is asked then. */
  async function switchOn(choice: string | undefined): Promise<void> {
    asked.length = 0;
    Object.assign(insight.prompts, {
      tell: (message: string, ...actions: string[]) => {
        asked.push([message, ...actions]);
        return Promise.resolve(choice);
      },
    });
    await validate().update('enabled', true, ConfigurationTarget.Workspace);
  }

  it('comes when the validator is switched on, and changes nothing unless it is taken', async () => {
    await switchOn(LATER);
    await eventually(insight, () => assert.equal(asked.length, 1));
    const [message, ...actions] = asked[0] ?? [];
    assert.match(message ?? '', /takes \[WIP\] and the like for links .*\(markdown\.validate\.referenceLinks\.enabled\)\?$/);
    assert.deepEqual(actions, [SET, LATER, NEVER]);
    assert.equal(level(), undefined);
  });

  it('sets the workspace\'s setting when it is taken', async () => {
    await switchOn(SET);
    await eventually(insight, () => assert.equal(level(), 'ignore'));
  });

  it('does not come where such brackets are ignored', async () => {
    await validate().update('referenceLinks.enabled', 'ignore', ConfigurationTarget.Workspace);
    await switchOn(SET);
    await insight.folders.refresh();
    assert.deepEqual(asked, []);
  });

  it('does not come again when it was refused for good', async () => {
    await switchOn(NEVER);
    await eventually(insight, () => assert.equal(asked.length, 1));
    await validate().update('enabled', undefined, ConfigurationTarget.Workspace);
    await switchOn(SET);
    await insight.folders.refresh();
    assert.deepEqual(asked, []);
    assert.equal(level(), undefined);
  });
});
