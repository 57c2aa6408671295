import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { findGarbled, garbledAt, readable } from '../../../src/core/text/garbled';
import { CODE_PAGES, garble, losesBytes } from './garble';

const LEGITIMATE = [
  '', 'Plain ASCII', 'âge, château, être à l’hôtel… « déjà », “fini…”', 'C’est terminé…”', 'PÂTÉ — DÉJÀ… “VOILÀ”',
  'Yağmur dağ ığdır İstanbul ŞİŞLİ ğ Ğ “DAĞ” BAĞ…', 'amanhã…” “MAÇÔ IRMÃ… NÃO, São João', 'Größe, Übergröße „SCHÖN“ – ÄÖÜ…',
  'SÅ… “PÅ” ‘Å’ ‘Ä’ “Ä” HYVÄ…', 'máš… ŽLUŤOUČKÝ KŮŇ, příliš', 'Zażółć gęślą jaźń — ŁÓDŹ…', 'ESPAÑA… ¿qué? ¡Sí! MAÑANA',
  'Þetta er ðað „gott“',
  'Это план… «готово» — да', '計画は「完了」。', '✅ DONE — ⏳ [TODO] · 🔄 … ⚠️ 👨‍💻', '├── core_shop/ ← 🔄 │ ═══╝ ┐',
  '5 × 3 ≤ 20 € … 20°C ½ ©',
  'la lettre “â” et â — â…', '\ufeffBOM', 'lone \ud83d surrogate', '«\u00a0Â\u00a0»', 'COBORÎ… â® naïve… naï”',
];

describe('readable', () => {
  it('repairs what misreading as Windows-1252 or -1254 garbled', () => {
    assert.equal(readable('âœ… [DONE] â€” Â· ğŸ”„ ðŸš§'), '✅ [DONE] — · 🔄 🚧');
    assert.equal(readable('cafÃ© Ä±ÅŸÄ±k ÄŸ sÄ… â€œxâ€\u009d â€˜yâ€™ 3 Ã— 4 Ã—2 20Â°'), 'café ışık ğ są “x” ‘y’ 3 × 4 ×2 20°');
    assert.equal(readable('â”œâ”€â”€ core/ â†\u0090 â–\u00a0â–¡'), '├── core/ ← ■□');
    assert.equal(readable('\ufeffÃ–l â€” Ã„'), '\ufeffÖl — Ä');
  });

  it('restores lost bytes where one known character fits', () => {
    for (const [garbled, meant] of [
      ['â³ [TODO]', '⏳ [TODO]'], ['âŒ NOT STARTED', '❌ NOT STARTED'], ['âš\u00a0ï¸ x', '⚠️ x'], ['ğŸ—ï¸', '🏗️'], ['â†', '←'],
      ['â€œxâ€', '“x”'], ['ğŸ‰', '🎉'], ['â˜ï¸', 'â˜ï¸'], ['â˜ x', '☐ x'], ['ğŸ¯', '🎯'],
    ] as const) assert.equal(readable(garbled), meant);
  });

  it('leaves alone what several known characters fit', () => {
    for (const garbled of ['ğŸ“', 'â•', 'â”', 'ğŸ”']) {
      assert.equal(readable(`âœ… ${garbled} x`), `✅ ${garbled} x`);
    }
  });

  it('gives back text that is not garbled', () => {
    for (const text of LEGITIMATE) {
      assert.equal(readable(text), text);
      assert.deepEqual(findGarbled(text), [], text);
    }
  });

  it('gives back several languages in one text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...LEGITIMATE), { maxLength: 8 }), (parts) => {
      const text = parts.join(' ');
      assert.equal(readable(text), text);
    }));
  });

  it('undoes garbling in which no byte was lost', () => {
    const letters = [...'abzAZ 09 \n.,-“”‘’…–—·•«»©°½×éèàùâêçñõãåøæßäöüÄÖÜÉÀÃÅğışİŞĞąęłżźćńšžčřůőű→←↔⇒│─┌┐└┘├┤┬┴┼═║╔╗╚╝■□░▼►✓✔☐☑⏳⬜⭐⚠'];
    const emoji = [...'✅⏳🔄🚧🚫❌🔒🔨🏗🛑🗑🔴🟡🟢🎉📋🚀📝📁🔍🧪👍', '⚠️', '✔️', '👨‍💻', '🇹🇷'];
    const text = fc.array(fc.constantFrom(...letters, ...emoji), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, fc.constantFrom(...CODE_PAGES), fc.constantFrom(...emoji), (inner, page, certainly) => {
      const original = `${inner} ${certainly} ${inner}`;
      assert.equal(readable(garble(original, page, 'kept')), original);
    }), { numRuns: 1000 });
  });

  it('repairs a word at a time in text that is half garbled', () => {
    const words = ['âge', 'café', 'naïve', 'ışık', 'köşe', 'são', 'żółć', '—', '·', '✅', '🔄', '│', '├──', '…', '’', '•', '20°', '■□'];
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...words), fc.boolean()), { maxLength: 20 }), (picked) => {
      const text = picked.map(([word, clean]) => clean ? word : garble(word, 'windows-1254', 'kept')).join(' ');
      assert.equal(readable(text), picked.map(([word]) => word).join(' '));
    }), { numRuns: 500 });
  });
});

describe('findGarbled', () => {
  it('says where, and whether bytes were lost', () => {
    assert.deepEqual(findGarbled('a âœ…â€” b â³ c'), [
      { start: 2, end: 8, readable: '✅—', certain: true },
      { start: 11, end: 13, readable: '⏳', certain: false },
    ]);
  });

  it('keeps runs of lost bytes apart from the others', () => {
    assert.deepEqual(findGarbled('âœ…â³').map((run) => [run.readable, run.certain]), [['✅', true], ['⏳', false]]);
  });

  it('comes to an end with long texts, which nothing of square time would', function () {
    this.timeout(20_000);
    for (const piece of ['âœ…', 'Ã', 'â', 'ğŸ', 'â³', 'é…', 'â€']) {
      const text = piece.repeat(100_000);
      assert.ok(findGarbled(text).every(({ end }) => end <= text.length), piece);
    }
  });
});

describe('garbledAt', () => {
  it('reads one character', () => {
    assert.deepEqual(garbledAt('xâœ…ğŸ”„', 1, 8), { start: 1, end: 4, readable: '✅', certain: true, sure: true });
    assert.equal(garbledAt('xâœ…', 1, 3), null);
    assert.equal(garbledAt('ğŸ“', 0, 3), null);
    assert.equal(garbledAt('âge', 0, 3), null);
    assert.equal(garbledAt('âœ…', 3, 3), null);
  });
});

const seeds = join(__dirname, '../../../../shared/seeds');

(existsSync(seeds) ? describe : describe.skip)('the seeds', () => {
  for (const name of existsSync(seeds) ? readdirSync(seeds).filter((file) => file.endsWith('.garbled.md')) : []) {
    it(`${name} becomes its readable twin wherever no byte was lost`, () => {
      const garbled = readFileSync(join(seeds, name), 'utf8');
      const twin = readFileSync(join(seeds, name.replace('.garbled', '')), 'utf8').split('\n');
      const repaired = readable(garbled).split('\n');
      assert.equal(repaired.length, twin.length);
      let whole = 0;
      twin.forEach((line, i) => {
        if (losesBytes(line, 'windows-1254')) return;
        whole++;
        assert.equal(repaired[i], line);
      });
      assert.ok(whole > 500);
      assert.equal(readable(twin.join('\n')), twin.join('\n'), 'the twin itself reads well');
      for (const emoji of '⏳❌') assert.equal(repaired.join().split(emoji).length, twin.join().split(emoji).length, emoji);
    });
  }
});
