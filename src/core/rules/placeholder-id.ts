import { idForPlaceholder } from './free-ids';
import { type Placeholder, placeholdersIn } from './placeholders';
import { defineRule } from './rule';
import { quoted } from './wording';

/** A ticket that waits for its id: `- [ ] Ticket [PF-XXX]: …`, `### PF-XXX: …`. Nothing can refer to it. */
export const placeholderId = defineRule<Placeholder>({
  id: 'placeholder-id',
  severity: 'info',

  *check({ claims }) {
    for (const placeholder of placeholdersIn(claims)) yield { start: placeholder.start, end: placeholder.end, details: placeholder };
  },

  message: ({ details }, { path }, { plan }) => `${quoted(details.id)} is no id yet; ${quoted(idForPlaceholder(plan, path, details))} is free`,

  fixes({ details }, { path, claims: { blocks } }, { plan }) {
    const { start, end, id } = details;
    const newText = idForPlaceholder(plan, path, details);
    // Links may lead to the anchor of a heading.
    const isGuess = blocks.some((block) => block.type === 'heading' && block.start <= start && start < block.end);
    return [{ title: `Change to ${newText}`, edits: [{ path, start, end, oldText: id, newText }], isGuess }];
  },
});
