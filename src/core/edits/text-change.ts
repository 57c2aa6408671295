import type { Span } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { LeftPlace } from './read-edited';

/** What is to be written anew in one file. */
export interface TextChange extends Span {
  readonly written: string;
  /** Why it is left as it is, if it is; `null`: nobody would miss it. */
  readonly why: string | null;
  /** In the file's text; `null` if nothing that could be written would do, or if markup or escapes hide what is written. */
  readonly edits: (text: string) => readonly Omit<TextEdit, 'path'>[] | null;
}

export const NOTHING_ELSE = ', and nothing that could be written in its place would';
export const HIDDEN = ', but escapes, quotes or markup are in the way';

/** Something else is to stand where exactly this stands. */
export function replaced({ start, end }: Span, written: string, newText: string | null, why: string | null): TextChange {
  const edits: TextChange['edits'] = (text) => (
    newText !== null && text.slice(start, end) === written ? [{ start, end, oldText: written, newText }] : null
  );
  return { start, end, written, why, edits };
}

/** The edits that make changes in the text of a file, and the places that are left; all of them if it cannot be read. */
export function editsOf(
  changes: readonly TextChange[], path: string, text: string | null,
): { readonly edits: readonly TextEdit[]; readonly left: readonly LeftPlace[] } {
  const left: LeftPlace[] = [];
  const edits = changes.flatMap((change) => {
    const { start, end, written, why } = change;
    const made = text === null ? null : change.edits(text);
    if (made === null && why !== null) left.push({ path, start, end, written, why });
    return made ?? [];
  });
  return { edits: apart(edits).map((edit) => ({ path, ...edit })), left };
}

/** In order, without those that change nothing or what another changes: a link's text may name what an id in it names, too. */
function apart(edits: readonly Omit<TextEdit, 'path'>[]): readonly Omit<TextEdit, 'path'>[] {
  let end = 0;
  return [...edits].sort((a, b) => a.start - b.start || b.end - a.end).filter((edit) => {
    if (edit.start < end || edit.oldText === edit.newText) return false;
    end = edit.end;
    return true;
  });
}
