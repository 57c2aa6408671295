import assert from 'node:assert/strict';
import { type Lack, lacksOf } from '../../../src/core/closing/gates';
import { findSubject } from '../../../src/core/plan/find-subject';
import { lineOf } from '../../../src/core/text/lines';
import { older, overview, page, table } from '../rules/dream-files';
import { check, type Files, fixed } from '../rules/findings';

const ROOT = 'day_dream/_overview.md';
const SHOP = 'day_dream/SP01_shop/_overview.md';
const CART = 'day_dream/SP01_shop/modules/cart.md';

const INDEX = table('| Module | Origin Plan | Modified By | Spec File | Knowledge Gaps |', '| cart | SP01_shop | — | `SP01_shop/modules/cart.md` | — |');

/** A plan that can close, and what is to be otherwise; `null`: it is not there. */
function workspace(otherwise: Readonly<Record<string, string | null>> = {}): Files {
  const files: Readonly<Record<string, string | null>> = {
    [ROOT]: page([], '# Plans', '## Module Index', INDEX, '## State Deltas', '### ✅ SP01_shop — Jan 2026', '- cart: new'),
    [SHOP]: overview('shop', 'DONE'),
    [CART]: page(['module: cart', 'last_updated: 2026-01-15', 'modified_by_plans: []'], '# Cart'),
    'day_dream/SP01_shop/01_till.md': page(['status: DONE'], '# Till'),
    ...otherwise,
  };
  return Object.fromEntries(Object.entries(files).flatMap(([path, text]) => text === null ? [] : [[path, text]]));
}

async function lacks(files: Files, of = 'SP01'): Promise<readonly Lack[]> {
  const { facts } = await check(files);
  const found = findSubject(facts.plan, of);
  assert.ok('subject' in found);
  return lacksOf(found.subject, facts);
}

/** As `GATE PATH:LINE: MESSAGE`. */
async function told(files: Files, of?: string): Promise<readonly string[]> {
  const { facts: { plan } } = await check(files);
  return (await lacks(files, of)).map(({ gate, path, start, message }) => `${gate} ${path}:${lineOf(plan.file(path)?.lines ?? [], start)}: ${message}`);
}

/** The files when all that can be is mended. */
async function mended(files: Files): Promise<Files> {
  const all = (await lacks(files)).filter(({ fixes }) => fixes.length > 0);
  return all.reduce((texts, { fixes: [fix] }) => fixed(texts, { fixes: () => [fix] } as never), files);
}

describe('the gates of a plan that closes', () => {
  it('stand open for a plan that is over, and for what is no plan of a root', async () => {
    assert.deepEqual(await told(workspace()), []);
    assert.deepEqual(await told(workspace({ [SHOP]: overview('shop', 'CUT') })), []);
    assert.deepEqual(await told(workspace({ 'day_dream/SP01_shop/01_till.md': page(['status: WIP'], '# Till') }), '01_till'), []);
    assert.deepEqual(await told({ 'PLAN.md': '# Plan\n\n- [ ] a\n' }, 'PLAN.md'), []);
  });

  it('ask for its end, and for that of all below it', async () => {
    const open = workspace({ [SHOP]: overview('shop', 'WIP'), 'day_dream/SP01_shop/01_till.md': page(['status: WIP'], '# Till') });
    assert.deepEqual(await told(open), [
      `status ${SHOP}:5: \`SP01_shop\` is \`WIP\`, neither done nor cut`,
      'children day_dream/SP01_shop/01_till.md:2: `01_till` is `WIP`',
    ]);
    assert.deepEqual(await mended(open), open, 'people have to do it');
    const ready = workspace({ [SHOP]: overview('shop', 'WIP') });
    assert.equal((await told(ready)).length, 1);
    assert.match((await mended(ready))[SHOP]!, /status: DONE/);
  });

  it('ask for a State Delta, unless it was cut', async () => {
    const without = page([], '# Plans', '## Module Index', INDEX);
    const files = workspace({ [ROOT]: without });
    assert.deepEqual(await told(files), [`state-delta ${SHOP}:5: \`SP01_shop\` has no State Delta in \`${ROOT}\``]);
    const after = await mended(files);
    assert.match(after[ROOT]!, /### ✅ SP01_shop — Jan 2026\n\n- cart: changed\n/);
    assert.deepEqual(await told(after), []);
    assert.deepEqual(await told(workspace({ [ROOT]: without, [SHOP]: overview('shop', 'CUT') })), []);
    assert.equal((await told(workspace({ [ROOT]: without, [SHOP]: overview('shop', 'WIP') }))).length, 2, 'before it is done');
  });

  it('ask for the row of each spec and the spec of each row', async () => {
    const mail = 'day_dream/SP01_shop/modules/mail.md';
    const unlisted = workspace({ [mail]: page(['module: mail', 'last_updated: 2026-01-15', 'modified_by_plans: []'], '# Mail') });
    assert.deepEqual(await told(unlisted), [`module-index ${mail}:7: \`mail\` has no row in the Module Index`]);
    assert.deepEqual(await told(await mended(unlisted)), []);
    const gone = await told(workspace({ [CART]: null }));
    assert.equal(gone.length, 1);
    assert.match(gone[0]!, /^module-index day_dream\/_overview\.md:7: `SP01_shop\/modules\/cart\.md` is nothing on disk/);
    // The rows of other plans are theirs.
    const other = { 'day_dream/SP02_mail/_overview.md': overview('mail', 'DONE') };
    assert.deepEqual((await told(workspace({ ...other, [CART]: null }), 'SP02')).filter((line) => line.startsWith('module-index')), []);
  });

  it('ask for its date, and for specs that are not older than it', async () => {
    const undated = workspace({ [SHOP]: overview('shop', 'DONE').replace(/last_updated.*\n/, ''), [CART]: null, [ROOT]: '# Plans\n\n## State Deltas\n\n### SP01 — 2026\n' });
    assert.deepEqual(await told(undated), [`dates ${SHOP}:5: \`last_updated\` of \`SP01_shop\` is missing`]);
    assert.match((await mended(undated))[SHOP]!, /last_updated: 2026-01-20\n/);
    const vague = workspace({ [SHOP]: overview('shop', 'DONE').replace('2026-01-12', 'soon') });
    assert.deepEqual(await told(vague), [`dates ${SHOP}:7: \`last_updated\` of \`SP01_shop\` is no date: \`soon\``]);
    assert.deepEqual(await told(await mended(vague)), [`dates ${CART}:3: \`SP01_shop\` changed \`cart\` and closed on 2026-01-20, after 2026-01-15`]);
  });

  it('ask a Procedure for its Reconciliation', async () => {
    const procedure = (...blocks: readonly string[]): Files => workspace({
      [SHOP]: overview('shop', 'DONE', [], ...blocks).replace('type: system', 'type: procedure'),
    });
    assert.deepEqual(await told(procedure('## Reconciliation', '- [x] cart.md — updated')), []);
    const open = procedure('## Reconciliation', '- [x] cart.md — updated\n- [ ] mail.md — updated');
    assert.deepEqual(await told(open), [`reconciliation ${SHOP}:15: not reconciled: \`mail.md — updated\``]);
    assert.deepEqual(await told(await mended(open)), []);
    assert.deepEqual(await told(procedure()), [`reconciliation ${SHOP}:5: \`SP01_shop\` has no Reconciliation, but has changed \`cart\``]);
  });

  it('ask a plan of version 4.02 for its end alone', async () => {
    const files = { [ROOT]: '# Plans\n', 'day_dream/shop/_overview.md': older(overview('shop', 'WIP')), 'day_dream/shop/01_a.md': page(['status: TODO'], '# A') };
    assert.deepEqual((await told(files, 'shop')).map((line) => line.split(' ')[0]), ['status', 'children']);
  });
});
