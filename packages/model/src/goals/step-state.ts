/** What goals need to know about their steps, whichever feature stores them. */
import type { Day } from '../shared/days.ts';

export interface StepState {
  readonly doneAt: number | null;
  readonly due: Day | null;
  /** Dropped steps don't count. */
  readonly droppedAt?: number | null;
  /** A repeating step is never done for good, so it doesn't count as progress and is never late. */
  readonly repeat?: string;
}

/** The steps that count towards a goal's progress. */
export function countedSteps<S extends StepState>(steps: readonly S[]): S[] {
  return steps.filter(
    ({ droppedAt = null, repeat = 'none' }) => droppedAt === null && repeat === 'none',
  );
}

/** The steps that should have been done before `today`. */
export function lateSteps<S extends StepState>(steps: readonly S[], today: Day): S[] {
  return countedSteps(steps).filter(
    ({ doneAt, due }) => doneAt === null && due !== null && due < today,
  );
}
