/** Wins as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';

export const wins = {
  places: [
    {
      path: '/wins',
      label: 'Wins',
      icon: () => import('lucide-svelte/icons/trophy'),
      group: 'growth',
      key: 'n',
    },
  ],
} satisfies Feature;
