/** What is said about a calendar file. */
import { count, inWords } from '@cairn/model/shared';
import { rhythmName } from '../rhythm-words.ts';
import { exactWhen } from '../when.ts';
import type { CalendarReading, FoundEvent, FoundSeries, LeftOut } from './read-ics.ts';

type Refusal = Extract<CalendarReading, { ok: false }>;

const WHY: Readonly<Record<LeftOut, (count: number) => string>> = {
  allDay: (n) => (n === 1 ? '1 lasts all day' : `${String(n)} last all day`),
  cancelled: (n) => (n === 1 ? '1 was cancelled' : `${String(n)} were cancelled`),
  long: (n) => (n === 1 ? '1 lasts longer than a day' : `${String(n)} last longer than a day`),
  unreadable: (n) => (n === 1 ? '1 couldn’t be read' : `${String(n)} couldn’t be read`),
  tooMany: (n) => (n === 1 ? '1 was one too many' : `${String(n)} were too many`),
  other: (n) => (n === 1 ? '1 isn’t an event' : `${String(n)} aren’t events`),
};

/** '3 other entries were left out: 2 last all day, 1 was cancelled.'; `null` if none was. */
export function leftWords(left: ReadonlyMap<LeftOut, number>, others = true): string | null {
  const all = [...left.values()].reduce((sum, each) => sum + each, 0);
  if (all === 0) return null;
  const whys = [...left].map(([why, n]) => WHY[why](n)).join(', ');
  const entries = count(
    all,
    others ? 'other entry' : 'entry',
    others ? 'other entries' : 'entries',
  );
  return `${entries} ${all === 1 ? 'was' : 'were'} left out: ${whys}.`;
}

/** Why nothing can be added; nothing was. */
export function refusalWords(reading: Refusal): string {
  switch (reading.reason) {
    case 'tooLarge':
      return 'This file is larger than 20 MB, so it wasn’t opened. Export fewer months of the calendar, then try again.';
    case 'notCalendar':
      return 'This isn’t a calendar file. Calendars export one that ends in .ics.';
    case 'nothing':
      return 'There are no events in this calendar.';
    case 'noneFits':
      return `Nothing in this calendar can become a meeting. ${leftWords(reading.left, false) ?? ''}`;
  }
}

/** 'Tuesday 2 March, 10:00, every week', and what to know before adding it. */
export function eventWords({ startsAt, repeats }: FoundEvent, now: number): string {
  const when = exactWhen(startsAt, now);
  if (repeats === null) return when;
  if (repeats === 'unknown')
    return `${when} · repeats in a way Cairn doesn’t support, so only this one is added`;
  const rhythm = rhythmName(repeats.rhythm, repeats.first);
  return `${when}, ${rhythm.charAt(0).toLowerCase()}${rhythm.slice(1)}`;
}

/** What became of an event: added, or in what is there already something changed, or nothing did. */
export type Outcome = 'meeting' | 'series' | 'changed' | 'same';

/** 'One series and two meetings added.', and whether anything was changed. */
export function addedWords(outcomes: readonly Outcome[]): string {
  const of = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const [series, meetings, changed] = [of('series'), of('meeting'), of('changed')];
  const added = [
    ...(series === 0 ? [] : [inWords(series, 'series', 'series')]),
    ...(meetings === 0 ? [] : [inWords(meetings, 'meeting')]),
  ].join(' and ');
  const said = [
    ...(added === '' ? [] : [`${added} added.`]),
    ...(changed === 0 ? [] : ['What the file changes is changed here too.']),
  ].join(' ');
  if (said === '') return 'Nothing is new: it’s all among your meetings.';
  return said.charAt(0).toUpperCase() + said.slice(1);
}

export function isSeries(repeats: FoundEvent['repeats']): repeats is FoundSeries {
  return repeats !== null && repeats !== 'unknown';
}
