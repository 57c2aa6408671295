import assert from 'node:assert/strict';
import fc from 'fast-check';
import { harmless, paint, screenOf } from '../../src/cli/terminal';

const PIPE = { hasColour: false, width: Infinity };

describe('screenOf', () => {
  const write = (): void => {};
  const terminal = { write, isTTY: true, columns: 80 };

  it('has colour and a width on a terminal only', () => {
    assert.deepEqual(screenOf(terminal, {}), { hasColour: true, width: 80 });
    assert.deepEqual(screenOf({ write, columns: 80 }, {}), PIPE);
  });

  it('obeys the environment', () => {
    assert.equal(screenOf(terminal, { NO_COLOR: '1' }).hasColour, false);
    assert.equal(screenOf(terminal, { NO_COLOR: '' }).hasColour, true, 'empty is as good as unset');
    assert.equal(screenOf(terminal, { TERM: 'dumb' }).hasColour, false);
    assert.equal(screenOf({ write }, { FORCE_COLOR: '1' }).hasColour, true);
    assert.equal(screenOf({ write }, { FORCE_COLOR: '0' }).hasColour, false);
    assert.equal(screenOf({ write }, { FORCE_COLOR: '1', NO_COLOR: '1' }).hasColour, false);
  });

  it('cuts nothing on a terminal that does not know its width', () => {
    assert.equal(screenOf({ write, isTTY: true, columns: 0 }, {}).width, Infinity);
    assert.equal(screenOf({ write, isTTY: true }, {}).width, Infinity);
  });
});

describe('harmless', () => {
  it('shows what a terminal would obey', () => {
    assert.equal(harmless('\u001b[31mred\u001b[0m'), '␛[31mred␛[0m');
    assert.equal(harmless('a\u0007b\u0000c\u007fd\u009b31m'), 'a␇b␀c␡d\ufffd31m');
    assert.equal(harmless('a\u202egnp.md'), 'a\ufffdgnp.md');
  });

  it('keeps all on one line', () => {
    assert.equal(harmless('a\nb\r\nc\td\u2028e\u0085f'), 'a b  c d e\ufffdf');
  });

  it('leaves the rest alone', () => {
    assert.equal(harmless('Łódź — ✅ 日本 👩‍👩‍👧 שלום'), 'Łódź — ✅ 日本 👩‍👩‍👧 שלום');
  });
});

describe('paint', () => {
  it('joins the pieces, without white space at the end', () => {
    assert.equal(paint([{ text: 'a  ' }, { text: 'b ', style: 'dim' }, { text: '  ' }], PIPE), 'a  b');
    assert.equal(paint([{ text: '  ' }], PIPE), '');
  });

  it('colours what has a style', () => {
    assert.equal(paint([{ text: 'done', style: 'green' }, { text: ' x' }], { ...PIPE, hasColour: true }), '\u001b[32mdone\u001b[0m x');
  });

  it('cuts what is wider than the screen', () => {
    const cut = (width: number, ...texts: string[]): string => paint(texts.map((text) => ({ text })), { hasColour: false, width });
    assert.equal(cut(6, 'abc', 'def'), 'abcdef');
    assert.equal(cut(5, 'abc', 'def'), 'abcd…');
    assert.equal(cut(4, 'abc', 'def', 'ghi'), 'abc…');
    assert.equal(cut(1, 'abc'), '…');
  });

  it('counts columns, and never cuts a character in two', () => {
    const cut = (text: string, width: number): string => paint([{ text }], { hasColour: false, width });
    assert.equal(cut('日本語', 6), '日本語');
    assert.equal(cut('日本語', 5), '日本…');
    assert.equal(cut('日本語', 4), '日…');
    assert.equal(cut('👩‍👩‍👧👩‍👩‍👧', 3), '👩‍👩‍👧…');
    assert.equal(cut('e\u0301e\u0301e\u0301', 2), 'e\u0301…');
  });

  it('keeps the colour codes whole', () => {
    const line = paint([{ text: 'blocked', style: 'red' }, { text: ' by' }], { hasColour: true, width: 5 });
    assert.equal(line, '\u001b[31mbloc…\u001b[0m');
  });

  it('never exceeds the width', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '日', 'é') })), fc.integer({ min: 1, max: 30 }), (texts, width) => {
      const line = paint(texts.map((text) => ({ text })), { hasColour: false, width });
      assert.ok([...line].reduce((sum, character) => sum + (character === '日' ? 2 : 1), 0) <= width);
    }), { numRuns: 200 });
  });
});
