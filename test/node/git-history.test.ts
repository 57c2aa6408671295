import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { GitAnswer } from '../../src/core/git/ask-git';
import { findProgram } from '../../src/node/find-program';
import { gitHistory } from '../../src/node/git-history';
import { Repository } from './repository';
import { tempFolder } from './temp-folder';

const SPEC = 'plans/modules/cart.md';
const spec = (day: string, text = ''): string => `---\nmodule: cart\nlast_updated: ${day}\n---\n${text}\n`;

const ask = (folder: string, within: readonly string[] = ['plans', 'src'], env = process.env, specs = [SPEC]): Promise<GitAnswer> =>
  gitHistory({ specs, within }, folder, env);

/** What is known, as text: each change and review with its commit. */
function drawn({ history, problem }: GitAnswer): readonly string[] {
  if (history === null) return [problem ?? 'nothing'];
  const changes = [...history.changes].map(([path, { commit: { hash, day, subject }, isGone }]) => `${path}${isGone ? ' gone' : ''} ${hash} ${day} ${subject}`);
  const reviews = [...history.reviews].map(([path, { commit: { hash }, lastUpdated }]) => `${path} says ${lastUpdated} since ${hash}`);
  return [...changes, ...reviews, ...problem === null ? [] : [problem]];
}

/** A shop whose cart was changed after somebody had looked at its spec. */
function shop(below = ''): { readonly repository: Repository; readonly commits: readonly string[] } {
  const repository = Repository.create();
  const commits = [
    repository.commit('2026-01-01', 'Start', { [`${below}${SPEC}`]: spec('2026-01-01'), [`${below}src/cart.ts`]: '1', 'other.ts': '1' }),
    repository.commit('2026-01-02', 'Look', { [`${below}${SPEC}`]: spec('2026-01-02') }),
    repository.commit('2026-01-03', 'Words', { [`${below}${SPEC}`]: spec('2026-01-02', 'More.') }),
    repository.commit('2026-01-04', 'Großer Umbau', { [`${below}src/cart.ts`]: '2', 'other.ts': '2' }),
  ];
  return { repository, commits };
}

describe('gitHistory', function () {
  this.timeout(20_000);

  it('knows when specs, their last_updated and their sources were changed last', async () => {
    const { repository, commits: [, look, words, rebuilt] } = shop();
    assert.deepEqual(drawn(await ask(repository.folder)), [
      `src/cart.ts ${rebuilt} 2026-01-04 Großer Umbau`, `${SPEC} ${words} 2026-01-03 Words`, `${SPEC} says 2026-01-02 since ${look}`,
    ]);
  });

  it('goes back to the first commit, and knows what was deleted', async () => {
    const repository = Repository.create();
    const first = repository.commit('2026-01-01', 'Start', { [SPEC]: spec('2026-01-01'), 'src/cart.ts': '1', 'src/old.ts': '1' });
    const second = repository.commit('2026-01-02', 'Tidy', { 'src/old.ts': null });
    assert.deepEqual(drawn(await ask(repository.folder)), [
      `src/old.ts gone ${second} 2026-01-02 Tidy`, `${SPEC} ${first} 2026-01-01 Start`, `src/cart.ts ${first} 2026-01-01 Start`,
      `${SPEC} says 2026-01-01 since ${first}`,
    ]);
  });

  it('knows nothing of what is not committed', async () => {
    const { repository, commits: [, look] } = shop();
    repository.write(SPEC, spec('2026-01-09'));
    repository.write('src/cart.ts', '3');
    repository.git('add', '--all');
    repository.write('plans/modules/new.md', spec('2026-01-09'));
    const { history } = await ask(repository.folder, ['plans'], process.env, [SPEC, 'plans/modules/new.md']);
    assert.deepEqual([...history?.reviews ?? []].map(([path, { commit, lastUpdated }]) => [path, commit.hash, lastUpdated]), [[SPEC, look, '2026-01-02']]);
  });

  it('counts paths from the workspace, in a folder, a worktree or a submodule of a repository', async () => {
    const { repository, commits: [, look] } = shop('shöp 1/');
    const says = `${SPEC} says 2026-01-02 since ${look}`;
    const within = ['plans', 'src', ''];
    assert.equal(drawn(await ask(join(repository.folder, 'shöp 1'))).at(-1), says);
    assert.equal((await ask(join(repository.folder, 'shöp 1'), within)).history?.changes.has('other.ts'), false);
    const worktree = join(tempFolder({}), 'tree');
    repository.git('worktree', 'add', '--quiet', '--detach', worktree);
    assert.equal(drawn(await ask(join(worktree, 'shöp 1'))).at(-1), says);
    const outer = Repository.create();
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.folder, 'sub');
    outer.commit('2026-01-05', 'Add', {});
    assert.equal(drawn(await ask(join(outer.folder, 'sub/shöp 1'))).at(-1), says);
    assert.deepEqual([...(await ask(outer.folder, [''], process.env, ['sub/x.md'])).history?.changes.keys() ?? []].sort(), ['.gitmodules', 'sub']);
  });

  it('takes names of all kinds', async () => {
    const names = ['plans/modules/ü ö.md', 'plans/modules/"quoted".md', 'plans/modules/[a]*?.md', 'plans/modules/-x.md', 'plans/modules/:(top)y.md'];
    const repository = Repository.create();
    const commit = repository.commit('2026-01-01', 'Names', Object.fromEntries([...names, 'plans/line\nfeed.md'].map((name) => [name, spec('2026-01-01')])));
    const answer = await ask(repository.folder, names, process.env, names);
    assert.deepEqual([...answer.history?.reviews ?? []].map(([path, review]) => [path, review.commit.hash]).sort(), names.map((name) => [name, commit]).sort());
  });

  it('finds the last review in any history: merges, moves, the line taken out, CRLF', async () => {
    const repository = Repository.create();
    repository.commit('2026-01-01', 'Start', { [SPEC]: spec('2026-01-01').replaceAll('\n', '\r\n') });
    repository.git('switch', '--quiet', '-c', 'side');
    const side = repository.commit('2026-01-03', 'Side', { [SPEC]: spec('2026-01-03').replaceAll('\n', '\r\n') });
    repository.git('switch', '--quiet', 'main');
    repository.commit('2026-01-04', 'Main', { 'src/cart.ts': '1' });
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'side');
    assert.equal(drawn(await ask(repository.folder)).at(-1), `${SPEC} says 2026-01-03 since ${side}`);
    const out = repository.commit('2026-01-05', 'Out', { [SPEC]: '# Cart\n' });
    assert.equal(drawn(await ask(repository.folder)).at(-1), `${SPEC} says  since ${out}`);
    const moved = repository.commit('2026-01-06', 'Move', { [SPEC]: null, 'plans/modules/basket.md': spec('2026-01-03') });
    const answer = await ask(repository.folder, ['plans'], process.env, ['plans/modules/basket.md']);
    assert.equal(drawn(answer).at(-1), `plans/modules/basket.md says 2026-01-03 since ${moved}`);
  });

  it('says where a shallow clone ends too early, and knows what it does not need more for', async () => {
    const { repository, commits: [, look] } = shop();
    const problem = 'git: the history of this shallow clone ends too early';
    assert.deepEqual(drawn(await ask(Repository.shallow(repository, 1).folder)), [problem]);
    const [rebuilt, , ...rest] = drawn(await ask(Repository.shallow(repository, 2).folder));
    assert.deepEqual([rebuilt?.split(' ')[0], rest], ['src/cart.ts', []]);
    assert.equal(drawn(await ask(Repository.shallow(repository, 4).folder)).at(-1), `${SPEC} says 2026-01-02 since ${look}`);
  });

  it('says nothing where there is nothing to know', async () => {
    assert.deepEqual(await ask(tempFolder({ [SPEC]: spec('2026-01-01') }), ['plans']), { history: null, problem: null });
    assert.deepEqual(await ask(Repository.create().folder, ['plans']), { history: null, problem: null }, 'no commit');
    assert.deepEqual(await ask(shop().repository.folder, ['plans'], {}), { history: null, problem: null }, 'no Git');
  });

  it('says why Git does not answer', async () => {
    const { repository } = shop();
    repository.git('config', 'extensions.newest', 'true');
    repository.git('config', 'core.repositoryFormatVersion', '1');
    assert.match(drawn(await ask(repository.folder)).join(), /^git: unknown repository extension/);
    const { history, problem } = await ask(join(repository.folder, 'gone'));
    assert.equal(history, null);
    assert.match(problem ?? '', /^git cannot be started: .*ENOENT/);
  });

  it('follows no variable that leads Git elsewhere', async () => {
    const { repository, commits: [, look] } = shop();
    const env = { ...process.env, GIT_DIR: '/nowhere', GIT_WORK_TREE: '/nowhere', GIT_EXTERNAL_DIFF: 'false', GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'x', GIT_PAGER: 'false' };
    assert.equal(drawn(await ask(repository.folder, ['plans'], env)).at(-1), `${SPEC} says 2026-01-02 since ${look}`);
  });

  it('obeys no setting of a repository that changes what Git prints', async () => {
    const { repository, commits: [, look, words] } = shop();
    for (const [key, value] of [
      ['log.showRoot', 'false'], ['log.follow', 'true'], ['log.decorate', 'short'], ['log.date', 'relative'], ['log.diffMerges', 'combined'],
      ['diff.noprefix', 'true'], ['diff.renames', 'copies'], ['diff.relative', 'false'], ['diff.orderFile', '/nowhere'], ['diff.submodule', 'diff'],
      ['color.ui', 'always'], ['core.abbrev', '4'], ['core.quotePath', 'true'], ['format.pretty', 'raw'], ['format.notes', '*'], ['diff.ignoreSubmodules', 'all'],
      ['i18n.logOutputEncoding', 'UTF-16'], ['log.mailmap', 'true'], ['core.bigFileThreshold', '1'], ['log.excludeDecoration', '*'],
    ] as const) repository.git('config', key, value);
    assert.deepEqual(drawn(await ask(repository.folder, [SPEC])), [`${SPEC} ${words} 2026-01-03 Words`, `${SPEC} says 2026-01-02 since ${look}`]);
  });

  it('runs nothing that a repository wants to be run', async function () {
    if (process.platform === 'win32') this.skip();
    const { repository, commits: [, look] } = shop();
    const scripts = tempFolder({ run: '#!/bin/sh\ntouch "$(dirname "$0")/was-run"\n' });
    const script = join(scripts, 'run');
    chmodSync(script, 0o755);
    repository.write('.gitattributes', '* diff=evil filter=evil merge=evil\n');
    repository.commit('2026-01-05', 'Attributes', {});
    for (const hook of readdirSync(join(repository.folder, '.git/hooks'))) assert.match(hook, /\.sample$/);
    for (const key of [
      'core.fsmonitor', 'core.pager', 'pager.log', 'core.editor', 'core.sshCommand', 'core.gitProxy', 'core.askPass', 'diff.external', 'diff.evil.command',
      'diff.evil.textconv', 'filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process', 'gpg.program', 'gpg.ssh.program', 'credential.helper',
      'alias.log', 'alias.cat-file', 'remote.origin.uploadpack', 'core.alternateRefsCommand', 'interactive.diffFilter', 'trace2.eventTarget',
    ]) repository.git('config', key, key.startsWith('alias') ? `!${script}` : script);
    repository.git('config', 'log.showSignature', 'true');
    repository.git('config', 'core.hooksPath', scripts);
    // What is missing would be fetched, by a program that the address names.
    repository.git('config', 'protocol.ext.allow', 'always');
    repository.git('config', 'remote.origin.url', `ext::${script}`);
    repository.git('config', 'remote.origin.promisor', 'true');
    repository.git('config', 'extensions.partialClone', 'origin');
    repository.git('config', 'core.repositoryFormatVersion', '1');
    assert.equal(drawn(await ask(repository.folder)).at(-1), `${SPEC} says 2026-01-02 since ${look}`);

    const blob = execFileSync('git', ['--git-dir', join(repository.folder, '.git'), 'ls-tree', '-r', '--object-only', 'HEAD', SPEC], { encoding: 'utf8', cwd: scripts }).trim();
    repository.write(`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`, null);
    const { problem } = await ask(repository.folder);
    assert.ok(!existsSync(join(scripts, 'was-run')), 'something was run');
    assert.notEqual(problem, undefined);
  });

  it('changes nothing in the repository', async () => {
    const { repository } = shop();
    const state = (): readonly string[] => readdirSync(join(repository.folder, '.git'), { recursive: true, encoding: 'utf8' })
      .map((path) => `${path} ${statSync(join(repository.folder, '.git', path)).mtimeMs}`).sort();
    const before = state();
    await ask(repository.folder);
    assert.deepEqual(state(), before);
  });
});

describe('findProgram', function () {
  if (process.platform === 'win32') return;
  const program = (folder: string): string => {
    chmodSync(join(folder, 'git'), 0o755);
    return join(folder, 'git');
  };

  it('takes the first that can be run, but none of the workspace', () => {
    const [plain, one, other] = [tempFolder({ git: '' }), tempFolder({ git: '' }), tempFolder({ git: '' })];
    const workspace = tempFolder({ 'node_modules/.bin/git': '' });
    const inside = dirname(program(join(workspace, 'node_modules/.bin')));
    const link = join(tempFolder({ bin: { link: inside } }), 'bin');
    const [first] = [program(one), program(other)];
    const find = (...folders: readonly string[]): string | undefined => findProgram('git', workspace, { PATH: folders.join(delimiter) });
    assert.equal(find(plain, inside, link, '', '.', 'node_modules/.bin', one, other), first);
    assert.equal(find(inside, link, plain, join(one, 'gone')), undefined);
    assert.equal(findProgram('git', workspace, {}), undefined);
  });
});
