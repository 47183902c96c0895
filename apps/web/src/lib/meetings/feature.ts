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
      tabs: [{ path: '/meetings/commitments', label: 'Commitments' }],
      begin: { label: 'New meeting', also: 'add create plan' },
    },
  ],
  records: {
    meetings: { one: 'a meeting', many: 'meetings', opensAt: '/meetings' },
    agendaItems: { one: 'a topic', many: 'topics' },
    decisions: { one: 'a decision', many: 'decisions', opensAt: '/meetings/decisions' },
    commitments: {
      one: 'a commitment',
      many: 'commitments',
      opensAt: ({ meeting }, { pathOf }) =>
        (meeting === null ? null : pathOf('meetings', meeting)) ?? '/meetings/commitments',
    },
    topicTimes: { one: 'the time of a topic', many: 'times of topics' },
  },
  changes: {
    'meeting.create': 'add meeting',
    'meeting.rename': 'rename meeting',
    'meeting.setKind': 'change kind of meeting',
    'meeting.schedule': 'reschedule meeting',
    'meeting.setMinutes': 'change meeting length',
    'meeting.setPlace': 'change meeting place',
    'meeting.close': 'close meeting',
    'meeting.reopen': 'reopen meeting',
    'decision.add': 'add decision',
    'decision.addSome': 'add decisions',
    'decision.reword': 'reword decision',
    'commitment.add': 'add commitment',
    'commitment.addSome': 'add commitments',
    'commitment.reword': 'reword commitment',
    'commitment.answer': 'answer commitment',
    'commitment.tellInTheWay': 'edit what got in the way',
    'topicTime.note': 'note time of topic',
    'agendaItem.add': 'add topic',
    'agendaItem.addSome': 'add topics',
    'agendaItem.reword': 'reword topic',
    'agendaItem.tickOff': 'tick off topic',
    'agendaItem.setMinutes': 'change time for topic',
    'agendaItem.bring': 'bring topic to meeting',
    'agendaItem.takeOff': 'take topic off agenda',
  },
  mentions: () => import('./mentions.ts'),
  example: () => import('./example.ts'),
  search: { label: 'Meetings', load: () => import('./search.ts') },
} satisfies Feature;
