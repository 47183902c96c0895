/** The vision feature, as the rest of the app sees it. */
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
  records: {
    visions: {
      one: 'a part of the vision',
      many: 'parts of the vision',
      heading: 'Vision',
      opensAt: () => '/vision',
    },
    objectives: { one: 'an objective', many: 'objectives', opensAt: () => '/vision' },
  },
  changes: {
    'visionPart.add': 'add to vision',
    'visionPart.reword': 'reword vision',
    'objective.add': 'add objective',
    'objective.rename': 'rename objective',
  },
  search: { label: 'Vision', load: () => import('./search.ts') },
} satisfies Feature;
