/** What an @ in notes offers of skills, newest first; with several mentees it says whose each is. */
import Radar from 'lucide-svelte/icons/radar';
import type { Mentionable } from '#lib/features/feature.ts';
import { newestFirst } from '#lib/features/search-words.ts';
import { whoseWords } from '#lib/features/subject.ts';

export const mentions: readonly Mentionable[] = [
  {
    collection: 'skills',
    icon: Radar,
    all: (session) =>
      newestFirst(session.skills.all)
        .filter(({ name }) => name.trim() !== '')
        .map(({ id, name, person }) => ({
          id,
          name: name.trim(),
          about: whoseWords(session, person),
        })),
  },
];
