/** What comes first: a score that anyone can follow, and the few goals in focus. */
import { byOrder } from '../shared/order.ts';
import { type Goal, PRIORITY_PARTS, type PriorityPart, type Weight } from './goal.ts';
import { isOpen } from './read-goals.ts';

export interface PriorityScore {
  /** The sum of the choices made, 0 to 9. */
  readonly score: number;
  /** True if all three were chosen. */
  readonly complete: boolean;
  /** Each choice as it counts; nothing else goes into the score. */
  readonly parts: readonly { readonly part: PriorityPart; readonly weight: Weight | null }[];
}

export const HIGHEST_SCORE = 9;

type Weighed = Pick<Goal, 'priorityUrgency' | 'priorityFit' | 'priorityImpact'>;

export function priorityScore(goal: Weighed): PriorityScore {
  const weights = {
    urgency: goal.priorityUrgency,
    fit: goal.priorityFit,
    impact: goal.priorityImpact,
  };
  const parts = PRIORITY_PARTS.map((part) => ({ part, weight: weights[part] }));
  return {
    score: parts.reduce((sum, { weight }) => sum + (weight ?? 0), 0),
    complete: parts.every(({ weight }) => weight !== null),
    parts,
  };
}

/** Highest score first; ties by impact, then fit, then the goals' own order. */
export function byPriority(a: Goal, b: Goal): number {
  return (
    priorityScore(b).score - priorityScore(a).score ||
    (b.priorityImpact ?? 0) - (a.priorityImpact ?? 0) ||
    (b.priorityFit ?? 0) - (a.priorityFit ?? 0) ||
    byOrder(a, b)
  );
}

/** With more than this many, fewer would be better. */
export const FOCUS_LIMIT = 5;

export interface Focus {
  /** Open goals in focus, in order. */
  readonly goals: readonly Goal[];
  readonly advice: 'tooMany' | null;
}

export function focusGoals(goals: readonly Goal[]): Focus {
  const focus = goals
    .filter((goal) => goal.focusOrder !== null && goal.deletedAt === null && isOpen(goal))
    .sort((a, b) =>
      byOrder({ id: a.id, order: a.focusOrder ?? '' }, { id: b.id, order: b.focusOrder ?? '' }),
    );
  return { goals: focus, advice: focus.length > FOCUS_LIMIT ? 'tooMany' : null };
}
