/** The active cell and the selection, which stay with their records when rows move. */
import { tick } from 'svelte';
import { moveBy, type Range, rangeOf, type Shape, type Spot, tabFrom } from './moves.ts';
import type { GridRecord } from './source.ts';

export interface SelectionOptions {
  readonly rows: () => readonly GridRecord[];
  readonly columns: () => readonly unknown[];
  /** How many cells a row has, including the empty row. */
  readonly widthOf: (row: number) => number;
  /** Whether the last row is an empty one, for creating a record. */
  readonly hasEmptyRow: () => boolean;
}

const NEW = 'new';

/** Where the keyboard is: at a record, wherever its row has moved, or in the empty row. */
interface Place {
  /** `null` before the keyboard has been anywhere. */
  readonly id: string | null;
  readonly spot: Spot;
}

export class Selection {
  readonly #options: SelectionOptions;
  #at: Place = $state.raw({ id: null, spot: { row: 0, col: 0 } });
  #anchor: Place | null = $state.raw(null);
  /** After Escape, the next Tab leaves the table instead of going to the next cell. */
  #leaves = false;
  /** The element that contains the cells. */
  element: HTMLElement | undefined = $state.raw();

  constructor(options: SelectionOptions) {
    this.#options = options;
  }

  /** The active cell. */
  readonly spot = $derived.by(() => this.#spotOf(this.#at));
  readonly range: Range = $derived.by(() =>
    rangeOf(this.spot, this.#anchor === null ? this.spot : this.#spotOf(this.#anchor)),
  );

  get hasRange(): boolean {
    const { top, bottom, left, right } = this.range;
    return top !== bottom || left !== right;
  }

  isAt({ row, col }: Spot): boolean {
    return row === this.spot.row && col === this.spot.col;
  }

  get #shape(): Shape {
    const { rows, hasEmptyRow, widthOf } = this.#options;
    return { rows: rows().length + (hasEmptyRow() ? 1 : 0), widthOf };
  }

  /** Moves to a spot, with the focus; `extend` keeps the other corner of the selection. */
  goTo(spot: Spot, extend = false): void {
    this.#anchor = extend ? (this.#anchor ?? this.#at) : null;
    this.#at = this.#placeAt(spot);
    this.#leaves = false;
    void this.focus();
  }

  /** Moves to the last row, with the focus. */
  goToEnd(): void {
    this.goTo({ row: this.#shape.rows - 1, col: 0 });
  }

  /** Moves to a record's first cell, without the focus. */
  moveTo(id: string): void {
    const row = this.#options.rows().findIndex((each) => each.id === id);
    if (row !== -1) this.#at = { id, spot: { row, col: 0 } };
  }

  async focus(): Promise<void> {
    await tick();
    const { row, col } = this.spot;
    const cell = this.element?.querySelector<HTMLElement>(
      `[data-cell="${String(row)}-${String(col)}"]`,
    );
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Handles a key that moves; false for any other. */
  move(key: string, toTheEnd: boolean, extend: boolean): boolean {
    const to = moveBy(key, toTheEnd, this.spot, this.#shape);
    if (to !== null) this.goTo(to, extend);
    return to !== null;
  }

  /** Moves to the next or previous cell, if there is one. */
  step(by: 1 | -1): void {
    this.goTo(tabFrom(this.spot, by, this.#shape) ?? this.spot);
  }

  /** As `step`; false if Tab should leave the table. */
  tab(by: 1 | -1): boolean {
    const leaves = this.#leaves || tabFrom(this.spot, by, this.#shape) === null;
    if (!leaves) this.step(by);
    return !leaves;
  }

  /** Reduces the selection to the active cell. */
  collapse(): void {
    this.#anchor = null;
  }

  /** Reduces the selection to one cell, and lets the next Tab leave the table. */
  letGo(): void {
    this.collapse();
    this.#leaves = true;
  }

  selectAll(): void {
    const last = Math.max(0, this.#options.rows().length - 1);
    this.#anchor = this.#placeAt({ row: 0, col: 0 });
    this.#at = this.#placeAt({ row: last, col: this.#options.columns().length - 1 });
    void this.focus();
  }

  #placeAt(spot: Spot): Place {
    const { rows, widthOf } = this.#shape;
    const row = Math.max(0, Math.min(rows - 1, spot.row));
    const col = Math.max(0, Math.min(widthOf(row) - 1, spot.col));
    return { id: this.#options.rows()[row]?.id ?? NEW, spot: { row, col } };
  }

  #spotOf({ id, spot }: Place): Spot {
    const last = Math.max(0, this.#shape.rows - 1);
    const found = id === NEW ? last : this.#options.rows().findIndex((each) => each.id === id);
    const row = found === -1 ? Math.min(spot.row, last) : found;
    return { row, col: Math.min(spot.col, Math.max(0, this.#options.widthOf(row) - 1)) };
  }
}
