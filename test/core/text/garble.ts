export type CodePage = 'windows-1252' | 'windows-1254';

export const CODE_PAGES: readonly CodePage[] = ['windows-1252', 'windows-1254'];

/** The characters of the bytes from 80 to 9F; a blank for those that the code page leaves undefined. */
const C1: Readonly<Record<CodePage, string>> = {
  'windows-1252': '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ',
  'windows-1254': '€ ‚ƒ„…†‡ˆ‰Š‹Œ    ‘’“”•–—˜™š›œ  Ÿ',
};
const TURKISH: Readonly<Record<number, string>> = { 0xd0: 'Ğ', 0xdd: 'İ', 0xde: 'Ş', 0xf0: 'ğ', 0xfd: 'ı', 0xfe: 'ş' };

/** The text as it looks when its UTF-8 is misread in a code page; bytes without a character become C1 controls, or nothing. */
export function garble(text: string, page: CodePage, undefinedBytes: 'kept' | 'lost'): string {
  let garbled = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const character = String.fromCharCode(byte);
    const special = byte >= 0x80 && byte < 0xa0 ? C1[page].charAt(byte - 0x80) : page === 'windows-1254' ? TURKISH[byte] : undefined;
    if (special !== ' ') garbled += special ?? character;
    else if (undefinedBytes === 'kept') garbled += character;
  }
  return garbled;
}

export function losesBytes(text: string, page: CodePage): boolean {
  return garble(text, page, 'lost') !== garble(text, page, 'kept');
}
