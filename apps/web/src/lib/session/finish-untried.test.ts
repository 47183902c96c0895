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

let workspaces = 0;

/** Starts finishing a change of link in a workspace of its own; returns its key. */
function finish({
  of = doc,
  leavesBehind = false,
  isStored = () => true,
}: { of?: Y.Doc; leavesBehind?: boolean; isStored?: () => boolean } = {}): string {
  workspaces += 1;
  const key = String(workspaces);
  addWorkspace(key, `w.${encodeBase64url(new Uint8Array(32).fill(workspaces))}`);
  startChangingLink(entryOf(key), { leavesBehind });
  const entry = entryOf(key);
  finishChangingLink({ entry, candidate: entry.candidate!, doc: of, isStored, onstuck });
  return key;
}

const ALL_HERE = { relay: 'synced', untried: 0, leftOut: 0 };

test('the old room is not closed while its entries are still being checked', async () => {
  finish();
  // All bytes of the old room have arrived; 40 entries (Robin's, stored while we were away) are
  // unchecked.
  seen.tell({ ...ALL_HERE, untried: 40 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.closed).toBe(0);
});

test('F46: it is not closed while the new room doesn’t have everything either', async () => {
  let isStored = false;
  finish({ isStored: () => isStored });
  seen.tell(ALL_HERE);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.closed).toBe(0);
  isStored = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.closed).toBe(1);
});

test('F46: a device that has lost everything looks in the old room, even if it was to be left behind', async () => {
  const lost = new Y.Doc();
  finish({ of: lost, leavesBehind: true });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.closed).toBe(0);
  lost.getText('notes').insert(0, 'found');
  seen.tell(ALL_HERE);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.closed).toBe(1);
});

test.each([
  ['unsafe', { ...ALL_HERE, relay: 'unsafe' }],
  ['leftOut', { ...ALL_HERE, leftOut: 3 }],
  ['refused', { ...ALL_HERE, relay: 'refused' }],
])(
  'if the old room can’t be read (%s), the user is asked, and it is closed once they agree',
  async (reason, status) => {
    const key = finish();
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

test('if the rest can be read after all, no answer is needed', async () => {
  finish();
  seen.tell({ ...ALL_HERE, leftOut: 1 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onstuck).toHaveBeenLastCalledWith('leftOut');
  seen.tell(ALL_HERE);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onstuck).toHaveBeenLastCalledWith(null);
  expect(seen.closed).toBe(1);
});

test('entries that arrive later have to be here as well before the room is closed', async () => {
  let isStored = false;
  finish({ isStored: () => isStored });
  seen.tell(ALL_HERE);
  seen.tell({ ...ALL_HERE, relay: 'offline' });
  seen.tell({ ...ALL_HERE, leftOut: 7 });
  isStored = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.closed).toBe(0);
  expect(onstuck).toHaveBeenLastCalledWith('leftOut');
});

test('someone who keeps the old room busy delays a change by a minute and a decision at most', async () => {
  const key = finish();
  for (let second = 0; second < 62; second += 1) {
    seen.tell({ ...ALL_HERE, untried: 3 });
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(onstuck).toHaveBeenLastCalledWith('slow');
  leaveOldRoomBehind(key);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.closed).toBe(1);
});
