import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SetReport } from '../../src/core/reports/set';
import { IS_WINDOWS } from '../node/editing';
import { type Entries, tempFolder } from '../node/temp-folder';
import { json, refuses } from './waymark';
import { assertSame, filesIn } from './workspace-files';

const ROOT = `# All

## Plans

| Name | Type | Status |
|---|---|---|
| [SP01_shop](SP01_shop/) | System | 🔄 [WIP] |
`;

const SHOP = `---
name: shop   # the shop
status: 'WIP' # since May
last_updated: "2025-11-02T10:00:00Z"
---

# Shop\u0020\u0020

> A plan · 🔄 [WIP]\t

## Children

| Name | Type | Status |
|---|---|---|
| 01_cart.md | Task | ⏳ \`[TODO]\` |
`;

const CART = '---\r\nstatus:   TODO   # soon\r\n---\r\n# Cart';

const PATHS = { root: 'day_dream/_overview.md', shop: 'day_dream/SP01_shop/_overview.md', cart: 'day_dream/SP01_shop/01_cart.md' };

function workspace(files: Entries = {}): string {
  return tempFolder({ '.waymark.json': '{}', [PATHS.root]: ROOT, [PATHS.shop]: SHOP, [PATHS.cart]: CART, ...files });
}

async function setShop(root: string): Promise<SetReport> {
  return json<SetReport>(root, 'set', 'SP01', 'done', '--today', '2026-01-20');
}

const ROOT_DONE = ROOT.replace('🔄 [WIP]', '✅ [DONE]');
const SHOP_DONE = SHOP.replace('\'WIP\'', '\'DONE\'').replace('2025-11-02', '2026-01-20').replace('🔄 [WIP]', '✅ [DONE]');

describe('waymark set keeps', () => {
  const mixed = (text: string): string => text.split('\n').map((line, i) => line + (i % 3 === 0 ? '\r\n' : '\n')).join('').slice(0, -1);

  for (const [what, write] of [
    ['quotes, comments, blanks and the time of day', (text) => text],
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['lone CR', (text) => text.replaceAll('\n', '\r')],
    ['mixed line ends', mixed],
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['a byte order mark before CRLF', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
    ['a missing final newline', (text) => text.trimEnd()],
    ['blank lines at the end', (text) => `${text}\n \n\n`],
  ] as readonly [string, (text: string) => string][]) {
    it(what, async () => {
      const root = workspace({ [PATHS.root]: write(ROOT), [PATHS.shop]: write(SHOP) });
      const { edits } = await setShop(root);
      assert.equal(edits.length, 4);
      assert.equal(readFileSync(join(root, PATHS.root), 'utf8'), write(ROOT_DONE));
      assert.equal(readFileSync(join(root, PATHS.shop), 'utf8'), write(SHOP_DONE));
      assert.deepEqual((await setShop(root)).edits, []);
    });
  }

  it('what each of two files has', async () => {
    const root = workspace();
    await json(root, 'set', '01_cart', 'done');
    assert.equal(readFileSync(join(root, PATHS.cart), 'utf8'), CART.replace('TODO', 'DONE'));
    assert.equal(readFileSync(join(root, PATHS.shop), 'utf8'), SHOP.replace('⏳ `[TODO]`', '✅ `[DONE]`'));
  });

  it('files that need no change as they are', async () => {
    const root = workspace({ 'day_dream/SP01_shop/02_late.md': '' });
    const before = statSync(join(root, PATHS.cart), { bigint: true });
    await setShop(root);
    const { ino, mtimeNs } = statSync(join(root, PATHS.cart), { bigint: true });
    assert.deepEqual([ino, mtimeNs], [before.ino, before.mtimeNs]);
  });

  it('links, and writes what they lead to; and modes', async function () {
    if (IS_WINDOWS) this.skip();
    const root = workspace({ [PATHS.shop]: { link: '../../text.md' }, 'text.md': SHOP });
    chmodSync(join(root, 'text.md'), 0o640);
    await setShop(root);
    assert.ok(lstatSync(join(root, PATHS.shop)).isSymbolicLink());
    assert.equal(readFileSync(join(root, 'text.md'), 'utf8'), SHOP_DONE);
    assert.equal(statSync(join(root, 'text.md')).mode & 0o777, 0o640);
    assert.deepEqual([...filesIn(root).keys()].filter((path) => path.includes('.tmp')), []);
  });
});

describe('waymark set does nothing by halves', () => {
  async function refusesIn(root: string, argv: readonly string[], message: string): Promise<void> {
    const before = filesIn(root);
    for (const more of [[], ['--dry-run'], ['--format', 'json']]) await refuses(root, ['set', ...argv, ...more], message);
    assertSame(before, filesIn(root));
  }

  it('where one of the files is read-only, whichever it is', async () => {
    for (const path of [PATHS.root, PATHS.shop]) {
      const root = workspace();
      chmodSync(join(root, path), 0o444);
      await refusesIn(root, ['SP01', 'done'], `${path}: is read-only`);
      chmodSync(join(root, path), 0o644);
      await setShop(root);
    }
  });

  it('where a file is not UTF-8', async () => {
    const latin1 = Buffer.from('---\nstatus: TODO\n---\n# Caf\u00e9\n', 'latin1');
    const utf16 = Buffer.from('\ufeff# Plan\n', 'utf16le');
    const root = workspace({ [PATHS.cart]: latin1, 'PLAN.md': utf16, 'notes.md': latin1 });
    for (const path of [PATHS.cart, 'PLAN.md', 'notes.md']) await refusesIn(root, [`${path}:1`, 'done'], `${path}: is not UTF-8`);
    await refusesIn(root, ['01_cart', 'done'], ['PLAN.md: is not UTF-8', `waymark: ${PATHS.cart}: is not UTF-8`, 'waymark: no subject "01_cart"'].join('\n'));
  });

  it('where an overview above, which may hold a copy, cannot be read', async () => {
    for (const path of [PATHS.root, PATHS.shop]) {
      const root = workspace({ [path]: Buffer.from([0x23, 0xe9]) });
      await refusesIn(root, ['01_cart', 'done'], `${path}: is not UTF-8\nwaymark: 01_cart cannot be set: ${path} is not UTF-8`);
    }
  });

  it('but what has nothing to do with such a file is set', async () => {
    const root = workspace({ [PATHS.cart]: Buffer.from([0x23, 0xe9]), 'PLAN.md': '- [ ] **T-1**: x\n' });
    assert.equal((await json<SetReport>(root, 'set', 'PLAN.md:1', 'done')).edits.length, 1);
    writeFileSync(join(root, PATHS.cart), CART);
    assert.equal((await json<SetReport>(root, 'set', '01_cart', 'done')).edits.length, 2);
  });
});
