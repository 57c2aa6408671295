import { nearest } from '../base/nearest';
import { bareName, shortId } from '../dialects/dream';
import type { Subject } from '../model/plan';
import { keyOf } from '../plan/keys';

/** Somebody who is most likely meant by what was written, and what is to be written then. */
interface Meant {
  readonly subject: Subject;
  readonly text: string;
}

/**
 * The name that somebody most likely meant, in the notation of what was written: a bare name stays bare, hyphens stay hyphens, an
 * ending stays. Of numbers only the same one is near: `PP05` may be `SP05`, but not `PP06`. `undefined`: nothing is near.
 * @param subjects whose names may be meant, the likelier first
 */
export function meantName(written: string, subjects: readonly Subject[]): string | undefined {
  return meantBy(written, subjects)?.text;
}

/** Who is meant by such a name. */
export function meantSubject(written: string, subjects: readonly Subject[]): Subject | undefined {
  return meantBy(written, subjects)?.subject;
}

function meantBy(written: string, subjects: readonly Subject[]): Meant | undefined {
  const [, before = '', name = '', behind = ''] = /^(\.\/)?(.*?)(\/(?:_overview\.md)?|\.md)?$/s.exec(written) ?? [];
  const meant = SHORT_ID.test(name) ? sameNumber(name, subjects) : nearestName(name, subjects);
  if (meant === undefined) return undefined;
  const isHyphenated = name.includes('-') && !name.includes('_');
  const text = `${before}${isHyphenated ? meant.text.replaceAll('_', '-') : meant.text}${behind}`;
  return text === written ? undefined : { subject: meant.subject, text };
}

const SHORT_ID = /^(?:[SP]P|p)\d+$/i;

/** Systems and procedures share one sequence of numbers, phases have another. */
function sameNumber(id: string, subjects: readonly Subject[]): Meant | undefined {
  if (id === '') return undefined;
  const isPhase = (each: string): boolean => /^p\d/i.test(each);
  const numberOf = (each: string): number => Number(/\d+/.exec(each)?.[0]);
  const subject = subjects.find(({ name }) => {
    const each = shortId(name);
    return each !== '' && isPhase(each) === isPhase(id) && numberOf(each) === numberOf(id);
  });
  return subject === undefined ? undefined : { subject, text: shortId(subject.name) };
}

/** Numbers are left out of account, as they make names alike that are not; but a name that is not known may have a number that is. */
function nearestName(name: string, subjects: readonly Subject[]): Meant | undefined {
  const bare = bareName(name);
  const known = byName(subjects);
  const near = known.get(nearest(keyOf(bare), known.keys()) ?? '');
  if (near !== undefined) return { subject: near, text: bare === name ? bareName(near.name) : near.name };
  const numbered = sameNumber(shortId(name), subjects)?.subject;
  return numbered === undefined ? undefined : { subject: numbered, text: numbered.name };
}

/** By list of subjects: that of all plans is asked for again and again. */
const tables = new WeakMap<readonly Subject[], ReadonlyMap<string, Subject>>();

/** By the keys of bare names. Of those that have the same the first stays. */
function byName(subjects: readonly Subject[]): ReadonlyMap<string, Subject> {
  const cached = tables.get(subjects);
  if (cached !== undefined) return cached;
  const found = new Map<string, Subject>();
  for (const subject of subjects) {
    const key = keyOf(bareName(subject.name));
    if (!found.has(key)) found.set(key, subject);
  }
  tables.set(subjects, found);
  return found;
}
