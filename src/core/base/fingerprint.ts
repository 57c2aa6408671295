/**
 * Sixteen hexadecimal digits that stay the same while a text does, on every machine and in every version: FNV-1a, once from its
 * basis and once from another. To tell texts apart, not to keep anybody from making two that are alike.
 */
export function fingerprint(text: string): string {
  return half(text, 0x811c9dc5) + half(text, 0x9e3779b9);
}

function half(text: string, basis: number): string {
  let hash = basis;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (code >> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
