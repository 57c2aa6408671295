import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import schema from '../../docs/json/check.schema.json';
import staleSchema from '../../docs/json/stale.schema.json';
import type { CheckReport } from '../../src/core/reports/check';
import type { StaleReport } from '../../src/core/reports/stale';
import { tempFolder } from '../node/temp-folder';
import { refuses, waymark } from './waymark';
import { filesIn, novamart } from './workspace-files';

const isReport = new Ajv().compile(schema);
const isStaleReport = new Ajv().compile(staleSchema);

const LOST = '# Harbour\n\nSee the\t[berths](berth-plan.md).\n';
const BERTHS = '# Berths\n\n- [ ] one\n';

/** A plan with a link that leads nowhere, and one that it may have been meant to lead to. */
function harbour(more: Readonly<Record<string, string>> = {}): string {
  return tempFolder({ '.waymark.json': '{}', 'plans/harbour-plan.md': LOST, 'plans/berths-plan.md': BERTHS, ...more });
}

async function report(cwd: string, ...argv: string[]): Promise<{ readonly status: number; readonly report: CheckReport }> {
  const { status, stdout, stderr } = await waymark(cwd, 'check', ...argv, '--format', 'json');
  assert.equal(stderr, '');
  const parsed = JSON.parse(stdout) as CheckReport;
  assert.ok(isReport(parsed), JSON.stringify(isReport.errors));
  return { status, report: parsed };
}

describe('waymark check', () => {
  it('shows each finding with its line and a mark under its place', async () => {
    const { status, stdout, stderr } = await waymark(harbour(), 'check');
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.equal(stdout, [
      'plans/harbour-plan.md',
      '  3:18  warning  `berth-plan.md` is not there; did you mean `berths-plan.md`?  broken-link',
      '  3 │ See the [berths](berth-plan.md).',
      '    │                  ^^^^^^^^^^^^^',
      '    = fix: Link to berths-plan.md',
      '',
      '1 warning in 1 of 2 files',
      '',
    ].join('\n'));
  });

  it('says so where there is nothing to find, and where there are no plans', async () => {
    assert.equal((await waymark(tempFolder({ 'PLAN.md': BERTHS }), 'check')).stdout, '1 file, nothing to find\n');
    const { status, stdout, stderr } = await waymark(tempFolder({ 'README.md': LOST }), 'check');
    assert.deepEqual({ status, stdout }, { status: 0, stdout: '' });
    assert.match(stderr, /^waymark: no plans found under /);
  });

  it('gives the same as JSON', async () => {
    assert.deepEqual(await report(harbour()), {
      status: 0,
      report: {
        version: 1,
        files: 2,
        findings: [{
          rule: 'broken-link', severity: 'warning', path: 'plans/harbour-plan.md',
          range: { start: { line: 3, column: 18 }, end: { line: 3, column: 31 } },
          message: '`berth-plan.md` is not there; did you mean `berths-plan.md`?', related: [], fixes: ['Link to berths-plan.md'],
        }],
        summary: { error: 0, warning: 1, info: 0, hint: 0 },
      },
    });
  });

  it('exits with 1 for an error, and for more warnings than are fine', async () => {
    const folder = harbour();
    assert.equal((await waymark(folder, 'check', '--max-warnings', '1')).status, 0);
    assert.equal((await waymark(folder, 'check', '--max-warnings', '0')).status, 1);
    assert.equal((await waymark(folder, 'check', '--rule', 'broken-link=error')).status, 1);
    assert.equal((await report(folder, '--rule', 'broken-link=error')).report.summary.error, 1);
    assert.equal((await waymark(folder, 'check', '--rule', 'broken-link=error', '--rule', 'broken-link=hint')).status, 0);
    assert.equal((await waymark(folder, 'check', '--rule=broken-link=off')).stdout, '2 files, nothing to find\n');
  });

  it('lets the command line say more than the settings, and these more than the rule', async () => {
    const folder = harbour({ '.waymark.json': '{"rules": {"broken-link": "info"}}' });
    assert.equal((await report(folder)).report.findings[0]?.severity, 'info');
    assert.equal((await report(folder, '--rule', 'broken-link=error')).report.findings[0]?.severity, 'error');
  });

  describe('wrong settings', () => {
    const WRONG = '{\n  "weeks": 0,\n  "rules": { "broken-link": "fatal", "broken-path": "info" }\n}\n';

    it('are findings in their file, each once, whatever ROOT is; the others hold', async () => {
      const folder = harbour({ '.waymark.json': WRONG, 'plans/berths-plan.md': '# Berths\n\n`src/lost.ts`\n' });
      const { status, stdout, stderr } = await waymark(folder, 'check', 'plans/berths-plan.md');
      assert.deepEqual({ status, stderr }, { status: 1, stderr: '' });
      assert.equal(stdout, [
        '.waymark.json',
        '  2:12  error  "weeks" must be a whole number from 1  invalid-setting',
        '  2 │   "weeks": 0,',
        '    │            ^',
        '  3:29  error  broken-link can be error, warning, info, hint or off, not "fatal"  invalid-setting',
        '  3 │   "rules": { "broken-link": "fatal", "broken-path": "info" }',
        '    │                             ^^^^^^^',
        '',
        '2 errors in 1 of 2 files',
        '',
      ].join('\n'));
      assert.deepEqual((await report(folder, 'plans')).report.findings.map(({ rule, path }) => `${path} ${rule}`), [
        '.waymark.json invalid-setting', '.waymark.json invalid-setting', 'plans/harbour-plan.md broken-link',
      ]);
    });

    it('are told by programs to programs, and where there is no plan', async () => {
      const folder = tempFolder({ '.waymark.json': '{"weeks": 0}' });
      const { report: { files, findings, summary } } = await report(folder);
      assert.deepEqual({ files, summary }, { files: 1, summary: { error: 1, warning: 0, info: 0, hint: 0 } });
      assert.deepEqual(findings[0]?.range, { start: { line: 1, column: 11 }, end: { line: 1, column: 12 } });
      assert.match((await waymark(folder, 'check')).stdout, /^\.waymark\.json\n/);
      assert.match((await waymark(folder, 'check', '--format', 'github')).stdout, /^::error file=\.waymark\.json,line=1,endLine=1,col=11,/);
      const { runs: [run] } = JSON.parse((await waymark(folder, 'check', '--format', 'sarif')).stdout) as {
        runs: { results: { ruleId: string; locations: { physicalLocation: { region: object } }[] }[] }[];
      };
      assert.deepEqual(run?.results.map(({ ruleId, locations: [location] }) => [ruleId, location?.physicalLocation.region]), [
        ['invalid-setting', { startLine: 1, startColumn: 11, endLine: 1, endColumn: 12 }],
      ]);
    });

    it('are as bad as the rule is to be, and known to a baseline', async () => {
      const folder = harbour({ '.waymark.json': WRONG });
      assert.equal((await waymark(folder, 'check', '--rule', 'invalid-setting=warning')).status, 0);
      assert.deepEqual((await report(folder, '--rule', 'invalid-setting=off')).report.findings.map(({ rule }) => rule), ['broken-link']);
      await waymark(folder, 'check', '--baseline', 'known.json', '--write-baseline');
      assert.deepEqual((await report(folder, '--baseline', 'known.json')).report.findings, []);
      writeFileSync(join(folder, '.waymark.json'), '{"wekks": 0}');
      assert.deepEqual((await waymark(folder, 'check', '--baseline', 'known.json', '--format', 'github')).status, 1);
    });

    it('of a project are told as well', async () => {
      const folder = harbour({ 'backlog/config.yml': 'statuses: [To Do\n', 'backlog/tasks/task-1 - Caulk.md': '---\nid: task-1\ntitle: Caulk\nstatus: To Do\n---\n' });
      const { status, stdout } = await waymark(folder, 'check', 'backlog', '--format', 'github');
      assert.equal(status, 1);
      assert.match(stdout, /^::error file=backlog\/config\.yml,line=2,.*title=invalid-setting::cannot be read, so the usual statuses count: /);
    });

    it('hold up what writes, and other commands', async () => {
      const folder = harbour({ '.waymark.json': WRONG });
      await refuses(folder, ['check', '--fix'], '.waymark.json:2:12: "weeks" must be a whole number from 1');
      await refuses(folder, ['tree'], '.waymark.json:2:12: "weeks" must be a whole number from 1');
    });
  });

  it('obeys comments', async () => {
    const folder = harbour({ 'plans/harbour-plan.md': LOST.replace('See', '<!-- waymark-disable-next-line broken-link -->\nSee') });
    assert.deepEqual((await report(folder)).report.findings, []);
  });

  it('is limited by ROOT, and reads a file that is named', async () => {
    const folder = harbour();
    assert.equal((await report(folder, 'plans/berths-plan.md')).report.files, 1);
    assert.equal((await report(folder, 'plans')).report.findings.length, 1);
    const notes = tempFolder({ '.waymark.json': '{}', 'notes.md': '# N\n\n- [ ] **PF-1**: a\n- [ ] **PF-1**: b\n' });
    assert.equal((await report(notes, 'notes.md')).report.files, 1);
  });

  describe('--fix', () => {
    const GARBLED = '# Plan âœ…\r\n\r\nfirst â€” second\r\n';

    it('puts right what can be without asking, and nothing besides', async () => {
      const folder = harbour({ 'PLAN.md': GARBLED });
      const dry = await waymark(folder, 'check', '--fix', '--dry-run');
      assert.match(dry.stdout, /^--- a\/PLAN\.md\n\+\+\+ b\/PLAN\.md\n/);
      assert.equal(readFileSync(join(folder, 'PLAN.md'), 'utf8'), GARBLED);

      const { status, stderr, stdout } = await waymark(folder, 'check', '--fix');
      assert.deepEqual({ status, stderr }, { status: 0, stderr: 'waymark: 1 finding put right in 1 file\n' });
      assert.equal(readFileSync(join(folder, 'PLAN.md'), 'utf8'), '# Plan ✅\r\n\r\nfirst — second\r\n');
      // What is but a guess is left for people to decide.
      assert.equal(readFileSync(join(folder, 'plans/harbour-plan.md'), 'utf8'), LOST);
      assert.match(stdout, /1 warning in 1 of 3 files\n$/);
    });

    describe('with ROOT', () => {
      const row = (status: string): string => `# Base\n\n| Name | Type | Status |\n|---|---|---|\n| [01_cart.md](01_cart.md) | Task | ${status} |\n`;
      const task = (quote: string): string => `---\nstatus: DONE\n---\n# Cart\n\n> Part of [base](_overview.md) · ${quote}\n`;
      const shop = (status: string, quote: string): string => tempFolder({
        '.waymark.json': '{}', 'day_dream/SP01_shop/_overview.md': '# Shop\n',
        'day_dream/SP01_shop/p00_base/_overview.md': row(status), 'day_dream/SP01_shop/p00_base/01_cart.md': task(quote),
      });
      const OVERVIEW = 'day_dream/SP01_shop/p00_base/_overview.md';
      const TASK = 'day_dream/SP01_shop/p00_base/01_cart.md';

      it('changes no other file, and says what that would need', async () => {
        const folder = shop('🔄 [WIP]', '⏳ [TODO]');
        const before = filesIn(folder);
        const { stdout, stderr } = await waymark(folder, 'check', '--fix', OVERVIEW);
        assert.equal(stderr, `waymark: 1 finding needs changes outside ${OVERVIEW}: ${TASK}\n`);
        assert.match(stdout, /status-conflict/);
        assert.deepEqual(filesIn(folder), before);
        assert.equal((await waymark(folder, 'check', '--fix', '--dry-run', OVERVIEW)).stdout, '');
      });

      it('mends what lies in it, and counts the findings that are gone', async () => {
        const folder = shop('🔄 [WIP]', '✅ [DONE]');
        assert.equal((await waymark(folder, 'check', '--fix', OVERVIEW)).stderr, 'waymark: 1 finding put right in 1 file\n');
        assert.equal(readFileSync(join(folder, OVERVIEW), 'utf8'), row('✅ [DONE]'));
        const both = shop('🔄 [WIP]', '⏳ [TODO]');
        assert.equal((await waymark(both, 'check', '--fix', 'day_dream')).stderr, 'waymark: 2 findings put right in 2 files\n');
        assert.equal(readFileSync(join(both, TASK), 'utf8'), task('✅ [DONE]'));
      });
    });

    it('changes nothing the second time', async () => {
      const folder = novamart();
      const first = await waymark(folder, 'check', '--fix', '--today', '2026-01-20');
      assert.match(first.stderr, /put right/);
      const after = filesIn(folder);
      const second = await waymark(folder, 'check', '--fix', '--today', '2026-01-20');
      assert.deepEqual(filesIn(folder), after);
      assert.equal(second.stdout, first.stdout);
      assert.equal(second.stderr, '');
    });
  });

  describe('refuses', () => {
    for (const [argv, message] of [
      [['--rule', 'broken-lnk=off'], 'no rule "broken-lnk"; did you mean "broken-link"?'],
      [['--rule', 'broken-link=fatal'], 'broken-link can be error, warning, info, hint or off, not "fatal"'],
      [['--rule', 'broken-link'], '--rule is ID=SEVERITY, not "broken-link"'],
      [['--max-warnings', 'many'], '--max-warnings is a whole number, not "many"'],
      [['--dry-run'], '--dry-run goes with --fix: check alone writes nothing'],
      [['--weeks', '3'], 'check takes no --weeks; it belongs to stale'],
      [['nowhere'], 'nowhere does not exist'],
    ] as const) it(argv.join(' '), () => refuses(harbour(), ['check', ...argv], message));
  });
});

describe('waymark stale', () => {
  it('lists the specs that may not be true any more', async () => {
    const { status, stdout, stderr } = await waymark(novamart(), 'stale', '--today', '2026-01-20', '--format', 'json');
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    const stale = JSON.parse(stdout) as StaleReport;
    assert.ok(isStaleReport(stale), JSON.stringify(isStaleReport.errors));
    assert.deepEqual(stale.modules.map(({ name, line, lastUpdated }) => ({ name, line, lastUpdated })), [
      { name: 'vendor_portal', line: 3, lastUpdated: '2026-01-02' },
    ]);
    const text = (await waymark(novamart(), 'stale', '--today', '2026-01-20')).stdout;
    assert.match(text, /^vendor_portal {2}2026-01-02 {2}`PP05_multitenancy_migration` .*\/modules\/vendor_portal\.md:3\n\n1 spec to look at\n$/);
  });

  it('refuses what can be no number of weeks, as the settings do', async () => {
    for (const weeks of ['0', '00', '1.5', 'two']) await refuses(novamart(), ['stale', '--weeks', weeks], `--weeks is a whole number from 1, not "${weeks}"`);
  });

  it('takes the weeks after which a spec is old, whatever the settings say of the rule', async () => {
    const spec = '---\nmodule: cart\nlast_updated: 2026-01-01\nmodified_by_plans: []\n---\n';
    const folder = tempFolder({
      '.waymark.json': '{"rules": {"stale-module": "off"}}', 'day_dream/_overview.md': '', 'day_dream/SP01_shop/_overview.md': '---\nstatus: WIP\n---\n',
      'day_dream/SP01_shop/modules/cart.md': spec,
    });
    assert.match((await waymark(folder, 'stale', '--today', '2026-01-20', '--weeks', '2')).stdout, /1 spec to look at/);
    assert.equal((await waymark(folder, 'stale', '--today', '2026-01-20')).stdout, 'no spec is stale\n');
    writeFileSync(join(folder, '.waymark.json'), '{"weeks": 2}');
    assert.match((await waymark(folder, 'stale', '--today', '2026-01-20')).stdout, /more than 2 weeks ago/);
    assert.equal((await waymark(folder, 'stale', '--today', '2026-01-20', '--weeks', '5')).stdout, 'no spec is stale\n', 'what is said there counts more');
  });
});
