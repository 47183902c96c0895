import { expect, test } from 'vitest';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { SkillId } from '../shared/ids.ts';
import { addExperience, editExperience, linkExperienceSkill } from './change-experience.ts';
import {
  addLearning,
  editLearning,
  linkLearningSkill,
  setLearningState,
  stopAskingApplied,
  writeApplied,
} from './change-learning.ts';
import { experiences } from './experience.ts';
import { learnings } from './learning.ts';
import { byState, forCv, hoursSpent, newestFirst, toAskAbout } from './read-learning.ts';

const day = (text: string) => text as Day;
const sql = 'sql' as SkillId;

test('a course goes from wanted to done, and keeps the days it took', () => {
  const mira = testWriter('mira', 1);
  const id = addLearning(mira, { title: 'SQL\nfor analysts', skills: [sql] });
  const read = () => readOne(mira.doc, learnings, id);
  expect(read()).toMatchObject({ title: 'SQL for analysts', state: 'want', skills: ['sql'] });
  setLearningState(mira, id, 'doing', day('2027-01-10'));
  setLearningState(mira, id, 'done', day('2027-03-01'));
  expect(read()).toMatchObject({ state: 'done', start: '2027-01-10', end: '2027-03-01' });
  linkLearningSkill(mira, id, sql, false);
  expect(read()?.skills).toEqual([]);
});

test('a day that lies ahead was only planned, and what is called done at once has no invented start', () => {
  const mira = testWriter('mira', 1);
  const [planned, read, over] = ['SQL', 'A book', 'A talk'].map((title) =>
    addLearning(mira, { title }),
  );
  if (!planned || !read || !over) throw new Error('three were made');
  const today = day('2027-02-10');
  editLearning(mira, planned, { start: day('2027-03-01'), end: day('2027-04-01') });
  setLearningState(mira, planned, 'doing', today);
  expect(readOne(mira.doc, learnings, planned)).toMatchObject({
    ...{ start: '2027-02-10', end: '2027-04-01' },
  });
  setLearningState(mira, planned, 'done', today);
  expect(readOne(mira.doc, learnings, planned)?.end).toBe('2027-02-10');
  setLearningState(mira, read, 'done', today);
  expect(readOne(mira.doc, learnings, read)).toMatchObject({ start: null, end: '2027-02-10' });
  editLearning(mira, over, { start: day('2027-03-01'), end: day('2027-03-02') });
  setLearningState(mira, over, 'done', today);
  expect(readOne(mira.doc, learnings, over)).toMatchObject({
    ...{ start: '2027-02-10', end: '2027-02-10' },
  });
  setLearningState(mira, over, 'doing', day('2027-05-01'));
  expect(readOne(mira.doc, learnings, over)).toMatchObject({
    ...{ state: 'doing', start: '2027-02-10', end: '2027-02-10' },
  });
});

test('an end before the start, a day that does not exist and hours that are none are refused by name', () => {
  const mira = testWriter('mira', 1);
  const id = addLearning(mira, { title: 'SQL' });
  expect(editLearning(mira, id, { start: day('2027-03-01') })).toBeNull();
  expect(editLearning(mira, id, { end: day('2027-02-01') })).toBe('endBeforeStart');
  expect(editLearning(mira, id, { end: day('2027-02-31') })).toBe('noSuchDay');
  expect(editLearning(mira, id, { hoursSpent: -1 })).toBe('notHours');
  expect(editLearning(mira, id, { hoursSpent: Number.POSITIVE_INFINITY })).toBe('notHours');
  expect(
    editLearning(mira, id, { end: day('2027-04-01'), hoursSpent: 12.5, handsOn: true }),
  ).toBeNull();
  expect(hoursSpent(readAll(mira.doc, learnings).records)).toBe(12.5);
  expect(readOne(mira.doc, learnings, id)).toMatchObject({ end: '2027-04-01', handsOn: true });
});

test('a month after its end it is asked where it was used, once, until there is an answer', () => {
  const mira = testWriter('mira', 1);
  const [first, second] = ['SQL', 'Statistics'].map((title, at) => {
    const id = addLearning(mira, { title, state: 'done' });
    editLearning(mira, id, { end: day(`2027-01-0${String(at + 1)}`) });
    return id;
  });
  if (!first || !second) throw new Error('two were made');
  const asked = (today: string) =>
    toAskAbout(readAll(mira.doc, learnings).records, day(today))?.title ?? null;
  expect(asked('2027-01-30')).toBeNull();
  expect(asked('2027-01-31')).toBe('SQL');
  writeApplied(mira, first, 'The weekly report');
  expect(asked('2027-02-05')).toBe('Statistics');
  stopAskingApplied(mira, second);
  expect(asked('2027-02-05')).toBeNull();
});

test('both change one course offline, and both changes are there', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = addLearning(mira, { title: 'SQL' });
  exchange(mira, robin);
  editLearning(mira, id, { provider: 'Hillside', cost: '240 €' });
  editLearning(robin, id, { recognisedBy: 'The guild', kind: 'certificate' });
  writeApplied(robin, id, 'In the report');
  exchange(mira, robin);
  expect(readOne(mira.doc, learnings, id)).toMatchObject({
    ...{ provider: 'Hillside', cost: '240 €', recognisedBy: 'The guild', kind: 'certificate' },
    applied: 'In the report',
  });
  expect(
    byState(readAll(robin.doc, learnings).records).map(({ learnings }) => learnings.length),
  ).toEqual([1, 0, 0]);
});

test('experience reads as a CV does: by kind, the newest first, what still goes on above', () => {
  const mira = testWriter('mira', 1);
  const add = (title: string, kind: 'leading' | 'teaching', start: string, end: string | null) => {
    const added = addExperience(mira, {
      ...{ title, kind, start: day(start) },
      end: end === null ? null : day(end),
    });
    if (!added.ok) throw new Error(added.reason);
    return added.id;
  };
  add('Guild', 'leading', '2025-01-01', '2026-01-01');
  const evening = add('Evening class', 'teaching', '2024-01-01', null);
  add('Release train', 'leading', '2026-02-01', '2026-05-01');
  linkExperienceSkill(mira, evening, sql, true);
  expect(editExperience(mira, evening, { end: day('2023-01-01') })).toBe('endBeforeStart');
  expect(editExperience(mira, evening, { cvLine: 'Taught SQL to twelve adults' })).toBeNull();
  const all = readAll(mira.doc, experiences).records;
  expect(newestFirst(all).map(({ title }) => title)).toEqual([
    ...['Evening class', 'Release train', 'Guild'],
  ]);
  expect(forCv(all)).toMatchObject([
    { kind: 'leading', experiences: [{ title: 'Release train' }, { title: 'Guild' }] },
    { kind: 'teaching', experiences: [{ cvLine: 'Taught SQL to twelve adults', skills: ['sql'] }] },
  ]);
});
