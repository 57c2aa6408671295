import assert from 'node:assert/strict';
import { check, fixed, type Files, line, told } from './findings';

const ROOT = 'day_dream';

/** A plan of a given status, closed or touched last on a day. */
function plan(status: string, updated: string): string {
  return `---\nname: x\ntype: system\nmagnitude: Light\nstatus: ${status}\norigin: x\nlast_updated: ${updated}\n---\n`;
}

function spec(updated: string, modifiedBy = '[]'): string {
  return `---\nmodule: cart\nlast_updated: ${updated}\nmodified_by_plans: ${modifiedBy}\n---\n\n# Module: cart\n`;
}

const INDEX = '| Module | Origin Plan | Modified By | Spec File |\n|---|---|---|---|\n';
const SPEC = `${ROOT}/SP01_shop/modules/cart.md`;

/** A shop with a cart, and a procedure that may touch it. */
function shop(files: { readonly root?: string; readonly shop?: string; readonly procedure?: string; readonly spec: string }): Files {
  return {
    [`${ROOT}/_overview.md`]: files.root ?? '# Plans\n',
    [`${ROOT}/SP01_shop/_overview.md`]: (files.shop ?? plan('TODO', '2026-01-01')).replace('name: x', 'name: shop'),
    [`${ROOT}/_completed/2026-Q1/PP02_redo/_overview.md`]: (files.procedure ?? plan('DONE', '2026-01-09')).replace('name: x', 'name: redo'),
    [SPEC]: files.spec,
  };
}

const stale = (files: Files, today?: string, weeks?: number): Promise<readonly string[]> =>
  told(files, 'stale-module', weeks === undefined ? {} : { weeks }, today);

const AT = `${SPEC}:3:15 warning stale-module:`;

describe('stale-module', () => {
  it('finds a spec that is older than the closing of a plan that it names', async () => {
    const files = shop({ spec: spec('2026-01-02', '[PP02_redo]') });
    const message = `${AT} \`PP02_redo\` changed \`cart\` and closed on 2026-01-09, after 2026-01-02`;
    assert.deepEqual(await stale(files), [message]);
    assert.deepEqual(await stale(files, '2026-11-22'), [message]);
    assert.deepEqual(await stale(shop({ spec: spec('2026-01-02', '[redo]'), procedure: plan('CUT', '2026-01-09') })), [message]);
  });

  it('finds one that its row of the Module Index names', async () => {
    const root = `# Plans\n\n${INDEX}| cart | SP01_shop | PP02 | SP01_shop/modules/cart.md |\n`;
    assert.equal((await stale(shop({ root, spec: spec('2026-01-02') }))).length, 1);
    assert.deepEqual(await stale(shop({ root: root.replace('PP02', '—'), spec: spec('2026-01-02') })), []);
    const origin = `# Plans\n\n${INDEX}| cart | PP02_redo | — | SP01_shop/modules/cart.md |\n`;
    assert.equal((await stale(shop({ root: origin, spec: spec('2026-01-02') }))).length, 1);
  });

  it('finds one whose own plan closed later', async () => {
    assert.deepEqual(await stale(shop({ shop: plan('DONE', '2026-01-12T09:00:00Z'), spec: spec('2026-01-02') })), [
      `${AT} \`SP01_shop\` changed \`cart\` and closed on 2026-01-12, after 2026-01-02`,
    ]);
  });

  it('finds an old spec of a plan that is under way', async () => {
    const files = shop({ shop: plan('WIP', '2026-01-19'), spec: spec('2025-12-22') });
    assert.deepEqual(await stale(files), [
      `${AT} \`SP01_shop\`, which is under way, changes \`cart\`, last looked at on 2025-12-22, more than 4 weeks ago`,
    ]);
    assert.deepEqual(await stale(files, '2026-01-19'), [], 'just four weeks');
    assert.deepEqual(await stale(files, '2026-01-20', 5), []);
    assert.equal((await stale(files, '2025-12-30', 1))[0]?.endsWith('more than a week ago'), true);
    assert.equal((await stale(files, '2026-01-20', 1_000_000_000)).length, 0);
  });

  it('tells one finding of each spec, the strongest reason first', async () => {
    const { findings: all, facts } = await check({
      ...shop({ shop: plan('WIP', '2026-05-01'), spec: spec('2026-01-02', '[PP02_redo, PP03_again, PP04_later]') }),
      [`${ROOT}/PP03_again/_overview.md`]: plan('DONE', '2026-03-01').replace('name: x', 'name: again'),
      [`${ROOT}/PP04_later/_overview.md`]: plan('WIP', '2026-03-01').replace('name: x', 'name: later'),
    }, {}, '2026-06-01');
    const findings = all.filter(({ rule }) => rule === 'stale-module');
    assert.deepEqual(findings.map((finding) => line(finding, facts)), [
      `${AT} \`PP03_again\` changed \`cart\` and closed on 2026-03-01, after 2026-01-02`,
    ]);
    assert.deepEqual(findings[0]?.related.map(({ path, message }) => `${path}: ${message}`), [
      `${ROOT}/PP03_again/_overview.md: \`PP03_again\` closed on 2026-03-01`,
      `${ROOT}/_completed/2026-Q1/PP02_redo/_overview.md: \`PP02_redo\` closed on 2026-01-09`,
      `${ROOT}/PP04_later/_overview.md: \`PP04_later\` is under way`,
      `${ROOT}/SP01_shop/_overview.md: \`SP01_shop\` is under way`,
    ]);
    const [again] = findings[0]?.related ?? [];
    const text = plan('DONE', '2026-03-01').replace('name: x', 'name: again');
    assert.equal(text.slice(again?.start, again?.end), '2026-03-01');
  });

  it('leaves alone what nobody has to look at', async () => {
    const quiet: readonly (readonly [why: string, files: Files])[] = [
      ['closed on the same day', shop({ spec: spec('2026-01-09T08:00:00Z', '[PP02_redo]') })],
      ['looked at later', shop({ spec: spec('2026-01-10', '[PP02_redo]') })],
      ['touched by nobody', shop({ spec: spec('2026-01-02') })],
      ['not closed yet', shop({ spec: spec('2026-01-02', '[PP02_redo]'), procedure: plan('TODO', '2026-01-09') })],
      ['blocked', shop({ spec: spec('2025-01-02', '[PP02_redo]'), procedure: plan('BLOCKED:review', '2026-01-09') })],
      ['closed in the future', shop({ spec: spec('2026-01-02', '[PP02_redo]'), procedure: plan('DONE', '2026-02-01') })],
      ['closed nobody knows when', shop({ spec: spec('2026-01-02', '[PP02_redo]'), procedure: plan('DONE', 'Jan 2026') })],
      ['an unknown plan', shop({ spec: spec('2026-01-02', '[PP09_nothing]') })],
      ['old, but nothing goes on', shop({ spec: spec('2020-01-01') })],
      ['no date', shop({ spec: spec('soon', '[PP02_redo]') })],
      ['no last_updated', shop({ spec: '---\nmodule: cart\nmodified_by_plans: [PP02_redo]\n---\n' })],
      ['no front matter', shop({ spec: '# Module: cart\n\nChanged by PP02_redo.\n' })],
      ['unreadable', shop({ spec: '---\nlast_updated: 2026-01-02\nmodified_by_plans: [PP02_redo\n---\n' })],
    ];
    for (const [why, files] of quiet) assert.deepEqual(await stale(files), [], why);
  });

  it('looks neither at archives nor at other files with such fields', async () => {
    const { [SPEC]: cart = '', ...rest } = shop({ spec: spec('2026-01-02', '[PP02_redo]') });
    assert.deepEqual(await stale({ ...rest, [`${ROOT}/_completed/2026-Q1/PP02_redo/modules/cart.md`]: cart }), []);
    assert.deepEqual(await stale({ ...rest, [`${ROOT}/SP01_shop/cart.md`]: cart }), []);
    assert.deepEqual(await stale({ 'plans/modules/cart.md': cart }), []);
  });

  it('is put right by today’s date', async () => {
    for (const [written, after] of [
      ['2026-01-02', '2026-01-20'], ['"2026-01-02"', '"2026-01-20"'], ['2026-01-02T17:05:00Z', '2026-01-20T17:05:00Z'],
      ['\'2026-01-02 17:05\'', '\'2026-01-20 17:05\''],
    ] as const) {
      const files = shop({ spec: spec(written, '[PP02_redo]') });
      const finding = (await check(files)).findings.find(({ rule }) => rule === 'stale-module');
      assert.ok(finding);
      assert.deepEqual(finding.fixes().map(({ title, isGuess }) => [title, isGuess]), [['Reviewed today', true]], 'nobody has, unasked');
      const now = fixed(files, finding);
      assert.equal(now[SPEC], spec(after, '[PP02_redo]'));
      assert.deepEqual(await stale(now), []);
    }
  });
});
