/** What a pasted table would change, and notes about it. */
import type { Goal, GoalStatus } from '../goals/index.ts';
import type {
  DateNote,
  DateRefusal,
  Day,
  GoalId,
  SheetNote,
  SheetNoteKey,
} from '../shared/index.ts';
import type { Task } from '../tasks/index.ts';
import type { TableKind } from './kinds.ts';
import type { WordedColumn } from './write-table.ts';

export type TableNoteKey =
  SheetNoteKey | DateNote | DateRefusal | 'endBeforeStart' | 'unknownStatus';

export type TableNote = SheetNote<TableNoteKey>;

export interface PlannedStep {
  readonly text: string;
  readonly due: Day | null;
}

/** What one row would change. A field that is absent stays as it is; an empty cell never removes anything. */
export interface PlannedRow {
  readonly row: number;
  /** The goal it is about; `null` for a new one. */
  readonly goal: GoalId | null;
  readonly title: string;
  /** `null` if a timeline gives only an end, and that is before the present start. */
  readonly start?: Day | null;
  readonly due?: Day;
  readonly status?: GoalStatus;
  readonly doneWhen?: string;
  readonly nextAction?: string;
  /** Steps to add. Those that exist already aren't included, and none is ever removed. */
  readonly steps: readonly PlannedStep[];
  /** The cells as they were written. */
  readonly words: readonly { readonly column: WordedColumn; readonly words: string }[];
}

export interface TablePlan {
  readonly kind: TableKind;
  readonly rows: readonly PlannedRow[];
  readonly notes: readonly TableNote[];
}

export interface TableContext {
  readonly goals: readonly Goal[];
  readonly stepsOf: (goal: GoalId) => readonly Task[];
  readonly today: Day;
}
