import type { FileClaims, FrontMatterField } from '../model/claims';
import type { Facts } from '../model/plan';

/** Of most subjects nothing is said but their status. */
export const NO_FACTS: Facts = {
  lastUpdated: null, startAt: null, magnitude: null, owner: null, priority: null, emergencySince: null, knowledgeGaps: [],
};

const NOTHING = /^(?:|-|–|—|none|n\/a|null)$/i;

/**
 * What a file's front matter says of the subject that the file is.
 * @param owner who does it, by a field of the text; `null` if none says so
 */
export function factsOfFile({ frontMatter }: FileClaims, owner: string | null): Facts {
  if (frontMatter === null) return owner === null ? NO_FACTS : { ...NO_FACTS, owner };
  const field = (key: string): FrontMatterField | undefined => frontMatter.fields.find((each) => each.key === key);
  const value = (key: string): string | null => {
    const text = field(key)?.value ?? '';
    return NOTHING.test(text) ? null : text;
  };
  const gaps = field('knowledge_gaps');
  return {
    lastUpdated: value('last_updated'),
    startAt: value('start_at'),
    magnitude: value('magnitude'),
    owner: ownerIn(field('owner')) ?? ownerIn(field('assignee')) ?? owner,
    priority: value('priority'),
    emergencySince: value('emergency_declared_at'),
    knowledgeGaps: gaps === undefined ? [] : gaps.kind === 'list' ? gaps.items.map((item) => item.value) : value('knowledge_gaps') === null ? [] : [gaps.value],
  };
}

/** `@sara`, `[sara, '@ben']` */
function ownerIn(field: FrontMatterField | undefined): string | null {
  if (field === undefined) return null;
  const names = field.kind === 'list' ? field.items.map(({ value }) => value) : [field.value];
  return names.filter((name) => !NOTHING.test(name)).map((name) => name.replace(/^@/, '')).join(', ') || null;
}

const MENTIONED = /(?:^|\s)@([\p{L}\p{N}][\p{L}\p{N}_.-]*)/u;

/** The priority of what may be left undone. */
export const OPTIONAL = 'optional';

/** What a subject within a file says of itself. `@name` in its title names its owner. */
export function factsOfEntry(owner: string | null, title: string, isOptional: boolean): Facts {
  const named = owner ?? (title.includes('@') ? MENTIONED.exec(title)?.[1] ?? null : null);
  return named === null && !isOptional ? NO_FACTS : { ...NO_FACTS, owner: named, ...isOptional && { priority: OPTIONAL } };
}
