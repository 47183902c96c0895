/** What an @ in notes offers of meetings: the nearest in time first, past or future. */
import { dayOf } from '@cairn/model/shared';
import CalendarDays from 'lucide-svelte/icons/calendar-days';
import type { Mentionable } from '#lib/features/feature.ts';
import { shortDay } from '#lib/ui/dates.ts';

export const mentions: readonly Mentionable[] = [
  {
    collection: 'meetings',
    icon: CalendarDays,
    all: ({ meetings, today, now }) => {
      const away = ({ startsAt }: { readonly startsAt: number | null }) =>
        startsAt === null ? Infinity : Math.abs(startsAt - now);
      return meetings.all
        .filter(({ title }) => title.trim() !== '')
        .sort((a, b) => away(a) - away(b))
        .map(({ id, title, startsAt }) => ({
          id,
          name: title.trim(),
          about: startsAt === null ? '' : shortDay(dayOf(startsAt), today),
        }));
    },
  },
];
