import { expect, test } from 'vitest';
import { allCollections } from './collections.ts';
import { binRecord, goesAlong } from './document/bin.ts';
import type { CollectionShape } from './document/collection.ts';
import { readAll } from './document/read.ts';
import { testWriter } from './document/test-writers.ts';
import {
  type AnchorKind,
  DISCUSSED,
  messages,
  replyToThread,
  startThread,
  threads,
} from './feedback/index.ts';
import { addCheckIn, addObstacle, createGoal, goals } from './goals/index.ts';
import {
  addAgendaItem,
  bringAgendaItem,
  createMeeting,
  meetings,
  setAgendaItemDiscussed,
} from './meetings/index.ts';
import { parseDay } from './shared/days.ts';
import type { Id } from './shared/ids.ts';
import { createTask, tasks } from './tasks/index.ts';

function workspace() {
  const mira = testWriter('mira', 1);
  const along = (collection: CollectionShape, ...ids: string[]) =>
    goesAlong(
      ids.map((id) => ({ collection, id })),
      allCollections,
      (each) => readAll(mira.doc, each).records,
    ).map(({ id }) => id);
  const say = (kind: AnchorKind, id: Id<string> | null) =>
    startThread(mira, { anchor: { kind, id, range: null }, kind: 'comment', body: 'Hm' });
  const saidIn = (thread: string) =>
    readAll(mira.doc, messages).records.flatMap((said) => (said.thread === thread ? said.id : []));
  return { mira, along, say, saidIn };
}

const meeting = { title: 'Check-in', kind: 'checkIn', zone: 'UTC', startsAt: null } as const;

test('[DOC-6] a goal takes with it its steps, in the bin or not, what it gathered, and what was said about all of them', () => {
  const { mira, along, say, saidIn } = workspace();
  const goal = createGoal(mira, { title: 'Lead a team', horizon: 'long' });
  const other = createGoal(mira, { title: 'Speak', horizon: 'short', parent: goal });
  const [first, second] = [
    createTask(mira, { text: 'One', goal }),
    createTask(mira, { text: 'Two', goal }),
  ];
  createTask(mira, { text: 'Of another goal', goal: other });
  binRecord(mira, tasks, second);
  const obstacle = addObstacle(mira, { goal, kind: 'time' });
  const date = parseDay('2027-03-12');
  const checkIn = date === null ? null : addCheckIn(mira, { goal, date });
  const [onGoal, onStep] = [say('goal', goal), say('task', first)];
  say('goal', other);
  replyToThread(mira, onGoal, 'Yes');
  const expected = [
    ...[first, second, obstacle, checkIn?.ok === true ? checkIn.id : null],
    ...[onGoal, onStep, ...saidIn(onGoal), ...saidIn(onStep)],
  ];
  expect(along(goals, goal).sort()).toEqual(expected.sort());
});

test('[DOC-6] a meeting takes the topics that were discussed only there, and leaves those still open and what was agreed to do', () => {
  const { mira, along } = workspace();
  const [gone, next] = [createMeeting(mira, meeting), createMeeting(mira, meeting)];
  const alone = addAgendaItem(mira, { text: 'Only here', meeting: gone });
  setAgendaItemDiscussed(mira, alone, gone);
  addAgendaItem(mira, { text: 'Not reached', meeting: gone });
  const brought = addAgendaItem(mira, { text: 'In both', meeting: gone });
  bringAgendaItem(mira, brought, next);
  createTask(mira, { text: 'Agreed', meeting: gone });
  expect(along(meetings, gone)).toEqual([alone]);
});

test('[DOC-6] a thread takes its messages, and a message nothing', () => {
  const { mira, along, say, saidIn } = workspace();
  const thread = say('workspace', null);
  const reply = replyToThread(mira, thread, 'Because.');
  expect(along(threads, thread).sort()).toEqual(saidIn(thread).sort());
  expect(along(messages, reply)).toEqual([]);
});

test('[DOC-6] what is already deleted isn’t named again, and a record of another kind with the same id takes nothing', () => {
  const { mira, along, say } = workspace();
  const goal = createGoal(mira, { title: 'Lead a team', horizon: 'long' });
  const thread = say('goal', goal);
  const [said] = readAll(mira.doc, messages).records;
  expect(along(threads, thread, said?.id ?? '')).toEqual([said?.id]);
  expect(along(meetings, goal)).toEqual([]);
});

test('a thread can be about each kind that declares it, and about no other', () => {
  const declared = allCollections.filter(({ discussed }) => discussed === true);
  expect(DISCUSSED).toEqual(Object.fromEntries(declared.map(({ record, name }) => [record, name])));
});
