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
