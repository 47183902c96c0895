import { expect, test } from 'vitest';
import { moveRecord } from '../document/move.ts';
import { readAll } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { byOrder } from '../shared/order.ts';
import { addObjective, addVisionPart, renameObjective, rewordVisionPart } from './change-vision.ts';
import { objectives } from './objective.ts';
import { visions } from './vision-part.ts';

test('[DOC-4] parts of the vision keep their order within their kind', () => {
  const mira = testWriter('mira', 1);
  const [calm, kind] = ['Calm', 'Kind'].map((text) => addVisionPart(mira, 'value', text));
  addVisionPart(mira, 'drive', 'Teaching');
  if (!calm || !kind) throw new Error('two values were made');
  const values = () =>
    readAll(mira.doc, visions)
      .records.filter((part) => part.kind === 'value')
      .sort(byOrder);
  moveRecord(mira, visions, values(), kind, calm);
  rewordVisionPart(mira, kind, 'Kindness');
  expect(values().map(({ text }) => text)).toEqual(['Kindness', 'Calm']);
});

test('two people who each write an objective have both, and can order them', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const one = addObjective(mira, 'Ship weekly');
  addObjective(robin, 'Hire two');
  exchange(mira, robin);
  renameObjective(mira, one, 'Ship each week');
  const read = () => readAll(mira.doc, objectives).records.sort(byOrder);
  moveRecord(mira, objectives, read(), one, null);
  expect(read().map(({ title }) => title)).toEqual(['Hire two', 'Ship each week']);
});
