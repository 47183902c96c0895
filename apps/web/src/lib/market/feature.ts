/** What the market asks for, as the rest of the app sees it. Its page is a tab of Skills. */
import type { Feature } from '#lib/features/feature.ts';

export const market = {
  records: {
    postings: {
      one: 'a posting',
      many: 'postings',
      opensAt: ({ id }) => `/skills/market?posting=${id}`,
    },
    marketYears: { one: 'a market year', many: 'market years', opensAt: () => '/skills/market' },
  },
  changes: {
    'posting.add': 'add posting',
    'posting.edit': 'edit posting',
    'marketYear.add': 'add market year',
    'marketYear.edit': 'edit market year',
    'marketYear.paste': 'paste table',
  },
  search: { label: 'Postings', load: () => import('./search.ts') },
  example: () => import('./example.ts'),
} satisfies Feature;
