import { shortId } from '../dialects/dream';
import type { Plan, Subject } from '../model/plan';
import { rootAround } from '../plan/profile';

/** The number of a plan: `SP05`; `null`: it is no plan with a number. */
export function planNumber({ kind, name, places }: Subject): string | null {
  const id = kind === 'plan' && places.length === 0 ? shortId(name) : '';
  return /^[SP]P/i.test(id) ? id : null;
}

/** The plans that have the number of a plan in its folder plan, itself among them; first what is archived, then by path. */
export function plansOfNumber(plan: Plan, subject: Subject): readonly Subject[] {
  const root = rootAround(plan, subject);
  const digits = planNumber(subject)?.slice(2);
  return root === null || digits === undefined ? [] : numbersBelow(root).get(Number(digits)) ?? [];
}

/** The number behind the highest of the folder plan around a plan. */
export function freePlanNumber(plan: Plan, subject: Subject): string {
  const root = rootAround(plan, subject);
  const highest = root === null ? 0 : [...numbersBelow(root).keys()].reduce((most, number) => Math.max(most, number), 0);
  return String(highest + 1).padStart(2, '0');
}

/** The plans of a folder plan that share a number, by that; the first of each is the oldest. */
export function repeatedNumbers(root: Subject): readonly (readonly [number: string, plans: readonly Subject[]])[] {
  return [...numbersBelow(root)].filter(([, plans]) => plans.length > 1).map(([number, plans]) => [String(number), plans]);
}

type Numbers = ReadonlyMap<number, readonly Subject[]>;

/** By plan root: each is made anew when something below it changes. */
const known = new WeakMap<Subject, Numbers>();

function numbersBelow(root: Subject): Numbers {
  const cached = known.get(root);
  if (cached !== undefined) return cached;
  const numbers = new Map<number, Subject[]>();
  for (const subject of [...numberedFrom(root)].sort(byAge)) {
    const number = Number(planNumber(subject)?.slice(2));
    const same = numbers.get(number);
    if (same === undefined) numbers.set(number, [subject]);
    else same.push(subject);
  }
  known.set(root, numbers);
  return numbers;
}

/** What is archived was there first. */
function byAge(a: Subject, b: Subject): number {
  if (a.isArchived !== b.isArchived) return a.isArchived ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** The numbered plans at or below each file and folder: after a change only those above it are looked at again. */
const below = new WeakMap<Subject, readonly Subject[]>();
const NONE: readonly Subject[] = [];

function numberedFrom(site: Subject): readonly Subject[] {
  let plans = below.get(site);
  if (plans === undefined) {
    const inside = site.children.flatMap((child) => child.places.length === 0 ? numberedFrom(child) : NONE);
    plans = planNumber(site) === null ? inside : [site, ...inside];
    if (plans.length === 0) plans = NONE;
    below.set(site, plans);
  }
  return plans;
}
