/** Reviews of a week, a month, a quarter and a year, and the rhythm in which somebody wants them. */
export { beginReview, finishReview, leaveOut, remindOfReviews } from './change-reviews.ts';
export { factKey, TIME_IN_BLOCKS, type Fact, type FactSource } from './fact.ts';
export { periodName } from './period-name.ts';
export {
  endOf,
  periodOfReview,
  periodToReview,
  REVIEW_KINDS,
  reviewId,
  startOf,
  type Period,
  type ReviewId,
  type ReviewKind,
} from './period.ts';
export {
  dueReviews,
  reviewBefore,
  reviewsOf,
  type DatedReview,
  type DueOptions,
} from './read-reviews.ts';
export { QUESTIONS, QUESTIONS_OF, reviews, type Question, type Review } from './review.ts';
export { remindedOf, reviewRhythms, type ReviewRhythm } from './rhythm.ts';
