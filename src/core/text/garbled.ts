/**
 * Text that was UTF-8, was misread as Windows-1252 or Windows-1254 and saved as UTF-8 again: `âœ…` for ✅, `ğŸ”„` for 🔄.
 * Bytes that the code page leaves undefined come through as C1 control characters, or get lost: `â³` is ⏳ without its 8F.
 */
export interface GarbledRun {
  readonly start: number;
  readonly end: number;
  /** What stood there. */
  readonly readable: string;
  /** Whether every byte was there; if not, this is the one known character that fits. */
  readonly certain: boolean;
}

/** The text with everything repaired that `findGarbled` finds; the same string if that is nothing. */
export function readable(text: string): string {
  let result = '';
  let from = 0;
  for (const run of findGarbled(text)) {
    result += text.slice(from, run.start) + run.readable;
    from = run.end;
  }
  return from === 0 ? text : result + text.slice(from);
}

/**
 * The garbled runs of a text, in order; adjoining ones of equal certainty are one. What lost bytes and fits no known
 * character, or several, is left out. So is what can be read as it stands (`“MAÇÔ`, `fini…”`), unless something is
 * garbled beyond doubt and nothing in the whole text stands against all of it being so.
 */
export function findGarbled(text: string): readonly GarbledRun[] {
  if (!HINT.test(text) || !SUSPICIOUS.test(text)) return [];
  const found: Sequence[] = [];
  let sure = false;
  let readsWell = false;
  for (let i = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0; i < text.length; ) {
    if (text.charCodeAt(i) < 0x80) {
      i++;
      continue;
    }
    const sequence = sequenceAt(text, i, text.length);
    if (sequence === null) {
      readsWell = true;
      i++;
      continue;
    }
    i = sequence.end;
    if (sequence.readable === '') continue;
    found.push(sequence);
    sure ||= sequence.sure;
  }
  const throughout = sure && !readsWell;
  const runs: GarbledRun[] = [];
  for (const sequence of found) {
    if (!sequence.sure && !throughout) continue;
    const { start, end, readable, certain } = sequence;
    const last = runs[runs.length - 1];
    if (last !== undefined && last.end === start && last.certain === certain) {
      runs[runs.length - 1] = { start: last.start, end, readable: last.readable + readable, certain };
    } else {
      runs.push({ start, end, readable, certain });
    }
  }
  return runs;
}

/** How many characters beyond ASCII a text has that belong to nothing garbled. */
export function countSound(text: string): number {
  let count = 0;
  for (let i = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    const sequence = code < 0x80 ? null : sequenceAt(text, i, text.length);
    if (sequence === null && code >= 0x80 && !isLowSurrogate(code)) count++;
    i = sequence?.end ?? i + 1;
  }
  return count;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** The single garbled character at `at`, before `end`, if there is one beyond doubt; else `null`. */
export function garbledAt(text: string, at: number, end: number): GarbledRun | null {
  if (at >= end || byteOf(text.charCodeAt(at)) < FIRST_LEAD) return null;
  const sequence = sequenceAt(text, at, end);
  return sequence !== null && sequence.sure ? sequence : null;
}

interface Sequence extends GarbledRun {
  /** Nobody would write these characters on purpose. */
  readonly sure: boolean;
}

const BYTE_ORDER_MARK = 0xfeff;
const FIRST_LEAD = 0xc2;
const LAST_LEAD = 0xf4;
const MAY_BE_LOST_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const MAY_BE_LOST_1254 = [...MAY_BE_LOST_1252, 0x8e, 0x9e];

/** The bytes from 80 on that stand for a character above U+00FF in Windows-1252 or, the last six, in Windows-1254. */
const BYTES = new Map<number, number>();
for (const [characters, first] of [['€', 0x80], ['‚ƒ„…†‡ˆ‰Š‹Œ', 0x82], ['Ž', 0x8e], ['‘’“”•–—˜™š›œ', 0x91], ['žŸ', 0x9e],
  ['Ğ', 0xd0], ['İŞ', 0xdd], ['ğ', 0xf0], ['ış', 0xfd]] as const) {
  for (let i = 0; i < characters.length; i++) BYTES.set(characters.charCodeAt(i), first + i);
}

/** The byte that a character was misread from; -1 for ASCII and for what neither code page holds. */
function byteOf(code: number): number {
  if (code < 0x80) return -1;
  if (code < 0xa0) return MAY_BE_LOST_1254.includes(code) ? code : -1;
  return code <= 0xff ? code : BYTES.get(code) ?? -1;
}

/** Holds wherever the next one does, and takes a quarter of the time: every file is asked. */
const HINT = /[\u00c2-\u015e][\u0080-\uffff]/;

/** A lead byte's character before a continuation byte's: without that nothing here is garbled. */
const SUSPICIOUS = new RegExp(`[\\u00c2-\\u00f4ĞİŞğ][\\u0080-\\u00bf${[...BYTES].filter(([, byte]) => byte < 0xc0)
  .map(([code]) => String.fromCharCode(code)).join('')}]`);

/**
 * What garbling may have made of the character at `at`. `readable` is empty where bytes were lost and it is not known
 * what stood there; `null`: no part of a garbled text.
 */
function sequenceAt(text: string, at: number, end: number): Sequence | null {
  const lead = byteOf(text.charCodeAt(at));
  if (lead < FIRST_LEAD || lead > LAST_LEAD) return null;
  const size = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  let point = lead & (0x3f >> size);
  let control = false;
  let i = at + 1;
  for (; i <= at + size && i < end; i++) {
    const code = text.charCodeAt(i);
    const byte = byteOf(code);
    if (byte < 0x80 || byte > 0xbf) break;
    point = (point << 6) | (byte & 0x3f);
    control ||= code < 0xa0;
  }
  if (i === at + 1) return null;
  if (i <= at + size) return withLostBytes(text, at, i);
  if (!isCharacter(point, size)) return null;
  const sure = control || isPlainlyGarbled(text, at, i, point);
  return { start: at, end: i, readable: String.fromCodePoint(point), certain: true, sure };
}

function isCharacter(point: number, size: number): boolean {
  const smallest = size === 1 ? 0xa0 : size === 2 ? 0x800 : 0x10000;
  return point >= smallest && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
}

/** Whether the characters from `at` to `end` make no sense but as the garbled form of `point`. */
function isPlainlyGarbled(text: string, at: number, end: number, point: number): boolean {
  if (point < 0x180) return !canEndWord(text, at, end, point);
  // `…` and `’` behind a word in `â` would be number forms, enclosed letters or braille
  if (point >= 0x2000 && point < 0x2c00) return !['…', '’', '\u00a0'].includes(text.charAt(at + 1));
  return point === 0xfe0f || point === BYTE_ORDER_MARK || (point >= 0x1f000 && point < 0x20000);
}

/** Whether a pair can be a letter and what follows a word: `“MAÇÔ`, `‘Å’`, `SÅ…`. Then a capital or a quote comes before it. */
function canEndWord(text: string, at: number, end: number, point: number): boolean {
  if (!CLOSERS.includes(text.charAt(end - 1)) || /^[\p{L}\p{N}]/u.test(text.charAt(end))) return false;
  const before = text.charAt(at - 1);
  return !/[\p{Ll}\p{N}]/u.test(before) && !(point === MULTIPLICATION_SIGN && before === ' ');
}

const CLOSERS = '…”’“‘–—›»\u00a0';
const MULTIPLICATION_SIGN = 0xd7;

/** The known character whose garbled form lost bytes and stands from `at` to `end`. */
function withLostBytes(text: string, at: number, end: number): Sequence {
  const selector = text.startsWith(LOST_SELECTOR, end) ? LOST_SELECTOR.length : 0;
  const withSelector = selector > 0 ? LOST_FORMS.get(text.slice(at, end + selector)) : undefined;
  const form = withSelector === undefined ? text.slice(at, end) : text.slice(at, end + selector);
  const readable = withSelector ?? LOST_FORMS.get(form) ?? '';
  const sure = readable !== '' && !(form.length === 2 && CLOSERS.includes(form.charAt(1)));
  return { start: at, end: at + form.length, readable, certain: false, sure };
}

/** U+FE0F, asking for the coloured form of the character before it, without its last byte. */
const LOST_SELECTOR = 'ï¸';

/**
 * What plans are made of and loses bytes, status emoji first. All that might be meant must be here: a form that several
 * of these share is left alone.
 */
const KNOWN = [
  ...'⏳❌☐🏗🔍🔎🔐🔝🔁📝📁📍📏📐🎉🎯🎨🎓🎬🎮🏁🏆🏠🏢🏷🐛🐳🐘🐍🤝🌍🌐🌏👍👏📞❓❗⭐⏰⏱⏸⏩➡➕➖➗❎⏏↩↪',
  ...'←⇐”═╝┐━┏┝▐◐◁',
  '☁\ufe0f', '☝\ufe0f', '✏\ufe0f', '✍\ufe0f', '🏛\ufe0f', '🛍\ufe0f', '\ufe0f',
];

const LOST_FORMS = lostForms();

/** The garbled forms that lack bytes, with the character meant; the empty string where several fit. */
function lostForms(): ReadonlyMap<string, string> {
  const characters = new Map([...BYTES].map(([code, byte]) => [byte, String.fromCharCode(code)]));
  const forms = new Map<string, string>();
  for (const known of KNOWN) {
    const bytes = utf8(known);
    const own = new Set<string>();
    for (const [lost, lead] of [[MAY_BE_LOST_1252, 'ð'], [MAY_BE_LOST_1254, 'ğ']] as const) {
      const left = bytes.filter((byte) => !lost.includes(byte));
      const form = left.map((byte) => byte === 0xf0 ? lead : characters.get(byte) ?? String.fromCharCode(byte)).join('');
      if (left.length < bytes.length && form.length > 1) own.add(form);
    }
    for (const form of own) forms.set(form, forms.has(form) ? '' : known);
  }
  return forms;
}

function utf8(text: string): number[] {
  return encodeURIComponent(text).split('%').slice(1).map((hex) => parseInt(hex, 16));
}
