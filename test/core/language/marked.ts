/** A workspace in whose texts one `‸` stands for the caret. */
export interface Marked {
  /** The texts without it. */
  readonly files: Readonly<Record<string, string>>;
  /** The file in which it stands. */
  readonly path: string;
  /** Where it stands. */
  readonly offset: number;
}

/** Takes the caret out of the texts that hold it. */
export function marked(files: Readonly<Record<string, string>>): Marked {
  const found = Object.entries(files).filter(([, text]) => text.includes(CARET));
  const [path, text] = found[0] ?? [];
  if (path === undefined || text === undefined || found.length > 1 || text.split(CARET).length > 2) throw new Error('there must be one caret');
  return { files: { ...files, [path]: text.replace(CARET, '') }, path, offset: text.indexOf(CARET) };
}

const CARET = '‸';

/** Puts the caret where it stands in a piece of a file's text. */
export function caretIn(files: Marked['files'], path: string, piece: string): Marked {
  const text = files[path] ?? '';
  const at = text.indexOf(piece.replace(CARET, ''));
  if (at === -1) throw new Error(`${piece} does not stand in ${path}`);
  return marked({ ...files, [path]: text.slice(0, at) + piece + text.slice(at + piece.length - CARET.length) });
}
