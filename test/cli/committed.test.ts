import assert from 'node:assert/strict';
import { run } from '../../src/cli/run';
import { Repository } from '../node/repository';
import type { Result } from './waymark';

const SPEC = 'day_dream/SP01_shop/modules/cart.md';
const PLAN = '---\nname: shop\ntype: system\nmagnitude: Epic\nstatus: TODO\norigin: talk\nlast_updated: 2026-01-01\n---\n\n# Shop\n';

function shop(): Repository {
  const repository = Repository.create();
  const spec = '---\nmodule: cart\nlast_updated: 2026-01-02\nmodified_by_plans: []\nsource: src/*.ts\n---\n\n# Module: cart\n';
  repository.commit('2026-01-02', 'Start', { 'day_dream/SP01_shop/_overview.md': PLAN, [SPEC]: spec, 'src/cart.ts': '1', 'plans/a.md': '# A\n' });
  repository.commit('2026-01-09', 'Totals', { 'src/cart.ts': '2' });
  return repository;
}

/** Runs one command line where there is Git. */
async function waymark(cwd: string, ...argv: readonly string[]): Promise<Result> {
  let [stdout, stderr] = ['', ''];
  const status = await run([...argv, '--today', '2026-01-20'], {
    stdout: { write: (text) => { stdout += text; } }, stderr: { write: (text) => { stderr += text; } }, cwd, env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

describe('what was committed', function () {
  this.timeout(20_000);
  const repository = shop();
  const message = /`src\/cart\.ts`, a source of `cart`, was changed on 2026-01-09 in [0-9a-f]{9} \(Totals\), after the spec was last looked at on 2026-01-02, in [0-9a-f]{9}/;

  it('is known to check and stale', async () => {
    for (const command of ['check', 'stale']) {
      const { status, stdout, stderr } = await waymark(repository.folder, command);
      assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
      assert.match(stdout, message);
    }
    const { modules } = JSON.parse((await waymark(repository.folder, 'stale', '--format', 'json')).stdout) as { modules: readonly { id: string; reason: string }[] };
    assert.deepEqual(modules.map(({ id }) => id), [SPEC]);
    assert.match(modules[0]?.reason ?? '', message);
  });

  it('counts by commits, where days do not tell; a time of day tells of a second look', async () => {
    const own = shop();
    const text = (at: string): string => `---\nmodule: cart\nlast_updated: ${at}\nmodified_by_plans: []\nsource: src/*.ts\n---\n\n# Module: cart\n`;
    const stale = async (): Promise<string> => (await waymark(own.folder, 'stale')).stdout;
    own.commit('2026-01-12', 'Look', { [SPEC]: text('2026-01-12') });
    assert.match(await stale(), /no spec is stale/);
    const hash = own.commit('2026-01-12', 'Taxes', { 'src/cart.ts': '3' });
    assert.match(await stale(), new RegExp(`was changed on 2026-01-12 in ${hash} \\(Taxes\\), after the spec was last looked at on 2026-01-12`));
    own.write(SPEC, text('2026-01-12 16:30'));
    assert.match(await stale(), /no spec is stale/, 'still to be committed');
    own.commit('2026-01-12', 'Look again', {});
    assert.match(await stale(), /no spec is stale/);
  });

  it('is not asked for with --no-git', async () => {
    assert.equal((await waymark(repository.folder, 'stale', '--no-git')).stdout.trim(), 'no spec is stale');
    assert.equal((await waymark(repository.folder, 'check', '--no-git')).stdout.trim(), '3 files, nothing to find');
    assert.equal((await waymark(repository.folder, 'tree', '--no-git')).stderr, 'waymark: tree takes no --no-git; it belongs to check and stale\n');
  });

  it('is asked for only where the rule is on, and of specs that are looked at', async () => {
    // Where it is asked for, there is a word to hear of the clone.
    const { folder } = Repository.shallow(repository, 1);
    const told = 'waymark: git: the history of this shallow clone ends too early: dates tell instead which specs are stale\n';
    assert.equal((await waymark(folder, 'check')).stderr, told);
    assert.equal((await waymark(folder, 'stale')).stderr, told);
    for (const words of [['check', '--no-git'], ['check', '--rule', 'stale-module=off'], ['check', 'plans'], ['tree']]) {
      assert.equal((await waymark(folder, ...words)).stderr, '', words.join(' '));
    }
    assert.equal((await waymark(folder, 'stale', '--rule', 'stale-module=off')).status, 2);
  });
});
