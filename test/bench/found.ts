/** What a check of a workspace says of itself, so that it can be seen that two have done the same. */
export interface Found {
  /** How many files were looked at. */
  readonly files: number;
  readonly brokenLinks: number;
}
