import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { scanBlocks, type ScannedBlock, type ScannedItem } from '../../../src/core/parse/blocks';
import { itemCheckbox } from '../../../src/core/parse/checkbox';
import { frontMatterBounds } from '../../../src/core/parse/front-matter-bounds';
import { InlineReader, type InlineToken } from '../../../src/core/parse/inline';
import { fileOffset, type Leaf } from '../../../src/core/parse/leaf';
import { decodeText } from '../../../src/core/parse/settle';

/*
 * The structure of a document as a line of text for each fact, sorted: once as mdast, the judge, has it, and once as the scanner
 * has it. Offsets count from the start of the text, byte order mark included.
 */

export function parsed(text: string): Nodes {
  return fromMarkdown(text, {
    extensions: [gfmTable(), gfmTaskListItem(), frontmatter(['yaml'])],
    mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
}

/** What mdast finds in the text. */
export function judged(text: string): string[] {
  const root = parsed(text);
  const urls = new Map<string, string>();
  collectDefinitions(root);
  const facts: string[] = [];
  // mdast does not count a byte order mark.
  const shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  visit(root, null, [], false);
  return facts.sort();

  function collectDefinitions(node: Nodes): void {
    if (node.type === 'definition' && !urls.has(node.identifier)) urls.set(node.identifier, node.url);
    if ('children' in node) node.children.forEach(collectDefinitions);
  }

  function visit(node: Nodes, parent: Nodes | null, items: readonly number[], quoted: boolean): void {
    const start = startOf(node);
    const end = endOf(node);
    const at = `${start}-${end}`;
    switch (node.type) {
      case 'heading': facts.push(`${at} heading ${node.depth}${placeOf(items, items.length)}`); break;
      case 'paragraph': facts.push(`${isBoxed(node, parent) ? '' : start}-${trimmedEnd(start, end)} paragraph${placeOf(items, items.length)}${quoted ? ' quoted' : ''}`); break;
      case 'listItem': facts.push(`${start} item${placeOf(items, items.length)} ${node.checked ?? 'plain'}`); break;
      case 'link': case 'image': facts.push(`${at} ${node.type} ${node.url}`); break;
      case 'linkReference': facts.push(`${at} reference ${urls.get(node.identifier)}`); break;
      case 'imageReference': facts.push(`${at} imageReference ${urls.get(node.identifier)}`); break;
      case 'inlineCode': facts.push(`${at} inlineCode`); break;
      case 'definition':
        facts.push(`${start}-${trimmedEnd(start, end)} definition ${node.identifier.toUpperCase()} ${node.url}`);
        break;
      case 'table': facts.push(`${start} table${placeOf(items, items.length)} ${node.children.map((row) => row.children.map(cellText).join('|')).join('/')}`); break;
      case 'code': facts.push(`${start}-${trimmedEnd(start, end)} code`); break;
      case 'html': facts.push(parent?.type === 'paragraph' || isInline(parent) ? `${at} inlineHtml` : `${start}-${trimmedEnd(start, end)} html`); break;
    }
    if (!('children' in node)) return;
    const below = node.type === 'listItem' ? [...items, start] : items;
    for (const child of node.children) visit(child, node, below, quoted || node.type === 'blockquote');
  }

  function isInline(parent: Nodes | null): boolean {
    return parent !== null && parent.type !== 'root' && parent.type !== 'blockquote' && parent.type !== 'listItem';
  }

  /** mdast cuts the checkbox off its paragraph. */
  function isBoxed(node: Nodes, parent: Nodes | null): boolean {
    return parent?.type === 'listItem' && typeof parent.checked === 'boolean' && parent.children[0] === node;
  }

  function startOf(node: Nodes | undefined): number {
    return (node?.position?.start.offset ?? 0) + shift;
  }

  function endOf(node: Nodes | undefined): number {
    return (node?.position?.end.offset ?? 0) + shift;
  }

  function trimmedEnd(start: number, end: number): number {
    while (end > start && ' \t\n\r'.includes(text.charAt(end - 1))) end--;
    return end;
  }

  function cellText(cell: Nodes): string {
    const children = 'children' in cell ? cell.children : [];
    return children.length === 0 ? '' : text.slice(startOf(children[0]), endOf(children[children.length - 1]));
  }
}

/** Where the list items start that enclose a block, and the depth that goes with them. */
function placeOf(items: readonly number[], depth: number): string {
  return ` at depth ${depth} in [${items.join(' ')}]`;
}

/** What the scanner finds in the text, and in how many places it says that it is not sure. */
export function scanned(text: string): { facts: string[]; doubts: number } {
  const document = scanBlocks(text, frontMatterBounds(text)?.end ?? 0);
  const urls = new Map<string, string>();
  for (const { label, url } of document.definitions) if (!urls.has(label)) urls.set(label, decodeText(url));
  const reader = new InlineReader(new Set(urls.keys()));
  const facts: string[] = [];
  const open: ScannedItem[] = [];
  for (const [index, block] of document.blocks.entries()) {
    while (open.length > 0 && (open[open.length - 1] as ScannedItem).end <= block.start) open.pop();
    facts.push(...factsOf(block, document.blocks[index + 1]));
    if (block.type === 'item') open.push(block);
  }
  for (const { start, end, label, url } of document.definitions) facts.push(`${start}-${end} definition ${label} ${decodeText(url)}`);
  return { facts: facts.sort(), doubts: document.doubts.length };

  function place(depth: number): string {
    return placeOf(open.map(({ start }) => start), depth);
  }

  function factsOf(block: ScannedBlock, next: ScannedBlock | undefined): string[] {
    const at = `${block.start}-${block.end}`;
    switch (block.type) {
      case 'item': {
        const mark = next === undefined ? undefined : boxOf(next)?.mark;
        return [`${block.start} item${place(block.depth)} ${mark === undefined ? 'plain' : 'xX'.includes(mark)}`];
      }
      case 'heading': return [`${at} heading ${block.level}${place(block.depth)}`, ...inlineFacts(block.content)];
      case 'paragraph': {
        const box = boxOf(block);
        return [
          `${box === null ? block.start : ''}-${block.end} paragraph${place(block.depth)}${block.quoted ? ' quoted' : ''}`,
          ...inlineFacts(block.content, box?.end),
        ];
      }
      case 'table': {
        const rows = block.rows.map((row) => cellsOf(row).map(({ start, end }) => text.slice(start, end)).join('|'));
        return [`${block.start} table${place(block.depth)} ${rows.join('/')}`, ...block.rows.flatMap(cellsOf).flatMap((cell) => inlineFacts(cell))];
      }
      case 'code': case 'html': return [`${block.start}-${block.start + text.slice(block.start, block.end).trimEnd().length} ${block.type}`];
    }
  }

  /** The checkbox of a paragraph, if it is one to GFM, which knows no `[~]`. */
  function boxOf(block: ScannedBlock): ReturnType<typeof itemCheckbox> {
    const box = block.type === 'paragraph' && block.opensItem ? itemCheckbox(block.content) : null;
    return box !== null && ' \t\n\rxX'.includes(box.mark) ? box : null;
  }

  function cellsOf(row: readonly number[]): Leaf[] {
    const cells: Leaf[] = [];
    for (let i = 0; i < row.length; i += 2) cells.push({ text, start: row[i] as number, end: row[i + 1] as number, map: null });
    return cells;
  }

  function inlineFacts(leaf: Leaf, from = leaf.start): string[] {
    return reader.read(leaf, from).map((token) => {
      return `${fileOffset(leaf, token.start)}-${fileOffset(leaf, token.end)} ${inlineFact(token, leaf.text.slice(token.urlStart, token.urlEnd))}`;
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
