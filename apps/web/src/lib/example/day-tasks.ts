/** What fills the weeks besides steps and action items: small tasks, and repeating ones. */
import type { ExampleTaskOfDay } from './shape.ts';

export const dayTasks: readonly ExampleTaskOfDay[] = [
  {
    made: -60,
    text: 'An evening for the course, phone in the other room',
    due: -54,
    repeat: 'weekly',
    doneOn: [-54, -47, -40, -26, -19, -12, -5],
    goal: 'course',
  },
  {
    made: -12,
    text: 'Write down one thing I didn’t do myself',
    due: -11,
    repeat: 'daily',
    doneOn: [-11, -10, -9, -8, -6, -5, -4, -3, -1],
    goal: 'lead',
  },
  {
    made: -95,
    text: 'Write to somebody I haven’t heard from',
    due: -90,
    repeat: 'monthly',
    doneOn: [-90],
    goal: 'network',
  },
  { made: -4, text: 'Swap notes on module 4 with Yusuf', due: -2, done: -2, goal: 'course' },
  {
    made: -4,
    text: 'Ask Jonas what he’d give up for the earlier date',
    due: 0,
    goal: 'project',
  },
  { made: -3, text: 'Book the train to the meetup', due: 1 },
  { made: -3, text: 'Say thank you to Ines for the seat', due: 2 },
  { made: -3, text: 'Tidy the desk before the planning week' },
  { made: -9, text: 'Find the recording of last year’s panel', due: -7 },
  { made: -2, text: 'Read the one page, twice', due: 1, owner: 'robin' },
  { made: -2, text: 'Ask who keeps the budget now', due: 3, owner: 'robin' },
];
