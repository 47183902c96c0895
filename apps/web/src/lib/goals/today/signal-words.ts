/** The wording for goals that slipped or went quiet: facts without reproach. */
import type { Quiet, Slipped } from '@cairn/model/goals';
import { inWords } from '@cairn/model/shared';

/** "was due 12 days ago, two steps late". */
export function slippedWords({ days: past, lateSteps }: Omit<Slipped, 'goal'>): string {
  const steps = `${inWords(lateSteps, 'step is', 'steps are')} late`;
  if (past === 0) return steps;
  const due = past === 1 ? 'was due yesterday' : `was due ${past} days ago`;
  return lateSteps === 0 ? due : `${due}, and ${steps}`;
}

/** "No change for 47 days". */
export function quietWords({ days: since }: Pick<Quiet, 'days'>): string {
  return since < 60
    ? `No change for ${since} days`
    : `No change for ${Math.round(since / 30)} months`;
}
