import { expect, test } from 'vitest';
import type { SyncStatus } from '#lib/sync/sync-status.ts';
import { BackOnline } from './back-online.ts';

const status = (patch: Partial<SyncStatus>): SyncStatus => ({
  relay: 'synced',
  waiting: 0,
  reachedAt: null,
  receipts: [],
  setAside: 0,
  untried: 0,
  lacking: false,
  blocked: false,
  tooLarge: false,
  leftOut: 0,
  crowded: 0,
  disputed: 0,
  weight: null,
  received: 0,
  farewell: null,
  ...patch,
});

test('what was sent and received is said once, when everything that was waiting is stored', () => {
  const back = new BackOnline();
  expect(back.hear(status({ relay: 'offline', waiting: 3 }))).toBeNull();
  expect(back.hear(status({ relay: 'connecting', waiting: 3 }))).toBeNull();
  expect(back.hear(status({ waiting: 3, received: 1 }))).toBeNull();
  expect(back.hear(status({ received: 2 }))).toBe(
    'Back online: 3 changes sent, 2 changes received.',
  );
  expect(back.hear(status({ received: 3 }))).toBeNull();
});

test('nothing is said on the first connection, or if nothing was sent or received', () => {
  const back = new BackOnline();
  expect(back.hear(status({ relay: 'connecting', waiting: 1 }))).toBeNull();
  expect(back.hear(status({ received: 4 }))).toBeNull();
  expect(back.hear(status({ relay: 'offline' }))).toBeNull();
  expect(back.hear(status({}))).toBeNull();
});
