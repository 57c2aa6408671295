import type { TextEdit } from '../model/edits';
import type { Finding, Severity } from '../model/finding';
import type { Plan } from '../model/plan';
import type { Range } from '../text/lines';
import { rangeIn, rangeOfFinding } from './range-in';

/** What is told of a rule. */
export interface SarifRule {
  readonly id: string;
  readonly severity: Severity | 'off';
  readonly summary: string;
  /** Absolute; `undefined`: its page is not to be found. */
  readonly page: string | undefined;
}

export interface SarifOptions {
  /** Of Waymark. */
  readonly version: string;
  /** The workspace's folder as an absolute URI, with `/` at its end. */
  readonly workspace: string;
  readonly rules: readonly SarifRule[];
  readonly fingerprintOf: (finding: Finding) => string;
}

/** SARIF has no hints. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** What the paths in the log are relative to, by the name that other tools give it. */
const BASE = '%SRCROOT%';

/** Findings as a log in the Static Analysis Results Interchange Format, version 2.1.0. Columns are those of the JSON contract. */
export function sarifLog(plan: Plan, findings: readonly Finding[], { version, workspace, rules, fingerprintOf }: SarifOptions): object {
  const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
  const counts = new Map<string, number>();
  /** Findings that are alike are numbered: whoever keeps them by their fingerprints would take them for one. */
  const numbered = (print: string): string => {
    const count = (counts.get(print) ?? 0) + 1;
    counts.set(print, count);
    return `${print}:${count}`;
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'Waymark', version, rules: rules.map(ruleOf) } },
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { [BASE]: { uri: workspace } },
      results: findings.map((finding) => ({
        ruleId: finding.rule,
        ruleIndex: ruleIndex.get(finding.rule) ?? -1,
        level: LEVELS[finding.severity],
        message: messageOf(finding.message()),
        locations: [{ physicalLocation: placeOf(finding.path, rangeOfFinding(plan, finding)) }],
        relatedLocations: finding.related.map((place, index) => ({
          id: index + 1, physicalLocation: placeOf(place.path, rangeIn(plan, place.path, place)), message: messageOf(place.message),
        })),
        partialFingerprints: { 'waymark/v1': numbered(fingerprintOf(finding)) },
        fixes: finding.fixes().filter(({ edits }) => edits.length > 0 && edits.every(({ path }) => plan.file(path) !== undefined))
          .map(({ title, edits }) => ({ description: messageOf(title), artifactChanges: changesOf(plan, edits) })),
      })),
    }],
  };
}

function ruleOf({ id, severity, summary, page }: SarifRule): object {
  return {
    id,
    shortDescription: { text: summary },
    ...page === undefined ? {} : { helpUri: page },
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: LEVELS[severity] },
  };
}

/** A message may hold links, `[text](target)`: what plans say must bring none in. */
function messageOf(text: string): { readonly text: string } {
  return { text: text.replaceAll('](', '] (') };
}

function placeOf(path: string, range: Range): object {
  return { artifactLocation: artifactOf(path), region: regionOf(range) };
}

function artifactOf(path: string): object {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}

/** Its end is exclusive here as well. */
function regionOf({ start, end }: Range): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function changesOf(plan: Plan, edits: readonly TextEdit[]): readonly object[] {
  const byPath = new Map<string, object[]>();
  for (const edit of edits) {
    const { path, newText } = edit;
    const replacements = byPath.get(path) ?? [];
    byPath.set(path, replacements);
    replacements.push({ deletedRegion: regionOf(rangeIn(plan, path, edit)), insertedContent: { text: newText } });
  }
  return [...byPath].map(([path, replacements]) => ({ artifactLocation: artifactOf(path), replacements }));
}
