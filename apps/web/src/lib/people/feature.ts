/** The people feature, as the rest of the app sees it. */
import type { Feature } from '#lib/features/feature.ts';

export const people = {
  records: {
    people: { one: 'a person', many: 'people' },
  },
  changes: {
    'person.join': 'join',
    'person.rename': 'change name',
    'person.recolour': 'change colour',
    'person.setRole': 'change role',
  },
  mentions: () => import('./mentions.ts'),
} satisfies Feature;
