import type { PersonId } from '@cairn/model/shared';
import { deriveKeys } from '@cairn/protocol';
import { expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';
import type { SyncStatus } from './sync-status.ts';

vi.stubGlobal('navigator', { onLine: true });
const hears = new Map<string, () => void>();
vi.stubGlobal('addEventListener', (name: string, run: () => void) => hears.set(name, run));
vi.stubGlobal('document', { visibilityState: 'hidden' });
vi.stubGlobal('removeEventListener', () => {});
const relay = vi.hoisted(() => ({
  events: null as null | {
    became: (s: string) => void;
    stored: (n: number) => void;
    frames: { opened: () => void; sent: (whole: boolean) => void };
  },
}));
vi.mock('./relay-connection.ts', () => ({
  connectRelay: (_d: unknown, _a: unknown, _k: unknown, _o: unknown, events: never) => {
    relay.events = events;
    return { retry() {}, close() {} };
  },
}));
vi.mock('./foreign-worker-client.ts', () => ({
  roomTrials: () => ({
    entry: () => Promise.resolve(true),
    frame: () => Promise.resolve(true),
  }),
  verifyInWorker: () => Promise.resolve([]),
}));
vi.mock('#lib/reactivity/when-idle.ts', () => ({ whenIdle: (go: () => void) => go() }));
vi.mock('#lib/storage/device-storage.ts', () => ({
  openStorage: () => ({
    loaded: Promise.resolve(),
    readBeside: () => Promise.resolve(undefined),
    keepBeside() {},
    close: async () => {},
  }),
}));
const { connectWorkspace } = await import('./workspace-connection.ts');

async function connected(others: readonly KeptChange[] = []) {
  const doc = new Y.Doc();
  const statuses: SyncStatus[] = [];
  let last = 0;
  connectWorkspace({
    doc,
    awareness: new Awareness(doc),
    keys: deriveKeys(new Uint8Array(32).fill(1)),
    origin: 'wss://x',
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    device: {
      key: 'k',
      isAlone: false,
      person: 'mira' as PersonId,
      outgoing: [],
      others,
      remember() {},
      committed: () => Promise.resolve(true),
      watchTabs: () => () => {},
      lane: {
        slot: '0',
        sender: 'a'.repeat(16),
        last: 0,
        used: (number) => void (last = number),
        renew() {},
        release: async () => {},
      },
    },
    expected: () => ['robin' as PersonId],
    onstatus: (status) => statuses.push(status),
  });
  await new Promise((go) => setTimeout(go, 20));
  relay.events!.frames.opened();
  relay.events!.frames.sent(true);
  relay.events!.became('synced');
  relay.events!.stored(1);
  return { doc, waiting: () => statuses.at(-1)!.waiting, number: () => last, first: statuses[0]! };
}
const other = new Y.Doc();
other.getMap('m').set('from', 'elsewhere');
const update = Y.encodeStateAsUpdate(other);

test('a local edit waits until the relay has it', async () => {
  const { doc, waiting } = await connected();
  doc.getMap('m').set('a', 1);
  await new Promise((go) => setTimeout(go, 50));
  expect(waiting()).toBe(1);
});

test('so does a copy merged into the open workspace (settings/merge-copy.ts)', async () => {
  const { doc, waiting } = await connected();
  Y.applyUpdate(doc, update, 'copy');
  await new Promise((go) => setTimeout(go, 50));
  expect(waiting()).toBe(1);
});

test('so does what a change of link fetches from the old room (finish-changing-link.ts)', async () => {
  const { doc, waiting } = await connected();
  // As the follower's mailbox applies it: in a transaction and with an origin of its own.
  doc.transact(() => Y.applyUpdate(doc, update), {});
  await new Promise((go) => setTimeout(go, 50));
  expect(waiting()).toBe(1);
});

test('a tab that goes into the background sends at once, since it may be frozen there', async () => {
  const { doc, number } = await connected();
  // The first entry comes from a comparison.
  doc.getMap('m').set('a', 1);
  hears.get('visibilitychange')?.();
  const before = number();
  doc.getMap('m').set('a', 2);
  hears.get('visibilitychange')?.();
  expect(number()).toBe(before + 1);
});

test('changes of another tab are counted as waiting from the start', async () => {
  const { first } = await connected([{ lane: 'b'.repeat(16), entry: null, stored: false }]);
  expect(first.waiting).toBe(1);
});
