/** Meetings as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';

export const meetings = {
  places: [
    {
      path: '/meetings',
      label: 'Meetings',
      icon: () => import('lucide-svelte/icons/calendar-days'),
      group: 'main',
      key: 'm',
      begin: { label: 'New meeting', also: 'add create plan' },
    },
  ],
} satisfies Feature;
