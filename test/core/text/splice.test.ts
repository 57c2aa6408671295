import assert from 'node:assert/strict';
import { madeIn } from '../../../src/core/text/splice';

describe('edits that a text may have', () => {
  const before = 'cart, cart and shop.';
  const edits = [
    { start: 15, end: 19, oldText: 'shop', newText: 'sh' }, { start: 0, end: 4, oldText: 'cart', newText: 'cart_new' },
    { start: 6, end: 10, oldText: 'cart', newText: 'basket' },
  ];
  const words = (text: string): readonly string[] | undefined => madeIn(text, before, edits)?.map(({ newText }) => newText);

  it('are told, whichever of them were made', () => {
    assert.deepEqual(words(before), []);
    assert.deepEqual(words('cart_new, basket and sh.'), ['cart_new', 'basket', 'sh']);
    assert.deepEqual(words('cart, basket and shop.'), ['basket']);
    assert.deepEqual(words('cart_new, cart and sh.'), ['cart_new', 'sh']);
  });

  it('are not told where anything else has changed', () => {
    assert.equal(words('cart_new, basket and sh!'), undefined);
    assert.equal(words('cart_newer, cart and shop.'), undefined);
    assert.equal(words(''), undefined);
  });
});
