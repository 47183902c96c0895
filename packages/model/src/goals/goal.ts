/** A goal: where the mentee wants to get, why, by when, how it is measured and how it stands. */
import { contested, type Contested } from '../document/contested.ts';
import type { Collection, Entity, Reader } from '../document/entity.ts';
import type { Day } from '../shared/days.ts';
import { isBeginning } from '../shared/texts.ts';
import type { GoalId, ObjectiveId, PersonId, VisionPartId } from '../shared/ids.ts';

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

/** A small choice: 1 little, 2 some, 3 much; `null` while nobody has chosen. */
export type Weight = 1 | 2 | 3;

/** What a priority is weighed by. */
export const PRIORITY_PARTS = ['urgency', 'fit', 'impact'] as const;
export type PriorityPart = (typeof PRIORITY_PARTS)[number];

/** One-line texts that came after the title. Each is shared text, made with the goal. */
export const GOAL_LINES = [
  'measureName',
  'doneWhen',
  'relevance',
  'nextAction',
  'whatWorked',
  'whatToAdjust',
  'howIDecide',
] as const;
export type GoalLine = (typeof GOAL_LINES)[number];

/** How a table's cell was worded, and what the goal said when it was: as long as it says so, the words are kept. */
export interface WordedCell {
  readonly column: string;
  readonly words: string;
  readonly stoodFor: string;
}

export interface Goal extends Entity<GoalId>, Readonly<Record<GoalLine, string>> {
  readonly title: string;
  readonly horizon: Horizon;
  readonly status: GoalStatus;
  /** The long-term goal it feeds. May name one that is gone, or be part of a cycle: ask `goalTree`. */
  readonly parent: GoalId | null;
  /** `'talks'`, `'€'`; `''` when there is none. */
  readonly measureUnit: string;
  /** Where the measure stood at first; 0 unless said otherwise. */
  readonly measureStart: number;
  /** `null` for a goal that is not measured by a number. */
  readonly measureTarget: number | null;
  readonly visionPart: VisionPartId | null;
  readonly organisationObjective: ObjectiveId | null;
  readonly start: Day | null;
  readonly due: Day | null;
  /** Each person's own last choice: ask `overruledStatus` and `overruledDates`. */
  readonly statusChoices: readonly Contested[];
  readonly startChoices: readonly Contested[];
  readonly dueChoices: readonly Contested[];
  /** When it was marked done or dropped, milliseconds since 1970. */
  readonly finishedAt: number | null;
  readonly finishedBy: PersonId | null;
  readonly priorityUrgency: Weight | null;
  readonly priorityFit: Weight | null;
  readonly priorityImpact: Weight | null;
  /** Fractional index among the focus goals, `null` for what is not in focus. */
  readonly focusOrder: string | null;
  /** Fractional index among all goals. */
  readonly order: string;
  readonly wordedCells: readonly WordedCell[];
}

export const goals: Collection<Goal> = {
  name: 'goals',
  storage: 'fields',
  mostEntries: 5_000,
  prose: ['why', 'notes', 'resources'],
  remembersTouch: true,
  parse: (id, read) => ({
    ...read.entity(id),
    title: read.text('title'),
    horizon: read.oneOf('horizon', HORIZONS, 'short'),
    status: read.oneOf('status', GOAL_STATUSES, 'notStarted'),
    parent: read.id<GoalId>('parent'),
    measureName: read.line('measureName'),
    measureUnit: read.string('measureUnit'),
    measureStart: read.number('measureStart') ?? 0,
    measureTarget: read.number('measureTarget'),
    doneWhen: read.line('doneWhen'),
    relevance: read.line('relevance'),
    visionPart: read.id<VisionPartId>('visionPart'),
    organisationObjective: read.id<ObjectiveId>('organisationObjective'),
    start: read.day('start'),
    due: read.day('due'),
    statusChoices: contested(read, 'status'),
    startChoices: contested(read, 'start'),
    dueChoices: contested(read, 'due'),
    finishedAt: read.time('finishedAt'),
    finishedBy: read.id<PersonId>('finishedBy'),
    priorityUrgency: weight(read, 'priorityUrgency'),
    priorityFit: weight(read, 'priorityFit'),
    priorityImpact: weight(read, 'priorityImpact'),
    focusOrder: read.place('focusOrder'),
    nextAction: read.line('nextAction'),
    whatWorked: read.line('whatWorked'),
    whatToAdjust: read.line('whatToAdjust'),
    howIDecide: read.line('howIDecide'),
    order: read.order(),
    wordedCells: read.keyed('cell').flatMap(([column, raw]) => wordedCell(column, raw)),
  }),
};

function weight(read: Reader, field: string): Weight | null {
  return read.whole(field, 1, 3) as Weight | null;
}

const BETWEEN = '\u001f';

/** One string for both, so that two people's words and meanings are never mixed. */
export function wordedCellValue({ words, stoodFor }: Omit<WordedCell, 'column'>): string {
  return stoodFor + BETWEEN + words;
}

function wordedCell(column: string, raw: unknown): WordedCell[] {
  if (typeof raw !== 'string') return [];
  const at = isBeginning(raw) ? -1 : raw.indexOf(BETWEEN);
  return at === -1 ? [] : [{ column, stoodFor: raw.slice(0, at), words: raw.slice(at + 1) }];
}
