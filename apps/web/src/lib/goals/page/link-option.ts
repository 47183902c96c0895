/** Something a goal can be tied to. */
export interface LinkOption {
  readonly id: string;
  readonly label: string;
  /** The kind of thing it is, in faint ink. */
  readonly hint?: string | undefined;
}
