import { standardMark } from '../../edits/new-claim';
import { restate } from '../../edits/restate';
import { marksOf } from '../../edits/status-marks';
import { wordsInUse, type WordNotation } from '../../edits/words-in-use';
import type { StatusMark } from '../../model/claims';
import { STATUSES, type Status } from '../../model/status';
import { emojiAt } from '../../parse/status-phrase';
import { readStatusValue } from '../../parse/status';
import { hasWordCharacter } from '../../parse/word-chars';
import type { ScannedBlock } from '../../parse/scanned';
import type { Caret } from './caret';
import { type Completions, type Entry, offered } from './completion';

/** The five statuses as a file writes them in some notation: as it does already, else as the subject's siblings do, else as the protocol. */
export function statusEntries(caret: Caret, notation: WordNotation): readonly Entry[] {
  const { facts: { plan }, path, claims, line } = caret;
  const vocabulary = plan.vocabulary(path);
  if (plan.writing(path)?.hasStatus === false) return [];
  // What is being written is no model; front matter has but one status, and that may be one.
  const marks = marksOf(claims, notation).filter(({ start }) => notation === 'front matter' || start < line.start || start > line.end);
  const inUse = wordsInUse(notation, marks, vocabulary, plan.writing(path)?.words);
  const model = modelFor(caret, notation, marks);
  const written = (status: Status, reason: string | null = null): string => {
    // A word of its own, such as `MOSTLY DONE`, is not what the file calls that status.
    const other = standardMark(notation, status).status ?? 'todo';
    const turned: StatusMark = { ...model, status: other, written: restate(model, { status: other, reason: null }, inUse, vocabulary) };
    return restate(turned, { status, reason }, inUse, vocabulary);
  };
  const needsReason = plan.writing(path)?.needsReason === true;
  return STATUSES.map((status): Entry => {
    const insert = written(status);
    const detail = DETAILS[status];
    const entry: Entry = { insert, detail, kind: 'status', ...!hasWordCharacter(insert) && { words: detail } };
    const [before = '', behind] = status === 'blocked' && needsReason ? written(status, REASON).split(REASON) : [];
    return behind === undefined ? entry : { ...entry, insert: before + behind, label: `${before}…${behind}`, caret: before.length, goesOn: true };
  });
}

const DETAILS: Readonly<Record<Status, string>> = { todo: 'to do', wip: 'in progress', done: 'done', blocked: 'blocked', cut: 'cut' };

/** Stands for a reason that is still to be written. */
const REASON = 'reason';

/** A status to write like; one without a reason. Those of the caret's file are `marks`: else what is being written were its own model. */
function modelFor({ facts: { plan }, path, subject }: Caret, notation: WordNotation, marks: readonly StatusMark[]): StatusMark {
  const isModel = ({ status, reason }: StatusMark): boolean => status !== null && reason === null;
  const own = marks.find(isModel);
  if (own !== undefined) return own;
  for (const { claims } of plan.parent(subject.id)?.children ?? []) {
    const like = claims.find((claim) => claim.path !== path && claim.notation === notation && isModel(claim));
    if (like !== undefined) return like;
  }
  return standardMark(notation, 'wip');
}

/** The place of a status that stands from `start` of the line on: all of it, if the caret is within, but nothing of what follows. */
export function statusPlace({ text, offset, path, facts: { plan } }: Caret, start: number, end: number): Completions['replace'] {
  const mark = readStatusValue(text, start, end, plan.vocabulary(path));
  const until = mark !== null && mark.start <= offset ? mark.end : offset;
  return { start: Math.min(start, offset), end: Math.max(until, offset + closed(text.slice(start, offset), text.slice(offset, end))) };
}

/** How far it is to the end of the bracket that is open before the caret; else 0. */
function closed(before: string, behind: string): number {
  return before.lastIndexOf('[') > before.lastIndexOf(']') ? /^[^[\]|]*\]/.exec(behind)?.[0].length ?? 0 : 0;
}

/** Where a status begins at the end of a heading, or behind its emoji anywhere: `### Till ⏳ [T`. */
export function markCompletions(caret: Caret, block: ScannedBlock): Completions | null {
  const { before, behind, line, offset, text, path, facts: { plan } } = caret;
  const found = MARK.exec(before);
  if (found === null) return null;
  const [whole, emoji = '', bracket = found[3] ?? ''] = found;
  const start = line.start + found.index;
  const hasEmoji = emoji !== '' && (emojiAt(text, start, start + emoji.length, plan.vocabulary(path))?.status ?? null) !== null;
  const isHeading = block.type === 'heading';
  if (!isHeading && !(block.type === 'paragraph' && (block.quoted || block.opensItem))) return null;
  const isTitled = /[\p{L}\p{N}]/u.test(before.slice(0, found.index));
  if (!(isHeading ? isTitled && (hasEmoji || emoji === '') : hasEmoji && bracket !== '')) return null;
  const rest = /^\p{L}*/u.exec(behind)?.[0] ?? '';
  const notation = isHeading ? 'heading' : block.quoted ? 'quote' : 'item';
  return offered(caret, { start: offset - whole.length, end: offset + Math.max(rest.length, closed(whole, behind)) }, statusEntries(caret, notation));
}

/** An emoji, a bracket, or both, and what is written of a word. */
const MARK = /(?<!\S)(?:([^\s\w[\](){}|#`*'",.:;/\\-]{1,3})(?:\s*(\[)|\s+)|(\[))[\p{L}]*(?:[ _-][\p{L}]+)*$/u;
