/** What an @ in notes offers of reviews, those of the newest period first. */
import { periodName, periodOfReview } from '@cairn/model/reviews';
import BookOpenCheck from 'lucide-svelte/icons/book-open-check';
import type { Mentionable } from '#lib/features/feature.ts';
import { whoseWords } from '#lib/features/subject.ts';
import { KIND_WORDS } from './review-words.ts';

export const mentions: readonly Mentionable[] = [
  {
    collection: 'reviews',
    icon: BookOpenCheck,
    all: (session) =>
      session.reviews.all
        .flatMap(({ id }) => {
          const period = periodOfReview(id);
          return period === null ? [] : [{ id, period }];
        })
        .sort(({ period: a }, { period: b }) => (a.start < b.start ? 1 : -1))
        .map(({ id, period }) => ({
          id,
          name: periodName(period),
          about: [`${KIND_WORDS[period.kind]} review`, whoseWords(session, period.person)]
            .filter(Boolean)
            .join(' · '),
        })),
  },
];
