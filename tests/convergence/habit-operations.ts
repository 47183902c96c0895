/** What is done to habits. */
import {
  addHabit,
  HABIT_STATES,
  type HabitLine,
  habits,
  planHabitDay,
  setHabitGoal,
  setHabitState,
  tickHabit,
  WEEKDAYS,
  wordHabit,
} from '@cairn/model/habits';
import type { GoalId } from '@cairn/model/shared';
import { among, born, dayAfter, one, type Operations, typedInto } from './draws.ts';

const LINES: readonly [HabitLine, ...HabitLine[]] = ['title', 'when', 'insteadOf'];

export const habitOperations: Operations = {
  addHabit: (me, draw) => {
    const from = dayAfter(draw.choice);
    const weekdays = [among(WEEKDAYS, draw.choice), among(WEEKDAYS, draw.pick)];
    const added = from && addHabit(me, { title: 'Read a page', weekdays }, from);
    if (added?.ok === true) born(draw, habits, added.id);
  },
  wordHabit: (me, draw) => {
    const habit = one(me, habits, draw.choice);
    if (!habit) return;
    const line = among(LINES, draw.pick);
    wordHabit(me, habit.id, line, typedInto(habit[line], draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `habits/${habit.id}` });
  },
  tickHabit: (me, { pick, choice }) => {
    const [habit, day] = [one(me, habits, pick), dayAfter(choice)];
    if (habit && day !== null) tickHabit(me, habit.id, day, choice % 4 !== 0);
  },
  planHabit: (me, { pick, choice }) => {
    const [habit, from] = [one(me, habits, pick), dayAfter(choice)];
    if (!habit || from === null) return;
    planHabitDay(me, habit.id, among(WEEKDAYS, choice), choice % 3 !== 0, from);
    if (choice % 5 === 0) setHabitState(me, habit.id, among(HABIT_STATES, choice), from);
    setHabitGoal(me, habit.id, choice % 2 === 0 ? null : (`some-${String(choice % 5)}` as GoalId));
  },
};
