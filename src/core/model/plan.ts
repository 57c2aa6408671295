import type { Status } from './status';

export type SubjectKind =
  | 'root' | 'folder' | 'plan' | 'stage' | 'phase' | 'feature' | 'task' | 'document' | 'module'
  | 'asset' | 'exploration' | 'section' | 'package' | 'ticket' | 'item';

export interface Count {
  readonly done: number;
  readonly total: number;
}

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
  /** Leaf subjects below; `null` where there are none. */
  readonly progress: Count | null;
  /** Its own checklists of acceptance, verification and the like; `null` where there are none. */
  readonly criteria: Count | null;
  readonly children: readonly Subject[];
}

/** The plan of a workspace: its roots, archived ones last. */
export interface Plan {
  readonly roots: readonly Subject[];
}
