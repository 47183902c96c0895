import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { binRecord } from '../document/bin.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { type DayOrMonth, lastDayOf, monthOf } from '../shared/day-or-month.ts';
import { addDays, type Day } from '../shared/days.ts';
import type { ContactId, TaskId } from '../shared/ids.ts';
import {
  addContact,
  editContact,
  linkContactTask,
  tagContact,
  tidyTag,
} from './change-contacts.ts';
import {
  addEventQuestions,
  addNetworkEvent,
  editNetworkEvent,
  linkEventTask,
  rewordEventQuestion,
  setVisited,
} from './change-events.ts';
import { addTouch, editTouch } from './change-touches.ts';
import { type Cadence, CADENCES, type Contact, contacts } from './contact.ts';
import { eventQuestions } from './event-question.ts';
import { type NetworkEvent, networkEvents } from './network-event.ts';
import { coldestFirst, dueOf, lastContactOf, laterOf, standingContact } from './read-contacts.ts';
import { eventToThinkOf, progressOf, rhythmOf } from './read-events.ts';
import { type Touch, touches } from './touch.ts';

const TODAY = '2027-03-12' as Day;
const on = (text: string) => text as DayOrMonth;
const day = (text: string) => text as Day;

afterEach(() => {
  vi.unstubAllEnvs();
});

function made<T>(result: { ok: true; id: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason);
  return result.id;
}

function two() {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const ines = made(
    addContact(mira, { name: 'Ines\nOkafor', position: 'Lead', cadence: 'monthly' }),
  );
  exchange(mira, robin);
  const read = () => readOne(mira.doc, contacts, ines);
  const said = () => readAll(mira.doc, touches).records;
  return { mira, robin, ines, read, said };
}

test('both note a touch and change the same contact offline, and nothing of it is lost', () => {
  const { mira, robin, ines, read, said } = two();
  addTouch(mira, { contact: ines, date: day('2027-03-01'), kind: 'called', text: 'Her\nweek' });
  editContact(mira, ines, { nextSteps: 'Ask for a seat', offer: 'Notes' });
  tagContact(mira, ines, 'platform', true);
  addTouch(robin, { contact: ines, date: day('2027-03-05'), kind: 'met' });
  editContact(robin, ines, { howWeMet: 'Robin introduced us', cadence: 'quarterly' });
  tagContact(robin, ines, 'leads well', true);
  exchange(mira, robin);
  expect(read()).toMatchObject({
    ...{ name: 'Ines Okafor', nextSteps: 'Ask for a seat', offer: 'Notes', cadence: 'quarterly' },
    ...{ howWeMet: 'Robin introduced us', tags: ['leads well', 'platform'], person: 'mira' },
  });
  expect(said().map(({ text, createdBy }) => [createdBy, text])).toEqual(
    expect.arrayContaining([
      ['mira', 'Her week'],
      ['robin', ''],
    ]),
  );
  expect(lastContactOf({ lastContacted: on('2027-02') }, said())).toBe('2027-03-05');
});

test('a touch in the bin counts no more, and one that is put right counts as it is now', () => {
  const { mira, ines, said } = two();
  const touch = made(addTouch(mira, { contact: ines, date: TODAY, kind: 'wrote' }));
  const last = () => lastContactOf({ lastContacted: null }, said());
  expect(editTouch(mira, touch, { date: day('2027-03-02'), text: 'About the talk' })).toBeNull();
  expect(last()).toBe('2027-03-02');
  expect(editTouch(mira, touch, { date: day('2027-02-30') })).toBe('noSuchDay');
  binRecord(mira, touches, touch);
  expect(last()).toBeNull();
});

test('a day that doesn’t exist and a year too far away are refused by name, and change nothing', () => {
  const { mira, ines, read, said } = two();
  expect(addContact(mira, { name: 'X', lastContacted: on('2027-13') })).toMatchObject({
    reason: 'noSuchDay',
  });
  expect(editContact(mira, ines, { name: 'X', lastContacted: on('9000-01') })).toBe(
    'yearOutOfReach',
  );
  expect(addTouch(mira, { contact: ines, date: day('2027-02-30'), kind: 'met' }).ok).toBe(false);
  expect(addNetworkEvent(mira, { title: 'X', date: on('2027-02-30') }).ok).toBe(false);
  expect(read()?.name).toBe('Ines Okafor');
  expect(said()).toEqual([]);
  expect(editContact(mira, ines, { lastContacted: on('2027-01') })).toBeNull();
  expect(read()?.lastContacted).toBe('2027-01');
  editContact(mira, ines, { lastContacted: null, cadence: 'none' });
  expect(read()).toMatchObject({ lastContacted: null, cadence: 'none' });
});

test('a tag is tidied, is there once whatever its case, and goes again', () => {
  const { mira, ines, read } = two();
  for (const tag of ['#Data', 'data ', '  ', 'On  the\nboard']) tagContact(mira, ines, tag, true);
  expect(read()?.tags).toEqual(['Data', 'On the board']);
  tagContact(mira, ines, 'Data', false);
  expect(read()?.tags).toEqual(['On the board']);
  expect(tidyTag('x'.repeat(500)).length).toBe(40);
});

test('a line to write is tied to its contact, and untied', () => {
  const { mira, ines, read } = two();
  linkContactTask(mira, ines, 't' as TaskId, true);
  expect(read()?.tasks).toEqual(['t']);
  linkContactTask(mira, ines, 't' as TaskId, false);
  expect(read()?.tasks).toEqual([]);
});

test('of a month and a day in it the day is the later, and otherwise whichever comes later', () => {
  expect(laterOf(on('2027-03'), on('2027-03-02'))).toBe('2027-03-02');
  expect(laterOf(on('2027-03-02'), on('2027-03'))).toBe('2027-03-02');
  expect(laterOf(on('2027-03'), on('2027-02-28'))).toBe('2027-03');
  expect(laterOf(on('2027-03'), on('2027-04-01'))).toBe('2027-04-01');
  expect(laterOf(null, on('2027-04'))).toBe('2027-04');
  expect(laterOf(null, null)).toBeNull();
});

test.each([
  ['monthly', '2027-01-31', '2027-02-28'],
  ['monthly', '2027-12-15', '2028-01-15'],
  ['quarterly', '2027-01', '2027-04-30'],
  ['twiceAYear', '2027-08-31', '2028-02-29'],
  ['yearly', '2028-02-29', '2029-02-28'],
  ['none', '2027-01-31', null],
] as const)(
  'with a cadence of %s and last in touch in %s, it is time on %s',
  (cadence, last, due) => {
    expect(dueOf(cadence, on(last))).toBe(due);
  },
);

const anyDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);
const anyWhen = fc.oneof(anyDay, anyDay.map(monthOf));
const anyTouch = fc.record({
  id: fc.uuid(),
  date: fc.option(anyDay),
  createdAt: fc.integer({ min: 0, max: 3 }),
  deletedAt: fc.constantFrom(null, 1),
});
const anyContact = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom('Ines', 'ines', 'Yusuf', ''),
  lastContacted: fc.option(anyWhen),
  cadence: fc.constantFrom<Cadence>(...CADENCES),
});

test('the last contact is never earlier than the field or any touch, and is one of them', () => {
  fc.assert(
    fc.property(fc.option(anyWhen), fc.array(anyTouch), fc.nat(), (lastContacted, drawn, turn) => {
      const all = drawn as unknown as Touch[];
      const last = lastContactOf({ lastContacted }, all);
      const dates = all.flatMap(({ date, deletedAt }) =>
        date === null || deletedAt !== null ? [] : [date],
      );
      const known = [...dates, ...(lastContacted === null ? [] : [lastContacted])];
      if (known.length === 0) expect(last).toBeNull();
      else expect(known).toContain(last);
      for (const one of known) expect(monthOf(last ?? one) >= monthOf(one)).toBe(true);
      for (const date of dates) expect(lastDayOf(last ?? date) >= date).toBe(true);
      const at = turn % (all.length + 1);
      expect(lastContactOf({ lastContacted }, [...all.slice(at), ...all.slice(0, at)])).toBe(last);
    }),
  );
});

test('a later touch never makes anybody colder, and whoever is warm is in time', () => {
  fc.assert(
    fc.property(anyContact, anyDay, anyDay, (drawn, touched, today) => {
      const contact = drawn as unknown as Contact;
      const before = standingContact(contact, [], today);
      const touch = { id: 't', date: touched, createdAt: 0, deletedAt: null } as unknown as Touch;
      const after = standingContact(contact, [touch], today);
      // A day says more than its month, and may be earlier than the month's end.
      const isNamed = contact.lastContacted === monthOf(touched);
      if (before.warmth === 'warm' && !isNamed) expect(after.warmth).toBe('warm');
      if (contact.cadence === 'none') expect(after.warmth).toBe('unplanned');
      else if (touched >= addDays(today, -27)) expect(after.warmth).toBe('warm');
      if (after.warmth === 'warm') expect((after.due ?? '') > today).toBe(true);
    }),
  );
});

test('the coldest come first, whatever order they are read in, and nobody is left out', () => {
  fc.assert(
    fc.property(fc.array(anyContact), anyDay, fc.nat(), (drawn, today, turn) => {
      const all = (drawn as unknown as Contact[]).map((contact) =>
        standingContact(contact, [], today),
      );
      const at = turn % (all.length + 1);
      const sorted = coldestFirst(all);
      expect(coldestFirst([...all.slice(at), ...all.slice(0, at)])).toEqual(sorted);
      expect(sorted).toHaveLength(all.length);
      const ranks = sorted.map(({ warmth }) => ['cold', 'warm', 'unplanned'].indexOf(warmth));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      for (const warmth of ['cold', 'warm']) {
        const due = sorted.flatMap((each) =>
          each.warmth === warmth && each.due !== null ? [each.due] : [],
        );
        expect(due).toEqual([...due].sort());
      }
    }),
  );
});

test.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Madrid'])(
  'days are the same in %s, over the clock change and the new year',
  (zone) => {
    vi.stubEnv('TZ', zone);
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    expect(dueOf('monthly', on('2027-02-28'))).toBe('2027-03-28');
    expect(dueOf('monthly', on('2026-12-31'))).toBe('2027-01-31');
    expect(dueOf('quarterly', on('2026-10'))).toBe('2027-01-31');
    const contact = { id: 'c', name: '', cadence: 'monthly', lastContacted: '2027-02-12' };
    const warmth = (today: string) =>
      standingContact(contact as unknown as Contact, [], day(today)).warmth;
    expect([warmth('2027-03-11'), warmth('2027-03-12')]).toEqual(['warm', 'cold']);
  },
);

function events() {
  const mira = testWriter('mira', 1);
  const add = (title: string, date: string | null, visited = false) => {
    const id = made(addNetworkEvent(mira, { title, date: date === null ? null : on(date) }));
    if (visited) setVisited(mira, id, true);
    return id;
  };
  const read = () => readAll(mira.doc, networkEvents).records;
  const titles = (some: readonly NetworkEvent[]) => some.map(({ title }) => title);
  return { mira, add, read, titles };
}

test('events are shown by month: this one and the next always, earlier ones the latest first', () => {
  const { add, read, titles } = events();
  add('Some time in March', '2027-03');
  add('Breakfast', '2027-03-20');
  add('Meetup', '2027-03-04', true);
  add('Fair', '2027-06-01');
  add('Last year', '2026-11-02', true);
  add('January', '2027-01-10');
  add('One day', null);
  const { ahead, past, undated } = rhythmOf(read(), TODAY);
  expect(ahead.map(({ month, events: some }) => [month, ...titles(some)])).toEqual([
    ['2027-03', 'Meetup', 'Breakfast', 'Some time in March'],
    ['2027-04'],
    ['2027-06', 'Fair'],
  ]);
  expect(past.map(({ month }) => month)).toEqual(['2027-01', '2026-11']);
  expect(titles(undated)).toEqual(['One day']);
  expect(progressOf(read(), monthOf(TODAY))).toEqual({ planned: 3, visited: 1 });
  expect(progressOf(read(), monthOf(day('2027-04-01')))).toEqual({ planned: 0, visited: 0 });
});

test('the event to think of is one that is over and not ticked off, else the next within a week', () => {
  const { mira, add, read } = events();
  const now = (today: string) => eventToThinkOf(read(), day(today))?.title ?? null;
  add('Some time', '2027-03');
  const meetup = add('Meetup', '2027-03-12');
  add('Fair', '2027-03-25');
  expect(now('2027-03-04')).toBeNull();
  expect(now('2027-03-05')).toBe('Meetup');
  expect(now('2027-03-12')).toBe('Meetup');
  expect(now('2027-03-20')).toBe('Meetup');
  expect(now('2027-03-27')).toBe('Fair');
  setVisited(mira, meetup, true);
  expect(now('2027-03-20')).toBe('Fair');
  setVisited(mira, meetup, false);
  expect(now('2027-03-20')).toBe('Meetup');
});

const anyEvent = fc.record({
  id: fc.uuid(),
  date: fc.option(anyWhen),
  visited: fc.boolean(),
  createdAt: fc.nat(3),
  deletedAt: fc.constantFrom(null, 1),
});

test('every event is in one month or undated, and a month has visited no more than it planned', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), anyDay, (drawn, today) => {
      const all = drawn as unknown as NetworkEvent[];
      const { ahead, past, undated } = rhythmOf(all, today);
      const shown = [...ahead, ...past].flatMap(({ events: some }) => some).concat(undated);
      expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
      expect(shown).toHaveLength(all.filter(({ deletedAt }) => deletedAt === null).length);
      const months = ahead.map(({ month }) => month);
      expect(months).toEqual([...new Set(months)].sort());
      for (const { month, events: some } of [...ahead, ...past]) {
        const { planned, visited } = progressOf(all, month);
        expect(planned).toBe(some.length);
        expect(visited).toBeLessThanOrEqual(planned);
      }
    }),
  );
});

test('both prepare for the same event offline: each question, the place and the follow-up are there', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = made(addNetworkEvent(mira, { title: 'Metup', date: on('2027-03') }));
  exchange(mira, robin);
  const [asks] = addEventQuestions(mira, id, ['What do you look for', 'Whom should I meet?']);
  editNetworkEvent(mira, id, { title: 'Meetup', date: on('2027-03-20') });
  addEventQuestions(robin, id, ['What surprised you this year?']);
  editNetworkEvent(robin, id, { place: 'The old\nharbour' });
  linkEventTask(robin, id, 'follow' as TaskId, true);
  exchange(mira, robin);
  if (asks === undefined) throw new Error('two were made');
  rewordEventQuestion(robin, asks, 'What do you look for in a talk?');
  setVisited(robin, id, true);
  exchange(mira, robin);
  expect(readOne(mira.doc, networkEvents, id)).toMatchObject({
    ...{ title: 'Meetup', date: '2027-03-20', place: 'The old harbour', visited: true },
    tasks: ['follow'],
  });
  const questions = readAll(mira.doc, eventQuestions).records;
  expect(questions.map(({ text }) => text).sort()).toEqual([
    ...['What do you look for in a talk?', 'What surprised you this year?', 'Whom should I meet?'],
  ]);
  linkEventTask(mira, id, 'follow' as TaskId, false);
  expect(readOne(mira.doc, networkEvents, id)?.tasks).toEqual([]);
});

test('a touch is noted with the event at which they met', () => {
  const { mira, ines, said } = two();
  const id = made(addNetworkEvent(mira, { title: 'Meetup' }));
  addTouch(mira, { contact: ines, date: TODAY, kind: 'event', text: 'Meetup', event: id });
  expect(said()).toMatchObject([{ contact: ines satisfies ContactId, kind: 'event', event: id }]);
});
