import type { PersonId } from '@cairn/model/shared';
import type { Acknowledged, SenderId } from '@cairn/sealed';
import { expect, test } from 'vitest';
import { receiptsOf } from './receipts.ts';

const [robin, ana] = ['robin', 'ana'] as PersonId[] as [PersonId, PersonId];
const outgoing = { lacking: (number: number) => Math.max(0, 5 - number) };
const told = (person: string, number: number, sender = person): Acknowledged => ({
  sender: sender as SenderId,
  person,
  number,
});

test('F29: everyone who is expected has a receipt, also who has never said anything', () => {
  expect(receiptsOf([told('robin', 5)], outgoing, [robin, ana])).toEqual([
    { person: robin, number: 5, lacking: 0 },
    { person: ana, number: 0, lacking: null },
  ]);
});

test('a person has what the furthest of their devices has', () => {
  const devices = [told('robin', 2, 'phone'), told('robin', 4, 'laptop')];
  expect(receiptsOf(devices, outgoing, [robin])).toEqual([
    { person: robin, number: 4, lacking: 1 },
  ]);
});

test('whoever is not expected, an observer say, counts for nothing', () => {
  expect(receiptsOf([told('eve', 5)], outgoing, [])).toEqual([]);
});
