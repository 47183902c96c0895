/** The named changes of an agenda, which both people add to. */
import { change, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import type { AgendaItemId, MeetingId } from '../shared/ids.ts';
import { ordersAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { agendaItems } from './agenda-item.ts';

export function addAgendaItem(
  writer: Writer,
  { text, ...draft }: { text: string; meeting: MeetingId; minutes?: number | null },
): AgendaItemId {
  const [id] = addAgendaItems(writer, [text], draft);
  if (id === undefined) throw new Error('one text makes one topic');
  return id;
}

/** Adds a topic for each text, in order, as one change. */
export function addAgendaItems(
  writer: Writer,
  texts: readonly string[],
  { meeting, minutes }: { meeting: MeetingId; minutes?: number | null },
): AgendaItemId[] {
  const siblings = readAll(writer.doc, agendaItems).records.filter((item) =>
    item.meetings.includes(meeting),
  );
  const orders = ordersAtEnd(siblings, texts.length);
  return change(writer, agendaItems, texts.length === 1 ? 'add' : 'addSome', (edit) =>
    texts.map((text, at) =>
      edit.create(agendaItems, {
        text: oneLine(text),
        meetings: [meeting],
        order: orders[at],
        minutes: minutes || null,
      }),
    ),
  );
}

export function rewordAgendaItem(writer: Writer, id: AgendaItemId, text: string): void {
  change(
    writer,
    agendaItems,
    'reword',
    (edit) => edit.words(agendaItems, id, 'text', oneLine(text)),
    id,
  );
}

export function setAgendaItemDiscussed(
  writer: Writer,
  id: AgendaItemId,
  meeting: MeetingId | null,
): void {
  change(writer, agendaItems, 'tickOff', (edit) =>
    edit.set(agendaItems, id, 'discussedIn', meeting),
  );
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
