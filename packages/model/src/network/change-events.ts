/** The named changes of events and of the questions that are prepared for them. */
import { change, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import {
  type DayOrMonth,
  type DayOrMonthRefusal,
  dayOrMonthRefusal,
} from '../shared/day-or-month.ts';
import type { EventQuestionId, NetworkEventId, PersonId, TaskId } from '../shared/ids.ts';
import { ordersAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { eventQuestions } from './event-question.ts';
import { networkEvents } from './network-event.ts';

export interface NetworkEventDraft {
  readonly title: string;
  readonly date?: DayOrMonth | null;
  readonly place?: string;
  /** Who goes there; the writer unless said otherwise. */
  readonly person?: PersonId;
}

export function addNetworkEvent(
  writer: Writer,
  draft: NetworkEventDraft,
):
  | { readonly ok: true; readonly id: NetworkEventId }
  | { readonly ok: false; readonly reason: DayOrMonthRefusal } {
  const { title, date, place = '', person } = draft;
  const reason = dayOrMonthRefusal(date);
  if (reason !== null) return { ok: false, reason };
  const id = change(writer, networkEvents, 'add', (edit) =>
    edit.create(networkEvents, {
      ...{ title: oneLine(title), date, place: oneLine(place) },
      person: person ?? writer.person,
    }),
  );
  return { ok: true, id };
}

/** Changes what is given; the rest stays. Returns why not, or `null`. */
export function editNetworkEvent(
  writer: Writer,
  id: NetworkEventId,
  facts: Partial<Omit<NetworkEventDraft, 'person'>>,
): DayOrMonthRefusal | null {
  const { title, date, place } = facts;
  const reason = dayOrMonthRefusal(date);
  if (reason !== null) return reason;
  change(
    writer,
    networkEvents,
    'edit',
    (edit) => {
      if (title !== undefined) edit.text(networkEvents, id, 'title', oneLine(title));
      if (date !== undefined) edit.set(networkEvents, id, 'date', date);
      if (place !== undefined) edit.words(networkEvents, id, 'place', oneLine(place));
    },
    `${id}/${Object.keys(facts).join(',')}`,
  );
  return null;
}

export function setVisited(writer: Writer, id: NetworkEventId, visited: boolean): void {
  change(writer, networkEvents, visited ? 'visit' : 'unvisit', (edit) =>
    edit.set(networkEvents, id, 'visited', visited ? true : null),
  );
}

/** Ties a follow-up to the event that it comes from, or unties it. */
export function linkEventTask(
  writer: Writer,
  id: NetworkEventId,
  task: TaskId,
  isLinked: boolean,
): void {
  change(writer, networkEvents, isLinked ? 'link' : 'unlink', (edit) =>
    edit.put(networkEvents, id, 'tasks', task, isLinked ? true : null),
  );
}

/** Adds a question for each text, in order, as one change. */
export function addEventQuestions(
  writer: Writer,
  event: NetworkEventId,
  texts: readonly string[],
): EventQuestionId[] {
  const siblings = readAll(writer.doc, eventQuestions).records.filter(
    (question) => question.event === event,
  );
  const orders = ordersAtEnd(siblings, texts.length);
  return change(writer, eventQuestions, 'add', (edit) =>
    texts.map((text, at) =>
      edit.create(eventQuestions, { event, text: oneLine(text), order: orders[at] }),
    ),
  );
}

export function rewordEventQuestion(writer: Writer, id: EventQuestionId, text: string): void {
  change(
    writer,
    eventQuestions,
    'reword',
    (edit) => edit.text(eventQuestions, id, 'text', oneLine(text)),
    id,
  );
}
