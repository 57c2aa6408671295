import { shortId } from '../dialects/dream';
import { NEWER_FIELDS } from '../dialects/dream-fields';
import type { Plan, Subject } from '../model/plan';
import type { Profile, Settings } from '../settings';
import { isDream } from './discovery';

/**
 * The version of the protocol that the DREAM plan around a subject follows, as the setting says or as its plans show. `null`: the
 * subject stands in no such plan, or in one that shows no sign of the protocol: others name files `_overview.md`, too.
 */
export function profileAround(plan: Plan, subject: Subject, setting: Settings['profile']): Profile | null {
  const root = rootAround(plan, subject);
  if (root === null) return null;
  return setting === 'auto' ? profileOf(plan, root) : setting;
}

/** The root of the DREAM plan around a subject; `null`: it stands in a plan document, or in a plan of another format. */
export function rootAround(plan: Plan, subject: Subject): Subject | null {
  let above: Subject | undefined = subject;
  while (above !== undefined && above.kind !== 'root') above = plan.parent(above.id);
  return above ?? null;
}

/** What tells the versions apart, of a subject's plans and phases, itself one of them. */
interface Signs {
  /** SPnn or PPnn: versions before 4.03 number nothing but phases. */
  readonly isNumbered: boolean;
  readonly hasMagnitude: boolean;
  /** How many have front matter with two of the newer fields, and how many with fewer. */
  readonly newer: number;
  readonly older: number;
}

/** Numbered plans, or two newer fields on most plans: 4.03 or later. */
function profileOf(plan: Plan, root: Subject): Profile | null {
  const { isNumbered, hasMagnitude, newer, older } = signsOf(plan, root);
  if (isNumbered || newer > older) return '4.05';
  return hasMagnitude || isDream(`${root.id}/`) ? '4.02' : null;
}

/** A subject is made anew when something of it or below it changes, so that only the way from there to the root is looked at again. */
const known = new WeakMap<Subject, Signs>();

function signsOf(plan: Plan, subject: Subject): Signs {
  let signs = known.get(subject);
  if (signs === undefined) known.set(subject, signs = readSigns(plan, subject));
  return signs;
}

function readSigns(plan: Plan, { kind, name, path, children }: Subject): Signs {
  const keys = kind === 'plan' || kind === 'phase' ? plan.file(path)?.frontMatter?.fields.map(({ key }) => key) ?? [] : [];
  const isNewer = keys.filter((key) => NEWER_FIELDS.includes(key)).length >= 2;
  let isNumbered = kind === 'plan' && /^[SP]P/i.test(shortId(name));
  let hasMagnitude = keys.includes('magnitude');
  let newer = isNewer ? 1 : 0;
  let older = keys.length > 0 && !isNewer ? 1 : 0;
  for (const child of children) {
    if (child.kind !== 'plan' && child.kind !== 'phase' && child.kind !== 'folder') continue;
    const signs = signsOf(plan, child);
    isNumbered ||= signs.isNumbered;
    hasMagnitude ||= signs.hasMagnitude;
    newer += signs.newer;
    older += signs.older;
  }
  return { isNumbered, hasMagnitude, newer, older };
}
