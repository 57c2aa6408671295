import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding';
import type { History } from '../../../src/core/model/history';
import { checkFile } from '../../../src/core/rules/check';
import { KeptFindings } from '../../../src/core/rules/kept-findings';
import type { Facts } from '../../../src/core/rules/rule';
import type { Settings } from '../../../src/core/settings';
import { positionOf } from '../../../src/core/text/lines';
import { type Step, World } from '../plan/world';
import type { Texts } from '../plan/workspaces';

/** A world whose findings are kept. */
export class Watched {
  readonly kept = new KeptFindings();
  #texts: ReadonlyMap<string, string>;
  /** By those of the workspace, in which this rule is off. */
  readonly #settings = new WeakMap<Settings, Settings>();
  today = '2026-01-20';
  history: History | null = null;

  private constructor(readonly world: World) {
    this.#texts = this.#textsNow();
    this.kept.take(this.facts, null, []);
  }

  static async of(texts: Texts): Promise<Watched> {
    return new Watched(await World.of(texts));
  }

  get facts(): Facts {
    const { plan, settings } = this.world.workspace;
    let all = this.#settings.get(settings);
    if (all === undefined) this.#settings.set(settings, all = { ...settings, rules: { 'broken-path': 'info' } });
    return { plan, settings: all, today: this.today, history: this.history };
  }

  #textsNow(): ReadonlyMap<string, string> {
    const texts = [...this.world.disk.files, ...this.world.open].map(([path, text]) => [path, typeof text === 'string' ? text : ''] as const);
    return new Map(texts);
  }

  async take(next: Step): Promise<void> {
    const change = await this.world.take(next);
    const before = this.#texts;
    this.#texts = this.#textsNow();
    const paths = new Set([...before.keys(), ...this.#texts.keys()]);
    this.kept.take(this.facts, change, [...paths].filter((path) => before.get(path) !== this.#texts.get(path)));
  }

  /** @param text `null`: it is deleted */
  async write(path: string, text: string | null): Promise<void> {
    if (text !== null) return this.take({ step: 'write', file: { path, text } });
    const file = [...this.world.disk.files.keys()].indexOf(path);
    if (file !== -1) await this.take({ step: 'delete', file });
  }

  /** Looks at files that wait; returns them. */
  look(most = Infinity): readonly string[] {
    const looked: string[] = [];
    while (looked.length < most) {
      const next = this.kept.checkNext();
      if (next === null) break;
      looked.push(next.path);
    }
    return looked.sort();
  }

  /** Looks at all files that wait; returns those in which people see something else. */
  news(): readonly string[] {
    const changed: string[] = [];
    for (let next = this.kept.checkNext(); next !== null; next = this.kept.checkNext()) if (next.isChanged) changed.push(next.path);
    return changed.sort();
  }

  assertUpToDate(): void {
    assert.equal(this.kept.waiting.size, 0);
    const { facts, world } = this;
    const seen = (findings: readonly Finding[]): readonly string[] => findings.map((finding) => asSeen(finding, facts));
    for (const path of world.paths) assert.deepEqual(seen(this.kept.of(path)), seen(checkFile(path, facts)));
  }
}

/** A finding as people see it. */
function asSeen(finding: Finding, { plan }: Facts): string {
  const at = (path: string, offset: number): string => Object.values(positionOf(plan.file(path)?.lines ?? [0], offset)).join(':');
  const { path, start, end, severity, rule, related } = finding;
  const others = related.map((each) => ` (${each.path} ${at(each.path, each.start)} ${each.message})`);
  return `${path} ${at(path, start)}-${at(path, end)} ${severity} ${rule}: ${finding.message()}${others.join('')}`;
}

/** A file with front matter and a title. */
export function overview(fields: string, text = ''): string {
  return `---\n${fields}\n---\n\n# Title\n${text === '' ? '' : `\n${text}\n`}`;
}
