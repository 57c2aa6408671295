import raw from '../package.json';
import words from '../package.nls.json';

const WORDS: Readonly<Record<string, string>> = words;

/** What stands for words: `%command.setStatus%`. */
export const PLACEHOLDER = /^%([\w.-]+)%$/;

/** package.json as VS Code reads it, with the words of package.nls.json. */
export const manifest = worded(raw);

function worded<T>(value: T): T {
  if (typeof value === 'string') {
    const key = PLACEHOLDER.exec(value)?.[1];
    if (key !== undefined && !(key in WORDS)) throw new Error(`package.nls.json has no ${key}`);
    return (key === undefined ? value : WORDS[key]) as T;
  }
  if (Array.isArray(value)) return value.map((each: unknown) => worded(each)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, worded(each as unknown)])) as T;
}
