/** The tasks feature, as the rest of the app sees it. */
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
      /** On the page of what it belongs to. */
      opensAt: ({ goal, meetings: [meeting] }, { pathOf }) => {
        if (goal !== null) return pathOf('goals', goal);
        return meeting === undefined ? '/' : pathOf('meetings', meeting);
      },
    },
  },
  changes: {
    'task.create': 'add task',
    'task.createSome': 'add tasks',
    'task.reword': 'reword task',
    'task.tickOff': 'tick off task',
    'task.reopen': 'reopen task',
    'task.setDue': 'change due date',
    'task.setGoal': 'change task’s goal',
    'task.setOwner': 'change who a task is assigned to',
    'task.setMeeting': 'change task’s meeting',
    'task.carryOver': 'carry tasks over',
    'task.shift': 'move goal’s steps along',
    'task.moveToDay': 'move task to another day',
    'task.drop': 'drop task',
    'task.pickUp': 'pick task up again',
    'task.setRepeat': 'change how task repeats',
    'task.tickOffOn': 'tick off task for a day',
    'task.reopenOn': 'reopen task for a day',
  },
  search: { label: 'Tasks', load: () => import('./search.ts') },
} satisfies Feature;
