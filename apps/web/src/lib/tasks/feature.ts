/** Tasks as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';

export const tasks = {
  places: [
    {
      path: '/week',
      label: 'My week',
      icon: () => import('lucide-svelte/icons/calendar-check'),
      group: 'growth',
      key: 'w',
    },
  ],
  records: {
    tasks: {
      one: 'a task',
      many: 'tasks',
      /** With what it belongs to. */
      opensAt: ({ goal, meetings: [meeting] }, { pathOf }) => {
        if (goal !== null) return pathOf('goals', goal);
        return meeting === undefined ? '/' : pathOf('meetings', meeting);
      },
    },
  },
  changes: {
    'task.create': 'adding a task',
    'task.createSome': 'adding tasks',
    'task.reword': 'rewording a task',
    'task.tickOff': 'ticking off a task',
    'task.reopen': 'reopening a task',
    'task.setDue': 'changing when a task is due',
    'task.setGoal': 'changing a task’s goal',
    'task.setOwner': 'changing who does a task',
    'task.setMeeting': 'changing a task’s meeting',
    'task.carryOver': 'carrying tasks over',
    'task.shift': 'moving a goal’s steps along',
    'task.moveToDay': 'moving a task to another day',
    'task.drop': 'dropping a task',
    'task.pickUp': 'picking a task up again',
    'task.setRepeat': 'changing how a task repeats',
    'task.tickOffOn': 'ticking off a task for a day',
    'task.reopenOn': 'reopening a task for a day',
  },
  search: { label: 'Tasks', load: () => import('./search.ts') },
} satisfies Feature;
