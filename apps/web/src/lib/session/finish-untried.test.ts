import { encodeBase64url } from '@cairn/protocol';
import { beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

const seen = vi.hoisted(() => ({ closed: 0, tell: (_: unknown) => {} }));
vi.mock('#lib/sync/close-room.ts', () => ({
  closeRoom: () => {
    seen.closed += 1;
    return Promise.resolve({ outcome: 'ours' });
  },
}));
vi.mock('#lib/device/device-lock.ts', () => ({
  deviceLock: (_: string, begin: () => void) => {
    begin();
    return () => {};
  },
}));
vi.mock('./follow-room.ts', () => ({
  followRoom: (_keys: unknown, _doc: unknown, onstatus: (status: unknown) => void) => {
    seen.tell = onstatus;
    return () => {};
  },
}));
const { addWorkspace, entryOf } = await import('./test-device.ts');
const { leaveOldRoomBehind } = await import('#lib/device/leave-behind.ts');
const { startChangingLink } = await import('./change-link.ts');
const { finishChangingLink } = await import('./finish-changing-link.ts');

const onstuck = vi.fn();
const doc = new Y.Doc();
doc.getText('notes').insert(0, 'kept');

beforeEach(() => {
  vi.useFakeTimers();
  seen.closed = 0;
});

test('the old room is not closed while what it holds is still being checked', async () => {
  addWorkspace('a', `w.${encodeBase64url(new Uint8Array(32).fill(1))}`);
  startChangingLink(entryOf('a'));
  const entry = entryOf('a');
  finishChangingLink({
    entry,
    candidate: entry.candidate!,
    doc,
    isStored: () => true,
    onstuck,
  });
  // All bytes of the old room have come; 40 entries (Robin's, stored while we were away) are not tried yet.
  seen.tell({ relay: 'synced', untried: 40, leftOut: 0, received: 0 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.closed).toBe(0);
});

test('F46: nor while the new one doesn’t have it', async () => {
  addWorkspace('b', `w.${encodeBase64url(new Uint8Array(32).fill(2))}`);
  startChangingLink(entryOf('b'));
  const entry = entryOf('b');
  let isStored = false;
  finishChangingLink({
    entry,
    candidate: entry.candidate!,
    doc,
    isStored: () => isStored,
    onstuck,
  });
  seen.tell({ relay: 'synced', untried: 0, leftOut: 0, received: 0 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.closed).toBe(0);
  isStored = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.closed).toBe(1);
});

test('F46: a device that has lost everything looks for it in the old room, though it was to be left behind', async () => {
  addWorkspace('c', `w.${encodeBase64url(new Uint8Array(32).fill(3))}`);
  startChangingLink(entryOf('c'), { leavesBehind: true });
  const entry = entryOf('c');
  const lost = new Y.Doc();
  finishChangingLink({
    entry,
    candidate: entry.candidate!,
    doc: lost,
    isStored: () => true,
    onstuck,
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.closed).toBe(0);
  lost.getText('notes').insert(0, 'found');
  seen.tell({ relay: 'synced', untried: 0, leftOut: 0, received: 0 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.closed).toBe(1);
});

test.each([
  ['unsafe', { relay: 'unsafe', untried: 0, leftOut: 0 }],
  ['leftOut', { relay: 'synced', untried: 0, leftOut: 3 }],
  ['refused', { relay: 'refused', untried: 0, leftOut: 0 }],
])(
  'what can’t be read of the old room (%s) is asked about, and closed when told',
  async (reason, status) => {
    const key = `stuck-${reason}`;
    addWorkspace(key, `w.${encodeBase64url(new Uint8Array(32).fill(4))}`);
    startChangingLink(entryOf(key));
    const entry = entryOf(key);
    finishChangingLink({ entry, candidate: entry.candidate!, doc, isStored: () => true, onstuck });
    seen.tell(status);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onstuck).toHaveBeenLastCalledWith(reason);
    expect(seen.closed).toBe(0);
    leaveOldRoomBehind(key);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen.closed).toBe(1);
    expect(entryOf(key).candidate).toBeNull();
    expect(onstuck).toHaveBeenLastCalledWith(null);
  },
);

test('what is read to the end later on needs no answer', async () => {
  addWorkspace('later', `w.${encodeBase64url(new Uint8Array(32).fill(5))}`);
  startChangingLink(entryOf('later'));
  const entry = entryOf('later');
  finishChangingLink({ entry, candidate: entry.candidate!, doc, isStored: () => true, onstuck });
  seen.tell({ relay: 'synced', untried: 0, leftOut: 1 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onstuck).toHaveBeenLastCalledWith('leftOut');
  seen.tell({ relay: 'synced', untried: 0, leftOut: 0 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onstuck).toHaveBeenLastCalledWith(null);
  expect(seen.closed).toBe(1);
});

test('what comes after all was here has to be here as well', async () => {
  addWorkspace('more', `w.${encodeBase64url(new Uint8Array(32).fill(6))}`);
  startChangingLink(entryOf('more'));
  const entry = entryOf('more');
  let isStored = false;
  finishChangingLink({
    entry,
    candidate: entry.candidate!,
    doc,
    isStored: () => isStored,
    onstuck,
  });
  seen.tell({ relay: 'synced', untried: 0, leftOut: 0 });
  seen.tell({ relay: 'offline', untried: 0, leftOut: 0 });
  seen.tell({ relay: 'synced', untried: 0, leftOut: 7 });
  isStored = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.closed).toBe(0);
  expect(onstuck).toHaveBeenLastCalledWith('leftOut');
});

test('who keeps the old room busy delays a change by no more than a minute and a decision', async () => {
  addWorkspace('busy', `w.${encodeBase64url(new Uint8Array(32).fill(7))}`);
  startChangingLink(entryOf('busy'));
  const entry = entryOf('busy');
  finishChangingLink({ entry, candidate: entry.candidate!, doc, isStored: () => true, onstuck });
  for (let second = 0; second < 62; second += 1) {
    seen.tell({ relay: 'synced', untried: 3, leftOut: 0 });
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(onstuck).toHaveBeenLastCalledWith('slow');
  leaveOldRoomBehind('busy');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.closed).toBe(1);
});
