/** What an @ in notes offers of people: the others, then yourself. */
import UserRound from 'lucide-svelte/icons/user-round';
import type { Mentionable } from '#lib/features/feature.ts';

export const mentions: readonly Mentionable[] = [
  {
    collection: 'people',
    icon: UserRound,
    all: ({ people, me }) =>
      people.all
        .filter(({ name }) => name.trim() !== '')
        .sort((a, b) => Number(a.id === me) - Number(b.id === me))
        .map(({ id, name }) => ({ id, name: name.trim(), about: '' })),
  },
];
