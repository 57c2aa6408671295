import assert from 'node:assert/strict';
import { archive } from '../../../src/core/closing/archive';
import { archiveReport } from '../../../src/core/closing/archive-report';
import { moveEdits } from '../../../src/core/edits/move';
import { rename } from '../../../src/core/edits/rename';
import { placeName } from '../../../src/core/plan/place-name';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { appliedAll, opened, type Texts } from './flip';
import { after, assertMove, before, movedTexts, movingIn } from './moving';

const LOGIN = '# Login plan\n\n- [ ] a\n';

/** Renames something of the plan, and compares all files with what they should become. */
async function assertRename(marked: Texts, id: string, name: string): Promise<void> {
  const texts = before(marked);
  const workspace = await opened(texts);
  const subject = workspace.plan.subject(id);
  assert.ok(subject !== undefined, id);
  const { edits, moves } = await rename({ ...movingIn(texts, workspace), settings: DEFAULT_SETTINGS, exists: () => false }, { subject, name: subject.name }, name);
  assert.deepEqual(movedTexts(appliedAll(texts, edits), moves), movedTexts(after(marked), moves));
}

describe('Markdown that is part of no plan, when things are moved', () => {
  it('has its links follow, in their notation, and nothing else', async () => {
    await assertMove({
      'plans/login.md': LOGIN,
      'README.md': [
        '[a](⟦plans/login.md⇒plans/done/sign%20in.md⟧)', '[login.md](⟦./plans/login.md#login-plan⇒./plans/done/sign%20in.md#login-plan⟧ "T")',
        '[b](<⟦/plans/login.md⇒/plans/done/sign%20in.md⟧>) [c](⟦plans%2Flogin.md⇒plans/done/sign%20in.md⟧) [d][x]', '`plans/login.md` login plans/login.md',
        '', '[x]: ⟦plans/login.md⇒plans/done/sign%20in.md⟧', '', '[e](https://x.org/plans/login.md) [f](login.md)', '',
      ].join('\n'),
      'docs/deep/x.md': '[a](⟦../../plans/login.md⇒../../plans/done/sign%20in.md⟧) [b](../../plans/other.md)\n',
    }, [{ from: 'plans/login.md', to: 'plans/done/sign in.md' }]);
  });

  it('is asked whatever escapes the name has there', () => assertMove({
    'plans/the login.md': LOGIN, 'README.md': '[a](⟦plans/the%20login.md⇒plans/signin.md⟧) 100%\n',
  }, [{ from: 'plans/the login.md', to: 'plans/signin.md' }]));

  it('has its own links follow where it moves itself, and those to it', () => assertMove({
    'plans/login.md': LOGIN,
    'docs/a.md': '[p](⟦../plans/login.md⇒../../plans/login.md⟧) ![i](⟦i.png⇒../i.png⟧) [b](⟦b.md⇒../b.md⟧) [top](#top) [w](https://x.org)\n\n[r]: ⟦../README.md⇒../../README.md⟧\n',
    'docs/b.md': '[a](⟦a.md⇒deep/a.md⟧)\n',
    'README.md': '[a](⟦docs/a.md⇒docs/deep/a.md⟧) [b](docs/b.md)\n',
  }, [{ from: 'docs/a.md', to: 'docs/deep/a.md' }]));

  it('keeps what leads to the same place within a folder that moves', () => assertMove({
    'plans/login.md': LOGIN, 'docs/a.md': '[b](b.md) [c](./deep/c.md) [p](⟦../plans/login.md⇒../../plans/login.md⟧)\n', 'docs/b.md': '# B\n', 'docs/deep/c.md': '[a](../a.md)\n',
    'docs/d.md': '[r](⟦/docs/a.md⇒/x/docs/a.md⟧)\n', 'docs/e.md': '[up](⟦../plans⇒../../plans⟧) ...\n',
  }, [{ from: 'docs', to: 'x/docs' }]));

  it('has its links follow into a plan', () => assertMove({
    'day_dream/_overview.md': '# Shop\n\n- [SP01_core](./SP01_core/)\n', 'day_dream/SP01_core/_overview.md': '---\nname: SP01_core\nstatus: WIP\n---\n# Core\n',
    'docs/a.md': '[c](⟦../day_dream/SP01_core/_overview.md⇒../_overview.md⟧) [r](⟦../README.md⇒../../../README.md⟧)\n', 'README.md': '[a](⟦docs/a.md⇒day_dream/SP01_core/docs/a.md⟧)\n',
  }, [{ from: 'docs', to: 'day_dream/SP01_core/docs' }]));

  it('follows headings that are called otherwise, of plans and tickets', async () => {
    await assertRename({
      'day_dream/_overview.md': '# Shop\n\n- [⟦SP01_core⇒SP02_core⟧](⟦./SP01_core/⇒./SP02_core/⟧)\n',
      'day_dream/SP01_core/_overview.md': '---\nname: core\nstatus: WIP\n---\n# ⟦SP01⇒SP02⟧ — Core\n',
      'README.md': '[a](⟦day_dream/SP01_core/_overview.md#sp01--core⇒day_dream/SP02_core/_overview.md#sp02--core⟧)\n',
    }, 'day_dream/SP01_core', 'SP02_core');
    await assertRename({
      'PLAN.md': '# Plan\n\n### [⟦PF-1⇒PF-2⟧] Cart\n', 'docs/a.md': '[a](⟦../PLAN.md#pf-1-cart⇒../PLAN.md#pf-2-cart⟧) [b](../PLAN.md#plan) [c](#pf-1-cart) PF-1\n',
    }, 'PLAN.md#PF-1', 'PF-2');
  });

  it('tells of what cannot follow, with its line', async () => {
    const texts = { 'plans/my_login.md': LOGIN, 'README.md': '# Read\n\n[a](plans/my\\_login.md) and my_login.md\n' };
    const workspace = await opened(texts);
    const made = await moveEdits(movingIn(texts, workspace), [{ from: 'plans/my_login.md', to: 'plans/signin.md' }]);
    assert.deepEqual(made.edits, []);
    assert.deepEqual(made.left.map((place) => `${placeName(place, made)}: ${place.written} ${place.why}`), [
      'README.md:3: plans/my_login.md leads to plans/signin.md, but escapes, quotes or markup are in the way',
    ]);
  });

  it('tells of archived plans on which lines it is edited', async () => {
    const texts = {
      'day_dream/_overview.md': '# Shop\n\n- [SP01_core](./SP01_core/)\n', 'day_dream/SP01_core/_overview.md': '---\nname: SP01_core\nstatus: DONE\n---\n# Core\n',
      'README.md': '# Read\n\n[a](day_dream/SP01_core/_overview.md)\n',
    };
    const workspace = await opened(texts);
    const subject = workspace.plan.subject('day_dream/SP01_core')!;
    const made = await archive({ ...movingIn(texts, workspace), exists: () => false }, subject, '2026-01-20');
    const told = archiveReport(workspace.plan, (path) => made.file(path)?.lines ?? [], { subject, made, mended: [], missing: [], applied: false });
    assert.deepEqual(told.edits.map(({ path, range }) => `${path}:${range.start.line}`), ['day_dream/_overview.md:3', 'README.md:3']);
  });

  it('is not even read where no Markdown moves', async () => {
    const texts = { 'plans/login.md': LOGIN, 'README.md': '[a](src/a.ts)\n' };
    const workspace = await opened(texts);
    const read = (path: string): string => assert.fail(path);
    const { edits } = await moveEdits({ ...movingIn(texts, workspace), read }, [{ from: 'src/a.ts', to: 'lib/a.ts' }]);
    assert.deepEqual(edits, []);
  });

  it('is looked through piece by piece, and passed over where it cannot be read', async () => {
    const texts: Texts = {
      'plans/login.md': LOGIN, ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`docs/${i}.md`, i === 150 ? '[a](../plans/login.md)\n' : '# Other\n'])),
    };
    const workspace = await opened(texts);
    const moves = [{ from: 'plans/login.md', to: 'plans/signin.md' }];
    let paused = 0;
    const { edits } = await moveEdits({ ...movingIn(texts, workspace), pause: () => void paused++ }, moves);
    assert.deepEqual(edits.map(({ path }) => path), ['docs/150.md']);
    assert.ok(paused >= 200);
    const unread = await moveEdits({ ...movingIn(texts, workspace), read: (path) => path === 'docs/150.md' ? null : texts[path] ?? null }, moves);
    assert.deepEqual([unread.edits, unread.left], [[], []]);
    const cancelled = { ...movingIn(texts, workspace), pause: () => { if (paused++ > 300) throw new Error('enough'); } };
    await assert.rejects(moveEdits(cancelled, moves), /enough/);
  });
});
