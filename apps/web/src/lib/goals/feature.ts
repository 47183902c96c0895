/** Goals as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';

export const goals = {
  places: [
    {
      path: '/goals',
      label: 'Goals',
      icon: () => import('lucide-svelte/icons/mountain'),
      group: 'main',
      key: 'g',
      begin: { label: 'New goal', also: 'add create' },
    },
  ],
} satisfies Feature;
