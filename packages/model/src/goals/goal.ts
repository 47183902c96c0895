/** A goal: where the mentee wants to get, by when, and how it stands. */
import type { Collection, Entity } from '../document/entity.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId } from '../shared/ids.ts';

export const HORIZONS = ['short', 'long'] as const;
export type Horizon = (typeof HORIZONS)[number];

export const GOAL_STATUSES = [
  'notStarted',
  'onTrack',
  'atRisk',
  'blocked',
  'done',
  'dropped',
] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

export interface Goal extends Entity<GoalId> {
  readonly title: string;
  readonly horizon: Horizon;
  readonly status: GoalStatus;
  readonly start: Day | null;
  readonly due: Day | null;
  /** Fractional index among all goals. */
  readonly order: string;
}

export const goals: Collection<Goal> = {
  name: 'goals',
  storage: 'fields',
  prose: ['why', 'notes'],
  parse: (id, read) => ({
    ...read.entity(id),
    title: read.text('title'),
    horizon: read.oneOf('horizon', HORIZONS, 'short'),
    status: read.oneOf('status', GOAL_STATUSES, 'notStarted'),
    start: read.day('start'),
    due: read.day('due'),
    order: read.order(),
  }),
};
