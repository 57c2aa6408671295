import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckReport } from '../../src/core/reports/check';
import { tempFolder } from '../node/temp-folder';
import { refuses, waymark } from './waymark';
import { novamart } from './workspace-files';

const LOST = '# Harbour\n\nSee the [berths](berth-plan.md).\n';
const BERTHS = '# Berths\n\n- [ ] one\n';
const harbour = (): string => tempFolder({ '.waymark.json': '{}', 'plans/harbour-plan.md': LOST, 'plans/berths-plan.md': BERTHS });

const KNOWN = ['check', '--baseline', 'known.json'] as const;

describe('waymark check --baseline', () => {
  it('tells nothing that is known, wherever its line has moved to, but what is new', async () => {
    const folder = novamart();
    const first = await waymark(folder, ...KNOWN, '--write-baseline', '--today', '2026-01-20');
    assert.equal(first.status, 0);
    assert.match(first.stdout, /, nothing to find\n$/);
    assert.match(first.stderr, /^waymark: known\.json lists \d+ findings\n$/);

    const architecture = join(folder, '.agent_plan/day_dream/SP06_marketplace/02_architecture.md');
    const text = readFileSync(architecture, 'utf8');
    writeFileSync(architecture, text.replace(/\n/g, '\r\n').replace('\r\n\r\n', '\r\n\r\nMore words.\r\n\r\n'));
    const again = await waymark(folder, ...KNOWN, '--today', '2026-01-20', '--max-warnings', '0');
    assert.deepEqual({ ...again, stdout: '' }, { status: 0, stdout: '', stderr: '' });

    writeFileSync(architecture, `${text}\nSee [another](./gone.md).\n`);
    const { status, stdout } = await waymark(folder, ...KNOWN, '--today', '2026-01-20', '--max-warnings', '0', '--format', 'json');
    const { findings, summary } = JSON.parse(stdout) as CheckReport;
    assert.deepEqual([status, findings.map(({ rule, path }) => [rule, path.split('/').at(-1)]), summary.warning], [1, [['broken-link', '02_architecture.md']], 1]);
  });

  it('says how much of it is there no more, until it is written anew', async () => {
    const folder = harbour();
    await waymark(folder, ...KNOWN, '--write-baseline');
    writeFileSync(join(folder, 'plans/harbour-plan.md'), '# Harbour\n');
    const { status, stderr } = await waymark(folder, ...KNOWN);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: 'waymark: 1 finding in known.json is there no more; --write-baseline takes it out\n' });
    await waymark(folder, ...KNOWN, '--write-baseline');
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')), { version: 1, findings: [] });
    assert.equal((await waymark(folder, ...KNOWN)).stderr, '');
  });

  it('leaves alone what was not looked at', async () => {
    const folder = harbour();
    mkdirSync(join(folder, 'roadmap'));
    writeFileSync(join(folder, 'roadmap/later.md'), LOST);
    await waymark(folder, ...KNOWN, '--write-baseline');
    const before = readFileSync(join(folder, 'known.json'), 'utf8');
    assert.equal((await waymark(folder, ...KNOWN, 'roadmap')).stderr, '');
    await waymark(folder, ...KNOWN, 'roadmap', '--write-baseline');
    assert.equal(readFileSync(join(folder, 'known.json'), 'utf8'), before);
    rmSync(join(folder, 'roadmap/later.md'));
    assert.match((await waymark(folder, ...KNOWN)).stderr, /^waymark: 1 finding in known\.json is there no more/);
  });

  it('counts in every format', async () => {
    const folder = harbour();
    await waymark(folder, ...KNOWN, '--write-baseline');
    assert.equal((await waymark(folder, ...KNOWN, '--format', 'github')).stdout, '2 files, nothing to find\n');
    assert.match((await waymark(folder, ...KNOWN, '--format', 'sarif')).stdout, /"results": \[\]/);
  });

  it('refuses a file that is not there or no baseline, and never writes over one', async () => {
    const folder = harbour();
    await refuses(folder, [...KNOWN], 'known.json does not exist; --write-baseline makes it');
    await refuses(folder, ['check', '--write-baseline'], '--write-baseline goes with --baseline FILE');
    await refuses(folder, ['check', '--baseline', 'gone/known.json', '--write-baseline'], 'the folder of gone/known.json does not exist');
    await refuses(folder, ['check', '--baseline', '.waymark.json', '--write-baseline'], '.waymark.json is no baseline');
    const plan = await waymark(folder, 'check', '--baseline', 'plans/harbour-plan.md', '--write-baseline');
    assert.deepEqual([plan.status, plan.stdout], [2, '']);
    assert.match(plan.stderr, /^waymark: plans\/harbour-plan\.md is not valid JSON: /);
    assert.equal(readFileSync(join(folder, 'plans/harbour-plan.md'), 'utf8'), LOST);
    assert.ok(!existsSync(join(folder, 'known.json')));
    await refuses(folder, ['check', '--baseline', 'plans'], 'plans is a folder');
  });
});
