/** Which reviews somebody wants to be reminded of; one for each person, whoever sets it (DOC-16). */
import { collection, type RecordOf } from '../document/collection.ts';
import { keyed } from '../document/fields.ts';
import { REVIEW_KINDS, type ReviewKind } from './period.ts';

/** Its id is the person's. */
export const reviewRhythms = collection({
  name: 'reviewRhythms',
  record: 'reviewRhythm',
  storage: 'flat',
  mostEntries: 1_000,
  title: () => '',
  fields: {
    kinds: keyed<readonly ReviewKind[], ReviewKind, true>('kind:<kind>', (entries) =>
      REVIEW_KINDS.filter((kind) => entries.some(([key, raw]) => key === kind && raw === true)),
    ),
  },
});

/** What somebody is reminded of; nothing while the rhythm is in the bin, as after undoing its first tick. */
export function remindedOf(
  rhythm: Pick<ReviewRhythm, 'kinds' | 'deletedAt'> | undefined,
): readonly ReviewKind[] {
  return rhythm?.deletedAt === null ? rhythm.kinds : [];
}

export type ReviewRhythm = RecordOf<typeof reviewRhythms>;
