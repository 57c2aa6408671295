import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ENV = {
  ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org',
};

/** A spec whose source is changed later than it was looked at. That modules need a field which it has not is seen without Git. */
export const SHOP = {
  'day_dream/SP01_shop/_overview.md': '---\nname: shop\ntype: system\nmagnitude: Epic\nstatus: TODO\norigin: talk\nlast_updated: 2026-01-01\n---\n\n# Shop\n',
  'day_dream/SP01_shop/modules/cart.md': '---\nmodule: cart\nlast_updated: 2026-01-02\nsource: src/cart.ts\n---\n\n# Module: cart\n',
};
export const SPEC = 'day_dream/SP01_shop/modules/cart.md';

/** A repository in a workspace folder, for as long as a test lasts. Its commits come from elsewhere: what lies in the folder stays. */
export class Committed {
  readonly #folder: string;
  readonly #elsewhere = mkdtempSync(join(tmpdir(), 'waymark-committed-'));

  constructor(folder: string) {
    this.#folder = folder;
    this.git('init', '--quiet', '--initial-branch=main');
  }

  git(...words: readonly string[]): string {
    return execFileSync('git', words, { cwd: this.#folder, encoding: 'utf8', env: ENV });
  }

  /** @param files by their paths in the folder; the files of earlier commits stay */
  commit(day: string, subject: string, files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.#elsewhere, path)), { recursive: true });
      writeFileSync(join(this.#elsewhere, path), text);
    }
    this.git('--work-tree', this.#elsewhere, 'add', '--all');
    execFileSync('git', ['--work-tree', this.#elsewhere, 'commit', '--quiet', '-m', subject], {
      cwd: this.#folder, env: { ...ENV, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` },
    });
  }

  remove(): void {
    for (const folder of [join(this.#folder, '.git'), this.#elsewhere]) rmSync(folder, { recursive: true, force: true });
  }
}
