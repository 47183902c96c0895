/** The colour of a goal's bar and marks, in addition to the icon and the word that say the same. */
import type { GoalConcern, GoalStatus } from '@cairn/model/goals';
import type { Tone } from '#lib/ui/tone.ts';
import { concernTone, STATUS_TONES } from '../goal-words.ts';

export function rowTone(status: GoalStatus, concern: GoalConcern | null): Tone {
  if (concern === null || concern.kind === 'noSteps')
    return status === 'notStarted' ? 'moss' : STATUS_TONES[status];
  return concernTone(concern);
}
