/** What five years leave behind on the network's pages: contacts, each time they were in touch, events. */
import { change, type Writer } from '@cairn/model/document';
import {
  addNetworkEvent,
  addTouch,
  CADENCES,
  contacts,
  eventQuestions,
  setVisited,
  TOUCH_KINDS,
} from '@cairn/model/network';
import {
  type ContactId,
  dayOf,
  type NetworkEventId,
  orderAtEnd,
  ordersAtEnd,
  type PersonId,
} from '@cairn/model/shared';
import type { Source } from './five-year-growth.ts';

export const NETWORK = {
  contacts: 500,
  touches: 6_000,
  events: 120,
  questionsAnEvent: 4,
} as const;

const TAGS = ['mentor', 'platform', 'hiring', 'conference', 'former team', 'product'] as const;

/** Writes all of it as the mentee would, who is `person`. */
export function writeNetwork({ many, number, text }: Source, person: PersonId): void {
  const own = (total: number, make: (writer: Writer, at: number) => void) => {
    many(total, (writer, at) => make({ ...writer, person }, at));
  };
  const contactIds: ContactId[] = [];
  let order = orderAtEnd([]);
  own(NETWORK.contacts, (writer, at) => {
    const cadence = CADENCES[at % CADENCES.length] ?? 'none';
    const name = `${text(12).trim()} ${String(at + 1)}`;
    const words = { position: text(24), howWeMet: text(40), offer: text(30), nextSteps: text(40) };
    const fields = {
      name,
      cadence,
      ...words,
      person,
      order,
      tags: [TAGS[number(TAGS.length)] ?? ''],
    };
    contactIds.push(change(writer, contacts, 'add', (edit) => edit.create(contacts, fields)));
    order = orderAtEnd([{ id: '', order }]);
  });
  const eventIds: NetworkEventId[] = [];
  own(NETWORK.events, (writer, at) => {
    const [title, date] = [`${text(20).trim()} ${String(at + 1)}`, dayOf(writer.now())];
    const added = addNetworkEvent(writer, { title, date, place: text(15) });
    if (!added.ok) throw new Error(added.reason);
    change(writer, eventQuestions, 'add', (edit) => {
      for (const order of ordersAtEnd([], NETWORK.questionsAnEvent))
        edit.create(eventQuestions, { event: added.id, text: text(50), order });
    });
    if (at % 5 !== 0) setVisited(writer, added.id, true);
    eventIds.push(added.id);
  });
  own(NETWORK.touches, (writer, at) => {
    const contact = contactIds[number(contactIds.length)];
    if (contact === undefined) throw new Error('no contact was added');
    const kind = TOUCH_KINDS[at % TOUCH_KINDS.length] ?? 'met';
    const event = at % 10 === 0 ? eventIds[number(eventIds.length)] : undefined;
    const met = event === undefined ? {} : { event };
    addTouch(writer, { contact, kind, date: dayOf(writer.now()), text: text(60), ...met });
  });
}
