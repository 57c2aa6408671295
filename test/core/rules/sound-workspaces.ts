import fc from 'fast-check';
import type { Files } from './findings';

/*
 * Generated workspaces in which nothing is wrong, and faults to put into them.
 */

type Word = 'TODO' | 'WIP' | 'DONE';

const EMOJI: Readonly<Record<Word, string>> = { TODO: '⏳', WIP: '🔄', DONE: '✅' };
const words = fc.constantFrom<Word>('TODO', 'WIP', 'DONE');

interface PlanShape {
  /** The statuses of the tasks of each phase. */
  readonly phases: readonly (readonly Word[])[];
}

/** Something is left to do in each plan: what is done is archived. */
function unfinished({ phases }: PlanShape): PlanShape {
  return { phases: phases.flat().every((task) => task === 'DONE') ? [...phases, ['TODO']] : phases };
}

/** What the parts below add up to. */
function together(parts: readonly Word[]): Word {
  if (parts.every((part) => part === 'DONE')) return 'DONE';
  return parts.some((part) => part !== 'TODO') ? 'WIP' : 'TODO';
}

const NAMES = ['core_shop', 'checkout_redesign', 'payment_gateway'];
const PHASES = ['walking_skeleton', 'order_flow', 'polish'];
const TASKS = ['scaffold', 'endpoint', 'migration'];
const ROOT = '.agent_plan/day_dream';

const shape: fc.Arbitrary<readonly PlanShape[]> = fc.array(
  fc.record({ phases: fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }) }),
  { minLength: 2, maxLength: 3 },
);

/** A folder plan of version 4.05 and a plan document, sound in every way. */
export const soundWorkspace: fc.Arbitrary<Files> = fc.tuple(shape, fc.constantFrom('\n', '\r\n')).map(([plans, lineEnding]) => {
  const files: Record<string, string> = {};
  const rows: string[] = [];
  const modules: string[] = [];
  plans.map(unfinished).forEach(({ phases }, i) => {
    const name = NAMES[i] as string;
    const folder = `${ROOT}/SP0${i + 1}_${name}`;
    const statuses = phases.map(together);
    const status = together(statuses);
    rows.push(`| [SP0${i + 1}_${name}](./SP0${i + 1}_${name}/_overview.md) | System | ${EMOJI[status]} [${status}] | — | ${i === 0 ? '—' : 'SP01'} | A plan |`);
    const children = phases.map((_, j) => `| [p0${j}_${PHASES[j] as string}/](./p0${j}_${PHASES[j] as string}/_overview.md) | Plan | ${EMOJI[statuses[j] as Word]} [${statuses[j] as Word}] | Phase |`);
    const dependents = i === 0 ? NAMES.slice(1, plans.length) : [];
    files[`${folder}/_overview.md`] = overview(name, status, i === 0 ? [] : ['core_shop'], `SP0${i + 1}`, children, dependents);
    modules.push(`| ${name}_service | SP0${i + 1}_${name} | — | \`SP0${i + 1}_${name}/modules/${name}_service.md\` |`);
    files[`${folder}/modules/${name}_service.md`] = '---\nmodule: ' + `${name}_service\nlast_updated: 2026-01-15\nmodified_by_plans:\n  - SP01_core_shop\n---\n\n# Module\n\nWhat it does.\n`;
    phases.forEach((tasks, j) => {
      const phase = `p0${j}_${PHASES[j] as string}`;
      const listed = tasks.map((task, k) => `| [0${k + 1}_${TASKS[k] as string}.md](./0${k + 1}_${TASKS[k] as string}.md) | Task | ${EMOJI[task]} [${task}] | Task |`);
      files[`${folder}/${phase}/_overview.md`] = `${overview(phase, statuses[j] as Word, [], phase, listed)}\n### How to Verify (Manual)\n\n1. Try it\n`;
      tasks.forEach((task, k) => {
        const done = task === 'DONE' ? 'x' : ' ';
        files[`${folder}/${phase}/0${k + 1}_${TASKS[k] as string}.md`] =
          `---\nstatus: ${task}\ndifficulty: KNOWN\n---\n\n# Task ${k + 1}\n\n> Part of [${phase}](./_overview.md) · ${EMOJI[task]} [${task}]\n\n## Acceptance Criteria\n\n- [${done}] It works\n`;
      });
    });
  });
  files[`${ROOT}/_overview.md`] = `# Plans\n\n## Plans\n\n| Name | Type | Status | Priority | Depends On | Description |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n\n` +
    `## Module Index\n\n| Module | Origin Plan | Modified By | Spec File |\n|---|---|---|---|\n${modules.join('\n')}\n\n` +
    '## State Deltas\n\n### ✅ SP01_core_shop — Jan 2026\n\n- checkout_redesign_service: new\n';
  files[`${ROOT}/exploration/2026-01-12-spike.md`] = '# Spike\n\nWords.\n';
  files['plans/release-plan.md'] =
    '# Release\n\n## Phase 1 — Prepare ✅ Done\n\n- [x] **PF-1**: Freeze\n- [x] **PF-2**: Tag\n\n## Phase 2 — Ship\n\n- [ ] **PF-3**: Upload, after PF-2\n- [ ] **PF-4**: Tell people, see [phase 1](#phase-1--prepare--done)\n';
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('\n', lineEnding)]));
});

function overview(
  name: string, status: Word, dependsOn: readonly string[], title: string, rows: readonly string[], blocks: readonly string[] = [],
): string {
  const fields = [
    `name: ${name}`, 'type: system', 'magnitude: Standard', `status: ${status}`, 'origin: exploration/start.md', 'last_updated: 2026-01-10',
    ...dependsOn.length === 0 ? [] : ['depends_on:', ...dependsOn.map((plan) => `  - ${plan}`)],
    ...blocks.length === 0 ? [] : [`blocks: [${blocks.join(', ')}]`],
  ];
  return `---\n${fields.join('\n')}\n---\n\n# ${title}\n\n## Purpose\n\nWhat for.\n\n## Children\n\n| Name | Type | Status | Description |\n|---|---|---|---|\n${rows.join('\n')}\n\n` +
    '## Integration Map\n\n- Stands alone\n\n## Reading Order\n\n1. This\n';
}

export interface Fault {
  readonly name: string;
  /** Returns the files with the fault, or `null` where it cannot be had. */
  readonly into: (files: Files) => Files | null;
}

/** Replaces the first match in the first file that has one. */
function inFirst(name: string, path: RegExp, pattern: RegExp, replacement: string): Fault {
  return {
    name,
    into(files) {
      const found = Object.keys(files).sort().find((each) => path.test(each) && pattern.test(files[each] as string));
      return found === undefined ? null : { ...files, [found]: (files[found] as string).replace(pattern, replacement) };
    },
  };
}

const stale = inFirst('stale', /SP01_core_shop\/modules\/\w+\.md$/, /last_updated: 2026-01-15/, 'last_updated: 2025-11-01');

/** Each is told by a rule of its own. */
export const FAULTS: readonly Fault[] = [
  inFirst('a row that disagrees', /p0\d_\w+\/_overview\.md$/, /Task \| ✅ \[DONE\]/, 'Task | 🔄 [WIP]'),
  inFirst('a row of the root that disagrees', /day_dream\/_overview\.md$/, /🔄 \[WIP\]/, '⏳ [TODO]'),
  inFirst('a link to a file that was moved', /SP01_core_shop\/p0\d_\w+\/0\d_\w+\.md$/, /\(\.\/_overview\.md\)/, '(./core_shop_service.md)'),
  inFirst('a link to a heading that is not there', /release-plan\.md$/, /#phase-1--prepare--done/, '#phase-1--prepared--done'),
  inFirst('a plan that is not there', /_overview\.md$/, / {2}- core_shop/, '  - core_shpo'),
  inFirst('a ticket that is not there', /release-plan\.md$/, /after PF-2/, 'after PF-22'),
  inFirst('a ticket twice', /release-plan\.md$/, /\*\*PF-4\*\*/, '**PF-3**'),
  inFirst('a placeholder', /release-plan\.md$/, /\*\*PF-4\*\*/, '**PF-XXX**'),
  inFirst('garbled text', /SP01_core_shop\/_overview\.md$/, /What for\./, 'What for â€” and why âœ….'),
  inFirst('a field that is missing', /SP01_core_shop\/_overview\.md$/, /last_updated: [^\n]*\n/, ''),
  inFirst('a value outside its enum', /SP01_core_shop\/_overview\.md$/, /magnitude: Standard/, 'magnitude: Standrad'),
  inFirst('a status outside the protocol', /SP01_core_shop\/p00_\w+\/0\d_\w+\.md$/, /status: DONE/, 'status: Donne'),
  {
    name: 'a spec that is stale',
    // What nobody has touched since is not stale.
    into: (files) => /status: (?:WIP|DONE)/.test(files[`${ROOT}/SP01_core_shop/_overview.md`] ?? '') ? stale.into(files) : null,
  },
  inFirst('a row that names nothing', /SP01_core_shop\/_overview\.md$/, /\[p00_walking_skeleton\/\]\(\.\/p00_walking_skeleton\/_overview\.md\)/, 'p00_walking_skelton'),
  inFirst('a dependent that is not named', /SP01_core_shop\/_overview\.md$/, /blocks: \[checkout_redesign/, 'blocks: ['),
  inFirst('a spec without a row', /day_dream\/_overview\.md$/, /\| core_shop_service \|[^\n]*\n/, ''),
  inFirst('a task that is not listed', /SP01_core_shop\/p00_\w+\/_overview\.md$/, /\| \[01_scaffold\.md\][^\n]*\n/, ''),
  inFirst('a change that the spec does not know of', /SP02_checkout_redesign\/modules\/\w+\.md$/, / {2}- SP01_core_shop/, '  - SP02'),
  inFirst('a file that is too long', /SP01_core_shop\/_overview\.md$/, /What for\./, 'What for.\n'.repeat(120)),
  inFirst('a first phase that is not known', /p00_\w+\/0\d_\w+\.md$/, /(status: (?:TODO|WIP)\r?\n)difficulty: KNOWN/, '$1difficulty: RESEARCH'),
  inFirst('a section that is missing', /SP01_core_shop\/_overview\.md$/, /## Integration Map\r?\n/, ''),
  inFirst('criteria that are missing', /0\d_\w+\.md$/, /(status: (?:TODO|WIP)[^]*)## Acceptance Criteria[^]*$/, '$1'),
  {
    name: 'an exploration that has expired',
    into: ({ [`${ROOT}/exploration/2026-01-12-spike.md`]: text = '', ...files }) => ({ ...files, [`${ROOT}/exploration/2025-12-12-spike.md`]: text }),
  },
];
