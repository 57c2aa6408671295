import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINE_LIMITS } from '../../../src/core/dialects/dream-limits';
import { RULE_IDS } from '../../../src/core/model/rule-ids';

const DOCS = join(__dirname, '../../../docs');

/** The checks of the protocol, each with the rule and the test that stand for it. */
const ROWS = [...readFileSync(join(DOCS, 'dream.md'), 'utf8').matchAll(/^\| (.+?) \| \[([\w-]+)\]\(rules\/([\w-]+)\.md\) \| (.+) \|$/gm)]
  .map(([, check = '', rule = '', page = '', test = '']) => ({ check, rule, page, test }));

/** Rules that are about folder plans of the protocol, and nothing else. */
const OF_DREAM = [
  'status-invalid', 'dependency-asymmetry', 'stale-module', 'missing-field', 'invalid-field', 'module-index', 'unlisted-child', 'state-delta',
  'line-limit', 'p0-limits', 'missing-section', 'exploration-expired', 'archive-candidate',
];

/** A word or two of each thing that the specification wants checked. */
const ASKED = [
  'Unreadable frontmatter', 'required field', 'Unknown field', 'Wrong type', 'Status outside', 'Type or magnitude', '`BLOCKED`', '`emergency`', '`invalidated_by`',
  'dependency cycle', 'row whose spec file is missing', 'spec without a row', 'without a State Delta', 'name nothing on disk', 'Children rows', 'Plans rows',
  'number used twice', '`last_updated` missing', '`last_updated` no date', '`B blocks A`', 'on disk not listed', '`modified_by_plans`', 'closed after', 'All children done',
  'a child is not', 'More than 20', 'Current Sprint', 'over 14 days', 'over 3', '5 tasks', '5 slots', '`[KNOWN]`', 'never Epic', 'Acceptance Criteria',
  'sections in order', 'How to Verify', '3 steps', '28 days', 'children done or cut', 'Reconciliation', 'archive', 'asset', 'feature', 'module spec', 'simple plan', 'task',
  ...Object.keys(LINE_LIMITS).filter((name) => /^[\d_]/.test(name)).map((name) => /^8[12]/.exec(name)?.[0] ?? name),
];

describe('docs/dream.md', () => {
  it('has a row for everything that is to be checked', () => {
    assert.deepEqual(ASKED.filter((words) => !ROWS.some(({ check }) => check.includes(words))), []);
    assert.deepEqual(OF_DREAM.filter((id) => !ROWS.some(({ rule }) => rule === id)), []);
    assert.equal(new Set(ROWS.map(({ check }) => check)).size, ROWS.length);
  });

  for (const { check, rule, page, test } of ROWS) {
    it(`${check}: by ${rule}, as a test shows`, () => {
      assert.equal(page, rule);
      assert.ok(RULE_IDS.some((id) => id === rule) && existsSync(join(DOCS, `rules/${rule}.md`)));
      const source = readFileSync(join(__dirname, `${rule}.test.ts`), 'utf8');
      assert.ok(titlesIn(source).some((title) => title.test(test)), test);
    });
  }
});

/** The titles of a test file's tests, as patterns: what is filled in may be anything. */
function titlesIn(source: string): readonly RegExp[] {
  return [...source.matchAll(/\bit\((['`])(.+?)\1, /g)].map(([, , title = '']) => {
    const parts = title.split(/\$\{[^}]*\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')}$`);
  });
}
