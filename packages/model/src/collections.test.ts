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
import {
  agendaBalance,
  askedIn,
  nextDate,
  outcomeOf,
  readParts,
  readTopicLink,
  sinceLastTime,
  splitByTime,
  startsOfPast,
  stillOpen,
  timesCarried,
  untouchedMeetings,
} from './meetings/index.ts';
import {
  coldestFirst,
  contactSheet,
  eventToThinkOf,
  progressOf,
  readContacts,
  rhythmOf,
  standingContact,
} from './network/index.ts';
import { freeColour } from './people/index.ts';
import { endOf, reviewsOf } from './reviews/index.ts';
import { type Day, parseDay } from './shared/days.ts';
import {
  byOrder,
  type GoalId,
  isAttached,
  orderAtEnd,
  type Ordered,
  ordersForMove,
  type ThreadId,
  writeSheet,
} from './shared/index.ts';
import { readTable, TABLE_KINDS, writeTable } from './tables/index.ts';
import { byDue, dueGroup, nextStep, weekOf } from './tasks/index.ts';
import { anyEntry } from './test-damage.ts';
import { allWins, byMonth } from './wins/index.ts';

/** Each kind of record adds to it, and a busy machine takes several times as long. */
const LONG = { timeout: 30_000 };
const TODAY = '2027-03-12' as Day;

test(
  '[DOC-7] whatever is in a collection is read or set aside, and no query about it throws',
  LONG,
  () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 8 }), (entries) => {
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
  },
);

test('[DOC-7] every query about damaged records has an answer', LONG, () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 6 }), (entries) => {
      const doc = new Y.Doc();
      doc.transact(() => {
        for (const collection of allCollections) {
          entries.forEach((make, at) => rootOf(doc, collection).set(`id${String(at)}`, make()));
        }
      });
      const goals = readAll(doc, collections.goals).records;
      const meetings = readAll(doc, collections.meetings).records;
      const commitments = readAll(doc, collections.commitments).records;
      for (const meeting of meetings) {
        sinceLastTime(commitments, meetings, meeting, 0).map(outcomeOf);
        const next = nextDate(meetings, meeting, 0);
        if (next.kind === 'proposed') new Date(next.startsAt).toISOString();
      }
      commitments.map(askedIn(meetings));
      const topics = readAll(doc, collections.agendaItems).records;
      const times = readAll(doc, collections.topicTimes).records;
      const shared = agendaBalance({ meetings, topics, times }, [], Infinity);
      expect(shared.topics).toBeLessThanOrEqual(topics.length);
      const tasks = readAll(doc, collections.tasks).records;
      const threads = readAll(doc, collections.threads).records;
      const messages = readAll(doc, collections.messages).records;
      const { upcoming, past } = splitByTime(meetings, 0);
      for (const { startsAt, minutes } of [...upcoming, ...past]) {
        new Date((startsAt ?? 0) + minutes * 60_000).toISOString();
      }
      const at = { meetingOf: (id: string) => meetings.find((each) => each.id === id), now: 0 };
      expect(stillOpen(topics, at).length).toBeLessThanOrEqual(topics.length);
      for (const topic of topics) {
        readTopicLink(topic.about);
        expect(timesCarried(topic, startsOfPast(meetings, 0), at)).toBeGreaterThanOrEqual(0);
      }
      for (const each of readAll(doc, collections.series).records)
        expect(untouchedMeetings(each, () => false, 0, 5).length).toBeLessThanOrEqual(5);
      for (const { parts } of readAll(doc, collections.templates).records) readParts(parts);
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
        if (thread.anchor.range) isAttached(notes, thread.anchor.range);
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
      const { person } = testWriter('mira', 1);
      for (const { period } of reviewsOf(readAll(doc, collections.reviews).records, person))
        expect(endOf(period) > period.start).toBe(true);
      for (const kind of TABLE_KINDS) {
        const context = { goals: living, stepsOf: () => tasks, today: TODAY };
        readTable(kind, writeTable(kind, living, context.stepsOf), context);
      }
      const touches = readAll(doc, collections.touches).records;
      const contacts = readAll(doc, collections.contacts).records;
      const standing = contacts.map((contact) => standingContact(contact, touches, TODAY));
      expect(coldestFirst(standing)).toHaveLength(contacts.length);
      const rows = standing.map(({ contact, last, touches: [touch] }) => ({
        ...contact,
        last,
        lastTouch: touch?.date ?? null,
      }));
      readContacts(writeSheet(contactSheet, rows), rows, TODAY);
      const events = readAll(doc, collections.networkEvents).records;
      for (const { month } of rhythmOf(events, TODAY).ahead) progressOf(events, month);
      eventToThinkOf(events, TODAY);
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
