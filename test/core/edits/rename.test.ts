import assert from 'node:assert/strict';
import { UserError } from '../../../src/core/base/user-error';
import { rename, renameAt, type Renaming } from '../../../src/core/edits/rename';
import { occurrencesAt } from '../../../src/core/plan/occurrences';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { appliedAll, opened, type Texts } from './flip';
import { after, before, movedTexts, movingIn } from './moving';

/** The caret. */
const CARET = '‸';

interface Asked {
  readonly texts: Texts;
  readonly placeholder: string | null;
  readonly rename: (name: string) => Promise<Renaming>;
}

/** Asks for a new name at the caret, which stands in one of the files. */
async function ask(marked: Texts): Promise<Asked> {
  const texts = Object.fromEntries(Object.entries(marked).map(([path, text]) => [path, text.replace(CARET, '')]));
  const path = Object.keys(marked).find((each) => marked[each]?.includes(CARET) === true) ?? '';
  const workspace = await opened(texts);
  const { plan } = workspace;
  const found = occurrencesAt(plan, path, marked[path]?.indexOf(CARET) ?? 0).flatMap((each) => renameAt(plan, each) ?? [])[0];
  return {
    texts,
    placeholder: found?.name ?? null,
    rename: async (name) => {
      assert.ok(found !== undefined, 'nothing to be renamed here');
      return rename({ ...movingIn(texts, workspace), settings: DEFAULT_SETTINGS, exists: () => false }, found, name);
    },
  };
}

/** Renames what stands at the caret, and compares all files with what they should become. */
async function assertRename(marked: Texts, name: string): Promise<void> {
  const { texts, rename: renameTo } = await ask(before(marked));
  const { edits, moves } = await renameTo(name);
  const wanted = Object.fromEntries(Object.entries(after(marked)).map(([path, text]) => [path, text.replace(CARET, '')]));
  assert.deepEqual(movedTexts(appliedAll(texts, edits), moves), movedTexts(wanted, moves));
}

async function assertRefused(marked: Texts, name: string, why: RegExp): Promise<void> {
  const { rename: renameTo } = await ask(marked);
  await assert.rejects(renameTo(name), (error) => error instanceof UserError && (assert.match(error.message, why), true));
}

const SHOP = {
  'day_dream/_overview.md': '# Shop\n\n| Name | Type | Status |\n|---|---|---|\n| [SP05_checkout](./SP05_checkout/_overview.md) | System | WIP |\n',
  'day_dream/SP05_checkout/_overview.md': '---\nname: checkout\nstatus: WIP\n---\n# Checkout\n',
  'day_dream/SP05_checkout/p00_setup/_overview.md': '---\nname: p00_setup\nstatus: WIP\n---\n# Setup\n',
  'day_dream/SP05_checkout/p00_setup/01_cart.md': '---\nstatus: TODO\n---\n# Cart\n',
  'day_dream/SP05_checkout/p00_setup/02_pay.md': '---\nstatus: TODO\n---\n# Pay\n',
  'day_dream/SP05_checkout/p01_more/_overview.md': '---\nname: p01_more\nstatus: WIP\n---\n# More\n',
  'day_dream/SP05_checkout/modules/till.md': '---\nmodule: till\nlast_updated: 2026-01-01\n---\n# Till\n',
  'day_dream/PP06_search/_overview.md': '---\nname: search\nstatus: WIP\ndepends_on: [chec‸kout]\n---\n# Search\n',
};

const at = (path: keyof typeof SHOP, words: string): Texts => ({
  ...SHOP, 'day_dream/PP06_search/_overview.md': SHOP['day_dream/PP06_search/_overview.md'].replace(CARET, ''), [path]: `${SHOP[path].replace(CARET, '')}\n${words}\n`,
});

const OVERVIEW = 'day_dream/SP05_checkout/p00_setup/_overview.md';

describe('renaming', () => {
  it('keeps the number of what is renamed', async () => {
    await assertRename({
      ...SHOP,
      'day_dream/_overview.md': SHOP['day_dream/_overview.md'].replaceAll('SP05_checkout', '⟦SP05_checkout⇒SP05_basket⟧'),
      'day_dream/SP05_checkout/_overview.md': SHOP['day_dream/SP05_checkout/_overview.md'].replace('checkout', '⟦checkout⇒basket⟧'),
      'day_dream/PP06_search/_overview.md': SHOP['day_dream/PP06_search/_overview.md'].replace('chec‸kout', '⟦chec‸kout⇒basket⟧'),
    }, 'basket');
  });

  it('renames a module in the index, in columns of modules and in State Deltas', async () => {
    await assertRename({
      'day_dream/_overview.md': [
        '# All', '', '## Module Index', '', '| Module | Plan | Spec |', '|---|---|---|', '| ⟦till⇒drawer⟧ | SP05 | `⟦modules/till.md⇒modules/drawer.md⟧` |',
        '| sink | SP05 | modules/sink.md |', '',
        '## State Deltas', '', '### SP05_checkout — Sep 2025', '', '- ⟦ti‸ll⇒drawer⟧: the till is fast', '- sink, **⟦till⇒drawer⟧**: both are clean', '- sink: the till is not meant', '',
      ].join('\n'),
      'day_dream/SP05_checkout/_overview.md': '---\nname: checkout\n---\n\n# C\n\n| Module | What |\n|---|---|\n| ⟦till⇒drawer⟧, sink | the till |\n',
      'day_dream/modules/till.md': '---\nmodule: ⟦till⇒drawer⟧\nlast_updated: 2026-01-01\n---\n# Money\n',
      'day_dream/modules/sink.md': '---\nmodule: sink\nlast_updated: 2026-01-01\n---\n# Sink\n',
    }, 'drawer');
  });

  it('renames tasks, phases and modules', async () => {
    const row = '| Task | Status |\n|---|---|\n| ⟦01_c‸art⇒01_basket⟧ | ⏳ [TODO] |';
    await assertRename(at(OVERVIEW, `${row}\n\n[⟦01_cart.md⇒01_basket.md⟧](⟦01_cart.md⇒01_basket.md⟧), [the cart](⟦./01_cart.md#cart⇒./01_basket.md#cart⟧)`), 'basket');
    await assertRename({
      ...at('day_dream/SP05_checkout/p01_more/_overview.md', '**Depends on:** ⟦p00_s‸etup⇒p03_basis⟧, ⟦Phase 0⇒Phase 3⟧'),
      'day_dream/SP05_checkout/p00_setup/_overview.md': SHOP[OVERVIEW].replace('p00_setup', '⟦p00_setup⇒p03_basis⟧'),
    }, 'p03_basis');
    const till = '---\nmodule: ⟦ti‸ll⇒drawer⟧\nlast_updated: 2026-01-01\n---\n# Till\n';
    await assertRename({ ...at(OVERVIEW, '[t](⟦../modules/till.md⇒../modules/drawer.md⟧)'), 'day_dream/SP05_checkout/modules/till.md': till }, 'drawer');
  });

  it('renames the title that holds a name, in its own notation, and what leads to that heading', async () => {
    const path = 'day_dream/SP05_checkout/_overview.md';
    const front = '---\nname: ⟦checkout⇒basket⟧\nstatus: WIP\n---\n';
    const others = (anchor: string): Texts => ({
      'day_dream/_overview.md': '# Shop\n\n- [⟦SP05_checkout⇒SP09_basket⟧](⟦./SP05_checkout/⇒./SP09_basket/⟧)\n',
      'day_dream/PP06_search/_overview.md': `---\nstatus: WIP\n---\n# Search\n\n[x](../⟦SP05_checkout/_overview.md#${anchor.replace('⇒', '⇒SP09_basket/_overview.md#')}⟧)\n`,
    });
    await assertRename({ ...others('sp05_checkout-the-till⇒sp09_basket-the-till'), [path]: `${front}# ⟦SP05‸_checkout⇒SP09_basket⟧: the till\n` }, 'SP09_basket');
    await assertRename({ ...others('sp05--checkout⇒sp09--checkout'), [path]: `${front}# ⟦SP‸05⇒SP09⟧ — Checkout\n` }, 'SP09_basket');
    await assertRename({ [path]: '---\nname: ⟦chec‸kout⇒basket⟧\n---\n# Checkout\n' }, 'basket');
    await assertRename({
      [path]: before({ path: front })['path']!, [OVERVIEW]: '---\nname: ⟦p00_setup⇒p05_setup⟧\n---\n# ⟦Pha‸se 0⇒Phase 5⟧: Setup\n',
    }, 'p05_setup');
  });

  it('says what a thing is called, and leaves headings, links and roots to others', async () => {
    assert.equal((await ask(SHOP)).placeholder, 'SP05_checkout');
    assert.equal((await ask(at(OVERVIEW, '[x](../p01_m‸ore/_overview.md)'))).placeholder, null);
    assert.equal((await ask(at(OVERVIEW, '## He‸ading'))).placeholder, null);
    assert.equal((await ask(at(OVERVIEW, 'wo‸rds'))).placeholder, null);
  });

  for (const [name, why] of [
    ['', /is no name/], ['a/b', /slash/], ['a\\b', /slash/], ['a\tb', /cannot be seen/], ['a:b', /Windows/], ['con', /Windows/], ['.hidden', /dot/],
    ['_overview', /meaning of its own/], ['modules', /meaning of its own/], ['PP06_x', /`PP06` is taken by PP06_search/], ['SP06', /taken by PP06_search/],
    ['p03_x', /would be a phase, and no plan/],
  ] as const) {
    it(`refuses to call a plan '${name}'`, () => assertRefused(SHOP, name, why));
  }

  it('refuses the name of another file, in whatever case, and another kind', async () => {
    const cart = at(OVERVIEW, '| Task | Status |\n|---|---|\n| 01_c‸art | ⏳ [TODO] |');
    await assertRefused(cart, '02_PAY', /`02_PAY\.md` is there already: .*\/02_pay\.md/);
    await assertRefused(cart, 'p01_cart', /would be a document, and no task/);
    await assertRefused(at('day_dream/SP05_checkout/p01_more/_overview.md', 'p00_set‸up'), 'p01_x', /`p01` is taken by p01_more/);
  });

  describe('to what means something where it is written', () => {
    const search = (fields: string): Texts => ({
      'day_dream/_overview.md': '# Shop\n\n- [SP05_checkout](./SP05_checkout/)\n',
      'day_dream/SP05_checkout/_overview.md': '---\nname: checkout\nstatus: WIP\n---\n# Checkout\n',
      'day_dream/PP06_search/_overview.md': `---\nstatus: WIP\n${fields}\n---\n# Search\n`,
    });
    for (const [name, inFrontMatter, url] of [
      ['basket, new', '"basket, new"', 'basket,%20new'], ['a #2', '"a #2"', 'a%20%232'], ['@home', '"@home"', '@home'],
      ['2026', '"2026"', '2026'], ['{x}', '"{x}"', '{x}'], ['it\'s', 'it\'s', 'it\'s'], ['a & b', 'a & b', 'a%20&%20b'],
    ] as const) {
      it(`writes '${name}' so that YAML reads it`, () => assertRename({
        'day_dream/_overview.md': `# Shop\n\n- [⟦SP05_checkout⇒SP05_${name}⟧](⟦./SP05_checkout/⇒./SP05_${url}/⟧)\n`,
        'day_dream/SP05_checkout/_overview.md': `---\nname: ⟦checkout⇒${inFrontMatter}⟧\nstatus: WIP\n---\n# Checkout\n`,
        'day_dream/PP06_search/_overview.md':
          `---\nstatus: WIP\ndepends_on: [⟦che‸ckout⇒${inFrontMatter}⟧]\nblocks: ['⟦checkout⇒${name.replace('\'', '\'\'')}⟧']\n---\n# Search\n`,
      }, name));
    }

    it('leaves the text of a link that its brackets would break', () => assertRename({
      'day_dream/_overview.md': SHOP['day_dream/_overview.md'].replace('./SP05_checkout', '⟦./SP05_checkout⇒./SP05_a%5Db⟧'),
      'day_dream/SP05_checkout/_overview.md': '---\nname: ⟦checkout⇒"a]b"⟧\nstatus: WIP\n---\n# Checkout\n',
      'day_dream/PP06_search/_overview.md': '---\nstatus: WIP\ndepends_on: ["⟦che‸ckout⇒a]b⟧"]\n---\n# Search\n',
    }, 'a]b'));

    it('writes the whole name where the short one would say that there is none', () => assertRename({
      'day_dream/_overview.md': SHOP['day_dream/_overview.md'].replaceAll('SP05_checkout', '⟦SP05_checkout⇒SP05_no⟧'),
      'day_dream/SP05_checkout/_overview.md': '---\nname: ⟦checkout⇒"no"⟧\nstatus: WIP\n---\n# Checkout\n',
      'day_dream/PP06_search/_overview.md': '---\nstatus: WIP\ndepends_on: [⟦che‸ckout⇒SP05_no⟧]\n---\n# Search\n',
    }, 'no'));

    it('leaves what stands beside a name in front matter', () => assertRename({
      'day_dream/_overview.md': SHOP['day_dream/_overview.md'].replaceAll('SP05_checkout', '⟦SP05_checkout⇒SP05_no⟧'),
      'day_dream/SP05_checkout/_overview.md': '---\nname: ⟦checkout⇒"no"⟧\nstatus: WIP\n---\n# Checkout\n',
      'day_dream/PP06_search/_overview.md': '---\nstatus: BLOCKED:⟦che‸ckout⇒no⟧\n---\n# Search\n',
    }, 'no'));

    it('refuses what would be read as something else', async () => {
      const blocked = search('depends_on: [che‸ckout]');
      const path = 'day_dream/PP06_search/_overview.md';
      await assertRefused({ ...blocked, [path]: blocked[path]!.replace('WIP', 'BLOCKED:checkout') }, 'a #2', /`checkout` names SP05_checkout, but escapes, quotes/);
      await assertRefused({ ...blocked, [path]: `${blocked[path]}\n**Depends on:** checkout\n` }, 'a, b', /`checkout` names SP05_checkout, and nothing that could be/);
      await assertRefused(search('depends_on: ["./SP05_checkout/", che‸ckout]\nstart_at: x'), 'a/b', /has a slash/);
    });
  });

  it('writes the whole name where a shorter one would mean another', async () => {
    await assertRename({
      ...SHOP,
      'day_dream/_overview.md': SHOP['day_dream/_overview.md'].replaceAll('SP05_checkout', '⟦SP05_checkout⇒SP05_search⟧'),
      'day_dream/SP05_checkout/_overview.md': SHOP['day_dream/SP05_checkout/_overview.md'].replace('checkout', '⟦checkout⇒search⟧'),
      'day_dream/SP05_checkout/p01_more/_overview.md': '---\nname: p01_more\nstatus: WIP\nblocks: [⟦search⇒PP06_search⟧]\n---\n# More\n',
      'day_dream/PP06_search/_overview.md': SHOP['day_dream/PP06_search/_overview.md'].replace('chec‸kout', '⟦chec‸kout⇒SP05_search⟧'),
    }, 'search');
  });

  describe('a ticket', () => {
    const PLAN = [
      '# Plan', '', '## Phase 1', '', '- [ ] [⟦PF-2‸39⇒PF-250⟧] Cart', '- [ ] PF-240: Pay, after ⟦PF-239⇒PF-250⟧', '',
      '**Depends on:** ⟦PF-239⇒PF-250⟧, PF-240', '', '| Ticket | Status |', '|---|---|', '| ⟦PF-239⇒PF-250⟧ | 🚧 [BLOCKED:PF-240] |', '',
    ].join('\n');

    it('is renamed where it is defined and named', async () => {
      await assertRename({ 'PLAN.md': PLAN, 'ROADMAP.md': 'See ⟦PF-239⇒PF-250⟧, `⟦PF-239⇒PF-250⟧` and PF-2391.\n\n**Depends on:** `⟦PF-239⇒PF-250⟧`, PF-240\n' }, 'PF-250');
      await assertRename({ 'PLAN.md': PLAN }, '250');
    });

    it('takes along the links to its heading', async () => {
      await assertRename({
        'PLAN.md': '# Plan\n\n### [⟦PF-2‸39⇒PF-250⟧] Cart\n\n[c](⟦#pf-239-cart⇒#pf-250-cart⟧)\n', 'ROADMAP.md': '[c](PLAN.md⟦#pf-239-cart⇒#pf-250-cart⟧)\n',
      }, 'PF-250');
    });

    it('takes along all places that mean its heading, whatever else begins like it', async () => {
      await assertRename({
        'PLAN.md': [
          '# Plan', '', '### [⟦PF-2‸39⇒PF-250⟧] Cart of ⟦PF-239⇒PF-250⟧', '', '### ⟦PF-239⇒PF-250⟧', '', '### PF-240 as in XPF-239', '',
          '[a](⟦#pf-239-cart-of-pf-239⇒#pf-250-cart-of-pf-250⟧) [b](⟦#PF-239⇒#pf-250⟧) [c](#pf-240-as-in-xpf-239) [d][x]', '',
          '[x]: ./PLAN.md⟦#pf-239⇒#pf-250⟧', '',
        ].join('\n'),
        'ROADMAP.md': 'See `./PLAN.md⟦#pf-239⇒#pf-250⟧`, [a](PLAN.md?x⟦#pf-239⇒#pf-250⟧).\n',
      }, 'PF-250');
    });

    it('may have the id of a ticket in another plan, unless that makes a place that names one mean both', async () => {
      const texts = {
        'a/PLAN.md': '- [ ] ⟦PF-2‸39⇒PF-240⟧: a\n- [ ] PF-241: after ⟦PF-239⇒PF-240⟧\n', 'b/PLAN.md': '- [ ] PF-240: b\n- [ ] PF-242: after PF-240\n',
      };
      await assertRename(texts, 'PF-240');
      await assertRefused({ ...before(texts), 'ROADMAP.md': 'All of PF-240.\n' }, 'PF-240', /^ROADMAP\.md:1: `PF-240` names PF-240, but would not be read so any more$/);
    });

    it('is refused an id that is taken, or of another kind, or no id', async () => {
      const plan = { 'PLAN.md': before({ x: PLAN })['x'] as string };
      await assertRefused(plan, 'PF-240', /`PF-240` is taken: PLAN.md:6/);
      await assertRefused(plan, 'QA-1', /does not begin with PF-/);
      await assertRefused(plan, 'cart', /is no id of a ticket/);
    });

    it('is refused within a range of ids', async () => {
      const plan = (words: string): Texts => ({ 'PLAN.md': `- [ ] PF-239: a\n- [ ] PF-2‸40: b\n- [ ] PF-241: c\n\n${words}\n` });
      await assertRefused(plan('All of PF-240..PF-241.'), 'PF-250', /^PF-240 is an end of the range PF-240\.\.PF-241 in PLAN\.md:5; write that out first$/);
      await assertRefused(plan('All of PF-239..PF-241.'), 'PF-250', /^PF-240 lies within the range PF-239\.\.PF-241 in PLAN\.md:5/);
    });

    it('is refused an id that would add it to what a range means', async () => {
      const plan = (words: string): Texts => ({ 'PLAN.md': `- [ ] PF-239: a\n- [ ] PF-2‸60: b\n- [ ] PF-243: c\n\n${words}\n` });
      await assertRefused(plan('All of PF-239..PF-243.'), 'PF-241', /^PF-241 lies within the range PF-239\.\.PF-243 in PLAN\.md:5, which would mean it; write that out first$/);
      await assertRename({ 'PLAN.md': before(plan('All of PF-239..PF-243.'))['PLAN.md']!.replace('PF-2‸60', '⟦PF-2‸60⇒PF-244⟧') }, 'PF-244');
      await assertRename({
        'PLAN.md': '- [ ] ⟦PF-2‸60⇒PF-241⟧: b\n', 'other/PLAN.md': '- [ ] PF-239: a\n- [ ] PF-241: b\n- [ ] PF-243: c\n\nAll of PF-239..PF-243.\n',
      }, 'PF-241');
    });
  });
});
