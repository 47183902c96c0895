import { expect, test } from 'vitest';
import { readAll } from '../document/read.ts';
import { testWriter } from '../document/test-writers.ts';
import { finishBlock, focusBlocks, noteDistraction, startBlock } from '../focus/index.ts';
import { addCheckIn, addObstacle, checkIns, createGoal, goals, obstacles } from '../goals/index.ts';
import { addLearning, experiences, learnings, setLearningState } from '../learning/index.ts';
import { factKey } from '../reviews/index.ts';
import { mondayOf } from '../shared/calendar.ts';
import type { Day } from '../shared/days.ts';
import { addDays, dayOf } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import { addSkill, rateSkill, ratings, skills } from '../skills/index.ts';
import { createTask, setTaskDone, setTaskDoneOn, setTaskRepeat, tasks } from '../tasks/index.ts';
import { addWin, wins } from '../wins/index.ts';
import { factsOf } from './review-facts.ts';

const MIRA = 'mira' as PersonId;

function workspace() {
  const mira = testWriter('mira', 1);
  const robin = { ...mira, person: 'robin' as PersonId };
  const today = dayOf(mira.now());
  const sources = () => ({
    tasks: readAll(mira.doc, tasks).records,
    goals: readAll(mira.doc, goals).records,
    checkIns: readAll(mira.doc, checkIns).records,
    obstacles: readAll(mira.doc, obstacles).records,
    wins: readAll(mira.doc, wins).records,
    learnings: readAll(mira.doc, learnings).records,
    experiences: readAll(mira.doc, experiences).records,
    skills: readAll(mira.doc, skills).records,
    ratings: readAll(mira.doc, ratings).records,
    focusBlocks: readAll(mira.doc, focusBlocks).records,
  });
  const facts = (from: Day, until: Day) =>
    factsOf(sources(), { person: MIRA, from, until, today: addDays(today, 1) });
  return { mira, robin, today, facts };
}

test('a week’s facts: what was done, won, learned and reached, and what slipped or was in the way', () => {
  const { mira, robin, today, facts } = workspace();
  const goal = createGoal(mira, { title: 'Lead a team', horizon: 'short' });
  const task = (text: string, owner = MIRA) => createTask(mira, { text, owner, due: today });
  setTaskDone(mira, task('Write the brief'), true);
  task('Ask Jonas');
  createTask(mira, { text: 'Not due yet', owner: MIRA, due: addDays(today, 1) });
  task('Robin’s own', robin.person);
  const daily = task('Read ten pages');
  setTaskRepeat(mira, daily, 'daily');
  setTaskDoneOn(mira, daily, today, true);
  setTaskDoneOn(mira, daily, addDays(today, -1), true);
  setTaskDoneOn(mira, daily, addDays(today, -20), true);
  addWin(mira, { date: today, text: 'Said no in time' });
  addWin(robin, { date: today, text: 'Robin’s win' });
  addObstacle(mira, { goal, kind: 'time', text: 'Mornings are full' });
  addCheckIn(mira, { goal, date: today, confidence: 4, note: 'Two talks' });
  addCheckIn(mira, { goal, date: today, confidence: 1, note: 'No answer yet' });
  addCheckIn(mira, { goal, date: today, confidence: 5 });
  setLearningState(mira, addLearning(mira, { title: 'SQL' }), 'done', today);
  const skill = addSkill(mira, { name: 'Listening', kind: 'workplace', needed: 2 });
  rateSkill(mira, { skill, level: 3, date: today });

  const week = facts(addDays(today, -6), addDays(today, 2));
  const said = (side: string) =>
    week.flatMap((fact) => (fact.side === side ? [[fact.title, fact.times]] : [])).sort();
  expect(said('accomplishment')).toEqual([
    ['Listening', 1],
    ['Read ten pages', 2],
    ['SQL', 1],
    ['Said no in time', 1],
    ['Two talks', 1],
    ['Write the brief', 1],
  ]);
  expect(said('roadblock')).toEqual([
    ['Ask Jonas', 1],
    ['Mornings are full', 1],
    ['No answer yet', 1],
  ]);
  expect(new Set(week.map(factKey)).size).toBe(week.length);
});

test('the first day counts, the day after the last doesn’t, and an empty year has no facts', () => {
  const { mira, today, facts } = workspace();
  for (const days of [-1, 0, 6, 7])
    addWin(mira, { date: addDays(today, days), text: String(days) });
  expect(facts(today, addDays(today, 7)).map(({ title }) => title)).toEqual(['0', '6']);
  expect(facts('1999-01-01' as Day, '2000-01-01' as Day)).toEqual([]);
});

test('a week tells how much time its blocks took, and which distractions came most often', () => {
  const { mira, today, facts } = workspace();
  const block = (distractions: readonly string[]) => {
    const begun = startBlock(mira, { date: today, minutes: 50 });
    if (!begun.ok) throw new Error(begun.reason);
    for (const words of distractions) noteDistraction(mira, begun.id, words);
    mira.wait(50 * 60_000);
    finishBlock(mira, begun.id, { spent: 50, done: true, note: '', tomorrow: '' });
  };
  block(['Phone', 'A colleague']);
  block(['phone']);
  const long = 'x'.repeat(90);
  block([`${long}a`, `${long}b`]);
  const week = facts(mondayOf(today), addDays(mondayOf(today), 7));
  expect(week.map(({ side, title, times }) => [side, title, times]).sort()).toEqual([
    ['accomplishment', '', 150],
    ['roadblock', 'A colleague', 1],
    ['roadblock', 'Phone', 2],
    ['roadblock', `${long}a`, 2],
  ]);
  expect(new Set(week.map(factKey)).size).toBe(week.length);
  // Over a longer time only the distractions are told.
  expect(facts('2027-01-01' as Day, '2028-01-01' as Day).map(({ side }) => side)).toEqual([
    ...['roadblock', 'roadblock', 'roadblock'],
  ]);
});
