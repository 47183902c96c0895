/** How check-ins are spoken of: confidence in words, and a sentence for each refusal. */
import type { CheckInRefusal } from '@cairn/model/goals';
import { DATES_REFUSALS } from '../goal-words.ts';

/** From 1, hardly, to 5, surely. */
export const CONFIDENCE_WORDS = ['Hardly', 'Not very', 'Even odds', 'Fairly', 'Surely'] as const;

export const CHECK_IN_REFUSALS: Readonly<Record<CheckInRefusal, string>> = {
  notANumber: 'That isn’t a number.',
  confidence: 'Choose one of the five stones.',
  noSuchDay: DATES_REFUSALS.noSuchDay,
  yearOutOfReach: DATES_REFUSALS.yearOutOfReach,
};

/** `Fairly sure of it`, `null` for no answer. */
export function sayConfidence(confidence: number | null): string | null {
  const word = confidence === null ? undefined : CONFIDENCE_WORDS[confidence - 1];
  if (word === undefined) return null;
  return word === 'Even odds' ? word : word === 'Surely' ? 'Sure of it' : `${word} sure`;
}
