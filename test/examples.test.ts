import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Subject } from '../src/core/model/plan';
import { DEFAULT_STATUS_WORDS, STATUS_EMOJI } from '../src/core/parse/status-words';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import { createPlanWorkspace } from '../src/core/workspace';
import { NodeFiles } from '../src/node/node-files';

const ROOT = resolve(__dirname, '..');

async function subjectsIn(folder: string): Promise<readonly Subject[]> {
  const { plan, problems } = await createPlanWorkspace({ files: new NodeFiles(resolve(ROOT, folder)), settings: DEFAULT_SETTINGS });
  assert.deepEqual(problems, []);
  const all = (subjects: readonly Subject[]): Subject[] => subjects.flatMap((subject) => [subject, ...all(subject.children)]);
  return all(plan.roots);
}

describe('examples/novamart', () => {
  it('is the shop that its README describes', async () => {
    const subjects = await subjectsIn('examples/novamart');
    const count = (kind: string, status?: string) => subjects.filter((subject) => subject.kind === kind &&
      (status === undefined || subject.status === status)).length;
    const root = subjects[0];
    assert.equal(root?.id, '.agent_plan/day_dream');
    assert.deepEqual(root.progress, { done: 34, total: 37 });
    assert.equal(root.children.filter(({ kind }) => kind === 'plan').length, 7, '6 plans and 1 simple plan');
    assert.deepEqual([count('task'), count('task', 'done'), count('task', 'cut'), count('task', 'wip'), count('task', 'todo')], [38, 34, 1, 1, 2]);
    assert.equal(count('module'), 12);
    assert.equal(subjects.filter(({ kind, name }) => kind === 'exploration' && name.startsWith('meeting_')).length, 4);
    assert.ok(subjects.every(({ path }) => !path.includes('_templates/')));
  });
});

describe('docs/plan-documents.md', () => {
  it('names every word and emoji of a status; `MOSTLY` and the like stand beside what they qualify', () => {
    const text = readFileSync(resolve(ROOT, 'docs/plan-documents.md'), 'utf8').toUpperCase();
    const words = [DEFAULT_STATUS_WORDS, STATUS_EMOJI].flatMap((table) => Object.values(table).flat());
    assert.deepEqual(words.filter((word) => !word.toUpperCase().split(' ').every((part) => text.includes(part))), []);
  });
});
