import { Multimap } from '../base/multimap';
import type { Finding, Fix } from '../model/finding';
import type { Plan, PlanChange } from '../model/plan';
import type { RuleId } from '../model/rule-ids';
import { positionOf } from '../text/lines';
import { RULES } from './all';
import { checkFile } from './check';
import { FarFacts } from './far-facts';
import type { Facts, Rule } from './rule';

/** A file that was looked at. */
export interface LookedAt {
  readonly path: string;
  /** Whether people see something else than before: another finding, place, severity or message. */
  readonly isChanged: boolean;
}

/** The findings of a file, as they were when it was looked at. */
interface Kept {
  readonly findings: readonly Finding[];
  /** As people see them. */
  readonly seen: string;
  /** The other files in which related places stand. */
  readonly related: ReadonlySet<string>;
}

/**
 * The findings of all files of a plan, kept up to date: after a change only those files are looked at again in which something else
 * may be found, one at a time, when there is time.
 *
 * A message is what was to be said when the file was looked at, and is kept up to date like the rest, with what it suggests. Fixes are
 * made when they are asked for, of the plan as it is by then.
 */
export class KeptFindings {
  readonly #far = new FarFacts();
  readonly #kept = new Map<string, Kept>();
  readonly #waiting = new Set<string>();
  /** By file: those whose findings have related places in it. */
  readonly #relatedTo = new Multimap<string, string>();
  /** Files with findings that suggest what may be meant. */
  readonly #suggesting = new Set<string>();
  #facts: Facts | null = null;

  constructor(private readonly rules: readonly Rule[] = RULES) {}

  /** Files that are to be looked at. */
  get waiting(): ReadonlySet<string> {
    return this.#waiting;
  }

  /**
   * The plan is another now, or the day, the settings or the history; at first, and with other settings or words or on another day,
   * all files are to be looked at, with another history the specs of modules.
   * @param change `null`: nothing that anybody could see
   * @param touched the files whose text has changed, whether or not that is a change of the plan: places in them may have moved
   */
  take(facts: Facts, change: PlanChange | null, touched: Iterable<string>): void {
    const { plan } = facts;
    const before = this.#facts;
    this.#facts = facts;
    if (before === null || !isSame(before, facts)) {
      this.#far.reset(facts);
      this.#waitForAll(plan);
      return;
    }
    if (before.history !== facts.history) for (const path of plan.files()) if (plan.subjectAt(path, -1, 0)?.kind === 'module') this.#wait(path, plan);
    const files = new Set(touched);
    if (change !== null) {
      for (const path of change.files) files.add(path);
      const concerned = this.#far.update(facts, change);
      if (concerned.files === null) this.#waitForAll(plan);
      else for (const path of concerned.files) this.#wait(path, plan);
      if (concerned.hasOtherFiles) this.#waitForNames(SUGGESTS, plan);
      else if (change.added.length + change.removed.length > 0) this.#waitForNames(SUGGESTS_IDS, plan);
    }
    for (const path of files) {
      this.#wait(path, plan);
      for (const other of this.#relatedTo.get(path)) this.#wait(other, plan);
    }
  }

  #waitForAll(plan: Plan): void {
    for (const path of [...plan.files(), ...this.#kept.keys()]) this.#waiting.add(path);
  }

  #waitForNames(rules: ReadonlySet<RuleId>, plan: Plan): void {
    for (const path of this.#suggesting) if (this.of(path).some(({ rule }) => rules.has(rule))) this.#wait(path, plan);
  }

  #wait(path: string, plan: Plan): void {
    if (plan.file(path) !== undefined || this.#kept.has(path)) this.#waiting.add(path);
  }

  /**
   * Looks at one of the files that wait.
   * @param preferred files that go first, if they wait
   * @returns `null`: none waits
   */
  checkNext(preferred: Iterable<string> = []): LookedAt | null {
    const facts = this.#facts;
    if (facts === null) return null;
    for (const paths of [preferred, this.#waiting]) {
      for (const path of paths) if (this.#waiting.has(path)) return this.#check(path, facts);
    }
    return null;
  }

  /** What was wrong with a file when it was looked at last; nothing if it never was, or is no part of the plan. */
  of(path: string): readonly Finding[] {
    return this.#kept.get(path)?.findings ?? NONE;
  }

  #check(path: string, facts: Facts): LookedAt {
    const before = this.#kept.get(path);
    this.#far.read(path, facts);
    const findings = worded(checkFile(path, facts, this.rules), path, facts, this.rules);
    const seen = findings.map((finding) => seenOf(finding, facts.plan)).join('\n');
    const related = new Set(findings.flatMap((finding) => finding.related.map((place) => place.path)));
    related.delete(path);
    for (const other of before?.related ?? NONE) this.#relatedTo.delete(other, path);
    for (const other of related) this.#relatedTo.add(other, path);
    if (findings.some(({ rule }) => SUGGESTS.has(rule))) this.#suggesting.add(path);
    else this.#suggesting.delete(path);
    if (findings.length > 0) this.#kept.set(path, { findings, seen, related });
    else this.#kept.delete(path);
    this.#waiting.delete(path);
    return { path, isChanged: seen !== (before?.seen ?? '') };
  }
}

const NONE: readonly never[] = [];

/** The rules whose messages suggest what may be meant: that depends on the names of all files and folders. */
const SUGGESTS: ReadonlySet<RuleId> = new Set([
  'broken-reference', 'broken-link', 'broken-path', 'unknown-plan', 'unknown-ticket', 'ambiguous-reference', 'duplicate-id',
]);

/** Those that may suggest a ticket, package or section. */
const SUGGESTS_IDS: ReadonlySet<RuleId> = new Set(['unknown-ticket', 'ambiguous-reference', 'broken-reference']);

function isSame(a: Facts, b: Facts): boolean {
  return a.plan === b.plan && a.settings === b.settings && a.today === b.today;
}

/**
 * Findings of a file with their messages as they are now, and fixes as they are when they are asked for: what they are about may have
 * moved by then. Then the file is looked at once more, for all of them.
 */
function worded(findings: readonly Finding[], path: string, facts: Facts, rules: readonly Rule[]): readonly Finding[] {
  let latest = { roots: facts.plan.roots, findings: byPlace(findings) };
  const now = (place: string): Finding | undefined => {
    const { roots } = facts.plan;
    if (latest.roots !== roots) latest = { roots, findings: byPlace(checkFile(path, facts, rules)) };
    return latest.findings.get(place);
  };
  return [...latest.findings].map(([place, finding]) => {
    const message = finding.message();
    return { ...finding, message: () => message, fixes: (): readonly Fix[] => now(place)?.fixes() ?? NONE };
  });
}

/** Findings by their rules and places; where a rule finds several things at one place, they are counted. */
function byPlace(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const known = new Map<string, Finding>();
  for (const finding of findings) {
    const place = `${finding.start}-${finding.end} ${finding.rule}`;
    let count = 1;
    while (known.has(`${place} ${count}`)) count++;
    known.set(`${place} ${count}`, finding);
  }
  return known;
}

/** Everything of a finding that people see, as text. */
function seenOf(finding: Finding, plan: Plan): string {
  const { rule, severity, path, related } = finding;
  const at = (place: Finding | Finding['related'][number]): string => {
    const lines = plan.file(place.path)?.lines ?? [0];
    const [start, end] = [positionOf(lines, place.start), positionOf(lines, place.end)];
    return `${start.line}:${start.column}-${end.line}:${end.column}`;
  };
  const others = related.map((place) => `${place.path} ${at(place)} ${place.message}`);
  return JSON.stringify([rule, severity, path, at(finding), finding.message(), ...others]);
}
