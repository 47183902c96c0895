/** Focus blocks, as the rest of the app sees them. They are on My week. */
import type { Feature } from '#lib/features/feature.ts';

export const focus = {
  begins: [
    {
      label: 'Start a focus block',
      also: 'new time timer concentrate pomodoro minutes',
      path: '/week',
      control: 'focus',
    },
  ],
  records: {
    focusBlocks: {
      one: 'a focus block',
      many: 'focus blocks',
      opensAt: ({ date }) => (date === null ? '/week' : `/week?week=${date}`),
    },
  },
  changes: {
    'focusBlock.start': 'start focus block',
    'focusBlock.distract': 'note distraction',
    'focusBlock.finish': 'end focus block',
    'focusBlock.edit': 'edit focus block',
  },
  search: { label: 'Focus', load: () => import('./search.ts') },
  example: () => import('./example.ts'),
} satisfies Feature;
