import { afterEach, expect, test } from 'vitest';
import { forgetLanes, takeLane } from './lanes.ts';

const KEY = 'lanes-test';
let made = 0;
const newSender = () => (made += 1).toString(16).padStart(16, '0');

afterEach(() => forgetLanes(KEY));

test('a lane has one tab at a time, and is reused with its number', async () => {
  const first = await takeLane(KEY, 'room', newSender);
  const second = await takeLane(KEY, 'room', newSender);
  expect(second.sender).not.toBe(first.sender);
  first.used(41);
  await first.release();
  const again = await takeLane(KEY, 'room', newSender);
  expect(again).toMatchObject({ sender: first.sender, last: 41 });
  await again.release();
  await second.release();
});

test('malformed storage gives a new lane', async () => {
  localStorage.setItem(`cairn.lane.${KEY}.room.0`, 'nonsense');
  const lane = await takeLane(KEY, 'room', newSender);
  expect(lane.last).toBe(0);
  expect(lane.sender).toMatch(/^[0-9a-f]{16}$/);
  await lane.release();
});

test('a new room starts counting again, under new names', async () => {
  const before = await takeLane(KEY, 'room', newSender);
  before.used(7);
  await before.release();
  const after = await takeLane(KEY, 'another', newSender);
  expect(after.last).toBe(0);
  expect(after.sender).not.toBe(before.sender);
  await after.release();
});

test('a renewed lane begins at its first number, even before it is used', async () => {
  const before = await takeLane(KEY, 'room', newSender);
  before.used(41);
  await before.release();
  const lane = await takeLane(KEY, 'room', newSender);
  const { sender } = lane;
  lane.renew();
  expect(lane.last).toBe(0);
  expect(lane.sender).not.toBe(sender);
  await lane.release();
});
