import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Subject } from '../../../src/core/model/plan';
import { SEEDS } from '../parse/real-documents';
import { below, draw, planOf } from './draw';

const EXAMPLES = resolve(__dirname, '../../../examples/documents');

function read(folder: string, name: string): Subject {
  return planOf(readFileSync(join(folder, name), 'utf8'), name);
}

function ofKind(plan: Subject, kind: Subject['kind']): Subject[] {
  return below(plan).filter((subject) => subject.kind === kind);
}

function figures({ progress, criteria }: Subject): string {
  return [progress, criteria].map((count) => count === null ? '-' : `${count.done}/${count.total}`).join(' ');
}

/** A plan without what lies below its containers. */
function overview(plan: Subject): string[] {
  return draw(plan).split('\n').map((line) => line.trim()).filter((line) => !/^(?:item|ticket) /.test(line));
}

describe('the seeds', () => {
  before(function () {
    if (existsSync(SEEDS)) return;
    console.log(`    (skipped: there is no ${SEEDS})`);
    this.skip();
  });

  it('phased-backend.md: 15 phases, 55 of 128', () => {
    const plan = read(SEEDS, 'phased-backend.md');
    assert.equal(figures(plan), '55/128 -');
    assert.deepEqual(plan.children.map(({ kind, name, status }) => `${kind} ${name} ${status}`), [
      ...[0, 1, 2, 3, 4].map((number) => `phase Phase ${number} done`), 'phase Phase 5 wip',
      ...[6, 7, 8, 9, 10, 11, 12, 13, 14].map((number) => `phase Phase ${number} todo`),
    ]);
    assert.deepEqual(plan.children.map(figures), [
      '12/12 -', '12/12 -', '9/9 -', '9/9 -', '5/5 -', '8/10 -', '0/10 -', '0/11 -', '0/9 -', '0/8 -', '0/5 -', '0/7 -', '0/8 -',
      '0/6 -', '0/7 -',
    ]);
    assert.ok(below(plan).every(({ title }) => !title.includes('HOW THIS LIST IS DERIVED')));
  });

  it('saas-platform.md: 13 phases, 64 of 86, no packages', () => {
    const plan = read(SEEDS, 'saas-platform.md');
    assert.equal(plan.title, 'Faibric V6: Enterprise SaaS Platform');
    assert.equal(figures(plan), '64/86 -');
    assert.deepEqual(plan.children.slice(0, 2).map(({ derived }) => derived), ['todo', 'todo']);
    assert.deepEqual(plan.children.map(({ name, status }) => `${name} ${status}`), [
      'Phase 1 null', 'Phase 2 null', ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((number) => `Phase ${number} done`),
    ]);
    assert.deepEqual(plan.children.map(figures), [
      '0/6 -', '0/6 -', '7/7 -', '5/7 -', '6/7 -', '4/6 -', '6/6 -', '6/6 -', '6/7 -', '6/7 -', '4/7 -', '6/6 -', '8/8 -',
    ]);
    assert.ok(below(plan).every(({ kind }) => kind === 'phase' || kind === 'item'));
  });

  it('work-packages.md: 20 packages, all done, and 87 criteria, none ticked', () => {
    const plan = read(SEEDS, 'work-packages.md');
    const text = readFileSync(join(SEEDS, 'work-packages.md'), 'utf8').split('\n');
    const packages = ofKind(plan, 'package').sort((a, b) => Number(a.name.slice(8)) - Number(b.name.slice(8)));
    assert.equal(figures(plan), '20/20 -');
    assert.equal(packages.length, 20);
    for (const [index, { name, status, line }] of packages.entries()) {
      assert.deepEqual([name, status], [`Package ${index + 1}`, 'done']);
      if (index < 19) assert.ok(text[line - 1]?.startsWith(`### ${name}:`), `${name} is not on line ${line}`);
    }
    assert.match(text[packages[19]!.line - 1]!, /^\| 20 \| Load Testing/);
    const criteria = packages.flatMap((subject) => subject.criteria ?? []);
    assert.equal(criteria.length, 19);
    assert.equal(criteria.reduce((sum, { done }) => sum + done, 0), 0);
    assert.equal(criteria.reduce((sum, { total }) => sum + total, 0), 87);
    assert.deepEqual(ofKind(plan, 'phase').map(({ name, status }) => `${name} ${status}`), [
      'Phase 1 done', 'Phase 2 done', 'Phase 3 done', 'Phase 4 done', 'Phase 5 null',
    ]);
  });

  it('staged-tickets.md: 36 phases, 215 of 380 tickets', () => {
    const plan = read(SEEDS, 'staged-tickets.md');
    assert.equal(figures(plan), '215/380 -');
    assert.deepEqual(plan.children.map((subject) => `${subject.name} ${figures(subject)}`), [
      'Stage 1 160/160 -', 'Stage 2 54/76 -', 'Phase W 1/4 -', 'Stage 3 0/85 -', 'Stage 4 0/55 -',
    ]);
    const phases = ofKind(plan, 'phase');
    assert.equal(phases.length, 36);
    assert.deepEqual(phases.filter(({ status }) => status !== null).map(({ title, status }) => `${title}: ${status}`), []);
    assert.equal(figures(phases.find(({ id }) => id.endsWith('#stage-3/phase-3'))!), '0/69 -');
    const tickets = ofKind(plan, 'ticket');
    assert.equal(tickets.length, 380);
    assert.ok(below(plan).every(({ kind }) => ['stage', 'phase', 'ticket'].includes(kind)));
    const named = (name: string): string[] => tickets.filter((ticket) => ticket.name === name).map(({ id }) => id);
    assert.deepEqual(named('PF-172'), ['staged-tickets.md#stage-1/phase-8/PF-172']);
    assert.deepEqual(named('PF-172B'), ['staged-tickets.md#stage-1/phase-8/PF-172B']);
    assert.deepEqual(named('PF-239, PF-240'), ['staged-tickets.md#stage-2/phase-6/PF-239']);
    assert.deepEqual(named('PF-286'), ['staged-tickets.md#stage-3/phase-2/PF-286', 'staged-tickets.md#stage-3/phase-2/PF-286~2']);
    assert.equal(phases.find(({ name }) => name === 'Phase W')?.title, 'Phase W — Wishlist');
  });

  it('say the same when they are misread', () => {
    const names = readdirSync(SEEDS).filter((name) => name.endsWith('.garbled.md'));
    assert.equal(names.length, 3);
    const said = (plan: Subject): string[] => [plan, ...below(plan)].map((subject) => {
      const { kind, status, derived, line, title } = subject;
      return [kind, status, derived, figures(subject), line, title].join(' | ');
    });
    for (const name of names) {
      const garbled = planOf(readFileSync(join(SEEDS, name), 'utf8'));
      assert.deepEqual(said(garbled), said(planOf(readFileSync(join(SEEDS, name.replace('.garbled', '')), 'utf8'))), name);
    }
  });
});

describe('the examples', () => {
  it('lighthouse-plan.md', () => {
    assert.deepEqual(overview(read(EXAMPLES, 'lighthouse-plan.md')), [
      'plan lighthouse-plan.md -(wip) 15/27 :1', 'phase phase-0 done(done) 4/4 :9',
      'phase phase-1 done(done) 4/4 criteria 2/3 :24', 'phase phase-2 wip(wip) 5/6 :43',
      'phase phase-3 wip(wip) 2/5 criteria 1/3 :65', 'phase phase-4 todo(todo) 0/5 :87', 'phase phase-5 todo(todo) 0/3 :101',
    ]);
  });

  it('harbour-roadmap/ROADMAP.md', () => {
    const plan = read(EXAMPLES, 'harbour-roadmap/ROADMAP.md');
    assert.deepEqual(overview(plan), [
      'plan harbour-roadmap/ROADMAP.md -(wip) 14/31 :1',
      'package package-1 done :10', 'package package-2 wip :11', 'package package-3 todo :12', 'package package-4 wip :13',
      'package package-5 done :14',
      'package package-6 todo :15',
      'stage stage-1 done(done) 8/8 :19', 'phase phase-1 -(done) 4/4 :21', 'phase phase-2 -(done) 4/4 :29',
      'stage stage-2 -(wip) 4/12 :39', 'phase phase-3 -(wip) 3/6 :41', 'phase phase-4 -(wip) 1/3 :52',
      'phase phase-5 -(todo) 0/3 criteria 1/3 :59',
      'stage stage-3 -(todo) 0/5 :74', 'phase phase-6 -(todo) 0/3 :76', 'phase phase-7 -(todo) 0/2 :83',
    ]);
    assert.deepEqual(ofKind(plan, 'ticket').filter(({ name }) => name === 'HB-022').map(({ line }) => line), [46, 57]);
  });
});
