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

export type ReviewRhythm = RecordOf<typeof reviewRhythms>;
