/** Writes what a pasted table means, as one change and one step of undo. */
import { change, type Edit, readAll, readOne, type Writer } from '../document/index.ts';
import { type Goal, goals, goalSeed, type Horizon, writeStatus } from '../goals/index.ts';
import { type GoalId, oneLine, orderAtEnd, ordersAtEnd, type PersonId } from '../shared/index.ts';
import { type Task, tasks, taskSeed } from '../tasks/index.ts';
import { rememberWords } from './remember-words.ts';
import type { PlannedRow, TablePlan } from './table-plan.ts';

/** Applies the plan; new steps belong to `owner`. Returns the goals of its rows, new and old, in order. */
export function applyTable(
  writer: Writer,
  plan: TablePlan,
  { horizon, owner }: { readonly horizon: Horizon; readonly owner: PersonId | null },
): GoalId[] {
  const { doc } = writer;
  const fresh = ordersAtEnd(readAll(doc, goals).records, plan.rows.length);
  const stepsBefore = new Map<GoalId | null, Task[]>();
  for (const step of readAll(doc, tasks).records) {
    const steps = stepsBefore.get(step.goal);
    if (steps === undefined) stepsBefore.set(step.goal, [step]);
    else steps.push(step);
  }
  return change(writer, goals, 'paste', (edit) =>
    plan.rows.map((row, at) => {
      const known = row.goal === null ? undefined : readOne(doc, goals, row.goal);
      const id = known?.id ?? createRow(writer, edit, row, horizon, fresh[at] ?? orderAtEnd([]));
      if (known !== undefined) updateRow(writer, edit, row, known);
      const steps = stepsBefore.get(id) ?? [];
      const orders = ordersAtEnd(steps, row.steps.length);
      for (const [index, { text, due }] of row.steps.entries()) {
        const step = edit.create(tasks, taskSeed({ text, goal: id, owner, due }, orders[index]));
        const made = readOne(doc, tasks, step);
        if (made !== undefined) steps.push(made);
      }
      const now = readOne(doc, goals, id);
      if (now !== undefined) for (const cell of row.words) rememberWords(edit, now, steps, cell);
      return id;
    }),
  );
}

function createRow(
  writer: Writer,
  edit: Edit,
  { title, status, doneWhen, nextAction, start, due }: PlannedRow,
  horizon: Horizon,
  order: string,
): GoalId {
  return edit.create(goals, {
    ...goalSeed(writer, title, status ?? 'notStarted'),
    doneWhen: oneLine(doneWhen ?? ''),
    nextAction: oneLine(nextAction ?? ''),
    horizon,
    order,
    start,
    due,
  });
}

function updateRow(writer: Writer, edit: Edit, row: PlannedRow, { id }: Goal): void {
  const { status, doneWhen, nextAction, start, due } = row;
  if (status !== undefined) writeStatus(writer, edit, id, status);
  if (doneWhen !== undefined) edit.text(goals, id, 'doneWhen', doneWhen);
  if (nextAction !== undefined) edit.text(goals, id, 'nextAction', nextAction);
  if (start !== undefined) edit.choose(goals, id, 'start', start);
  if (due !== undefined) edit.choose(goals, id, 'due', due);
}
