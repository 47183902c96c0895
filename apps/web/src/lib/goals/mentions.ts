/** What an @ in notes offers of goals: open ones first, newest first. */
import { isOpen } from '@cairn/model/goals';
import Mountain from 'lucide-svelte/icons/mountain';
import type { Mentionable } from '#lib/features/feature.ts';
import { newestFirst } from '#lib/features/search-words.ts';
import { shortDay } from '#lib/ui/dates.ts';

export const mentions: readonly Mentionable[] = [
  {
    collection: 'goals',
    icon: Mountain,
    all: ({ goals, today }) =>
      newestFirst(goals.all.filter(({ title }) => title.trim() !== ''))
        .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
        .map(({ id, title, due }) => ({
          id,
          name: title.trim(),
          about: due === null ? '' : `due ${shortDay(due, today)}`,
        })),
  },
];
