import { UserError } from '../base/user-error';
import type { Finding } from '../model/finding';

/** So many findings of a rule in a file that are alike are known. */
export interface KnownFindings {
  readonly path: string;
  readonly rule: string;
  /** See `fingerprintOf`. */
  readonly fingerprint: string;
  readonly count: number;
}

/** Findings that are known, and not told again (docs/json/baseline.schema.json): in order, each once. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly KnownFindings[];
}

export interface Compared {
  /** What the baseline does not know. */
  readonly fresh: readonly Finding[];
  /** How many of the findings that it knows are there no more. */
  readonly gone: number;
}

type FingerprintOf = (finding: Finding) => string;

/**
 * A baseline that knows some findings.
 * @param kept what it is to know besides
 */
export function baselineOf(findings: readonly Finding[], fingerprintOf: FingerprintOf, kept: readonly KnownFindings[] = []): Baseline {
  const known = new Map(kept.map((each) => [keyOf(each), each]));
  for (const finding of findings) {
    const { path, rule } = finding;
    const fingerprint = fingerprintOf(finding);
    const key = keyOf({ path, rule, fingerprint });
    known.set(key, { path, rule, fingerprint, count: (known.get(key)?.count ?? 0) + 1 });
  }
  return { version: 1, findings: [...known].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0).map(([, each]) => each) };
}

/**
 * Which findings a baseline does not know. Of several that are alike, as many as it knows are taken for known, the first ones.
 * @param isLooked whether a path was looked at: of others nobody can tell what is gone
 */
export function compareWith(
  baseline: Baseline, findings: readonly Finding[], fingerprintOf: FingerprintOf, isLooked: (path: string) => boolean,
): Compared {
  const left = new Map(baseline.findings.map((each) => [keyOf(each), each.count]));
  const fresh = findings.filter((finding) => {
    const key = keyOf({ path: finding.path, rule: finding.rule, fingerprint: fingerprintOf(finding) });
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
  const looked = baseline.findings.filter(({ path }) => isLooked(path));
  return { fresh, gone: looked.reduce((sum, each) => sum + Math.max(0, left.get(keyOf(each)) ?? 0), 0) };
}

/** The baseline that a text holds. Throws a `UserError` with words to go behind the file's name. */
export function readBaseline(text: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(`is not valid JSON: ${(error as SyntaxError).message}`);
  }
  if (!isRecord(value) || !Array.isArray(value.findings)) throw new UserError('is no baseline');
  if (value.version !== 1) throw new UserError('is a baseline of another version');
  const findings: readonly unknown[] = value.findings;
  if (!findings.every(isKnown)) throw new UserError('is no baseline: its findings have a path, a rule, a fingerprint and a count');
  return { version: 1, findings };
}

/** No path holds a NUL. */
function keyOf({ path, rule, fingerprint }: Omit<KnownFindings, 'count'>): string {
  return [path, rule, fingerprint].join('\0');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isKnown(value: unknown): value is KnownFindings {
  return isRecord(value) && typeof value.path === 'string' && typeof value.rule === 'string' && typeof value.fingerprint === 'string' &&
    typeof value.count === 'number' && Number.isInteger(value.count) && value.count > 0;
}
