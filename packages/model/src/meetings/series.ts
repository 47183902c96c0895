/**
 * A series of meetings: a rhythm, at the same hour in the time zone it was planned in. Its meetings
 * are computed (`occurrences.ts`) until somebody prepares one.
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, days, id, number, oneOf, text, words } from '../document/fields.ts';
import type { TemplateId } from '../shared/ids.ts';
import { lengthOf, MEETING_KINDS } from './meeting.ts';

/** Every week, every two weeks, or on one of a month's days of that name, as its last Friday. */
export const RHYTHMS = [
  'weekly',
  'fortnightly',
  'first',
  'second',
  'third',
  'fourth',
  'last',
] as const;
export type Rhythm = (typeof RHYTHMS)[number];

const DAY_MINUTES = 1440;
/** At ten, where the time can't be read. */
const DEFAULT_TIME = 600;
/** More than a weekly series has in ten years. */
const MOST_DAYS_OUT = 500;

export const series = collection({
  name: 'series',
  record: 'series',
  storage: 'fields',
  // Each needs a clock of its own to say when its next meeting is.
  mostEntries: 200,
  title: ({ title }) => title,
  fields: {
    title: text(),
    kind: oneOf(MEETING_KINDS, 'checkIn'),
    minutes: number(lengthOf),
    place: words(),
    /** The IANA zone it was planned in: its hour there stays the same. */
    zone: words(),
    /** When it starts there, in minutes after midnight. */
    time: number((raw) =>
      raw !== null && Number.isInteger(raw) && raw >= 0 && raw < DAY_MINUTES ? raw : DEFAULT_TIME,
    ),
    rhythm: oneOf(RHYTHMS, 'weekly'),
    /** The first day of the rhythm, which also says on which day of the week it is. */
    first: day(),
    /** The last day on which there may be a meeting. */
    last: day(),
    /** What each agenda starts with: a template of one's own, or the one that comes with a kind. */
    template: id<TemplateId>(),
    /** The days of meetings that were deleted, so that they aren't computed again. */
    out: days('out:<day>', MOST_DAYS_OUT),
    /** What the calendar that it came from knows it by; `''` for one that was planned here. */
    uid: words(),
  },
});

export type Series = RecordOf<typeof series>;
