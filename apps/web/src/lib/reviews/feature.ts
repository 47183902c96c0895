/** Reviews as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';

export const reviews = {
  places: [
    {
      path: '/reviews',
      label: 'Reviews',
      icon: () => import('lucide-svelte/icons/book-open-check'),
      group: 'growth',
      key: 'r',
      tabs: [{ path: '/reviews/year', label: 'Looking back over a year' }],
    },
  ],
  records: {
    reviews: { one: 'a review', many: 'reviews', opensAt: '/reviews' },
    reviewRhythms: { one: 'a review reminder', many: 'review reminders' },
  },
  changes: {
    'review.begin': 'start review',
    'review.leaveOut': 'leave item out of review',
    'review.takeIn': 'include item in review',
    'review.finish': 'finish review',
    'review.reopen': 'reopen review',
    'review.restore': 'restore review',
    'reviewRhythm.remind': 'change reminder',
  },
  today: {
    /** The component knows whether one is due. */
    when: ({ reviewRhythms, me, canWrite }) =>
      canWrite && reviewRhythms.get(me)?.deletedAt === null,
    load: () => import('./DueReview.svelte'),
  },
  mentions: () => import('./mentions.ts'),
  search: { label: 'Reviews', load: () => import('./search.ts') },
  example: () => import('./example.ts'),
} satisfies Feature;
