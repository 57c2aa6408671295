import { STATUSES, type Status } from '../model/status';
import type { StatusVocabulary, StatusWords } from '../model/vocabulary';
import { SPACE } from './chars';
import { hasWordCharacter, isBlank, isCapital, isWordCharacter } from './word-chars';

const SO_FAR = ['MOSTLY', 'PARTIALLY', 'PARTLY', 'ALMOST', 'NEARLY'];

/**
 * What people write, in upper case; any case is read. A blank stands for a space, hyphen or underscore,
 * and apostrophes may be left out.
 */
export const DEFAULT_STATUS_WORDS: StatusWords = {
  todo: [
    'TODO', 'TO DO', 'NOT STARTED', 'NOT YET STARTED', 'NOT DONE', 'NOT BEGUN', 'PLANNED', 'PENDING', 'OPEN',
    'BACKLOG', 'QUEUED', 'UPCOMING', 'SCHEDULED', 'NEW', 'READY',
  ],
  wip: [
    'WIP', 'IN PROGRESS', 'WORK IN PROGRESS', 'INPROGRESS', 'DOING', 'STARTED', 'ONGOING', 'ACTIVE', 'UNDERWAY', 'UNDER WAY',
    'IN REVIEW', 'UNDER REVIEW', 'READY FOR REVIEW', 'IN DEVELOPMENT', 'IN TESTING', 'PARTIAL',
    ...SO_FAR.flatMap((degree) => [`${degree} COMPLETE`, `${degree} COMPLETED`, `${degree} DONE`]),
  ],
  done: [
    'DONE', 'COMPLETE', 'COMPLETED', 'FINISHED', 'SHIPPED', 'RELEASED', 'MERGED', 'CLOSED', 'RESOLVED', 'IMPLEMENTED',
    'DELIVERED', 'DEPLOYED', 'LANDED',
  ],
  blocked: ['BLOCKED', 'ON HOLD', 'WAITING', 'STUCK', 'PAUSED'],
  cut: [
    'CUT', 'CANCELLED', 'CANCELED', 'DROPPED', "WON'T DO", 'WONTFIX', "WON'T FIX", 'ABANDONED', 'REJECTED', 'DESCOPED',
    'OUT OF SCOPE', 'OBSOLETE',
  ],
};

/**
 * The emoji of each status, without U+FE0F; the first is the one to write. A construction sign is blocked, as the
 * DREAM protocol has it. Locks, warning signs and coloured circles say something else and are left out.
 */
export const STATUS_EMOJI: StatusWords = {
  todo: ['⏳', '⬜', '☐', '🔲', '❌'],
  wip: ['🔄', '🏗', '🔨'],
  done: ['✅', '✔', '☑', '✓'],
  blocked: ['🚧', '⛔', '🛑'],
  cut: ['🚫', '✖', '🗑'],
};

/**
 * The vocabulary in the form that readers need.
 * @param extra words to add; one that has another status by default changes over. Words without a letter or
 * digit are taken for emoji.
 * @param unknown what words mean that nobody else knows
 */
export function statusVocabulary(extra: Partial<StatusWords> = {}, unknown: Partial<StatusWords> = {}): StatusVocabulary {
  const entries = new Map<string, Entry>();
  const emojis = new Map<string, Status>();
  for (const table of [unknown, STATUS_EMOJI, DEFAULT_STATUS_WORDS, extra]) {
    for (const status of STATUSES) {
      for (const word of table[status] ?? []) {
        const units = normalized(word);
        if (units.length === 0) continue;
        if (hasWordCharacter(word)) {
          const key = units.join();
          entries.delete(key); // so that a word that changes over comes last
          entries.set(key, { status, word: word.trim(), units });
        } else emojis.set(word.trim().replace(/\uFE0F/g, ''), status);
      }
    }
  }
  const buckets = new Map<number, Entry[]>();
  for (const entry of entries.values()) {
    const first = entry.units[0]!;
    const bucket = buckets.get(first);
    if (bucket) bucket.push(entry);
    else buckets.set(first, [entry]);
  }
  for (const bucket of buckets.values()) bucket.sort((a, b) => b.units.length - a.units.length);

  return {
    words: wordsByStatus(entries.values()),
    phraseAt(text, at, end) {
      if (at >= end) return null;
      for (const entry of buckets.get(folded(text.charCodeAt(at))) ?? []) {
        const phraseEnd = matchEnd(entry.units, text, at, end);
        if (phraseEnd >= 0 && !isWordCharacter(text, phraseEnd, end)) {
          return { status: entry.status, end: phraseEnd, word: entry.word };
        }
      }
      return null;
    },
    emojiStatus: (emoji) => emojis.get(emoji) ?? null,
  };
}

interface Entry {
  readonly status: Status;
  readonly word: string;
  /** The phrase as it is compared: its UTF-16 units, folded, with a space for each separator. */
  readonly units: readonly number[];
}

function normalized(word: string): number[] {
  const plain = word.trim().replace(/['’ʼ]/g, '').replace(/[\s_\-‐‑]+/g, ' ');
  return plain.split('').map((unit) => folded(unit.charCodeAt(0)));
}

/** The UTF-16 unit in lower case. */
function folded(code: number): number {
  if (code < 0x80) return isCapital(code) ? code | 0x20 : code;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

/** Where the phrase ends that starts at `at`, -1 if another text stands there. */
function matchEnd(units: readonly number[], text: string, at: number, end: number): number {
  let i = at;
  for (const unit of units) {
    while (i < end && isApostrophe(text.charCodeAt(i))) i++;
    if (i >= end) return -1;
    if (unit === SPACE) {
      if (isHyphen(text.charCodeAt(i))) {
        i++;
        continue;
      }
      const blanks = i;
      while (i < end && isBlank(text.charCodeAt(i))) i++;
      if (i === blanks) return -1;
    } else {
      if (folded(text.charCodeAt(i)) !== unit) return -1;
      i++;
    }
  }
  return i;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2bc;
}

/** Hyphens of all kinds, and the underscore. */
function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x5f || code === 0x2010 || code === 0x2011;
}

function wordsByStatus(entries: Iterable<Entry>): StatusWords {
  const words: Record<Status, string[]> = { todo: [], wip: [], done: [], blocked: [], cut: [] };
  for (const { status, word } of entries) words[status].push(word);
  return words;
}
