/**
 * Which letters of SMART a goal has, by rules that run on the device. It gives a reason if a letter
 * is weak or missing; the wording is the app's, and nothing is ever blocked by it.
 */
import { addMonths } from '../shared/calendar.ts';
import type { Day } from '../shared/days.ts';
import type { Goal } from './goal.ts';
import type { Obstacle } from './obstacle.ts';
import { isVague } from './vague-words.ts';

export const SMART_LETTERS = [
  'specific',
  'measurable',
  'achievable',
  'relevant',
  'timeBound',
] as const;
export type SmartLetter = (typeof SMART_LETTERS)[number];

export type SmartReason =
  | 'noTitle'
  | 'vagueTitle'
  | 'noWhy'
  | 'noMeasure'
  | 'vagueDoneWhen'
  | 'targetIsStart'
  | 'unnamedMeasure'
  | 'noResources'
  | 'obstacleWithoutPlan'
  | 'noReason'
  | 'notLinked'
  | 'noDate'
  | 'datePast'
  | 'endBeforeStart'
  | 'farForShort'
  | 'veryFar';

export type SmartVerdict =
  | { readonly letter: SmartLetter; readonly state: 'present'; readonly reason: null }
  | {
      readonly letter: SmartLetter;
      readonly state: 'weak' | 'missing';
      readonly reason: SmartReason;
    };

/** What the goal's record alone doesn't say. */
export interface SmartFacts {
  readonly today: Day;
  /** Whether the rich texts contain any words. */
  readonly hasWhy: boolean;
  readonly hasResources: boolean;
  readonly obstacles: readonly Pick<Obstacle, 'tryNext' | 'askWhom' | 'deletedAt'>[];
  /** Whether what the goal links to still exists; by default it does. */
  readonly isThere?: (id: string) => boolean;
}

type Finding = readonly ['weak' | 'missing', SmartReason] | null;

/** The five letters in order. The same goal and facts always give the same answer. */
export function smartCheck(goal: Goal, facts: SmartFacts): SmartVerdict[] {
  const findings: Readonly<Record<SmartLetter, Finding>> = {
    specific: specific(goal, facts),
    measurable: measurable(goal),
    achievable: achievable(facts),
    relevant: relevant(goal, facts),
    timeBound: timeBound(goal, facts.today),
  };
  return SMART_LETTERS.map((letter): SmartVerdict => {
    const finding = findings[letter];
    return finding === null
      ? { letter, state: 'present', reason: null }
      : { letter, state: finding[0], reason: finding[1] };
  });
}

function specific({ title }: Goal, { hasWhy }: SmartFacts): Finding {
  if (title.trim() === '') return ['missing', 'noTitle'];
  if (isVague(title)) return ['weak', 'vagueTitle'];
  return hasWhy ? null : ['weak', 'noWhy'];
}

function measurable(goal: Goal): Finding {
  const { measureTarget, measureStart, measureName, measureUnit, doneWhen } = goal;
  if (measureTarget !== null) {
    if (measureTarget === measureStart) return ['weak', 'targetIsStart'];
    return `${measureName}${measureUnit}`.trim() === '' ? ['weak', 'unnamedMeasure'] : null;
  }
  if (doneWhen.trim() === '') return ['missing', 'noMeasure'];
  return isVague(doneWhen) ? ['weak', 'vagueDoneWhen'] : null;
}

function achievable({ hasResources, obstacles }: SmartFacts): Finding {
  const standing = obstacles.filter(({ deletedAt }) => deletedAt === null);
  if (!hasResources && standing.length === 0) return ['missing', 'noResources'];
  const isOpen = standing.some(({ tryNext, askWhom }) => `${tryNext}${askWhom}`.trim() === '');
  return isOpen ? ['weak', 'obstacleWithoutPlan'] : null;
}

function relevant(goal: Goal, { isThere = () => true }: SmartFacts): Finding {
  const links = [goal.parent, goal.visionPart, goal.organisationObjective];
  if (links.some((link) => link !== null && isThere(link))) return null;
  return goal.relevance.trim() === '' ? ['missing', 'noReason'] : ['weak', 'notLinked'];
}

function timeBound({ due, start, status, horizon }: Goal, today: Day): Finding {
  if (due === null) return ['missing', 'noDate'];
  if (start !== null && due < start) return ['weak', 'endBeforeStart'];
  if (status !== 'done' && status !== 'dropped' && due < today) return ['weak', 'datePast'];
  if (due > addMonths(today, 10 * 12)) return ['weak', 'veryFar'];
  return horizon === 'short' && due > addMonths(start ?? today, 12)
    ? ['weak', 'farForShort']
    : null;
}
