import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { keep, keepList } from '../../../src/core/text/keep';

/** A text of half a megabyte in V8's own heap. */
function largeText(seed: number): string {
  return Array.from({ length: 25_000 }, (_, line) => `line ${line} of text ${seed}`).join('\n');
}

describe('keep', () => {
  it('answers the text between the offsets', () => {
    const text = 'status: ✅ [DONE:invalidated-by:PP08]';
    for (let start = 0; start <= text.length; start++) {
      for (let end = start; end <= text.length; end++) assert.equal(keep(text, start, end), text.slice(start, end));
    }
  });

  it('lets go of the text it is cut from', function () {
    this.timeout(20_000);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heldBy = (cut: (text: string) => string): number => {
      collect();
      const before = process.memoryUsage().heapUsed;
      const kept = Array.from({ length: 10 }, (_, seed) => cut(largeText(seed)));
      collect();
      const held = process.memoryUsage().heapUsed - before;
      assert.ok(kept.every((part) => part.length === 20));
      return held;
    };
    // Garbage of other tests comes and goes meanwhile: several rounds tell what is held in any case.
    const rounds = [1, 2, 3];
    const sliced = rounds.map(() => heldBy((text) => text.slice(100, 120)));
    const kept = rounds.map(() => heldBy((text) => keep(text, 100, 120)));
    assert.ok(Math.max(...sliced) > 3_000_000, 'a plain slice no longer holds its text: keep is not needed');
    assert.ok(Math.min(...kept) < 1_000_000);
  });
});

describe('keepList', () => {
  it('answers a list with the same in it, which does not grow with the one it was made of', () => {
    const list = [1, 2, 3];
    const kept = keepList(list);
    list.push(4);
    assert.deepEqual(kept, [1, 2, 3]);
    assert.deepEqual(keepList([]), []);
  });
});
