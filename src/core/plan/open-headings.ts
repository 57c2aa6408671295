import type { Dialect } from '../dialects/dialect';
import type { HeadingClaim } from '../model/claims';
import { END_OF_FILE, Entry } from './entry';
import { namesRecords } from './records';

interface OpenHeading {
  readonly claim: HeadingClaim;
  readonly criteria: boolean;
  section: Entry | null;
}

/** The headings around a place of a document, outermost first, and the sections that they are where items stand under them. */
export class OpenHeadings {
  readonly #open: OpenHeading[] = [];

  /** @param title the heading that is the document's title; `null`: none is */
  constructor(private readonly title: HeadingClaim | null, private readonly dialect: Dialect) {}

  get innermost(): HeadingClaim | null {
    return this.#open.at(-1)?.claim ?? null;
  }

  /** Where the innermost one begins; -1: there is none. */
  get start(): number {
    return this.innermost?.start ?? -1;
  }

  /** Whether checklists are of criteria there. */
  get ofCriteria(): boolean {
    return this.#open.at(-1)?.criteria ?? false;
  }

  get ofRecords(): boolean {
    return this.#open.some(({ claim }) => namesRecords(claim.title));
  }

  open(claim: HeadingClaim, criteria: boolean): void {
    this.#open.push({ claim, criteria, section: null });
  }

  /** @param at where the heading of that level begins that closes them */
  close(level: number, at: number): void {
    for (let last = this.#open.at(-1); last !== undefined && last.claim.level >= level; last = this.#open.at(-1)) {
      const place = last.section?.places[0];
      if (place !== undefined) place.end = at;
      this.#open.pop();
    }
  }

  /** The section below `owner` to which an item belongs: `owner` itself where only the document's title is around it. */
  sectionIn(owner: Entry): Entry {
    const around = this.#open.filter(({ claim }) => claim !== this.title && !this.dialect.plainHeadings.has(claim.title.toLowerCase()));
    let parent = owner;
    for (const heading of around) {
      const { claim: { slug, start, title } } = heading;
      if (heading.section === null && (this.dialect.nestedSections || heading === around.at(-1))) {
        heading.section = parent.add(new Entry('section', slug));
        heading.section.addPlace('heading', start, END_OF_FILE, title);
      }
      parent = heading.section ?? parent;
    }
    return parent;
  }
}
