import { encodeBase64url } from '@cairn/protocol';
import { expect, test, vi } from 'vitest';

const kept = new Map<string, string>();
vi.stubGlobal('addEventListener', () => {});
vi.stubGlobal('location', { origin: 'https://cairn.example' });
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
});
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
const { device } = await import('#lib/device/workspaces.svelte.ts');
const { startChangingLink } = await import('./change-link.ts');
const { finishChangingLink } = await import('./finish-changing-link.ts');

test('the old room is not closed while what it holds is still being checked', async () => {
  vi.useFakeTimers();
  device.add({
    key: 'a',
    link: `w.${encodeBase64url(new Uint8Array(32).fill(1))}`,
    name: 'n',
    workspace: 'id',
    farewell: null,
    candidate: null,
    former: [],
    seenBy: null,
    person: 'p' as never,
    personName: 'Mira',
    otherNames: [],
    example: false,
    joinedAt: 1,
    openedAt: 1,
  });
  startChangingLink(device.find('a')!);
  const entry = device.find('a')!;
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
