/** The vision as the rest of the app sees it. */
import type { Feature } from '#lib/features/feature.ts';

export const vision = {
  places: [
    {
      path: '/vision',
      label: 'Vision',
      icon: () => import('lucide-svelte/icons/compass'),
      group: 'growth',
      key: 'v',
    },
  ],
} satisfies Feature;
