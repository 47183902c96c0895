/** The words and tones for goals, in one table for every page. */
import type { DatesRefusal, GoalConcern, GoalStatus, Horizon } from '@cairn/model/goals';
import { countInWords, cut } from '@cairn/model/shared';
import type { Tone } from '#lib/ui/tone.ts';
import { untitled } from '#lib/ui/untitled.ts';

export const STATUS_WORDS: Readonly<Record<GoalStatus, string>> = {
  notStarted: 'Not started',
  onTrack: 'On track',
  atRisk: 'At risk',
  blocked: 'Blocked',
  done: 'Done',
  dropped: 'Dropped',
};

export const STATUS_TONES: Readonly<Record<GoalStatus, Tone>> = {
  notStarted: 'neutral',
  onTrack: 'moss',
  atRisk: 'amber',
  blocked: 'clay',
  done: 'moss',
  dropped: 'neutral',
};

/** The colour of a status's icon where it has no background. */
export const STATUS_INK: Readonly<Record<GoalStatus, string>> = {
  notStarted: 'text-faint',
  onTrack: 'text-moss',
  atRisk: 'text-amber',
  blocked: 'text-clay',
  done: 'text-moss',
  dropped: 'text-faint',
};

export const HORIZON_WORDS: Readonly<Record<Horizon, string>> = {
  short: 'Short-term',
  long: 'Long-term',
};

/** Why dates can't be set. Whoever tried to set them decides what happens then. */
export const DATES_REFUSALS: Readonly<Record<DatesRefusal, string>> = {
  endBeforeStart: 'It would end before it starts.',
  noSuchDay: 'That day doesn’t exist.',
  yearOutOfReach: 'That year is too far away. Is there a digit too many?',
};

/** Two people set the two dates separately. */
export const ENDS_BEFORE_START = 'It ends before it starts. Which of the two dates is right?';

/** A goal's title, never empty and at most `mostCharacters` long. */
export function titleOf({ title }: { readonly title: string }, mostCharacters = 200): string {
  return cut(title.trim(), mostCharacters) || untitled('goal');
}

/** What the chip shows instead of the status; `null` if the status already says it. */
export function concernWord(concern: GoalConcern): string | null {
  switch (concern.kind) {
    case 'overdue':
      return `${countInWords(concern.days, 'day')} late`;
    case 'lateSteps':
      return `${countInWords(concern.count, 'step')} late`;
    case 'noSteps':
      return 'No steps yet';
    case 'blocked':
    case 'atRisk':
      return null;
  }
}

/** Why the goal needs a look, and what would help, in a sentence. */
export function concernSentence(concern: GoalConcern): string {
  switch (concern.kind) {
    case 'overdue':
      return concern.days === 1
        ? 'It was due yesterday. Give it a new date, or mark it as done.'
        : `It was due ${concern.days} days ago. Give it a new date, or mark it as done.`;
    case 'blocked':
      return 'It’s blocked. What would get it moving again?';
    case 'lateSteps':
      return concern.count === 1
        ? 'A step is past its date. Do it next, or move it.'
        : `${countInWords(concern.count, 'step is', 'steps are')} past their dates. Do them next, or move them.`;
    case 'atRisk':
      return 'It’s marked at risk. Worth a word when you next meet.';
    case 'noSteps':
      return 'It has no steps yet. A small first one gets it moving.';
  }
}

/** The bar's colour matches the chip's. */
export function concernTone(concern: GoalConcern | null): 'moss' | 'amber' | 'clay' {
  if (concern === null || concern.kind === 'noSteps') return 'moss';
  return concern.kind === 'blocked' ? 'clay' : 'amber';
}
