import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { run } from '../../src/cli/run';
import { RULE_IDS } from '../../src/core/model/rule-ids';
import { splice } from '../../src/core/text/splice';
import { lineStarts } from '../../src/core/text/lines';
import officialSchema from '../fixtures/sarif-2.1.0-rtm.5.schema.json';
import { tempFolder } from '../node/temp-folder';
import { refuses, waymark } from './waymark';
import { novamart } from './workspace-files';

/** The official schema, as published in @microsoft/jest-sarif (MIT); ajv takes no `id` of draft 4, nor the pattern that is no Unicode one. */
const schema = Object.fromEntries(Object.entries(officialSchema).filter(([key]) => key !== '$schema' && key !== 'id'));
const isLog = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }; readonly region: Region };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: { readonly uri: string };
      readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent: { readonly text: string } }[];
    }[];
  }[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string }[] } };
  readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
  readonly results: readonly Result[];
}

async function sarif(cwd: string, ...argv: string[]): Promise<Run> {
  const { stdout, stderr } = await waymark(cwd, 'check', ...argv, '--format', 'sarif');
  assert.equal(stderr, '');
  const log = JSON.parse(stdout) as { readonly runs: readonly [Run] };
  assert.ok(isLog(log), JSON.stringify(isLog.errors));
  return log.runs[0];
}

const LOST = '# Harbour\n\nSee 🚢 the\t[berths](berth-plan.md).\n';
const harbour = (more: Readonly<Record<string, string>> = {}): string =>
  tempFolder({ '.waymark.json': '{}', 'plans/harbour-plan.md': LOST, 'plans/berths-plan.md': '# Berths\n', ...more });

describe('waymark check --format sarif', () => {
  it('is a log of all findings of a workspace, with a description and a page for each rule', async () => {
    const folder = novamart();
    const { tool: { driver: { rules } }, results } = await sarif(folder, '--today', '2026-01-20');
    assert.deepEqual(rules.map(({ id }) => id), [...RULE_IDS]);
    assert.deepEqual(rules.flatMap(({ helpUri }) => helpUri === undefined || existsSync(fileURLToPath(helpUri)) ? [] : helpUri), []);
    assert.ok(results.length > 7 && results.some(({ relatedLocations }) => relatedLocations.length > 0));
    for (const { ruleId, ruleIndex } of results) assert.equal(rules[ruleIndex]?.id, ruleId);
  });

  it('has places from 1, in UTF-16 units, in files relative to the workspace', async () => {
    const folder = harbour();
    const { originalUriBaseIds, results: [result, ...more] } = await sarif(folder);
    assert.deepEqual(more, []);
    assert.deepEqual([result?.ruleId, result?.level], ['broken-link', 'warning']);
    assert.deepEqual(result?.locations, [{
      physicalLocation: {
        artifactLocation: { uri: 'plans/harbour-plan.md', uriBaseId: '%SRCROOT%' }, region: { startLine: 3, startColumn: 21, endLine: 3, endColumn: 34 },
      },
    }]);
    assert.deepEqual(originalUriBaseIds, { '%SRCROOT%': { uri: `${pathToFileURL(folder).href}/` } });
  });

  it('percent-encodes paths', async () => {
    const path = 'plans/50% a#b?c:d é.md';
    const { results } = await sarif(tempFolder({ '.waymark.json': '{}', [path]: LOST }));
    const uri = results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';
    assert.equal(uri, 'plans/50%25%20a%23b%3Fc%3Ad%20%C3%A9.md');
    assert.equal(decodeURIComponent(uri), path);
  });

  it('holds fixes that can be made as they are', async () => {
    const folder = harbour();
    const { results: [result] } = await sarif(folder);
    const [change] = result?.fixes[0]?.artifactChanges ?? [];
    const text = readFileSync(join(folder, change?.artifactLocation.uri ?? ''), 'utf8');
    const lines = lineStarts(text);
    const edits = (change?.replacements ?? []).map(({ deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent }) => {
      const [start, end] = [lines[startLine - 1]! + startColumn - 1, lines[endLine - 1]! + endColumn - 1];
      return { start, end, oldText: text.slice(start, end), newText: insertedContent.text };
    });
    assert.equal(splice(text, edits), LOST.replace('berth-plan', 'berths-plan'));
  });

  it('keeps the fingerprints when lines move, and gives each finding another', async () => {
    const folder = harbour({ 'plans/harbour-plan.md': `${LOST}\nAnd [again](berth-plan.md).\n` });
    const prints = async (): Promise<string[]> => (await sarif(folder)).results.map(({ partialFingerprints }) => partialFingerprints['waymark/v1'] ?? '');
    const before = await prints();
    assert.equal(new Set(before).size, 2);
    writeFileSync(join(folder, 'plans/harbour-plan.md'), `# Harbour\r\n\r\nA line.\r\n\r\n${LOST.slice(11)}\r\n\r\nAnd [again](berth-plan.md).\r\n`);
    assert.deepEqual(await prints(), before);
  });

  it('leaves out what comments switch off, and brings no links in by messages', async () => {
    assert.deepEqual((await sarif(harbour({ 'plans/harbour-plan.md': `<!-- waymark-disable-file broken-link -->\n\n${LOST}` }))).results, []);
    const overview = '---\nname: a\nmagnitude: Light\nstatus: TODO\ndepends_on: ["[x](y)"]\n---\n\n# A\n';
    const { results } = await sarif(tempFolder({ 'day_dream/_overview.md': '# All\n', 'day_dream/a/_overview.md': overview }));
    assert.equal(results.find(({ ruleId }) => ruleId === 'unknown-plan')?.message.text, 'no plan `[x] (y)`');
  });

  it('exits as check does', async () => {
    assert.equal((await waymark(harbour(), 'check', '--format', 'sarif', '--max-warnings', '0')).status, 1);
    assert.deepEqual((await sarif(tempFolder({ 'README.md': '' }))).results, []);
  });
});

describe('waymark check --format github', () => {
  it('is a command for each finding, and a line that sums up', async () => {
    const { status, stdout, stderr } = await waymark(harbour(), 'check', '--format', 'github');
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.equal(stdout, [
      '::warning file=plans/harbour-plan.md,line=3,endLine=3,col=21,endColumn=34,title=broken-link::`berth-plan.md` is not there; did you mean `berths-plan.md`?',
      '1 warning in 1 of 2 files', '',
    ].join('\n'));
  });

  it('escapes what would end a property or a message', async () => {
    const folder = tempFolder({ '.waymark.json': '{}', 'plans/50%, a: b.md': '# H\n\n[x](<lost%25 1%0a::error::x.md>)\n' });
    const { stdout } = await waymark(folder, 'check', '--format', 'github');
    assert.match(stdout, /^::warning file=plans\/50%25%2C a%3A b\.md,line=3,/);
    assert.equal(stdout.split('\n').filter((line) => line.startsWith('::')).length, 1);
    assert.doesNotMatch(stdout.split('::').slice(2).join('::'), /%(?!25|0A|0D)/);
  });

  it('names files as the repository has them', async () => {
    const root = tempFolder({ 'docs/.waymark.json': '{}', 'docs/plans/harbour-plan.md': LOST });
    let stdout = '';
    const status = await run(['check', '--root', 'docs', '--format', 'github'], {
      stdout: { write: (text) => { stdout += text; } }, stderr: { write: () => assert.fail() }, cwd: root, env: { GITHUB_WORKSPACE: root },
    });
    assert.equal(status, 0);
    assert.match(stdout, /^::warning file=docs\/plans\/harbour-plan\.md,/);
  });

  it('is no format of other commands', () => refuses(harbour(), ['tree', '--format', 'github'], '--format is text or json, not "github"'));
});
