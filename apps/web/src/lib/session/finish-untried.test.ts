import { encodeBase64url } from '@cairn/protocol';
import { expect, test, vi } from 'vitest';

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
const { startChangingLink } = await import('./change-link.ts');
const { finishChangingLink } = await import('./finish-changing-link.ts');

test('the old room is not closed while what it holds is still being checked', async () => {
  vi.useFakeTimers();
  addWorkspace('a', `w.${encodeBase64url(new Uint8Array(32).fill(1))}`);
  startChangingLink(entryOf('a'));
  const entry = entryOf('a');
  finishChangingLink({
    entry,
    candidate: entry.candidate!,
    doc: {} as never,
    isStored: () => true,
  });
  // All bytes of the old room have come; 40 entries (Robin's, stored while we were away) are not tried yet.
  seen.tell({ relay: 'synced', untried: 40, received: 0 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.closed).toBe(0);
});
