/**
 * A review of a week, a month, a quarter or a year: what went well, what got in the way, and a few
 * questions. Either person may begin it, so its id follows from what it is (DOC-16): there is one,
 * even if both begin it offline.
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { id, keyed, time } from '../document/fields.ts';
import type { PersonId } from '../shared/ids.ts';
import { periodOfReview, type ReviewKind } from './period.ts';
import { periodName } from './period-name.ts';

/** The questions, each answered in a rich text of the same name. */
export const QUESTIONS = [
  'worked',
  'adjust',
  'stopped',
  'skills',
  'growth',
  'aligned',
  'patterns',
  'struggles',
] as const;
export type Question = (typeof QUESTIONS)[number];

/** Which of them each kind asks, in order. */
export const QUESTIONS_OF: Readonly<Record<ReviewKind, readonly Question[]>> = {
  weekly: ['worked', 'adjust', 'stopped'],
  monthly: ['worked', 'adjust', 'stopped'],
  quarterly: ['aligned', 'skills', 'worked', 'adjust', 'growth'],
  annual: ['aligned', 'patterns', 'struggles', 'growth'],
};

/** More facts than a year has. */
const MOST_LEFT_OUT = 5_000;

export const reviews = collection({
  name: 'reviews',
  record: 'review',
  storage: 'flat',
  mostEntries: 5_000,
  prose: QUESTIONS,
  discussed: true,
  title: ({ id }) => {
    const period = periodOfReview(id);
    return period === null ? '' : periodName(period);
  },
  fields: {
    /** The facts that somebody has left out, as `<collection>:<id>`. */
    leftOut: keyed<readonly string[], string, true>(
      'left:<fact>',
      (entries) => entries.flatMap(([fact, raw]) => (raw === true ? fact : [])),
      MOST_LEFT_OUT,
    ),
    /** `null` until somebody has closed it. */
    finishedAt: time(),
    finishedBy: id<PersonId>(),
  },
});

export type Review = RecordOf<typeof reviews>;
