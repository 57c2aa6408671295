import { nearest } from '../base/nearest';
import { bareName, shortId } from '../dialects/dream';
import type { Subject } from '../model/plan';
import { keyOf } from '../plan/keys';

/**
 * The name that somebody most likely meant, in the notation of what was written: a bare name stays bare, hyphens stay hyphens, an
 * ending stays. Of numbers only the same one is near: `PP05` may be `SP05`, but not `PP06`. `undefined`: nothing is near.
 * @param subjects whose names may be meant, the likelier first
 */
export function meantName(written: string, subjects: readonly Subject[]): string | undefined {
  const [, before = '', name = '', behind = ''] = /^(\.\/)?(.*?)(\/(?:_overview\.md)?|\.md)?$/s.exec(written) ?? [];
  const meant = SHORT_ID.test(name) ? sameNumber(name, subjects) : nearestName(name, subjects);
  if (meant === undefined) return undefined;
  const isHyphenated = name.includes('-') && !name.includes('_');
  const text = `${before}${isHyphenated ? meant.replaceAll('_', '-') : meant}${behind}`;
  return text === written ? undefined : text;
}

const SHORT_ID = /^(?:[SP]P|p)\d+$/i;

/** Systems and procedures share one sequence of numbers, phases have another. */
function sameNumber(id: string, subjects: readonly Subject[]): string | undefined {
  if (id === '') return undefined;
  const isPhase = (each: string): boolean => /^p\d/i.test(each);
  const numberOf = (each: string): number => Number(/\d+/.exec(each)?.[0]);
  return subjects.map(({ name }) => shortId(name)).find((each) => each !== '' && isPhase(each) === isPhase(id) && numberOf(each) === numberOf(id));
}

/** Numbers are left out of account, as they make names alike that are not; but a name that is not known may have a number that is. */
function nearestName(name: string, subjects: readonly Subject[]): string | undefined {
  const bare = bareName(name);
  const names = namesByKey(subjects);
  const near = names.get(nearest(keyOf(bare), names.keys()) ?? '');
  if (near !== undefined) return bare === name ? bareName(near) : near;
  const number = sameNumber(shortId(name), subjects);
  return number === undefined ? undefined : subjects.find((each) => shortId(each.name) === number)?.name;
}

/** By list of subjects: that of all plans is asked for again and again. */
const known = new WeakMap<readonly Subject[], ReadonlyMap<string, string>>();

/** Full names by the keys of bare ones. Of those that have the same the first stays. */
function namesByKey(subjects: readonly Subject[]): ReadonlyMap<string, string> {
  const cached = known.get(subjects);
  if (cached !== undefined) return cached;
  const names = new Map<string, string>();
  for (const { name } of subjects) {
    const key = keyOf(bareName(name));
    if (!names.has(key)) names.set(key, name);
  }
  known.set(subjects, names);
  return names;
}
