import fc from 'fast-check';

/** Properties are tried out on the same things each time, so that a run tells of a change alone; `SEED=7 npx mocha …` tries others. */
export const SEED = Number(process.env['SEED'] ?? 1);

fc.configureGlobal({ seed: SEED });
