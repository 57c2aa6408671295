/** What is larger was not written by people: it is not read. */
const MAX_MEGABYTES = 16;
export const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;

/** Why a file of more bytes is not read; plain words that go behind its path. */
export const TOO_LARGE = `is larger than ${MAX_MEGABYTES} MB`;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text that the bytes of a file are, without byte order mark; or, in plain words that go behind its path, why they are none. */
export function decode(bytes: Uint8Array): { readonly text: string } | { readonly problem: string } {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe || bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!isUtf16 && bytes.includes(0)) return { problem: 'is a binary file' };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { problem: 'is not UTF-8' };
  }
}
