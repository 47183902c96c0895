/** A day that one click chooses. */
export interface LikelyDay {
  readonly label: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** True where a new kind of answer begins. */
  readonly newLine?: boolean | undefined;
}
