/** One table as a spreadsheet: the current cell, the selection, and what is being edited. */
import type { Goal } from '@cairn/model/goals';
import { isBeginning, type GoalId } from '@cairn/model/shared';
import { tableRows, type CellEdit, type Column, type TableKind } from '@cairn/model/tables';
import { tick } from 'svelte';
import { mergeText } from '#lib/ui/merge-text.ts';
import type { GridColumn } from './columns.ts';
import { emptied, pastedOver, type GridContent, type LeftOut } from './grid-edits.ts';
import { moveBy, rangeOf, tabFrom, type Range, type Shape, type Spot } from './grid-moves.ts';

type Steps = CellEdit['steps'];

export interface GridOptions {
  readonly kind: () => TableKind;
  readonly goals: () => readonly Goal[];
  readonly columns: () => readonly GridColumn[];
  readonly stepsOf: (goal: GoalId) => Steps;
  readonly canWrite: () => boolean;
  readonly element: () => HTMLElement | undefined;
  /** `leftOut`: the part of a paste that didn't fit into the table. */
  readonly write: (cells: readonly CellEdit[], leftOut?: LeftOut) => void;
  readonly say: (sentence: string) => void;
  /** Creates a goal with this title. */
  readonly create: (title: string) => GoalId;
}

const NEW = 'new';
/** The columns that hold a single line of text. */
const LINES: ReadonlySet<Column> = new Set(['goal', 'metrics', 'nextAction', 'step']);

/** Where the keyboard is: at a goal, wherever its row has moved, or in the empty row. */
interface Place {
  /** `null` before the keyboard has been anywhere. */
  readonly id: GoalId | typeof NEW | null;
  readonly spot: Spot;
}

export interface Writing {
  readonly spot: Spot;
  /** Undefined in the empty row. */
  readonly goal: Goal | undefined;
  readonly steps: Steps;
  readonly words: string;
  /** The cell's contents when it was opened. */
  readonly own: string;
}

export class GoalGrid {
  readonly #is: GridOptions;
  #at: Place = $state.raw({ id: null, spot: { row: 0, col: 0 } });
  #anchor: Place | null = $state.raw(null);
  writing: Writing | null = $state.raw(null);
  /** After Escape, the next Tab leaves the table instead of going to the next cell. */
  #leaves = false;

  constructor(options: GridOptions) {
    this.#is = options;
  }

  readonly spot = $derived.by(() => this.#spotOf(this.#at));
  readonly range: Range = $derived.by(() =>
    rangeOf(this.spot, this.#anchor === null ? this.spot : this.#spotOf(this.#anchor)),
  );

  get hasRange(): boolean {
    const { top, bottom, left, right } = this.range;
    return top !== bottom || left !== right;
  }

  /** How many rows there are, including the empty one. */
  get rows(): number {
    return this.#is.goals().length + (this.#is.canWrite() ? 1 : 0);
  }

  readonly widthOf = (row: number): number => {
    const columns = this.#is.columns().length;
    const goal = this.#is.goals()[row];
    if (goal === undefined) return 1;
    if (this.#is.kind() !== 'breakdown') return columns;
    return Math.min(columns, this.cells(goal).length + (this.#is.canWrite() ? 1 : 0));
  };

  get #shape(): Shape {
    return { rows: this.rows, widthOf: this.widthOf };
  }

  cells(goal: Goal): string[] {
    return tableRows(this.#is.kind(), [goal], this.#is.stepsOf)[0] ?? [];
  }

  /** Moves to a spot, with the focus; `extend` keeps the other corner of the selection. */
  goTo(spot: Spot, extend = false): void {
    this.#anchor = extend ? (this.#anchor ?? this.#at) : null;
    this.#at = this.#placeAt(spot);
    this.#leaves = false;
    void this.focus();
  }

  async focus(): Promise<void> {
    await tick();
    const { row, col } = this.spot;
    const cell = this.#is
      .element()
      ?.querySelector<HTMLElement>(`[data-cell="${String(row)}-${String(col)}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Goes to the empty row, to create a goal. */
  begin(): void {
    this.goTo({ row: this.rows - 1, col: 0 });
    this.edit('');
  }

  /** Opens the cell; `words` replace its contents, unless the column is chosen from a list. */
  edit(words?: string): void {
    if (!this.#is.canWrite()) return;
    const { row, col } = this.spot;
    const goal = this.#is.goals()[row];
    const own = goal ? (this.cells(goal)[col] ?? '') : '';
    // Only the beginning of a long text is shown, so editing it would lose the rest.
    if (isBeginning(own)) return;
    const isChosen = this.#is.columns()[col]?.column === 'status';
    this.#anchor = null;
    this.writing = {
      spot: { row, col },
      goal,
      steps: goal ? [...this.#is.stepsOf(goal.id)] : [],
      words: isChosen ? own : (words ?? own),
      own,
    };
  }

  cancel(): void {
    this.writing = null;
    void this.focus();
  }

  /** Writes the editor's contents; `then` says where the keyboard goes. */
  commit(words: string, then: 'down' | 'up' | 'right' | 'left' | 'stay' | 'elsewhere'): void {
    const { writing } = this;
    if (writing === null) return;
    this.writing = null;
    const { goal, steps, spot, own } = writing;
    const was = goal ? (this.cells(goal)[spot.col] ?? '') : '';
    if (goal === undefined) {
      if (words.trim() !== '') {
        const id = this.#is.create(words);
        const row = this.#is.goals().findIndex((each) => each.id === id);
        if (row !== -1 && then !== 'down') this.#at = { id, spot: { row, col: 0 } };
      }
    } else if (words !== own && words !== was) {
      const column = this.#is.columns()[spot.col];
      // Keeps what the other person wrote in the same line meanwhile.
      const both = column && LINES.has(column.column) ? mergeText(own, words, was) : words;
      if (column) this.#is.write([{ ...column, words: both, goal, steps }]);
    }
    if (then === 'elsewhere') return;
    if (then === 'stay') return void this.focus();
    if (then === 'down') this.goTo({ row: this.spot.row + (goal ? 1 : 0), col: spot.col });
    else if (then === 'up') this.goTo({ row: this.spot.row - 1, col: spot.col });
    else this.goTo(tabFrom(this.spot, then === 'right' ? 1 : -1, this.#shape) ?? this.spot);
  }

  /** Which cell of this goal is being edited, -1 for none; without a goal, the empty row's. */
  writesIn(goal: GoalId | undefined): number {
    return this.writing !== null && this.writing.goal?.id === goal ? this.writing.spot.col : -1;
  }

  /** The contents of the selected cells that exist, row by row. */
  selected(): string[][] {
    const { top, bottom, left, right } = this.range;
    return this.#is
      .goals()
      .slice(top, bottom + 1)
      .map((goal) =>
        Array.from({ length: right - left + 1 }, (_, at) => this.cells(goal)[left + at] ?? ''),
      );
  }

  /** Clears the selected cells that may be empty. */
  clear(): void {
    const { top, right } = this.range;
    const cells = emptied(this.range, this.#content);
    if (cells.length > 0) this.#is.write(cells);
    else if (right === 0 && top < this.#is.goals().length)
      this.#is.say(
        'A goal can’t lose its title. To remove the goal, move it to the bin on its page.',
      );
  }

  /**
   * Writes pasted cells over existing ones; false if the paste means rows, which may create goals.
   */
  pasteOver(pasted: readonly (readonly string[])[]): boolean {
    const over = pastedOver(this.range, pasted, this.#content);
    if (over !== null && over.edits.length > 0) this.#is.write(over.edits, over.leftOut);
    return over !== null;
  }

  get #content(): GridContent {
    const { goals, columns, stepsOf } = this.#is;
    return { goals: goals(), columns: columns(), stepsOf, cells: (goal) => this.cells(goal) };
  }

  /** Handles a key that moves; false for any other. */
  move(key: string, toTheEnd: boolean, extend: boolean): boolean {
    const to = moveBy(key, toTheEnd, this.spot, this.#shape);
    if (to !== null) this.goTo(to, extend);
    return to !== null;
  }

  /** Moves to the next or previous cell; false if Tab should leave the table. */
  tab(step: 1 | -1): boolean {
    const next = this.#leaves ? null : tabFrom(this.spot, step, this.#shape);
    if (next !== null) this.goTo(next);
    return next !== null;
  }

  /** Reduces the selection to one cell, and lets the next Tab leave the table. */
  letGo(): void {
    this.#anchor = null;
    this.#leaves = true;
  }

  selectAll(): void {
    const last = Math.max(0, this.#is.goals().length - 1);
    this.#anchor = this.#placeAt({ row: 0, col: 0 });
    this.#at = this.#placeAt({ row: last, col: this.#is.columns().length - 1 });
    void this.focus();
  }

  get canWrite(): boolean {
    return this.#is.canWrite();
  }

  #placeAt(spot: Spot): Place {
    const row = Math.max(0, Math.min(this.rows - 1, spot.row));
    const col = Math.max(0, Math.min(this.widthOf(row) - 1, spot.col));
    return { id: this.#is.goals()[row]?.id ?? NEW, spot: { row, col } };
  }

  #spotOf({ id, spot }: Place): Spot {
    const last = Math.max(0, this.rows - 1);
    const found = id === NEW ? last : this.#is.goals().findIndex((goal) => goal.id === id);
    const row = found === -1 ? Math.min(spot.row, last) : found;
    return { row, col: Math.min(spot.col, Math.max(0, this.widthOf(row) - 1)) };
  }
}
