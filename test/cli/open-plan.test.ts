import assert from 'node:assert/strict';
import { hidesRoot } from '../../src/cli/open-plan';

describe('hidesRoot', () => {
  const hides = (path: string, limit: string, isFile = false): boolean =>
    hidesRoot({ path, message: 'permission denied' }, { workspace: '/work', limit, isFile });

  it('is so for ROOT itself', () => {
    assert.ok(hides('docs', 'docs'));
    assert.ok(hides('docs/PLAN.md', 'docs/PLAN.md', true));
    assert.ok(hides('.', ''));
  });

  it('is so for a folder above, unless ROOT is a file, which is read by its name', () => {
    assert.ok(hides('docs', 'docs/plans'));
    assert.ok(hides('.', 'docs/plans'));
    assert.ok(!hides('docs', 'docs/PLAN.md', true));
  });

  it('is not so for anything else', () => {
    assert.ok(!hides('docs/plans', 'docs'));
    assert.ok(!hides('doc', 'docs'));
    assert.ok(!hides('docs', ''));
  });
});
