/** What is done to contacts, touches, events and their questions. */
import { readAll } from '@cairn/model/document';
import {
  addContact,
  addEventQuestions,
  addNetworkEvent,
  addTouch,
  CADENCES,
  contacts,
  editContact,
  editNetworkEvent,
  editTouch,
  eventQuestions,
  linkContactTask,
  linkEventTask,
  networkEvents,
  pasteContacts,
  readContacts,
  rewordEventQuestion,
  setVisited,
  tagContact,
  TOUCH_KINDS,
  touches,
} from '@cairn/model/network';
import { monthOf, type TaskId } from '@cairn/model/shared';
import { among, born, dayAfter, one, type Operations, typedInto } from './draws.ts';

/** Whether there is such a task makes no difference to a link. */
const some = (choice: number) => `some-${String(choice % 5)}` as TaskId;

export const networkOperations: Operations = {
  addContact: (me, draw) => {
    const added = addContact(me, { name: '', cadence: among(CADENCES, draw.choice) });
    if (added.ok) born(draw, contacts, added.id);
  },
  writeContact: (me, draw) => {
    const contact = one(me, contacts, draw.choice);
    if (!contact) return;
    editContact(me, contact.id, { nextSteps: typedInto(contact.nextSteps, draw) });
    draw.ledger.typed.push({ letter: draw.letter, place: `contacts/${contact.id}` });
  },
  setContact: (me, { pick, choice }) => {
    const [contact, day] = [one(me, contacts, pick), dayAfter(choice)];
    if (!contact || day === null) return;
    editContact(me, contact.id, {
      cadence: among(CADENCES, choice),
      lastContacted: choice % 3 === 0 ? monthOf(day) : day,
    });
    tagContact(me, contact.id, `tag ${String(choice % 4)}`, choice % 3 !== 0);
    linkContactTask(me, contact.id, some(choice), choice % 2 === 0);
  },
  addTouch: (me, draw) => {
    const [contact, date] = [one(me, contacts, draw.pick), dayAfter(draw.choice)];
    if (!contact || date === null) return;
    const kind = among(TOUCH_KINDS, draw.choice);
    const added = addTouch(me, { contact: contact.id, date, kind, text: 'Hello' });
    if (added.ok) born(draw, touches, added.id);
  },
  editTouch: (me, { pick, choice }) => {
    const [touch, date] = [one(me, touches, pick), dayAfter(choice)];
    if (touch && date !== null) editTouch(me, touch.id, { date, text: `Said ${String(choice)}` });
  },
  addNetworkEvent: (me, draw) => {
    const added = addNetworkEvent(me, { title: '', date: dayAfter(draw.choice) });
    if (added.ok) born(draw, networkEvents, added.id);
  },
  editNetworkEvent: (me, draw) => {
    const event = one(me, networkEvents, draw.choice);
    if (!event) return;
    editNetworkEvent(me, event.id, { title: typedInto(event.title, draw), place: 'The harbour' });
    draw.ledger.typed.push({ letter: draw.letter, place: `networkEvents/${event.id}` });
    setVisited(me, event.id, draw.pick % 2 === 0);
    linkEventTask(me, event.id, some(draw.pick), draw.pick % 3 !== 0);
  },
  addEventQuestions: (me, draw) => {
    const event = one(me, networkEvents, draw.pick);
    if (!event) return;
    for (const id of addEventQuestions(me, event.id, ['', ''])) born(draw, eventQuestions, id);
  },
  rewordEventQuestion: (me, draw) => {
    const question = one(me, eventQuestions, draw.choice);
    if (!question) return;
    rewordEventQuestion(me, question.id, typedInto(question.text, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `eventQuestions/${question.id}` });
  },
  pasteContacts: (me, draw) => {
    const today = dayAfter(draw.choice);
    if (today === null) return;
    const rows = readAll(me.doc, contacts).records.map((contact) => ({
      ...contact,
      last: contact.lastContacted,
      lastTouch: null,
    }));
    const plan = readContacts('Ines\tLead\tJan 2025\tWrite', rows, today);
    for (const id of pasteContacts(me, plan, me.person)) born(draw, contacts, id);
  },
};
