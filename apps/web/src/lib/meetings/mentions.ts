/** What an @ in notes offers of meetings, the nearest in time first, past or future; and of what they decided, newest first. */
import { cut, dayOf } from '@cairn/model/shared';
import CalendarDays from 'lucide-svelte/icons/calendar-days';
import Gavel from 'lucide-svelte/icons/gavel';
import type { Mentionable } from '#lib/features/feature.ts';
import { newestFirst } from '#lib/features/search-words.ts';
import { shortDay } from '#lib/ui/dates.ts';
import { nameOfMeeting } from './meeting-words.ts';

/** A decision may be a whole sentence. */
const LONGEST_NAME = 80;

export const mentions: readonly Mentionable[] = [
  {
    collection: 'meetings',
    icon: CalendarDays,
    all: ({ meetings, today, now }) => {
      const away = ({ startsAt }: { readonly startsAt: number | null }) =>
        startsAt === null ? Infinity : Math.abs(startsAt - now);
      return meetings.all
        .toSorted((a, b) => away(a) - away(b))
        .map((meeting) => ({
          id: meeting.id,
          name: nameOfMeeting(meeting),
          about: meeting.startsAt === null ? '' : shortDay(dayOf(meeting.startsAt), today),
        }));
    },
  },
  {
    collection: 'decisions',
    icon: Gavel,
    all: ({ decisions, today }) =>
      newestFirst(decisions.all)
        .filter(({ text }) => text.trim() !== '')
        .map(({ id, text, createdAt }) => ({
          id,
          name: cut(text.trim(), LONGEST_NAME),
          about: shortDay(dayOf(createdAt), today),
        })),
  },
];
