import { collections } from '@cairn/model/collections';
import { arrivedSince, proseOf, readAll, touchedDays } from '@cairn/model/document';
import { type Anchor, messages, threads, waitsFor } from '@cairn/model/feedback';
import {
  checkIns,
  concernOf,
  focusGoals,
  type Goal,
  goals,
  goalTree,
  quietGoals,
  type SignsOfLife,
  slipped,
} from '@cairn/model/goals';
import { agendaItems, meetings, splitByTime } from '@cairn/model/meetings';
import { dayOf, isAttached } from '@cairn/model/shared';
import { tasks, weekOf } from '@cairn/model/tasks';
import { freshCopy } from '@cairn/model/transfer';
import { VISION_KINDS, visions } from '@cairn/model/vision';
import { allWins, byMonth, wins } from '@cairn/model/wins';
import { plainText, readFlat } from '@cairn/prose/text';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { fillExample } from '#lib/example/fill-example.ts';
import { features } from './features.ts';

const more = await features.examples();

/**
 * Ordinary days, and those that break calendars: leap day, year's end, clock change, the small
 * hours.
 */
const MOMENTS = [
  [2027, 2, 12, 10, 42],
  [2028, 1, 29, 23, 59],
  [2026, 11, 31, 0, 1],
  [2027, 2, 28, 2, 30],
  [2027, 5, 5, 9, 0],
  [2027, 5, 6, 18, 0],
].map(([year = 0, month = 0, ...rest]) => new Date(year, month, ...rest).getTime());

/** Seeded randomness, the same every time. */
function seeded(): (size: number) => Uint8Array {
  let state = 7;
  return (size) =>
    Uint8Array.from({ length: size }, () => (state = (state * 48_271) % 2_147_483_647) >> 8);
}

function filled(now: number) {
  const doc = new Y.Doc();
  return { doc, ...fillExample({ doc, now, random: seeded(), more }) };
}

test('a fresh copy of it reads the same', () => {
  const { doc } = filled(MOMENTS[0] ?? 0);
  const fresh = freshCopy(doc, seeded());
  for (const collection of Object.values(collections) as unknown as (typeof goals)[]) {
    const read = readAll(fresh, collection);
    expect(read.setAside).toEqual([]);
    for (const { id } of read.records) {
      for (const field of collection.prose ?? []) {
        const [copied, prose] = [fresh, doc].map((one) =>
          readFlat(proseOf(one, collection.name, id, field)).lines.map(
            ({ kind, path, ticked, start, runs }) => ({ kind, path, ticked, start, runs }),
          ),
        );
        expect(copied).toEqual(prose);
      }
    }
    if (collection.name !== 'threads') expect(read).toEqual(readAll(doc, collection));
  }
  const attached = (from: Y.Doc) =>
    readAll(from, threads).records.flatMap(({ id, anchor: { kind, id: about, range } }) => {
      if (range === null || about === null) return [];
      const prose = proseOf(from, `${kind}s`, about, range.field);
      return [[id, isAttached(prose, range)]];
    });
  expect(attached(fresh)).toEqual(attached(doc));
});

test.each(MOMENTS)('every entry parses, at %d', (now) => {
  const { doc } = filled(now);
  for (const collection of Object.values(collections)) {
    const { records, setAside } = readAll(doc, collection as typeof goals);
    expect({ name: collection.name, setAside }).toEqual({ name: collection.name, setAside: [] });
    // The example never contacts the relay, so nobody can be invited to it.
    if (collection.name !== 'invitations')
      expect(records.length, collection.name).toBeGreaterThan(0);
  }
});

test.each(MOMENTS)(
  'nothing was written in the future or done before it was begun, at %d',
  (now) => {
    const { doc } = filled(now);
    const all = Object.values(collections).filter(({ name }) => name !== 'tasks');
    for (const collection of all) {
      for (const { createdAt } of readAll(doc, collection as typeof goals).records) {
        expect(createdAt).toBeLessThan(now);
        expect(createdAt).toBeGreaterThan(now - 200 * 86_400_000);
      }
    }
    for (const { text, createdAt, doneAt } of readAll(doc, tasks).records) {
      if (doneAt !== null)
        expect({ text, ok: doneAt > createdAt && doneAt < now }).toEqual({ text, ok: true });
    }
    for (const { start, due } of readAll(doc, goals).records)
      expect(start !== null && due !== null && start < due).toBe(true);
  },
);

test.each(MOMENTS)(
  'one meeting lies ahead with open topics, eleven are over, all on weekdays, and one topic was put off, at %d',
  (now) => {
    const { doc } = filled(now);
    const { upcoming, past } = splitByTime(readAll(doc, meetings).records, now);
    expect([upcoming.length, past.length]).toEqual([1, 11]);
    for (const { startsAt } of [...upcoming, ...past]) {
      expect([1, 2, 3, 4, 5]).toContain(new Date(startsAt ?? 0).getDay());
    }
    const topics = readAll(doc, agendaItems).records;
    const next = topics.filter((topic) => topic.meetings.some((id) => id === upcoming[0]?.id));
    expect(next.map(({ discussedIn }) => discussedIn)).toEqual([null, null, null, null]);
    expect(next.filter((topic) => topic.meetings.length === 2)).toHaveLength(1);
    expect(topics.filter(({ discussedIn }) => discussedIn === null)).toHaveLength(5);
  },
);

const notesOf = (doc: Y.Doc, { kind, id, range }: Anchor) =>
  proseOf(doc, `${kind}s`, id ?? '', range?.field ?? '');

test('every thread on words is attached except the one whose sentence was removed', () => {
  const { doc } = filled(MOMENTS[0] ?? 0);
  const anchored = readAll(doc, threads).records.flatMap(({ anchor }) =>
    anchor.range === null ? [] : [{ prose: notesOf(doc, anchor), range: anchor.range }],
  );
  const detached = anchored.filter(({ prose, range }) => !isAttached(prose, range));
  expect(anchored).toHaveLength(8);
  expect(detached.map(({ range }) => range.quote)).toEqual([
    'Maybe I should read it from a script, word for word.',
  ]);
});

test('the words of every attached thread are the quoted ones', () => {
  const { doc } = filled(MOMENTS[0] ?? 0);
  for (const { anchor } of readAll(doc, threads).records) {
    if (anchor.range === null) continue;
    const notes = notesOf(doc, anchor);
    if (isAttached(notes, anchor.range)) expect(plainText(notes)).toContain(anchor.range.quote);
  }
});

test('two threads are waiting for Mira and one for Robin, and what Robin wrote since the last visit is new', () => {
  const { doc, mira, robin, lastVisit } = filled(MOMENTS[0] ?? 0);
  const said = readAll(doc, messages).records;
  const waiting = (me: typeof mira) =>
    readAll(doc, threads).records.filter((thread) =>
      waitsFor(
        thread,
        said.filter((message) => message.thread === thread.id),
        me,
      ),
    );
  expect(waiting(mira)).toHaveLength(2);
  expect(waiting(robin).some(({ anchor }) => anchor.kind === 'workspace')).toBe(true);
  const news = said.filter(({ id }) =>
    arrivedSince(doc, messages, id, Y.decodeStateVector(lastVisit)),
  );
  expect(news.map(({ createdBy }) => createdBy)).toEqual([robin, robin]);
});

test('some goals need a look, each for a different reason', () => {
  const now = MOMENTS[0] ?? 0;
  const { doc } = filled(now);
  const all = readAll(doc, tasks).records;
  const concerns = readAll(doc, goals).records.flatMap(
    (goal) =>
      concernOf(
        goal,
        all.filter((task) => task.goal === goal.id),
        dayOf(now),
      )?.kind ?? [],
  );
  expect(concerns.sort()).toEqual(['atRisk', 'blocked', 'lateSteps', 'lateSteps', 'noSteps']);
});

test('every part of the roadmap has something to show', () => {
  const now = MOMENTS[0] ?? 0;
  const { doc } = filled(now);
  const today = dayOf(now);
  const all = readAll(doc, goals).records;
  const steps = readAll(doc, tasks).records;
  const looks = readAll(doc, checkIns).records;
  const life: SignsOfLife = {
    stepsOf: (id) => steps.filter(({ goal }) => goal === id),
    checkInsOf: (id) => looks.filter(({ goal }) => goal === id),
    touched: new Map([...touchedDays(doc, goals), ...touchedDays(doc, tasks)]),
  };
  const titles = (some: readonly { goal: Goal }[]) => some.map(({ goal }) => goal.title);
  expect(focusGoals(all).goals).toHaveLength(3);
  expect(titles(quietGoals(all, life, today))).toEqual([
    'Read our team’s budget and explain it to someone',
  ]);
  expect(titles(slipped(all, life.stepsOf, today))).toEqual([
    'Speak at the regional engineering meetup',
    'A network that helps and is helped',
  ]);
  expect(goalTree(all).roots.map(({ children }) => children.length)).toEqual([5, 2, 2]);
  expect(new Set(readAll(doc, visions).records.map(({ kind }) => kind)).size).toBe(
    VISION_KINDS.length,
  );
  const won = allWins(readAll(doc, wins).records, all);
  expect(new Set(won.map(({ person }) => person)).size).toBe(2);
  expect(byMonth(won).length).toBeGreaterThan(3);
  const { days, overdue, undated } = weekOf(steps, today);
  expect(days.filter(({ items }) => items.length > 0).length).toBeGreaterThan(3);
  expect(Math.min(overdue.length, undated.length)).toBeGreaterThan(0);
});

test('no text has an unfilled date left', () => {
  const { doc } = filled(MOMENTS[0] ?? 0);
  for (const name of doc.share.keys()) {
    if (name.includes('/')) expect(plainText(doc.getText(name))).not.toMatch(/[{}]|\*\*/);
  }
});

test('the same moment and the same randomness give the same workspace', () => {
  const [first, second] = [filled(MOMENTS[0] ?? 0), filled(MOMENTS[0] ?? 0)];
  expect(first.doc.getMap('goals').toJSON()).toEqual(second.doc.getMap('goals').toJSON());
  expect(first.doc.getMap('messages').toJSON()).toEqual(second.doc.getMap('messages').toJSON());
});
