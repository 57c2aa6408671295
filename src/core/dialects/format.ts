import type { FrontMatterField } from '../model/claims';
import type { SubjectKind } from '../model/plan';
import type { StatusWords } from '../model/vocabulary';
import type { Dialect } from './dialect';

/**
 * A family of plans: which files it has, what they are, and how they write things down. Data and small functions over names and
 * paths; one reader makes the tree, one the outlines.
 */
export interface Format {
  /** As people know it; it is the title of a folder that holds nothing but such plans. */
  readonly name: string;
  /** Whether its files speak of others in rows and headings, by name: Children, Plans, a Module Index. */
  readonly hasRows: boolean;
  /** How a file of such a plan writes things down. Of its path. */
  dialect(path: string): Dialect;
  /** What a plan or folder is called whose file is headed like this; `''`: by its name. */
  title(heading: string): string;
  /** The field of front matter that says what a file is called, whatever its heading; `null`: none does. */
  readonly titleField: string | null;
}

/** Where a file or folder lies within the plan that holds it; `documents` are beside the work: drafts, notes. */
export type Place = 'root' | 'plan' | 'phase' | 'collection' | 'modules' | 'assets' | 'exploration' | 'documents';

/**
 * What a folder is: a plan or phase, a place for files of one kind, an archive, nothing of its own (`folder`), or not to be read. What
 * is in a `collection` is shown below it, even where a folder would not be shown: in a root.
 */
export type FolderRole = 'plan' | 'phase' | 'archive' | 'folder' | 'skipped' | Place;

/** Plans that are folders. */
export interface FolderFormat extends Format {
  /** What holds its plans: a `root` is a subject of DREAM's, with an overview and rules of its own, a `folder` just holds them. */
  readonly rootKind: 'root' | 'folder';
  /**
   * @param files the names of the files in it
   * @param place what it lies in
   */
  folderRole(name: string, files: ReadonlySet<string>, place: Place): FolderRole;
  /** The file, of those in a folder, that speaks for it; `null`: none does. */
  speaker(files: ReadonlySet<string>): string | null;
  /**
   * What a file is that does not speak for its folder; `null`: nothing.
   * @param name without its ending
   * @param phased whether there are phases beside it
   */
  fileKind(name: string, place: Place, phased: boolean): SubjectKind | null;
  /**
   * The id of the file beside it of which a file is a part, `null`: of none. Of its name and front matter. Where no file has the id, or
   * two that are parts of each other, they stay where they are.
   */
  partOf(name: string, fields: readonly FrontMatterField[]): string | null;
}

/** What a project settles for its own plans, in a file that is none: the settings of its tool. */
export interface ProjectFile {
  /** The files that may do so for the plans of a root: the first that is there counts. */
  pathsOf(root: string): readonly string[];
  /** Whether a file may be one. Of its path. */
  isOne(path: string): boolean;
  /** What the project calls its statuses, the best to write first. A word that has a meaning everywhere keeps that. */
  statusWords(fields: readonly FrontMatterField[]): Partial<StatusWords>;
}

/** Plans that are folders, and known by their paths alone. */
export interface PlacedFormat extends FolderFormat {
  /** `null`: there is nothing to settle. */
  readonly project: ProjectFile | null;
  /** The folder that holds all plans of the kind to which a file belongs; `null`: it belongs to none. */
  rootOf(path: string): string | null;
  /** Whether a file is a tool's own, such as what it is told to write plans with: no plan, whatever its name. */
  isOfTool(path: string): boolean;
  /** Whether a file, or a folder with a `/` behind it, lies in an archive. */
  isArchived(path: string): boolean;
  /** Where it lay before, and how it was called there. Of the path of something that lies in an archive. */
  beforeArchiving(path: string): string;
}
