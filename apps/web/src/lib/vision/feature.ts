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
    'visionPart.add': 'adding to the vision',
    'visionPart.reword': 'rewording the vision',
    'objective.add': 'adding an objective',
    'objective.rename': 'renaming an objective',
  },
  search: { label: 'Vision', load: () => import('./search.ts') },
} satisfies Feature;
