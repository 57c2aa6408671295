/**
 * The candidate that a person who wrote `word` most likely meant, the first among equals; `undefined`
 * if none is near: more than a third of the word, and more than two letters, would have to change.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = Math.min(Math.max(2, Math.floor(word.length / 3)), word.length - 1) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), least);
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/**
 * Levenshtein's distance: how many letters must be inserted, removed or replaced. There may be thousands of candidates, most of
 * them far off: what both words begin and end with is passed over, and counting stops where it is too much.
 * @param limit from where on it does not matter how far it is
 */
function editDistance(a: string, b: string, limit: number): number {
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const row = Array.from({ length: endB - start + 1 }, (_, column) => column);
  for (let i = start; i < endA; i++) {
    const letter = a.charCodeAt(i);
    let diagonal = i - start;
    let distance = diagonal + 1;
    let least = distance;
    row[0] = distance;
    for (let j = start; j < endB; j++) {
      const above = row[j - start + 1]!;
      distance = letter === b.charCodeAt(j) ? diagonal : 1 + Math.min(diagonal, above, distance);
      row[j - start + 1] = distance;
      if (distance < least) least = distance;
      diagonal = above;
    }
    if (least >= limit) return limit;
  }
  return row[endB - start]!;
}
