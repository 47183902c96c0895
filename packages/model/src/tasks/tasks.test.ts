import { expect, test } from 'vitest';
import { moveRecord } from '../document/move.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, MeetingId, PersonId } from '../shared/ids.ts';
import { byOrder } from '../shared/order.ts';
import {
  createTask,
  setTaskDone,
  setTaskDue,
  setTaskGoal,
  setTaskMeeting,
  setTaskOwner,
} from './change-tasks.ts';
import { byDue, dueGroup, isMine, isNobodys, nextStep } from './read-tasks.ts';
import { tasks } from './task.ts';

const goal = 'g' as GoalId;
const [meeting, later] = ['m' as MeetingId, 'n' as MeetingId];
const [mira, robin] = ['mira' as PersonId, 'robin' as PersonId];
const TODAY = '2027-03-12' as Day;

test.each([
  [null, 'undated'],
  ['2027-03-11', 'late'],
  ['2027-03-12', 'today'],
  ['2027-03-13', 'week'],
  ['2027-03-19', 'week'],
  ['2027-03-20', 'later'],
] as const)('on 12 March a task due %j is %s', (due, group) => {
  expect(dueGroup({ due: due as Day | null }, TODAY)).toBe(group);
});

test('[DOC-5] an action item is a step of a goal and belongs to the meetings it came up in', () => {
  const writer = testWriter('mira', 1);
  const id = createTask(writer, { text: 'Ask Ines', goal, meeting, owner: mira, due: TODAY });
  setTaskMeeting(writer, id, later, true);
  expect(readOne(writer.doc, tasks, id)).toMatchObject({
    goal,
    meetings: [meeting, later],
    owners: [mira],
    due: TODAY,
    doneAt: null,
  });
  setTaskMeeting(writer, id, meeting, false);
  expect(readOne(writer.doc, tasks, id)?.meetings).toEqual([later]);
});

test('[DOC-2] two people who each add an owner at once both succeed', () => {
  const [one, other] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = createTask(one, { text: 'Write the brief' });
  exchange(one, other);
  setTaskOwner(one, id, mira, true);
  setTaskOwner(other, id, robin, true);
  exchange(one, other);
  expect(readOne(one.doc, tasks, id)?.owners).toEqual([mira, robin]);
  setTaskOwner(one, id, robin, false);
  expect(readOne(one.doc, tasks, id)?.owners).toEqual([mira]);
});

test('a task without an owner is nobody’s until someone takes it, and then only theirs', () => {
  const writer = testWriter('mira', 1);
  const id = createTask(writer, { text: 'Book a room' });
  const whose = () => {
    const task = readOne(writer.doc, tasks, id);
    if (task === undefined) throw new Error('the task is there');
    return [isNobodys(task), isMine(task, mira), isMine(task, robin)];
  };
  expect(whose()).toEqual([true, false, false]);
  setTaskOwner(writer, id, robin, true);
  expect(whose()).toEqual([false, false, true]);
  setTaskOwner(writer, id, robin, false);
  expect(whose()).toEqual([true, false, false]);
});

test('ticking off records who and when, and reopening clears both', () => {
  const writer = testWriter('robin', 1);
  const id = createTask(writer, { text: 'Book a room' });
  setTaskDone(writer, id, true);
  expect(readOne(writer.doc, tasks, id)).toMatchObject({ doneAt: writer.now(), doneBy: robin });
  setTaskDone(writer, id, false);
  expect(readOne(writer.doc, tasks, id)).toMatchObject({ doneAt: null, doneBy: null });
});

test('[DOC-4] steps are ordered within their goal, and the next is the first open one', () => {
  const writer = testWriter('mira', 1);
  const ids = ['A', 'B', 'C'].map((text) => createTask(writer, { text, goal }));
  const steps = () =>
    readAll(writer.doc, tasks)
      .records.filter((task) => task.goal === goal)
      .sort(byOrder);
  const [a, b, c] = ids;
  if (a === undefined || b === undefined || c === undefined)
    throw new Error('three steps were made');
  moveRecord(writer, tasks, steps(), c, a);
  expect(nextStep(steps())?.id).toBe(c);
  setTaskDone(writer, c, true);
  expect(nextStep(steps())?.id).toBe(a);
  const stray = createTask(writer, { text: 'Came up elsewhere', meeting });
  setTaskGoal(writer, stray, goal);
  expect(steps().map(({ text }) => text)).toEqual(['C', 'A', 'B', 'Came up elsewhere']);
  setTaskGoal(writer, stray, null);
  expect(steps()).toHaveLength(3);
  for (const { id } of steps()) setTaskDone(writer, id, true);
  expect(nextStep(steps())).toBeNull();
});

test('lists by date put the earliest first and what has no date last, in its order', () => {
  const writer = testWriter('mira', 1);
  for (const [text, due] of [
    ['none 1', null],
    ['late', '2027-01-01'],
    ['none 2', null],
    ['soon', '2027-04-01'],
  ] as const) {
    createTask(writer, { text, due: due as Day | null });
  }
  const texts = () =>
    readAll(writer.doc, tasks)
      .records.sort(byDue)
      .map(({ text }) => text);
  expect(texts()).toEqual(['late', 'soon', 'none 1', 'none 2']);
  const [first] = readAll(writer.doc, tasks).records.filter(({ text }) => text === 'late');
  if (first) setTaskDue(writer, first.id, null);
  expect(texts()).toEqual(['soon', 'none 1', 'late', 'none 2']);
});
