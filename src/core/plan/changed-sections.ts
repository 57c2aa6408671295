import type { Changing, Dialect } from '../dialects/dialect';
import type { BlockClaim, FileClaims, HeadingClaim, ItemClaim } from '../model/claims';
import { type OpenerName, readOpener } from './names';

/** Where a file names a section of another that it changes or adds. */
export interface ChangedSection {
  readonly block: HeadingClaim | ItemClaim;
  readonly relation: 'changes' | 'adds';
  readonly name: OpenerName;
  /** Whether it says that it is there. */
  readonly isSure: boolean;
}

/** There is no room in so few characters for plain lines with two names: it says that there is nothing, if anything. */
const NO_RENAMES = 48;

/** What a heading says of the sections below it. */
type Said = ChangedSection['relation'] | 'renames';

/**
 * What a file says of the sections of the one that it changes. What it calls otherwise may go by either name, and what it adds may
 * replace another. Where it says in plain lines what is called otherwise, `FROM: …` and `TO: …` without bullets, any of them may.
 */
export function changedSections({ blocks, length }: FileClaims, dialect: Dialect): readonly ChangedSection[] {
  const { changing } = dialect;
  if (changing === null) return [];
  const sections: ChangedSection[] = [];
  const renamed = new Set<string>();
  let under: Said | null = null;
  let level = 0;
  let isUntold = false;
  for (const [i, block] of blocks.entries()) {
    if (block.type === 'heading') {
      const said = saidOf(block, changing);
      if (said !== null || block.level <= level) {
        under = said;
        level = said === null ? 0 : block.level;
        isUntold ||= said === 'renames' && (blocks[i + 1]?.start ?? length) - block.end > NO_RENAMES;
      }
      const name = said === null ? readOpener(block.title, dialect) : null;
      if (name === null) continue;
      sections.push({ block, relation: under === 'adds' ? 'adds' : 'changes', name, isSure: under === 'changes' || under === 'adds' });
      if (under === 'renames') renamed.add(name.number);
    } else if (block.type === 'item') {
      const section = sectionInItem(block, under, changing, dialect);
      if (section === null) continue;
      sections.push(section);
      if (changing.to.test(block.title)) renamed.add(section.name.number);
    }
  }
  const changed = new Set(sections.filter(({ relation }) => relation === 'changes').map(({ name }) => name.number));
  return sections.map((each) => {
    const isOther = each.relation === 'adds' ? changed.has(each.name.number) : isUntold || renamed.has(each.name.number);
    return isOther ? { ...each, relation: 'changes', isSure: false } : each;
  });
}

function saidOf({ title }: HeadingClaim, { changes, adds, renames }: Changing): Said | null {
  const name = title.toLowerCase();
  return changes.has(name) ? 'changes' : adds.has(name) ? 'adds' : renames.has(name) ? 'renames' : null;
}

/** `- FROM: ### Requirement: Albums`, `- TO: …`; below what changes also `- ### Requirement: Albums`. */
function sectionInItem(block: ItemClaim, under: Said | null, { from, to }: Changing, dialect: Dialect): ChangedSection | null {
  const { title } = block;
  const relation = from.test(title) ? 'changes' : to.test(title) ? 'adds' : title.startsWith('#') && under === 'changes' ? 'changes' : null;
  const name = relation === null ? null : readOpener(title.replace(from, '').replace(to, '').replace(/^#+\s*/, ''), dialect);
  return relation === null || name === null ? null : { block, relation, name, isSure: true };
}

/** Where the name stands with which a heading or item ends; all of it, where markup hides that. */
export function endingName(block: BlockClaim | undefined, name: string): { readonly start: number; readonly end: number; readonly isExact: boolean } | null {
  if (block?.type !== 'heading' && block?.type !== 'item') return null;
  const { start, contentEnd, title } = block;
  const beside = contentEnd - start - title.length;
  const [before, behind] = block.type === 'heading' ? [block.level + 1, 0] : beside === CODE_ITEM ? [CODE_ITEM - 1, 1] : [ITEM, 0];
  const isExact = before + behind === beside && title.endsWith(name);
  return isExact ? { start: contentEnd - behind - name.length, end: contentEnd - behind, isExact } : { start, end: contentEnd, isExact };
}

/** What stands in an item beside its text: a bullet and a blank, and perhaps a backtick before a part of it and behind all. */
const ITEM = 2;
const CODE_ITEM = 4;
