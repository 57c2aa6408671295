import { idForPlaceholder, type Placeholder, placeholdersIn } from './free-ids';
import { defineRule } from './rule';
import { quoted } from './wording';

/** A ticket that waits for its id: `- [ ] Ticket [PF-XXX]: …`. Nothing can refer to it. */
export const placeholderId = defineRule<Placeholder>({
  id: 'placeholder-id',
  severity: 'info',

  *check({ claims }) {
    for (const placeholder of placeholdersIn(claims)) yield { start: placeholder.start, end: placeholder.end, details: placeholder };
  },

  message: ({ details }, { path }, { plan }) => `${quoted(details.id)} is no id yet; ${quoted(idForPlaceholder(plan, path, details))} is free`,

  fixes({ details }, { path }, { plan }) {
    const { start, end, id } = details;
    const newText = idForPlaceholder(plan, path, details);
    return [{ title: `Change to ${newText}`, edits: [{ path, start, end, oldText: id, newText }] }];
  },
});
