/** The meetings feature, as the rest of the app sees it. */
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
    series: { one: 'a series', many: 'series', heading: 'Series of meetings' },
  },
  changes: {
    'meeting.create': 'add meeting',
    'meeting.rename': 'rename meeting',
    'meeting.setKind': 'change kind of meeting',
    'meeting.schedule': 'reschedule meeting',
    'meeting.setMinutes': 'change meeting length',
    'meeting.setPlace': 'change meeting place',
    'meeting.prepare': 'prepare meeting',
    'meeting.skip': 'skip meeting',
    'meeting.unskip': 'take back skipping',
    'series.create': 'plan series',
    'series.rename': 'rename series',
    'series.setTemplate': 'change template of series',
    'series.end': 'end series',
    'series.changeRhythm': 'change rhythm of series',
    'agendaItem.add': 'add topic',
    'agendaItem.addSome': 'add topics',
    'agendaItem.reword': 'reword topic',
    'agendaItem.tickOff': 'tick off topic',
    'agendaItem.setMinutes': 'change time for topic',
    'agendaItem.bring': 'bring topic to meeting',
    'agendaItem.takeOff': 'take topic off agenda',
  },
  mentions: () => import('./mentions.ts'),
  search: { label: 'Meetings', load: () => import('./search.ts') },
} satisfies Feature;
