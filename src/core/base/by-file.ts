/** What stands in files, by the files in which it stands; files in the order in which they come first, and what is in each in its order. */
export function byFile<T extends { readonly path: string }>(items: Iterable<T>): ReadonlyMap<string, readonly T[]> {
  const files = new Map<string, T[]>();
  for (const item of items) {
    const ofFile = files.get(item.path);
    if (ofFile === undefined) files.set(item.path, [item]);
    else ofFile.push(item);
  }
  return files;
}
