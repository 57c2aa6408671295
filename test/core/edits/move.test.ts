import assert from 'node:assert/strict';
import { moveEdits } from '../../../src/core/edits/move';
import { opened } from './flip';
import { after, assertMove, before, move, movedTexts, movingIn } from './moving';

const overview = (name: string, rest = ''): string => `---\nname: ${name}\nstatus: WIP\n---\n\n# Title\n${rest}`;

describe('moving files and folders', () => {
  const SHOP = {
    'day_dream/_overview.md': '# Shop\n\n| Name | Type | Status |\n|---|---|---|\n| [SP01_core](./SP01_core/_overview.md) | System | WIP |\n',
    'day_dream/SP01_core/_overview.md': overview('SP01_core'),
    'day_dream/SP01_core/p00_setup/_overview.md': overview('p00_setup', '\n[up](../_overview.md) and [out](../../SP02_pay/)\n'),
    'day_dream/SP02_pay/_overview.md': overview('SP02_pay'),
  };

  it('leaves alone what leads to the same place: links within a folder that moves, and names', async () => {
    await assertMove({
      ...SHOP,
      'day_dream/SP02_pay/_overview.md': '---\nname: SP02_pay\nstatus: WIP\ndepends_on: [core, SP01]\n---\n\n[a](⟦../SP01_core⇒../_completed/2026-Q1/SP01_core⟧/p00_setup/)\n',
      'day_dream/_overview.md': SHOP['day_dream/_overview.md'].replace('(./SP01_core', '(⟦./SP01_core⇒./_completed/2026-Q1/SP01_core⟧'),
      'day_dream/SP01_core/p00_setup/_overview.md': overview('p00_setup', '\n[up](../_overview.md) and [out](⟦../../SP02_pay/⇒../../../../SP02_pay/⟧)\n'),
    }, [{ from: 'day_dream/SP01_core', to: 'day_dream/_completed/2026-Q1/SP01_core' }]);
  });

  it('tells of names that mean what comes into the plan by then', async () => {
    await assertMove({
      ...SHOP,
      'day_dream/SP02_pay/_overview.md': '---\nname: SP02_pay\nstatus: WIP\ndepends_on: [SP01_core]\n---\n\n# Pay\n',
      'drafts/SP01_core/_overview.md': '# Not a plan yet\n',
    }, [{ from: 'drafts', to: 'day_dream/SP02_pay/drafts' }], ['day_dream/SP02_pay/_overview.md: SP01_core']);
  });

  it('keeps detours, so that what comes back is what it was', async () => {
    const deep = { ...SHOP, 'day_dream/SP01_core/_overview.md': overview('SP01_core', '\n[a](../) [b](./../_overview.md) [c](..) [d](../../day_dream/SP02_pay/) [e](../../src/a.ts) `../`\n') };
    const there = [{ from: 'day_dream/SP01_core', to: 'day_dream/_completed/2026-Q1/SP01_core' }];
    const made = await move(deep, there);
    assert.equal(
      made.texts['day_dream/_completed/2026-Q1/SP01_core/_overview.md']?.split('\n').at(-2),
      '[a](../../../) [b](./../../../_overview.md) [c](../../..) [d](../../../../day_dream/SP02_pay/) [e](../../../../src/a.ts) `../../../`',
    );
    const back = await move(made.texts, there.map(({ from, to }) => ({ from: to, to: from })));
    assert.deepEqual(back.texts, deep);
  });

  it('keeps the notation of paths', async () => {
    await assertMove({
      ...SHOP,
      'day_dream/_overview.md': SHOP['day_dream/_overview.md'].replace('[SP01_core](./SP01_core', '[⟦SP01_core⇒SP01_the kernel⟧](⟦./SP01_core⇒./SP01_the%20kernel⟧'),
      'day_dream/SP01_core/_overview.md': overview('⟦SP01_core⇒SP01_the kernel⟧'),
      'notes-plan.md': [
        '[a](⟦day_dream/SP01_core⇒day_dream/SP01_the%20kernel⟧) [b](⟦day_dream/SP01_core/⇒day_dream/SP01_the%20kernel/⟧)',
        '[c](⟦/day_dream/SP01_core/_overview.md#title⇒/day_dream/SP01_the%20kernel/_overview.md#title⟧)',
        '[d](⟦./day_dream/SP01_core/p00_setup/?x#title⇒./day_dream/SP01_the%20kernel/p00_setup/?x#title⟧)',
        '[e](<⟦day_dream/SP01_core/p00_setup⇒day_dream/SP01_the%20kernel/p00_setup⟧>) ![f](⟦day_dream/SP01_core/a%20b.png⇒day_dream/SP01_the%20kernel/a%20b.png⟧ "T")',
        '`⟦day_dream\\SP01_core\\p00_setup\\_overview.md⇒day_dream\\SP01_the%20kernel\\p00_setup\\_overview.md⟧` `⟦day_dream/SP01_core/src/a.ts⇒day_dream/SP01_the%20kernel/src/a.ts⟧`',
        '[g][there] [h](https://x.org/day_dream/SP01_core) [i](#day_dream/SP01_core)', '',
        '[there]: ⟦day_dream/SP01_core/_overview.md⇒day_dream/SP01_the%20kernel/_overview.md⟧ "T"', '',
      ].join('\n'),
    }, [{ from: 'day_dream/SP01_core', to: 'day_dream/SP01_the kernel' }]);
  });

  it('escapes in backticks what would not be read there as a path, brackets in pairs', () => assertMove({
    'plans/login.md': '# Login\n\n- [ ] a\n', 'plans/other.md': '# Other\n\n`⟦./login.md⇒./my%20done/login%20%281%29.md⟧`\n',
  }, [{ from: 'plans/login.md', to: 'plans/my done/login (1).md' }]));

  it('keeps the line behind a path in backticks', () => assertMove({
    'plans/login.md': '# Login\n\n- [ ] a\n',
    'plans/other.md': '# Other\n\n`⟦plans/login.md⇒plans/signin.md⟧:3` `⟦login.md⇒signin.md⟧:3-9` `⟦./login.md⇒./signin.md⟧:3:5` `login.md:x` `localhost:3000`\n',
  }, [{ from: 'plans/login.md', to: 'plans/signin.md' }]));

  it('keeps the label of a link that is a name, and its definition', async () => {
    const definition = (label: string): string => `\n\n[${label}]: ⟦../SP01_core⇒../SP01_kernel⟧/_overview.md\n`;
    for (const words of [
      'See [SP01_core].', 'See [SP01_core][] and [⟦SP01_core⇒SP01_kernel⟧][SP01_core].', '**Depends on:** [SP01_core], ⟦SP01_core⇒SP01_kernel⟧',
      '| Task | Depends on |\n|---|---|\n| 01_a | [SP01_core] |', '- [ ] [SP01_core]: next',
    ]) {
      const texts = {
        'day_dream/SP01_core/_overview.md': overview('⟦SP01_core⇒SP01_kernel⟧', '\n# [SP01_core]\n\n[SP01_core]: https://x.org\n').replace('# Title\n', ''),
        'day_dream/SP02_pay/_overview.md': overview('SP02_pay', `\n${words}${definition('SP01_core')}`),
      };
      const moves = [{ from: 'day_dream/SP01_core', to: 'day_dream/SP01_kernel' }];
      const made = await move(before(texts), moves);
      assert.deepEqual(made.texts, movedTexts(after(texts), moves));
      assert.deepEqual(made.left, [], words);
    }
  });

  it('keeps the folder from which a path is tried', async () => {
    await assertMove({
      ...SHOP,
      'day_dream/SP02_pay/p00_x/01_a.md': '`⟦SP01_core/p00_setup/⇒SP01_kernel/p00_setup/⟧` and `⟦day_dream/SP01_core/_overview.md⇒day_dream/SP01_kernel/_overview.md⟧`\n',
      'day_dream/_overview.md': SHOP['day_dream/_overview.md'].replace('[SP01_core](./SP01_core', '[⟦SP01_core⇒SP01_kernel⟧](⟦./SP01_core⇒./SP01_kernel⟧'),
      'day_dream/SP01_core/_overview.md': overview('⟦SP01_core⇒SP01_kernel⟧'),
    }, [{ from: 'day_dream/SP01_core', to: 'day_dream/SP01_kernel' }]);
  });

  it('spells names as they are spelt', async () => {
    await assertMove({
      'day_dream/_overview.md': [
        '# Shop', '', '| Name | Type | Status | Depends On |', '|---|---|---|---|',
        '| ⟦SP05_checkout_redesign⇒SP05_basket_flow⟧/ | System | WIP | |', '| SP06_pay | System | 🚧 [BLOCKED:⟦checkout-redesign⇒basket-flow⟧] | SP05, ⟦checkout_redesign⇒basket_flow⟧ |',
        '| ~~⟦SP05_checkout_redesign⇒SP05_basket_flow⟧~~ | System | WIP | |', '| **⟦SP05_checkout_redesign⇒SP05_basket_flow⟧** | System | WIP | |',
        '| `⟦SP05-checkout-redesign⇒SP05-basket-flow⟧` | System | WIP | |', '| ⟦Checkout Redesign⇒Basket Flow⟧ | System | WIP | |', '| ⟦CHECKOUT_REDESIGN⇒BASKET_FLOW⟧ | System | WIP | |', '',
      ].join('\n'),
      'day_dream/SP05_checkout_redesign/_overview.md': overview('"⟦checkout_redesign⇒basket_flow⟧"', '\n[me](.) [SP05](../SP05_checkout_redesign/../SP06_pay)\n'.replace('../SP05_checkout_redesign/../SP06_pay', '../SP06_pay')),
      'day_dream/SP06_pay/_overview.md': '---\nstatus: BLOCKED:⟦checkout-redesign⇒basket-flow⟧\ndepends_on: [\'⟦checkout_redesign⇒basket_flow⟧\', SP05, "⟦./SP05_checkout_redesign/⇒./SP05_basket_flow/⟧"]\nblocks:\n  - ⟦sp05_checkout_redesign⇒sp05_basket_flow⟧\n---\n# Pay\n',
    }, [{ from: 'day_dream/SP05_checkout_redesign', to: 'day_dream/SP05_basket_flow' }]);
  });

  it('numbers a phase anew', async () => {
    await assertMove({
      'day_dream/SP01_core/_overview.md': overview('SP01_core', '\n| Name | Type | Status |\n|---|---|---|\n| ⟦p03_cart⇒p04_cart⟧ | Plan | WIP |\n'),
      'day_dream/SP01_core/80_implementation.md': '# Phases\n\n| Phase | Name | Status |\n|---|---|---|\n| ⟦p03⇒p04⟧ | Cart | WIP |\n| ⟦Phase 3⇒Phase 4⟧ | Cart | WIP |\n\n### ⟦p03⇒p04⟧ — Cart ⏳ [TODO]\n',
      'day_dream/SP01_core/p03_cart/_overview.md': overview('⟦p03_cart⇒p04_cart⟧'),
      'day_dream/SP01_core/p05_pay/_overview.md': '---\nname: p05_pay\nstatus: WIP\ndepends_on: [⟦p03⇒p04⟧, cart, "⟦Phase 3⇒Phase 4⟧"]\n---\n',
    }, [{ from: 'day_dream/SP01_core/p03_cart', to: 'day_dream/SP01_core/p04_cart' }]);
  });

  it('takes pictures and other files along, wherever they are linked from', async () => {
    await assertMove({
      'day_dream/SP01_core/_overview.md': overview('SP01_core', '\n![map](⟦assets/map.png⇒../SP02_pay/assets/my%20map.png⟧) `⟦assets/map.png⇒../SP02_pay/assets/my%20map.png⟧` `src/map.png`\n'),
      'day_dream/SP02_pay/_overview.md': overview('SP02_pay', '\n![map][m]\n\n[m]: ⟦../SP01_core/assets/map.png⇒assets/my%20map.png⟧\n'),
    }, [{ from: 'day_dream/SP01_core/assets/map.png', to: 'day_dream/SP02_pay/assets/my map.png' }]);
  });

  it('asks for what links to pictures and sources, and leaves the plan as it was', async () => {
    const texts = { ...SHOP, 'a-plan.md': '# A\n\n![a](./a.png) `src/a.ts`\n' };
    const workspace = await opened(texts);
    const { roots } = workspace.plan;
    const { edits } = await moveEdits(movingIn(texts, workspace), [{ from: 'a.png', to: 'img/b.png' }, { from: 'src', to: 'lib' }]);
    assert.deepEqual(edits.map(({ newText }) => newText), ['./img/b.png', 'lib/a.ts']);
    assert.deepEqual(workspace.plan.roots, roots);
  });

  it('moves several things at once', async () => {
    await assertMove({
      ...SHOP,
      'day_dream/_overview.md': SHOP['day_dream/_overview.md'].replace('[SP01_core](./SP01_core', '[⟦SP01_core⇒SP01_kernel⟧](⟦./SP01_core⇒./SP01_kernel⟧'),
      'day_dream/SP01_core/_overview.md': overview('⟦SP01_core⇒SP01_kernel⟧'),
      'day_dream/SP01_core/p00_setup/_overview.md': overview('⟦p00_setup⇒p00_basis⟧', '\n[up](../_overview.md) and [out](⟦../../SP02_pay/⇒../../SP02_till/⟧)\n'),
      'day_dream/SP02_pay/_overview.md': overview('⟦SP02_pay⇒SP02_till⟧'),
    }, [
      { from: 'day_dream/SP01_core', to: 'day_dream/SP01_kernel' }, { from: 'day_dream/SP02_pay', to: 'day_dream/SP02_till' },
      { from: 'day_dream/SP01_core/p00_setup', to: 'day_dream/SP01_kernel/p00_basis' },
    ]);
  });

  it('reads again what it would write: a name that would be none in its place stays', async () => {
    const texts = {
      ...SHOP,
      'day_dream/_overview.md': '# Shop\n\n| Name | Type | Status |\n|---|---|---|\n| [SP01_core](./SP01_core/_overview.md) | System | DONE:invalidated-by:SP02 |\n',
    };
    const { edits, left, texts: moved } = await move(texts, [{ from: 'day_dream/SP02_pay', to: 'day_dream/04_pay' }]);
    assert.deepEqual(left.map(({ path, written, why }) => `${path}: ${written} ${why}`), [
      'day_dream/_overview.md: SP02 names SP02_pay, but would not be read so any more',
    ]);
    assert.equal(moved['day_dream/_overview.md'], texts['day_dream/_overview.md']);
    assert.ok(edits.length > 0);
  });

  it('says what it has to leave: a name that is known in its own plan only, a path with escapes', async () => {
    await assertMove({
      ...SHOP,
      'day_dream/SP01_core/p01_cart/_overview.md': '---\nstatus: TODO\ndepends_on: [p00_setup]\n---\n[a](../p00\\_setup/)\n',
    }, [{ from: 'day_dream/SP01_core/p01_cart', to: 'day_dream/SP02_pay/p01_cart' }], [
      'day_dream/SP01_core/p01_cart/_overview.md: p00_setup', 'day_dream/SP01_core/p01_cart/_overview.md: ../p00_setup/',
    ]);
  });
});
