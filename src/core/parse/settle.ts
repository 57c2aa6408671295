import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { decodeString } from 'micromark-util-decode-string';
import type { Construct, Extension } from 'micromark-util-types';

/*
 * Where mdast settles what the scanner is not sure of. It is some two hundred times slower, so it gets single leaves only.
 */

/** Everything that makes blocks: a leaf's text must not become something else. */
const FLOW = ['blockQuote', 'codeFenced', 'codeIndented', 'definition', 'headingAtx', 'htmlFlow', 'list', 'setextUnderline', 'thematicBreak'];

/**
 * Longer leaves keep the scan's answer: micromark is superlinear in entangled brackets and emphasis, and its time for one
 * such leaf stays under some 20 ms up to here.
 */
const MAX_LENGTH = 2000;

/** A destination or title with its backslash escapes and character references resolved. */
export function decodeText(text: string): string {
  const decoded = text.includes('\\') || text.includes('&') ? decodeString(text) : text;
  return decoded.includes('\0') ? decoded.replaceAll('\0', '\ufffd') : decoded;
}

/**
 * The plain text of one leaf's inline content, without images' and HTML's.
 * @param labels normal labels of the definitions it uses
 */
export function settledText(text: string, labels: readonly string[]): string {
  if (text.length > MAX_LENGTH) return decodeText(text);
  return textOf(fromMarkdown(text, { extensions: [{ disable: { null: FLOW } }, defining(labels)] }));
}

/** An extension that makes micromark take labels for defined whose definitions stand elsewhere. */
function defining(labels: readonly string[]): Extension {
  const define: Construct = {
    name: 'define',
    tokenize(_effects, _ok, nok) {
      this.parser.defined.push(...labels);
      return nok;
    },
  };
  return { flow: { null: define } };
}

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text': case 'inlineCode': return node.value;
    case 'break': return '\n';
    case 'html': case 'image': case 'imageReference': return '';
    default: return 'children' in node ? node.children.map(textOf).join('') : '';
  }
}
