/** How far a goal has come: by its measure, else by its children, else by its steps. Always 0 to 1, or null. */
import type { Day } from '../shared/days.ts';
import type { GoalId } from '../shared/ids.ts';
import type { CheckIn } from './check-in.ts';
import type { Goal } from './goal.ts';
import { flatten, type GoalTree, type TreeGoal } from './goal-tree.ts';
import { countedSteps, type StepState } from './step-state.ts';

export interface Progress {
  /** Steps done, and all steps that count. */
  readonly done: number;
  readonly total: number;
  /** 0 to 1. */
  readonly share: number;
  /** What the share is based on. `finished`: a goal marked done is complete, whatever else says. */
  readonly from: 'finished' | 'measure' | 'children' | 'steps';
  /** The open child that has come least far; `null` if there is none. */
  readonly weakestChild: GoalId | null;
}

export type MeasuredGoal = Pick<Goal, 'status'> &
  Partial<Pick<Goal, 'measureStart' | 'measureTarget'>>;

/** A child and how far it has come; `null` if that can't be told. */
export interface ChildProgress {
  readonly id: GoalId;
  readonly status: Goal['status'];
  readonly share: number | null;
}

/**
 * A goal's progress; `null` if there is nothing to base it on. Dropped children don't count; a
 * child of which nothing can be told counts as not begun, unless that is so of all.
 */
export function progressOf(
  goal: MeasuredGoal,
  steps: readonly StepState[],
  {
    checkIns = [],
    children = [],
  }: { readonly checkIns?: readonly CheckIn[]; readonly children?: readonly ChildProgress[] } = {},
): Progress | null {
  const counted = countedSteps(steps);
  const total = counted.length;
  const done = counted.filter(({ doneAt }) => doneAt !== null).length;
  const weakestChild = weakestOf(children);
  const all = { done, total, weakestChild };
  if (goal.status === 'done') return { ...all, share: 1, from: 'finished' };
  const measured = measuredShare(goal, checkIns);
  if (measured !== null) return { ...all, share: measured, from: 'measure' };
  const living = children.filter(({ status }) => status !== 'dropped');
  if (living.some(({ share }) => share !== null)) {
    const sum = living.reduce((before, { share }) => before + clamp(share ?? 0), 0);
    return { ...all, share: clamp(sum / living.length), from: 'children' };
  }
  return total === 0 ? null : { ...all, share: done / total, from: 'steps' };
}

/** How far each goal of the tree has come, children before parents, in one pass. */
export function progressInTree<G extends TreeGoal & MeasuredGoal>(
  tree: GoalTree<G>,
  stepsOf: (goal: GoalId) => readonly StepState[],
  checkInsOf: (goal: GoalId) => readonly CheckIn[],
): Map<GoalId, Progress | null> {
  const found = new Map<GoalId, Progress | null>();
  for (const { goal, children } of flatten(tree).reverse()) {
    found.set(
      goal.id,
      progressOf(goal, stepsOf(goal.id), {
        checkIns: checkInsOf(goal.id),
        children: children.map(({ goal: { id, status } }) => ({
          ...{ id, status },
          share: found.get(id)?.share ?? null,
        })),
      }),
    );
  }
  return found;
}

/** How far one goal of the tree and those below it have come, without looking at the rest. */
export function progressWithin<G extends TreeGoal & MeasuredGoal>(
  tree: GoalTree<G>,
  goal: GoalId,
  stepsOf: (goal: GoalId) => readonly StepState[],
  checkInsOf: (goal: GoalId) => readonly CheckIn[],
): Map<GoalId, Progress | null> {
  const node = tree.nodes.get(goal);
  return progressInTree({ ...tree, roots: node === undefined ? [] : [node] }, stepsOf, checkInsOf);
}

function weakestOf(children: readonly ChildProgress[]): GoalId | null {
  let weakest: ChildProgress | null = null;
  for (const child of children) {
    if (child.status === 'done' || child.status === 'dropped') continue;
    const [share, least] = [child.share ?? 0, weakest?.share ?? 0];
    if (weakest === null || share < least || (share === least && child.id < weakest.id))
      weakest = child;
  }
  return weakest?.id ?? null;
}

/** How far the measure has come from its start to its target; `null` for a goal that isn't measured. */
function measuredShare(goal: MeasuredGoal, checkIns: readonly CheckIn[]): number | null {
  const { measureStart: start = 0, measureTarget: target = null } = goal;
  if (target === null) return null;
  const latest = latestValue(checkIns);
  if (latest === null) return 0;
  if (target === start) return latest >= target ? 1 : 0;
  const share = (latest - start) / (target - start);
  // Halves of very large numbers don't overflow.
  return clamp(Number.isNaN(share) ? (latest / 2 - start / 2) / (target / 2 - start / 2) : share);
}

function clamp(share: number): number {
  return share >= 1 ? 1 : share > 0 ? share : 0;
}

/** The value of the latest check-in that has one; `null` if none has. */
export function latestValue(checkIns: readonly CheckIn[]): number | null {
  return checkInsInOrder(checkIns).findLast(({ value }) => value !== null)?.value ?? null;
}

/** Check-ins that have a date and aren't deleted, earliest first. */
export function checkInsInOrder(checkIns: readonly CheckIn[]): CheckIn[] {
  return checkIns
    .filter(({ deletedAt, date }) => deletedAt === null && date !== null)
    .sort((a, b) =>
      a.date !== b.date
        ? (a.date ?? '') < (b.date ?? '')
          ? -1
          : 1
        : a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
    );
}

export interface IdealLine {
  readonly from: { readonly day: Day; readonly value: number };
  readonly to: { readonly day: Day; readonly value: number };
}

/**
 * The straight line of the measure from the goal's start to its due date; `null` without a target
 * or a due date. A goal without a start begins at its first check-in with a value, or else on
 * `madeOn`.
 */
export function idealLine(
  goal: Pick<Goal, 'measureStart' | 'measureTarget' | 'start' | 'due'>,
  checkIns: readonly CheckIn[],
  madeOn: Day,
): IdealLine | null {
  const { measureStart, measureTarget, due } = goal;
  if (measureTarget === null || due === null) return null;
  const first = checkInsInOrder(checkIns).find(({ value }) => value !== null);
  const from = goal.start ?? first?.date ?? madeOn;
  return {
    from: { day: from < due ? from : due, value: measureStart },
    to: { day: due, value: measureTarget },
  };
}
