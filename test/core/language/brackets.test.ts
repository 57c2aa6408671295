import assert from 'node:assert/strict';
import { wearsBrackets } from '../../../src/core/language/brackets';
import { check } from '../rules/findings';

describe('brackets in a file of a plan', () => {
  for (const [text, expected] of [
    ['# Plan\n\n## Phase 1 — Pack 🔄 [WIP]\n', true],
    ['# Plan\n\n- [ ] [PF-205] Left\n', true],
    ['# Plan\n\n> **Status:** [BLOCKED:legal]\n', true],
    ['# Plan\n\n| Phase | Status |\n|---|---|\n| 1 | ⏳ [TODO] |\n', true],
    ['# Plan\n\n## Phase 1 — Pack 🔄 WIP\n\n- [x] PF-205 Left\n- [ ] [a link](b.md)\n', false],
    ['# Plan\n\n- [x] Left\n', false],
    ['---\nstatus: "[WIP]"\n---\n# Plan\n\n## See [this] or [^1]\n', false],
  ] as const) {
    it(`are ${expected ? '' : 'not '}found in ${JSON.stringify(text)}`, async () => {
      const { facts } = await check({ 'PLAN.md': text });
      assert.equal(wearsBrackets(facts.plan.file('PLAN.md')!), expected);
    });
  }
});
