/** Pure functions about single goals: what needs attention, and whose choice was overruled. */
import { type Day, daysBetween, parseDay } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import { type Goal, GOAL_STATUSES, type GoalStatus } from './goal.ts';
import { lateSteps, type StepState } from './step-state.ts';

/** True while a goal is neither done nor dropped. */
export function isOpen(goal: Pick<Goal, 'status'>): boolean {
  return goal.status !== 'done' && goal.status !== 'dropped';
}

/** The most pressing reason why an open goal needs attention. */
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
  const late = lateSteps(steps, today).length;
  if (late > 0) return { kind: 'lateSteps', count: late };
  if (goal.status === 'atRisk') return { kind: 'atRisk' };
  if (steps.length === 0 && goal.horizon === 'short') return { kind: 'noSteps' };
  return null;
}

export interface OverruledDate {
  readonly field: 'start' | 'due';
  /** What this person chose; `null` for no date. */
  readonly mine: Day | null;
  /** What everyone sees now. */
  readonly now: Day | null;
  /** Who chose it; `null` if that isn't known (an older version set it). */
  readonly by: PersonId | null;
}

/**
 * Dates that `me` set while someone else independently set another one, which won. Only each
 * person's own choice is stored, and whoever knows of it removes it when choosing again, so one
 * that is left and differs wasn't known. `setDates` with `mine` restores it, `acceptChoice` accepts
 * the other.
 */
export function overruledDates(
  goal: Pick<Goal, 'start' | 'due' | 'startChoices' | 'dueChoices'>,
  me: PersonId,
): OverruledDate[] {
  return (['start', 'due'] as const).flatMap((field) => {
    const [now, choices] = [goal[field], goal[`${field}Choices`]];
    const choice = choices.find(({ person }) => person === me);
    if (choice === undefined || choice.value === (now ?? '')) return [];
    const mine = parseDay(choice.value);
    if (mine === null && choice.value !== '') return [];
    const by = choices.find(({ value, person }) => value === (now ?? '') && person !== me);
    return [{ field, mine, now, by: by?.person ?? null }];
  });
}

export interface OverruledStatus {
  readonly mine: GoalStatus;
  readonly now: GoalStatus;
  /** Who chose it; `null` if that isn't known (an older version set it). */
  readonly by: PersonId | null;
}

/**
 * The status that `me` set while someone else independently set another one, which won; as in
 * `overruledDates`.
 */
export function overruledStatus(
  { status, statusChoices }: Pick<Goal, 'status' | 'statusChoices'>,
  me: PersonId,
): OverruledStatus | null {
  const choice = statusChoices.find(({ person }) => person === me);
  const mine = GOAL_STATUSES.find((one) => one === choice?.value);
  if (mine === undefined || mine === status) return null;
  const by = statusChoices.find(({ value, person }) => value === status && person !== me);
  return { mine, now: status, by: by?.person ?? null };
}
