import {
  type Alias, type Document, isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Pair, type ParsedNode, type Scalar,
  type YAMLParseError, type YAMLSeq,
} from 'yaml';
import type { FrontMatter, FrontMatterField, FrontMatterItem, Span } from '../model/claims';
import { keep } from '../text/keep';
import { isSpace, isWhite } from './chars';
import type { FrontMatterBounds } from './front-matter-bounds';

/** Nodes of a block with its aliases written out. Without aliases, the longest block that is read has half as many. */
const MOST_NODES = 20_000;

const FIRST_OF_LINE = /^.{0,200}/u;

/** The fields in which people go by `@name`: no YAML without quotes, but what tools of plans write and read there. */
const OF_PEOPLE: ReadonlySet<unknown> = new Set(['assignee', 'reporter']);

/** What a block says, as `FrontMatter` has it. */
export type FrontMatterReading = Pick<FrontMatter, 'fields' | 'error'>;

type Target = Exclude<ParsedNode, Alias>;

/**
 * The fields of a YAML document, or the first error in it. It was parsed from the content of the front matter at `bounds` and
 * the line ending before that.
 */
export function readNodes(document: Document.Parsed, text: string, bounds: FrontMatterBounds): FrontMatterReading {
  return new NodeReader(text, bounds).read(document);
}

class NodeReader {
  readonly #anchored = new Map<string, { readonly node: Target; readonly weight: number }>();
  readonly #targets = new Map<Alias, Target>();
  readonly #text: string;
  readonly #bounds: FrontMatterBounds;
  #problem: FrontMatter['error'] = null;

  constructor(text: string, bounds: FrontMatterBounds) {
    this.#text = text;
    this.#bounds = bounds;
  }

  read({ contents, errors }: Document.Parsed): FrontMatterReading {
    let fields: FrontMatterField[] = [];
    const error = errors.find((each) => !this.#isOfPerson(each, contents));
    if (error !== undefined) {
      this.#report(this.#within(error.pos), messageOf(error));
    } else if (isMap(contents)) {
      this.#examine(contents);
      if (this.#problem === null) fields = contents.items.map((pair) => this.#field(pair));
    } else if (contents !== null && !isUnwritten(contents)) {
      this.#report(this.#span(contents), 'front matter is not a map of keys to values');
    }
    return { fields, error: this.#problem };
  }

  /** Whether all that is wrong is the `@` before somebody's name, in a field where one stands. */
  #isOfPerson({ code, pos: [at] }: YAMLParseError, contents: Document.Parsed['contents']): boolean {
    if (code !== 'BAD_SCALAR_START' || this.#text.charAt(this.#place(at)) !== '@' || !isMap(contents)) return false;
    return contents.items.some(({ key, value }) =>
      isScalar(key) && OF_PEOPLE.has(key.value) && value !== null && value.range[0] <= at && at < value.range[1]);
  }

  /** Keeps the first problem. */
  #report({ start, end }: Span, message: string): void {
    // yaml's messages quote from the text, at any length.
    this.#problem ??= { start, end, message: FIRST_OF_LINE.exec(message)?.[0] ?? '' };
  }

  /**
   * Finds what the aliases stand for, and what yaml leaves to its callers or takes long for: aliases of nothing or of too much,
   * and keys given twice. Answers how many nodes `node` has with all its aliases written out.
   */
  #examine(node: ParsedNode | null): number {
    if (node === null) return 0;
    if (isAlias(node)) {
      const anchored = this.#anchored.get(node.source);
      if (anchored !== undefined) this.#targets.set(node, anchored.node);
      else this.#report(this.#span(node), `no anchor \`&${node.source}\` before this alias`);
      return anchored?.weight ?? 1;
    }
    let weight = 1;
    if (isMap(node)) {
      const keys = new Set<unknown>();
      for (const { key, value } of node.items) {
        if (isScalar(key)) {
          if (keys.has(key.value)) this.#report(this.#span(key), `\`${key.source}\` is given twice`);
          keys.add(key.value);
        }
        weight += this.#examine(key) + this.#examine(value);
      }
    }
    if (isSeq(node)) for (const item of node.items) weight += this.#examine(item);
    if (node.anchor !== undefined) this.#anchored.set(node.anchor, { node, weight });
    if (weight > MOST_NODES) this.#report(this.#span(node), `front matter whose aliases stand for over ${MOST_NODES} values`);
    return weight;
  }

  #field({ key, value }: Pair<ParsedNode, ParsedNode | null>): FrontMatterField {
    const { start: keyStart, end: keyEnd } = this.#span(key);
    const { start: valueStart, end: valueEnd } = value === null ? { start: keyEnd, end: keyEnd } : this.#span(value);
    const node = this.#target(value);
    return {
      key: isScalar(key) ? sourceOf(key) : keep(this.#text, keyStart, keyEnd),
      keyStart,
      keyEnd,
      kind: kindOf(node),
      value: isScalar(node) ? sourceOf(node) : keep(this.#text, valueStart, valueEnd),
      valueStart,
      valueEnd,
      items: isSeq(node) ? this.#items(node) : [],
    };
  }

  #items(list: YAMLSeq.Parsed): FrontMatterItem[] {
    const items: FrontMatterItem[] = [];
    for (const item of list.items) {
      const node = this.#target(item);
      const span = this.#span(item);
      if (isScalar(node) && span.start < span.end) items.push({ ...span, value: sourceOf(node) });
    }
    return items;
  }

  #target(node: ParsedNode | null): Target | null {
    return isAlias(node) ? this.#targets.get(node) ?? null : node;
  }

  /** Where a node stands. yaml lets some run on over white space, and puts what is not there behind the spaces. */
  #span(node: ParsedNode): Span {
    const last = lastNode(node);
    const isNotItsOwn = isUnwritten(last) ? isSpace : isWhite;
    let end = this.#place(last.range[1]);
    while (isNotItsOwn(this.#text.charCodeAt(end - 1))) end--;
    return { start: Math.min(this.#place(node.range[0]), end), end };
  }

  /** A range of the parsed source, which has one character more at its start; errors lie even behind its end. */
  #within([from, to]: readonly [number, number]): Span {
    const { contentStart, contentEnd } = this.#bounds;
    const start = Math.min(Math.max(this.#place(from), contentStart), contentEnd);
    return { start, end: Math.min(Math.max(this.#place(to), start), contentEnd) };
  }

  #place(offset: number): number {
    return this.#bounds.contentStart - 1 + offset;
  }
}

/** The innermost node that `node` ends with; one in brackets has an end of its own. */
function lastNode(node: ParsedNode): ParsedNode {
  let last = node;
  while (isCollection(last) && last.flow !== true) {
    const item: ParsedNode | Pair<ParsedNode, ParsedNode | null> | undefined = last.items.at(-1);
    if (item === undefined) break;
    last = isPair(item) ? item.value ?? item.key : item;
  }
  return last;
}

function isUnwritten(node: ParsedNode): boolean {
  return isScalar(node) && node.range[0] === node.range[1];
}

function kindOf(node: Target | null): FrontMatterField['kind'] {
  if (isMap(node)) return 'map';
  if (isSeq(node)) return 'list';
  switch (typeof node?.value) {
    case 'number': return 'number';
    case 'boolean': return 'boolean';
    case 'string': return 'text';
    default: return 'null';
  }
}

/** A scalar's text, unquoted; of numbers and the like, as they are written. */
function sourceOf({ source }: Scalar.Parsed): string {
  return keep(source, 0, source.length);
}

function messageOf({ code, message }: YAMLParseError): string {
  return code === 'MULTIPLE_DOCS' ? 'front matter holds a second YAML document' : message;
}
