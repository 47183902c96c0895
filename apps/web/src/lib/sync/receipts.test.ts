import type { PersonId } from '@cairn/model/shared';
import type { Acknowledged, SenderId } from '@cairn/sealed';
import { expect, test } from 'vitest';
import { receiptsOf } from './receipts.ts';

const [robin, ana] = ['robin', 'ana'] as PersonId[] as [PersonId, PersonId];
const lane = 'mira' as SenderId;
const lacking = (holds: ReadonlyMap<string, number>) => Math.max(0, 5 - (holds.get(lane) ?? 0));
const told = (person: string, number: number, sender = person): Acknowledged => ({
  sender: sender as SenderId,
  person,
  holds: new Map([[lane, number]]),
});

test('F29: everyone who is expected has a receipt, also who has never said anything', () => {
  expect(receiptsOf([told('robin', 5)], lacking, [robin, ana])).toEqual([
    { person: robin, holds: new Map([[lane, 5]]), lacking: 0 },
    { person: ana, holds: new Map(), lacking: null },
  ]);
});

test('a person has what the furthest of their devices has', () => {
  const devices = [told('robin', 2, 'phone'), told('robin', 4, 'laptop')];
  expect(receiptsOf(devices, lacking, [robin])).toMatchObject([{ person: robin, lacking: 1 }]);
});

test('whoever is not expected, an observer say, counts for nothing', () => {
  expect(receiptsOf([told('eve', 5)], lacking, [])).toEqual([]);
});
