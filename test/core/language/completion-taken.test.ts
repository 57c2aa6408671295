import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { completionsAt } from '../../../src/core/language/completion/completions-at';
import type { Completion, Completions } from '../../../src/core/language/completion/completion';
import type { BlockClaim, FileClaims, Span, StatusMark } from '../../../src/core/model/claims';
import { STATUSES } from '../../../src/core/model/status';
import { packageNumber } from '../../../src/core/rules/given-twice';
import type { Facts } from '../../../src/core/rules/rule';
import { DEFAULT_SETTINGS as settings } from '../../../src/core/settings';
import { createPlanWorkspace, type PlanWorkspace } from '../../../src/core/workspace';
import { MemoryFiles } from '../memory-files';
import { assertOnLine, taken } from './completions';

const EXAMPLES = join(__dirname, '../../../examples');

const RELATIONS = ['Depends On', 'Dependencies', 'Origin Plan', 'Modified By'];

/** What is offered in place of something that stands in a file. */
interface Place extends Span {
  readonly path: string;
  /** What goes before and behind the caret there. */
  readonly around: readonly [before: string, behind: string];
}

/** The statuses of a file, but for those of list items. */
function marksIn({ status, blocks }: FileClaims): readonly StatusMark[] {
  return [status, ...blocks.flatMap(marksOfBlock)].filter((mark) => mark !== null);
}

function marksOfBlock(block: BlockClaim): readonly (StatusMark | null)[] {
  switch (block.type) {
    case 'heading': return [block.suffix];
    case 'field': case 'quote': return [block.status];
    case 'table': return block.rows.map(({ status }) => status);
    case 'item': case 'label': return [];
  }
}

/** The first of each spelling: the others are offered the same. */
function fewOf(marks: readonly StatusMark[]): readonly StatusMark[] {
  return marks.filter(({ written }, i) => i === marks.findIndex((mark) => mark.written === written));
}

describe('completions that are taken', () => {
  let workspace: PlanWorkspace;
  let facts: Facts;
  const texts = new Map<string, string>();
  before(async () => {
    for (const path of readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })) {
      if (path.endsWith('.md')) texts.set(path, readFileSync(join(EXAMPLES, path), 'utf8'));
    }
    workspace = await createPlanWorkspace({ files: new MemoryFiles(Object.fromEntries(texts)), settings });
    facts = { plan: workspace.plan, settings, today: '2026-01-20', history: null };
  });

  afterEach(async () => {
    for (const path of texts.keys()) await workspace.setText(path, null);
  });

  /** Takes each entry of a place, and looks at what the plan reads then. */
  async function takeEach(place: Place, look: (item: Completion, index: number, start: number) => void): Promise<number> {
    const { path, start, end, around: [before, behind] } = place;
    const whole = texts.get(path) ?? '';
    const text = whole.slice(0, start) + before + behind + whole.slice(end);
    const offset = start + before.length;
    await workspace.setText(path, text);
    const found = completionsAt(facts, path, text, offset);
    assert.ok(found, `nothing in ${path} at ${JSON.stringify(text.slice(offset - 60, offset))}`);
    assertOnLine(text, offset, found);
    for (const [index, item] of found.items.entries()) {
      const { insert, caret, label } = item;
      // What something waits for is still to be written.
      const reason = label.includes('…') ? 'legal' : '';
      await workspace.setText(path, taken(text, found, { ...item, insert: insert.slice(0, caret) + reason + insert.slice(caret) }));
      look(item, index, found.replace.start);
    }
    return found.items.length;
  }

  function files(): readonly (readonly [string, FileClaims])[] {
    return [...workspace.plan.files()].sort().flatMap((path) => {
      const claims = workspace.plan.file(path);
      const isArchived = workspace.plan.subjectAt(path, -1, 0)?.isArchived !== false;
      return claims === undefined || isArchived ? [] : [[path, claims] as const];
    });
  }

  /** That a reference at a place leads to what the entry is called. */
  function assertLeads(path: string, item: Completion, start: number): void {
    const end = start + item.insert.length;
    const references = workspace.plan.referencesIn(path).filter((each) => each.start >= start - 1 && each.start < end);
    const subjects = references.flatMap(({ to }) => to.length === 1 ? workspace.plan.subject(to[0] as string) ?? [] : []);
    const isNamed = subjects.some((subject) => (
      [subject.name, `#${packageNumber(subject)}`].includes(item.label) || subject.path.endsWith(`/${item.label.replace(/^(?:\.\.\/)+/, '')}`)
    ));
    assert.ok(isNamed, `${path}: ${item.insert} leads to ${subjects.map(({ id }) => id).join(', ') || 'nobody'}`);
  }

  it('lead to the plan or phase that they name, in front matter', async () => {
    let count = 0;
    for (const [path, { frontMatter }] of files()) {
      for (const { key, valueStart: start, valueEnd: end } of frontMatter?.fields ?? []) {
        if (!['depends_on', 'blocks', 'origin'].includes(key)) continue;
        const isBlock = texts.get(path)?.charAt(start) === '-';
        const around = key === 'origin' ? ['', ''] as const : isBlock ? ['- ', ''] as const : ['[', ']'] as const;
        count += await takeEach({ path, start, end, around }, (item, _, at) => assertLeads(path, item, at));
      }
    }
    assert.ok(count > 100, String(count));
  });

  it('lead to what they name, in tables', async () => {
    let count = 0;
    for (const [path, { blocks }] of files()) {
      for (const block of blocks) {
        if (block.type !== 'table') continue;
        for (const [column, { text: name }] of block.header.entries()) {
          const cell = block.rows.at(-1)?.cells[column];
          const isAsked = RELATIONS.includes(name) || (path.endsWith('_overview.md') && ['Name', 'Spec File'].includes(name));
          if (cell === undefined || !isAsked) continue;
          count += await takeEach({ path, start: cell.start, end: cell.end, around: ['', ''] }, (item, _, at) => assertLeads(path, item, at));
        }
      }
    }
    assert.ok(count > 100, String(count));
  });

  it('are read as the status that they are, in each notation', async () => {
    let count = 0;
    for (const [path, claims] of files()) {
      for (const { start, end, written } of fewOf(marksIn(claims))) {
        const bracket = written.indexOf('[');
        const typed = written.slice(0, bracket + 1);
        // At a heading's end nothing tells that a status comes, before it begins.
        if (typed === '' && claims.blocks.some((block) => block.type === 'heading' && block.suffix?.start === start)) continue;
        count += await takeEach({ path, start, end, around: [typed, ''] }, (item, index, at) => {
          const now = workspace.plan.file(path);
          const read = now === undefined ? undefined : marksIn(now).find((mark) => mark.start >= at && mark.start <= at + item.insert.length);
          assert.equal(read?.status, STATUSES[index], `${path}: ${JSON.stringify(item.insert)} is read as ${read?.written}`);
        });
      }
    }
    assert.ok(count > 200, String(count));
  });

  it('replace something around the caret on its line, wherever that is and whatever is half typed', () => {
    const pieces = fc.constantFrom(
      '', '[', '`', '| ', '**Status:** ', '\n---\n', '🔄 [', '- ', '](', 'HB-', '#', 'BLOCKED:', '"', ': ', '\r\n', '```\n', '<!--', '/',
    );
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(fc.constantFrom(...texts.keys()), place, pieces, fc.boolean(), (path, where, piece, isCut) => {
      const whole = texts.get(path) ?? '';
      const at = Math.floor(where * whole.length);
      const text = whole.slice(0, at) + piece + (isCut ? '' : whole.slice(at));
      const offset = at + piece.length;
      const found: Completions | null = completionsAt(facts, path, text, offset);
      if (found === null) return;
      assertOnLine(text, offset, found);
      assert.ok(found.items.length > 0 && found.items.every(({ insert, label }) => insert !== '' && label !== ''));
    }), { numRuns: 100 });
  });
});
