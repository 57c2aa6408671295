import assert from 'node:assert/strict';
import { statusSpans } from '../../../src/core/language/status-spans';
import { checkedFile } from '../../../src/core/rules/checked-file';
import { spokenOf } from '../../../src/core/rules/spoken-of';
import { check, type Files } from '../rules/findings';

/** The text with its marks as `<status:…>` and what is faded as `~…~`. */
async function shown(files: Files, path: string): Promise<string> {
  const { facts } = await check(files);
  const file = checkedFile(path, facts.plan);
  assert.ok(file);
  const { marks, finished } = statusSpans(spokenOf(file, facts), path, file.claims);
  const pieces = [
    ...marks.map(({ start, end, status }) => ({ start, end, before: `<${status}:`, behind: '>' })),
    ...finished.map(({ start, end }) => ({ start, end, before: '~', behind: '~' })),
  ].sort((a, b) => b.start - a.start);
  return pieces.reduce((text, { start, end, before, behind }) => (
    text.slice(0, start) + before + text.slice(start, end) + behind + text.slice(end)
  ), files[path] ?? '');
}

describe('status spans', () => {
  it('are the marks of headings, fields, boxes and cells, and titles of what is finished around them', async () => {
    assert.equal(await shown({
      'PLAN.md': [
        '# Plan', '', '## Phase 1 — Pack ✅ DONE (May)', '', '- [x] Left', '- [ ] Right', '', '## Phase 2 — March', '',
        '**Status:** 🔄 In progress', '', '- [x] **Boots**', '  - [x] new', '- [ ] Hat', '',
      ].join('\n'),
    }, 'PLAN.md'), [
      '# Plan', '', '~## Phase 1 — Pack ~<done:✅ DONE>~ (May)~', '', '- <done:[x]>~ Left~', '- <todo:[ ]> Right', '', '## Phase 2 — March', '',
      '**Status:** <wip:🔄 In progress>', '', '- <done:[x]>~ **Boots**~', '  - <done:[x]>~ new~', '- <todo:[ ]> Hat', '',
    ].join('\n'));
  });

  const OVERVIEW = [
    '---', 'name: stall', 'status: WIP', '---', '', '# Stall', '', '## Children', '',
    '| Name | Type | Status | Description |', '|---|---|---|---|',
    '| [01_till.md](./01_till.md) | Task | ✅ [DONE] | Where money goes |', '| [02_bell.md](./02_bell.md) | Task | 🚫 [CUT] | Rings |', '',
  ].join('\n');
  const TILL = ['---', 'title: Till', 'status: DONE', '---', '', '# Till', '', '> Part of [Stall](./_overview.md) · ⏳ [TODO]', ''].join('\n');

  it('are those of a folder plan: front matter, quotes, and rows that speak of other files', async () => {
    const files = { 'day_dream/stall/_overview.md': OVERVIEW, 'day_dream/stall/01_till.md': TILL, 'day_dream/stall/02_bell.md': '# Bell\n' };
    assert.equal(
      await shown(files, 'day_dream/stall/_overview.md'),
      OVERVIEW.replace('WIP', '<wip:WIP>').replace('✅ [DONE]', '<done:✅ [DONE]>').replace('🚫 [CUT]', '<cut:🚫 [CUT]>'),
    );
    assert.equal(
      await shown(files, 'day_dream/stall/01_till.md'),
      TILL.replace('DONE', '<done:DONE>').replace('# Till', '~# Till~').replace('⏳ [TODO]', '<todo:⏳ [TODO]>'),
    );
  });

  it('fade a row that defines what is done, but for its marks', async () => {
    assert.equal(await shown({
      'PLAN.md': '# Plan\n\n| # | Package | Status |\n|---|---|---|\n| 1 | Engine | ✅ Done |\n| 2 | Wheels | ⏳ Todo |\n',
    }, 'PLAN.md'), '# Plan\n\n| # | Package | Status |\n|---|---|---|\n| ~1 | Engine | ~<done:✅ Done> |\n| 2 | Wheels | <todo:⏳ Todo> |\n');
  });

  it('are none for words that are no status, and in text that claims nothing', async () => {
    const text = '# Plan\n\n## Phase 1 — Pack\n\n**Status:** brewing\n\nAll is ✅ [DONE] in prose.\n\n```\n- [x] code\n```\n';
    assert.equal(await shown({ 'PLAN.md': text }, 'PLAN.md'), text);
  });
});
