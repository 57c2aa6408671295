import assert from 'node:assert/strict';
import { archive, type Archiving, canBeArchived, unarchive } from '../../../src/core/closing/archive';
import { appliedAll, opened, subjectOf, type Texts } from '../edits/flip';
import { astray, movedTexts, movingIn } from '../edits/moving';

const FILES: Texts = {
  'day_dream/_overview.md': '# All\n\n| Name | Type | Status |\n|---|---|---|\n| [SP01_shop](./SP01_shop/_overview.md) | System | Done |\n',
  'day_dream/SP01_shop/_overview.md': '---\nstatus: DONE\n---\n\n# Shop\n\nSee [notes](../exploration/notes.md), [till](p00_till/_overview.md) and `exploration/notes.md`.\n',
  'day_dream/SP01_shop/p00_till/_overview.md': '---\nstatus: DONE\n---\n\n# Till\n\n[up](../_overview.md)\n',
  'day_dream/SP02_mail/_overview.md': '---\nstatus: WIP\ndepends_on: [SP01_shop]\n---\n\n# Mail\n\nAfter [the shop](../SP01_shop/_overview.md#shop).\n',
  'day_dream/mobile_vision.md': '---\nstatus: CUT\n---\n\n# Mobile\n',
  'day_dream/exploration/notes.md': '# Notes\n\nFor [the shop](../SP01_shop/_overview.md).\n',
  'day_dream/exploration/pwa/spike.md': '# Spike\n\n[notes](../notes.md)\n',
};

async function archived(who: string, texts = FILES, exists: (path: string) => boolean = (path) => path in texts): Promise<Archiving> {
  const workspace = await opened(texts);
  return archive({ ...movingIn(texts, workspace), exists }, subjectOf(workspace, who), '2026-02-03');
}

describe('archiving', () => {
  for (const [who, to] of [
    ['SP01', 'day_dream/_completed/2026-Q1/SP01_shop'],
    ['mobile_vision', 'day_dream/_completed/2026-Q1/mobile_vision.md'],
    ['notes', 'day_dream/exploration/_archive/notes.md'],
    ['spike', 'day_dream/exploration/_archive/pwa/spike.md'],
  ] as const) {
    it(`moves ${who} to ${to}, leads all to what it led to, and takes every byte of it back`, async () => {
      const made = await archived(who);
      assert.equal(made.move.to, to);
      assert.deepEqual(made.left, []);
      const texts = movedTexts(appliedAll(FILES, made.edits), [made.move]);
      const [before, after] = [await opened(FILES), await opened(texts)];
      assert.deepEqual(astray({ before, after }, [made.move]), []);
      const back = await unarchive({ ...movingIn(texts, after), exists: (path) => path in texts }, subjectOf(after, to));
      assert.deepEqual(back.move, { from: to, to: made.move.from });
      assert.deepEqual(movedTexts(appliedAll(texts, back.edits), [back.move]), FILES);
    });
  }

  it('refuses what is no whole, what is archived, what is no folder plan\'s, and what something else is in the way of', async () => {
    await assert.rejects(archived('day_dream/SP01_shop/p00_till'), /p00_till cannot be archived: only plans and explorations of a folder plan can/);
    const nested = { ...FILES, 'day_dream/SP01_shop/SP03_sub/_overview.md': '---\nstatus: DONE\n---\n\n# Sub\n' };
    await assert.rejects(archived('SP03', nested), /SP03_sub is a part of SP01_shop, and is archived with it/);
    await assert.rejects(archived('PP09', { 'day_dream/_completed/2025-Q4/PP09_x/_overview.md': '# X\n' }), /PP09_x is archived already/);
    await assert.rejects(archived('PLAN.md', { 'PLAN.md': '# Plan\n' }), /PLAN cannot be archived/);
    await assert.rejects(archived('SP01', FILES, () => true), /day_dream\/_completed\/2026-Q1\/SP01_shop is there already/);
    const workspace = await opened(FILES);
    await assert.rejects(async () => unarchive({ ...movingIn(FILES, workspace), exists: () => false }, subjectOf(workspace, 'SP01')), /SP01_shop is not archived/);
  });

  it('knows what can be archived', async () => {
    const workspace = await opened({ ...FILES, 'PLAN.md': '# Plan\n', 'day_dream/_completed/PP09_x/_overview.md': '# X\n' });
    const able = ['SP01', 'mobile_vision', 'notes', 'p00_till', 'PP09', 'PLAN.md'].filter((who) => canBeArchived(subjectOf(workspace, who), workspace.plan));
    assert.deepEqual(able, ['SP01', 'mobile_vision', 'notes']);
  });
});
