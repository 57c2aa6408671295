import assert from 'node:assert/strict';
import fc from 'fast-check';
import { liesBelow } from '../../../src/core/base/paths';
import type { FileProblem, WorkspaceFiles } from '../../../src/core/model/files';
import type { PlanChange } from '../../../src/core/model/plan';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { createPlanWorkspace, type PlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';
import { type Edit, edit, edited } from './line-edits';
import { allOf } from './snapshot';
import { settings, type TextFile, textFile, type Texts } from './workspaces';

/** A change on disk. `file` and `folder` count those that there are, so that a step makes sense in every workspace. */
export type DiskStep =
  | { readonly step: 'write'; readonly file: TextFile }
  | { readonly step: 'edit'; readonly file: number; readonly edit: Edit }
  | { readonly step: 'break' | 'delete'; readonly file: number }
  | { readonly step: 'move'; readonly file: number; readonly to: string }
  | { readonly step: 'delete folder'; readonly folder: number }
  | { readonly step: 'move folder'; readonly folder: number; readonly to: string };

/** Something that happens to a workspace, as plain data. */
export type Step =
  | DiskStep
  | { readonly step: 'at once'; readonly steps: readonly DiskStep[] }
  | { readonly step: 'open'; readonly file: TextFile }
  | { readonly step: 'type'; readonly file: number; readonly edit: Edit }
  | { readonly step: 'close'; readonly file: number }
  | { readonly step: 'set'; readonly settings: Settings }
  | { readonly step: 'reload' };

const which = fc.nat(99);
/** What a folder is renamed to; some of these are archives, some make a phase of a plan, or the reverse. */
const folderName = fc.constantFrom(
  'SP01_core_shop', 'PP02_checkout', 'core_shop', 'checkout', 'p00_setup', 'p01_cart', 'auth', 'modules', 'day_dream', 'rollout',
  '_templates', '_completed/2025-Q4/PP02_checkout', '_archive/SP01_core_shop',
);

const diskStep: fc.Arbitrary<DiskStep> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ step: fc.constant('write' as const), file: textFile }) },
  { weight: 6, arbitrary: fc.record({ step: fc.constant('edit' as const), file: which, edit }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constantFrom('delete' as const, 'delete' as const, 'break' as const), file: which }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('move' as const), file: which, to: textFile.map(({ path }) => path) }) },
  fc.record({ step: fc.constant('delete folder' as const), folder: which }),
  { weight: 2, arbitrary: fc.record({ step: fc.constant('move folder' as const), folder: which, to: folderName }) },
);

/** Anything that can happen. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: diskStep },
  fc.record({ step: fc.constant('at once' as const), steps: fc.array(diskStep, { minLength: 2, maxLength: 4 }) }),
  fc.record({ step: fc.constant('open' as const), file: textFile }),
  fc.record({ step: fc.constant('type' as const), file: which, edit }),
  fc.record({ step: fc.constant('close' as const), file: which }),
  fc.record({ step: fc.constant('set' as const), settings }),
  fc.record({ step: fc.constant('reload' as const) }),
);

/** Asked for by name in every world. */
const NAMED = ['notes/README.md'];

/** A workspace in memory to which things happen, and the plan that follows. */
export class World {
  /** What editors hold. */
  readonly open = new Map<string, string>();
  readonly #paths: Set<string>;
  #settings = DEFAULT_SETTINGS;

  private constructor(readonly disk: MemoryFiles, readonly workspace: PlanWorkspace) {
    this.#paths = new Set(disk.files.keys());
  }

  /** @param host how the workspace gets at the files; at once if nothing is said */
  static async of(texts: Texts, host = (disk: MemoryFiles): WorkspaceFiles => disk): Promise<World> {
    const disk = new MemoryFiles(texts);
    return new World(disk, await createPlanWorkspace({ files: host(disk), settings: DEFAULT_SETTINGS, named: NAMED }));
  }

  /** All files that are or were there. */
  get paths(): readonly string[] {
    for (const path of [...this.disk.files.keys(), ...this.open.keys()]) this.#paths.add(path);
    return [...this.#paths].sort();
  }

  /** The plan of the same files, made from nothing. */
  rebuilt(): Promise<PlanWorkspace> {
    const files = new MemoryFiles(Object.fromEntries([...this.disk.files, ...this.open]));
    return createPlanWorkspace({ files, settings: this.#settings, named: NAMED });
  }

  /** Compares all that the plan answers with what one made anew does. */
  async assertUpToDate(): Promise<void> {
    const kept = allOf(this.workspace, this.paths);
    const rebuilt = allOf(await this.rebuilt(), this.paths);
    // Text is compared sooner than objects are.
    if (JSON.stringify(kept) !== JSON.stringify(rebuilt)) assert.deepEqual(kept, rebuilt);
  }

  /** Returns what the workspace tells of it. */
  take(step: Step): Promise<PlanChange | null> {
    const { workspace } = this;
    switch (step.step) {
      case 'open': return this.#type(step.file.path, step.file.text);
      case 'type': {
        const path = pick([...this.open.keys(), ...this.disk.files.keys()], step.file);
        const text = path === undefined ? undefined : this.open.get(path) ?? this.disk.files.get(path);
        return path === undefined || typeof text !== 'string' ? Promise.resolve(null) : this.#type(path, edited(text, step.edit));
      }
      case 'close': {
        const path = pick([...this.open.keys()], step.file);
        if (path === undefined) return Promise.resolve(null);
        this.open.delete(path);
        return workspace.setText(path, null);
      }
      case 'set':
        this.#settings = step.settings;
        return workspace.setSettings(step.settings);
      case 'reload': return workspace.reload();
      case 'at once': return this.#update(step.steps);
      default: return this.#update([step]);
    }
  }

  #type(path: string, text: string): Promise<PlanChange | null> {
    this.open.set(path, text);
    return this.workspace.setText(path, text);
  }

  #update(steps: readonly DiskStep[]): Promise<PlanChange | null> {
    const before = new Map(this.disk.files);
    const gone = steps.flatMap((each) => this.#onDisk(each));
    // What was moved away and came back has changed, whatever it says.
    const isBack = (path: string): boolean => gone.some((each) => path === each || liesBelow(path, each));
    const changed = [...this.disk.files].filter(([path, text]) => before.get(path) !== text || isBack(path)).map(([path]) => path);
    return this.workspace.update(changed, gone);
  }

  /** Returns the file or folder that is gone. */
  #onDisk(step: DiskStep): readonly string[] {
    const { files } = this.disk;
    if (step.step === 'write') {
      files.set(step.file.path, step.file.text);
      return [];
    }
    if (step.step === 'delete folder' || step.step === 'move folder') {
      const folder = pick(foldersOf(files.keys()), step.folder);
      if (folder === undefined) return [];
      const inside = [...files].filter(([path]) => path.startsWith(`${folder}/`));
      for (const [path] of inside) files.delete(path);
      if (step.step === 'move folder') {
        const to = folder.includes('/') ? `${folder.slice(0, folder.lastIndexOf('/'))}/${step.to}` : step.to;
        for (const [path, text] of inside) this.#put(to + path.slice(folder.length), text);
      }
      return [folder];
    }
    const path = pick([...files.keys()], step.file);
    if (path === undefined) return [];
    const text = files.get(path) as string | FileProblem;
    switch (step.step) {
      case 'edit':
        if (typeof text === 'string') files.set(path, edited(text, step.edit));
        return [];
      case 'break':
        this.#put(path, { path, message: 'is not UTF-8' });
        return [];
      case 'delete':
        files.delete(path);
        return [path];
      case 'move':
        files.delete(path);
        this.#put(step.to, text);
        return [path];
    }
  }

  #put(path: string, text: string | FileProblem): void {
    this.disk.files.set(path, typeof text === 'string' ? text : { ...text, path });
  }
}

function pick<T>(from: readonly T[], index: number): T | undefined {
  return from[index % from.length];
}

/** All folders that hold files. */
function foldersOf(paths: Iterable<string>): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) folders.add(path.slice(0, slash));
  }
  return [...folders].sort();
}
