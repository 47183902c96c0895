import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { allCollections, collections } from './collections.ts';
import { change } from './document/change.ts';
import { proseOf, rootOf } from './document/document.ts';
import { readAll } from './document/read.ts';
import { testWriter } from './document/test-writers.ts';
import { conversation, waitsFor } from './feedback/index.ts';
import { frequentDistractions, runningBlocks, timeSpent } from './focus/index.ts';
import {
  concernOf,
  disagreements,
  flatten,
  focusGoals,
  goalTree,
  idealLine,
  overruledDates,
  overruledStatus,
  priorityScore,
  progressInTree,
  quietGoals,
  slipped,
  smartCheck,
} from './goals/index.ts';
import { habitWeek, streakOf } from './habits/index.ts';
import { invitationState, shownInvitations } from './invitations/index.ts';
import { splitByTime } from './meetings/index.ts';
import { freeColour } from './people/index.ts';
import {
  byOrder,
  isAttached,
  orderAtEnd,
  ordersForMove,
  type GoalId,
  type Ordered,
  type ThreadId,
} from './shared/index.ts';
import { parseDay, type Day } from './shared/days.ts';
import { TABLE_KINDS, readTable, writeTable } from './tables/index.ts';
import { byDue, dueGroup, nextStep, weekOf } from './tasks/index.ts';
import { allWins, byMonth } from './wins/index.ts';

const TODAY = '2027-03-12' as Day;

/** Example keys of a set or a table, such as `owner:<person>`. */
const KEYS = ['a', 'b', '2027-03-12', '2027-03-01.4', 'status'];

/** Fields that some collection reads, so that damage hits where it hurts, and some that none does. */
const FIELDS = [
  ...allCollections.flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([name, { keys = [name] }]) =>
      keys.flatMap((key) =>
        key.includes('<') ? KEYS.map((each) => key.replace(/<.*>/, each)) : key,
      ),
    ),
  ),
  ...['createdAt', 'createdBy', 'deletedAt', 'deletedBy'],
  ...['__proto__', 'toString', '', 'addedLater'],
];

/** Yjs accepts only plain objects, and recognises them by their constructor. */
const isPlain = (raw: unknown) =>
  typeof raw !== 'object' || raw === null || Array.isArray(raw) || raw.constructor === Object;

const scalar = fc.oneof(
  fc.jsonValue().filter(isPlain),
  fc.double(),
  fc.constantFrom<unknown>(
    '2027-02-30',
    '2027-03-12',
    'id0',
    'id1',
    'weekly',
    'a0',
    'a',
    'a!',
    'zz',
    'open',
    'done',
    'x/y',
  ),
  fc.constantFrom<unknown>(8.64e15, 1e300, -1, 0, Number.NaN, Infinity, true, null, undefined),
  fc.uint8Array({ maxLength: 8 }),
  fc.base64String({ maxLength: 24 }),
);

/** A thunk, since a shared type can be in only one document. */
const leaf = fc.oneof(
  { weight: 3, arbitrary: scalar.map((value) => () => value) },
  { weight: 2, arbitrary: fc.string().map((text) => () => new Y.Text(text)) },
  fc.constant(() => new Y.Array()),
  fc.constant(() => new Y.Map()),
  fc.constant(() => new Y.XmlText('words')),
  fc.constant(() => new Y.XmlElement('paragraph')),
);

const record = fc
  .dictionary(fc.constantFrom(...FIELDS), leaf, { maxKeys: 14 })
  .map((fields) => () => new Y.Map(Object.entries(fields).map(([key, make]) => [key, make()])));

const value = fc
  .dictionary(fc.constantFrom(...FIELDS), scalar, { maxKeys: 14, noNullPrototype: true })
  .map((fields) => () => fields);

const entry = fc.oneof({ weight: 4, arbitrary: record }, { weight: 3, arbitrary: value }, leaf);

test('[DOC-7] whatever is in a collection is read or set aside, and no query about it throws', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      for (const collection of allCollections) {
        const doc = new Y.Doc();
        doc.transact(() =>
          entries.forEach((make, at) => rootOf(doc, collection).set(`id${String(at)}`, make())),
        );
        const { records, setAside } = readAll(doc, collection);
        expect(records.length + setAside.length).toBe(entries.length);
        for (const { reason } of setAside) expect(reason).not.toBe('');
        for (const { createdAt, deletedAt } of records) {
          expect(
            () => new Date(createdAt).toISOString() + new Date(deletedAt ?? 0).toISOString(),
          ).not.toThrow();
        }
      }
    }),
  );
});

test('[DOC-7] every query about damaged records has an answer', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
      const doc = new Y.Doc();
      doc.transact(() => {
        for (const collection of allCollections) {
          entries.forEach((make, at) => rootOf(doc, collection).set(`id${String(at)}`, make()));
        }
      });
      const goals = readAll(doc, collections.goals).records;
      const tasks = readAll(doc, collections.tasks).records;
      const threads = readAll(doc, collections.threads).records;
      const messages = readAll(doc, collections.messages).records;
      const { upcoming, past } = splitByTime(readAll(doc, collections.meetings).records, 0);
      for (const { startsAt, minutes } of [...upcoming, ...past]) {
        new Date((startsAt ?? 0) + minutes * 60_000).toISOString();
      }
      for (const goal of goals) {
        concernOf(goal, tasks, TODAY);
        expect(goal.due).toBe(parseDay(goal.due));
      }
      const lists: readonly (readonly Ordered[])[] = [
        goals,
        tasks,
        readAll(doc, collections.agendaItems).records,
      ];
      for (const siblings of lists) {
        orderAtEnd(siblings);
        for (const { id } of siblings) {
          ordersForMove(siblings, id, null);
          ordersForMove(siblings, id, siblings[0]?.id ?? null);
        }
        [...siblings].sort(byOrder);
      }
      tasks.sort(byDue);
      tasks.forEach((task) => dueGroup(task, TODAY));
      nextStep(tasks);
      conversation(messages);
      const notes = proseOf(doc, 'goals', 'g', 'notes');
      for (const thread of threads) {
        waitsFor(thread, messages, testWriter('mira', 1).person);
        if (thread.anchor.range)
          isAttached(notes, thread.anchor.range.start, thread.anchor.range.end);
      }
      const [checks, obstacles] = [
        readAll(doc, collections.checkIns).records,
        readAll(doc, collections.obstacles).records,
      ];
      const tree = goalTree(goals);
      const living = goals.filter(({ deletedAt }) => deletedAt === null);
      expect(flatten(tree)).toHaveLength(living.length);
      for (const progress of progressInTree(
        tree,
        () => tasks,
        () => checks,
      ).values()) {
        if (progress) expect(progress.share >= 0 && progress.share <= 1).toBe(true);
      }
      const facts = { today: TODAY, hasWhy: false, hasResources: false, obstacles };
      for (const goal of goals) {
        expect(smartCheck(goal, facts)).toHaveLength(5);
        disagreements(goal, tasks, TODAY);
        idealLine(goal, checks, TODAY);
        overruledDates(goal, testWriter('a', 1).person);
        overruledStatus(goal, testWriter('a', 1).person);
        expect(priorityScore(goal).score).toBeLessThanOrEqual(9);
      }
      focusGoals(goals);
      slipped(goals, () => tasks, TODAY);
      const signs = { stepsOf: () => tasks, checkInsOf: () => checks, touched: new Map() };
      quietGoals(goals, signs, TODAY);
      expect(weekOf(tasks, TODAY).days).toHaveLength(7);
      byMonth(allWins(readAll(doc, collections.wins).records, goals));
      for (const habit of readAll(doc, collections.habits).records) {
        expect(habitWeek(habit, TODAY).days).toHaveLength(7);
        expect(streakOf(habit, TODAY)).toBeLessThanOrEqual(habit.ticks.length);
      }
      const blocks = readAll(doc, collections.focusBlocks).records;
      expect(timeSpent(blocks, TODAY, 0).total).toBeGreaterThanOrEqual(0);
      runningBlocks(blocks, testWriter('mira', 1).person);
      frequentDistractions(blocks);
      for (const kind of TABLE_KINDS) {
        const context = { goals: living, stepsOf: () => tasks, today: TODAY };
        readTable(kind, writeTable(kind, living, context.stepsOf), context);
      }
      const invited = readAll(doc, collections.invitations).records;
      expect(shownInvitations(invited, 0).length).toBeLessThanOrEqual(invited.length);
      for (const invitation of invited) invitationState(invitation, 0);
      const colour = freeColour(readAll(doc, collections.people).records);
      expect([0, 1, 2, 3, 4]).toContain(colour);
    }),
  );
});

test('[DOC-7] a field of an unexpected type gives its default, and the rest of the record stands', () => {
  const { doc } = testWriter('mira', 1);
  const raw = new Y.Map<unknown>(
    Object.entries({
      title: new Y.Text('Lead'),
      status: 'paused',
      due: '2027-02-30',
      horizon: 7,
      order: 'a!',
    }),
  );
  doc.getMap('goals').set('g', raw);
  expect(readAll(doc, collections.goals).records).toMatchObject([
    {
      id: 'g',
      title: 'Lead',
      status: 'notStarted',
      due: null,
      horizon: 'short',
      order: 'a0',
      createdAt: 0,
    },
  ]);
});

test('[DOC-7] an entry that is set aside stays in the document', () => {
  const { doc } = testWriter('mira', 1);
  doc.getMap('goals').set('broken', 'not a goal');
  expect(readAll(doc, collections.goals)).toEqual({
    records: [],
    setAside: [{ id: 'broken', reason: 'it is not a record' }],
  });
  expect(doc.getMap('goals').get('broken')).toBe('not a goal');
});

test.each(allCollections)(
  '[DOC-7] fields that this version doesn’t know survive every edit of $name',
  (collection) => {
    const writer = testWriter('mira', 1);
    const id = 'x';
    const known = {
      title: 'Lead',
      text: 'Ask',
      name: 'Mira',
      thread: 't',
      status: 'paused',
      addedLater: { deep: [1] },
    };
    const isText = (field: string) => field === 'title' || field === 'text';
    rootOf(writer.doc, collection).set(
      id,
      collection.storage === 'value'
        ? known
        : new Y.Map<unknown>(
            Object.entries(known).map(([field, raw]) => [
              field,
              isText(field) ? new Y.Text('words') : raw,
            ]),
          ),
    );
    change(writer, collection, 'edit', (edit) => {
      // Any field of any collection, as a later version may write it.
      const any = collection as unknown as typeof collections.threads;
      const titled = collection as unknown as typeof collections.goals;
      edit.set(any, id as ThreadId, 'kind', 'praise');
      edit.text(titled, id as GoalId, 'title', 'Lead a team');
      edit.bin(collection, id);
      edit.restore(collection, id);
      edit.set(any, id as ThreadId, 'kind', undefined);
    });
    const after = rootOf(writer.doc, collection).toJSON()[id] as Record<string, unknown>;
    expect(after).toMatchObject({ addedLater: { deep: [1] }, status: 'paused' });
    expect(Object.keys(after).sort()).toEqual(Object.keys(known).sort());
  },
);
