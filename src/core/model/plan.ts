import type { FileClaims, Span, StatusMark } from './claims';
import type { Status } from './status';
import type { StatusVocabulary } from './vocabulary';

export type SubjectKind =
  | 'root' | 'folder' | 'plan' | 'stage' | 'phase' | 'feature' | 'task' | 'document' | 'module'
  | 'asset' | 'exploration' | 'section' | 'package' | 'ticket' | 'item';

export interface Count {
  readonly done: number;
  readonly total: number;
}

/** How a status is written. */
export type Notation = 'front matter' | 'field' | 'heading' | 'item' | 'quote' | 'cell' | 'checkbox';

/** Where a subject's status is written, in the order of precedence: the first that speaks gives the subject its status. */
export const SPEAKERS = [
  'front matter', 'field', 'heading', 'quote', 'row', 'phase plan', 'plans table', 'current sprint', 'checkbox', 'mention',
] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** One written copy of a subject's status. */
export interface StatusClaim extends StatusMark {
  /** The file in which it stands. */
  readonly path: string;
  readonly speaker: Speaker;
  readonly notation: Notation;
}

/** What a subject's file says of it besides its status. Dates are as written; `null`: nothing is said. */
export interface Facts {
  readonly lastUpdated: string | null;
  readonly startAt: string | null;
  readonly magnitude: string | null;
  readonly owner: string | null;
  readonly priority: string | null;
  readonly emergencySince: string | null;
  readonly knowledgeGaps: readonly string[];
}

/** Where a text defines a subject. */
export interface DefiningPlace extends Span {
  readonly form: 'heading' | 'item' | 'row';
  /** What stands there, status and markup aside. */
  readonly title: string;
}

/** How many subjects of each status there are. */
export type Tally = Readonly<Record<Status | 'none', number>>;

/** How many leaf subjects of each status there are, and how many parts in which nothing is listed and of which nothing is said. */
export type Leaves = Readonly<Record<keyof Tally | 'silent', number>>;

/** One thing that the plan is about, with all that is known of it. */
export interface Subject {
  /** `PATH` or `PATH#KEY/KEY…`; stable while the thing keeps its name. */
  readonly id: string;
  readonly kind: SubjectKind;
  /** What people call it by: `PF-205`, `Phase 3`, a file's name. */
  readonly name: string;
  readonly title: string;
  /** Workspace-relative, with `/`. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly status: Status | null;
  readonly derived: Status | null;
  readonly reason: string | null;
  /** The status as it stands in the text, `null` if none is written. */
  readonly written: string | null;
  /** All copies of its status, in the order of precedence. */
  readonly claims: readonly StatusClaim[];
  /** Where it stands in its file, the best place first; empty for what is a file or folder. */
  readonly places: readonly DefiningPlace[];
  readonly facts: Facts;
  /** Leaf subjects below; `null` where there are none. */
  readonly progress: Count | null;
  /** Its own checklists of acceptance, verification and the like; `null` where there are none. */
  readonly criteria: Count | null;
  /** The leaves that it counts for, itself if it is one. */
  readonly tally: Leaves;
  /** Whether it lies in an archive: it is shown last and found last. */
  readonly isArchived: boolean;
  readonly children: readonly Subject[];
}

/**
 * What a reference says of the subject that it stands with. `lists` is a row or heading that speaks of another subject; what `changes`
 * another says what will be true of it, what `adds` one that it will be there.
 */
export type Relation =
  | 'depends-on' | 'blocks' | 'blocked-by' | 'modified-by' | 'invalidated-by' | 'origin' | 'part-of' | 'changes' | 'adds' | 'lists' | 'mentions';

/** How a reference is written. */
export type ReferenceForm = 'front matter' | 'cell' | 'field' | 'heading' | 'item' | 'reason' | 'link' | 'path' | 'id';

/** Why a reference leads nowhere, or that it does not. */
export type Outcome = 'found' | 'no file' | 'no heading' | 'no subject' | 'ambiguous';

/** From one place of a file to another file, heading or subject. */
export interface Reference extends Span {
  /** The file in which it stands. */
  readonly path: string;
  /** The id of the subject of which it is said. */
  readonly from: string;
  readonly relation: Relation;
  readonly form: ReferenceForm;
  /** The path or name that it goes by. */
  readonly written: string;
  /** Whether its place asks for something that is there. If not, it may be just a word. */
  readonly isStrict: boolean;
  readonly outcome: Outcome;
  /** Ids of the subjects that it leads to: several if it is ambiguous. */
  readonly to: readonly string[];
  /** The file that it leads to, plan or not; `null`: it goes by name. */
  readonly file: string | null;
}

/** How a family of plans writes statuses. */
export interface Writing {
  /** Whether its files have one. That of a text that is no work, `Draft` or `accepted`, says nothing of what is to be done. */
  readonly hasStatus: boolean;
  /**
   * Where a plan gets its first status: in front matter, which a file without any gets for that; behind its title, if it has one;
   * nowhere, as what has no box is what its tasks say.
   */
  readonly firstStatus: 'front matter' | 'title' | 'nowhere';
  /** What the character in a checkbox says. A mark that is not here is no status, but counts as not done. */
  readonly marks: ReadonlyMap<string, Status>;
  /** Whether what is blocked has to say why. */
  readonly needsReason: boolean;
  /** The word to write for a status where a file has none for it; one that is not here is the vocabulary's first. */
  readonly words: ReadonlyMap<Status, string>;
  /** The fields of front matter that name plans and their parts; others may name just anything: `dependencies: [react]`. */
  readonly namingFields: ReadonlySet<string>;
}

/** The plan of a workspace. */
export interface Plan {
  /** Archived ones last. */
  readonly roots: readonly Subject[];
  /** Another object as soon as anybody goes by other names, comes or goes: what follows from names alone can be kept with it. */
  readonly naming: object;
  /** The files that say something in it, in no order. */
  files(): Iterable<string>;
  subject(id: string): Subject | undefined;
  /** The subject above. */
  parent(id: string): Subject | undefined;
  /** What a file of the plan says; `undefined`: it belongs to no plan. */
  file(path: string): FileClaims | undefined;
  /** The folders from which paths in a file are tried, in order: its own, those of the plans around it, the workspace. */
  basesOf(path: string): readonly string[];
  /** The id of the subject of which a file says what will be true: it changes its sections, and adds others. `null`: of none. */
  changedBy(path: string): string | null;
  /** Whether the plan around a file gives its tickets ids of its own, which mean nothing outside of it. */
  hasOwnIds(path: string): boolean;
  /** How statuses are written in a file of the plan. */
  writing(path: string): Writing | undefined;
  /** What words say of a status in a file, part of the plan or not. */
  vocabulary(path: string): StatusVocabulary;
  /** The smallest subject of a file that has something between two offsets: the file's own where there is no other. */
  subjectAt(path: string, start: number, end?: number): Subject | undefined;
  /** What stands in a file, in the order of the text. */
  referencesIn(path: string): readonly Reference[];
  /** What is said of a subject: its own lines, and rows elsewhere that speak of it. */
  referencesFrom(id: string): readonly Reference[];
  /** What leads to a subject, by path and place. */
  referencesTo(id: string): readonly Reference[];
  /** All subjects that go by a name, whatever its case: full name, short id, bare name, ticket id, `Phase 1`. */
  called(name: string): readonly Subject[];
}

/** What has changed in a plan. Offsets alone are no change. */
export interface PlanChange {
  /** Ids. Containers whose progress or status follows are among the changed. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Those of the changed of which nothing but the line has. */
  readonly moved: readonly string[];
  /** Files of which a claim has changed, or in which a reference leads elsewhere. */
  readonly files: readonly string[];
}
