/** Meetings as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';

export const meetings = {
  places: [
    {
      path: '/meetings',
      label: 'Meetings',
      icon: () => import('lucide-svelte/icons/calendar-days'),
      group: 'main',
      key: 'm',
      begin: { label: 'New meeting', also: 'add create plan' },
    },
  ],
  records: {
    meetings: { one: 'a meeting', many: 'meetings', opensAt: '/meetings' },
    agendaItems: { one: 'a topic', many: 'topics' },
  },
  changes: {
    'meeting.create': 'adding a meeting',
    'meeting.rename': 'renaming a meeting',
    'meeting.setKind': 'changing the kind of a meeting',
    'meeting.schedule': 'rescheduling a meeting',
    'meeting.setMinutes': 'changing the length of a meeting',
    'meeting.setPlace': 'changing where a meeting is',
    'agendaItem.add': 'adding a topic',
    'agendaItem.addSome': 'adding topics',
    'agendaItem.reword': 'rewording a topic',
    'agendaItem.tickOff': 'ticking off a topic',
    'agendaItem.setMinutes': 'changing the time for a topic',
    'agendaItem.bring': 'bringing a topic along',
    'agendaItem.takeOff': 'taking a topic off an agenda',
  },
  search: { label: 'Meetings', load: () => import('./search.ts') },
} satisfies Feature;
