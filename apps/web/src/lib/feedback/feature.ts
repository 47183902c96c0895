/** Feedback as the rest of the app sees it. */
import type { Feature } from '#lib/features/feature.ts';

export const feedback = {
  places: [
    {
      path: '/feedback',
      label: 'Feedback',
      icon: () => import('lucide-svelte/icons/message-square-text'),
      group: 'main',
      key: 'f',
      badge: () => import('./WaitingCount.svelte'),
    },
  ],
} satisfies Feature;
