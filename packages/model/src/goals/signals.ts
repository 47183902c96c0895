/**
 * What the app may point out about goals: a status that disagrees with the facts, what has slipped,
 * what has gone quiet.
 */
import { type Day, dayOf, daysBetween } from '../shared/days.ts';
import type { GoalId } from '../shared/ids.ts';
import type { CheckIn } from './check-in.ts';
import type { Goal } from './goal.ts';
import type { Progress } from './progress.ts';
import { isOpen } from './read-goals.ts';
import { countedSteps, lateSteps, type StepState } from './step-state.ts';

export type Disagreement =
  /** `days`: how overdue the most overdue of them is. */
  | { readonly kind: 'onTrackButStepsLate'; readonly count: number; readonly days: number }
  | { readonly kind: 'onTrackButOverdue'; readonly days: number }
  | { readonly kind: 'doneButStepsOpen'; readonly count: number }
  | { readonly kind: 'notStartedButMoving'; readonly share: number }
  | { readonly kind: 'notStartedButBegun'; readonly days: number }
  | { readonly kind: 'troubledButAllDone'; readonly status: 'atRisk' | 'blocked' }
  | { readonly kind: 'openButAllDone' };

/** A step is worth mentioning once it is this late. */
const LATE_ENOUGH_DAYS = 7;

/** Where the status and the facts disagree, most telling first. The status itself is never changed. */
export function disagreements(
  goal: Pick<Goal, 'status' | 'start' | 'due'>,
  steps: readonly StepState[],
  today: Day,
  progress: Pick<Progress, 'share'> | null = null,
): Disagreement[] {
  const counted = countedSteps(steps);
  const open = counted.filter(({ doneAt }) => doneAt === null);
  const allDone = counted.length > 0 && open.length === 0;
  const found: Disagreement[] = [];
  switch (goal.status) {
    case 'onTrack': {
      const late = lateSteps(steps, today)
        .map(({ due }) => daysBetween(due ?? today, today))
        .filter((days) => days >= LATE_ENOUGH_DAYS);
      if (goal.due !== null && goal.due < today)
        found.push({ kind: 'onTrackButOverdue', days: daysBetween(goal.due, today) });
      if (late.length > 0)
        found.push({ kind: 'onTrackButStepsLate', count: late.length, days: Math.max(...late) });
      if (allDone) found.push({ kind: 'openButAllDone' });
      break;
    }
    case 'done':
      if (open.length > 0) found.push({ kind: 'doneButStepsOpen', count: open.length });
      break;
    case 'notStarted': {
      const share = Math.max(
        progress?.share ?? 0,
        counted.length === 0 ? 0 : (counted.length - open.length) / counted.length,
      );
      if (share > 0) found.push({ kind: 'notStartedButMoving', share });
      else if (goal.start !== null && daysBetween(goal.start, today) >= LATE_ENOUGH_DAYS)
        found.push({ kind: 'notStartedButBegun', days: daysBetween(goal.start, today) });
      break;
    }
    case 'atRisk':
    case 'blocked':
      if (allDone) found.push({ kind: 'troubledButAllDone', status: goal.status });
      break;
    case 'dropped':
      break;
  }
  return found;
}

export interface Slipped {
  readonly goal: Goal;
  /** How many days overdue it is; 0 if only steps are late. */
  readonly days: number;
  readonly lateSteps: number;
}

/** Open goals that are overdue or have late steps; most overdue first. */
export function slipped(
  goals: readonly Goal[],
  stepsOf: (goal: GoalId) => readonly StepState[],
  today: Day,
): Slipped[] {
  return goals
    .filter((goal) => goal.deletedAt === null && isOpen(goal))
    .map((goal) => ({
      goal,
      days: goal.due !== null && goal.due < today ? daysBetween(goal.due, today) : 0,
      lateSteps: lateSteps(stepsOf(goal.id), today).length,
    }))
    .filter(({ days, lateSteps: late }) => days > 0 || late > 0)
    .sort(
      (a, b) => b.days - a.days || b.lateSteps - a.lateSteps || (a.goal.id < b.goal.id ? -1 : 1),
    );
}

/** A goal is quiet after this long without a change. */
export const QUIET_DAYS = 30;

export interface SignsOfLife {
  readonly stepsOf: (
    goal: GoalId,
  ) => readonly (StepState & { readonly id: string; readonly createdAt: number })[];
  readonly checkInsOf: (goal: GoalId) => readonly CheckIn[];
  /** The days on which goals and steps were last changed, by their ids: `touchedDays` of both collections. */
  readonly touched: ReadonlyMap<string, Day>;
  /** When something was last said about the goal, in milliseconds since 1970. */
  readonly talkedAt?: (goal: GoalId) => number | null;
}

export interface Quiet {
  readonly goal: Goal;
  readonly lastSign: Day;
  readonly days: number;
}

/**
 * Open goals in which nothing has happened for a month, in the goal, its steps, check-ins or
 * threads; quietest first.
 */
export function quietGoals(goals: readonly Goal[], life: SignsOfLife, today: Day): Quiet[] {
  return goals
    .filter((goal) => goal.deletedAt === null && isOpen(goal))
    .map((goal) => {
      const lastSign = lastSignOf(goal, life);
      return { goal, lastSign, days: daysBetween(lastSign, today) };
    })
    .filter(({ days }) => days >= QUIET_DAYS)
    .sort((a, b) => b.days - a.days || (a.goal.id < b.goal.id ? -1 : 1));
}

/** The last day on which something happened to a goal. */
export function lastSignOf(goal: Pick<Goal, 'id' | 'createdAt'>, life: SignsOfLife): Day {
  let last = dayOf(goal.createdAt);
  const see = (day: Day | null | undefined) => {
    if (day != null && day > last) last = day;
  };
  see(life.touched.get(goal.id));
  for (const step of life.stepsOf(goal.id)) {
    see(dayOf(step.createdAt));
    if (step.doneAt !== null) see(dayOf(step.doneAt));
    see(life.touched.get(step.id));
  }
  for (const { deletedAt, date, createdAt } of life.checkInsOf(goal.id)) {
    if (deletedAt !== null) continue;
    see(date);
    see(dayOf(createdAt));
  }
  const talked = life.talkedAt?.(goal.id) ?? null;
  if (talked !== null) see(dayOf(talked));
  return last;
}
