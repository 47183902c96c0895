/** The named changes of goals. */
import { change, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId } from '../shared/ids.ts';
import { FIRST_ORDER, ordersAtEnd, ordersForMove } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { goals, type Goal, type GoalStatus, type Horizon } from './goal.ts';

export interface GoalDraft {
  readonly title: string;
  readonly horizon: Horizon;
  readonly due?: Day | null;
  readonly start?: Day | null;
  readonly status?: GoalStatus;
}

export function createGoal(writer: Writer, draft: GoalDraft): GoalId {
  const [id] = createGoals(writer, [draft.title], draft);
  if (id === undefined) throw new Error('one title makes one goal');
  return id;
}

/** Adds a goal for each title, in their order and as one change. */
export function createGoals(
  writer: Writer,
  titles: readonly string[],
  draft: Omit<GoalDraft, 'title'>,
): GoalId[] {
  const orders = ordersAtEnd(readAll(writer.doc, goals).records, titles.length);
  return change(writer, titles.length === 1 ? 'goal.create' : 'goals.create', (edit) =>
    titles.map((title, at) =>
      edit.create(goals, {
        title: { text: oneLine(title) },
        horizon: draft.horizon,
        status: draft.status ?? 'notStarted',
        order: orders[at] ?? FIRST_ORDER,
        ...(draft.due ? { due: draft.due } : {}),
        ...(draft.start ? { start: draft.start } : {}),
      }),
    ),
  );
}

export function renameGoal(writer: Writer, id: GoalId, title: string): void {
  change(writer, 'goal.rename', (edit) => edit.text(goals, id, 'title', oneLine(title)), id);
}

export function setGoalStatus(writer: Writer, id: GoalId, status: GoalStatus): void {
  change(writer, 'goal.status', (edit) => edit.set(goals, id, 'status', status));
}

export function setGoalHorizon(writer: Writer, id: GoalId, horizon: Horizon): void {
  change(writer, 'goal.horizon', (edit) => edit.set(goals, id, 'horizon', horizon));
}

export function setGoalDue(writer: Writer, id: GoalId, due: Day | null): void {
  change(writer, 'goal.due', (edit) => edit.set(goals, id, 'due', due ?? undefined));
}

export function setGoalStart(writer: Writer, id: GoalId, start: Day | null): void {
  change(writer, 'goal.start', (edit) => edit.set(goals, id, 'start', start ?? undefined));
}

/** Brings a goal before another one, or to the end of `siblings` when `before` is null. */
export function moveGoal(
  writer: Writer,
  siblings: readonly Goal[],
  id: GoalId,
  before: GoalId | null,
): void {
  change(writer, 'goal.move', (edit) => {
    for (const [moved, order] of ordersForMove(siblings, id, before)) {
      edit.set(goals, moved as GoalId, 'order', order);
    }
  });
}
