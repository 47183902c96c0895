/** The named change of the time that topics take. */
import { change, type Writer } from '../document/change.ts';
import { readAll, readOne } from '../document/read.ts';
import type { AgendaItemId, MeetingId } from '../shared/ids.ts';
import { minutesOn } from './read-topic-times.ts';
import { topicTimeId, topicTimes } from './topic-time.ts';

/** What was just talked about, where, and for how many whole minutes. */
export interface Spent {
  readonly topic: AgendaItemId;
  readonly meeting: MeetingId;
  readonly minutes: number;
}

/** Adds to what is known. Undo leaves it alone: the minutes have passed. */
export function noteTopicTime(writer: Writer, { topic, meeting, minutes }: Spent): void {
  if (minutes < 1) return;
  const known = readAll(writer.doc, topicTimes).records;
  const total = minutesOn(known, topic, meeting) + Math.round(minutes);
  const id = topicTimeId(topic, meeting, writer.person);
  const mine = readOne(writer.doc, topicTimes, id);
  change(writer, topicTimes, 'note', (edit) => {
    edit.keepFromUndo();
    if (mine === undefined) edit.create(topicTimes, { topic, meeting, minutes: total }, id);
    else {
      edit.set(topicTimes, id, 'minutes', total);
      if (mine.deletedAt !== null) edit.restore(topicTimes, id);
    }
  });
}
