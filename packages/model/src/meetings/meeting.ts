/** A meeting: when it is, what kind, and its notes. */
import { collection, type RecordOf } from '../document/collection.ts';
import { id, number, oneOf, text, time, words } from '../document/fields.ts';
import type { PersonId } from '../shared/ids.ts';

export const MEETING_KINDS = ['first', 'checkIn', 'growth', 'quarterly', 'annual'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const DEFAULT_MEETING_MINUTES = 50;
const DAY_MINUTES = 1440;

function minutesOf(raw: number | null): number {
  return raw !== null && raw > 0 && raw <= DAY_MINUTES ? raw : DEFAULT_MEETING_MINUTES;
}

export const meetings = collection({
  name: 'meetings',
  record: 'meeting',
  storage: 'fields',
  mostEntries: 5_000,
  prose: ['notes', 'summary'],
  discussed: true,
  title: ({ title }) => title,
  fields: {
    title: text(),
    kind: oneOf(MEETING_KINDS, 'checkIn'),
    /** `null` until a time is set. */
    startsAt: time(),
    /** The IANA zone it was planned in; `''` if unknown. */
    zone: words(),
    /** Planned length. */
    minutes: number(minutesOf),
    place: words(),
    /** `null` until somebody has closed it. */
    closedAt: time(),
    closedBy: id<PersonId>(),
  },
});

export type Meeting = RecordOf<typeof meetings>;
