import type { Doubt } from '../model/claims';
import type { ScannedDefinition } from './definition';
import type { Leaf } from './leaf';

/*
 * What the scanner finds: the blocks of a document, before their inline content is read.
 */

export interface ScannedHeading {
  readonly type: 'heading';
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly content: Leaf;
  /** How many list items enclose it. */
  readonly depth: number;
}

export interface ScannedParagraph {
  readonly type: 'paragraph';
  readonly start: number;
  readonly end: number;
  readonly content: Leaf;
  /** Whether it is the first thing in its list item, where a checkbox may stand. */
  readonly opensItem: boolean;
  readonly depth: number;
  /** Whether it stands in a block quote. */
  readonly quoted: boolean;
}

export interface ScannedItem {
  readonly type: 'item';
  readonly start: number;
  /** Set when the item is closed. */
  end: number;
  /** How many items enclose it. */
  readonly depth: number;
}

export interface ScannedTable {
  readonly type: 'table';
  readonly start: number;
  end: number;
  readonly depth: number;
  /** One array a row, the header first: start and end of each cell's text in turn. */
  readonly rows: number[][];
}

export interface ScannedRaw {
  readonly type: 'code' | 'html';
  readonly start: number;
  end: number;
}

export type ScannedBlock = ScannedHeading | ScannedParagraph | ScannedItem | ScannedTable | ScannedRaw;

export interface ScannedDocument {
  /** Offsets at which lines start. */
  readonly lines: readonly number[];
  /** In the order of their starts. */
  readonly blocks: readonly ScannedBlock[];
  readonly definitions: readonly ScannedDefinition[];
  readonly doubts: readonly Doubt[];
}
