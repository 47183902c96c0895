import { expect, test } from 'vitest';
import { History } from '../document/history.ts';
import { readAll } from '../document/read.ts';
import { testWriter } from '../document/test-writers.ts';
import type { PersonId } from '../shared/ids.ts';
import { readSheet, writeSheet } from '../shared/sheet/record-sheet.ts';
import { pasteYears, yearSheet } from './market-sheet.ts';
import { marketYears } from './market-year.ts';

function workspace() {
  const mira = testWriter('mira', 1);
  const rows = () => readAll(mira.doc, marketYears).records;
  const paste = (text: string) => {
    const plan = readSheet(yearSheet, text, rows(), null);
    pasteYears(mira, plan, 'mira' as PersonId);
    return plan.notes.map(({ key }) => key);
  };
  return { mira, rows, paste };
}

test('the table of the texts, pasted and copied back, has the same cells, and a cell that is no year is said', () => {
  const { rows, paste } = workspace();
  const table = [
    'Year\tKey skills required\tCommon qualifications',
    '2025\tSQL, Excel\tDegree',
    '2026\tSQL, Python\t',
  ].join('\n');
  expect(paste(table)).toEqual([]);
  expect(writeSheet(yearSheet, rows())).toBe(table);
  expect(paste('2025\tSQL, Excel, Python\tDegree\nsoon\tRust\tNone')).toEqual(['notAYear']);
  expect(rows().map(({ skills }) => skills)).toEqual(['SQL, Excel, Python', 'SQL, Python']);
});

test('a paste with 40 columns keeps those it knows, says what was left out, and is undone in one step', () => {
  const { mira, rows, paste } = workspace();
  paste('2026\tSQL\tDegree');
  const history = new History(mira.doc, [marketYears], mira.now);
  const more = Array.from({ length: 37 }, (_, at) => `x${String(at)}`).join('\t');
  expect(paste(`2026\tSQL, Python\tDegree\t${more}\n2027\tRust\tNone\t${more}`)).toEqual([
    'tooManyColumns',
    'tooManyColumns',
  ]);
  expect(rows().map(({ year, skills }) => [year, skills])).toEqual([
    [2026, 'SQL, Python'],
    [2027, 'Rust'],
  ]);
  history.undo();
  expect(history.undoName).toBeNull();
  expect(rows().filter(({ deletedAt }) => deletedAt === null)).toMatchObject([
    { year: 2026, skills: 'SQL', qualifications: 'Degree' },
  ]);
});
