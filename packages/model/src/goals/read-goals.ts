/** Pure questions about goals: progress, and which ones need a look. */
import { daysBetween, type Day } from '../shared/days.ts';
import type { Goal } from './goal.ts';

/** What progress needs to know of a step. */
export interface StepState {
  readonly doneAt: number | null;
  readonly due: Day | null;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** 0 to 1. */
  readonly share: number;
}

/** Steps done of all steps, `null` without steps. A goal marked done is complete whatever its steps say. */
export function progressOf(
  goal: Pick<Goal, 'status'>,
  steps: readonly StepState[],
): Progress | null {
  const total = steps.length;
  const done = steps.filter(({ doneAt }) => doneAt !== null).length;
  if (goal.status === 'done') return { done, total, share: 1 };
  return total === 0 ? null : { done, total, share: done / total };
}

/** True while a goal is neither done nor dropped. */
export function isOpen(goal: Pick<Goal, 'status'>): boolean {
  return goal.status !== 'done' && goal.status !== 'dropped';
}

/** Why an open goal needs a look, the most pressing reason first; `null` when it does not. */
export type GoalConcern =
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'lateSteps'; readonly count: number }
  | { readonly kind: 'atRisk' }
  | { readonly kind: 'noSteps' };

export function concernOf(goal: Goal, steps: readonly StepState[], today: Day): GoalConcern | null {
  if (!isOpen(goal)) return null;
  if (goal.due !== null && goal.due < today)
    return { kind: 'overdue', days: daysBetween(goal.due, today) };
  if (goal.status === 'blocked') return { kind: 'blocked' };
  const late = steps.filter(
    ({ due, doneAt }) => doneAt === null && due !== null && due < today,
  ).length;
  if (late > 0) return { kind: 'lateSteps', count: late };
  if (goal.status === 'atRisk') return { kind: 'atRisk' };
  if (steps.length === 0 && goal.horizon === 'short') return { kind: 'noSteps' };
  return null;
}
