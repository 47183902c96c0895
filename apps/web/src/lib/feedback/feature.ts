/** Feedback as the rest of the app sees it. */
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
      /** Beside what it is about, naming the thread so that the page can bring it forward. */
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
    'thread.start': 'starting a thread',
    'thread.reply': 'a reply',
    'thread.resolve': 'resolving a thread',
    'thread.reopen': 'reopening a thread',
    'thread.setStatus': 'changing how a thread stands',
    'thread.setOutcome': 'saying what came of a thread',
    'message.edit': 'editing a message',
  },
  search: { label: 'Feedback', load: () => import('./search.ts') },
} satisfies Feature;
