/** A goal as a bar: from when until when, what may be guessed of it, and what dragging it means. */
import type { Goal } from '@cairn/model/goals';
import { dayOf, type Day } from '@cairn/model/shared';
import { dayAt, numberOf, type DayNumber } from './time-scale.ts';

/** How long a goal is taken to be where only one of its dates is known, or none. */
const GUESSED_DAYS = { short: 91, long: 365 } as const;

export interface Bar {
  readonly start: DayNumber;
  /** The last day that belongs to it. */
  readonly end: DayNumber;
  /** False where no date was set and the bar only hints at one. */
  readonly startKnown: boolean;
  readonly endKnown: boolean;
}

export interface Dates {
  readonly start: Day | null;
  readonly due: Day | null;
}

/** What of a bar is held: all of it, or one of its ends. */
export type Grip = 'move' | 'start' | 'end';

/** The goal's bar; `null` without any date. An end before the start (two people set them apart) is shown as one day. */
export function barOf(goal: Pick<Goal, 'start' | 'due' | 'horizon' | 'createdAt'>): Bar | null {
  const start = goal.start === null ? null : numberOf(goal.start);
  const due = goal.due === null ? null : numberOf(goal.due);
  const guess = GUESSED_DAYS[goal.horizon];
  if (start !== null && due !== null)
    return { start: Math.min(start, due), end: due, startKnown: true, endKnown: true };
  if (due !== null) {
    // From when it was written down, unless that says nothing.
    const made = numberOf(dayOf(goal.createdAt));
    const from = made < due ? made : due - guess;
    return { start: from, end: due, startKnown: false, endKnown: true };
  }
  return start === null ? null : { start, end: start + guess, startKnown: true, endKnown: false };
}

/** What a goal without dates gets when nobody says more: from `start` on, as long as its kind takes. */
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

/** The dates that make the goal stand as its bar was let go. Moved as a whole, what was a guess becomes a date. */
export function datesAfter(goal: Pick<Goal, 'start' | 'due'>, bar: Bar, grip: Grip): Dates {
  return {
    start: grip === 'end' ? goal.start : dayAt(bar.start),
    due: grip === 'start' ? goal.due : dayAt(bar.end),
  };
}
