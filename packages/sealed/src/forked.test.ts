/* A writer shows two devices different words under the same ids: each keeps its own, says so, and both go on. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { sealContents } from './contents.ts';
import { KIND_UPDATE } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { newSenderId } from './senders.ts';
import { chanceBytes, keys, pair, TestDevice } from './test-devices.ts';

const SLOW = { timeout: 60_000 };
const random = chanceBytes(78);
const stranger = newSenderId(random);

function wordsOf(letter: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 900;
  doc.getText('theirs').insert(0, letter);
  return Y.encodeStateAsUpdate(doc);
}

const entryWith = (letter: string) =>
  sealContents(
    keys,
    { kind: KIND_UPDATE, sender: stranger, number: 1, update: wordsOf(letter) },
    random,
  );

/** Mira has read `a` and Robin `b`, and both are connected. */
async function forked() {
  const both = await pair();
  const { relay, mira, robin, settle } = both;
  const entries = relay.doc.getArray<Uint8Array>(ENTRIES);
  const write = (device: TestDevice, words: string) =>
    device.inner.getText('notes').insert(0, words);
  write(mira, 'Before. ');
  await settle();
  relay.disconnect(robin);
  const first = entryWith('a');
  entries.push([first]);
  await settle();
  relay.disconnect(mira);
  entries.delete(entries.toArray().findIndex((entry) => Buffer.compare(entry, first) === 0));
  entries.push([entryWith('b')]);
  relay.connect(robin);
  await settle();
  relay.connect(mira);
  await settle();
  expect(mira.inner.getText('theirs').toJSON()).toBe('a');
  expect(robin.inner.getText('theirs').toJSON()).toBe('b');
  /** How much of what `from` has sent `by` has acknowledged. */
  const acknowledged = (by: TestDevice, from: TestDevice) =>
    from.mailbox.status.acknowledged
      .find(({ sender }) => sender === by.sender)
      ?.holds.get(from.sender);
  return { ...both, entries, write, acknowledged };
}

test(
  'F40: both say that something differs, and go on acknowledging, whoever compacts the mailbox meanwhile',
  SLOW,
  async () => {
    const { relay, mira, robin, settle, write, acknowledged, entries } = await forked();
    for (const [writer, reader] of [
      [mira, robin],
      [robin, mira],
    ] as const) {
      relay.disconnect(reader);
      for (let count = 0; count < 320; count += 1) {
        write(writer, 'x');
        await settle(1_000);
      }
      await settle();
      relay.connect(reader);
      await settle();
    }
    write(mira, 'From Mira. ');
    write(robin, 'From Robin. ');
    await settle();
    expect(mira.inner.getText('notes').toJSON()).toBe(robin.inner.getText('notes').toJSON());
    expect(acknowledged(robin, mira)).toBe(mira.last);
    expect(acknowledged(mira, robin)).toBe(robin.last);
    expect(mira.mailbox.status.disputed).toBeGreaterThan(0);
    expect(robin.mailbox.status.disputed).toBeGreaterThan(0);
    expect(entries.length, 'it is compacted').toBeLessThan(100);
  },
);

test('F40: what differs is remembered until somebody deletes it', SLOW, async () => {
  const { relay, mira, robin, settle } = await forked();
  const restart = () => {
    for (const device of [mira, robin]) {
      relay.disconnect(device);
      device.restart({ losesCache: false, ledger: device.ledgers.at(-1) });
    }
  };
  restart();
  expect(mira.mailbox.status.disputed).toBe(1);
  expect(robin.mailbox.status.disputed).toBe(1);
  relay.connect(mira);
  relay.connect(robin);
  await settle();
  mira.inner.getText('theirs').delete(0, 1);
  await settle();
  expect(robin.inner.getText('theirs').toJSON()).toBe('');
  restart();
  expect(mira.mailbox.status.disputed).toBe(0);
  expect(robin.mailbox.status.disputed).toBe(0);
});

test(
  'F40: a newcomer gets one of the versions and everything else, and its receipts count',
  SLOW,
  async () => {
    const { time, relay, mira, robin, settle, write, acknowledged } = await forked();
    write(mira, 'From Mira. ');
    write(robin, 'From Robin. ');
    const noa = new TestDevice({ time, seed: 5, person: 'noa' });
    relay.connect(noa);
    await settle();
    expect(noa.inner.getText('notes').toJSON()).toBe(mira.inner.getText('notes').toJSON());
    expect(noa.inner.getText('theirs').length).toBe(1);
    expect(acknowledged(noa, mira)).toBe(mira.last);
    expect(acknowledged(noa, robin)).toBe(robin.last);
  },
);
