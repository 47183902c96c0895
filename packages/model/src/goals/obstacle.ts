/** An obstacle: what stands in a goal's way, and what to do about it. */
import type { Collection, Entity } from '../document/entity.ts';
import type { GoalId, ObstacleId } from '../shared/ids.ts';

export const OBSTACLE_KINDS = [
  'tooVague',
  'time',
  'money',
  'guidance',
  'doubt',
  'distraction',
  'other',
] as const;
export type ObstacleKind = (typeof OBSTACLE_KINDS)[number];

/** The one-line texts of an obstacle. Each is shared text, made with it. */
export const OBSTACLE_LINES = ['text', 'reframe', 'askWhom', 'tryNext'] as const;
export type ObstacleLine = (typeof OBSTACLE_LINES)[number];

export interface Obstacle extends Entity<ObstacleId>, Readonly<Record<ObstacleLine, string>> {
  readonly goal: GoalId;
  readonly kind: ObstacleKind;
  /** Fractional index among the obstacles of its goal. */
  readonly order: string;
}

export const obstacles: Collection<Obstacle> = {
  name: 'obstacles',
  storage: 'fields',
  mostEntries: 10_000,
  parse: (id, read) => ({
    ...read.entity(id),
    goal: read.requiredId<GoalId>('goal'),
    kind: read.oneOf('kind', OBSTACLE_KINDS, 'other'),
    text: read.line('text'),
    reframe: read.line('reframe'),
    askWhom: read.line('askWhom'),
    tryNext: read.line('tryNext'),
    order: read.order(),
  }),
};
