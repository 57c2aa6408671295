import { defineRule } from './rule';

/**
 * Front matter that cannot be read: an error in its YAML, at its place; more than is ever read; no end to it; or another
 * language, such as `---js`, which other tools would run.
 */
export const unreadableFrontmatter = defineRule<string>({
  id: 'unreadable-frontmatter',
  severity: 'error',

  *check({ claims: { frontMatter } }) {
    const error = frontMatter?.error;
    if (error) yield { start: error.start, end: error.end, details: error.message };
  },

  message({ details }) {
    if (details.startsWith('front matter')) return details;
    if (details.startsWith(COLON_IN_VALUE)) return 'front matter cannot be read: a value that holds `: ` needs quotes around it';
    return `front matter cannot be read: ${details.charAt(0).toLowerCase()}${details.slice(1)}`;
  },
});

/** What the YAML reader says of `name: Phase 1: Setup`, the commonest of all errors. */
const COLON_IN_VALUE = 'Nested mappings are not allowed in compact mappings';
