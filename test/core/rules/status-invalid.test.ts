import assert from 'node:assert/strict';
import { check, type Files, fixed, told } from './findings';

const TASK = 'day_dream/SP01_shop/p00_base/01_cart.md';

function task(status: string): Files {
  return { 'day_dream/SP01_shop/_overview.md': '# Shop\n', [TASK]: `---\ntask: p00_01\nstatus: ${status}\n---\n# Cart\n` };
}

async function invalid(files: Files): Promise<readonly string[]> {
  return (await told(files, 'status-invalid')).map((each) => each.replace(`${TASK}:3:9 error status-invalid: `, ''));
}

describe('status-invalid', () => {
  it('tells what is none of the words of the protocol, and what it writes instead', async () => {
    assert.deepEqual(await invalid(task('Complete')), ['`Complete` is no status of the protocol; did you mean `DONE`?']);
    assert.deepEqual(await invalid(task('in-progress')), ['`in-progress` is no status of the protocol; did you mean `WIP`?']);
    assert.deepEqual(await invalid(task('DNOE')), ['`DNOE` is no status of the protocol; did you mean `DONE`?']);
    assert.deepEqual(await invalid(task('quiescent')), ['`quiescent` is no status of the protocol: `TODO`, `WIP`, `DONE`, `BLOCKED`, `CUT`']);
  });

  it('tells of emoji, brackets and numbers, which stand in other places', async () => {
    assert.deepEqual(await invalid(task('✅ [DONE]')), ['`✅ [DONE]` is no status of the protocol; did you mean `DONE`?']);
    assert.deepEqual(await invalid(task('[DONE]')), ['`[DONE]` is no status of the protocol; did you mean `DONE`?']);
    assert.deepEqual(await invalid(task('3')), ['`3` is no status of the protocol: `TODO`, `WIP`, `DONE`, `BLOCKED`, `CUT`']);
  });

  it('asks for the reason of what is blocked', async () => {
    for (const status of ['BLOCKED', 'blocked', '"BLOCKED:"']) {
      assert.deepEqual(await invalid(task(status)), [`\`${status.replace(/"/g, '')}\` needs a reason: \`BLOCKED:what-it-waits-for\``]);
    }
    assert.deepEqual(await invalid(task('on hold')), ['`on hold` is no status of the protocol: `TODO`, `WIP`, `DONE`, `BLOCKED`, `CUT`']);
    assert.deepEqual(await invalid(task('Blocked by legal')), ['`Blocked by legal` is no status of the protocol; did you mean `BLOCKED:legal`?']);
  });

  it('reads a status in a block of its own', async () => {
    for (const status of ['|\n  WIP', '>\n  BLOCKED:legal', '"WIP "']) assert.deepEqual(await invalid(task(status)), [], status);
    assert.deepEqual(await invalid(task('|\n  Complete')), ['`Complete` is no status of the protocol; did you mean `DONE`?']);
  });

  it('tells of words that go with no status', async () => {
    assert.deepEqual(await invalid(task('WIP:half')), ['`WIP:half` is no status of the protocol; did you mean `WIP`?']);
    assert.deepEqual(await invalid(task('DONE:yesterday')), ['`DONE:yesterday` is no status of the protocol; did you mean `DONE`?']);
    assert.deepEqual(await invalid(task('"DONE:invalidated-by:"')), ['`DONE:invalidated-by:` is no status of the protocol; did you mean `DONE`?']);
  });

  it('replaces the word within its quotes, without asking only where nothing is lost', async () => {
    const fix = async (status: string): Promise<readonly [Files, boolean | undefined] | undefined> => {
      const files = task(status);
      const finding = (await check(files)).findings.find(({ rule }) => rule === 'status-invalid');
      assert.ok(finding !== undefined);
      const [first] = finding.fixes();
      return first === undefined ? undefined : [fixed(files, finding), first.isGuess];
    };
    assert.deepEqual(await fix('Complete'), [task('DONE'), false]);
    assert.deepEqual(await fix('"in progress" # by hand'), [task('"WIP" # by hand'), false]);
    assert.deepEqual(await fix('✅ [DONE]'), [task('DONE'), false]);
    assert.deepEqual(await fix('Blocked by legal'), [task('BLOCKED:legal'), false]);
    assert.deepEqual(await fix('DNOE'), [task('DONE'), true]);
    assert.deepEqual(await fix('CUT:no-time-left'), [task('CUT'), true]);
    assert.deepEqual(await fix('Done 2026-01-02'), [task('DONE'), true]);
    assert.equal(await fix('BLOCKED'), undefined);
    assert.equal(await fix('quiescent'), undefined);
    for (const status of ['Complete', 'DNOE', '[DONE]']) assert.deepEqual(await invalid((await fix(status))?.[0] ?? {}), [], status);
  });

  it('stands at the value, and names the kinds whose status the protocol defines', async () => {
    assert.deepEqual(await told({
      'day_dream/_overview.md': '---\nstatus: Complete\n---\n# Root\n',
      'day_dream/SP01_shop/_overview.md': '---\nstatus: "Complete"\n---\n# Shop\n',
      'day_dream/SP01_shop/03_feat_cart.md': '---\nstatus: Complete\n---\n# Cart\n',
      'day_dream/SP01_shop/p00_base/_overview.md': '---\nstatus: Complete\n---\n# Base\n',
    }, 'status-invalid'), [
      'day_dream/SP01_shop/03_feat_cart.md:2:9', 'day_dream/SP01_shop/_overview.md:2:9', 'day_dream/SP01_shop/p00_base/_overview.md:2:9', 'day_dream/_overview.md:2:9',
    ].map((place) => `${place} error status-invalid: \`Complete\` is no status of the protocol; did you mean \`DONE\`?`));
  });

  it('says nothing of the words of the protocol, in capitals or not', async () => {
    for (const status of [
      'TODO', 'WIP', 'DONE', 'CUT', 'DONE:invalidated-by:PP08', 'BLOCKED:checkout-redesign', '"WIP"', 'done', 'Todo', 'blocked:legal', '"BLOCKED: waits for legal"',
    ]) assert.deepEqual(await invalid(task(status)), [], status);
  });

  it('says nothing of a key without a value, and of front matter that cannot be read', async () => {
    assert.deepEqual(await invalid(task('')), []);
    assert.deepEqual(await invalid(task('null')), []);
    assert.deepEqual(await invalid(task('Complete: [')), []);
  });

  it('says nothing of documents, modules, explorations and archives', async () => {
    assert.deepEqual(await invalid({
      'day_dream/SP01_shop/_overview.md': '---\nname: shop\nmagnitude: Light\nstatus: WIP\n---\n# Shop\n',
      'day_dream/SP01_shop/01_executive_summary.md': '---\nstatus: FROZEN\n---\n',
      'day_dream/SP01_shop/modules/cart.md': '---\nstatus: stable\n---\n',
      'day_dream/exploration/idea.md': '---\nstatus: active\n---\n',
      'day_dream/_completed/SP02_pay/_overview.md': '---\nstatus: Complete\n---\n',
    }), []);
  });

  it('says nothing of plan documents, and of folders that only name their files so', async () => {
    assert.deepEqual(await invalid({
      'PLAN.md': '---\nstatus: Complete\n---\n# Plan\n\n**Status:** whatever\n',
      'docs/guide/_overview.md': '---\nname: guide\nstatus: published\n---\n# Guide\n',
    }), []);
    assert.equal((await told({ 'docs/guide/_overview.md': '---\nname: guide\nstatus: published\n---\n' }, 'status-invalid', { profile: '4.02' })).length, 1);
  });
});
