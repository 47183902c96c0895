/** Which meetings somebody should be reminded of now: before one begins, and after one that left topics open. */
import { endsAt, type Meeting, takesPlace } from '@cairn/model/meetings';
import { count } from '@cairn/model/shared';

const MINUTE_MS = 60_000;
/** Right after its end people are still saying goodbye. */
const AFTER_MS = 5 * MINUTE_MS;
/** What ended longer ago isn't news. */
const NEWS_MS = 60 * MINUTE_MS;
/** More than anybody has at the same time. */
const MOST_AT_ONCE = 3;

interface Reminder {
  readonly meeting: Meeting['id'];
  /** What it is about, once: one that is moved is another reason to be reminded. */
  readonly thing: string;
  readonly title: string;
}

interface Options {
  readonly now: number;
  /** How many minutes before a meeting; 0 for not at all. */
  readonly before: number;
  /** How many of its topics are open and on no later agenda. */
  readonly openTopics: (meeting: Meeting) => number;
}

/** The nearest first, and no more than a person can take in: anyone may plan any number of meetings. */
export function dueReminders(meetings: readonly Meeting[], options: Options): Reminder[] {
  const distance = ({ startsAt }: Meeting) => Math.abs((startsAt ?? Infinity) - options.now);
  const reminders: Reminder[] = [];
  for (const meeting of meetings.toSorted((a, b) => distance(a) - distance(b))) {
    const reminder = reminderOf(meeting, options);
    if (reminder !== null) reminders.push(reminder);
    if (reminders.length >= MOST_AT_ONCE) break;
  }
  return reminders;
}

function reminderOf(meeting: Meeting, { now, before, openTopics }: Options): Reminder | null {
  const { id, startsAt } = meeting;
  const end = endsAt(meeting);
  if (before === 0 || startsAt === null || end === null || !takesPlace(meeting)) return null;
  const left = startsAt - now;
  if (left > 0 && left <= before * MINUTE_MS) {
    const minutes = Math.max(1, Math.round(left / MINUTE_MS));
    const title = `Your meeting begins in ${count(minutes, 'minute')}`;
    return { meeting: id, thing: `${id}/${String(startsAt)}`, title };
  }
  const since = now - end;
  if (since < AFTER_MS || since > NEWS_MS || meeting.closedAt !== null) return null;
  if (openTopics(meeting) === 0) return null;
  return { meeting: id, thing: `${id}/after`, title: 'Your meeting left some topics open' };
}
