import type { PersonId } from '@cairn/model/shared';
import type { Acknowledged, SenderId } from '@cairn/sealed';
import { expect, test } from 'vitest';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';
import { receiptsOf } from './receipts.ts';

const [robin, ana] = ['robin', 'ana'] as PersonId[] as [PersonId, PersonId];
const lane = 'mira' as SenderId;
const made: readonly KeptChange[] = [1, 2, 3, 4, 5].map((entry) => ({ lane, entry, stored: true }));
const told = (person: string, number: number, sender = person): Acknowledged => ({
  sender: sender as SenderId,
  person,
  holds: new Map([[lane, number]]),
});

test('F29: everyone expected has a receipt, even someone who has never reported anything', () => {
  expect(receiptsOf([told('robin', 5)], made, [robin, ana])).toEqual([
    { person: robin, holds: new Map([[lane, 5]]), lacking: 0 },
    { person: ana, holds: new Map([[lane, 0]]), lacking: null },
  ]);
});

test('a person has what their most up-to-date device has', () => {
  const devices = [told('robin', 2, 'phone'), told('robin', 4, 'laptop')];
  expect(receiptsOf(devices, made, [robin])).toMatchObject([{ person: robin, lacking: 1 }]);
});

test('someone who isn’t expected, such as an observer, counts for nothing', () => {
  expect(receiptsOf([told('eve', 5)], made, [])).toEqual([]);
});

test('F47: of what a device reports, only the lanes of this device are looked at', () => {
  const said = told('robin', 4);
  const holds = new Map(said.holds);
  for (const walk of ['entries', 'keys', 'values', 'forEach', Symbol.iterator] as const)
    Object.assign(holds, {
      [walk]: () => {
        throw new Error('all of it was looked at');
      },
    });
  expect(receiptsOf([{ ...said, holds }], made, [robin])).toMatchObject([{ lacking: 1 }]);
});
