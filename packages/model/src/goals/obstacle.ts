/** An obstacle: what is in a goal's way, and what to do about it. */
import { collection, type RecordOf } from '../document/collection.ts';
import { line, type NamesOf, oneOf, order, requiredId } from '../document/fields.ts';
import type { GoalId } from '../shared/ids.ts';

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

export const obstacles = collection({
  name: 'obstacles',
  record: 'obstacle',
  storage: 'fields',
  mostEntries: 10_000,
  title: ({ text }) => text,
  goesWith: ({ goal }) => ({ record: 'goal', id: goal }),
  fields: {
    goal: requiredId<GoalId>(),
    kind: oneOf(OBSTACLE_KINDS, 'other'),
    text: line(),
    reframe: line(),
    askWhom: line(),
    tryNext: line(),
    /** Fractional index among the obstacles of its goal. */
    order: order(),
  },
});

export type Obstacle = RecordOf<typeof obstacles>;
/** The one-line texts of an obstacle. */
export type ObstacleLine = NamesOf<(typeof obstacles)['fields'], 'text'>;
