import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json';
import { STATUSES } from '../src/core/model/status';

const { colors } = manifest.contributes;

/** Where they are read: what common themes have behind text, and how much it must stand out from it (WCAG AA, and AAA in high contrast). */
const BEHIND = {
  light: { colors: ['#ffffff', '#f8f8f8'], least: 4.5 },
  dark: { colors: ['#1f1f1f', '#181818'], least: 4.5 },
  highContrast: { colors: ['#000000'], least: 7 },
  highContrastLight: { colors: ['#ffffff'], least: 7 },
} as const;

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((share) => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours that are contributed', () => {
  it('are one for each status, and one for what is finished, all of them used', () => {
    assert.deepEqual(colors.map(({ id }) => id), [...STATUSES, 'finished'].map((name) => `waymark.${name}`));
    const source = ['status-look.ts', 'decorations/status-colors.ts'].map((path) => readFileSync(join(__dirname, '../src/vscode', path), 'utf8')).join('\n');
    assert.deepEqual(colors.filter(({ id }) => !source.includes(`'${id}'`)), []);
  });

  for (const { id, defaults } of colors) {
    it(`can be read in every kind of theme: ${id}`, () => {
      for (const [kind, { colors: behind, least }] of Object.entries(BEHIND)) {
        const color = defaults[kind as keyof typeof BEHIND];
        // What is no number is a colour of the theme, which sees to that itself.
        if (!color.startsWith('#')) continue;
        for (const each of behind) assert.ok(contrast(color, each) >= least, `${kind}: ${color} on ${each} is ${contrast(color, each).toFixed(2)}`);
      }
    });
  }
});
