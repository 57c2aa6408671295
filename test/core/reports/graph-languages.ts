import assert from 'node:assert/strict';

/*
 * Just as much of two languages as a graph of plans is drawn with, and nothing else: what a title smuggles in is refused.
 */

export interface Drawing {
  /** Label by name, in order. */
  readonly nodes: ReadonlyMap<string, string>;
  readonly clusters: readonly string[];
  /** `a -> b`; `a .. b` without an arrow. */
  readonly edges: readonly string[];
}

/** Reads a graph in DOT, token by token, by the grammar of the language. */
export function readDot(source: string): Drawing {
  const tokens = [...source.matchAll(/\s+|"(?:[^"\\\n]|\\.)*"|->|[[\]{};=,]|[A-Za-z_]\w*|(?<bad>.)/gs)];
  assert.equal(tokens.map(([text]) => text).join(''), source);
  assert.deepEqual(tokens.flatMap(({ groups }) => groups?.bad ?? []), []);
  const words = tokens.map(([text]) => text).filter((text) => text.trim() !== '');
  let at = 0;
  const nodes = new Map<string, string>();
  const clusters: string[] = [];
  const edges: string[] = [];

  const take = (...expected: readonly string[]): void => {
    for (const each of expected) assert.equal(words[at++], each);
  };
  const id = (): string => {
    const word = words[at++] ?? '';
    assert.match(word, /^(?:"[^]*"|[A-Za-z_]\w*)$/);
    assert.ok(!['graph', 'digraph', 'subgraph', 'node', 'edge', 'strict'].includes(word.toLowerCase()), word);
    return word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1').replace(/&amp;/g, '&') : word;
  };
  const attributes = (): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    if (words[at] !== '[') return found;
    do {
      at++;
      const name = id();
      take('=');
      found.set(name, id());
    } while (words[at] === ',');
    take(']');
    return found;
  };
  const statements = (): void => {
    while (words[at] !== '}') {
      if (words[at] === 'subgraph') {
        at++;
        assert.match(id(), /^cluster_\d+$/);
        take('{');
        statements();
        take('}');
        continue;
      }
      if (words[at] === 'node') {
        at++;
        attributes();
      } else {
        const name = id();
        if (words[at] === '=') {
          at++;
          const value = id();
          if (name === 'label') clusters.push(value);
        } else if (words[at] === '->') {
          at++;
          const to = id();
          edges.push(`${name} ${attributes().get('arrowhead') === 'none' ? '..' : '->'} ${to}`);
        } else nodes.set(name, attributes().get('label') ?? '');
      }
      take(';');
    }
  };

  take('digraph');
  id();
  take('{');
  statements();
  take('}');
  assert.equal(at, words.length);
  return { nodes, clusters, edges };
}

const SHAPES = [['[', ']'], ['(', ')'], ['([', '])'], ['{{', '}}'], ['[/', '/]']] as const;

/** Reads a flowchart of Mermaid, line by line. In a label only letters, a few signs and character codes may stand. */
export function readMermaid(source: string): Drawing {
  const nodes = new Map<string, string>();
  const clusters: string[] = [];
  const edges: string[] = [];
  let isOpen = false;
  const [first, ...lines] = source.split('\n');
  assert.equal(first, 'flowchart LR');
  assert.equal(lines.pop(), '');
  for (const line of lines) {
    const [, cluster] = /^ {2}subgraph c\d+\["(.*)"\]$/.exec(line) ?? [];
    const [, name, open, text, close, look] = /^ {4}(n\d+)([[({/]+)"(.*)"([\])}/]+):::(\w+)$/.exec(line) ?? [];
    const [, from, way, to] = /^ {2}(n\d+) (-->|-\.-) (n\d+)$/.exec(line) ?? [];
    if (cluster !== undefined) {
      assert.ok(!isOpen);
      isOpen = true;
      clusters.push(decoded(cluster));
    } else if (name !== undefined) {
      assert.ok(isOpen && !nodes.has(name));
      assert.ok(SHAPES.some(([left, right]) => left === open && right === close), line);
      assert.match(look ?? '', /^(?:todo|wip|done|blocked|cut|none)$/);
      nodes.set(name, decoded(text ?? ''));
    } else if (line === '  end') {
      assert.ok(isOpen);
      isOpen = false;
    } else if (from !== undefined) edges.push(`${from} ${way === '-->' ? '->' : '..'} ${to}`);
    else assert.match(line, /^ {2}classDef [a-z]+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}$/);
  }
  assert.ok(!isOpen);
  return { nodes, clusters, edges };
}

function decoded(label: string): string {
  assert.match(label, /^(?:[\p{L}\p{N}\p{M} .,·—–/-]|#\d+;)*$/u);
  assert.doesNotMatch(label, /^(?:\d+\.|-)/);
  return label.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
