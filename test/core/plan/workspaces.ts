import fc from 'fast-check';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';

/*
 * Workspaces made at random. All that can be named in them comes from a few names, and all that can be linked to from a few
 * paths: so references lead somewhere, to several, or nowhere, and one file more or less makes the difference.
 */

/** Markdown files by path. */
export type Texts = Readonly<Record<string, string>>;

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

const PLAN_NAMES = ['SP01_core_shop', 'SP01', 'core_shop', 'core-shop', 'PP02_checkout', 'PP02', 'checkout', 'auth'] as const;
const PHASE_NAMES = ['p00_setup', 'p00', 'Phase 0', 'setup', 'p01_cart', 'p01'] as const;
const FILE_NAMES = ['01_login', '01_login.md', 'login', '03_search', 'search', 'cart', 'orders', 'spike'] as const;
const PART_NAMES = ['Stage 1', 'Phase 1', 'Phase 2', 'Package 1', '#1', '#2', 'PF-1', 'PF-2', 'D1'] as const;
const NOBODY = ['nobody', 'PF-9', '__proto__', 'constructor'] as const;

/** What subjects may be called by, in many spellings; and what none is called by. */
export const NAMES = [...PLAN_NAMES, ...PHASE_NAMES, ...FILE_NAMES, ...PART_NAMES, ...NOBODY] as const;

/** A word is in the vocabulary only if the settings say so, and one is in none. */
export const STATUSES = [
  'TODO', 'WIP', 'DONE', 'CUT', 'BLOCKED:core-shop', 'BLOCKED:p00', 'BLOCKED:legal', 'DONE:invalidated-by:PP02', '⏳ [TODO]', '🔄 [WIP]', '✅ [DONE]',
  '✅ Done', '🚧 [BLOCKED:checkout]', '🚫', 'verified', 'whatever',
] as const;

const HREFS = [
  '/PLAN.md', '/PLAN.md#phase-1', '/PLAN.md#purpose', '/plans/checkout.md#setup', '/notes/README.md', '/notes/README.md#children', '/README.md', '/rollout/',
  '/day_dream/', '/day_dream/_overview.md#purpose', 'SP01_core_shop', 'SP01_core_shop/_overview.md', 'SP01_core_shop/_overview.md#setup',
  '../PP02_checkout/', '_completed/2025-Q4/PP02_checkout/_overview.md', './p00_setup/', 'p00_setup/_overview.md#purpose', 'p00_setup/01_login.md',
  'p01_cart', './01_login.md', '01_login.md#purpose', 'auth/_overview.md', 'modules/cart.md', 'exploration/spike.md', '80_implementation.md#purpose',
  '_overview.md', './_overview.md#children', '../_overview.md', '../', '#phase-1', '#purpose', '#L3', 'gone.md', '../../../../gone.md', '',
] as const;


const planName = fc.constantFrom(...PLAN_NAMES);
const phaseName = fc.constantFrom(...PHASE_NAMES);
const childName = fc.constantFrom(...PLAN_NAMES, ...PHASE_NAMES, ...FILE_NAMES);
const partName = fc.constantFrom(...PART_NAMES);
const name = fc.oneof({ weight: 3, arbitrary: planName }, { weight: 2, arbitrary: phaseName }, fc.constantFrom(...FILE_NAMES), partName, fc.constantFrom(...NOBODY));
const status = fc.constantFrom(...STATUSES);
const href = fc.constantFrom(...HREFS);
const words = fc.constantFrom('Purpose', 'Setup', 'Children', 'Cart and more', 'the first step', 'mostly done');

/** An arbitrary for each hole of a template: ``filled`see ${name}` ``. */
function filled(pieces: TemplateStringsArray, ...holes: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...holes).map((values) => String.raw({ raw: pieces }, ...values));
}

function joined(part: fc.Arbitrary<string>, separator: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.array(part, { minLength, maxLength }).map((parts) => parts.join(separator));
}

function table(columns: string, row: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const rule = columns.replace(/[^|]+/g, '---');
  return joined(row, '\n', 1, 3).map((rows) => `${columns}\n${rule}\n${rows}`);
}

function list(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return joined(of, ', ', 1, 3);
}

const link = filled`[${words}](${href})`;
/** A name as it stands in a cell. */
function cell(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 5, arbitrary: of }, filled`[${of}](${href})`, filled`\`${of}\``, filled`**${of}**`, fc.constantFrom('', '—'));
}

const mark = fc.constantFrom('[ ]', '[x]', '[~]', '[?]');
const ids = fc.constantFrom('PF-1', 'PF-2', '[PF-1]', '[PF-1] - [PF-1]', '[PF-1] - [PF-2]', 'PF-1..PF-3', 'PF-XXX', 'D1 through D3', 'SP01', 'p00', '#1');

const prose = fc.oneof(
  filled`Words about ${name} and ${ids}, see ${link}.`,
  filled`Words that name \`${href}\` and ${ids},\nthen ${link}, then [this][there].`,
  filled`[there]: ${href}`,
  filled`![a picture](${href}) of \`${name}\`.`,
);
const quote = filled`> Part of ${link} · ${status}`;
const field = fc.oneof(
  filled`**Status:** ${status}`, filled`**Depends on:** ${list(name)}`, filled`**Blocks:** ${cell(name)}`, filled`**Blocked by:** ${link} and ${ids}`,
  filled`**Phase Status:** ${status}`, filled`**Owner:** ${fc.constantFrom('Ann', '@bob')}`,
);
const fence = filled`\`\`\`md\n## Phase 1 ${status}\n- [ ] ${ids}\n\`\`\``;
const checklist = joined(fc.oneof(filled`- ${mark} ${ids} ${words}`, filled`- ${mark} ${words} ${link}`, filled`  - ${mark} ${ids}: ${words}`), '\n', 1, 3);
const criteria = filled`## Acceptance Criteria\n\n${checklist}`;
const anything = fc.oneof(prose, quote, field, fence, checklist, criteria);

const childrenTable = table('| Name | Type | Status | Description |', filled`| ${cell(childName)} | Plan | ${status} | ${prose.map((text) => text.replaceAll('\n', ' '))} |`);
const plansTable = table('| Name | Type | Status | Priority | Depends On | Description |', filled`| ${cell(planName)} | System | ${status} | normal | ${list(planName)} | |`);
const moduleIndex = table('| Module | Origin Plan | Modified By | Spec File | Knowledge Gaps |', filled`| ${cell(childName)} | ${planName} | ${list(planName)} | ${fc.oneof(href, fc.constant('—'))} | — |`);
const sprintTable = table('| Plan | Phase | Status | Next Action |', filled`| ${cell(planName)} | ${cell(phaseName)} | ${status} | go on |`);
const sprintItems = joined(filled`- **${planName}** ${phaseName} — ${status}`, '\n', 1, 2);
const sprint = filled`## Current Sprint\n\n${fc.oneof(sprintTable, sprintItems)}`;

const phaseTable = table('| Phase | Name | Slots | Status | Depends On | Description |', filled`| ${cell(phaseName)} | ${words} | 1 | ${status} | ${list(phaseName)} | |`);
const phaseHeading = filled`### ${fc.constantFrom('p00 — Setup', 'p00_setup', 'p01: Cart', 'Phase 1', 'Phase 0 — Setup')} ${status}`;
const taskTable = table('| Status | Task | Scope |', filled`| ${status} | ${cell(childName)} | ${words} |`);

const heading = fc.oneof(
  filled`## Phase ${fc.constantFrom('1', '2', '01')} — ${words} ${status}`,
  filled`## Stage 1: ${words}`,
  filled`### Package ${fc.constantFrom('1', '2')}: ${words} ${status}`,
  filled`### [${fc.constantFrom('PF-1', 'PF-2')}] ${words} ${status}`,
  filled`## ${words}`,
  fc.constant('## Phase 1'),
);
const boldItem = filled`- **Phase ${fc.constantFrom('1', '2')}**\n  - ${mark} ${ids} ${words}`;
const packageTable = table('| # | Package | Dependencies | Status |', filled`| ${fc.constantFrom('1', '2', '3')} | ${words} | ${list(partName)} | ${status} |`);
const ticketTable = table('| ID | Ticket | Depends on | Status |', filled`| ${ids} | ${words} | ${ids} | ${status} |`);
const mentionTable = table('| Phase | Status |', filled`| Phase ${fc.constantFrom('1', '2')}: x | ${status} |`);

/** A scalar as YAML wants it. */
function quoted(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return text.map((value) => /^[#\[]/.test(value) ? `'${value}'` : value);
}

const fieldLine = fc.oneof(
  { weight: 3, arbitrary: filled`status: ${quoted(status)}` },
  { weight: 2, arbitrary: filled`depends_on: [${list(quoted(name))}]` },
  filled`blocks:\n  - ${quoted(name)}`, filled`modified_by_plans: [${list(quoted(planName))}]`, filled`invalidated_by: ${quoted(name)}`,
  filled`origin: ${quoted(href)}`, filled`name: ${quoted(name)}`, filled`last_updated: ${fc.constantFrom('2025-11-02', '2025-12-24')}`,
  fc.constantFrom('magnitude: Light', 'magnitude: Epic', 'owner: ann', 'knowledge_gaps: [a, b]', 'waymark: plan', 'broken: [1'),
);
const frontMatter = fc.uniqueArray(fieldLine, { minLength: 1, maxLength: 4, selector: (text) => text.slice(0, text.indexOf(':')) })
  .map((fields) => `---\n${fields.join('\n')}\n---`);

/** A document of front matter, title and some of these blocks; now and then of any. */
function document(fields: fc.Arbitrary<string>, ...blocks: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const block = fc.oneof({ weight: 3, arbitrary: fc.oneof(...blocks) }, anything);
  const title = fc.oneof(filled`# ${words}`, filled`# ${name} ${status}`, fc.constant(''));
  return fc.tuple(fields, title, fc.array(block, { maxLength: 4 })).map(([head, first, rest]) => `${[head, first, ...rest].filter((part) => part !== '').join('\n\n')}\n`);
}

const mostly = fc.oneof({ weight: 3, arbitrary: frontMatter }, fc.constant(''));
const seldom = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, frontMatter);

const rootText = document(seldom, plansTable, sprint, moduleIndex, childrenTable, filled`## Plans\n\n${plansTable}`);
const overviewText = document(mostly, filled`## Children\n\n${childrenTable}`, childrenTable, taskTable, moduleIndex);
const phasePlanText = document(seldom, phaseTable, phaseHeading, taskTable, filled`${phaseHeading}\n\n**Phase Status:** ${status}`);
const taskText = document(mostly, criteria, taskTable, prose);
const planText = document(seldom, heading, heading, boldItem, checklist, packageTable, ticketTable, mentionTable);
const partialText = fc.oneof(fc.constant('<footer>\n'), frontMatter, childrenTable);

function within(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

function at(folder: fc.Arbitrary<string>, path: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(folder, path).map(([around, below]) => within(around, below));
}

/** The folders outside of `day_dream` are plans if their overviews say so; one is the workspace itself. */
const root = fc.oneof(
  { weight: 12, arbitrary: fc.constant('day_dream') }, { weight: 2, arbitrary: fc.constant('shop/.agent_plan/day_dream') },
  { weight: 3, arbitrary: fc.constant('rollout') }, fc.constantFrom('notes', ''),
);
const plan = at(root, fc.oneof(
  { weight: 8, arbitrary: fc.constant('SP01_core_shop') }, { weight: 3, arbitrary: fc.constant('PP02_checkout') },
  fc.constantFrom('SP01_search', 'checkout', 'SP01_core_shop/auth', '_completed/2025-Q4/PP02_checkout', '_completed/2025-Q4/SP01_core_shop'),
));
const phase = at(plan, fc.oneof({ weight: 3, arbitrary: fc.constant('p00_setup') }, fc.constantFrom('p01_cart', 'p00_setup/auth', 'drafts')));
const overview = fc.constant('_overview.md');
const task = fc.constantFrom('01_login.md', '02_pay.md');

function file(path: fc.Arbitrary<string>, text: fc.Arbitrary<string>): fc.Arbitrary<TextFile> {
  return fc.record({ path, text });
}

/** A file at a place where such files are, with what such files hold. */
export const textFile: fc.Arbitrary<TextFile> = fc.oneof(
  { weight: 3, arbitrary: file(at(root, overview), fc.oneof({ weight: 3, arbitrary: rootText }, partialText)) },
  { weight: 4, arbitrary: file(at(plan, overview), overviewText) },
  { weight: 2, arbitrary: file(at(phase, overview), overviewText) },
  { weight: 3, arbitrary: file(at(fc.oneof(phase, plan), task), taskText) },
  { weight: 2, arbitrary: file(at(plan, fc.constantFrom('80_implementation.md', '01_summary.md')), phasePlanText) },
  file(at(plan, fc.constantFrom('03_search.md', 'modules/cart.md', 'modules/orders.md', 'assets/01_map.asset.md')), taskText),
  file(at(root, fc.constantFrom('exploration/spike.md', 'exploration/_archive/spike.md', 'checkout_vision.md', '01_login.md')), taskText),
  file(at(root, fc.constantFrom('_templates/task.md', 'templates/01_login.md', 'a.template.md', '_tree.md')), taskText),
  { weight: 4, arbitrary: file(fc.constantFrom('PLAN.md', 'docs/ROADMAP.md', 'plans/checkout.md', 'plans/phase_1.md', 'rollout/TODO.md', 'plans/_archive/checkout.md'), planText) },
  { weight: 2, arbitrary: file(fc.constantFrom('notes/README.md', 'README.md', 'rollout/01_login.md', 'plans/_overview.md', 'gone.md'), fc.oneof(planText, partialText)) },
);

/** A workspace of several files. */
export const workspaceTexts: fc.Arbitrary<Texts> = fc.uniqueArray(textFile, { minLength: 4, maxLength: 16, selector: ({ path }) => path })
  .map((files) => Object.fromEntries(files.map(({ path, text }) => [path, text])));

/** What people set: mostly nothing. */
export const settings: fc.Arbitrary<Settings> = fc.record({
  include: fc.constantFrom([], ['notes'], ['**/README.md']),
  exclude: fc.constantFrom([], ['docs'], ['**/p01_cart'], ['day_dream/_overview.md'], ['rollout/**']),
  statusWords: fc.constantFrom({}, { done: ['verified'] }, { cut: ['verified'], wip: ['whatever'] }),
}, { requiredKeys: [] }).map((set) => ({ ...DEFAULT_SETTINGS, ...set }));

/** A line as somebody adds it to a file. */
export const line: fc.Arbitrary<string> = fc.oneof(
  prose, field, quote, heading, phaseHeading,
  filled`- ${mark} ${ids} ${words}`,
  filled`| ${cell(childName)} | ${cell(phaseName)} | ${status} | ${list(name)} |`,
  filled`depends_on: [${list(name)}]`,
  filled`name: ${name}`,
  fc.constantFrom('', '```', '---', 'just words', '## Children', '## Current Sprint', '| Name | Type | Status |\n|---|---|---|'),
);

/** How somebody edits a text. Which of the places is meant is a number, so that an edit makes sense in every text. */
export type Edit =
  | { readonly edit: 'status' | 'name'; readonly place: number; readonly to: string }
  | { readonly edit: 'insert'; readonly place: number; readonly line: string }
  | { readonly edit: 'remove'; readonly place: number };

const place = fc.nat(99);

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ edit: fc.constant('status' as const), place, to: status }),
  fc.record({ edit: fc.constant('name' as const), place, to: name }),
  fc.record({ edit: fc.constant('insert' as const), place, line }),
  fc.record({ edit: fc.constant('remove' as const), place }),
);

const A_STATUS = oneOf(STATUSES);
const A_NAME = oneOf(NAMES);

/** Longest first, so that no name hides in another. */
function oneOf(literals: readonly string[]): RegExp {
  const escaped = [...literals].sort((a, b) => b.length - a.length).map((each) => each.replace(/[[\](){}.*+?^$|\\]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'g');
}

/** The text after an edit; as it was where it has no such place. */
export function edited(text: string, change: Edit): string {
  switch (change.edit) {
    case 'status': return replaced(text, A_STATUS, change.place, change.to);
    case 'name': return replaced(text, A_NAME, change.place, change.to);
    case 'insert': return spliced(text, change.place, 0, change.line);
    case 'remove': return spliced(text, change.place, 1);
  }
}

function replaced(text: string, pattern: RegExp, index: number, to: string): string {
  const matches = [...text.matchAll(pattern)];
  const match = matches[index % matches.length];
  return match === undefined ? text : text.slice(0, match.index) + to + text.slice(match.index + match[0].length);
}

function spliced(text: string, index: number, count: number, ...lines: readonly string[]): string {
  const all = text.split('\n');
  all.splice(index % all.length, count, ...lines);
  return all.join('\n');
}
