/* A document that somebody fills up: honest devices keep hearing each other, and a new room holds all of it. */

import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { structsIn } from './applying.ts';
import type * as Contents from './contents.ts';
import { MOST_STRUCTS, sealContents } from './contents.ts';
import { KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { OTHERS } from './room-for-others.ts';
import { newSenderId } from './senders.ts';
import {
  chanceBytes,
  keys,
  pair,
  structsInARow,
  TestDevice,
  TestRelay,
  VirtualTime,
} from './test-devices.ts';

// A lower limit shows the same in far less time.
vi.mock('./contents.ts', async (original) => ({
  ...(await original<typeof Contents>()),
  MOST_STRUCTS: 20_000,
}));

const SLOW = { timeout: 60_000 };
const random = chanceBytes(78);
const stranger = newSenderId(random);
const notes = (device: TestDevice) => device.inner.getText('notes').toJSON();
const write = (device: TestDevice, words: string) => device.inner.getText('notes').insert(0, words);

function push(relay: TestRelay, number: number, update: Uint8Array): void {
  const contents = { kind: KIND_UPDATE, sender: stranger, number, update } as const;
  relay.doc.getArray(ENTRIES).push([sealContents(keys, contents, random)]);
}

test(
  'F46: when somebody has filled half a document, honest devices hear each other, and a new room holds all of it',
  SLOW,
  async () => {
    const { time, relay, mira, robin, settle } = await pair();
    write(mira, 'Before. ');
    await settle(5_000);
    let at = 0;
    for (let number = 1; at < MOST_STRUCTS; number += 1) {
      const count = Math.min(at < 9_000 ? 9_000 : 1_500, MOST_STRUCTS - at);
      push(relay, number, structsInARow(at, count));
      at += count;
    }
    await settle(5_000);
    expect(structsIn(mira.inner)).toBeLessThanOrEqual(MOST_STRUCTS * OTHERS);
    expect(mira.mailbox.status.crowded).toBeGreaterThan(0);
    Y.applyUpdate(mira.inner, structsInARow(9_000, 1_000), mira.mailbox);
    Y.applyUpdate(robin.inner, structsInARow(9_000, 1_000), robin.mailbox);

    write(mira, 'Mira writes. ');
    await settle(5_000);
    expect(notes(robin)).toBe('Mira writes. Before. ');
    write(robin, 'Robin writes. ');
    await settle(60_000);
    expect(notes(mira)).toBe('Robin writes. Mira writes. Before. ');
    const held = mira.mailbox.status.acknowledged.find(({ sender }) => sender === robin.sender);
    expect(held?.holds.get(mira.sender)).toBe(mira.last);

    relay.restore();
    relay.connect(mira);
    await settle(60_000);
    expect(mira.mailbox.status).toMatchObject({ compared: true, tooLarge: false });
    const noa = new TestDevice({ time, seed: 5, person: 'noa' });
    relay.connect(noa);
    await settle(5_000);
    expect(notes(noa)).toBe('Robin writes. Mira writes. Before. ');
  },
);

test.each([true, false])(
  'F46: a newcomer takes a workspace beyond the half whatever comes before it (tried out elsewhere: %s)',
  async (triesOut) => {
    const [time, relay] = [new VirtualTime(), new TestRelay()];
    const first = new Y.Doc();
    first.getMap('meta').set('name', 'Small, and read before the snapshot');
    push(relay, 1, Y.encodeStateAsUpdate(first));
    const state = structsInARow(0, MOST_STRUCTS * 0.6);
    const covers = new Map([[newSenderId(random), 5]]);
    const snapshot = { kind: KIND_SNAPSHOT, covers, state } as const;
    relay.doc.getArray(ENTRIES).push([sealContents(keys, snapshot, random)]);
    const tryOut = triesOut ? () => Promise.resolve(true) : undefined;
    const noa = new TestDevice({ time, seed: 5, person: 'noa', ...(tryOut && { tryOut }) });
    relay.connect(noa);
    for (let passed = 0; passed < 20; passed += 1) {
      await time.pass(1_000);
      relay.deliver();
    }
    expect(noa.mailbox.status.crowded).toBe(0);
    expect(structsIn(noa.inner)).toBe(MOST_STRUCTS * 0.6 + 1);
  },
);
