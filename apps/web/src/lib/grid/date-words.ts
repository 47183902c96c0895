/** What a typed date is read as. */
import { type Day, readTimeline } from '@cairn/model/shared';
import { exactDay } from '#lib/ui/dates.ts';

/** What a date was read as; `''` if it isn't a date. */
export function meaningOf(words: string, today: Day): string {
  const reading = readTimeline(words, today);
  if (!reading.ok) return '';
  const due = bare(reading.due);
  return reading.start === null ? due : `${bare(reading.start)} to ${due}`;
}

/** The hint below a date that is being typed. */
export function dateHint(words: string, today: Day): string {
  return words.trim() === '' ? '' : meaningOf(words, today) || 'Not a date yet';
}

/** The day without its weekday. */
function bare(day: Day): string {
  return exactDay(day).replace(/^\S+ /, '');
}
