/** One table as a spreadsheet: the cell that is being edited, and what clearing and pasting do. */
import { isBeginning } from '@cairn/model/shared';
import { cleared, pastedOver } from './changes.ts';
import type { Spot } from './moves.ts';
import { Selection } from './selection.svelte.ts';
import type { GridColumn, GridRecord, GridSource } from './source.ts';

interface Opened<R, Was> {
  readonly row: R;
  readonly was: Was;
}

/** A cell being edited. */
export interface Writing<R, Was> {
  readonly spot: Spot;
  /** The row when the cell was opened; undefined in the empty row. */
  readonly opened: Opened<R, Was> | undefined;
  readonly words: string;
  /** The cell's contents when it was opened. */
  readonly own: string;
}

/** Where the keyboard goes after a cell was edited. */
export type Then = 'down' | 'up' | 'right' | 'left' | 'stay' | 'elsewhere';

export class Grid<R extends GridRecord, Column extends GridColumn, Was> {
  readonly source: GridSource<R, Column, Was>;
  readonly selection: Selection;
  writing: Writing<R, Was> | null = $state.raw(null);

  constructor(source: GridSource<R, Column, Was>) {
    this.source = source;
    const { rows, columns, canWrite } = source;
    this.selection = new Selection({
      ...{ rows, columns },
      widthOf: (row) => this.widthOf(row),
      hasEmptyRow: canWrite,
    });
  }

  get canWrite(): boolean {
    return this.source.canWrite();
  }

  /** How many cells a row has; the empty row has one. */
  widthOf(row: number): number {
    const { rows, columns, widthOf } = this.source;
    const record = rows()[row];
    if (record === undefined) return 1;
    const all = columns().length;
    return Math.min(all, widthOf?.(record) ?? all);
  }

  /** Goes to the empty row, to create a record. */
  begin(): void {
    this.selection.goToEnd();
    this.edit('');
  }

  /** Opens the active cell; `words` replace its contents, unless they are chosen from a list. */
  edit(words?: string): void {
    const { rows, columns, snapshot, canWrite } = this.source;
    if (!canWrite()) return;
    const { spot } = this.selection;
    const row = rows()[spot.row];
    const own = this.#wordsAt(row, spot.col);
    // Only the beginning of a long text is shown, so editing it would lose the rest.
    if (isBeginning(own)) return;
    const isChosen = columns()[spot.col]?.kind === 'choice';
    this.selection.collapse();
    this.writing = {
      ...{ spot, own },
      opened: row === undefined ? undefined : { row, was: snapshot(row) },
      words: isChosen ? own : (words ?? own),
    };
  }

  cancel(): void {
    this.writing = null;
    void this.selection.focus();
  }

  /** Writes the editor's contents. */
  commit(words: string, then: Then): void {
    const { writing, selection } = this;
    if (writing === null) return;
    this.writing = null;
    if (writing.opened === undefined) this.#create(words, then);
    else if (words !== writing.own) this.#write(writing.opened, words, writing.spot.col);
    const { row } = selection.spot;
    const { col } = writing.spot;
    if (then === 'elsewhere') return;
    if (then === 'stay') void selection.focus();
    else if (then === 'down') selection.goTo({ row: row + (writing.opened ? 1 : 0), col });
    else if (then === 'up') selection.goTo({ row: row - 1, col });
    else selection.step(then === 'right' ? 1 : -1);
  }

  /** Which cell of this row is being edited, -1 for none; without an id, the empty row's. */
  writesIn(id: R['id'] | undefined): number {
    return this.writing !== null && this.writing.opened?.row.id === id ? this.writing.spot.col : -1;
  }

  /** The contents of the selected cells that exist, row by row. */
  selected(): string[][] {
    const { top, bottom, left, right } = this.selection.range;
    return this.source
      .rows()
      .slice(top, bottom + 1)
      .map((row) => {
        const cells = this.source.cells(row);
        return Array.from({ length: right - left + 1 }, (_, at) => cells[left + at] ?? '');
      });
  }

  /** Clears the selected cells that may be empty. */
  clear(): void {
    const { range } = this.selection;
    const changes = cleared(range, this.source);
    if (changes.length > 0) this.source.write(changes);
    else if (range.right === 0 && range.top < this.source.rows().length)
      this.source.say(this.source.whyNotCleared);
  }

  /**
   * Writes pasted cells over existing ones; false if the paste means rows, which may create records.
   */
  pasteOver(pasted: readonly (readonly string[])[]): boolean {
    const over = pastedOver(this.selection.range, pasted, this.source);
    if (over !== null && over.changes.length > 0) this.source.write(over.changes, over.leftOut);
    return over !== null;
  }

  #create(words: string, then: Then): void {
    if (words.trim() === '') return;
    const id = this.source.create(words);
    if (then !== 'down') this.selection.moveTo(id);
  }

  #write({ row, was }: Opened<R, Was>, words: string, col: number): void {
    const column = this.source.columns()[col];
    // The other person may have written exactly the same meanwhile.
    if (column === undefined || words === this.#wordsAt(row, col)) return;
    this.source.write([{ column, words, was }]);
  }

  #wordsAt(row: R | undefined, col: number): string {
    return row === undefined ? '' : (this.source.cells(row)[col] ?? '');
  }
}
