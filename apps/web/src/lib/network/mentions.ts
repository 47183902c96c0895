/** What an @ in notes offers of the network: contacts, then events, newest first. */
import CalendarHeart from 'lucide-svelte/icons/calendar-heart';
import Handshake from 'lucide-svelte/icons/handshake';
import type { Mentionable } from '#lib/features/feature.ts';
import { newestFirst } from '#lib/features/search-words.ts';
import { whoseWords } from '#lib/features/subject.ts';

export const mentions: readonly Mentionable[] = [
  {
    collection: 'contacts',
    icon: Handshake,
    all: (session) =>
      newestFirst(session.contacts.all)
        .filter(({ name }) => name.trim() !== '')
        .map(({ id, name, position, person }) => ({
          id,
          name: name.trim(),
          about: [position.trim(), whoseWords(session, person)].filter(Boolean).join(' · '),
        })),
  },
  {
    collection: 'networkEvents',
    icon: CalendarHeart,
    all: (session) =>
      newestFirst(session.networkEvents.all)
        .filter(({ title }) => title.trim() !== '')
        .map(({ id, title, place, person }) => ({
          id,
          name: title.trim(),
          about: [place.trim(), whoseWords(session, person)].filter(Boolean).join(' · '),
        })),
  },
];
