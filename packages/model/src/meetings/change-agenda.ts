/** The named changes of an agenda, which both people add to. */
import { change, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import type { AgendaItemId, MeetingId, TaskId } from '../shared/ids.ts';
import { byOrder, ordersAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { type AgendaItem, agendaItems, type TopicLink, writeTopicLink } from './agenda-item.ts';

/** Where topics are added, and what they are about. */
export interface TopicDraft {
  /** `null` while no meeting is planned: the next one shows it as still open. */
  readonly meeting: MeetingId | null;
  readonly minutes?: number | null;
  readonly about?: TopicLink | null;
}

export function addAgendaItem(
  writer: Writer,
  { text, ...draft }: TopicDraft & { readonly text: string },
): AgendaItemId {
  const [id] = addAgendaItems(writer, [text], draft);
  if (id === undefined) throw new Error('one text makes one topic');
  return id;
}

/** Adds a topic for each text, in order, as one change. */
export function addAgendaItems(
  writer: Writer,
  texts: readonly string[],
  { meeting, minutes, about }: TopicDraft,
): AgendaItemId[] {
  const orders = ordersAtEnd(meeting === null ? [] : agendaOf(writer, meeting), texts.length);
  return change(writer, agendaItems, texts.length === 1 ? 'add' : 'addSome', (edit) =>
    texts.map((text, at) =>
      edit.create(agendaItems, {
        text: oneLine(text),
        meetings: meeting === null ? [] : [meeting],
        order: orders[at],
        minutes: minutes || null,
        about: about ? writeTopicLink(about) : null,
      }),
    ),
  );
}

const agendaOf = ({ doc }: Writer, meeting: MeetingId): AgendaItem[] =>
  readAll(doc, agendaItems).records.filter(({ meetings }) => meetings.includes(meeting));

export function rewordAgendaItem(writer: Writer, id: AgendaItemId, text: string): void {
  change(
    writer,
    agendaItems,
    'reword',
    (edit) => edit.words(agendaItems, id, 'text', oneLine(text)),
    id,
  );
}

/** Discussed in that meeting, which has it on its agenda from then on; `null` opens it again. */
export function setAgendaItemDiscussed(
  writer: Writer,
  id: AgendaItemId,
  meeting: MeetingId | null,
): void {
  change(writer, agendaItems, 'tickOff', (edit) => {
    if (meeting !== null) edit.put(agendaItems, id, 'meetings', meeting, true);
    edit.set(agendaItems, id, 'discussedIn', meeting);
  });
}

export function setAgendaItemMinutes(
  writer: Writer,
  id: AgendaItemId,
  minutes: number | null,
): void {
  change(
    writer,
    agendaItems,
    'setMinutes',
    (edit) => edit.set(agendaItems, id, 'minutes', minutes),
    id,
  );
}

/** Puts a topic on another meeting's agenda as well: the same topic, not a copy. */
export function bringAgendaItem(writer: Writer, id: AgendaItemId, meeting: MeetingId): void {
  change(writer, agendaItems, 'bring', (edit) =>
    edit.put(agendaItems, id, 'meetings', meeting, true),
  );
}

/** Removes a topic from one meeting's agenda; the others keep it. */
export function takeAgendaItemOff(writer: Writer, id: AgendaItemId, meeting: MeetingId): void {
  change(writer, agendaItems, 'takeOff', (edit) =>
    edit.put(agendaItems, id, 'meetings', meeting, null),
  );
}

/** A topic that was carried often comes first in that meeting. */
export function talkAboutFirst(writer: Writer, id: AgendaItemId, meeting: MeetingId): void {
  const siblings = agendaOf(writer, meeting).sort(byOrder);
  const first = siblings.find((item) => item.id !== id)?.id ?? null;
  change(writer, agendaItems, 'talkFirst', (edit) => {
    edit.put(agendaItems, id, 'meetings', meeting, true);
    edit.set(agendaItems, id, 'firstIn', meeting);
    edit.move(agendaItems, siblings, id, first);
  });
}

/** In that meeting the topic was turned into something to do. */
export function settleAsTask(
  writer: Writer,
  id: AgendaItemId,
  { meeting, task }: { readonly meeting: MeetingId; readonly task: TaskId },
): void {
  change(writer, agendaItems, 'becomeTask', (edit) => {
    edit.put(agendaItems, id, 'meetings', meeting, true);
    edit.set(agendaItems, id, 'discussedIn', meeting);
    edit.set(agendaItems, id, 'task', task);
  });
}

/** Nobody needs to talk about it any more, or somebody does after all. */
export function letTopicGo(writer: Writer, id: AgendaItemId, isLetGo: boolean): void {
  change(writer, agendaItems, isLetGo ? 'letGo' : 'takeUp', (edit) => {
    edit.set(agendaItems, id, 'letGoAt', isLetGo ? writer.now() : null);
    edit.set(agendaItems, id, 'letGoBy', isLetGo ? writer.person : null);
  });
}
