/** Something a goal can be tied to. */
export interface LinkOption {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is, in a quiet word. */
  readonly hint?: string | undefined;
}
