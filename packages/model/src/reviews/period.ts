/** Weeks, months, quarters and years as reviews know them, and which of them is to be reviewed now. */
import { addMonths, isReachable, mondayOf } from '../shared/calendar.ts';
import { addDays, type Day, parseDay } from '../shared/days.ts';
import type { Id, PersonId } from '../shared/ids.ts';

/** From the most frequent to the rarest. */
export const REVIEW_KINDS = ['weekly', 'monthly', 'quarterly', 'annual'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];
export type ReviewId = Id<'review'>;

/** What a review is about. */
export interface Period {
  readonly kind: ReviewKind;
  /** Its first day: a Monday, or the first of a month. */
  readonly start: Day;
  readonly person: PersonId;
}

const MONTHS: Readonly<Record<Exclude<ReviewKind, 'weekly'>, number>> = {
  monthly: 1,
  quarterly: 3,
  annual: 12,
};

/** The first day of the week, month, quarter or year that `day` is in. */
export function startOf(kind: ReviewKind, day: Day): Day {
  if (kind === 'weekly') return mondayOf(day);
  const [year = '', month = ''] = day.split('-');
  const months = MONTHS[kind];
  const first = Math.floor((Number(month) - 1) / months) * months + 1;
  return `${year}-${String(first).padStart(2, '0')}-01` as Day;
}

/** The first day of the one after it. */
export function endOf({ kind, start }: Pick<Period, 'kind' | 'start'>): Day {
  return kind === 'weekly' ? addDays(start, 7) : addMonths(start, MONTHS[kind]);
}

/** The first day of the one before it. */
export function previousStart({ kind, start }: Pick<Period, 'kind' | 'start'>): Day {
  return startOf(kind, addDays(start, -1));
}

/** The id of a review follows from what it is about. */
export function reviewId({ kind, start, person }: Period): ReviewId {
  return `${kind}-${start}-${person}` as ReviewId;
}

const ID = /^(weekly|monthly|quarterly|annual)-(\d{4}-\d{2}-\d{2})-(.+)$/;

/** `null` for an id that no review has, such as that of a week that begins on a Tuesday. */
export function periodOfReview(id: string): Period | null {
  const [, kind, first, person] = ID.exec(id) ?? [];
  const start = parseDay(first);
  if (kind === undefined || person === undefined || start === null) return null;
  if (!isReachable(start)) return null;
  const period = { kind: kind as ReviewKind, start, person: person as PersonId };
  return startOf(period.kind, start) === start ? period : null;
}

/** So many days before its end, a review can be due: from Friday for a week. */
const DUE_BEFORE_END: Readonly<Record<ReviewKind, number>> = {
  weekly: 3,
  monthly: 3,
  quarterly: 7,
  annual: 14,
};
/** So many days after its end, it isn't asked about any more. */
const DUE_AFTER_END: Readonly<Record<ReviewKind, number>> = {
  weekly: 4,
  monthly: 14,
  quarterly: 21,
  annual: 31,
};

/** The period to be reviewed on `today`: the one that is about to end, or else the one before it. */
export function periodToReview(
  kind: ReviewKind,
  today: Day,
): { readonly start: Day; readonly isDue: boolean } {
  const start = startOf(kind, today);
  if (today >= addDays(endOf({ kind, start }), -DUE_BEFORE_END[kind]))
    return { start, isDue: true };
  return {
    start: previousStart({ kind, start }),
    isDue: today < addDays(start, DUE_AFTER_END[kind]),
  };
}
