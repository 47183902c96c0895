/** What is done to reviews, which both people may begin. */
import { proseOf } from '@cairn/model/document';
import {
  beginReview,
  finishReview,
  leaveOut,
  remindOfReviews,
  REVIEW_KINDS,
  reviews,
} from '@cairn/model/reviews';
import { newId, type PersonId } from '@cairn/model/shared';
import { writeLines } from '@cairn/prose/text';
import { among, born, dayAfter, one, type Operations } from './draws.ts';

const MENTEE = 'mentee' as PersonId;

export const reviewOperations: Operations = {
  beginReview: (me, draw) => {
    // Few weeks, so that two people often begin the same one.
    const start = dayAfter(7 * (draw.choice % 3));
    if (start === null) return;
    const id = beginReview(me, { kind: among(REVIEW_KINDS, draw.pick), start, person: MENTEE });
    // It is kept as a key for each field.
    born(draw, reviews, `${id}.first:createdBy`);
  },
  keepFacts: (me, { pick, choice }) => {
    const review = one(me, reviews, pick);
    if (review) leaveOut(me, review.id, `tasks:some-${String(choice % 5)}`, choice % 2 === 0);
  },
  finishReview: (me, { pick, choice }) => {
    const review = one(me, reviews, pick);
    if (review) finishReview(me, review.id, choice % 3 !== 0);
  },
  answerReview: (me, { ledger, pick, letter }) => {
    const review = one(me, reviews, pick);
    if (!review) return;
    const answers = proseOf(me.doc, 'reviews', review.id, 'worked');
    writeLines(answers, [{ content: letter }], () => newId(me.random));
    ledger.prose.add(`reviews/${review.id}/worked`);
  },
  remindOfReviews: (me, { choice }) => {
    remindOfReviews(me, MENTEE, among(REVIEW_KINDS, choice), choice % 2 === 0);
  },
};
