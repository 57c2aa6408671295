import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { tempFolder } from '../node/temp-folder';

const ROOT = resolve(__dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');

/** The fenced blocks of docs/ci.md in a language. */
const blocks = (language: string): string[] => [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text ?? '');

const LOST = '---\nname: a\nmagnitude: Light\nstatus: TODO\ndepends_on: [gone]\n---\n\n# A\n';
const SOUND = LOST.replace('gone', '');

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly 'runs-on': string; readonly steps: readonly Step[] }>>;
}

/** What a process answers that knows nothing of this machine's user. */
function answer(cwd: string, command: string, ...argv: string[]): { readonly status: number | null; readonly output: string } {
  const env = {
    PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org',
  };
  const { status, stdout, stderr } = spawnSync(command, argv, { cwd, env, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** A git repository with plans, in which the command is installed as docs/ci.md says. */
function repository(overview: string): string {
  const root = tempFolder({
    '.gitignore': 'node_modules/\n', '.waymark.json': '{}', 'package.json': '{"private": true}',
    'day_dream/_overview.md': '# All\n', 'day_dream/a/_overview.md': overview,
  });
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(ROOT, join(root, 'node_modules/waymark'));
  symlinkSync('../waymark/dist/cli.js', join(root, 'node_modules/.bin/waymark'));
  assert.equal(answer(root, 'git', 'init', '--quiet').status, 0);
  return root;
}

describe('docs/ci.md', function () {
  this.timeout(60_000);

  before('is the command built? npm run build', () => {
    assert.ok(existsSync(join(ROOT, 'dist/cli.js')));
  });

  it('has a hook that refuses a commit of plans with errors, and lets a sound one through', () => {
    const [hook = '', ...more] = blocks('sh');
    assert.deepEqual(more, []);
    const root = repository(LOST);
    const git = (...argv: string[]) => answer(root, 'git', ...argv);
    mkdirSync(join(root, '.githooks'));
    writeFileSync(join(root, '.githooks/pre-commit'), hook);
    chmodSync(join(root, '.githooks/pre-commit'), 0o755);
    git('config', 'core.hooksPath', '.githooks');

    git('add', '.');
    const refused = git('commit', '-m', 'bad');
    assert.equal(refused.status, 1, refused.output);
    assert.match(refused.output, /day_dream\/a\/_overview\.md\n +5:14 +error +no plan `gone`.*unknown-plan/);
    assert.notEqual(git('rev-parse', '--verify', '--quiet', 'HEAD').status, 0);

    // What is staged counts, whatever the file says by now.
    writeFileSync(join(root, 'day_dream/a/_overview.md'), SOUND);
    assert.equal(git('commit', '-m', 'still bad').status, 1);
    git('add', '.');
    writeFileSync(join(root, 'day_dream/a/_overview.md'), LOST);
    const accepted = git('commit', '-m', 'good');
    assert.equal(accepted.status, 0, accepted.output);

    // What is no plan is not looked at, and needs no command.
    writeFileSync(join(root, 'notes.txt'), 'x');
    git('add', 'notes.txt');
    assert.doesNotMatch(git('commit', '-m', 'other').output, /waymark|file, nothing|findings/);
    // The settings of a backlog are what its plans are read by.
    for (const path of ['app/backlog/config.yml', 'app/.backlog/config.yml', 'backlog.config.yml']) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), 'statuses: [Ideas, Live]\n');
      git('add', path);
      assert.match(git('commit', '-m', path).output, /files, nothing/, path);
    }
    assert.equal(git('status', '--porcelain').output, ' M day_dream/a/_overview.md\n');
    assert.equal(git('commit', '-am', 'bad again').status, 1);
  });

  it('has workflows whose commands run as they stand', () => {
    const [first = '', permissions = '', steps = ''] = blocks('yaml');
    const workflow = parse(first) as Workflow;
    assert.deepEqual(Object.keys(workflow.on), ['pull_request', 'push']);
    assert.deepEqual(Object.keys((parse(permissions) as Workflow).permissions), ['contents', 'security-events']);
    const scanning = parse(steps) as readonly Step[];
    const run = [...workflow.jobs.check?.steps ?? [], ...scanning].flatMap((step) => step.run ?? []);
    assert.deepEqual(run.filter((line) => !line.startsWith('node_modules/.bin/waymark ')), ['npm ci']);
    assert.ok([...workflow.jobs.check?.steps ?? [], ...scanning].every(({ uses, run }) => (uses === undefined) !== (run === undefined)));

    const [annotate = '', scan = ''] = run.filter((line) => line !== 'npm ci');
    const bad = repository(LOST);
    const annotated = answer(bad, 'sh', '-ec', annotate);
    assert.equal(annotated.status, 1, annotated.output);
    assert.match(annotated.output, /^::error file=day_dream\/a\/_overview\.md,line=5,/m);
    assert.equal(answer(bad, 'sh', '-ec', scan).status, 1);
    const { runs: [log] } = JSON.parse(readFileSync(join(bad, 'waymark.sarif'), 'utf8')) as { readonly runs: readonly [{ readonly results: readonly { readonly ruleId: string }[] }] };
    assert.deepEqual(log.results.map(({ ruleId }) => ruleId), ['unknown-plan']);
  });

  it('has a baseline that lets through what was there', () => {
    const root = repository(LOST);
    const [, write = ''] = /^ {4}(\S+ check .* --write-baseline)$/m.exec(PAGE) ?? [];
    assert.equal(answer(root, 'sh', '-ec', write).status, 0);
    const known = answer(root, 'sh', '-ec', write.replace(' --write-baseline', ''));
    assert.deepEqual([known.status, known.output], [0, '2 files, nothing to find\n']);
  });
});
