/** Pure questions about contacts: when they were last in touch, and who is going cold. Days are plain days, in every time zone the same. */
import { addMonths, LAST_YEAR, yearOf } from '../shared/calendar.ts';
import { type DayOrMonth, isMonth, lastDayOf, monthOf } from '../shared/day-or-month.ts';
import type { Day } from '../shared/days.ts';
import type { Cadence, Contact } from './contact.ts';
import type { Touch } from './touch.ts';

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The later of two; of a month and a day in it, the day, which says more. */
export function laterOf(a: DayOrMonth | null, b: DayOrMonth | null): DayOrMonth | null {
  if (a === null || b === null) return a ?? b;
  if (monthOf(a) !== monthOf(b)) return monthOf(a) > monthOf(b) ? a : b;
  if (isMonth(a) || isMonth(b)) return isMonth(a) ? b : a;
  return a > b ? a : b;
}

/** The touches that count, the newest first; those of one day, the last noted first. */
export function newestTouches(touches: readonly Touch[]): Touch[] {
  return touches
    .filter(({ deletedAt, date }) => deletedAt === null && date !== null)
    .sort(
      (a, b) =>
        compare(b.date ?? '', a.date ?? '') || b.createdAt - a.createdAt || compare(a.id, b.id),
    );
}

/** When they were last in touch: the field, or the latest of their touches if that is later. */
export function lastContactOf(
  { lastContacted }: Pick<Contact, 'lastContacted'>,
  touches: readonly Touch[],
): DayOrMonth | null {
  let last = lastContacted;
  for (const { date, deletedAt } of touches) if (deletedAt === null) last = laterOf(last, date);
  return last;
}

const MONTHS_BETWEEN: Readonly<Record<Exclude<Cadence, 'none'>, number>> = {
  monthly: 1,
  quarterly: 3,
  twiceAYear: 6,
  yearly: 12,
};

/** When it is time to be in touch again; `null` without a cadence, or before the first time. */
export function dueOf(cadence: Cadence, last: DayOrMonth | null): Day | null {
  if (cadence === 'none' || last === null) return null;
  const from = lastDayOf(last);
  // A damaged date may be in the last year that a day can be written in.
  return yearOf(from) > LAST_YEAR ? from : addMonths(from, MONTHS_BETWEEN[cadence]);
}

/** `cold` from the day on which it is time, and for somebody to be in touch with who never was. */
export type Warmth = 'cold' | 'warm' | 'unplanned';

/** When somebody was last in touch with a contact, and when it is time again. */
export interface ContactWarmth {
  readonly contact: Contact;
  readonly last: DayOrMonth | null;
  readonly due: Day | null;
  readonly warmth: Warmth;
}

export interface StandingContact extends ContactWarmth {
  /** Its touches that count, the newest first. */
  readonly touches: readonly Touch[];
}

/** `touches`: those of this contact. */
export function warmthOf(contact: Contact, touches: readonly Touch[], today: Day): ContactWarmth {
  const last = lastContactOf(contact, touches);
  const due = dueOf(contact.cadence, last);
  const isCold = contact.cadence !== 'none' && (due === null || due <= today);
  const warmth = contact.cadence === 'none' ? 'unplanned' : isCold ? 'cold' : 'warm';
  return { contact, last, due, warmth };
}

/** `touches`: those of this contact. */
export function standingContact(
  contact: Contact,
  touches: readonly Touch[],
  today: Day,
): StandingContact {
  return { ...warmthOf(contact, touches, today), touches: newestTouches(touches) };
}

const RANK: Readonly<Record<Warmth, number>> = { cold: 0, warm: 1, unplanned: 2 };
/** After every day that a due date can be. */
const NEVER = '9999-12-31';

/** Who is going cold first: by how long it has been time; then who is next; then those without a cadence, by name. */
export function coldestFirst<Each extends ContactWarmth>(all: readonly Each[]): Each[] {
  const name = ({ contact }: ContactWarmth) => contact.name.trim().toLowerCase();
  return [...all].sort(
    (a, b) =>
      RANK[a.warmth] - RANK[b.warmth] ||
      compare(a.due ?? NEVER, b.due ?? NEVER) ||
      compare(name(a), name(b)) ||
      compare(a.contact.id, b.contact.id),
  );
}
