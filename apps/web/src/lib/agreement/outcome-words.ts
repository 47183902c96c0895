/** What became of something hoped for, in a word. */
import type { LookBack } from '@cairn/model/agreement';

export const OUTCOME_WORDS: Readonly<Record<LookBack['outcome'], string>> = {
  unsaid: 'Nothing said yet',
  notYet: 'Not yet',
  partly: 'Partly',
  yes: 'Yes',
};
