/** What stands behind the name of a checklist of criteria: `Verification steps` is one, `Verification emails` is work. */
const BEHIND = /^\s*(?:$|[:([：（/&—–.-]|(?:for|of the|and|steps?|checklists?|checks?|tests?|list|plan)\b)/;

/**
 * Whether what a heading, label or field is called names a checklist of criteria.
 * @param words what such names start with, in lower case
 */
export function namesCriteria(name: string, words: readonly string[]): boolean {
  // Every heading, label and field is asked for its name: most of them the first letter tells apart.
  const first = name.charCodeAt(0) | 0x20;
  if (first >= 0x61 && first <= 0x7a && !words.some((each) => each.charCodeAt(0) === first)) return false;
  const plain = name.toLowerCase().replace(/^[^\p{L}]+/u, '');
  return words.some((each) => plain.startsWith(each) && BEHIND.test(plain.slice(each.length)));
}
