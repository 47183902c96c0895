/** How check-ins are spoken of: confidence in words, and a sentence for each refusal. */
import type { CheckInRefusal } from '@cairn/model/goals';

/** From 1, hardly, to 5, surely. */
export const CONFIDENCE_WORDS = ['Hardly', 'Not very', 'Even odds', 'Fairly', 'Surely'] as const;

export const CHECK_IN_REFUSALS: Readonly<Record<CheckInRefusal, string>> = {
  notANumber: 'That isn’t a number.',
  confidence: 'Choose one of the five stones.',
  noSuchDay: 'There is no such day.',
  yearOutOfReach: 'That year is out of reach. Is there a digit too many?',
};

/** `Fairly sure of it`, `null` for no answer. */
export function sayConfidence(confidence: number | null): string | null {
  const word = confidence === null ? undefined : CONFIDENCE_WORDS[confidence - 1];
  if (word === undefined) return null;
  return word === 'Even odds' ? word : word === 'Surely' ? 'Sure of it' : `${word} sure`;
}
