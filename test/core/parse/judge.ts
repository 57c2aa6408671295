import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { scanBlocks } from '../../../src/core/parse/blocks';
import type { ScannedBlock, ScannedItem } from '../../../src/core/parse/scanned';
import { itemCheckbox, type Checkbox } from '../../../src/core/parse/checkbox';
import { frontMatterBounds } from '../../../src/core/parse/front-matter-bounds';
import { InlineReader, type InlineToken } from '../../../src/core/parse/inline';
import { fileOffset, type Leaf } from '../../../src/core/parse/leaf';
import { decodeText } from '../../../src/core/parse/settle';

/*
 * The structure of a document, a line of text for each fact, sorted: once as mdast, the judge, has it, and once as the scanner
 * has it. Offsets count from the start of the text, a byte order mark included.
 */

/** What mdast makes of a text, with the constructs that Waymark knows. */
export function parsed(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfmTable(), gfmTaskListItem(), frontmatter(['yaml'])],
    mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
}

/** The text of a node without its markup: images and HTML leave nothing. */
export function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text': case 'inlineCode': return node.value;
    case 'break': return '\n';
    case 'html': case 'image': case 'imageReference': return '';
    default: return 'children' in node ? node.children.map(textOf).join('') : '';
  }
}

/** What mdast finds in the text. */
export function judged(text: string, root = parsed(text)): string[] {
  const urls = new Map<string, string>();
  collectDefinitions(root);
  const facts: string[] = [];
  // mdast does not count a byte order mark.
  const shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  visit(root, root, [], false);
  return facts.sort();

  function collectDefinitions(node: Nodes): void {
    if (node.type === 'definition' && !urls.has(node.identifier)) urls.set(node.identifier, node.url);
    if ('children' in node) node.children.forEach(collectDefinitions);
  }

  function visit(node: Nodes, parent: Nodes, items: readonly number[], quoted: boolean): void {
    const start = startOf(node);
    const fact = factOf(node, parent, placed(items, items.length), quoted);
    if (fact !== null) facts.push(fact);
    if (!('children' in node)) return;
    const itemsBelow = node.type === 'listItem' ? [...items, start] : items;
    for (const child of node.children) visit(child, node, itemsBelow, quoted || node.type === 'blockquote');
  }

  function factOf(node: Nodes, parent: Nodes, place: string, quoted: boolean): string | null {
    const start = startOf(node);
    const end = endOf(node);
    const lastEnd = trimmedEnd(text, start, end);
    switch (node.type) {
      case 'heading': return `${start}-${end} heading ${node.depth} ${place}`;
      case 'paragraph': return `${isBoxed(node, parent) ? '' : start}-${lastEnd} ${quoted ? 'quoted ' : ''}paragraph ${place}`;
      case 'listItem': return `${start} item ${node.checked ?? 'plain'} ${place}`;
      case 'table': {
        const rows = node.children.map((row) => row.children.map(cellText).join('|'));
        return `${start} table ${rows.join('/')} ${place}`;
      }
      case 'code': return `${start}-${lastEnd} code`;
      case 'html': return holdsBlocks(parent) ? `${start}-${lastEnd} html` : `${start}-${end} inlineHtml`;
      case 'definition': return `${start}-${lastEnd} definition ${node.identifier.toUpperCase()} ${node.url}`;
      case 'link': case 'image': return `${start}-${end} ${node.type} ${node.url}`;
      case 'linkReference': return `${start}-${end} reference ${urls.get(node.identifier)}`;
      case 'imageReference': return `${start}-${end} imageReference ${urls.get(node.identifier)}`;
      case 'inlineCode': return `${start}-${end} inlineCode`;
      default: return null;
    }
  }

  function startOf(node: Nodes | undefined): number {
    return (node?.position?.start.offset ?? 0) + shift;
  }

  function endOf(node: Nodes | undefined): number {
    return (node?.position?.end.offset ?? 0) + shift;
  }

  function cellText(cell: Nodes): string {
    const children = 'children' in cell ? cell.children : [];
    return children.length === 0 ? '' : text.slice(startOf(children[0]), endOf(children.at(-1)));
  }
}

/** What the scanner finds in the text, and in how many places it says that it is not sure. */
export function scanned(text: string): { facts: string[]; doubts: number } {
  const document = scanBlocks(text, frontMatterBounds(text)?.end ?? 0);
  const urls = new Map<string, string>();
  for (const { label, url } of document.definitions) if (!urls.has(label)) urls.set(label, decodeText(url));
  const reader = new InlineReader(new Set(urls.keys()));
  const items: ScannedItem[] = [];
  const facts = document.definitions.map(({ start, end, label, url }) => {
    return `${start}-${end} definition ${label} ${decodeText(url)}`;
  });
  for (const [index, block] of document.blocks.entries()) {
    while (items.length > 0 && items.at(-1)!.end <= block.start) items.pop();
    facts.push(...factsOf(block, document.blocks[index + 1]));
    if (block.type === 'item') items.push(block);
  }
  return { facts: facts.sort(), doubts: document.doubts.length };

  function factsOf(block: ScannedBlock, next: ScannedBlock | undefined): string[] {
    const { start, end } = block;
    const place = 'depth' in block ? placed(items.map((item) => item.start), block.depth) : '';
    switch (block.type) {
      case 'heading': return [`${start}-${end} heading ${block.level} ${place}`, ...inlineFacts(block.content)];
      case 'paragraph': {
        const box = boxOf(block);
        const fact = `${box === null ? start : ''}-${end} ${block.quoted ? 'quoted ' : ''}paragraph ${place}`;
        return [fact, ...inlineFacts(block.content, box?.end)];
      }
      case 'item': {
        const box = boxOf(next);
        return [`${start} item ${box === null ? 'plain' : 'xX'.includes(box.mark)} ${place}`];
      }
      case 'table': {
        const rows = block.rows.map(cellsOf);
        const texts = rows.map((cells) => cells.map((cell) => text.slice(cell.start, cell.end)).join('|')).join('/');
        return [`${start} table ${texts} ${place}`, ...rows.flat().flatMap((cell) => inlineFacts(cell))];
      }
      case 'code': case 'html': return [`${start}-${trimmedEnd(text, start, end)} ${block.type}`];
    }
  }

  function cellsOf(row: readonly number[]): Leaf[] {
    const cells: Leaf[] = [];
    for (let i = 0; i < row.length; i += 2) cells.push({ text, start: row[i]!, end: row[i + 1]!, map: null });
    return cells;
  }

  function inlineFacts(leaf: Leaf, from = leaf.start): string[] {
    return reader.read(leaf, from).map((token) => {
      const at = `${fileOffset(leaf, token.start)}-${fileOffset(leaf, token.end)}`;
      return `${at} ${inlineFact(token, leaf.text.slice(token.urlStart, token.urlEnd))}`;
    });
  }

  function inlineFact({ type, label }: InlineToken, url: string): string {
    switch (type) {
      case 'code': return 'inlineCode';
      case 'html': return 'inlineHtml';
      case 'autolink': return `link ${/^[a-z][a-z0-9+.-]+:/i.test(url) ? url : `mailto:${url}`}`;
      case 'link': case 'image': return `${type} ${decodeText(url)}`;
      case 'reference': case 'imageReference': return `${type} ${urls.get(label)}`;
    }
  }
}

/** The list items, by their starts, that a block stands in, and how deep that is said to be. */
function placed(items: readonly number[], depth: number): string {
  return `at depth ${depth} in [${items.join(' ')}]`;
}

/** What mdast takes for a whole line's end is not always the same: the end without white space is. */
function trimmedEnd(text: string, start: number, end: number): number {
  while (end > start && ' \t\n\r'.includes(text.charAt(end - 1))) end--;
  return end;
}

/** mdast cuts the checkbox off the item's first paragraph. */
function isBoxed(node: Nodes, parent: Nodes): boolean {
  if (parent.type !== 'listItem' || typeof parent.checked !== 'boolean') return false;
  return parent.children.find(({ type }) => type === 'paragraph') === node;
}

function holdsBlocks({ type }: Nodes): boolean {
  return type === 'root' || type === 'blockquote' || type === 'listItem';
}

/** The checkbox that a block starts with, if GFM takes it for one: `[~]` and `[ ]*` are none. */
function boxOf(block: ScannedBlock | undefined): Checkbox | null {
  const box = block?.type === 'paragraph' && block.opensItem ? itemCheckbox(block.content) : null;
  return box !== null && !box.isOptional && ' \t\n\rxX'.includes(box.mark) ? box : null;
}
