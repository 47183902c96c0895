/** How a feature's rows look. Without these, the grid shows plain text. */
import type { Snippet } from 'svelte';

export interface CellTalk<R, Column> {
  readonly of: (
    record: R,
    column: Column,
    words: string,
  ) => { readonly noun: string; readonly name: string; readonly open: number };
  /** Shows it, or begins it. */
  readonly show: (record: R, column: Column, words: string) => void;
}

export interface RowLook<R, Column> {
  /** A cell that isn't being edited. */
  cell?: Snippet<[record: R, column: Column, words: string]> | undefined;
  /** The hint below a cell that is being edited, for what has been typed; `''` for none. */
  hint?: ((column: Column, words: string) => string) | undefined;
  /** What is said about a cell. */
  comments?: CellTalk<R, Column> | undefined;
  /** The link from a row to its record's page. */
  open?: ((record: R) => { readonly href: string; readonly title: string }) | undefined;
}
