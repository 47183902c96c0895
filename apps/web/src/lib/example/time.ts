/**
 * The example's calendar: every date follows from the moment it is opened, so that it never goes
 * stale.
 */
import { addDays, type Day, dayOf } from '@cairn/model/shared';
import type { Days } from './shape.ts';

const MINUTE_MS = 60_000;
const MEETING_HOUR = 11;
const WRITING_HOUR = 17;

export interface Calendar {
  readonly day: (days: Days) => Day;
  /** When the meeting of that day begins, in milliseconds since 1970: on a weekday, at eleven. */
  readonly meeting: (days: Days) => number;
  /**
   * When something was written on that day, in milliseconds since 1970 and always in the past;
   * `minutes` later for what follows it.
   */
  readonly written: (days: Days, minutes?: number) => number;
  /** Replaces `{-12}` in a text by the date of twelve days ago. */
  readonly dated: (text: string) => string;
}

/** @param now milliseconds since 1970; days are in the device's own time zone */
export function calendarOf(now: number): Calendar {
  const today = dayOf(now);
  const at = (days: Days, hour: number) => {
    const [year = 0, month = 1, date = 1] = addDays(today, days).split('-').map(Number);
    return new Date(year, month - 1, date, hour).getTime();
  };
  const readable = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
  return {
    day: (days) => addDays(today, days),
    meeting: (days) => {
      const start = at(days, MEETING_HOUR);
      const weekday = new Date(start).getDay();
      if (weekday === 0) return at(days + 1, MEETING_HOUR);
      return weekday === 6 ? at(days - 1, MEETING_HOUR) : start;
    },
    written: (days, minutes = 0) =>
      Math.min(at(days, WRITING_HOUR) + minutes * MINUTE_MS, now - MINUTE_MS),
    dated: (text) =>
      text.replace(/\{(-?\d+)\}/g, (_, days: string) => readable.format(at(Number(days), 12))),
  };
}
