/** What is said when a posting can't be kept as it was typed. */
import type { PostingRefusal } from '@cairn/model/market';
import { LONGEST_TEXT_CHARACTERS } from '@cairn/model/shared';

export const POSTING_REFUSALS: Readonly<Record<PostingRefusal, string>> = {
  tooLong: `That’s more than a posting can hold (${LONGEST_TEXT_CHARACTERS.toLocaleString('en-GB')} characters). Paste the part that says what’s required.`,
  noSuchDay: 'That day doesn’t exist.',
  yearOutOfReach: 'That year is too far away. Is there a digit too many?',
};
