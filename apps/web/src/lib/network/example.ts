/** What the example tells of Mira's network: the people of her goal, each time they were in touch, and where she goes to meet more. */
import {
  addContact,
  addEventQuestions,
  addNetworkEvent,
  addTouch,
  type Cadence,
  type ContactDraft,
  editContact,
  setVisited,
  tagContact,
  type TouchKind,
} from '@cairn/model/network';
import { type ContactId, monthOf, type NetworkEventId } from '@cairn/model/shared';
import type { Block, Days, Stage, Who } from '#lib/example/stage.ts';

interface ExampleTouch {
  readonly day: Days;
  readonly kind: TouchKind;
  readonly text: string;
  readonly by?: Who;
  /** The title of the event at which they met. */
  readonly at?: string;
}

interface ExampleContact extends Omit<ContactDraft, 'lastContacted' | 'person'> {
  readonly cadence: Cadence;
  readonly tags: readonly string[];
  readonly touches: readonly ExampleTouch[];
  /** In touch some time in the month of this day, with no day noted. */
  readonly lastInMonthOf?: Days;
  readonly notes?: readonly Block[];
}

interface ExampleEvent {
  readonly title: string;
  readonly place: string;
  readonly made: Days;
  readonly day: Days;
  /** Only its month is known. */
  readonly isVague?: boolean;
  readonly isVisited?: boolean;
  readonly questions: readonly string[];
  readonly notes?: readonly Block[];
}

const EVENTS: readonly ExampleEvent[] = [
  {
    ...{ title: 'Regional engineering meetup', place: 'The old tram depot' },
    ...{ made: -80, day: -66, isVisited: true },
    questions: ['Who decides what gets a slot?', 'Which talk do you still think about?'],
    notes: [
      { text: 'Dana runs the programme, and is looking for people who have never spoken before.' },
      { text: 'I asked fewer questions than I had prepared, and got longer answers.' },
    ],
  },
  {
    ...{ title: 'Team leads’ breakfast', place: 'Canteen, second floor' },
    ...{ made: -40, day: -31, isVisited: true },
    questions: ['What did you stop doing when you began to lead?'],
    notes: [{ text: 'Everybody had stopped something else. Nobody had stopped reviewing code.' }],
  },
  {
    ...{ title: 'Data evening at the open college', place: 'Northfield Open College' },
    ...{ made: -12, day: 5 },
    questions: [
      'Which number does your team look at first on a Monday?',
      'What would you measure if nobody could see it?',
      'Who else should I meet?',
    ],
  },
  {
    ...{ title: 'Conference on leading without a title', place: 'A day trip by train' },
    ...{ made: -10, day: 40, isVague: true },
    questions: [],
  },
];

const CONTACTS: readonly ExampleContact[] = [
  {
    ...{ name: 'Ines Okafor', position: 'Leads the platform team', cadence: 'monthly' },
    howWeMet: 'Robin introduced us; she led the outage review I sat in on.',
    offer: 'Notes from our retrospectives, which her team wants to try.',
    nextSteps: 'Ask for a seat in the planning week',
    tags: ['leads well', 'at work'],
    touches: [
      { day: -120, kind: 'met', text: 'How she plans a week without owning anybody’s calendar.' },
      { day: -61, kind: 'called', text: 'Two of her people are leaving; she asked how I hire.' },
      { day: -12, kind: 'met', text: 'Lunch. She offered to read my brief.' },
    ],
    notes: [
      { text: 'Says no by asking what should stop instead. I want to learn that.' },
      { list: ['Two children, never before nine.', 'Prefers a call to a message.'] },
    ],
  },
  {
    ...{ name: 'Dana Weiss', position: 'Organises the regional meetup', cadence: 'monthly' },
    howWeMet: 'At the meetup, over the broken projector.',
    offer: 'Help on the day; two speakers from our team.',
    nextSteps: 'Send the outline of the talk',
    tags: ['meetup'],
    touches: [
      {
        ...{ day: -66, kind: 'event', at: 'Regional engineering meetup' },
        text: 'She’s looking for people who have never spoken before.',
      },
      { day: -37, kind: 'wrote', text: 'Thanked her; she asked for an outline.' },
    ],
  },
  {
    ...{ name: 'Helen Marsh', position: 'My first manager', cadence: 'quarterly' },
    howWeMet: 'She hired me, and taught me to read a contract.',
    offer: 'An evening of help with her daughter’s first program.',
    nextSteps: 'Coffee, no agenda',
    tags: ['mentor', 'old friends'],
    touches: [{ day: -97, kind: 'wrote', text: 'A card for her new job.' }],
    notes: [{ text: 'It has gone quiet, and I would miss it.' }],
  },
  {
    ...{ name: 'Yusuf Aydin', position: 'Forecasting, at the grid operator', cadence: 'monthly' },
    howWeMet: 'From the course: we compare answers on Sundays.',
    offer: 'A second pair of eyes on his talk.',
    nextSteps: 'Swap notes on module 6',
    tags: ['data', 'course'],
    touches: [
      { day: -86, kind: 'met', text: 'He lent me the book on small samples.' },
      { day: -9, kind: 'called', text: 'Module 5, and why his model was right by accident.' },
    ],
  },
  {
    ...{ name: 'Tomas Lind', position: 'Head of engineering', cadence: 'quarterly' },
    howWeMet: 'Not met yet; Robin will introduce us.',
    offer: 'One page about what we should stop doing.',
    nextSteps: 'Ask Robin for the introduction',
    tags: ['at work'],
    touches: [],
  },
  {
    ...{ name: 'Priya Raman', position: 'Product, in the town next door', cadence: 'twiceAYear' },
    howWeMet: 'At the team leads’ breakfast, as somebody’s guest.',
    offer: 'Introduce her to Ines.',
    nextSteps: 'Introduce the two of them',
    tags: ['leads well'],
    touches: [
      {
        ...{ day: -31, kind: 'event', at: 'Team leads’ breakfast' },
        text: 'Stopped writing minutes when she began to lead. Nobody noticed.',
      },
      {
        day: -20,
        kind: 'wrote',
        text: 'Robin has known her for years, and sends his regards.',
        by: 'robin',
      },
    ],
  },
  {
    ...{ name: 'Jonas’s uncle Peter', position: 'Retired union rep', cadence: 'none' },
    howWeMet: 'Drove me home after the summer party.',
    tags: [],
    touches: [],
    lastInMonthOf: -150,
  },
];

export function fill(stage: Stage): void {
  const events = new Map<string, NetworkEventId>();
  for (const each of EVENTS) {
    const id = fillEvent(stage, each);
    if (id !== null) events.set(each.title, id);
  }
  for (const each of CONTACTS) fillContact(stage, each, events);
}

function fillEvent(
  { calendar, ids, writeNotes, writerAt }: Stage,
  { title, place, made, day, isVague, isVisited, questions, notes = [] }: ExampleEvent,
): NetworkEventId | null {
  const writer = writerAt('mira', calendar.written(made));
  const on = calendar.day(day);
  const added = addNetworkEvent(writer, {
    ...{ title, place, person: ids.mira, date: isVague === true ? monthOf(on) : on },
  });
  if (!added.ok) return null;
  if (questions.length > 0) addEventQuestions(writer, added.id, questions);
  if (isVisited === true) setVisited(writerAt('mira', calendar.written(day)), added.id, true);
  writeNotes('networkEvents', added.id, notes);
  return added.id;
}

const FIRST_DAY: Days = -160;

function fillContact(
  { calendar, ids, writeNotes, writerAt }: Stage,
  { tags, touches, lastInMonthOf, notes = [], ...draft }: ExampleContact,
  events: ReadonlyMap<string, NetworkEventId>,
): void {
  const first = Math.min(...touches.map(({ day }) => day), -30);
  const writer = writerAt('mira', calendar.written(Math.max(FIRST_DAY, first)));
  const added = addContact(writer, { ...draft, person: ids.mira });
  if (!added.ok) return;
  const { id } = added;
  for (const tag of tags) tagContact(writer, id, tag, true);
  if (lastInMonthOf !== undefined)
    editContact(writer, id, { lastContacted: monthOf(calendar.day(lastInMonthOf)) });
  for (const touch of touches) fillTouch(touch, id);
  writeNotes('contacts', id, notes);

  function fillTouch({ day, kind, text, by = 'mira', at = '' }: ExampleTouch, contact: ContactId) {
    const event = events.get(at);
    addTouch(writerAt(by, calendar.written(day)), {
      ...{ contact, kind, text, date: calendar.day(day) },
      ...(event === undefined ? {} : { event }),
    });
  }
}
