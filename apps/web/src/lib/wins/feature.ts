/** The wins feature, as the rest of the app sees it. */
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
  records: {
    wins: { one: 'a win', many: 'wins', opensAt: () => '/wins' },
  },
  changes: {
    'win.add': 'add win',
    'win.edit': 'edit win',
  },
  today: {
    when: ({ wins }) => wins.all.length > 0,
    load: () => import('./NewestWin.svelte'),
  },
  example: () => import('./example.ts'),
  search: { label: 'Wins', load: () => import('./search.ts') },
} satisfies Feature;
