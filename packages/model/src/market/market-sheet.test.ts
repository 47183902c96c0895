import { expect, test } from 'vitest';
import { readAll } from '../document/read.ts';
import { testWriter } from '../document/test-writers.ts';
import type { PersonId } from '../shared/ids.ts';
import { readSheet, writeSheet } from '../shared/sheet/record-sheet.ts';
import { pasteYears, yearSheet } from './market-sheet.ts';
import { marketYears } from './market-year.ts';

test('the table of the texts, pasted and copied back, has the same cells, and a cell that is no year is said', () => {
  const mira = testWriter('mira', 1);
  const rows = () => readAll(mira.doc, marketYears).records;
  const paste = (text: string) => {
    const plan = readSheet(yearSheet, text, rows(), null);
    pasteYears(mira, plan, 'mira' as PersonId);
    return plan.notes.map(({ key }) => key);
  };
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
