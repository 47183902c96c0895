/** The quiet line where status and facts disagree, and what you can do about it. */
import type { Disagreement, GoalStatus } from '@cairn/model/goals';
import { inWords, plural } from '@cairn/model/shared';
import { STATUS_WORDS } from '../goal-words.ts';
import type { Place } from './places.ts';

export type Remedy =
  | { readonly label: string; readonly status: GoalStatus }
  | { readonly label: string; readonly place: Place };

export interface Remark {
  readonly text: string;
  readonly remedies: readonly Remedy[];
}

/** `nine days`, `three weeks`, `four months`. */
export function sayDays(days: number): string {
  if (days < 14) return inWords(days, 'day');
  if (days < 70) return inWords(Math.round(days / 7), 'week');
  return inWords(Math.round(days / 30.44), 'month');
}

export function remarkOf(found: Disagreement): Remark {
  switch (found.kind) {
    case 'onTrackButStepsLate':
      return {
        text: `On track, but ${found.count === 1 ? 'a step is' : `${inWords(found.count, 'step')} are up to`} ${sayDays(found.days)} late.`,
        remedies: [
          { label: 'Look at the steps', place: 'steps' },
          { label: 'Mark it as at risk', status: 'atRisk' },
        ],
      };
    case 'onTrackButOverdue':
      return {
        text: `On track, but it was due ${sayDays(found.days)} ago.`,
        remedies: [
          { label: 'Give it a new date', place: 'due' },
          { label: 'Mark it as done', status: 'done' },
        ],
      };
    case 'doneButStepsOpen':
      return {
        text: `Done, with ${inWords(found.count, 'step')} still open. ${plural(found.count, 'It', 'They')} can stay, or be dropped.`,
        remedies: [{ label: 'Look at the steps', place: 'steps' }],
      };
    case 'notStartedButMoving':
      return {
        text: `Not started, but ${Math.round(found.share * 100)}% of it is done.`,
        remedies: [{ label: 'Mark it as on track', status: 'onTrack' }],
      };
    case 'notStartedButBegun':
      return {
        text: `Not started, though it was due to start ${sayDays(found.days)} ago.`,
        remedies: [
          { label: 'Mark it as on track', status: 'onTrack' },
          { label: 'Move the dates', place: 'due' },
        ],
      };
    case 'troubledButAllDone':
      return {
        text: `${STATUS_WORDS[found.status]}, but all its steps are done.`,
        remedies: [
          { label: 'Mark it as done', status: 'done' },
          { label: 'Add a step', place: 'steps' },
        ],
      };
    case 'openButAllDone':
      return {
        text: 'On track, and all its steps are done.',
        remedies: [
          { label: 'Mark it as done', status: 'done' },
          { label: 'Add a step', place: 'steps' },
        ],
      };
  }
}
