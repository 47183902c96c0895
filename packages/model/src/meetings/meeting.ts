/**
 * A meeting: when it is, what kind, and its notes. One of a series may be brought into being by
 * either person, so its id follows from what it is (DOC-16), and each field is a key of its own.
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { flag, id, number, oneOf, time, words } from '../document/fields.ts';
import type { PersonId } from '../shared/ids.ts';

export const MEETING_KINDS = ['first', 'checkIn', 'growth', 'quarterly', 'annual'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const DEFAULT_MEETING_MINUTES = 50;
const DAY_MINUTES = 1440;

/** A length that a meeting can have. */
export function lengthOf(raw: number | null): number {
  return raw !== null && raw > 0 && raw <= DAY_MINUTES ? raw : DEFAULT_MEETING_MINUTES;
}

export const meetings = collection({
  name: 'meetings',
  record: 'meeting',
  storage: 'flat',
  mostEntries: 5_000,
  prose: ['notes', 'summary'],
  discussed: true,
  title: ({ title }) => title,
  fields: {
    title: words(),
    kind: oneOf(MEETING_KINDS, 'checkIn'),
    /** `null` until a time is set. */
    startsAt: time(),
    /** The IANA zone it was planned in; `''` if unknown. */
    zone: words(),
    /** Planned length. */
    minutes: number(lengthOf),
    place: words(),
    /** `null` until somebody has closed it. */
    closedAt: time(),
    closedBy: id<PersonId>(),
    /** True for one of a series that doesn't take place. */
    skipped: flag(),
  },
});

export type Meeting = RecordOf<typeof meetings>;
