/**
 * Cells edited one by one, as in a spreadsheet: each means what it would in a pasted row, but an
 * empty one removes the value.
 */
import { change, type Edit, readAll, readOne, type Writer } from '../document/index.ts';
import { type Goal, goals, writeStatus } from '../goals/index.ts';
import {
  byOrder,
  type DateNote,
  type DateRefusal,
  type Day,
  oneLine,
  orderAtEnd,
  type PersonId,
  readDate,
  readTimeline,
  rebase,
} from '../shared/index.ts';
import { type Task, tasks, taskSeed } from '../tasks/index.ts';
import type { Column } from './kinds.ts';
import { readStep } from './plan-row.ts';
import { rememberWords } from './remember-words.ts';
import { readStatus } from './status-words.ts';
import type { PlannedStep } from './table-plan.ts';
import { planActions } from './write-actions.ts';
import { stepsInOrder } from './write-table.ts';

export interface CellEdit {
  readonly column: Column;
  /** For the column `step`: which step, counted from 0. */
  readonly at?: number;
  readonly words: string;
  /** The goal and its steps as they were when the cell was opened; later changes are kept. */
  readonly goal: Goal;
  readonly steps: readonly Task[];
}

/** What was assumed, or why a cell stayed as it was. */
export type CellNoteKey =
  DateNote | DateRefusal | 'endBeforeStart' | 'unknownStatus' | 'noTitle' | 'goalGone';

export interface CellNote {
  readonly key: CellNoteKey;
  readonly words: string;
  /** True if the cell stayed as it was. */
  readonly refused: boolean;
}

interface Circumstances {
  readonly today: Day;
  /** The owner of steps that are added. */
  readonly owner: PersonId | null;
}

/** Writes the cells as one change and one step of undo; returns notes about them. */
export function editCells(
  writer: Writer,
  cells: readonly CellEdit[],
  circumstances: Circumstances,
): CellNote[] {
  const notes: CellNote[] = [];
  change(writer, goals, 'writeCells', (edit) => {
    for (const cell of cells) {
      const note = (key: CellNoteKey, refused = false) =>
        notes.push({ key, words: cell.words.trim(), refused });
      const goal = readOne(writer.doc, goals, cell.goal.id);
      if (goal === undefined || goal.deletedAt !== null) note('goalGone', true);
      else writeOne({ ...circumstances, writer, edit, goal, note }, cell);
    }
  });
  return notes;
}

interface At extends Circumstances {
  readonly writer: Writer;
  readonly edit: Edit;
  /** As it is now. */
  readonly goal: Goal;
  readonly note: (key: CellNoteKey, refused?: boolean) => unknown;
}

function writeOne(at: At, { column, words, at: index = 0, goal: was, steps }: CellEdit): void {
  const { edit, goal, writer, note } = at;
  const text = words.trim();
  switch (column) {
    case 'goal':
      if (text === '') note('noTitle', true);
      else edit.text(goals, goal.id, 'title', rebase(was.title, goal.title, oneLine(text)));
      return;
    case 'nextAction':
      edit.text(
        goals,
        goal.id,
        'nextAction',
        rebase(was.nextAction, goal.nextAction, oneLine(text)),
      );
      return;
    case 'metrics':
      edit.text(goals, goal.id, 'doneWhen', rebase(was.doneWhen, goal.doneWhen, oneLine(text)));
      break;
    case 'status': {
      const status = readStatus(text);
      if (status === null) return void note('unknownStatus', true);
      writeStatus(writer, edit, goal.id, status);
      break;
    }
    case 'timeline':
      if (!writeTimeline(at, text)) return;
      break;
    case 'completion':
      if (!writeCompletion(at, text)) return;
      break;
    case 'keyActions':
      writeActions(at, stepsInOrder(steps), words);
      break;
    case 'step':
      writeStep(at, stepsInOrder(steps)[index], text);
      return;
  }
  const now = readOne(writer.doc, goals, goal.id);
  if (now !== undefined) rememberWords(edit, now, stepsNow(at), { column, words: text });
}

function writeTimeline({ edit, today, goal, note }: At, text: string): boolean {
  if (text === '') {
    edit.choose(goals, goal.id, 'due', null);
    // A start by itself isn't shown in the cell, so emptying the cell doesn't remove it.
    if (goal.due !== null) edit.choose(goals, goal.id, 'start', null);
    return true;
  }
  const reading = readTimeline(text, today);
  if (!reading.ok) {
    note(reading.reason, true);
    return false;
  }
  for (const key of reading.notes) note(key);
  const hidden = goal.due === null && goal.start !== null && goal.start <= reading.due;
  const start = reading.start ?? (hidden ? goal.start : null);
  if (goal.start !== start) edit.choose(goals, goal.id, 'start', start);
  if (goal.due !== reading.due) edit.choose(goals, goal.id, 'due', reading.due);
  return true;
}

function writeCompletion({ edit, today, goal, note }: At, text: string): boolean {
  if (text === '') {
    if (goal.due !== null) edit.choose(goals, goal.id, 'due', null);
    return true;
  }
  const reading = readDate(text, today);
  if (!reading.ok || (goal.start !== null && reading.day < goal.start)) {
    note(reading.ok ? 'endBeforeStart' : reading.reason, true);
    return false;
  }
  if (reading.note !== undefined) note(reading.note);
  if (goal.due !== reading.day) edit.choose(goals, goal.id, 'due', reading.day);
  return true;
}

function writeActions(at: At, was: readonly Task[], words: string): void {
  const { reworded, removed, added } = planActions(was, words);
  for (const { step, next } of reworded) writeWords(at, step, next);
  for (const { id } of removed) at.edit.bin(tasks, id);
  for (const { next, before } of added) addStep(at, next, before);
}

function writeStep(at: At, step: Task | undefined, text: string): void {
  if (step === undefined) {
    if (text !== '') addStep(at, readStep(text), null);
  } else if (text === '') at.edit.bin(tasks, step.id);
  else writeWords(at, step, readStep(text));
}

function writeWords({ writer, edit }: At, was: Task, { text, due }: PlannedStep): void {
  const now = readOne(writer.doc, tasks, was.id);
  if (now === undefined) return;
  edit.text(tasks, was.id, 'text', rebase(was.text, now.text, text));
  if (was.due !== due) edit.set(tasks, was.id, 'due', due);
}

function addStep(at: At, { text, due }: PlannedStep, before: Task | null): void {
  const { edit, goal, owner } = at;
  const order = orderAtEnd(stepsNow(at));
  const id = edit.create(tasks, taskSeed({ text, goal: goal.id, owner, due }, order));
  if (before === null) return;
  edit.move(tasks, stepsNow(at), id, before.id);
}

function stepsNow({ writer, goal }: At): Task[] {
  return readAll(writer.doc, tasks)
    .records.filter((step) => step.goal === goal.id)
    .sort(byOrder);
}
