/** People as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';

export const people = {
  records: {
    people: { one: 'a person', many: 'people' },
  },
  changes: {
    'person.join': 'joining',
    'person.rename': 'changing a name',
    'person.recolour': 'changing a colour',
    'person.setRole': 'changing a role',
  },
} satisfies Feature;
