import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plain } from '../../src/vscode/plain';

/** What notifications of VS Code take for a link. */
const LINK = /\[[^\]]+\]\([^)]+\)/;

describe('messages', () => {
  it('have no links, whatever a title looks like', () => {
    const message = '[Fix it](command:workbench.action.quit): done, also in PLAN.md.';
    assert.match(message, LINK);
    assert.equal(plain(message), '[Fix it] (command:workbench.action.quit): done, also in PLAN.md.');
    assert.equal(plain('PF-1 [WIP] (half way)'), 'PF-1 [WIP] (half way)');
  });

  it('have none of any words', () => fc.assert(fc.property(
    fc.array(fc.constantFrom('[', ']', '(', ')', 'a', ' ', 'command:x'), { maxLength: 12 }),
    (parts) => assert.doesNotMatch(plain(parts.join('')), LINK),
  )));
});
