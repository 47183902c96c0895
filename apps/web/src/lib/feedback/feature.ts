/** The feedback feature, as the rest of the app sees it. */
import type { AnchorKind } from '@cairn/model/feedback';
import type { Feature } from '#lib/features/feature.ts';
import { dueRequests } from './request/due-requests.ts';

/** Whose pages show the threads about each kind. */
const PAGES_OF = {
  goal: 'goals',
  task: 'tasks',
  meeting: 'meetings',
  decision: 'decisions',
  skill: 'skills',
  learning: 'learnings',
  experience: 'experiences',
  review: 'reviews',
  contact: 'contacts',
  networkEvent: 'networkEvents',
  habit: 'habits',
  checkIn: 'checkIns',
  agendaItem: 'agendaItems',
  visionPart: 'visions',
  clause: 'clauses',
  marketYear: 'marketYears',
} as const satisfies Readonly<Record<Exclude<AnchorKind, 'workspace'>, string>>;

export const feedback = {
  places: [
    {
      path: '/feedback',
      label: 'Feedback',
      icon: () => import('lucide-svelte/icons/message-square-text'),
      group: 'main',
      key: 'f',
      badge: () => import('./WaitingCount.svelte'),
      tabs: [
        { path: '/feedback/request', label: 'Ask for feedback' },
        { path: '/feedback/ask', label: 'Ask for something specific' },
        { path: '/feedback/growth', label: 'Growth' },
      ],
    },
  ],
  shortcuts: {
    title: 'In Feedback',
    list: [
      { keys: ['J'], what: 'Go to the next thread', single: true },
      { keys: ['K'], what: 'Go to the one before', single: true },
      { keys: ['R'], what: 'Reply', single: true },
      { keys: ['E'], what: 'Done: take it out of your inbox', single: true },
    ],
  },
  records: {
    threads: {
      one: 'a thread',
      many: 'threads',
      /** On the page of what it is about, naming the thread so that the page can show it first. */
      opensAt: ({ id, anchor: { kind, id: about } }, { pathOf }) => {
        const page = kind === 'workspace' || about === null ? null : pathOf(PAGES_OF[kind], about);
        // A task of its own has none but Today.
        const beside = page === '/' ? null : page;
        return `${beside ?? '/feedback'}?thread=${id}`;
      },
    },
    messages: { one: 'a message', many: 'messages' },
  },
  changes: {
    'thread.start': 'start thread',
    'thread.reply': 'reply',
    'thread.resolve': 'resolve thread',
    'thread.reopen': 'reopen thread',
    'thread.request': 'ask for feedback',
    'thread.answer': 'answer question',
    'thread.markAnswered': 'mark as answered',
    'thread.apply': 'mark as applied',
    'thread.setAside': 'set feedback aside',
    'thread.setOutcome': 'say what you did with feedback',
    'thread.thank': 'say thank you',
    'thread.takeThanksBack': 'take thanks back',
    'thread.takeSuggestion': 'accept suggestion',
    'thread.putOff': 'change the day of a request',
    'thread.attach': 'attach thread to other words',
    'thread.react': 'react',
    'thread.takeReactionBack': 'take reaction back',
    'message.edit': 'edit message',
  },
  comments: () => import('./CommentButton.svelte'),
  commentSheet: () => import('./CommentSheet.svelte'),
  today: {
    when: (session) => dueRequests(session).length > 0,
    load: () => import('./request/DueRequests.svelte'),
  },
  example: () => import('./example.ts'),
  search: { label: 'Feedback', load: () => import('./search.ts') },
} satisfies Feature;
