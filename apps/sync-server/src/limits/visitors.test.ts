import { expect, test } from 'vitest';
import { testRoom } from '../storage/storage-contract.ts';
import { createVisitors } from './visitors.ts';

test('an address may have only so many sockets, and another address has its own', () => {
  const visitors = createVisitors({ socketsPerAddress: 2, roomsPerHour: Infinity }, () => 0);
  expect([visitors.arrive('a'), visitors.arrive('a'), visitors.arrive('a')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(visitors.arrive('b')).toBe(true);
  visitors.leave('a');
  visitors.leave('a');
  expect([visitors.arrive('a'), visitors.arrive('a')]).toEqual([true, false]);
  expect(visitors.isCrowdedBy('a')).toBe(false);
  while (!visitors.isCrowdedBy('a')) expect(visitors.arrive('a')).toBe(false);
  expect(visitors.isCrowdedBy('b')).toBe(false);
});

test('an address may create only so many rooms within an hour; coming back to one is free', () => {
  const clock = { now: 0 };
  const visitors = createVisitors({ socketsPerAddress: 1, roomsPerHour: 2 }, () => clock.now);
  const [one, two, three] = [testRoom(1), testRoom(2), testRoom(3)];
  expect(visitors.mayMake('a', one)).toBe(true);
  clock.now = 1_800_000;
  expect(visitors.mayMake('a', two)).toBe(true);
  expect(visitors.mayMake('a', three)).toBe(false);
  expect(visitors.mayMake('a', one)).toBe(true);
  expect(visitors.mayMake('b', three)).toBe(true);
  clock.now = 3_600_000;
  expect(visitors.mayMake('a', three)).toBe(true);
  expect(visitors.mayMake('a', one)).toBe(false);
});
