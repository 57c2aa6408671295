import assert from 'node:assert/strict';
import type { FileClaims } from '../../../src/core/model/claims';
import type { Count, Subject } from '../../../src/core/model/plan';
import { parseFile } from '../../../src/core/parse/parse-file';
import { statusVocabulary } from '../../../src/core/parse/status-words';
import { LinkedPlan } from '../../../src/core/plan/linked-plan';

const vocabulary = statusVocabulary();

/** The subjects of a plan document. */
export function planOf(text: string, path = 'PLAN.md'): Subject {
  return planOfClaims(parseFile(path, text, { vocabulary }));
}

export function planOfClaims(claims: FileClaims): Subject {
  const plan = new LinkedPlan();
  plan.update({ folders: new Set(), added: [claims.uri], removed: [], claims: new Map([[claims.uri, claims]]) });
  return plan.roots[0] as Subject;
}

/**
 * A subject and all below it as text, indented: `kind key status(derived) done/total criteria done/total :line`. What there is
 * none of is left out, but for a missing status, which is a dash. What lies elsewhere than what it is below has its whole id.
 */
export function draw(subject: Subject, parent = ''): string {
  const key = parent !== '' && subject.id.startsWith(parent) ? subject.id.slice(parent.length + 1) : subject.id;
  const line = [
    subject.kind, key, (subject.status ?? '-') + (subject.derived === null ? '' : `(${subject.derived})`),
    ...count(subject.progress, ''), ...count(subject.criteria, 'criteria '), `:${subject.line}`,
  ].join(' ');
  return [line, ...subject.children.map((child) => draw(child, subject.id).replace(/^/gm, '  '))].join('\n');
}

function count(counted: Count | null, name: string): string[] {
  return counted === null ? [] : [`${name}${counted.done}/${counted.total}`];
}

/** All subjects below, in the order of the text. */
export function below(subject: Subject): Subject[] {
  return subject.children.flatMap((child) => [child, ...below(child)]);
}

/** Compares what a document outlines with the drawing of all that should stand below it. Both may be indented. */
export function assertOutline(text: string, drawing: string): void {
  const [, ...drawn] = draw(planOf(outdented(text))).split('\n');
  assert.equal(drawn.map((line) => line.slice(2)).join('\n'), outdented(drawing).trimEnd(), text);
}

/** Text as it is written in a test: without its first line ending, and without the indentation of its first line. */
export function outdented(text: string): string {
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '\n');
  const indentation = /^ */.exec(lines)![0];
  return indentation === '' ? lines : lines.replaceAll(new RegExp(`^${indentation}`, 'gm'), '');
}
