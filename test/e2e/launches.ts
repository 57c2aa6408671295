import type { Release } from './host/install';
import type { Settings } from './host/server';

/** One start of VS Code, and what is tested in it. */
export interface Launch {
  readonly name: string;
  /** What it opens copies of; none: an empty window, several: a multi-root workspace. A number: that many generated files. */
  readonly folders: readonly (string | number)[];
  /** The files of its suite: globs below test/e2e. */
  readonly suite: readonly string[];
  readonly settings?: Settings;
  /** Whether VS Code asks which workspaces are trusted. None is, then. */
  readonly workspaceTrust?: boolean;
  /** The newest VS Code without. */
  readonly release?: Release;
  /** Seconds after which it is ended; 240 without. */
  readonly limit?: number;
}

const ACTIVATION = 'suite/activation.test.ts';

const FOLDER: Launch = { name: 'folder', folders: ['examples/novamart'], suite: ['suite/*.test.ts'], limit: 900 };

/** `npm run test:e2e` */
export const TESTS: readonly Launch[] = [
  FOLDER,
  { ...FOLDER, name: 'oldest', release: 'oldest' },
  {
    name: 'multi-root',
    folders: ['examples/novamart', 'examples/documents'],
    suite: [ACTIVATION, 'suite/multi-root/*.test.ts'],
  },
  { name: 'empty-window', folders: [], suite: [ACTIVATION, 'suite/empty-window/*.test.ts'] },
  {
    name: 'untrusted',
    folders: ['examples/novamart'],
    suite: [ACTIVATION, 'suite/untrusted/*.test.ts'],
    workspaceTrust: true,
  },
];

/** `npm run bench:editor` */
export const BENCHES: readonly Launch[] = [
  { name: 'novamart', folders: ['examples/novamart'], suite: ['bench/*.bench.ts'], limit: 600 },
  { name: '1000-files', folders: [1000], suite: ['bench/*.bench.ts'], limit: 600 },
];
