/** Tasks as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';

export const tasks = {
  places: [
    {
      path: '/week',
      label: 'My week',
      icon: () => import('lucide-svelte/icons/calendar-check'),
      group: 'growth',
      key: 'w',
    },
  ],
} satisfies Feature;
