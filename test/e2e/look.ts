/**
 * Takes pictures of the workbench, as the steps of a file say, once for each theme.
 *
 * Usage: npm run look -- STEPS.ts [--folder DIR]... [--empty] [--theme NAME]... [--pictures DIR] [--size WIDTHxHEIGHT]
 *        Themes: light, dark, high-contrast, high-contrast-light, all.
 */
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ROOT } from './scratch';
import { closeAll, THEMES, Workbench, type Theme } from './ui/workbench';

interface Steps {
  readonly steps: (workbench: Workbench) => Promise<void>;
}

const { values, positionals } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true, default: ['examples/novamart'] },
    empty: { type: 'boolean', default: false },
    theme: { type: 'string', multiple: true, default: ['light'] },
    pictures: { type: 'string', default: 'dist/e2e/pictures' },
    size: { type: 'string', default: '1440x900' },
  },
  allowPositionals: true,
});

function themes(): readonly Theme[] {
  const all = Object.keys(THEMES) as Theme[];
  if (values.theme.includes('all')) return all;
  return values.theme.map((name) => {
    const theme = all.find((one) => one === name);
    if (theme === undefined) throw new Error(`there is no theme ${name}; there are ${all.join(', ')}, all`);
    return theme;
  });
}

async function main(): Promise<void> {
  const [file] = positionals;
  if (file === undefined) throw new Error('which steps? npm run look -- STEPS.ts');
  const { steps } = await import(pathToFileURL(resolve(file)).href) as Steps;
  const [width, height] = values.size.split('x').map(Number);
  if (!width || !height) throw new Error(`--size: ${values.size} is not like 1440x900`);
  const folders = values.empty ? [] : values.folder.map((folder) => relative(ROOT, resolve(folder)));
  for (const theme of themes()) {
    const pictures = join(values.pictures, theme);
    const workbench = await Workbench.open({ folders, theme, size: { width, height }, pictures });
    try {
      await steps(workbench);
    } catch (error) {
      await workbench.screenshot('failed');
      throw error;
    } finally {
      await workbench.close();
    }
    console.log(`pictures: ${pictures}`);
  }
}

main().then(() => closeAll()).then(() => process.exit(0), (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
