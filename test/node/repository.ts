import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tempFolder } from './temp-folder';

const SETTINGS = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
const AUTHOR = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org' };

/** A Git repository of its own, which nobody's settings reach. */
export class Repository {
  private constructor(readonly folder: string) {}

  static create(): Repository {
    const repository = new Repository(tempFolder({}));
    repository.git('init', '--quiet', '--initial-branch=main');
    return repository;
  }

  /** A clone with the last commits only. */
  static shallow(from: Repository, depth: number): Repository {
    const clone = new Repository(join(tempFolder({}), 'clone'));
    execFileSync('git', ['clone', '--quiet', `--depth=${depth}`, `file://${from.folder}`, clone.folder], { env: { ...process.env, ...SETTINGS } });
    return clone;
  }

  git(...words: readonly string[]): string {
    return this.#git(words, {});
  }

  #git(words: readonly string[], more: Readonly<Record<string, string>>): string {
    return execFileSync('git', words, { cwd: this.folder, encoding: 'utf8', env: { ...process.env, ...SETTINGS, ...AUTHOR, ...more } }).trim();
  }

  /** @param text `null`: the file is deleted */
  write(path: string, text: string | null): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
  }

  /** Commits files at noon of a day. Returns the start of the hash. */
  commit(day: string, subject: string, files: Readonly<Record<string, string | null>>): string {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    const date = `${day}T12:00:00Z`;
    this.git('add', '--all');
    this.#git(['commit', '--quiet', '--no-verify', '--allow-empty', '-m', subject], { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
    return this.git('rev-parse', '--short=9', 'HEAD');
  }
}
