/** What a calendar is told about a meeting or a series, taken from the document alone. */
import { countEdits } from '@cairn/model/document';
import {
  daysOf,
  findPlanned,
  type Meeting,
  meetings,
  occurrenceOf,
  type Series,
  series as allSeries,
} from '@cairn/model/meetings';
import { instantAt } from '@cairn/model/shared';
import { digest } from 'lib0/hash/sha256';
import type * as Y from 'yjs';
import { nameOfMeeting } from '../meeting-words.ts';
import type { CalendarEntry, CalendarEvent, CalendarSeries } from './write-ics.ts';

/** What a calendar shows: changing any of it makes what the calendar has outdated. */
const SHOWN = new Set(['title', 'kind', 'startsAt', 'zone', 'minutes', 'place']);
const LEAVES = new Set([...SHOWN, 'skipped', 'deletedAt']);
const RHYTHM = new Set([
  'title',
  'kind',
  'minutes',
  'place',
  'zone',
  'time',
  'rhythm',
  'first',
  'last',
]);
const UID_LETTERS = 32;

/** The document, and the id of its workspace. */
interface Source {
  readonly doc: Y.Doc;
  readonly workspace: string | null;
}

type Timed = Pick<Meeting, 'id' | 'title' | 'kind' | 'startsAt' | 'minutes' | 'place' | 'zone'>;

/** `null` for a meeting without a time. */
export function eventOfMeeting({ doc, workspace }: Source, meeting: Timed): CalendarEvent | null {
  const entry = entryOf(meeting);
  if (entry === null) return null;
  const counts = (id: string, field: string) => id === meeting.id && SHOWN.has(field);
  const sequence = countEdits(doc, meetings, counts);
  return { ...entry, zone: meeting.zone, uid: uidOf(workspace, meeting.id), sequence };
}

/**
 * `null` for a series that never has a meeting.
 * @param known the workspace's meetings, those in the bin as well: which of the series' are changed.
 */
export function eventOfSeries(
  { doc, workspace }: Source,
  series: Series,
  known: readonly Meeting[],
): CalendarSeries | null {
  const [first] = series.first === null ? [] : daysOf(series, series.first, 1);
  if (first === undefined) return null;
  const startOf = (day: typeof first) => instantAt({ day, minutes: series.time }, series.zone);
  const isOn = (day: typeof first) => daysOf(series, day, 1)[0] === day;
  const left = new Set(series.out.filter((day) => isOn(day)).map(startOf));
  const changed: CalendarSeries['changed'][number][] = [];
  for (const meeting of known) {
    const of = occurrenceOf(meeting.id);
    const planned =
      of?.series === series.id ? findPlanned(meeting.id, () => ({ ...series, out: [] })) : null;
    if (of === null || planned === null) continue;
    const instead = startOf(of.day);
    const entry = meeting.deletedAt === null && !meeting.skipped ? entryOf(meeting) : null;
    if (entry === null) left.add(instead);
    else {
      // One that was brought back from the bin takes place again.
      left.delete(instead);
      if (!isAsPlanned(entry, planned)) changed.push({ instead, entry });
    }
  }
  return {
    ...{ title: nameOfMeeting(series), place: series.place, minutes: series.minutes },
    ...{ startsAt: startOf(first), zone: series.zone, rhythm: series.rhythm, first },
    until: series.last === null ? null : startOf(series.last),
    left: [...left].sort((a, b) => a - b),
    changed: changed.sort((a, b) => a.instead - b.instead),
    uid: uidOf(workspace, series.id),
    sequence: sequenceOfSeries(doc, series.id),
  };
}

/** All of its meetings count: a calendar takes the file as a whole. */
function sequenceOfSeries(doc: Y.Doc, series: Series['id']): number {
  return (
    countEdits(
      doc,
      allSeries,
      (id, field) => id === series && (RHYTHM.has(field) || field.startsWith('out:')),
    ) +
    countEdits(
      doc,
      meetings,
      (id, field) => LEAVES.has(field) && occurrenceOf(id)?.series === series,
    )
  );
}

function entryOf(meeting: Omit<Timed, 'id' | 'zone'>): CalendarEntry | null {
  const { startsAt, minutes, place } = meeting;
  return startsAt === null ? null : { title: nameOfMeeting(meeting), place, startsAt, minutes };
}

function isAsPlanned(entry: CalendarEntry, planned: Timed): boolean {
  const other = entryOf(planned);
  return (
    other !== null &&
    entry.title === other.title &&
    entry.place === other.place &&
    entry.startsAt === other.startsAt &&
    entry.minutes === other.minutes
  );
}

/** The same on every device; of the workspace, and of what is in it, nobody learns anything from it. */
export function uidOf(workspace: string | null, id: string): string {
  const bytes = digest(new TextEncoder().encode(`calendar/${workspace ?? ''}/${id}`));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `cairn-${hex.slice(0, UID_LETTERS)}`;
}
