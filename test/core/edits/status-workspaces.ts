import fc from 'fast-check';
import type { WordNotation } from '../../../src/core/edits/words-in-use';
import { STATUSES, type Status } from '../../../src/core/model/status';
import { DEFAULT_STATUS_WORDS, STATUS_EMOJI } from '../../../src/core/parse/status-words';
import type { Texts } from './flip';

/*
 * Workspaces in which the same few subjects have their statuses written in every notation, in several files. Each file has one
 * spelling for each status in each notation: the vocabulary's first, or one that stands there for good, in a legend.
 */

/** How one file writes statuses in one notation. */
interface Style {
  readonly word: Readonly<Record<Status, string>>;
  readonly emoji: Readonly<Record<Status, string>>;
}

/** How a copy is dressed. */
type Dressing = (words: string, emoji: string) => string;

const DRESSINGS: readonly Dressing[] = [
  (words, emoji) => `${emoji} [${words}]`, (words, emoji) => `${emoji} ${words}`, (words) => `[${words}]`, (words) => words, (_, emoji) => emoji,
  (words, emoji) => `${emoji} \`[${words}]\``, (words, emoji) => `${emoji} **[${words}]**`, (words) => `**${words}**`, (words) => `(${words})`,
  (words, emoji) => `${words} ${emoji}`,
];

/** A copy of a status as it is to be written; `null`: it is left out. */
interface Copy {
  readonly dressing: Dressing;
  readonly status: Status;
  readonly tail: string;
}

const CASES: readonly ((word: string) => string)[] = [
  (word) => word, (word) => word.toLowerCase(), (word) => word.charAt(0) + word.slice(1).toLowerCase(),
];

const SMALL = CASES.slice(1);

function byStatus<T>(make: (status: Status) => T): Readonly<Record<Status, T>> {
  return Object.fromEntries(STATUSES.map((status) => [status, make(status)])) as Record<Status, T>;
}

/** Words that say how far one thing is are never written for another. */
const WORDS = byStatus((status) => DEFAULT_STATUS_WORDS[status].filter((word) => !/^(?:PART|MOST|ALMOST|NEAR)/.test(word)));

const inCase = fc.constantFrom(...CASES);
const canonical: fc.Arbitrary<Style> = inCase.map((cased) => ({
  word: byStatus((status) => cased(DEFAULT_STATUS_WORDS[status][0]!)), emoji: byStatus((status) => STATUS_EMOJI[status][0]!),
}));

function anyWords(cases: typeof CASES): fc.Arbitrary<Style> {
  return fc.tuple(fc.constantFrom(...cases), fc.nat(), fc.nat()).map(([cased, words, emojis]) => ({
    word: byStatus((status) => cased(WORDS[status][words % WORDS[status].length]!)),
    emoji: byStatus((status) => STATUS_EMOJI[status][emojis % STATUS_EMOJI[status].length]!),
  }));
}

type Styles = Readonly<Record<WordNotation, Style>>;

/** The styles of a file, and the legend that shows them. */
interface FileStyle {
  readonly styles: Styles;
  readonly legend: string;
}

const plainFile: fc.Arbitrary<FileStyle> = fc.record({
  'front matter': canonical, field: canonical, heading: canonical, item: canonical, quote: canonical, cell: canonical,
}).map((styles) => ({ styles, legend: '' }));
const legendFile: fc.Arbitrary<FileStyle> = fc.record({
  'front matter': canonical, field: anyWords(CASES), cell: anyWords(CASES),
  // Behind a title only the protocol's words count in capitals.
  heading: anyWords(SMALL), item: anyWords(SMALL), quote: anyWords(SMALL),
}).map((styles) => ({ styles, legend: legendOf(styles) }));
const fileStyle = fc.oneof(plainFile, legendFile);

function legendOf(styles: Styles): string {
  const all = (place: WordNotation, line: (status: string, name: Status) => string): string =>
    STATUSES.map((status) => line(`${styles[place].emoji[status]} ${styles[place].word[status]}`, status)).join('\n');
  return [
    '## Legend', all('heading', (written, name) => `### As ${name} ${written}\n`), all('field', (written) => `**Status:** ${written}\n`),
    all('quote', (written, name) => `> As ${name} · ${written}\n`), all('item', (written, name) => `- **As ${name}** ${written}`),
    `| Legend | Status |\n|---|---|\n${all('cell', (written, name) => `| ${name} | ${written} |`)}`,
  ].join('\n\n');
}

/** A status in the words of a file. What is blocked has a reason, as the protocol asks for one. */
function written(place: WordNotation, { word, emoji }: Style, { dressing, status, tail }: Copy): string {
  const words = word[status];
  const isTight = place === 'front matter' || words === words.toUpperCase() || /[[(`]/.test(dressing(words, ''));
  const reason = status !== 'blocked' ? '' : isTight ? ':waiting-for-legal' : ': Waiting for Legal';
  return dressing(words + reason, emoji[status]) + tail;
}

/** The copies of one subject's status. */
type Copies = (place: WordNotation, file: FileStyle) => string | null;

const copy: fc.Arbitrary<Copy | null> = fc.option(fc.record({
  dressing: fc.constantFrom(...DRESSINGS), status: fc.constantFrom(...STATUSES), tail: fc.constantFrom('', '', '', ' - May 3, 2026', ' (half way)'),
}), { freq: 4 });

/** In half of them all copies agree. */
const copies: fc.Arbitrary<Copies> = fc.tuple(fc.array(copy, { minLength: 8, maxLength: 8 }), fc.option(fc.constantFrom(...STATUSES), { freq: 2 }))
  .map(([all, agreed]) => {
    let next = 0;
    return (place, file) => {
      const made = all[next++ % all.length];
      if (!made) return null;
      const said = { ...made, status: agreed ?? made.status };
      return written(place, file.styles[place], place === 'front matter' ? { ...said, dressing: (words) => words, tail: '' } : said);
    };
  });

interface Making {
  readonly root: FileStyle;
  readonly plan: FileStyle;
  readonly phases: FileStyle;
  readonly phase: FileStyle;
  readonly document: FileStyle;
  readonly subjects: readonly Copies[];
  readonly boxes: readonly string[];
  readonly date: string;
}

/** A workspace of a folder plan and a plan document. */
export const statusWorkspaces: fc.Arbitrary<Texts> = fc.record({
  root: fileStyle, plan: fileStyle, phases: fileStyle, phase: fileStyle, document: fileStyle,
  subjects: fc.array(copies, { minLength: 11, maxLength: 11 }),
  boxes: fc.array(fc.constantFrom('[ ]', '[x]', '[~]'), { minLength: 4, maxLength: 4 }),
  date: fc.constantFrom('', 'last_updated: 2025-11-02\n', 'last_updated: "2025-11-02T10:00:00Z" # by hand\n'),
}).map(textsOf);

function textsOf({ root, plan, phases, phase, document, subjects, boxes, date }: Making): Texts {
  const [core, pay, setup, cart, login, whole, one, two, three, ticket, other] = subjects as [
    Copies, Copies, Copies, Copies, Copies, Copies, Copies, Copies, Copies, Copies, Copies,
  ];
  const cell = (copies: Copies, file: FileStyle): string => copies('cell', file) ?? '';
  const suffix = (copies: Copies, file: FileStyle, place: 'heading' | 'item' = 'heading'): string => {
    const status = copies(place, file);
    return status === null ? '' : / \[|^\[|^\p{Extended_Pictographic}/u.test(status) ? ` ${status}` : ` — ${status}`;
  };
  const field = (copies: Copies, file: FileStyle, name = 'Status'): string => line((status) => `**${name}:** ${status}`, copies('field', file));
  const overview = (copies: Copies, file: FileStyle, title: string): string => {
    const own = copies('front matter', file);
    return `---\nname: x\n${own === null ? '' : `status: ${own}\n`}${date}---\n# ${title}${suffix(copies, file)}\n\n` +
      `${line((status) => `> Part of [it](../_overview.md) · ${status}`, copies('quote', file))}${field(copies, file)}`;
  };
  return {
    'day_dream/_overview.md': [
      '# The shop', '', '## Plans', '| Name | Type | Status | Priority |', '|---|---|---|---|',
      `| SP01_core | System | ${cell(core, root)} | normal |`, `| [SP02_pay](SP02_pay/) | System | ${cell(pay, root)} | |`, '',
      '## Current Sprint', '| Plan | Phase | Status |', '|---|---|---|', `| SP01 | p00 | ${cell(setup, root)} |`, `| SP02 | | ${cell(pay, root)} |`, '',
      `- **SP01_core** p01${suffix(cart, root, 'item')}`, '', '## State Deltas', '### ✅ SP01_core — Sep 2025', root.legend,
    ].join('\n'),
    'day_dream/SP01_core/_overview.md': [
      overview(core, plan, 'Core'), '## Children', '| Name | Type | Status |', '|---|---|---|', `| p00_setup/ | Plan | ${cell(setup, plan)} |`,
      `| [p01_cart](./p01_cart/) | Plan | ${cell(cart, plan)} |`, `| 03_login.md | Task | ${cell(login, plan)} |`, '', plan.legend,
    ].join('\n'),
    'day_dream/SP01_core/80_implementation.md': [
      '# Implementation', '', '| Phase | Name | Status |', '|---|---|---|', `| p00 | Setup | ${cell(setup, phases)} |`, `| p01 | Cart | ${cell(cart, phases)} |`, '',
      `### p00 — Setup (1 slot)${suffix(setup, phases)}`, '', field(setup, phases, 'Phase Status'), `### p01 — Cart${suffix(cart, phases)}`, '', phases.legend,
    ].join('\n'),
    'day_dream/SP01_core/p00_setup/_overview.md': overview(setup, phase, 'Setup') + phase.legend,
    'day_dream/SP01_core/p01_cart/_overview.md': overview(cart, phase, 'Cart') + phase.legend,
    'day_dream/SP01_core/03_login.md': overview(login, plan, 'Login') + plan.legend,
    'day_dream/SP02_pay/_overview.md': overview(pay, plan, 'Pay') + plan.legend,
    'PLAN.md': [
      overview(whole, document, 'Everything'),
      '| Phase | Status |', '|---|---|', `| Phase 1: x | ${cell(one, document)} |`, `| Phase 2: y | ${cell(two, document)} |`, '',
      '| ID | Ticket | Status |', '|---|---|---|', `| PF-1 | Login | ${cell(ticket, document)} |`, `| PF-2 | Logout | ${cell(other, document)} |`, '',
      `## Phase 1: x${suffix(one, document)}`, '', field(one, document), `- ${boxes[0]} [PF-1] Login`, `- ${boxes[1]} more`, '',
      `Phase 2: y${suffix(two, document)}`, '---', '', `- **Phase 3**${suffix(three, document, 'item')}`, `  - ${boxes[2]} PF-2: Logout`, `  - ${boxes[3]} last`, '',
      '## Notes', '', 'Phase 1 is [WIP].', '', document.legend,
    ].join('\n'),
  };
}

function line(words: (status: string) => string, status: string | null): string {
  return status === null ? '' : `${words(status)}\n\n`;
}
