/** What a feature provides for a table of its records: rows and columns, and how edits are written. */

export interface GridRecord {
  readonly id: string;
}

/** What a cell contains: `line` is a single line of text, `lines` are several. */
export type CellKind =
  | { readonly kind: 'line' | 'lines' | 'date' }
  | {
      readonly kind: 'choice';
      /** What can be chosen, as it is shown. */
      readonly options: readonly string[];
    };

export type GridColumn = CellKind & {
  /** Identifies the column in the drafts, among those of all tables of these records. */
  readonly key: string;
  readonly heading: string;
  /** Whether Delete may clear its cells. */
  readonly mayBeEmpty: boolean;
  /** `'no'` for the app's own words and for dates and figures, which a translated page should keep. */
  readonly translate?: 'no' | undefined;
  /** Its minimum width in rem, and (`grows`) its share of the remaining space. */
  readonly rem: number;
  readonly grows: number;
};

/** An edit that makes a cell say `words`. */
export interface CellChange<Column extends GridColumn, Was> {
  readonly column: Column;
  readonly words: string;
  /** The row's snapshot from when the cell was opened: what has changed since should be kept. */
  readonly was: Was;
}

/** The part of a paste that doesn't fit into the table. */
export interface LeftOut {
  /** How many lines were below the last row. */
  readonly lines: number;
  /** The contents to the right of the last column. */
  readonly cells: readonly string[];
}

/**
 * `Was` is a row's snapshot, taken when one of its cells is opened: the record itself, unless its
 * cells also show other records.
 */
export interface GridSource<R extends GridRecord, Column extends GridColumn = GridColumn, Was = R> {
  readonly rows: () => readonly R[];
  readonly columns: () => readonly Column[];
  /** The contents of a row's cells; missing ones at the end are empty. */
  readonly cells: (row: R) => readonly string[];
  /** How many cells a row has, if rows differ. */
  readonly widthOf?: (row: R) => number;
  /** The row's name, never empty. */
  readonly nameOf: (row: R) => string;
  /** The option that the contents of a cell stand for, in a column of choices. */
  readonly optionOf?: (row: R, column: Column, words: string) => string;
  readonly canWrite: () => boolean;
  readonly snapshot: (row: R) => Was;
  /** `leftOut`: the part of a paste that didn't fit into the table. */
  readonly write: (changes: readonly CellChange<Column, Was>[], leftOut?: LeftOut) => void;
  /** Creates a record from what was typed in the empty row. */
  readonly create: (words: string) => R['id'];
  readonly say: (sentence: string) => void;
  /** Said if somebody tries to clear only cells of the first column. */
  readonly whyNotCleared: string;
}
