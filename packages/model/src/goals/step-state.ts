/** What goals need to know of their steps, whichever feature keeps them. */
import type { Day } from '../shared/days.ts';

export interface StepState {
  readonly doneAt: number | null;
  readonly due: Day | null;
  /** Dropped steps count for nothing. */
  readonly droppedAt?: number | null;
  /** A step that comes again is never done for good: it counts for no progress and is never late. */
  readonly repeat?: string;
}

/** The steps that a goal's progress is made of. */
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
