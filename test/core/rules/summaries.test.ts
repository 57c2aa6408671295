import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUMMARIES } from '../../../src/core/rules/summaries';

describe('SUMMARIES', () => {
  it('are what the table of docs/rules.md says', () => {
    const page = readFileSync(join(__dirname, '../../../docs/rules.md'), 'utf8');
    const rows = [...page.matchAll(/^\| \[([\w-]+)\]\(rules\/[\w-]+\.md\) \| \w+ \| (.*?) \|/gm)].map(([, id = '', finds = '']) => [id, finds.replaceAll('`', '')]);
    assert.deepEqual(rows, rows.map(([id]) => [id, (SUMMARIES as Readonly<Record<string, string>>)[id ?? '']]));
    assert.ok(rows.length >= 19);
  });
});
