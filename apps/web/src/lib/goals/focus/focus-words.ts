/** The wording of the three small choices, and of the score they add up to. */
import {
  type Goal,
  HIGHEST_SCORE,
  type PriorityPart,
  priorityScore,
  type Weight,
} from '@cairn/model/goals';

interface PartWords {
  readonly label: string;
  readonly question: string;
  readonly weights: Readonly<Record<Weight, string>>;
}

export const PARTS: Readonly<Record<PriorityPart, PartWords>> = {
  urgency: {
    label: 'Urgency',
    question: 'What’s lost if it waits?',
    weights: { 1: 'can wait', 2: 'this quarter', 3: 'now' },
  },
  fit: {
    label: 'Fit',
    question: 'How well does it fit what you value?',
    weights: { 1: 'loosely', 2: 'well', 3: 'completely' },
  },
  impact: {
    label: 'Impact',
    question: 'How far does it take you along the path?',
    weights: { 1: 'a step', 2: 'a stretch', 3: 'a leap' },
  },
};

export const WEIGHTS: readonly Weight[] = [1, 2, 3];

/** The score and its parts, for example "7 of 9: urgency 3, fit 2, impact 2". */
export function scoreWords(goal: Goal): string {
  const { score, complete, parts } = priorityScore(goal);
  const chosen = parts.filter(({ weight }) => weight !== null);
  if (chosen.length === 0) return 'No score yet';
  const sum = chosen.map(
    ({ part, weight }) => `${PARTS[part].label.toLowerCase()} ${String(weight)}`,
  );
  return `${String(score)} of ${String(HIGHEST_SCORE)}${complete ? '' : ' so far'}: ${sum.join(', ')}`;
}
