/** A goal as a bar: its dates, which of them are guesses, and what dragging it means. */
import type { Goal } from '@cairn/model/goals';
import { type Day, dayOf } from '@cairn/model/shared';
import { dayAt, type DayNumber, numberOf } from './time-scale.ts';

/** The length of a goal for which only one date is known, or none. */
const GUESSED_DAYS = { short: 91, long: 365 } as const;

export interface Bar {
  readonly start: DayNumber;
  /** The last day that belongs to it. */
  readonly end: DayNumber;
  /** False if no date is set and the bar only suggests one. */
  readonly startKnown: boolean;
  readonly endKnown: boolean;
}

export interface Dates {
  readonly start: Day | null;
  readonly due: Day | null;
}

/** What part of a bar is held: the whole bar, or one of its ends. */
export type Grip = 'move' | 'start' | 'end';

/**
 * The goal's bar; `null` if it has no dates. If it ends before it starts (two people set the dates
 * separately), it is shown as one day.
 */
export function barOf(goal: Pick<Goal, 'start' | 'due' | 'horizon' | 'createdAt'>): Bar | null {
  const start = goal.start === null ? null : numberOf(goal.start);
  const due = goal.due === null ? null : numberOf(goal.due);
  const guess = GUESSED_DAYS[goal.horizon];
  if (start !== null && due !== null)
    return { start: Math.min(start, due), end: due, startKnown: true, endKnown: true };
  if (due !== null) {
    // From when it was written down, if that is before the due date.
    const made = numberOf(dayOf(goal.createdAt));
    const from = made < due ? made : due - guess;
    return { start: from, end: due, startKnown: false, endKnown: true };
  }
  return start === null ? null : { start, end: start + guess, startKnown: true, endKnown: false };
}

/** The dates that a goal gets by default: from `start`, for as long as its kind takes. */
export function firstDates(goal: Pick<Goal, 'horizon'>, start: Day): { start: Day; due: Day } {
  return { start, due: dayAt(numberOf(start) + GUESSED_DAYS[goal.horizon]) };
}

/** The bar after its grip was moved by `days`. An end stops at the other one. */
export function moved(bar: Bar, grip: Grip, days: number): Bar {
  switch (grip) {
    case 'move':
      return { ...bar, start: bar.start + days, end: bar.end + days };
    case 'start':
      return { ...bar, start: Math.min(bar.start + days, bar.end), startKnown: true };
    case 'end':
      return { ...bar, end: Math.max(bar.end + days, bar.start), endKnown: true };
  }
}

/**
 * The dates to give the goal for a bar as it was released. Moved as a whole, a guess becomes a
 * date.
 */
export function datesAfter(goal: Pick<Goal, 'start' | 'due'>, bar: Bar, grip: Grip): Dates {
  return {
    start: grip === 'end' ? goal.start : dayAt(bar.start),
    due: grip === 'start' ? goal.due : dayAt(bar.end),
  };
}
