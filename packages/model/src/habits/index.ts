/** Habits: small swaps on some days of the week. */
export {
  addHabit,
  planHabitDay,
  setHabitGoal,
  setHabitState,
  tickHabit,
  wordHabit,
  type HabitDraft,
  type HabitLine,
  type HabitRefusal,
} from './change-habits.ts';
export {
  habits,
  HABIT_STATES,
  WEEKDAYS,
  type Habit,
  type HabitState,
  type Weekday,
} from './habit.ts';
export {
  dayCount,
  habitWeek,
  isEnded,
  isPlanned,
  stateOn,
  streakOf,
  weekdaysOn,
  type HabitDay,
  type HabitWeek,
} from './read-habits.ts';
