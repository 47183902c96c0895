/** A goal: what the mentee wants to achieve, why, by when, how it is measured and how it stands. */
import { collection, type RecordOf } from '../document/collection.ts';
import { choicesOf } from '../document/contested.ts';
import {
  day,
  id,
  line,
  type NamesOf,
  number,
  oneOf,
  order,
  place,
  text,
  time,
  whole,
  words,
} from '../document/fields.ts';
import type { GoalId, ObjectiveId, PersonId, VisionPartId } from '../shared/ids.ts';
import { wordedCells } from '../shared/sheet/worded-cells.ts';

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

/** A rating: 1 little, 2 some, 3 much; `null` until somebody has chosen. */
export type Weight = 1 | 2 | 3;

/** What a priority is made up of. */
export const PRIORITY_PARTS = ['urgency', 'fit', 'impact'] as const;
export type PriorityPart = (typeof PRIORITY_PARTS)[number];

export const goals = collection({
  name: 'goals',
  record: 'goal',
  storage: 'fields',
  mostEntries: 5_000,
  prose: ['why', 'notes', 'resources'],
  remembersTouch: true,
  discussed: true,
  title: ({ title }) => title,
  fields: {
    title: text(),
    horizon: oneOf(HORIZONS, 'short'),
    status: oneOf(GOAL_STATUSES, 'notStarted'),
    /** The long-term goal it contributes to. That may be gone, or part of a circle: use `goalTree`. */
    parent: id<GoalId>(),
    measureName: line(),
    /** Such as `'talks'` or `'€'`; `''` if there is none. */
    measureUnit: words(),
    /** The measure's value at the start; 0 by default. */
    measureStart: number((raw) => raw ?? 0),
    /** `null` for a goal that isn't measured by a number. */
    measureTarget: number(),
    doneWhen: line(),
    relevance: line(),
    visionPart: id<VisionPartId>(),
    organisationObjective: id<ObjectiveId>(),
    start: day(),
    due: day(),
    /** Each person's own last choice: see `overruledStatus` and `overruledDates`. */
    statusChoices: choicesOf('status'),
    startChoices: choicesOf('start'),
    dueChoices: choicesOf('due'),
    /** When it was marked done or dropped. */
    finishedAt: time(),
    finishedBy: id<PersonId>(),
    priorityUrgency: whole<Weight>(1, 3),
    priorityFit: whole<Weight>(1, 3),
    priorityImpact: whole<Weight>(1, 3),
    /** Fractional index among the goals in focus; `null` if it isn't in focus. */
    focusOrder: place(),
    nextAction: line(),
    whatWorked: line(),
    whatToAdjust: line(),
    howIDecide: line(),
    /** Fractional index among all goals. */
    order: order(),
    wordedCells: wordedCells(),
  },
});

export type Goal = RecordOf<typeof goals>;

/** The one-line texts besides the title. */
export type GoalLine = Exclude<NamesOf<(typeof goals)['fields'], 'text'>, 'title'>;
