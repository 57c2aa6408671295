/** The five states a subject can be in. Every dialect's own words are read into these. */
export type Status = 'todo' | 'wip' | 'done' | 'blocked' | 'cut';

/** All statuses, in the order in which work moves through them. */
export const STATUSES: readonly Status[] = ['todo', 'wip', 'done', 'blocked', 'cut'];
