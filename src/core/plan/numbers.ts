/*
 * Numbers that place what they stand before: `2.1` belongs to `2`.
 */

const LEADING = /^(\d{1,4}(?:\.\d{1,4})*)(?:[.)](?=\s)|(?=\s))/;

/** The number that a text begins with: of `2.1 Sign in` or `2. Accounts`; `''` if it begins with none. */
export function leadingNumber(text: string): string {
  return LEADING.exec(text)?.[1] ?? '';
}

/** The numbers that another one stands below, from the nearest outward: `2.1` and `2` of `2.1.3`. */
export function numbersAbove(number: string): readonly string[] {
  const parts = number.split('.');
  return parts.slice(1).map((_, i) => parts.slice(0, parts.length - 1 - i).join('.'));
}

/** `1.4 WHEN …`, `AC-1.4: WHEN …` */
const CRITERION = /^(?:[A-Za-z]{1,4}[ -]?)?(\d{1,4}(?:\.\d{1,4})+)(?![\p{L}\p{N}]|\.\p{N})[\s:.)—–-]*/u;

/**
 * The number of a criterion and its words. One that says its number has that, the others follow the one before, whatever number the
 * list has.
 * @param requirement the number of what it is a criterion of
 * @param before the number of the one before it
 */
export function readCriterion(text: string, requirement: string, before = '0'): { readonly number: string; readonly words: string } {
  const [lead = '', own = ''] = CRITERION.exec(text) ?? [];
  if (own.startsWith(`${requirement}.`)) return { number: own, words: text.slice(lead.length) };
  return { number: `${requirement}.${Number(before.slice(before.lastIndexOf('.') + 1)) + 1}`, words: text };
}
