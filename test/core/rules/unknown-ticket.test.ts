import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding';
import { check, type Files, fixed, told } from './findings';

/** What is told of a document that has the tickets PF-001, PF-002 and PF-010, and goes on with some lines. */
async function after(...lines: readonly string[]): Promise<readonly string[]> {
  return tickets({ 'PLAN.md': [...TICKETS, '', ...lines, ''].join('\n') });
}

async function tickets(files: Files): Promise<readonly string[]> {
  return (await told(files, 'unknown-ticket')).map((each) => each.replace(/ info unknown-ticket/, ''));
}

async function found(files: Files): Promise<readonly Finding[]> {
  return (await check(files)).findings.filter(({ rule }) => rule === 'unknown-ticket');
}

const TICKETS = ['- [x] Ticket [PF-001]: Login', '- [ ] Ticket [PF-002]: Logout', '- [ ] Ticket [PF-010]: Mail'];

describe('unknown-ticket', () => {
  it('tells of an id that no ticket has, wherever it is mentioned', async () => {
    assert.deepEqual(await after('See PF-999 (and **PF-777**).', '', '- [ ] Wait for PF-888', '', '## What PF-666 brings', '', '**Depends on:** PF-555', '', '| A | B |', '|---|---|', '| x | PF-444 |'), [
      'PLAN.md:5:5: no ticket `PF-999`', 'PLAN.md:5:19: no ticket `PF-777`', 'PLAN.md:7:16: no ticket `PF-888`', 'PLAN.md:9:9: no ticket `PF-666`',
      'PLAN.md:11:17: no ticket `PF-555`', 'PLAN.md:15:7: no ticket `PF-444`',
    ]);
  });

  it('takes the ends of a range only, each at its place', async () => {
    assert.deepEqual(await after('From PF-001 to PF-010, PF-002..PF-099, PF-003 through PF-010.'), [
      'PLAN.md:5:32: no ticket `PF-099`', 'PLAN.md:5:40: no ticket `PF-003`',
    ]);
  });

  it('is silent of ids that begin like no ticket of the document', async () => {
    assert.deepEqual(await after('P0 and P1 of V6, S3, R2, D1 through D7, UTF-8, HS256, SHA-256, OPS-17, #1 to #17, p95, ISO-8601, RFC 2119, CVE-2024-1234.'), []);
    assert.deepEqual(await tickets({ 'PLAN.md': 'Derived from the log (PF-000 → PF-067), see PF-012.\n\n- [ ] Login\n' }), []);
  });

  it('is silent in code and links\' destinations', async () => {
    assert.deepEqual(await after('`PF-999` [log](https://example.org/PF-999)', '', '```', 'PF-999', '```'), []);
  });

  it('is silent of what leads to the web', async () => {
    assert.deepEqual(await after('[PF-97](https://jira.example.org/browse/PF-97), [about PF-98][tracker] and [PF-99](other.md).', '', '[tracker]: https://jira.example.org/'), [
      'PLAN.md:5:77: no ticket `PF-99`',
    ]);
  });

  it('is silent of what is struck out', async () => {
    assert.deepEqual(await after('~~PF-52 was here~~ and PF-53, ~~no~~ PF-54.', '', '- [ ] ~~Wait for PF-55~~', '', '| A | B |', '|---|---|', '| x | ~~PF-56~~ |', '', 'Not closed: ~~PF-57'), [
      'PLAN.md:5:24: no ticket `PF-53`', 'PLAN.md:5:38: no ticket `PF-54`', 'PLAN.md:13:15: no ticket `PF-57`',
    ]);
  });

  it('is silent in records of what was, but not of what is waited for', async () => {
    assert.deepEqual(await after('## History', '', '- 2025-01-02: PF-50 split into PF-001', '', '### May', '', 'Dropped PF-51.', '', '## Dependencies', '', 'First PF-52.'), [
      'PLAN.md:15:7: no ticket `PF-52`',
    ]);
    assert.deepEqual(await after('### Changelog', '', '| Date | What |', '|---|---|', '| 3 May | dropped PF-51 |'), []);
  });

  it('is silent of the definition itself', async () => {
    assert.deepEqual(await after('- [ ] [PF-239] - [PF-240]: Both', '- [ ] [PF-020, PF-021] More', '### [PF-030] Part', 'It is PF-240, PF-021 and PF-030.'), []);
  });

  it('takes what is named at the start of something, ticket or not', async () => {
    assert.deepEqual(await after('## PF-100: Later', '', '- PF-101: also later', '- **PF-102**: as well', '', '| Id | What |', '|---|---|', '| PF-103 | x |', '', 'PF-100, PF-101, PF-102 and PF-103 wait.'), []);
  });

  it('is not misled by names of standards', async () => {
    assert.deepEqual(await tickets({ 'PLAN.md': '## UTF-16 files\n\n## UTF-32 files\n\nDetect UTF-8 first.\n' }), []);
    assert.deepEqual(await tickets({ 'PLAN.md': '- [ ] UTF-16 input\n- [ ] UTF-32 input\n\nDetect UTF-8 first.\n' }), []);
  });

  it('takes ids without a dash if they have three digits', async () => {
    assert.deepEqual(await tickets({ 'PLAN.md': '- [ ] T001 Set up\n- [ ] T002 [P] Tests\n- [ ] T003 Code\n\nAfter T009, on a T4 or T5.\n' }), ['PLAN.md:5:7: no ticket `T009`']);
    assert.deepEqual(await tickets({ 'PLAN.md': '- [ ] S1: Set up\n- [ ] S2: Code\n\nStored in S3.\n' }), []);
  });

  it('looks for tickets of other documents, but tells only of its own kind', async () => {
    assert.deepEqual(await tickets({
      'plans/a.md': '- [ ] [PF-001] Login\n\nSee HB-002, HB-003 and PF-002.\n', 'plans/b.md': '- [ ] [HB-002] Mail\n\nSee PF-001 and PF-003.\n- [ ] [PF-002] More\n',
    }), ['plans/b.md:3:16: no ticket `PF-003`']);
  });

  it('takes the tickets of a whole folder plan', async () => {
    const task = '---\nstatus: TODO\n---\n';
    const files = {
      'day_dream/SP01_shop/_overview.md': task, 'day_dream/SP01_shop/01_login.md': `${task}### [PF-001] Login\n`, 'day_dream/SP01_shop/02_mail.md': `${task}After PF-001 and PF-009.\n`,
    };
    assert.deepEqual(await tickets(files), ['day_dream/SP01_shop/02_mail.md:4:18: no ticket `PF-009`']);
  });

  it('says nothing of archives', async () => {
    assert.deepEqual(await tickets({ 'plans/_archive/a.md': '- [ ] [PF-001] Login\n\nSee PF-009.\n' }), []);
  });

  it('offers the same number, written as the ticket writes it', async () => {
    const files = { 'PLAN.md': [...TICKETS, '', 'See PF-2 and PF-0010.', ''].join('\n') };
    const [first, second] = await found(files);
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(first.message(), 'no ticket `PF-2`; did you mean `PF-002`?');
    assert.match(fixed(files, first)['PLAN.md'] ?? '', /See PF-002 and PF-0010\./);
    assert.match(fixed(files, second)['PLAN.md'] ?? '', /See PF-2 and PF-010\./);
    assert.deepEqual(await found(fixed(fixed(files, second), first)), []);
  });

  it('offers no other number', async () => {
    const [finding] = await found({ 'PLAN.md': [...TICKETS, '', 'See PF-011.', ''].join('\n') });
    assert.deepEqual(finding?.fixes(), []);
  });
});
