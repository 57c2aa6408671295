import fc from 'fast-check';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';

/*
 * Workspaces made at random. All that is named in them goes by a few names, and all that is linked to lies at a few paths: so
 * references lead somewhere, to several, or nowhere, and one file more or less makes the difference.
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

/** `verified` is in the vocabulary only if the settings say so, `whatever` too. */
export const STATUSES = [
  'TODO', 'WIP', 'DONE', 'CUT', 'BLOCKED:core-shop', 'BLOCKED:p00', 'BLOCKED:legal', 'DONE:invalidated-by:PP02', '🚫', '✅ Done',
  '⏳ [TODO]', '🔄 [WIP]', '✅ [DONE]', '🚧 [BLOCKED:checkout]', 'verified', 'whatever',
] as const;

/** What titles are made of: with it a heading gets or loses the anchor that links ask for. */
export const TITLES = ['Purpose', 'Setup', 'Children', 'Cart and more', 'Mostly done'] as const;

const HREFS = [
  '/PLAN.md', '/PLAN.md#phase-1', '/PLAN.md#purpose', '/PLAN.md#here', '/plans/checkout.md#setup', '/README.md',
  '/notes/README.md', '/notes/README.md#children', '/rollout/', '/day_dream/', '/day_dream/_overview.md#purpose',
  'SP01_core_shop', 'SP01_core_shop/#setup', 'SP01_core_shop/_overview.md', 'SP01_core_shop/_overview.md#setup', '../PP02_checkout/',
  '_completed/2025-Q4/PP02_checkout/_overview.md', './p00_setup/', 'p00_setup/_overview.md#purpose', 'p00_setup/01_login.md',
  'p01_cart', './01_login.md', '01_login.md#purpose', 'auth/_overview.md', 'modules/cart.md', 'exploration/spike.md',
  '80_implementation.md#purpose', '_overview.md', './_overview.md#children', '../_overview.md', '../',
  '#phase-1', '#purpose', '#L3', 'gone.md', '../../../../gone.md', '',
] as const;

type Hole = fc.Arbitrary<string> | readonly string[];

function choice(hole: Hole): fc.Arbitrary<string> {
  return hole instanceof fc.Arbitrary ? hole : fc.constantFrom(...hole);
}

/** The template with something in each hole: ``filled`## Phase ${['1', '2']}: ${title}` ``. */
export function filled(pieces: TemplateStringsArray, ...holes: readonly Hole[]): fc.Arbitrary<string> {
  return fc.tuple(...holes.map(choice)).map((values) => String.raw({ raw: pieces }, ...values));
}

function either(...holes: readonly Hole[]): fc.Arbitrary<string> {
  return fc.oneof(...holes.map(choice));
}

/** The first three times out of four. */
function mostly<T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 3, arbitrary: usual }, other);
}

function few(of: fc.Arbitrary<string>, separator: string): fc.Arbitrary<string> {
  return fc.array(of, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(separator));
}

/* Words */

export const name = either(PLAN_NAMES, PLAN_NAMES, PHASE_NAMES, PHASE_NAMES, FILE_NAMES, PART_NAMES, NOBODY);
export const status = choice(STATUSES);
export const title = choice(TITLES);
const planName = choice(PLAN_NAMES);
const phaseName = choice(PHASE_NAMES);
const childName = either(PLAN_NAMES, PHASE_NAMES, FILE_NAMES);
const href = choice(HREFS);
const box = choice(['[ ]', '[x]', '[~]', '[?]']);
const ids = choice([
  'PF-1', 'PF-2', '[PF-1]', '[PF-1] - [PF-1]', '[PF-1] - [PF-2]', 'PF-1..PF-3', 'PF-XXX', 'D1 through D3', 'SP01', 'p00', '#1',
]);
const link = filled`[${title}](${href})`;

export function list(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return few(of, ', ');
}

/** A name as tables have it. */
function cell(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 5, arbitrary: of }, filled`[${of}](${href})`, filled`\`${of}\``, filled`**${of}**`, choice(['', '—']));
}

/* Blocks */

function table(header: string, row: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const rule = header.replace(/[^|]+/g, '---');
  return few(row, '\n').map((rows) => `${header}\n${rule}\n${rows}`);
}

const sentence = either(
  filled`Words about ${name} and ${ids}, see ${link}.`,
  filled`\`${href}\` and ${ids}, then ${link}, then [this][there].`,
  filled`![a picture](${href}) of \`${name}\`.`,
  ['<a id="here"></a> Words.'],
);
const quote = filled`> Part of ${link} · ${status}`;
const field = either(
  filled`**Status:** ${status}`,
  filled`**Phase Status:** ${status}`,
  filled`**Owner:** ${['Ann', '@bob']}`,
  filled`**Depends on:** ${list(name)}`,
  filled`**Blocks:** ${cell(name)}`,
  filled`**Blocked by:** ${link} and ${ids}`,
);
const item = filled`${['', '', '  ']}- ${box} ${either(filled`${ids} ${title}`, filled`${ids}: ${title}`, filled`${title} ${link}`)}`;
const checklist = few(item, '\n');
const criteria = filled`## Acceptance Criteria\n\n${checklist}`;
const fence = filled`\`\`\`md\n## Phase 1 ${status}\n- [ ] ${ids}\n\`\`\``;
const anything = either(sentence, sentence, filled`[there]: ${href}`, quote, field, checklist, criteria, fence);

const childrenTable = table(
  '| Name | Type | Status | Description |', filled`| ${cell(childName)} | Plan | ${status} | ${sentence} |`,
);
const plansTable = table(
  '| Name | Type | Status | Priority | Depends On |', filled`| ${cell(planName)} | System | ${status} | | ${list(planName)} |`,
);
const moduleIndex = table(
  '| Module | Origin Plan | Modified By | Spec File |',
  filled`| ${cell(childName)} | ${planName} | ${list(planName)} | ${either(HREFS, ['—'])} |`,
);
const sprintTable = table('| Plan | Phase | Status | Next Action |', filled`| ${cell(planName)} | ${cell(phaseName)} | ${status} | go on |`);
const sprintItems = few(filled`- **${planName}** ${phaseName} — ${status}`, '\n');
const sprint = filled`## Current Sprint\n\n${either(sprintTable, sprintItems)}`;

const phaseTable = table(
  '| Phase | Name | Status | Depends On |', filled`| ${cell(phaseName)} | ${title} | ${status} | ${list(phaseName)} |`,
);
const phaseHeading = filled`### ${['p00 — Setup', 'p00_setup', 'p01: Cart', 'Phase 1', 'Phase 0 — Setup']} ${status}`;
const taskTable = table('| Status | Task | Scope |', filled`| ${status} | ${cell(childName)} | ${title} |`);

const heading = either(
  filled`## Phase ${['1', '2', '01']} — ${title} ${status}`,
  ['## Phase 1'],
  filled`## Stage 1: ${title}`,
  filled`### Package ${['1', '2']}: ${title} ${status}`,
  filled`### [${['PF-1', 'PF-2']}] ${title} ${status}`,
  filled`## ${title}`,
);
const boldItem = filled`- **Phase ${['1', '2']}**\n  - ${box} ${ids} ${title}`;
const packageTable = table(
  '| # | Package | Dependencies | Status |', filled`| ${['1', '2', '3']} | ${title} | ${list(choice(PART_NAMES))} | ${status} |`,
);
const ticketTable = table('| ID | Ticket | Depends on | Status |', filled`| ${ids} | ${title} | ${ids} | ${status} |`);
const mentionTable = table('| Phase | Status |', filled`| Phase ${['1', '2']}: x | ${status} |`);

/** A line that somebody adds to a file. */
export const line = either(
  sentence, field, quote, heading, phaseHeading, item,
  filled`| ${cell(childName)} | ${cell(phaseName)} | ${status} | ${list(name)} |`,
  filled`depends_on: [${list(name)}]`,
  filled`name: ${name}`,
  ['', '```', '---', 'just words', '## Children', '## Current Sprint', '| Name | Type | Status |\n|---|---|---|'],
);

/* Texts */

/** With quotes where YAML wants them. */
function scalar(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return text.map((value) => /^[#[]/.test(value) ? `'${value}'` : value);
}

const frontMatterLine = fc.oneof(
  { weight: 3, arbitrary: filled`status: ${scalar(status)}` },
  { weight: 2, arbitrary: filled`depends_on: [${list(scalar(name))}]` },
  filled`blocks:\n  - ${scalar(name)}`,
  filled`modified_by_plans: [${list(planName)}]`,
  filled`invalidated_by: ${planName}`,
  filled`origin: ${scalar(href)}`,
  filled`name: ${planName}`,
  filled`last_updated: ${['2025-11-02', '2025-12-24']}`,
  choice(['magnitude: Light', 'magnitude: Epic', 'owner: ann', 'knowledge_gaps: [a, b]', 'waymark: plan', 'unclosed: [1']),
);
const frontMatter = fc.uniqueArray(frontMatterLine, { minLength: 1, maxLength: 4, selector: (text) => text.slice(0, text.indexOf(':')) })
  .map((lines) => `---\n${lines.join('\n')}\n---`);
const nothing = fc.constant('');

/** A text with a few blocks, mostly of these kinds. */
function text(head: fc.Arbitrary<string>, ...blocks: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const first = either(filled`# ${title}`, filled`# ${name} ${status}`, nothing);
  return fc.tuple(head, first, fc.array(mostly(either(...blocks), anything), { maxLength: 4 }))
    .map(([before, top, rest]) => `${[before, top, ...rest].filter((part) => part !== '').join('\n\n')}\n`);
}

const rootText = text(mostly(nothing, frontMatter), plansTable, sprint, moduleIndex, childrenTable);
const overviewText = text(mostly(frontMatter, nothing), childrenTable, childrenTable, taskTable, moduleIndex);
const phaseSection = filled`${phaseHeading}\n\n**Phase Status:** ${status}`;
const phasePlanText = text(mostly(nothing, frontMatter), phaseTable, phaseHeading, phaseSection, taskTable);
const taskText = text(mostly(frontMatter, nothing), criteria, taskTable, sentence);
const documentText = text(mostly(nothing, frontMatter), heading, heading, boldItem, checklist, packageTable, ticketTable, mentionTable);
const tasksText = text(
  nothing, filled`## Phase ${['1', '2']}: ${title}`,
  few(filled`- ${box} ${['T001', 'T002', 'T003', 'UTF-8']} [P] [US1] ${title} (${['depends on', 'after', 'see']} ${['T001', 'T002-T003', 'T002, T009']})`, '\n'),
);
const numberedTasksText = text(
  nothing, filled`## ${['Phase 1', 'Phase 2', 'Tasks']}`,
  few(filled`${['', '  ']}- ${box}${['', '*']} ${['1.', '1.1', '1.2', '2.', '2.1', '']} ${title}\n    - ${[
    '_Requirements: 1_', '_Requirements: 1.1_', '_Requirements: 1.2, 2.1_', '_Requirements: 1.1-1.4_', '**Validates: Requirements 2.1**',
    '_Depends: 1.1, 2_', '**Dependencies:** Task 1',
  ]}`, '\n'),
);
const requirementsText = text(
  nothing, filled`### Requirement ${['1', '2']}: ${title}\n\n#### ${['Acceptance Criteria', 'Notes']}\n\n1. ${sentence}\n2. ${name}`,
);
const groupedTasksText = text(
  nothing, filled`## ${['1. ', '2. ', '']}${title}`,
  few(filled`${['', '  ']}- ${['[ ]', '[x]', '[-]']} ${['1.1', '1.2', '1.1.1', '2.1', '']} ${title}`, '\n'),
);
const requirement = filled`### Requirement: ${title}\n\n${sentence}`;
const deltaHeading = choice(['## Requirements', '## ADDED Requirements', '## MODIFIED Requirements', '## REMOVED Requirements']);
const renamedRequirement = filled`- FROM: \`### Requirement: ${title}\`\n- TO: ### Requirement: ${title}`;
const specText = text(nothing, deltaHeading, requirement, deltaHeading, requirement, renamedRequirement);
const backlogText = text(
  filled`---\nid: task-1\ntitle: ${title}\nstatus: ${['To Do', 'In Progress', 'Done', 'Draft', 'Review']}\ndependencies: [${['task-1', 'TASK-2', 'task-2.1', 'task-9', 'cart']}]\n${['', '', 'parent_task_id: task-1\n', 'parent_task_id: TASK-2\n', 'parent: task-10\n']}---\n`,
  criteria, filled`## Notes on ${['TASK-1', 'TASK-9', 'PF-1']}`,
);
const backlogSettings = text(
  filled`statuses: ${['["To Do", "In Progress", "Review", "Done"]', '[Review, Draft, Shipped]', '[']}`, filled`default_status: ${['To Do', 'Draft']}`,
);
/** Whether it is a plan's is decided by what it holds. */
const partialText = either(['<footer>\n'], frontMatter, childrenTable);

/* Files */

/** The folders outside of `day_dream` are plans if their overviews say so; one of them is the workspace itself. */
const root = fc.oneof(
  { weight: 12, arbitrary: fc.constant('day_dream/') },
  { weight: 3, arbitrary: fc.constant('rollout/') },
  { weight: 2, arbitrary: fc.constant('shop/.agent_plan/day_dream/') },
  choice(['notes/', '']),
);
const otherPlans = [
  'SP01_search/', 'checkout/', 'SP01_core_shop/auth/', '_completed/2025-Q4/PP02_checkout/', '_completed/2025-Q4/SP01_core_shop/',
];
const plan = fc.oneof(
  { weight: 8, arbitrary: filled`${root}SP01_core_shop/` },
  { weight: 3, arbitrary: filled`${root}PP02_checkout/` },
  filled`${root}${otherPlans}`,
);
const phase = mostly(filled`${plan}p00_setup/`, filled`${plan}${['p01_cart/', 'p00_setup/auth/', 'drafts/']}`);
const documentPath = either(
  ['PLAN.md'], ['docs/ROADMAP.md', 'plans/checkout.md', 'plans/phase_1.md', 'rollout/TODO.md', 'plans/_archive/checkout.md'],
);
/** Features of Spec Kit, specs of Kiro and what OpenSpec has, which are DREAM's where `notes/` is a root. */
const feature = filled`${['', '', 'notes/']}specs/${['001-cart', '002-search']}/`;
const spec = filled`${['', '', 'notes/']}.kiro/specs/${['cart', 'search', 'archive/cart']}/`;
const openSpec = filled`${['', '', 'notes/']}openspec/`;
const change = filled`${openSpec}changes/${['cart', 'search', 'archive/2026-01-02-cart']}/`;
/** A backlog, which is DREAM's where `notes/` is a root. */
const backlog = filled`${['', '', 'notes/']}backlog/${['tasks/', 'tasks/', 'completed/', 'archive/tasks/', 'drafts/', 'docs/', 'docs/guides/']}`;
const otherPath = choice(['notes/README.md', 'README.md', 'rollout/01_login.md', 'plans/_overview.md', 'gone.md']);

function file(path: fc.Arbitrary<string>, content: fc.Arbitrary<string>): fc.Arbitrary<TextFile> {
  return fc.record({ path, text: content });
}

/** A file at a place where such files are, with what such files hold. */
export const textFile: fc.Arbitrary<TextFile> = fc.oneof(
  { weight: 3, arbitrary: file(filled`${root}_overview.md`, mostly(rootText, partialText)) },
  { weight: 4, arbitrary: file(filled`${plan}_overview.md`, overviewText) },
  { weight: 2, arbitrary: file(filled`${phase}_overview.md`, overviewText) },
  { weight: 3, arbitrary: file(filled`${either(phase, plan)}${['01_login.md', '02_pay.md']}`, taskText) },
  { weight: 2, arbitrary: file(filled`${plan}${['80_implementation.md', '01_summary.md']}`, phasePlanText) },
  file(filled`${plan}${['03_search.md', 'modules/cart.md', 'modules/orders.md', 'assets/01_map.asset.md']}`, taskText),
  file(filled`${root}${['exploration/spike.md', 'exploration/_archive/spike.md', 'checkout_vision.md', '01_login.md']}`, taskText),
  file(filled`${root}${['_templates/task.md', 'templates/01_login.md', 'a.template.md', '_tree.md']}`, taskText),
  { weight: 4, arbitrary: file(documentPath, documentText) },
  { weight: 2, arbitrary: file(otherPath, either(documentText, partialText)) },
  { weight: 2, arbitrary: file(filled`${feature}${['tasks.md', 'tasks.md', 'spec.md', 'plan.md', 'contracts/api.md']}`, tasksText) },
  file(filled`${backlog}${['task-1 - Cart', 'task-2 - Search', 'task-2.1 - Cart', 'task-10 - Pay', 'cart']}.md`, backlogText),
  file(filled`${['', 'notes/']}${['backlog/config.yml', 'backlog.config.yml']}`, backlogSettings),
  file(filled`${spec}tasks.md`, numberedTasksText),
  file(filled`${spec}${['requirements.md', 'requirements.md', 'design.md']}`, requirementsText),
  file(filled`${change}${['tasks.md', 'tasks.md', 'proposal.md']}`, groupedTasksText),
  { weight: 2, arbitrary: file(filled`${either(openSpec, openSpec, change)}specs/${['cart', 'search']}/spec.md`, specText) },
);

/** A workspace of several files. */
export const workspaceTexts: fc.Arbitrary<Texts> = fc.uniqueArray(textFile, { minLength: 4, maxLength: 16, selector: ({ path }) => path })
  .map((files) => Object.fromEntries(files.map(({ path, text: content }) => [path, content])));

/** What people set. */
export const settings: fc.Arbitrary<Settings> = fc.record({
  include: fc.constantFrom([], ['notes'], ['**/README.md']),
  exclude: fc.constantFrom([], ['docs'], ['**/p01_cart'], ['day_dream/_overview.md'], ['rollout/**']),
  statusWords: fc.constantFrom({}, { done: ['verified'] }, { cut: ['verified'], wip: ['whatever'] }),
}, { requiredKeys: [] }).map((set) => ({ ...DEFAULT_SETTINGS, ...set }));
