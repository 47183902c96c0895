import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCells, writeCells } from './cells.ts';

test('cells that are written can be read again', () => {
  const cell = fc.string().map((words) => words.replaceAll('\r', ''));
  const row = fc.array(cell, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
      const isEmpty = (one: string[] | undefined) => one?.every((words) => words.trim() === '');
      while (rows.length > 0 && isEmpty(rows.at(-1))) rows.pop();
      expect(parseCells(writeCells(rows), '\t')).toEqual(rows);
    }),
  );
});
