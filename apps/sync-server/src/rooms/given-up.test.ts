import type { RoomId } from '@cairn/protocol';
import { expect, test } from 'vitest';
import { testRoom } from '../storage/storage-contract.ts';
import { GivenUp } from './given-up.ts';

test('rooms are remembered until they are forgotten, the oldest only while there are few', () => {
  const givenUp = new GivenUp(2);
  const [one, two, three] = [1, 2, 3].map((number) => testRoom(number)) as [RoomId, RoomId, RoomId];
  givenUp.add(one, 10);
  givenUp.add(two, 20);
  givenUp.add(one, 11);
  givenUp.add(three, 30);
  expect([one, two, three].map((room) => givenUp.bytesOf(room))).toEqual([11, 0, 30]);
  givenUp.forget(one);
  expect(givenUp.bytesOf(one)).toBe(0);
});
