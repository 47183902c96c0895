import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { PersonId, SkillId } from '../shared/ids.ts';
import { LONGEST_TEXT_CHARACTERS } from '../shared/texts.ts';
import { addSkill, addSkills, describeLevel, editRating, rateSkill } from './change-skills.ts';
import { type Level, LEVELS, readLevel, readPriority } from './level.ts';
import { type Rating, ratings } from './rating.ts';
import {
  byNeed,
  disagreementOf,
  gapOf,
  historyOf,
  levelWordsOf,
  milestonesOf,
  standingOf,
} from './read-skills.ts';
import { skills } from './skill.ts';
import { likelyKind, STARTER_SKILLS, starterNames } from './starter-sets.ts';

const day = (text: string) => text as Day;
const [MIRA, ROBIN] = ['mira' as PersonId, 'robin' as PersonId];

function two() {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const speaking = addSkill(mira, { name: 'Public speaking', kind: 'workplace', needed: 3 });
  exchange(mira, robin);
  const read = () => ({
    all: readAll(mira.doc, skills).records,
    ratings: readAll(mira.doc, ratings).records,
  });
  return { mira, robin, speaking, read };
}

test('both rate the same skill offline, and both ratings are there', () => {
  const { mira, robin, speaking, read } = two();
  const date = day('2027-02-03');
  rateSkill(mira, { skill: speaking, level: 1, date, evidence: 'Read\nfrom slides' });
  rateSkill(robin, { skill: speaking, level: 3, date, evidence: 'The outage talk' });
  exchange(mira, robin);
  const [skill] = read().all;
  if (!skill) throw new Error('the skill is there');
  const standing = standingOf(skill, read().ratings);
  expect(standing.own).toMatchObject({ level: 1, rating: { evidence: 'Read from slides' } });
  expect(standing.others).toMatchObject([{ level: 3, rating: { by: 'robin' } }]);
  expect(disagreementOf(standing)).toMatchObject({ own: { level: 1 }, other: { level: 3 } });
});

test('one level apart is no question, and without one’s own rating there is none', () => {
  const { mira, robin, speaking, read } = two();
  rateSkill(robin, { skill: speaking, level: 3, date: day('2027-02-03') });
  exchange(mira, robin);
  const standing = () => standingOf({ person: MIRA }, read().ratings);
  expect(disagreementOf(standing())).toBeNull();
  rateSkill(mira, { skill: speaking, level: 2, date: day('2027-02-04') });
  expect(disagreementOf(standing())).toBeNull();
});

test('a level of 7, a day that does not exist and a year too far away are refused by name', () => {
  const { mira, speaking, read } = two();
  const rate = (level: number, date: string) =>
    rateSkill(mira, { skill: speaking, level: level as Level, date: day(date) });
  expect(rate(7, '2027-02-03')).toEqual({ ok: false, reason: 'noSuchLevel' });
  expect(rate(2.5, '2027-02-03')).toEqual({ ok: false, reason: 'noSuchLevel' });
  expect(rate(2, '2027-02-30')).toEqual({ ok: false, reason: 'noSuchDay' });
  expect(rate(2, '9999-02-03')).toEqual({ ok: false, reason: 'yearOutOfReach' });
  const rated = rate(2, '2027-02-03');
  if (!rated.ok) throw new Error(rated.reason);
  expect(editRating(mira, rated.id, { level: 9 as Level })).toBe('noSuchLevel');
  expect(editRating(mira, rated.id, { level: 4, evidence: 'Keynote' })).toBeNull();
  expect(read().ratings).toMatchObject([{ level: 4, evidence: 'Keynote', date: '2027-02-03' }]);
});

test('a level is described in one’s own words, and an empty line goes back to those that are given', () => {
  const { mira, speaking, read } = two();
  const words = (level: Level) => levelWordsOf(read().all[0] ?? { levelWords: [] }, level);
  const given = words(3);
  describeLevel(mira, speaking, 3, 'Speaks to two hundred people');
  expect(words(3)).toBe('Speaks to two hundred people');
  describeLevel(mira, speaking, 3, ' ');
  expect(words(3)).toBe(given);
});

test('a skill reached what is needed on the first day of the stretch that still lasts', () => {
  const { mira, speaking, read } = two();
  const reached = () => milestonesOf(read().all, read().ratings)[0] ?? null;
  for (const [level, date] of [
    [3, '2027-01-01'],
    [2, '2027-02-01'],
    [3, '2027-03-01'],
    [4, '2027-04-01'],
  ] as const)
    rateSkill(mira, { skill: speaking, level, date: day(date) });
  expect(reached()).toMatchObject({ date: '2027-03-01', level: 3 });
  rateSkill(mira, { skill: speaking, level: 1, date: day('2027-05-01') });
  expect(reached()).toBeNull();
});

test('milestones of several skills come by their day; ratings of one don’t count for another', () => {
  const { mira, speaking, read } = two();
  const sql = addSkill(mira, { name: 'SQL', kind: 'technical', needed: 2 });
  addSkill(mira, { name: 'Listening', kind: 'workplace', needed: 1 });
  rateSkill(mira, { skill: speaking, level: 4, date: day('2027-03-01') });
  rateSkill(mira, { skill: sql, level: 2, date: day('2027-02-01') });
  const reached = milestonesOf(read().all, read().ratings);
  expect(reached.map(({ skill, date, level }) => [skill.name, date, level])).toEqual([
    ['SQL', '2027-02-01', 2],
    ['Public speaking', '2027-03-01', 4],
  ]);
});

test('what is most needed comes first: by priority, then by how much is missing', () => {
  const mira = testWriter('mira', 1);
  addSkills(mira, [
    { name: 'SQL', kind: 'technical', needed: 2 },
    { name: 'Listening', kind: 'workplace', needed: 4, priority: 'low' },
    { name: 'Delegating', kind: 'workplace', needed: 3, priority: 'high' },
    { name: 'Testing', kind: 'technical', needed: 4 },
  ]);
  const order = byNeed(readAll(mira.doc, skills).records, () => 1);
  expect(order.map(({ name }) => name)).toEqual(['Delegating', 'Listening', 'Testing', 'SQL']);
});

test('levels and priorities are read as people write them', () => {
  const levels = ['High', 'medium', 'Advanced ', '3', 'level 2', '4/4', 'Not a focus', 'low'];
  expect(levels.map(readLevel)).toEqual([3, 2, 3, 3, 2, 4, 0, 1]);
  expect(['7', '3.5', '-1', 'rather good', '', 'constructor'].map(readLevel)).toEqual(
    Array(6).fill(null),
  );
  expect(['High', 'urgent', '', 'med.', 'Medium'].map(readPriority)).toEqual([
    'high',
    'high',
    'none',
    null,
    'medium',
  ]);
});

test('a starter set names each skill once', () => {
  for (const set of Object.values(STARTER_SKILLS))
    expect(new Set(set.map(({ name }) => name)).size).toBe(set.length);
  expect(new Set(starterNames()).size).toBe(starterNames().length);
});

const aRating = fc.record({
  id: fc.uuid(),
  skill: fc.constant('s' as SkillId),
  by: fc.constantFrom(MIRA, ROBIN, null),
  level: fc.constantFrom(...LEVELS, null),
  date: fc.constantFrom(day('2027-01-01'), day('2027-02-01'), day('2028-03-01'), null),
  createdAt: fc.integer({ min: 0, max: 5 }),
  deletedAt: fc.constantFrom(null, 1),
});

test('whatever ratings there are and in whichever order they are read, history and standing are the same and leave none out', () => {
  fc.assert(
    fc.property(fc.array(aRating), fc.nat(), (drawn, turn) => {
      const all = drawn as unknown as Rating[];
      const turned = [
        ...all.slice(turn % (all.length + 1)),
        ...all.slice(0, turn % (all.length + 1)),
      ];
      for (const person of [MIRA, ROBIN]) {
        const history = historyOf(all, person);
        expect(historyOf(turned, person)).toEqual(history);
        expect(history).toHaveLength(
          all.filter(
            ({ by, level, date, deletedAt }) =>
              by === person && level !== null && date !== null && deletedAt === null,
          ).length,
        );
        const days = history.map(({ date }) => date);
        expect(days).toEqual([...days].sort());
      }
      const { own } = standingOf({ person: MIRA }, all);
      expect(own).toEqual(historyOf(all, MIRA).at(-1) ?? null);
      for (const level of LEVELS)
        expect(gapOf(level, own?.level ?? null) ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a skill of which only the name is known is of the kind that the sets give it', () => {
  expect([' giving FEEDBACK', 'SQL', 'Knitting', 'constructor'].map(likelyKind)).toEqual([
    'workplace',
    'technical',
    'technical',
    'technical',
  ]);
});

test('twenty thousand ratings of one skill, each by somebody else, are read at once, and a few of them shown', () => {
  const date = day('2027-02-03');
  const flood = Array.from({ length: 20_000 }, (_, at): Rating => {
    const by = `p${String(at)}` as PersonId;
    const entity = { createdBy: by, createdAt: at, deletedAt: null, deletedBy: null };
    const id = `r${String(at)}` as Rating['id'];
    return { ...entity, id, skill: 's' as SkillId, by, level: 3, date, evidence: '' };
  });
  const startedAt = performance.now();
  const { own, others } = standingOf({ person: 'p7' as PersonId }, flood);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(own?.rating.id).toBe('r7');
  expect(others.length).toBeLessThanOrEqual(20);
  expect(others[0]?.rating.id).toBe('r19999');
});

test('of a level’s description only the beginning is read when it is longer than a text may be', () => {
  const { mira, speaking, read } = two();
  describeLevel(mira, speaking, 3, 'x'.repeat(1_000_000));
  const words = levelWordsOf(read().all[0] ?? { levelWords: [] }, 3);
  expect(words.length).toBe(LONGEST_TEXT_CHARACTERS + 1);
});
