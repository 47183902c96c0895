/** The network as the rest of the app sees it. */
import type { Feature } from '#lib/features/feature.ts';
import { NETWORK_VIEWS } from './views.ts';

export const network = {
  places: [
    {
      path: '/network',
      label: 'Network',
      icon: () => import('lucide-svelte/icons/handshake'),
      group: 'growth',
      key: 'k',
      tabs: NETWORK_VIEWS.slice(1),
      begin: { label: 'New contact', also: 'add create person network' },
    },
  ],
  records: {
    contacts: { one: 'a contact', many: 'contacts', opensAt: '/network' },
    touches: {
      one: 'an interaction',
      many: 'interactions',
      opensAt: ({ contact }, { pathOf }) => pathOf('contacts', contact),
    },
    networkEvents: { one: 'an event', many: 'events', opensAt: '/network/events' },
    eventQuestions: {
      one: 'a prepared question',
      many: 'prepared questions',
      opensAt: ({ event }, { pathOf }) => pathOf('networkEvents', event),
    },
  },
  changes: {
    'contact.add': 'add contact',
    'contact.edit': 'edit contact',
    'contact.tag': 'add tag',
    'contact.untag': 'remove tag',
    'contact.link': 'add task to contact',
    'contact.unlink': 'remove task from contact',
    'contact.paste': 'paste table',
    'touch.add': 'add interaction',
    'touch.edit': 'edit interaction',
    'networkEvent.add': 'add event',
    'networkEvent.edit': 'edit event',
    'networkEvent.visit': 'tick off event',
    'networkEvent.unvisit': 'untick event',
    'networkEvent.link': 'add follow-up',
    'networkEvent.unlink': 'remove follow-up',
    'eventQuestion.add': 'add question',
    'eventQuestion.reword': 'reword question',
  },
  today: {
    /** Only whoever's network it is; the component knows whether anybody is going cold. */
    when: ({ contacts, networkEvents, me }) =>
      contacts.all.some(({ cadence, person }) => cadence !== 'none' && person === me) ||
      networkEvents.all.some(({ visited, person }) => !visited && person === me),
    load: () => import('./today/GoingCold.svelte'),
  },
  mentions: () => import('./mentions.ts'),
  search: { label: 'Network', load: () => import('./search.ts') },
  example: () => import('./example.ts'),
} satisfies Feature;
