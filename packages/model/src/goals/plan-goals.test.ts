import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { History } from '../document/history.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId } from '../shared/ids.ts';
import { createGoal, setGoalDue, setGoalStatus, writeGoalLine } from './change-goals.ts';
import { addCheckIn, addObstacle, editCheckIn, writeObstacleLine } from './change-progress.ts';
import { checkIns } from './check-in.ts';
import { goals } from './goal.ts';
import { obstacles } from './obstacle.ts';
import {
  acceptChoice,
  answerRetrospective,
  dropGoal,
  finishGoal,
  setDates,
  setMeasure,
  setPriority,
} from './plan-goals.ts';
import { overruledDates, overruledStatus } from './read-goals.ts';

const [MARCH, APRIL, MAY] = ['2027-03-31', '2027-04-30', '2027-05-31'] as unknown as [
  Day,
  Day,
  Day,
];

function pair() {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = createGoal(mira, { title: 'Lead', horizon: 'short', due: MARCH });
  exchange(mira, robin);
  const read = (who: typeof mira) => {
    const goal = readOne(who.doc, goals, id);
    if (goal === undefined) throw new Error('the goal is there');
    return goal;
  };
  const overruled = () => [mira, robin].map((who) => overruledDates(read(who), who.person));
  return { mira, robin, id, read, overruled };
}

test('two people who set two dates independently: one wins for both, and the other is told and can restore theirs', () => {
  const { mira, robin, id, read, overruled } = pair();
  setDates(mira, id, { start: null, due: APRIL });
  setGoalDue(robin, id, MAY);
  exchange(mira, robin);
  const now = read(mira).due;
  expect(read(robin).due).toBe(now);
  const [winner, loser] = now === APRIL ? [mira, robin] : [robin, mira];
  const mine = now === APRIL ? MAY : APRIL;
  const told = [{ field: 'due', mine, now, by: winner.person }];
  expect(overruled()).toEqual(winner === mira ? [[], told] : [told, []]);
  // Taking it back is a choice made knowing the other's, so nobody is told again.
  setDates(loser, id, { start: null, due: mine });
  exchange(mira, robin);
  expect([read(mira).due, overruled()]).toEqual([mine, [[], []]]);
});

test('accepting the other date ends the message, and choosing one after the other never causes it', () => {
  const { mira, robin, id, read, overruled } = pair();
  setGoalDue(mira, id, APRIL);
  setGoalDue(robin, id, null);
  exchange(mira, robin);
  for (const who of [mira, robin]) acceptChoice(who, id, 'due');
  exchange(mira, robin);
  expect(overruled()).toEqual([[], []]);
  setGoalDue(mira, id, MAY);
  exchange(mira, robin);
  setGoalDue(robin, id, APRIL);
  exchange(mira, robin);
  expect([read(mira).due, overruled()]).toEqual([APRIL, [[], []]]);
});

test('two people who independently choose the same date are told nothing', () => {
  const { mira, robin, id, overruled } = pair();
  for (const who of [mira, robin]) setGoalDue(who, id, MAY);
  exchange(mira, robin);
  expect(overruled()).toEqual([[], []]);
});

test('two people who set two statuses independently: one wins, and the other is told and can restore or accept it', () => {
  const { mira, robin, id, read } = pair();
  const told = () => [mira, robin].map((who) => overruledStatus(read(who), who.person));
  setGoalStatus(mira, id, 'onTrack');
  setGoalStatus(robin, id, 'atRisk');
  exchange(mira, robin);
  const now = read(mira).status;
  expect(read(robin).status).toBe(now);
  const winner = now === 'onTrack' ? mira : robin;
  const loser = winner === mira ? robin : mira;
  const mine = now === 'onTrack' ? 'atRisk' : 'onTrack';
  const one = { mine, now, by: winner.person };
  expect(told()).toEqual(winner === mira ? [null, one] : [one, null]);
  setGoalStatus(loser, id, mine);
  exchange(mira, robin);
  expect([read(mira).status, ...told()]).toEqual([mine, null, null]);

  setGoalStatus(mira, id, 'done');
  setGoalStatus(robin, id, 'dropped');
  exchange(mira, robin);
  for (const who of [mira, robin]) acceptChoice(who, id, 'status');
  exchange(mira, robin);
  expect(told()).toEqual([null, null]);
});

test('undoing a date restores the one before, with the person who chose it', () => {
  const { mira, id, read, overruled } = pair();
  const history = new History(mira.doc, [goals], mira.now);
  setGoalDue(mira, id, APRIL);
  expect(history.undo()).toBe('goal.setDue');
  expect([read(mira).due, read(mira).dueChoices, overruled()]).toEqual([MARCH, [], [[], []]]);
});

test.each([
  [MAY, APRIL, 'endBeforeStart'],
  [null, '20255-03-01', 'yearOutOfReach'],
  [null, '2999-03-01', 'yearOutOfReach'],
  [null, '2027-02-30', 'noSuchDay'],
])('the dates %j to %j are refused: %s', (start, due, reason) => {
  const { mira, id, read } = pair();
  const before = Y.encodeStateVector(mira.doc);
  expect(setDates(mira, id, { start: start, due: due as Day })).toEqual({
    ...{ ok: false, reason },
  });
  expect([Y.encodeStateVector(mira.doc), read(mira).due]).toEqual([before, MARCH]);
  expect(setDates(mira, id, { start: MARCH, due: MARCH })).toEqual({ ok: true });
});

test('a measure is set as one change and removed as one', () => {
  const { mira, id, read } = pair();
  const measure = { name: 'Talks', unit: 'talks', start: 1, target: 4 };
  expect(setMeasure(mira, id, { ...measure, target: Number.NaN })).toMatchObject({ ok: false });
  expect(setMeasure(mira, id, measure)).toEqual({ ok: true });
  expect(read(mira)).toMatchObject({ measureName: 'Talks', measureStart: 1, measureTarget: 4 });
  setMeasure(mira, id, null);
  expect(read(mira)).toMatchObject({ measureName: '', measureStart: 0, measureTarget: null });
});

test('finishing asks what worked and records when and by whom, until the goal is reopened', () => {
  const { mira, id, read } = pair();
  finishGoal(mira, id, 'Asking\nearly');
  const finished = { status: 'done', finishedAt: mira.now(), finishedBy: 'mira' };
  expect(read(mira)).toMatchObject({ ...finished, whatWorked: 'Asking early' });
  mira.wait(1_000);
  finishGoal(mira, id, '');
  expect(read(mira)).toMatchObject({ ...finished, whatWorked: 'Asking early' });
  answerRetrospective(mira, id, { whatToAdjust: 'Start sooner' });
  setGoalStatus(mira, id, 'onTrack');
  expect(read(mira)).toMatchObject({ finishedAt: null, whatToAdjust: 'Start sooner' });
  dropGoal(mira, id);
  expect(read(mira)).toMatchObject({ status: 'dropped', finishedBy: 'mira' });
});

test('[DOC-3] two people who word the same line independently both keep their letters', () => {
  const { mira, robin, id, read } = pair();
  writeGoalLine(mira, id, 'nextAction', 'Ask Ines');
  exchange(mira, robin);
  writeGoalLine(mira, id, 'nextAction', 'Ask Ines today');
  writeGoalLine(robin, id, 'nextAction', 'Please ask Ines');
  exchange(mira, robin);
  expect(read(mira).nextAction).toMatch(/^Please [Aa]+sk Ines today$/);
  expect(read(robin).nextAction).toBe(read(mira).nextAction);
});

test('[DOC-8] a goal from before the lines existed accepts them, and no shared type is created late', () => {
  const { doc, ...rest } = testWriter('mira', 1);
  const mira = { doc, ...rest };
  const id = 'old' as GoalId;
  doc.getMap('goals').set(id, new Y.Map<unknown>([['title', new Y.Text('Lead')]]));
  expect(readOne(doc, goals, id)).toMatchObject({ nextAction: '', measureTarget: null });
  writeGoalLine(mira, id, 'nextAction', 'Ask\nInes');
  expect(readOne(doc, goals, id)?.nextAction).toBe('Ask Ines');
  const fields = (doc.getMap('goals').get(id) as Y.Map<unknown>).toJSON();
  expect(fields).toEqual({ title: 'Lead', nextAction: 'Ask Ines' });
  writeGoalLine(mira, id, 'nextAction', '');
  expect(readOne(doc, goals, id)?.nextAction).toBe('');
});

test('[DOC-2] priorities are three choices, and two people who make two of them both keep theirs', () => {
  const { mira, robin, id, read } = pair();
  setPriority(mira, id, 'urgency', 3);
  setPriority(robin, id, 'impact', 1);
  exchange(mira, robin);
  expect(read(mira)).toMatchObject({ priorityUrgency: 3, priorityFit: null, priorityImpact: 1 });
  setPriority(mira, id, 'urgency', null);
  expect(read(mira).priorityUrgency).toBeNull();
});

test.each([
  [{ value: Number.POSITIVE_INFINITY }, 'notANumber'],
  [{ confidence: 6 }, 'confidence'],
  [{ confidence: 2.5 }, 'confidence'],
  [{ date: '2027-02-30' as Day }, 'noSuchDay'],
  [{ date: '0027-02-03' as Day }, 'yearOutOfReach'],
])('a check-in with %j is refused: %s', (facts, reason) => {
  const { mira, id } = pair();
  const draft = { goal: id, date: MARCH, value: 2, confidence: 4, note: 'Half way' };
  expect(addCheckIn(mira, { ...draft, ...facts })).toEqual({ ok: false, reason });
  const added = addCheckIn(mira, draft);
  if (!added.ok) throw new Error('a good check-in is taken');
  expect(editCheckIn(mira, added.id, facts)).toEqual({ ok: false, reason });
  expect(editCheckIn(mira, added.id, { value: null })).toEqual({ ok: true });
  expect(readAll(mira.doc, checkIns).records).toMatchObject([{ ...draft, value: null }]);
});

test('obstacles are in the order in which they were made, each line a shared text', () => {
  const { mira, robin, id } = pair();
  const first = addObstacle(mira, { goal: id, kind: 'time', text: 'Fridays are full' });
  addObstacle(mira, { goal: id, kind: 'doubt' });
  exchange(mira, robin);
  writeObstacleLine(mira, first, 'reframe', 'Which hour is free?');
  writeObstacleLine(robin, first, 'tryNext', 'Block an hour');
  exchange(mira, robin);
  const read = readAll(robin.doc, obstacles).records.sort((a, b) => (a.order < b.order ? -1 : 1));
  expect(read).toMatchObject([
    { kind: 'time', reframe: 'Which hour is free?', tryNext: 'Block an hour' },
    { kind: 'doubt', text: '' },
  ]);
});
