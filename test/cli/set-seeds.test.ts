import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SetReport } from '../../src/core/reports/set';
import type { ShowReport } from '../../src/core/reports/show';
import { SEEDS } from '../core/parse/real-documents';
import { tempFolder } from '../node/temp-folder';
import { json, refuses } from './waymark';
import { assertSame, changedLines, filesIn } from './workspace-files';

/** A workspace that holds one of the seeds. */
function workspace(seed: string, path: string, settings = '{}'): string {
  return tempFolder({ '.waymark.json': settings, [path]: readFileSync(join(SEEDS, seed)) });
}

/** Sets a status, sees that the subject has it, that nothing is left to do, and that its own way back leads to where all began. */
async function thereAndBack(root: string, subject: string, status: string): Promise<string[]> {
  const before = filesIn(root);
  const { from, subject: id } = await json<SetReport>(root, 'set', subject, status);
  const after = filesIn(root);
  assert.equal((await json<ShowReport>(root, 'show', id)).subject.status, status);
  assert.deepEqual((await json<SetReport>(root, 'set', id, status)).edits, []);
  assert.equal((await json<SetReport>(root, 'set', id, String(from))).to, from);
  assertSame(before, filesIn(root));
  return changedLines(before, after);
}

describe('waymark set on the seeds', function () {
  this.timeout(20_000);

  before(function () {
    if (existsSync(SEEDS)) return;
    console.log(`    (skipped: there is no ${SEEDS})`);
    this.skip();
  });

  it('sets a ticket with one character', async () => {
    const root = workspace('staged-tickets.md', 'plans/staged-tickets.md');
    const text = (): string => readFileSync(join(root, 'plans/staged-tickets.md'), 'utf8');
    const before = text();
    const { edits } = await json<SetReport>(root, 'set', 'PF-268', 'todo');
    assert.deepEqual(edits.map(({ range: { start, end }, newText }) => [end.column - start.column, newText]), [[1, ' ']]);
    const after = text();
    const at = after.split('').findIndex((character, i) => character !== before[i]);
    assert.equal(after, `${before.slice(0, at)} ${before.slice(at + 1)}`);
  });

  it('sets tickets by id, by FILE:LINE and by node id, in a document by name, by folder or by settings', async () => {
    const line = '  * [x] Ticket [PF-268]: Media Upload flow: all media types and reject mime types';
    for (const [path, settings] of [['plans/tickets.md', '{}'], ['docs/tickets-plan.md', '{}'], ['docs/tickets.md', '{"include": ["docs"]}']] as const) {
      const root = workspace('staged-tickets.md', path, settings);
      for (const subject of ['PF-268', 'pf-268', `${path}:352`, `${path}#stage-2/phase-13/PF-268`]) {
        assert.deepEqual(await thereAndBack(root, subject, 'todo'), [`${path}:352: ${line} ⇒ ${line.replace('[x]', '[ ]')}`]);
      }
    }
  });

  it('sets packages, phases and stages', async () => {
    const packages = workspace('work-packages.md', 'work-packages-plan.md');
    for (const subject of ['Package 5', 'work-packages-plan.md#phase-2/package-5', 'work-packages-plan.md:586', 'work-packages-plan.md:20']) {
      assert.ok((await thereAndBack(packages, subject, 'todo')).length > 0);
    }
    const backend = workspace('phased-backend.md', 'PLAN.md');
    for (const status of ['wip', 'blocked', 'todo', 'cut']) assert.equal((await thereAndBack(backend, 'Phase 1', status)).length, 1);
    const platform = workspace('saas-platform.md', 'PLAN.md');
    assert.deepEqual((await thereAndBack(platform, 'Phase 3', 'wip')).map((line) => line.replace(/^.* ⇒ /, '')), [
      '### Phase 3: Analytics & Tracking 🔄 WIP', '**Status: WIP - November 27, 2025**',
    ]);
  });

  it('keeps garbled text garbled, but for what it writes', async () => {
    const root = workspace('work-packages.garbled.md', 'PLAN.md');
    const before = filesIn(root);
    const { edits } = await json<SetReport>(root, 'set', 'Package 5', 'todo');
    assert.deepEqual(changedLines(before, filesIn(root)).map((line) => line.split(': ', 1)[0]), edits.map(({ path, range }) => `${path}:${range.start.line}`));
  });

  it('lists what an ambiguous name fits, and changes nothing', async () => {
    const root = workspace('staged-tickets.md', 'plans/staged-tickets.md');
    const before = filesIn(root);
    for (const format of [[], ['--format', 'json'], ['--dry-run']]) {
      await refuses(root, ['set', 'phase 1', 'done', ...format], [
        '"phase 1" fits 4 subjects:',
        '  plans/staged-tickets.md#stage-1/phase-1  Phase 1 — Repo, Infra, CI, Foundations  plans/staged-tickets.md:3',
        '  plans/staged-tickets.md#stage-2/phase-1  Phase 1 — Auth & Contract Hardening  plans/staged-tickets.md:219',
        '  plans/staged-tickets.md#stage-3/phase-1  Phase 1 — Media Processing Worker (Compression + OCR)  plans/staged-tickets.md:374',
        '  plans/staged-tickets.md#stage-4/phase-1  Phase 1 — Ads Engine (Full CPM System)  plans/staged-tickets.md:510',
      ].join('\n'));
    }
    assertSame(before, filesIn(root));
  });
});
