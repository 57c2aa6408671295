import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { frontMatterBounds } from '../../../src/core/parse/front-matter-bounds';
import { scanBlocks } from '../../../src/core/parse/blocks';
import { itemCheckbox } from '../../../src/core/parse/checkbox';
import { InlineReader } from '../../../src/core/parse/inline';
import { fileOffset, type Leaf } from '../../../src/core/parse/leaf';
import { decodeText } from '../../../src/core/parse/settle';

/** What mdast, the judge, finds in a document: a line for each fact, in order. */
export function judged(text: string): string[] {
  const root = fromMarkdown(text, {
    extensions: [gfmTable(), gfmTaskListItem(), frontmatter(['yaml'])],
    mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
  const definitions = new Map<string, string>();
  const facts: string[] = [];
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  visit(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier.toUpperCase())) {
      definitions.set(node.identifier.toUpperCase(), node.url);
    }
  });
  visit(root, (node) => {
    const start = (node.position?.start.offset ?? 0) + bom;
    const end = (node.position?.end.offset ?? 0) + bom;
    const at = `${start}-${end}`;
    switch (node.type) {
      case 'heading': facts.push(`${at} heading ${node.depth}`); break;
      case 'listItem': facts.push(`${start} item ${node.checked ?? 'plain'}`); break;
      case 'link': case 'image': facts.push(`${at} ${node.type} ${node.url}`); break;
      case 'linkReference': facts.push(`${at} reference ${definitions.get(node.identifier.toUpperCase())}`); break;
      case 'imageReference': facts.push(`${at} imageReference ${definitions.get(node.identifier.toUpperCase())}`); break;
      case 'definition': facts.push(`${start}-${start + text.slice(start, end).trimEnd().length} definition ${node.identifier.toUpperCase()} ${node.url}`); break;
      case 'table': facts.push(`${start} table ${node.children.map((row) => row.children.map(cellText).join('|')).join('/')}`); break;
      case 'code': case 'html': if (node.type === 'code' || isBlock(node, text)) facts.push(`${start} ${node.type} ${text.slice(start, end).trimEnd().length}`); break;
      case 'inlineCode': facts.push(`${at} inlineCode`); break;
    }
  });
  return facts.sort();

  function cellText(cell: Nodes): string {
    const children = 'children' in cell ? cell.children : [];
    const first = children[0];
    const last = children[children.length - 1];
    return first && last ? text.slice((first.position?.start.offset ?? 0) + bom, (last.position?.end.offset ?? 0) + bom) : '';
  }
}

const blocks = new WeakSet<Nodes>();

function isBlock(node: Nodes, _text: string): boolean {
  return blocks.has(node);
}

function visit(node: Nodes, found: (node: Nodes) => void): void {
  found(node);
  if (!('children' in node)) return;
  const flow = node.type === 'root' || node.type === 'blockquote' || node.type === 'listItem';
  for (const child of node.children) {
    if (flow) blocks.add(child);
    visit(child, found);
  }
}

/** What the scanner finds, in the same words. */
export function scanned(text: string): { facts: string[]; doubts: number } {
  const frontMatter = frontMatterBounds(text);
  const document = scanBlocks(text, frontMatter === null ? 0 : frontMatter.end);
  const urls = new Map<string, string>();
  for (const definition of document.definitions) if (!urls.has(definition.label)) urls.set(definition.label, decodeText(definition.url));
  const reader = new InlineReader(new Set(urls.keys()));
  const facts: string[] = [];
  let item: { start: number; checked: string } | null = null;
  const flush = () => {
    if (item) facts.push(`${item.start} item ${item.checked}`);
    item = null;
  };
  const inline = (leaf: Leaf, from: number) => {
    for (const token of reader.read(leaf, from)) {
      const at = `${fileOffset(leaf, token.start)}-${fileOffset(leaf, token.end)}`;
      const url = () => decodeText(leaf.text.slice(token.urlStart, token.urlEnd));
      switch (token.type) {
        case 'code': facts.push(`${at} inlineCode`); break;
        case 'link': case 'image': facts.push(`${at} ${token.type} ${url()}`); break;
        case 'autolink': {
          const target = leaf.text.slice(token.urlStart, token.urlEnd);
          facts.push(`${at} link ${/^[a-z][a-z0-9+.-]+:/i.test(target) ? target : `mailto:${target}`}`);
          break;
        }
        case 'reference': case 'imageReference': facts.push(`${at} ${token.type} ${urls.get(token.label)}`); break;
        case 'html': break;
      }
    }
  };
  for (const block of document.blocks) {
    switch (block.type) {
      case 'item':
        flush();
        item = { start: block.start, checked: 'plain' };
        break;
      case 'heading': case 'paragraph': {
        const { content } = block;
        let from = content.start;
        const box = block.type === 'paragraph' && block.opensItem ? itemCheckbox(content) : null;
        if (box && ' \t\n\rxX'.includes(box.mark)) {
          if (item) item.checked = String('xX'.includes(box.mark));
          from = box.end;
        }
        if (block.type === 'heading') facts.push(`${block.start}-${block.end} heading ${block.level}`);
        inline(content, from);
        break;
      }
      case 'table': {
        const rows = block.rows.map((row) => {
          const cells: string[] = [];
          for (let i = 0; i < row.length; i += 2) {
            cells.push(text.slice(row[i], row[i + 1]));
            inline({ text, start: row[i] as number, end: row[i + 1] as number, map: null }, row[i] as number);
          }
          return cells.join('|');
        });
        facts.push(`${block.start} table ${rows.join('/')}`);
        break;
      }
      case 'code': case 'html':
        facts.push(`${block.start} ${block.type} ${text.slice(block.start, block.end).trimEnd().length}`);
        break;
    }
  }
  flush();
  for (const definition of document.definitions) {
    facts.push(`${definition.start}-${definition.end} definition ${definition.label} ${decodeText(definition.url)}`);
  }
  return { facts: facts.sort(), doubts: document.doubts.length };
}
