import assert from 'node:assert/strict';
import fc from 'fast-check';
import GithubSlugger, { slug } from 'github-slugger';
import { SlugCounter, githubSlug } from '../../../src/core/text/slug';

const ascii = fc.string({ unit: 'binary-ascii' });
const anything = fc.string({ unit: 'binary' });

describe('githubSlug', () => {
  it('gives the anchors that GitHub gives', () => {
    assert.equal(githubSlug('📖 The Story'), '-the-story');
    assert.equal(githubSlug('Phase 1: Security & Multi-Tenancy'), 'phase-1-security--multi-tenancy');
    assert.equal(githubSlug('p00_dream — Foundation'), 'p00_dream--foundation');
    assert.equal(githubSlug('What\'s Ready? (100%)'), 'whats-ready-100');
    assert.equal(githubSlug('Über ÉTÉ'), 'über-été');
    assert.equal(githubSlug(''), '');
  });

  it('agrees with github-slugger', () => {
    fc.assert(fc.property(fc.oneof(ascii, anything), (text) => assert.equal(githubSlug(text), slug(text))), { numRuns: 2000 });
  });

  it('agrees with github-slugger on each character up to U+3000', () => {
    for (let code = 0; code < 0x3000; code++) {
      const text = `a${String.fromCharCode(code)}b`;
      assert.equal(githubSlug(text), slug(text), `code ${code}`);
    }
  });
});

describe('SlugCounter', () => {
  it('numbers repeats, and lets numbered anchors take their place like any other', () => {
    const anchors = (titles: readonly string[]): string[] => {
      const counter = new SlugCounter();
      return titles.map((title) => counter.next(title));
    };
    assert.deepEqual(anchors(['Tasks', 'tasks', 'Tasks!']), ['tasks', 'tasks-1', 'tasks-2']);
    assert.deepEqual(anchors(['a', 'a', 'a-1']), ['a', 'a-1', 'a-1-1']);
    assert.deepEqual(anchors(['a-1', 'a', 'a', 'a']), ['a-1', 'a', 'a-2', 'a-3']);
    assert.deepEqual(anchors(['__proto__', 'constructor', 'constructor', '']), ['__proto__', 'constructor', 'constructor-1', '']);
  });

  it('agrees with github-slugger over whole files', () => {
    const title = fc.oneof(fc.constantFrom('a', 'A', 'a-1', 'a 1', 'a-1-1', '', '✅', '__proto__', 'constructor'), ascii, anything);
    fc.assert(fc.property(fc.array(title, { maxLength: 30 }), (titles) => {
      const counter = new SlugCounter();
      const slugger = new GithubSlugger();
      for (const each of titles) assert.equal(counter.next(each), slugger.slug(each));
    }), { numRuns: 500 });
  });
});
