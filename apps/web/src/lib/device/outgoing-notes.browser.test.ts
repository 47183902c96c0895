import { afterEach, expect, test, vi } from 'vitest';
import { forgetLanes, takeLane } from './lanes.ts';
import type { KeptChange } from './outgoing-notes.ts';
import {
  forgetOutgoing,
  noteUnsent,
  readAllOutgoing,
  takeOutgoing,
  watchOutgoing,
  writeOutgoing,
} from './outgoing-notes.ts';

const [KEY, ROOM] = ['outgoing-test', 'room'];
const EVERYTHING: KeptChange = { lane: null, entry: null, stored: false };
let made = 0;
const newSender = () => (made += 1).toString(16).padStart(16, '0');

/** A tab that has the workspace open. */
async function tab() {
  const lane = await takeLane(KEY, ROOM, newSender);
  const place = { key: KEY, room: ROOM, slot: lane.slot };
  const change = (entry: number | null): KeptChange => ({
    lane: lane.sender,
    entry,
    stored: entry !== null,
  });
  return { lane, place, change, left: await takeOutgoing(place) };
}

/** Storage events only reach other tabs, and here all tabs are in one. */
const wake = () => dispatchEvent(new StorageEvent('storage', { key: null }));

afterEach(() => {
  forgetOutgoing(KEY);
  forgetLanes(KEY);
});

test('in a room that nothing is known about, everything still has to be sent', async () => {
  const { lane, place, left } = await tab();
  expect(left).toEqual([EVERYTHING]);
  writeOutgoing(place, []);
  await lane.release();
  const next = await tab();
  expect(next.left).toEqual([]);
  await next.lane.release();
});

test('an open tab’s changes are neither forgotten nor taken over', async () => {
  const [one, other] = [await tab(), await tab()];
  writeOutgoing(one.place, [one.change(null), one.change(3)]);
  writeOutgoing(other.place, []);
  expect(readAllOutgoing(KEY, ROOM)).toHaveLength(2);
  await other.lane.release();
  const third = await tab();
  expect(third.left).toEqual([]);
  await one.lane.release();
  await third.lane.release();
  const next = await tab();
  expect(next.left).toEqual([one.change(null), one.change(3)]);
  await next.lane.release();
});

test('the next tab takes over what several have left, each change with its lane', async () => {
  const [one, other] = [await tab(), await tab()];
  writeOutgoing(one.place, [one.change(1)]);
  writeOutgoing(other.place, [other.change(2)]);
  noteUnsent(KEY, ROOM);
  await one.lane.release();
  await other.lane.release();
  const next = await tab();
  expect(next.left).toHaveLength(3);
  expect(next.left).toEqual(expect.arrayContaining([one.change(1), other.change(2), EVERYTHING]));
  expect(readAllOutgoing(KEY, ROOM)).toEqual(next.left);
  await next.lane.release();
});

test('an open tab hears what the others have, and takes over what a closing one leaves', async () => {
  const [one, other] = [await tab(), await tab()];
  const [onothers, onleft] = [vi.fn(), vi.fn()];
  const stop = watchOutgoing(one.place, onothers, onleft);
  writeOutgoing(other.place, [other.change(4)]);
  wake();
  expect(onothers).toHaveBeenLastCalledWith([other.change(4)]);
  expect(onleft).not.toHaveBeenCalled();
  await other.lane.release();
  await vi.waitFor(() => expect(onleft).toHaveBeenCalledWith([other.change(4)]));
  expect(onothers).toHaveBeenLastCalledWith([]);
  stop();
  await one.lane.release();
});

test('a malformed list in storage is read as everything', async () => {
  localStorage.setItem(`cairn.outgoing.${KEY}.${ROOM}.0`, 'nonsense');
  const { lane, left } = await tab();
  expect(left).toEqual([EVERYTHING]);
  await lane.release();
});
