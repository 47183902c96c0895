/** The example's habits: small swaps of Mira's, and one of Robin's, with a few weeks of ticks. */
import {
  addHabit,
  type HabitDraft,
  type HabitState,
  setHabitState,
  tickHabit,
} from '@cairn/model/habits';
import { mondayOf, weekdayOf } from '@cairn/model/shared';
import type { Days, Stage, Who } from '#lib/example/stage.ts';

interface ExampleHabit extends Omit<HabitDraft, 'goal' | 'person'> {
  readonly by: Who;
  readonly made: Days;
  readonly goal?: string;
  /** Which of its planned days were left out, counted back from the last one, which is 1. */
  readonly leftOut: readonly number[];
  /** Whether today's is ticked already. */
  readonly today?: true;
  readonly until?: { readonly day: Days; readonly state: HabitState };
}

const HABITS: readonly ExampleHabit[] = [
  {
    ...{ by: 'mira', made: -33, goal: 'lead', weekdays: [0, 1, 2, 3, 4] },
    ...{ when: 'somebody asks me how', title: 'Ask what they have tried' },
    ...{ insteadOf: 'answering', leftOut: [5, 14], today: true },
  },
  {
    ...{ by: 'mira', made: -61, goal: 'course', weekdays: [0, 2, 4] },
    ...{ when: 'I sit down on the train', title: 'Read two pages of the course' },
    ...{ insteadOf: 'the news', leftOut: [6] },
  },
  {
    ...{ by: 'mira', made: -20, goal: 'talk', weekdays: [6] },
    ...{ when: 'the coffee is ready on Sunday', title: 'Say the opening aloud, once' },
    ...{ insteadOf: 'rewriting it', leftOut: [] },
  },
  {
    ...{ by: 'mira', made: -110, weekdays: [0, 1, 2, 3, 4], leftOut: [3, 4, 8, 11] },
    ...{
      when: 'I arrive',
      title: 'Write down the one thing for today',
      insteadOf: 'reading email',
    },
    until: { day: -45, state: 'ended' },
  },
  {
    ...{ by: 'robin', made: -27, weekdays: [1, 3] },
    ...{ when: 'a meeting ends early', title: 'Walk once round the block' },
    ...{ insteadOf: 'opening another tab', leftOut: [4] },
  },
];

export function fill({ calendar, ids, goals, writerAt }: Stage): void {
  for (const told of HABITS) {
    const { by, made, goal = '', leftOut, today, until, ...draft } = told;
    const writer = (day: Days) => writerAt(by, calendar.written(day));
    // From a Monday on, so that its first week is a whole one.
    const from = mondayOf(calendar.day(made));
    const added = addHabit(
      writer(made),
      { ...draft, goal: goals.get(goal) ?? null, person: ids[by] },
      from,
    );
    if (!added.ok) throw new Error(added.reason);
    const last = until === undefined ? (today === true ? 0 : -1) : until.day - 1;
    let back = 0;
    for (let day = last; calendar.day(day) >= from; day--) {
      const isPlanned = draft.weekdays.some((each) => each === weekdayOf(calendar.day(day)));
      if (!isPlanned) continue;
      back++;
      if (!leftOut.includes(back)) tickHabit(writer(day), added.id, calendar.day(day), true);
    }
    if (until !== undefined)
      setHabitState(writer(until.day), added.id, until.state, calendar.day(until.day));
  }
}
