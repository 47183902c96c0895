/** What search finds of reviews: the period, and what was written. */
import { periodName, periodOfReview, QUESTIONS_OF } from '@cairn/model/reviews';
import type { Around, Found, FoundWithin } from '#lib/features/feature.ts';
import { proseWords } from '#lib/features/search-words.ts';
import { KIND_WORDS, questionWords } from './review-words.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id } of session.reviews.all) {
    const period = periodOfReview(id);
    if (period === null) continue;
    const about = `${KIND_WORDS[period.kind]} review`;
    yield { id, title: periodName(period), about, path: pathOf('reviews', id) };
  }
}

export function* passages({ session }: Around): Generator<FoundWithin> {
  for (const { id } of session.reviews.all) {
    const kind = periodOfReview(id)?.kind;
    for (const question of kind === undefined ? [] : QUESTIONS_OF[kind]) {
      const where = questionWords(question, kind ?? 'weekly');
      yield { id, where, text: proseWords(session, 'reviews', id, question) };
    }
  }
}
