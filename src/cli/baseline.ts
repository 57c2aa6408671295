import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../core/base/user-error';
import type { Finding } from '../core/model/finding';
import { type Baseline, baselineOf, compareWith, readBaseline } from '../core/reports/baseline';
import { errorCode, fileErrorMessage } from '../node/file-error';
import { readFile } from '../node/read-file';
import type { Options } from './arguments';
import { plural } from './cells';
import type { Io } from './io';
import { toJson } from './json';
import { say } from './messages';

/**
 * The findings that the file of `--baseline` does not list; all where none is asked for. With `--write-baseline` the file is
 * written first, and what it says of files that were not looked at stays.
 */
export function freshFindings(
  findings: readonly Finding[], { baseline: file, writeBaseline }: Options, io: Io, fingerprintOf: (finding: Finding) => string,
  isLooked: (path: string) => boolean,
): readonly Finding[] {
  if (file === undefined) return findings;
  const path = resolve(io.cwd, file);
  const before = existsSync(path) ? load(path, file) : undefined;
  if (before === undefined && !writeBaseline) throw new UserError(`${file} does not exist; --write-baseline makes it`);
  let baseline = before ?? { version: 1, findings: [] };
  if (writeBaseline) {
    baseline = baselineOf(findings, fingerprintOf, baseline.findings.filter((known) => !isLooked(known.path)));
    save(path, file, baseline);
    say(io.stderr, `${file} lists ${plural(baseline.findings.reduce((sum, { count }) => sum + count, 0), 'finding')}`);
  }
  const { fresh, gone } = compareWith(baseline, findings, fingerprintOf, isLooked);
  if (gone > 0) {
    const [are, them] = gone === 1 ? ['is', 'it'] : ['are', 'them'];
    say(io.stderr, `${plural(gone, 'finding')} in ${file} ${are} there no more; --write-baseline takes ${them} out`);
  }
  return fresh;
}

function load(path: string, file: string): Baseline {
  const read = readFile(path);
  try {
    if ('problem' in read) throw new UserError(read.problem);
    return readBaseline(read.text);
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${file} ${error.message}`) : error;
  }
}

function save(path: string, file: string, baseline: Baseline): void {
  try {
    writeFileSync(path, toJson(baseline));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new UserError(`the folder of ${file} does not exist`);
    throw new UserError(`${file}: ${fileErrorMessage(error, 'written')}`);
  }
}
