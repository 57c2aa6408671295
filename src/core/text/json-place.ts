interface Place {
  readonly start: number;
  readonly end: number;
}

/** A string, a bracket, a comma, a colon, or another value. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Where something stands in a JSON text.
 * @param json a text that `JSON.parse` takes
 * @param path the keys and list indexes that lead to it; of a key that is given twice the last counts
 * @param part the value, or the key behind which it stands
 * @returns offsets; all of the text where there is no such thing
 */
export function jsonPlace(json: string, path: readonly (string | number)[], part: 'key' | 'value' = 'value'): Place {
  let found: Place = { start: 0, end: json.length };
  /** The containers around, by the key or index in them that is being read. */
  const around: { at: string | number; readonly isList: boolean; readonly start: number }[] = [];
  let isKey = false;
  const isIt = (): boolean => around.length === path.length && around.every(({ at }, i) => at === path[i]);
  for (const { 0: token, index: start } of json.matchAll(TOKEN)) {
    const end = start + token.length;
    const inner = around.at(-1);
    if (token === ':') isKey = false;
    else if (token === ',') {
      if (typeof inner?.at === 'number') inner.at++;
      isKey = inner?.isList === false;
    } else if (token === '}' || token === ']') {
      around.pop();
      if (inner !== undefined && isIt() && part === 'value') found = { start: inner.start, end };
      isKey = false;
    } else if (isKey && inner !== undefined) {
      inner.at = JSON.parse(token) as string;
      if (isIt() && part === 'key') found = { start, end };
    } else if (token === '{' || token === '[') {
      around.push({ at: token === '[' ? 0 : '', isList: token === '[', start });
      isKey = token === '{';
    } else if (isIt() && part === 'value') found = { start, end };
  }
  return found;
}

/**
 * The keys that are given once more in the same object: what stood there before is lost.
 * @param json a text that `JSON.parse` takes
 */
export function* repeatedKeys(json: string): Iterable<Place & { readonly key: string }> {
  /** The keys of the objects around; `null`: a list. */
  const around: (Set<string> | null)[] = [];
  let isKey = false;
  for (const { 0: token, index: start } of json.matchAll(TOKEN)) {
    const keys = around.at(-1);
    if (token === '{' || token === '[') around.push(token === '{' ? new Set() : null);
    else if (token === '}' || token === ']') around.pop();
    else if (isKey && token.startsWith('"')) {
      const key = JSON.parse(token) as string;
      if (keys?.has(key) === true) yield { start, end: start + token.length, key };
      keys?.add(key);
    }
    isKey = token === '{' || (token === ',' && keys !== null);
  }
}
