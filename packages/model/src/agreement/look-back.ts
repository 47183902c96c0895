/** What became of something hoped for, as one person sees it on the day it is looked at: one plain value (DOC-15). */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, oneOf, requiredId, words } from '../document/fields.ts';
import type { ClauseId } from './clause-kinds.ts';

export const OUTCOMES = ['notYet', 'partly', 'yes'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const lookBacks = collection({
  name: 'lookBacks',
  record: 'lookBack',
  storage: 'value',
  mostEntries: 5_000,
  title: ({ line }) => line,
  goesWith: ({ clause }) => ({ record: 'clause', id: clause }),
  fields: {
    /** The goal of the relationship that it is about. */
    clause: requiredId<ClauseId>(),
    /** The day on which the agreement was to be looked at, or ended. */
    day: day(),
    outcome: oneOf(['unsaid', ...OUTCOMES], 'unsaid'),
    line: words(),
  },
});

export type LookBack = RecordOf<typeof lookBacks>;
