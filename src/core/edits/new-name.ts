import { UserError } from '../base/user-error';
import { folderOf, liesBelow } from '../base/paths';
import { bareName, GENERATED, shortId, STRUCTURAL } from '../dialects/dream';
import type { Plan, Subject } from '../model/plan';
import { rootAround } from '../plan/profile';

/*
 * What files and folders may be called.
 */

/** The name that somebody means: without a number of its own it keeps that of the old one. Throws a `UserError` where nothing can be called so. */
export function fullName(typed: string, { name }: Pick<Subject, 'name'>): string {
  const given = typed.trim().replace(/\/+$/, '').replace(/\.(?:md|markdown)$/i, '');
  const hasNumber = bareName(given) !== given || shortId(given) !== '';
  const full = hasNumber || given === '' ? given : name.slice(0, name.length - bareName(name).length) + given;
  const fault = faultOf(given) ?? faultOf(full);
  if (fault !== null) throw new UserError(`\`${given}\` ${fault}`);
  return full;
}

/** Longer names are refused by some file systems. */
const LONGEST = 200;

const WINDOWS_NAMES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What is wrong with a name, in words that go behind it. */
function faultOf(name: string): string | null {
  if (name === '') return 'is no name';
  if (/[/\\]/.test(name)) return 'has a slash in it: a new name moves nothing to another folder';
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'has characters in it that cannot be seen';
  if (/[<>:"|?*]/.test(name)) return 'has one of < > : " | ? * in it, which file names on Windows must not have';
  if (WINDOWS_NAMES.test(name)) return 'is a name that Windows keeps for itself';
  if (/^[.]|[. ]$/.test(name)) return 'begins or ends with a dot';
  if (name.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (isStructural(name)) return 'is a name that has a meaning of its own in a plan folder';
  return null;
}

/** Whether a name says what a file or folder is, rather than what it is called. */
export function isStructural(name: string): boolean {
  return /^_|^(?:modules|assets|exploration|templates)$/i.test(name) || STRUCTURAL.test(name) || GENERATED.has(name.toLowerCase());
}

/** Throws a `UserError` if another plan of the folder plan, or another phase of the plan, has the number of a new name. */
export function requireFreeNumber(plan: Plan, subject: Subject, name: string): void {
  const number = shortId(name);
  if (number === '' || sameNumber(number, shortId(subject.name))) return;
  const around = subject.kind === 'phase' ? plan.parent(subject.id) : rootAround(plan, subject);
  const taken = around === null || around === undefined ? undefined : numbered(around, subject.kind).find((each) => sameNumber(shortId(each.name), number));
  if (taken !== undefined) throw new UserError(`\`${number}\` is taken by ${taken.name} (${taken.path})`);
}

/** Systems and procedures share one sequence of numbers. */
function sameNumber(a: string, b: string): boolean {
  return a !== '' && b !== '' && /^p\d/i.test(a) === /^p\d/i.test(b) && Number(/\d+/.exec(a)?.[0]) === Number(/\d+/.exec(b)?.[0]);
}

/** Those of a kind at or below a file or folder that have a number; phases of another plan have theirs. */
function numbered(around: Subject, kind: Subject['kind']): readonly Subject[] {
  return around.children.flatMap((child) => [
    ...child.kind === kind && shortId(child.name) !== '' && child.places.length === 0 ? [child] : [],
    ...kind === 'phase' ? [] : numbered(child, kind),
  ]);
}

/** Throws a `UserError` if something has a path by now, in whatever case; that of the subject itself is no other. */
export function requireFreePath(files: Iterable<string>, from: string, to: string): void {
  const wanted = to.toLowerCase();
  for (const path of files) {
    const lower = path.toLowerCase();
    if ((lower === wanted || liesBelow(lower, wanted)) && path !== from && !liesBelow(path, from)) {
      throw new UserError(`\`${to.slice(folderOf(to).length).replace(/^\//, '')}\` is there already: ${path.slice(0, to.length)}`);
    }
  }
}
