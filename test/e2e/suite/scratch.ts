import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Uri } from 'vscode';
import type { Insight } from '../../../src/vscode/extension';
import { closeAll, eventually, planFolder } from './waymark';

/** A folder of a test's own below a workspace folder, written past VS Code. Each test gets a fresh one, for what has gone may linger. */
export class Scratch {
  readonly #root: string;
  readonly #prefix: string;
  #count = 0;

  /** @param root the workspace folder's path on disk */
  constructor(root: string, prefix: string) {
    this.#root = root;
    this.#prefix = prefix;
  }

  /** The folder, relative to the workspace folder. */
  get folder(): string {
    return `${this.#prefix}-${this.#count}`;
  }

  /** Where a file of it lies, relative to the workspace folder. */
  path(name: string): string {
    return `${this.folder}/${name}`;
  }

  file(name: string): string {
    return join(this.#root, this.path(name));
  }

  uri(name: string): Uri {
    return Uri.file(this.file(name));
  }

  write(name: string, text: string | Uint8Array): void {
    const file = this.file(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  bytes(name: string): Buffer {
    return readFileSync(this.file(name));
  }

  /** Writes files, and waits until the plan has them. */
  async plan(insight: Insight, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    await eventually(insight, () => {
      const { plan, isAtRest } = planFolder(insight);
      const missing = Object.keys(files).filter((name) => plan.file(this.path(name)) === undefined);
      if (missing.length > 0 || !isAtRest) throw new Error(`not read yet: ${missing.join(', ')}`);
    });
  }

  /** Leaves nothing behind, in editors, on disk and in the plan; the next files lie elsewhere. */
  async clear(insight: Insight): Promise<void> {
    await closeAll();
    rmSync(join(this.#root, this.folder), { recursive: true, force: true });
    const { folder } = this;
    this.#count++;
    await eventually(insight, () => {
      const left = [...planFolder(insight).plan.files()].filter((path) => path.startsWith(`${folder}/`));
      if (left.length > 0) throw new Error(`still in the plan: ${left.join(', ')}`);
    });
  }
}
