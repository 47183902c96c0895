/** Pure questions about events: by month, how far this month has got, and which one to think of now. */
import {
  addToMonth,
  firstDayOf,
  isMonth,
  lastDayOf,
  type Month,
  monthOf,
} from '../shared/day-or-month.ts';
import { addDays, type Day } from '../shared/days.ts';
import type { NetworkEvent } from './network-event.ts';

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export interface MonthOfEvents {
  readonly month: Month;
  /** In the order of their days; those of which only the month is known come last. */
  readonly events: readonly NetworkEvent[];
}

export interface Rhythm {
  /** This month and the next, and the later ones that have events, the earliest first. */
  readonly ahead: readonly MonthOfEvents[];
  /** Earlier months that have events, the latest first. */
  readonly past: readonly MonthOfEvents[];
  readonly undated: readonly NetworkEvent[];
}

/** Events in the bin are left out. */
export function rhythmOf(events: readonly NetworkEvent[], today: Day): Rhythm {
  const now = monthOf(today);
  const months = new Map<Month, NetworkEvent[]>([
    [now, []],
    [addToMonth(now, 1), []],
  ]);
  const undated: NetworkEvent[] = [];
  for (const event of events.filter(({ deletedAt }) => deletedAt === null)) {
    if (event.date === null) undated.push(event);
    else {
      const month = monthOf(event.date);
      months.set(month, [...(months.get(month) ?? []), event]);
    }
  }
  const sorted = [...months]
    .map(([month, some]) => ({ month, events: some.sort(byDay) }))
    .sort((a, b) => compare(a.month, b.month));
  return {
    ahead: sorted.filter(({ month }) => month >= now),
    past: sorted.filter(({ month }) => month < now).reverse(),
    undated: undated.sort((a, b) => a.createdAt - b.createdAt || compare(a.id, b.id)),
  };
}

function byDay(a: NetworkEvent, b: NetworkEvent): number {
  const [first, second] = [a, b].map(({ date }) => (date === null ? '' : lastDayOf(date)));
  const vague = ({ date }: NetworkEvent) => Number(date !== null && isMonth(date));
  return compare(first ?? '', second ?? '') || vague(a) - vague(b) || compare(a.id, b.id);
}

export interface MonthProgress {
  /** How many events there are in that month, visited or not. */
  readonly planned: number;
  readonly visited: number;
}

export function progressOf(events: readonly NetworkEvent[], month: Month): MonthProgress {
  const here = events.filter(
    ({ deletedAt, date }) => deletedAt === null && date !== null && monthOf(date) === month,
  );
  return { planned: here.length, visited: here.filter(({ visited }) => visited).length };
}

/** So many days ahead, an event is worth preparing for. */
const NEAR_DAYS = 7;
/** So long after its day, somebody still remembers how it was. */
const RECENT_DAYS = 14;

/**
 * The one event to think of now: the one that is over and not ticked off, the latest first; else the
 * next one within a week. Only those with a day count.
 */
export function eventToThinkOf(events: readonly NetworkEvent[], today: Day): NetworkEvent | null {
  const open = events
    .filter(
      ({ deletedAt, visited, date }) =>
        deletedAt === null && !visited && date !== null && !isMonth(date),
    )
    .sort(byDay);
  const dayOf = ({ date }: NetworkEvent) => (date === null ? '' : firstDayOf(date));
  const over = open.filter(
    (event) => dayOf(event) < today && dayOf(event) >= addDays(today, -RECENT_DAYS),
  );
  const near = open.find(
    (event) => dayOf(event) >= today && dayOf(event) <= addDays(today, NEAR_DAYS),
  );
  return over.at(-1) ?? near ?? null;
}
