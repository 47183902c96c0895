/** Habits, as the rest of the app sees them. They are on My week, and each has a page of its own. */
import type { Feature } from '#lib/features/feature.ts';

export const habits = {
  begins: [
    {
      label: 'New habit',
      also: 'add create swap streak every day',
      path: '/week',
      control: 'habit',
    },
  ],
  records: {
    habits: { one: 'a habit', many: 'habits', opensAt: '/week/habits' },
  },
  changes: {
    'habit.add': 'add habit',
    'habit.word': 'reword habit',
    'habit.plan': 'change habit’s days',
    'habit.pause': 'pause habit',
    'habit.resume': 'resume habit',
    'habit.end': 'end habit',
    'habit.setGoal': 'change habit’s goal',
    'habit.tick': 'tick habit',
    'habit.untick': 'untick habit',
  },
  today: {
    /** The component knows whether any of them falls on today. */
    when: ({ habits, me }) => habits.all.some(({ person }) => person === me),
    load: () => import('./today/HabitsToday.svelte'),
  },
  search: { label: 'Habits', load: () => import('./search.ts') },
  example: () => import('./example.ts'),
} satisfies Feature;
