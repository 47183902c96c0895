import { expect, test } from 'vitest';
import { linesOf } from './lines.ts';

test('each non-empty line becomes one item', () => {
  expect(linesOf('one\r\n\n  two  \nthree')).toEqual(['one', 'two', 'three']);
});

test('bullets, numbers and tick boxes are removed', () => {
  expect(linesOf('- [ ] call Ines\n2. write it down\n• ask\n* [x] done')).toEqual([
    'call Ines',
    'write it down',
    'ask',
    'done',
  ]);
});

test('a number or a dash that belongs to the words stays', () => {
  expect(linesOf('3 talks\n-5 degrees\n1.5 hours')).toEqual(['3 talks', '-5 degrees', '1.5 hours']);
});
