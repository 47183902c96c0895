/** The named changes of goals: creating and wording them, and setting their status, dates and links. */
import { change, type Edit, type Writer } from '../document/change.ts';
import type { FirstOf } from '../document/collection.ts';
import { readAll, readOne } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, ObjectiveId, VisionPartId } from '../shared/ids.ts';
import { ordersAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { type GoalLine, goals, type GoalStatus, type Horizon } from './goal.ts';

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

/** Adds a goal for each title, in order, as one change. */
export function createGoals(
  writer: Writer,
  titles: readonly string[],
  draft: Omit<GoalDraft, 'title'>,
): GoalId[] {
  const orders = ordersAtEnd(readAll(writer.doc, goals).records, titles.length);
  return change(writer, goals, titles.length === 1 ? 'create' : 'createSome', (edit) =>
    titles.map((title, at) =>
      edit.create(goals, {
        ...goalSeed(writer, title, draft.status ?? 'notStarted'),
        horizon: draft.horizon,
        order: orders[at],
        due: draft.due,
        start: draft.start,
        parent: draft.parent,
        visionPart: draft.visionPart,
        organisationObjective: draft.organisationObjective,
      }),
    ),
  );
}

/** The values that a new goal with this status is made with. */
export function goalSeed(
  writer: Pick<Writer, 'now' | 'person'>,
  title: string,
  status: GoalStatus,
): FirstOf<typeof goals> {
  return {
    title: oneLine(title),
    status,
    ...(isEnd(status) ? { finishedAt: writer.now(), finishedBy: writer.person } : {}),
  };
}

export function renameGoal(writer: Writer, id: GoalId, title: string): void {
  change(writer, goals, 'rename', (edit) => edit.text(goals, id, 'title', oneLine(title)), id);
}

const REWORD: Readonly<Record<GoalLine, string>> = {
  measureName: 'rewordMeasure',
  doneWhen: 'rewordDoneWhen',
  relevance: 'rewordRelevance',
  nextAction: 'rewordNextAction',
  whatWorked: 'rewordWhatWorked',
  whatToAdjust: 'rewordWhatToAdjust',
  howIDecide: 'rewordHowIDecide',
};

/** Rewords one of the goal's one-line texts; quick edits of the same text are one step of undo. */
export function writeGoalLine(writer: Writer, id: GoalId, line: GoalLine, words: string): void {
  change(writer, goals, REWORD[line], (edit) => edit.text(goals, id, line, oneLine(words)), id);
}

/** Sets the status. `done` and `dropped` record when and by whom; any other status clears that. */
export function setGoalStatus(writer: Writer, id: GoalId, status: GoalStatus): void {
  change(writer, goals, 'setStatus', (edit) => writeStatus(writer, edit, id, status));
}

/** Sets the status and what follows from it, as part of a change. */
export function writeStatus(writer: Writer, edit: Edit, id: GoalId, status: GoalStatus): void {
  const goal = readOne(writer.doc, goals, id);
  if (!isEnd(status)) {
    edit.set(goals, id, 'finishedAt', null);
    edit.set(goals, id, 'finishedBy', null);
  } else if (goal?.status !== status) {
    edit.set(goals, id, 'finishedAt', writer.now());
    edit.set(goals, id, 'finishedBy', writer.person);
  }
  edit.choose(goals, id, 'status', status);
}

function isEnd(status: GoalStatus): boolean {
  return status === 'done' || status === 'dropped';
}

export function setGoalHorizon(writer: Writer, id: GoalId, horizon: Horizon): void {
  change(writer, goals, 'setHorizon', (edit) => edit.set(goals, id, 'horizon', horizon));
}

export function setGoalDue(writer: Writer, id: GoalId, due: Day | null): void {
  change(writer, goals, 'setDue', (edit) => edit.choose(goals, id, 'due', due));
}

export function setGoalStart(writer: Writer, id: GoalId, start: Day | null): void {
  change(writer, goals, 'setStart', (edit) => edit.choose(goals, id, 'start', start));
}

export function setGoalVisionPart(writer: Writer, id: GoalId, part: VisionPartId | null): void {
  change(writer, goals, 'setVisionPart', (edit) => edit.set(goals, id, 'visionPart', part));
}

export function setGoalObjective(writer: Writer, id: GoalId, objective: ObjectiveId | null): void {
  change(writer, goals, 'setObjective', (edit) =>
    edit.set(goals, id, 'organisationObjective', objective),
  );
}
