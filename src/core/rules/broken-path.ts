import type { Reference } from '../model/plan';
import { isUnseen, meantPath, type MissingPath } from './missing-path';
import { type CheckedFile, defineRule } from './rule';
import { quoted } from './wording';
import { writtenSpan } from '../plan/written-span';

/**
 * A path in backticks that leads to no Markdown file. Off unless asked for: most such paths in real plans are files that are still to
 * be written. Of other files it is not known whether they are there.
 */
export const brokenPath = defineRule<Reference>({
  id: 'broken-path',
  severity: 'off',

  *check(file, facts) {
    for (const reference of file.references) {
      if (reference.form !== 'path' || reference.outcome !== 'no file' || isUnseen(reference.written, file, facts)) continue;
      const { start, end } = writtenSpan(reference, file.claims) ?? reference;
      yield { start, end, details: reference };
    }
  },

  message({ details }, file, facts) {
    const meant = meantPath(missingPath(details, file), file, facts);
    return `${quoted(details.written)} is not there${meant === null ? '' : `; did you mean ${quoted(meant.newText)}?`}`;
  },

  fixes({ details }, file, facts) {
    const fix = meantPath(missingPath(details, file), file, facts)?.fix;
    return fix === undefined || fix.edits.length === 0 ? [] : [fix];
  },
});

function missingPath(reference: Reference, { claims }: CheckedFile): MissingPath {
  const span = writtenSpan(reference, claims);
  return { written: reference.written, spans: span === null ? [] : [span], isUrl: false, name: reference.written, to: reference.to };
}
