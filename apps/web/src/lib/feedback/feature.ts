/** The feedback feature, as the rest of the app sees it. */
import type { Feature } from '#lib/features/feature.ts';

export const feedback = {
  places: [
    {
      path: '/feedback',
      label: 'Feedback',
      icon: () => import('lucide-svelte/icons/message-square-text'),
      group: 'main',
      key: 'f',
      badge: () => import('./WaitingCount.svelte'),
    },
  ],
  records: {
    threads: {
      one: 'a thread',
      many: 'threads',
      /** On the page of what it is about, naming the thread so that the page can show it first. */
      opensAt: ({ id, anchor }, { session, pathOf }) => {
        const about = anchor.id ?? '';
        const goal = anchor.kind === 'task' ? session.tasks.get(about)?.goal : about;
        const beside =
          anchor.kind === 'meeting' && about !== ''
            ? pathOf('meetings', about)
            : anchor.kind !== 'workspace' && goal
              ? pathOf('goals', goal)
              : null;
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
    'thread.setStatus': 'change thread status',
    'thread.setOutcome': 'edit outcome',
    'message.edit': 'edit message',
  },
  search: { label: 'Feedback', load: () => import('./search.ts') },
} satisfies Feature;
