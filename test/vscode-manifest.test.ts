import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import settingsSchema from '../docs/json/settings.schema.json';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import { manifest } from './worded-manifest';

const SOURCE = join(__dirname, '../src/vscode');
const source = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(SOURCE, path), 'utf8'))
  .join('\n');

/** Commands that people never call by their names, and what calls them. */
const INTERNAL: Readonly<Record<string, string>> = {
  'waymark.open': 'a click on a row',
  'waymark.cycleStatusOf': 'a link on a written status',
  'waymark.openPlace': 'a link in a hover',
  'waymark.revealSubject': 'a lens',
  'waymark.peekRelated': 'a lens',
  'waymark.applyFix': 'a quick fix',
};

/** Commands that are given a row, and do nothing without. */
const OF_ROWS = ['waymark.copyPath', 'waymark.copyReference', 'waymark.exclude', 'waymark.openToSide', 'waymark.rename'];

const { commands, configuration, keybindings, menus, views, viewsContainers, viewsWelcome } = manifest.contributes;

function found(pattern: RegExp, text = source): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
}

interface Shown {
  readonly command: string;
  readonly when?: string;
}

const shown: readonly Shown[] = [...Object.values(menus).flat(), ...keybindings];
const whens = [...shown, ...viewsWelcome].flatMap(({ when }) => when ?? []);

describe('what package.json says of the extension', () => {
  const contributed = commands.map(({ command }) => command).sort();
  const registered = found(/(?:^ {2}|registerCommand\()'(waymark\.\w+)'/gm);

  it('names each command that is registered, but for those that people never call', () => {
    assert.deepEqual(registered, [...contributed, ...Object.keys(INTERNAL)].sort());
  });

  it('names no command elsewhere that is not registered', () => {
    const used = [
      ...shown.map(({ command }) => command),
      ...viewsWelcome.flatMap(({ contents }) => found(/\(command:([\w.]+)/g, contents)),
      ...found(/command: '(waymark\.\w+)'/g),
    ];
    const known = new Set([...registered, 'vscode.openFolder', 'workbench.action.openSettings']);
    assert.deepEqual(used.filter((command) => !known.has(command)), []);
  });

  it('has a title, a category and no other name for each command', () => {
    for (const { command, title, category } of commands) {
      assert.equal(category, 'Waymark', command);
      assert.match(title, /^[A-Z]\w*…?(?: \S+)*$/, command);
    }
    assert.equal(new Set(contributed).size, contributed.length);
  });

  it('keeps commands of rows out of the palette, and shows the others there where they can do something', () => {
    const inPalette = new Map(menus.commandPalette.map(({ command, when }) => [command, when]));
    assert.deepEqual([...inPalette].filter(([, when]) => when === 'false').map(([command]) => command).sort(), OF_ROWS);
    assert.deepEqual(contributed.filter((command) => !inPalette.has(command)), ['waymark.showLog']);
  });

  it('offers above the rows what needs plans only where there are some', () => {
    const needsPlans = ({ when }: Shown): boolean => when?.includes('waymark.state == plans') === true;
    const ofPlans = new Set(menus.commandPalette.filter(needsPlans).map(({ command }) => command));
    const offered = menus['view/title'].filter(({ command }) => ofPlans.has(command));
    assert.ok(offered.length > 0);
    assert.deepEqual(offered.filter((each) => !needsPlans(each)).map(({ command }) => command), []);
  });

  it('offers on rows only what works with one', () => {
    for (const { command, when } of menus['view/item/context']) {
      assert.match(when, /^view == waymark\.plan && viewItem =~ \/\\b(?:status|subject|module|renamable|archivable|\(\?:folder\|file\))\\b\/$/, command);
    }
    // What rows go by.
    assert.match(source, /const can = \[\.\.\.isRenamable \? \['renamable'\] : \[\], \.\.\.isArchivable \? \['archivable'\] : \[\]\];/);
    assert.match(source, /\['subject', \.\.\.hasStatus\(subject\) \? \['status'\] : \[\], \.\.\.place, \.\.\.kind, \.\.\.can\]\.join\(' '\)/);
  });

  it('asks only for context that VS Code or the extension sets', () => {
    const known = new Set([
      ...found(/'setContext', '([\w.]+)'/g),
      'view', 'viewItem', 'focusedView', 'editorLangId', 'editorTextFocus', 'workspaceFolderCount',
    ]);
    const asked = whens.filter((when) => when !== 'false').flatMap((when) => (
      when.replace(/=~ \/.*?\/(?=$| )/g, '').split(/ (?:&&|\|\|) /).map((term) => /^!?([\w.]+)/.exec(term)?.[1] ?? term)
    ));
    assert.deepEqual([...new Set(asked)].filter((key) => !known.has(key)), []);
    for (const [, state] of whens.join('\n').matchAll(/waymark\.state [!=]= (\w+)/g)) assert.ok(source.includes(`'${state}'`), state);
  });

  it('has the view that the extension makes, in a container that is there', () => {
    const containers = viewsContainers.activitybar.map(({ id }) => id);
    assert.deepEqual(Object.keys(views), containers);
    const ids = Object.values(views).flat().map(({ id }) => id);
    assert.deepEqual(found(/const VIEW = '([\w.]+)'/g), ids);
    assert.deepEqual(found(/\bview == ([\w.]+)/g, whens.join('\n')), ids);
    assert.deepEqual([...new Set(viewsWelcome.map(({ view }) => view))], ids);
    assert.deepEqual(found(/'(waymark\.\w+)\.focus'/g), ids);
  });

  describe('its settings', () => {
    const settings: Readonly<Record<string, { readonly default: unknown; readonly scope: string; readonly order: number }>> = configuration.properties;
    const keys = Object.keys(settings).map((key) => key.replace(/^waymark\./, ''));
    const own = ['codeLens', 'diagnostics.scope', 'explorerBadges', 'fadeFinished', 'followOpenFile'];

    it('are those that are read: those of the settings file, and those of the editor alone', () => {
      assert.deepEqual([...keys].sort(), [...Object.keys(DEFAULT_SETTINGS), ...own].sort());
      const read = [
        ...found(/getConfiguration\('waymark'[^)]*\)\s*\.get(?:<[^>]+(?:>\w*)?>)?\('([\w.]+)'/g),
        ...found(/affectsConfiguration\('waymark\.([\w.]+)'/g),
      ];
      assert.deepEqual([...new Set(read)].sort(), own);
    });

    it('have the keys of the settings file, with the same rules, words and profiles', () => {
      const { properties } = settingsSchema;
      assert.deepEqual(Object.keys(properties).filter((key) => key !== '$schema').sort(), Object.keys(DEFAULT_SETTINGS).sort());
      const contributes = configuration.properties;
      assert.deepEqual(Object.keys(contributes['waymark.rules'].properties), Object.keys(properties.rules.properties));
      assert.deepEqual(Object.keys(contributes['waymark.statusWords'].properties), Object.keys(properties.statusWords.properties));
      assert.deepEqual(contributes['waymark.profile'].enum, properties.profile.enum);
      assert.equal(contributes['waymark.weeks'].minimum, properties.weeks.minimum);
      for (const [rule, { enum: severities }] of Object.entries(contributes['waymark.rules'].properties)) {
        assert.deepEqual(severities, settingsSchema.definitions.severity.enum, rule);
      }
    });

    it('have the defaults that count without them', () => {
      for (const [key, value] of Object.entries(DEFAULT_SETTINGS)) assert.deepEqual(settings[`waymark.${key}`]?.default, value, key);
    });

    it('can be set for each folder, and stand in an order of their own', () => {
      assert.deepEqual(Object.values(settings).map(({ scope }) => scope), keys.map(() => 'resource'));
      assert.deepEqual(Object.values(settings).map(({ order }) => order), keys.map((_, i) => i + 1));
    });
  });

  it('has keys that are chords on each system, the same but for Cmd; F2 in the tree is what it is in the Explorer', () => {
    const renaming = keybindings.filter(({ command }) => command === 'waymark.rename');
    assert.deepEqual(renaming, [{ command: 'waymark.rename', key: 'f2', when: 'focusedView == waymark.plan', args: 'chosen rows' }]);
    for (const { key, mac, command, when } of keybindings.filter(({ command }) => command !== 'waymark.rename')) {
      assert.match(key, /^ctrl\+k (?:ctrl\+)?(?:shift\+)?y$/, command);
      assert.equal(mac, key.replaceAll('ctrl', 'cmd'));
      assert.match(when, /^(?:editorTextFocus && |focusedView == waymark\.plan$)/);
    }
  });
});
