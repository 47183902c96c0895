/** A day that can be chosen with one click. */
export interface LikelyDay {
  readonly label: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Starts a new line, for a different kind of answer. */
  readonly newLine?: boolean | undefined;
}
