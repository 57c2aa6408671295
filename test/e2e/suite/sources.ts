import { findSourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = join(__dirname, '../../..');

/** Names places in the bundles of the suites as those that they were made from. VS Code keeps Node from doing so in stacks. */
export function withSources(text: string): string {
  return text.replace(/[^\s(]*?(dist\/e2e\/[^\s:]+\.js):(\d+):(\d+)/g, (place: string, file: string, line: string, column: string) => {
    const entry = findSourceMap(join(ROOT, file))?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry === undefined || !('originalSource' in entry)) return place;
    const source = fileURLToPath(new URL(entry.originalSource, pathToFileURL(join(ROOT, file))));
    return `${relative(ROOT, source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
