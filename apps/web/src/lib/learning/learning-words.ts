/** What learning and experience are called on their pages, each once. */
import type {
  DatesRefusal,
  ExperienceKind,
  FactsRefusal,
  Learning,
  LearningKind,
  LearningState,
} from '@cairn/model/learning';
import { cut } from '@cairn/model/shared';
import { shortDay } from '#lib/ui/dates.ts';
import { UNTITLED } from '#lib/ui/untitled.ts';

export const KIND_WORDS: Readonly<Record<LearningKind, string>> = {
  course: 'Course',
  certificate: 'Certificate',
  book: 'Book',
  workshop: 'Workshop',
  other: 'Something else',
};

export const STATE_WORDS: Readonly<Record<LearningState, string>> = {
  want: 'Want to learn',
  doing: 'Learning now',
  done: 'Done',
};

export const EXPERIENCE_WORDS: Readonly<Record<ExperienceKind, string>> = {
  shadowing: 'Shadowing',
  volunteering: 'Volunteering',
  leading: 'Leading',
  teaching: 'Teaching',
};

export const DATES_REFUSALS: Readonly<Record<DatesRefusal, string>> = {
  endBeforeStart: 'It would end before it starts. Change the other date as well.',
  noSuchDay: 'That day doesn’t exist.',
  yearOutOfReach: 'That year is too far away. Is there a digit too many?',
};

export const FACTS_REFUSALS: Readonly<Record<FactsRefusal, string>> = {
  ...DATES_REFUSALS,
  notHours: 'Enter the hours as a number, such as 12 or 1.5.',
};

/** Never empty and never endless. */
export function titleOf({ title }: { readonly title: string }, mostCharacters = 200): string {
  return cut(title.trim(), mostCharacters) || UNTITLED;
}

const NO_BREAK = '\u00a0';

/** When, in a few words: "since 3 May, until 12 Jun"; `''` where nothing is known. */
export function whenWords(
  { state, start, end }: Pick<Learning, 'state' | 'start' | 'end'>,
  today: string,
): string {
  const say = (day: string) => shortDay(day, today).replaceAll(' ', NO_BREAK);
  const from = start === null ? '' : say(start);
  const to = end === null ? '' : say(end);
  if (state === 'done') return to === '' ? '' : `finished ${to}`;
  const begins = from && (state === 'doing' ? `since ${from}` : `from ${from}`);
  return [begins, to && `until ${to}`].filter(Boolean).join(', ');
}

const HOURS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** "6 of 20 hours", "6 hours", "20 hours planned"; `''` where nothing is known. */
export function hoursWords({
  hoursSpent: spent,
  hoursPlanned: planned,
}: Pick<Learning, 'hoursSpent' | 'hoursPlanned'>): string {
  const hours = (amount: number) => `${HOURS.format(amount)} ${amount === 1 ? 'hour' : 'hours'}`;
  if (spent === null) return planned === null ? '' : `${hours(planned)} planned`;
  if (planned === null || spent > planned) return hours(spent);
  return `${HOURS.format(spent)} of ${hours(planned)}`;
}
