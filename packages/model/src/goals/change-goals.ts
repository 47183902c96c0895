/** The named changes of goals: making, wording and ordering them. */
import { change, type Edit, type Seed, type Writer } from '../document/change.ts';
import { setContested } from '../document/contested.ts';
import { readAll, readOne } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, ObjectiveId, VisionPartId } from '../shared/ids.ts';
import { FIRST_ORDER, ordersAtEnd, ordersForMove } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import {
  GOAL_LINES,
  goals,
  type Goal,
  type GoalLine,
  type GoalStatus,
  type Horizon,
} from './goal.ts';

export interface GoalDraft {
  readonly title: string;
  readonly horizon: Horizon;
  readonly due?: Day | null;
  readonly start?: Day | null;
  readonly status?: GoalStatus;
  readonly parent?: GoalId | null;
  readonly visionPart?: VisionPartId | null;
  readonly organisationObjective?: ObjectiveId | null;
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
        ...goalSeed(writer, title, draft.status ?? 'notStarted'),
        horizon: draft.horizon,
        order: orders[at] ?? FIRST_ORDER,
        ...(draft.due ? { due: draft.due } : {}),
        ...(draft.start ? { start: draft.start } : {}),
        ...(draft.parent ? { parent: draft.parent } : {}),
        ...(draft.visionPart ? { visionPart: draft.visionPart } : {}),
        ...(draft.organisationObjective
          ? { organisationObjective: draft.organisationObjective }
          : {}),
      }),
    ),
  );
}

/** What a goal is made with, so that every one-line text is there from the start (DOC-2). */
export function goalSeed(
  writer: Pick<Writer, 'now' | 'person'>,
  title: string,
  status: GoalStatus,
  lines: Partial<Record<GoalLine, string>> = {},
): Record<string, Seed> {
  return {
    title: { text: oneLine(title) },
    status,
    ...(isEnd(status) ? { finishedAt: writer.now(), finishedBy: writer.person } : {}),
    ...Object.fromEntries(
      GOAL_LINES.map((line) => [line, { text: oneLine(lines[line] ?? '') }] as const),
    ),
  };
}

export function renameGoal(writer: Writer, id: GoalId, title: string): void {
  change(writer, 'goal.rename', (edit) => edit.text(goals, id, 'title', oneLine(title)), id);
}

const LINE_CHANGES: Readonly<Record<GoalLine, string>> = {
  measureName: 'goal.measureName',
  doneWhen: 'goal.doneWhen',
  relevance: 'goal.relevance',
  nextAction: 'goal.nextAction',
  whatWorked: 'goal.whatWorked',
  whatToAdjust: 'goal.whatToAdjust',
  howIDecide: 'goal.howIDecide',
};

/** Rewords one of the goal's one-line texts; quick edits of the same one are one step of undo. */
export function writeGoalLine(writer: Writer, id: GoalId, line: GoalLine, words: string): void {
  change(writer, LINE_CHANGES[line], (edit) => edit.text(goals, id, line, oneLine(words)), id);
}

/** Sets how it stands. Done and dropped remember when and by whom; any other status forgets that again. */
export function setGoalStatus(writer: Writer, id: GoalId, status: GoalStatus): void {
  change(writer, 'goal.status', (edit) => writeStatus(writer, edit, id, status));
}

/** The status and what follows from it, as part of a change. */
export function writeStatus(writer: Writer, edit: Edit, id: GoalId, status: GoalStatus): void {
  const goal = readOne(writer.doc, goals, id);
  if (!isEnd(status)) {
    edit.set(goals, id, 'finishedAt', undefined);
    edit.set(goals, id, 'finishedBy', undefined);
  } else if (goal?.status !== status) {
    edit.set(goals, id, 'finishedAt', writer.now());
    edit.set(goals, id, 'finishedBy', writer.person);
  }
  setContested(writer, edit, goals, id, 'status', status);
}

function isEnd(status: GoalStatus): boolean {
  return status === 'done' || status === 'dropped';
}

export function setGoalHorizon(writer: Writer, id: GoalId, horizon: Horizon): void {
  change(writer, 'goal.horizon', (edit) => edit.set(goals, id, 'horizon', horizon));
}

export function setGoalDue(writer: Writer, id: GoalId, due: Day | null): void {
  change(writer, 'goal.due', (edit) => setContested(writer, edit, goals, id, 'due', due));
}

export function setGoalStart(writer: Writer, id: GoalId, start: Day | null): void {
  change(writer, 'goal.start', (edit) => setContested(writer, edit, goals, id, 'start', start));
}

export function setGoalVisionPart(writer: Writer, id: GoalId, part: VisionPartId | null): void {
  change(writer, 'goal.visionPart', (edit) => edit.set(goals, id, 'visionPart', part ?? undefined));
}

export function setGoalObjective(writer: Writer, id: GoalId, objective: ObjectiveId | null): void {
  change(writer, 'goal.objective', (edit) =>
    edit.set(goals, id, 'organisationObjective', objective ?? undefined),
  );
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
