/** How habits are put into words: never with blame. */
import type { Habit, HabitRefusal, HabitState, HabitWeek, Weekday } from '@cairn/model/habits';
import { count, plural } from '@cairn/model/shared';
import { untitled } from '#lib/ui/untitled.ts';

export const WEEKDAY_NAMES = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const shortName = (weekday: Weekday) => WEEKDAY_NAMES[weekday].slice(0, 3);

/** Where the habit stands; nothing while it is on. */
export const STATE_WORDS: Readonly<Record<HabitState, string | null>> = {
  on: null,
  paused: 'Paused',
  ended: 'Ended',
};

export const REFUSALS: Readonly<Record<HabitRefusal, string>> = {
  noDay: 'Choose at least one day. A habit on no day would never come round.',
  noWords: 'Write down what you’ll do.',
};

/** It goes on after "I will", so that many begin it with a small letter. */
export function titleOf({ title }: Pick<Habit, 'title'>): string {
  return capital(title.trim()) || untitled('habit');
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
}

/** "Every day", "Monday to Friday", "Mon, Wed and Fri", "Sunday". */
export function daysWords(weekdays: readonly Weekday[]): string {
  const [first, last] = [weekdays[0], weekdays.at(-1)];
  if (first === undefined || last === undefined) return 'No days yet';
  if (weekdays.length === 7) return 'Every day';
  if (weekdays.length === 1) return `${WEEKDAY_NAMES[first]}s`;
  if (weekdays.length > 2 && last - first === weekdays.length - 1)
    return `${WEEKDAY_NAMES[first]} to ${WEEKDAY_NAMES[last]}`;
  return `${weekdays.slice(0, -1).map(shortName).join(', ')} and ${shortName(last)}`;
}

/** "2 of 3 days", with what was done beyond that. */
export function weekWords({ planned, ticked, extra }: HabitWeek): string {
  if (planned === 0) return extra === 0 ? 'No days this week' : count(extra, 'day');
  const asPlanned = `${String(ticked)} of ${count(planned, 'day')}`;
  return extra === 0 ? asPlanned : `${asPlanned}, and ${String(extra)} more`;
}

/** "5 in a row"; nothing before there is a row. */
export function streakWords(streak: number): string | null {
  return streak < 2 ? null : `${String(streak)} in a row`;
}

/** For screen readers: "Monday 8 March, done". */
export function dayWords(
  exact: string,
  { planned, ticked }: { readonly planned: boolean; readonly ticked: boolean },
): string {
  return `${exact}${ticked ? ', done' : ''}${planned ? '' : ', not planned'}`;
}

/** "When I pour my coffee, instead of the news". */
export function swapWords({ when, insteadOf }: Pick<Habit, 'when' | 'insteadOf'>): string {
  const said = [
    when.trim() === '' ? '' : `When ${when.trim()}`,
    insteadOf.trim() === '' ? '' : `instead of ${insteadOf.trim()}`,
  ].filter(Boolean);
  return capital(said.join(', '));
}

/** "3 of 4 habits done today". */
export function todayWords({
  planned,
  ticked,
}: {
  readonly planned: number;
  readonly ticked: number;
}): string {
  return `${String(ticked)} of ${String(planned)} ${plural(planned, 'habit')} done today`;
}

/** The days kept in a draft, as in "024". */
export function readWeekdays(text: string, all: readonly Weekday[]): Weekday[] {
  return all.filter((weekday) => text.includes(String(weekday)));
}

/** The first letter of a day's name. */
export function letterOf(weekday: Weekday): string {
  return WEEKDAY_NAMES[weekday].charAt(0);
}
