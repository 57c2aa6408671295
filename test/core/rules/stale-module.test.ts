import assert from 'node:assert/strict';
import type { Commit, History } from '../../../src/core/model/history';
import { historyQuestion } from '../../../src/core/rules/later-change';
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

/** Commits of some days, the latest first; that of a day which stands here twice is the later one the first time. */
function history(reviewed: { readonly commit: number; readonly says: string } | null, ...days: readonly (readonly [day: string, ...paths: string[]])[]): History {
  const commits = days.map(([day], age): Commit => ({ hash: `c${age}`, day, subject: `Change ${age}`, age }));
  const changes = new Map<string, { commit: Commit; isGone: boolean }>();
  for (const [age, [, ...paths]] of days.entries()) {
    for (const path of paths) {
      const name = path.replace(/^-/, '');
      if (!changes.has(name)) changes.set(name, { commit: commits[age]!, isGone: path.startsWith('-') });
    }
  }
  const reviews = reviewed === null ? [] : [[SPEC, { commit: commits[reviewed.commit]!, lastUpdated: reviewed.says }] as const];
  return { changes, reviews: new Map(reviews) };
}

describe('stale-module, by what was committed', () => {
  const WRITTEN = '2026-01-02';
  const cart = (fields: string, text = ''): Files => shop({ spec: `---\nmodule: cart\nlast_updated: ${WRITTEN}\n${fields}---\n\n# Module: cart\n\n${text}\n` });
  const found = async (files: Files, known: History | null, today?: string): Promise<readonly string[]> => {
    const { findings, facts } = await check(files, {}, today, known);
    return findings.filter(({ rule }) => rule === 'stale-module').map((finding) => line(finding, facts));
  };
  /** Who is told off when a file was changed a week after the review. */
  const later = async (files: Files, ...paths: readonly string[]): Promise<readonly string[]> => {
    const all = await found(files, history({ commit: 1, says: WRITTEN }, ['2026-01-09', ...paths], [WRITTEN, SPEC, 'src/cart.ts']));
    return all.map((each) => /`([^`]+)`, a source of/.exec(each)?.[1] ?? each);
  };

  it('finds a spec that was changed in a later commit than its last_updated', async () => {
    const message = `${AT} the spec of \`cart\` was changed on 2026-01-09 in c0 (Change 0), after it was last looked at on 2026-01-02, in c1`;
    assert.deepEqual(await later(cart(''), SPEC), [message]);
    assert.deepEqual(await found(cart(''), null), [], 'nobody knows');
    assert.deepEqual(await found(cart(''), history(null, ['2026-01-09', SPEC])), [], 'never committed');
  });

  it('finds one whose source was', async () => {
    assert.deepEqual(await found(cart('source: src/cart.ts\n'), history({ commit: 1, says: WRITTEN }, ['2026-01-09', 'src/cart.ts'], [WRITTEN, SPEC])), [
      `${AT} \`src/cart.ts\`, a source of \`cart\`, was changed on 2026-01-09 in c0 (Change 0), after the spec was last looked at on 2026-01-02, in c1`,
    ]);
  });

  it('takes globs, folders and files for sources, from wherever their paths lead', async () => {
    const sources: readonly (readonly [source: string, path: string])[] = [
      ['src/cart/**/*.ts', 'src/cart/deep/total.ts'], ['src/cart', 'src/cart/total.ts'], ['src/cart/', 'src/cart/total.ts'], ['"**/*.{ts,js}"', 'a/b.js'],
      ['[lib/x.ts, src/*.ts]', 'src/cart.ts'], ['\n  - lib/x.ts\n  - "src/*.ts"', 'src/cart.ts'], ['"app/[id]/page.tsx"', 'app/[id]/page.tsx'],
      ['../lib/x.ts', `${ROOT}/SP01_shop/lib/x.ts`], ['lib/x.ts', `${ROOT}/SP01_shop/lib/x.ts`], ['lib/x.ts', `${ROOT}/lib/x.ts`], ['/src/x.ts', 'src/x.ts'],
    ];
    for (const [source, path] of sources) {
      assert.deepEqual(await later(cart(`source: ${source}\n`), path), [path], source);
      assert.deepEqual(await later(cart(`source: ${source}\n`), `-${path}`), [path], 'deleted');
      assert.deepEqual(await later(cart(`source: ${source}\n`), 'other/file.md', 'srcs/cart/x.py'), [], source);
    }
    for (const odd of ['""', '"!src/**"', '"("', '"[a"', `"${'*a'.repeat(30)}"`, '"../../../../src/*"', '{a: b}']) {
      assert.deepEqual(await later(cart(`source: ${odd}\n`), 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab/x.ts'), [], odd);
    }
  });

  it('takes paths in backticks for sources where something is', async () => {
    const text = 'See `src/cart.ts`, `src/cart/`, `src\\\\old.ts:12-20`, `src/*.js`, `v1.2`.';
    assert.deepEqual(await later(cart('', text), 'src/cart.ts'), ['src/cart.ts']);
    assert.deepEqual(await later(cart('', text), 'src/old.ts'), ['src/old.ts']);
    assert.deepEqual(await later(cart('', text), '-src/cart.ts'), [], 'it is not there any more');
    assert.deepEqual(await later(cart('', text), '-src/cart/total.ts'), ['src/cart/total.ts'], 'the folder is');
    assert.deepEqual(await later(cart('', text), 'src/x.js', 'src/other.ts'), []);
    const overview = `${ROOT}/SP01_shop/_overview.md`;
    assert.deepEqual(await later(cart('', 'Part of `../_overview.md`, `..`.'), overview), [], 'no source, but a plan');
  });

  it('goes by commits, not by days: what was changed later on the same day was not seen', async () => {
    const known = history({ commit: 1, says: WRITTEN }, [WRITTEN, 'src/cart.ts'], [WRITTEN, SPEC]);
    assert.deepEqual(await found(cart('source: src/cart.ts\n'), known), [
      `${AT} \`src/cart.ts\`, a source of \`cart\`, was changed on 2026-01-02 in c0 (Change 0), after the spec was last looked at on 2026-01-02, in c1`,
    ]);
    assert.deepEqual(await found(cart('source: src/cart.ts\n'), history({ commit: 0, says: WRITTEN }, [WRITTEN, SPEC], ['2026-01-09', 'src/cart.ts'])), [], 'reviewed later');
    const { findings } = await check(cart('source: src/cart.ts\n'), {}, WRITTEN, known);
    assert.deepEqual(findings.find(({ rule }) => rule === 'stale-module')?.fixes(), [], 'it says today already');
  });

  it('leaves alone what was changed before, or in the same commit', async () => {
    const quiet: readonly (readonly [why: string, known: History])[] = [
      ['before', history({ commit: 0, says: WRITTEN }, ['2026-01-09', SPEC], ['2026-01-08', 'src/cart.ts'])],
      ['in the same commit', history({ commit: 0, says: WRITTEN }, ['2026-01-09', SPEC, 'src/cart.ts'])],
      ['the spec itself, on the day that it says', history({ commit: 1, says: WRITTEN }, [WRITTEN, SPEC], [WRITTEN, SPEC, 'src/cart.ts'])],
      ['before the spec was written on, on the day that it says', history({ commit: 2, says: WRITTEN }, [WRITTEN, SPEC], [WRITTEN, 'src/cart.ts'], [WRITTEN, SPEC])],
      ['still to be committed', history({ commit: 1, says: '2025-12-24' }, ['2026-01-09', SPEC, 'src/cart.ts'], [WRITTEN])],
    ];
    for (const [why, known] of quiet) assert.deepEqual(await found(cart('source: src/cart.ts\n'), known), [], why);
  });

  it('tells of a plan that closed first, and of one that is under way last', async () => {
    const known = history({ commit: 1, says: WRITTEN }, ['2026-01-19', 'src/cart.ts'], [WRITTEN, SPEC]);
    const closed = shop({ spec: spec(WRITTEN, '[PP02_redo]').replace('---\n\n', 'source: src/cart.ts\n---\n\n') });
    assert.match((await found(closed, known)).join(), /PP02_redo. changed/);
    const active = shop({ shop: plan('WIP', '2026-03-19'), spec: spec(WRITTEN).replace('---\n\n', 'source: src/cart.ts\n---\n\n') });
    assert.match((await found(active, known, '2026-03-20')).join(), /a source of/);
    assert.match((await found(active, null, '2026-03-20')).join(), /under way/);
  });

  it('asks about the specs that are looked at, and about what they name', async () => {
    const { workspace: { plan: all } } = await check({ ...cart('source: [src/cart/*.ts, "lib/[a]/x"]\n', '`src/cart/deep/x.ts` `src/b.ts`'), 'plans/a.md': '`src/no.ts`' });
    assert.deepEqual(historyQuestion(all), { specs: [SPEC], within: [ROOT, 'lib', 'src/b.ts', 'src/cart'] });
    assert.equal(historyQuestion(all, ['plans/a.md', `${ROOT}/SP01_shop/_overview.md`]), null);
    const undated = await check(shop({ spec: '---\nmodule: cart\n---\n' }));
    assert.equal(historyQuestion(undated.workspace.plan), null, 'there is no date to compare with');
    const everywhere = await check(cart('source: "**/cart/*.ts"\n'));
    assert.deepEqual(historyQuestion(everywhere.workspace.plan)?.within, ['']);
  });
});
