import { posix } from 'node:path';
import type { Random } from './random';

/** One file of the generated workspace, before it has a text. */
export interface Page {
  readonly kind: 'root' | 'plan' | 'phase' | 'task' | 'module' | 'document';
  readonly path: string;
  readonly name: string;
  readonly status: StatusWord;
  /** What a table of this page lists. */
  readonly children: Page[];
}

type StatusWord = 'TODO' | 'WIP' | 'DONE' | 'BLOCKED:waiting-for-review' | 'CUT';

const EMOJI: Readonly<Record<StatusWord, string>> = {
  'TODO': '⏳', 'WIP': '🔄', 'DONE': '✅', 'BLOCKED:waiting-for-review': '🚧', 'CUT': '🚫',
};
const STATUSES: readonly StatusWord[] = [
  'TODO', 'TODO', 'TODO', 'WIP', 'DONE', 'DONE', 'DONE', 'BLOCKED:waiting-for-review', 'CUT',
];

const NOUNS = [
  'cart', 'ledger', 'harbour', 'invoice', 'session', 'search', 'catalogue', 'basket', 'webhook', 'tenant', 'payout', 'licence',
  'courier', 'refund', 'stock', 'rota', 'berth', 'tariff', 'manifest', 'beacon', 'archive', 'mailer', 'quota', 'outbox',
];
const WORDS = [
  ...NOUNS, 'the', 'the', 'the', 'a', 'a', 'of', 'of', 'to', 'to', 'and', 'and', 'in', 'for', 'with', 'by', 'is', 'are',
  'must', 'should', 'keeps', 'moves', 'writes', 'reads', 'before', 'after', 'each', 'every',
  'new', 'old', 'slow', 'idempotent', 'nightly', 'signed',
  'customer', 'operator', 'endpoint', 'migration', 'schema', 'worker', 'request', 'response', 'limit', 'retry', 'error',
  'café', 'Übergabe', 'naïve', '—', '→', '≥', '日本語', 'façade', 'it\'s', '(later)', 'v2', '30 %', 'e.g.',
  'idempotency_key', 'per-tenant',
];

/** The first `count` pages of as many projects as it takes: a DREAM root of three plans each, and four plan documents. */
export function planPages(count: number, random: Random): Page[] {
  const pages: Page[] = [];
  for (let project = 1; pages.length < count; project++) {
    const folder = `project-${String(project).padStart(3, '0')}`;
    const top = `${folder}/.agent_plan/day_dream`;
    const plans: Page[] = [];
    for (let plan = 1; plan <= 3; plan++) plans.push(planPage(top, plan, random, pages));
    pages.push(page('root', `${top}/_overview.md`, 'day_dream', random, plans));
    for (let document = 1; document <= 4; document++) {
      const name = `${random.pick(NOUNS)}-${random.pick(NOUNS)}-${document}`;
      pages.push(page('document', `${folder}/plans/${name}-plan.md`, name, random));
    }
  }
  return pages.slice(0, count);
}

function planPage(top: string, number: number, random: Random, pages: Page[]): Page {
  const name = `${random.pick(NOUNS)}_${random.pick(NOUNS)}`;
  const folder = `${top}/SP${String(number).padStart(2, '0')}_${name}`;
  const children: Page[] = [];
  for (let phase = 0; phase < 3; phase++) children.push(phasePage(folder, phase, random, pages));
  for (let module = 1; module <= 2; module++) {
    const about = `${random.pick(NOUNS)}_${module}`;
    pages.push(page('module', `${folder}/modules/${about}.md`, about, random));
  }
  const plan = page('plan', `${folder}/_overview.md`, name, random, children);
  pages.push(plan);
  return plan;
}

function phasePage(plan: string, number: number, random: Random, pages: Page[]): Page {
  const name = `p${String(number).padStart(2, '0')}_${random.pick(NOUNS)}`;
  const tasks: Page[] = [];
  for (let task = 1; task <= 3; task++) {
    const about = `${String(task).padStart(2, '0')}_${random.pick(NOUNS)}_${random.pick(NOUNS)}`;
    tasks.push(page('task', `${plan}/${name}/${about}.md`, about, random));
  }
  const phase = page('phase', `${plan}/${name}/_overview.md`, name, random, tasks);
  pages.push(...tasks, phase);
  return phase;
}

function page(kind: Page['kind'], path: string, name: string, random: Random, children: Page[] = []): Page {
  return { kind, path, name, status: random.pick(STATUSES), children };
}

/** The text of the page at `index`, about `length` characters long, with links to others of `pages`. */
export function pageText(pages: readonly Page[], index: number, length: number, random: Random): string {
  const writer = new Writer(pages, index, random);
  writer.opening();
  while (writer.length < length) writer.section();
  return writer.text;
}

class Writer {
  text = '';
  readonly #pages: readonly Page[];
  readonly #index: number;
  readonly #page: Page;
  readonly #random: Random;
  #sections = 0;
  #tickets = 1;

  constructor(pages: readonly Page[], index: number, random: Random) {
    const page = pages[index];
    if (page === undefined) throw new RangeError(`there is no page ${index}`);
    this.#pages = pages;
    this.#index = index;
    this.#random = random;
    this.#page = page;
  }

  get length(): number {
    return this.text.length;
  }

  /** What stands at the head of a page of this kind: front matter, title, table of its children. */
  opening(): void {
    const page = this.#page;
    if (page.kind !== 'document') this.#frontMatter();
    this.#line(page.kind === 'document' ? `# ${title(page)}` : `# ${title(page)} ${mark(page.status)}`, '');
    if (page.kind === 'task') this.#line(`> Part of [${posix.dirname(page.path)}](./_overview.md) · ${mark(page.status)}`, '');
    this.#line('## Purpose', '', this.#prose(), '');
    if (page.kind === 'root') this.#plansTable();
    else if (page.children.length > 0) this.#childrenTable();
    if (page.kind === 'task') this.#line('## Acceptance Criteria', '', ...this.#checklist(4), '');
    if (page.kind === 'document') this.#packagesTable();
  }

  /** The next section: in plan documents mostly phases with tickets, elsewhere mostly prose. */
  section(): void {
    const section = ++this.#sections;
    if (this.#page.kind === 'document' && section % 3 !== 0) this.#phase(section);
    else if (section % 4 === 2) this.#verification(section);
    else if (section % 4 === 3) this.#line('### Decisions', '', ...this.#bullets(), '');
    else this.#line(`## ${capital(this.#words(3))}`, '', this.#prose(), '', this.#prose(), '');
  }

  #verification(number: number): void {
    this.#line(`## How to Verify ${number}`, '', ...this.#checklist(3), '', '```sh', ...this.#commands(), '```', '');
  }

  #frontMatter(): void {
    const page = this.#page;
    const random = this.#random;
    this.#line('---', `name: ${page.name}`, `status: ${page.status}`);
    this.#line(`magnitude: ${random.pick(['Light', 'Standard', 'Heavy'])}`);
    if (page.kind === 'plan') this.#line('type: system', 'origin: exploration/first_look.md', 'depends_on: [SP01, SP02]');
    this.#line(`last_updated: 2026-0${random.int(1, 9)}-${random.int(10, 28)}`, '---', '');
  }

  #childrenTable(): void {
    this.#line('## Children', '', '| Name | Type | Status | Description |', '|------|------|--------|-------------|');
    for (const child of this.#page.children) {
      const type = child.kind === 'task' ? 'Task' : 'Plan';
      this.#line(`| [${child.name}](${this.#to(child)}) | ${type} | ${mark(child.status)} | ${this.#words(6)} |`);
    }
    this.#line('');
  }

  #plansTable(): void {
    this.#line('## Plans', '', '| Name | Type | Status | Priority | Depends On | Description |', '|---|---|---|---|---|---|');
    for (const plan of this.#page.children) {
      this.#line(`| [${plan.name}](${this.#to(plan)}) | System | ${mark(plan.status)} | normal | — | ${this.#words(5)} |`);
    }
    this.#line('');
  }

  #packagesTable(): void {
    this.#line('## Work packages', '', '| # | Package | Priority | Dependencies | Status |', '|---|---|---|---|---|');
    for (let number = 1; number <= 5; number++) {
      const needs = number === 1 ? 'None' : `#${this.#random.int(1, number - 1)}`;
      const status = this.#random.pick(['✅ Done', '🔄 In Progress', '⏳ To Do']);
      this.#line(`| ${number} | ${capital(this.#words(3))} | 🟡 High | ${needs} | ${status} |`);
    }
    this.#line('');
  }

  #phase(number: number): void {
    const status = this.#random.pick(['✅ DONE', '⚠️ MOSTLY COMPLETE', '❌ NOT STARTED', '🔄 [WIP]']);
    this.#line(`## Phase ${number} — ${capital(this.#words(3))} ${status}`, '');
    this.#line(`**Goal:** ${this.#words(9)}`, `**Owner:** @${this.#random.pick(NOUNS)}`, '');
    for (let ticket = 0; ticket < 5; ticket++) {
      const id = `WM-${String(this.#tickets++).padStart(3, '0')}`;
      this.#line(`* ${this.#box()} Ticket [${id}]: ${capital(this.#words(7))} (\`${this.#sourcePath()}\`)`);
    }
    this.#line('', this.#prose(), '');
  }

  #checklist(items: number): string[] {
    return Array.from({ length: items }, () => {
      const more = this.#random.chance(0.3) ? `, see ${this.#link()}` : '';
      return `- ${this.#box()} ${capital(this.#words(8))}${more}`;
    });
  }

  #bullets(): string[] {
    return Array.from({ length: 4 }, () =>
      `- **${capital(this.#words(2))}**: ${this.#words(9)} in \`${this.#sourcePath()}\`; see ${this.#link()}`);
  }

  #commands(): string[] {
    return ['npm test', `curl -s https://example.com/${this.#random.pick(NOUNS)} | jq '.[0]'`, '# - [ ] this is no checkbox'];
  }

  #prose(): string {
    const lines = Array.from({ length: this.#random.int(2, 4) }, () => this.#words(this.#random.int(9, 16)));
    const more = this.#random.chance(0.3) ? ` (see ${this.#link()})` : '';
    return capital(`${lines.join('\n')}, as ${this.#link()} says, *${this.#random.pick(NOUNS)}*${more}.`);
  }

  #link(): string {
    if (this.#random.chance(0.04)) return `[gone](./${this.#random.pick(NOUNS)}_gone.md)`;
    // Most links of a plan stay near it.
    const nearby = this.#random.chance(0.8) ? this.#pages[this.#index - this.#random.int(0, 40)] : undefined;
    const target = nearby ?? this.#random.pick(this.#pages);
    return `[${target.name}](${this.#to(target)}${this.#random.chance(0.2) ? '#purpose' : ''})`;
  }

  #to(target: Page): string {
    const path = posix.relative(posix.dirname(this.#page.path), target.path);
    return path.startsWith('../') ? path : `./${path}`;
  }

  #sourcePath(): string {
    return `src/${this.#random.pick(NOUNS)}/${this.#random.pick(NOUNS)}.ts`;
  }

  #box(): string {
    return this.#random.pick(['[ ]', '[x]', '[x]', '[X]']);
  }

  #words(count: number): string {
    return Array.from({ length: count }, () => this.#random.pick(WORDS)).join(' ');
  }

  #line(...lines: string[]): void {
    this.text += `${lines.join('\n')}\n`;
  }
}

function title(page: Page): string {
  return capital(page.name.replaceAll(/[_-]/g, ' '));
}

function mark(status: StatusWord): string {
  return `${EMOJI[status]} [${status}]`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
