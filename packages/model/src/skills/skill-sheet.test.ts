import { expect, test } from 'vitest';
import { History } from '../document/history.ts';
import { readAll } from '../document/read.ts';
import { testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import { readSheet, writeSheet } from '../shared/sheet/record-sheet.ts';
import { ratings } from './rating.ts';
import { standingOf } from './read-skills.ts';
import { skills } from './skill.ts';
import { pasteSkills, type SkillRow, skillSheet } from './skill-sheet.ts';

const person = 'mira' as PersonId;
const today = '2027-03-12' as Day;
const TABLE = [
  'Skill\tCurrent level\tNeeded for next role\tDevelopment priority',
  'Public speaking\tBeginner\tHigh\tHigh',
  'Data analysis\tMedium\tAdvanced\tMedium',
  'Negotiating\t\t3\tlow',
].join('\n');

function workspace() {
  const mira = testWriter('mira', 1);
  const rows = (): SkillRow[] => {
    const all = readAll(mira.doc, ratings).records;
    return readAll(mira.doc, skills).records.map((skill) => ({
      ...skill,
      current:
        standingOf(
          skill,
          all.filter((rating) => rating.skill === skill.id),
        ).own?.level ?? null,
    }));
  };
  const paste = (text: string, { isOwn = true, on = today } = {}) => {
    const plan = readSheet(skillSheet, text, rows(), { isOwn });
    pasteSkills(mira, plan, { person, today: on });
    return plan.notes.map(({ key, words }) => `${key}: ${words}`);
  };
  return { mira, rows, paste };
}

test('the table of the texts, pasted and copied back, has the same cells', () => {
  const { rows, paste } = workspace();
  expect(paste(TABLE)).toEqual([]);
  expect(rows()).toMatchObject([
    { name: 'Public speaking', current: 1, needed: 3, priority: 'high' },
    { name: 'Data analysis', current: 2, needed: 3, priority: 'medium' },
    { name: 'Negotiating', current: null, needed: 3, priority: 'low' },
  ]);
  expect(writeSheet(skillSheet, rows())).toBe(TABLE);
});

test('pasted again, it changes nothing, and a level that rises is one more rating', () => {
  const { mira, rows, paste } = workspace();
  paste(TABLE);
  const before = readAll(mira.doc, ratings).records.length;
  paste(TABLE);
  expect(readAll(mira.doc, ratings).records).toHaveLength(before);
  paste('Skill\tCurrent level\nPublic speaking\tAdvanced', { on: '2027-04-01' as Day });
  expect(readAll(mira.doc, ratings).records).toHaveLength(before + 1);
  expect(rows()[0]).toMatchObject({ current: 3, needed: 3 });
  expect(rows()).toHaveLength(3);
});

test('a level of 7 and another person’s current level are refused by name, and the rest is kept', () => {
  const { rows, paste } = workspace();
  expect(paste('SQL\t7\tExpert\tsoonish')).toEqual(['unknownLevel: 7', 'unknownPriority: soonish']);
  expect(rows()).toMatchObject([{ name: 'SQL', current: null, needed: 4, priority: 'none' }]);
  expect(paste('SQL\tExpert', { isOwn: false })).toEqual([
    'tooFewColumns: SQL · Expert',
    'notYourLevel: Expert',
  ]);
  expect(rows()[0]?.current).toBeNull();
});

test('a paste with 40 columns keeps those it knows, says what was left out, and is undone in one step', () => {
  const { mira, rows, paste } = workspace();
  const more = Array.from({ length: 36 }, (_, at) => `x${String(at)}`).join('\t');
  const notes = paste(`SQL\tBeginner\tExpert\tHigh\t${more}`);
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatch(/^tooManyColumns: x0 · x1/);
  expect(rows()).toMatchObject([{ current: 1, needed: 4, priority: 'high' }]);

  const history = new History(mira.doc, [skills, ratings], mira.now);
  paste(`SQL\tExpert\tExpert\tLow\t${more}\nRust\tBeginner\t\t\t${more}`);
  expect(rows()).toHaveLength(2);
  history.undo();
  expect(history.undoName).toBeNull();
  expect(rows().filter(({ deletedAt }) => deletedAt === null)).toMatchObject([
    { name: 'SQL', current: 1, needed: 4, priority: 'high' },
  ]);
});
