import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../../docs/json/history.schema.json';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';
import { archivedDeltasOf, type HistoryReport, historyReport } from '../../../src/core/reports/history';
import { planIn, subjectOf } from './plan-in';

const isValid = new Ajv().compile(schema);
const CART = 'day_dream/SP01_a/modules/cart.md';

async function history(files: Readonly<Record<string, string>>): Promise<HistoryReport> {
  const plan = await planIn(files);
  const module = subjectOf(plan, CART);
  const path = archivedDeltasOf(plan, module);
  const archive = files[path];
  const report = historyReport(plan, module, archive === undefined ? null : parseFile(path, archive, { vocabulary: statusVocabulary({}) }));
  assert.ok(isValid(JSON.parse(JSON.stringify(report))), JSON.stringify(isValid.errors));
  return report;
}

/** `DATE | PLAN | WHAT | PATH:LINE` */
const drawn = ({ entries }: HistoryReport): string[] => entries.map(({ date, name, what, path, line }) => `${date} | ${name} | ${what} | ${path.replace('day_dream/', '')}:${line}`);

const overview = (fields: string): string => `---\n${fields}\n---\n\n# A plan\n`;
const spec = (plans = ''): string => `---\nmodule: cart\nlast_updated: 2026-01-01\nmodified_by_plans: [${plans}]\n---\n\n# Cart\n`;
const PLAN = { 'day_dream/SP01_a/_overview.md': overview('status: DONE\nlast_updated: 2025-01-31'), [CART]: spec() };
const root = (deltas: string): Readonly<Record<string, string>> => ({ 'day_dream/_overview.md': `# All\n\n## State Deltas\n\n${deltas}` });

describe('historyReport', () => {
  it('puts State Deltas in time order, whatever the spelling of their dates', async () => {
    const spellings = ['2026-11-02', '1 Nov 2026', '31.10.2026', 'October 30, 2026', '2026/10/29', 'Feb 2026', 'Sep 2025', '11/02/2026', '2024'];
    const deltas = spellings.map((date, i) => `### ✅ PP1${i}_x — ${date}\n\n- cart: change ${i}\n`).join('\n');
    const report = await history({ ...PLAN, ...root(deltas) });
    assert.deepEqual(report.entries.map(({ date }) => date), [
      '2024', '2025-01-31', 'Sep 2025', 'Feb 2026', '2026/10/29', 'October 30, 2026', '31.10.2026', '1 Nov 2026', '2026-11-02', '11/02/2026',
    ]);
    assert.deepEqual(report.entries.map(({ when }) => when), [
      '2024', '2025-01-31', '2025-09', '2026-02', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02', null,
    ]);
  });

  it('reads headings and lists as people write them', async () => {
    const report = await history({
      ...PLAN, ...root([
        '### 2026-01-09: SP01_a ✅', '- **cart**: bold', '- Cart: with a capital', '',
        '### 🚫 [CUT] [SP01](./SP01_a/_overview.md) (8 Jan 2026)', '- `stock`, `cart` — a dash', '- cartoon: another', '- no module changed in cart', '',
        '### `PP07_gone` - Jan 7, 2026', '* stock & cart: two', '',
        '### SP01', '- cart: without a date', '- cart (SP01_a): whose', '- **cart** (SP01): bold and whose', '- stock (all), cart (SP01): two', '', '## Other', '### SP01 — 2020', '- cart: no State Delta',
      ].join('\n')),
    });
    assert.deepEqual(drawn(report), [
      'Jan 7, 2026 | PP07_gone | two | _overview.md:15',
      '8 Jan 2026 | SP01 | a dash | _overview.md:10',
      '2026-01-09 | SP01_a | bold | _overview.md:6', '2026-01-09 | SP01_a | with a capital | _overview.md:7',
      'null | SP01 | without a date | _overview.md:18', 'null | SP01 | whose | _overview.md:19', 'null | SP01 | bold and whose | _overview.md:20',
      'null | SP01 | two | _overview.md:21',
    ]);
    assert.deepEqual(report.entries.map(({ plan }) => plan?.name), [undefined, ...Array.from({ length: 7 }, () => 'SP01_a')]);
  });

  it('takes what is in the archive for older, where dates are the same', async () => {
    const archive = '<!-- GENERATED -->\n\n# State Deltas — Archive\n\n### ✅ SP01_a — Sep 2025\n\n- cart: second\n\n### SP01_a — Sep 2025\n\n- cart: first\n';
    const report = await history({ ...PLAN, ...root('### SP01_a — Sep 2025\n\n- cart: third\n'), 'day_dream/_state_deltas_archive.md': archive });
    assert.deepEqual(report.entries.map(({ what }) => what), ['first', 'second', 'third']);
  });

  it('tells the plans that the module knows of, if no State Delta does', async () => {
    const report = await history({
      'day_dream/SP01_a/_overview.md': overview('status: DONE\nlast_updated: 2025-01-31'), [CART]: spec('SP02, SP03, gone'),
      'day_dream/_completed/SP02_b/_overview.md': overview('status: DONE\nlast_updated: 2025-06-01'), 'day_dream/SP03_c/_overview.md': overview('status: WIP\nlast_updated: 2025-05-01'),
      ...root('### SP02_b — Jul 2025\n\n- cart: told\n'),
    });
    assert.deepEqual(drawn(report), [
      '2025-01-31 | SP01_a | null | SP01_a/modules/cart.md:7', 'Jul 2025 | SP02_b | told | _overview.md:7', 'null | SP03_c | null | SP01_a/modules/cart.md:4',
    ]);
    assert.deepEqual(report.entries.map(({ source }) => source), ['origin', 'state delta', 'modified by']);
  });
});
