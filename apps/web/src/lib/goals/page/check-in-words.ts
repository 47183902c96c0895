/** The wording of check-ins: levels of confidence, and a sentence for each refusal. */
import type { CheckInRefusal } from '@cairn/model/goals';
import { DATES_REFUSALS } from '../goal-words.ts';

/** From 1, not at all, to 5, very. */
export const CONFIDENCE_WORDS = [
  'Not at all',
  'Not very',
  'Fifty-fifty',
  'Fairly',
  'Very',
] as const;

export const CHECK_IN_REFUSALS: Readonly<Record<CheckInRefusal, string>> = {
  notANumber: 'That isn’t a number.',
  confidence: 'Choose one of the five levels of confidence.',
  noSuchDay: DATES_REFUSALS.noSuchDay,
  yearOutOfReach: DATES_REFUSALS.yearOutOfReach,
};

/** For example `Fairly confident`; `null` if there is no answer. */
export function sayConfidence(confidence: number | null): string | null {
  const word = confidence === null ? undefined : CONFIDENCE_WORDS[confidence - 1];
  if (word === undefined) return null;
  return word === 'Fifty-fifty' ? word : `${word} confident`;
}
