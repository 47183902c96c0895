/** Pure questions about reviews: which is due, which came before, and how they follow one another. */
import type { Day } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import {
  endOf,
  type Period,
  periodOfReview,
  periodToReview,
  previousStart,
  REVIEW_KINDS,
  type ReviewId,
  reviewId,
  type ReviewKind,
} from './period.ts';
import type { Review } from './review.ts';

/** A review with what its id says. */
export interface DatedReview {
  readonly review: Review;
  readonly period: Period;
}

/** The reviews of `person`, the newest period first; of those that end together, the shortest first. */
export function reviewsOf(reviews: readonly Review[], person: PersonId): readonly DatedReview[] {
  return reviews
    .flatMap((review) => {
      const period = periodOfReview(review.id);
      return period?.person === person ? [{ review, period, end: endOf(period) }] : [];
    })
    .sort(
      (a, b) =>
        compare(b.end, a.end) ||
        REVIEW_KINDS.indexOf(a.period.kind) - REVIEW_KINDS.indexOf(b.period.kind),
    )
    .map(({ review, period }) => ({ review, period }));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The id of the review of the period before. */
export function reviewBefore(period: Period): ReviewId {
  return reviewId({ ...period, start: previousStart(period) });
}

export interface DueOptions {
  readonly person: PersonId;
  /** Those to be reminded of. */
  readonly kinds: readonly ReviewKind[];
  readonly today: Day;
  /** Nothing that ended before this day is asked about. */
  readonly since: Day;
}

/** The reviews that are due and neither finished nor in the bin, the rarest first. */
export function dueReviews(
  get: (id: ReviewId) => Pick<Review, 'finishedAt' | 'deletedAt'> | undefined,
  { person, kinds, today, since }: DueOptions,
): readonly Period[] {
  return REVIEW_KINDS.filter((kind) => kinds.includes(kind))
    .flatMap((kind): Period[] => {
      const { start, isDue } = periodToReview(kind, today);
      const period = { kind, start, person };
      const known = get(reviewId(period));
      const isOver = known !== undefined && (known.finishedAt !== null || known.deletedAt !== null);
      return isDue && !isOver && endOf(period) > since ? [period] : [];
    })
    .reverse();
}
