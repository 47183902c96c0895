/* What a hostile writer, or an observer together with a relay, can seal, and what becomes of it. */

import { deriveKeys } from '@cairn/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Contents, sealContents } from './contents.ts';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { roomKeysOf } from './keys.ts';
import { LAST_NUMBER, newSenderId, type SenderId } from './senders.ts';
import {
  chanceBytes,
  type DeviceOptions,
  keys,
  pair as pairAtRest,
  promisesKept,
  TestDevice,
  type TestRelay,
  VirtualTime,
} from './test-devices.ts';

const MINUTE_MS = 60_000;
const random = chanceBytes(77);
const stranger = newSenderId(random);

/** Mira and Robin, idle after Mira has written something. */
async function pair(options: Partial<DeviceOptions> = {}) {
  const both = await pairAtRest(options);
  notes(both.mira).insert(0, 'I talk too fast');
  await both.settle();
  return both;
}

const entries = (doc: Y.Doc) => doc.getArray(ENTRIES);
const notes = (device: TestDevice) => device.inner.getText('notes');
const push = (relay: TestRelay, contents: Contents) =>
  entries(relay.doc).push([sealContents(keys, contents, random)]);

/** An update of somebody else's document. */
function updateOf(edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  edit(doc);
  return Y.encodeStateAsUpdate(doc);
}

const hello = updateOf((doc) => doc.getMap('stranger').set('says', 'hello'));

test('F29: a receipt counts for at most what was sealed here', async () => {
  const { relay, mira, settle } = await pair();
  const { own } = mira.mailbox.status;
  const holds = new Map([[mira.sender, own + 1_000]]);
  push(relay, { kind: KIND_ACKNOWLEDGEMENT, sender: stranger, person: 'robin', holds });
  relay.deliver();
  const told = () =>
    mira.mailbox.status.acknowledged
      .find(({ sender }) => sender === stranger)
      ?.holds.get(mira.sender);
  expect(told()).toBe(own);
  notes(mira).insert(0, 'Sometimes ');
  await settle();
  expect(mira.mailbox.status.own).toBeGreaterThan(own);
  expect(told()).toBe(own);
  mira.mailbox.noteAcknowledgement({ sender: stranger, person: 'robin', holds });
  expect(told()).toBe(mira.mailbox.status.own);
});

test('F29: what an observer seals together with the relay is set aside, receipts and changes alike', async () => {
  const { relay, mira, robin, settle } = await pair();
  const { sign } = roomKeysOf(deriveKeys(new Uint8Array(32).fill(1)));
  const holds = new Map([[mira.sender, mira.mailbox.status.own]]);
  const forged: Contents[] = [
    { kind: KIND_ACKNOWLEDGEMENT, sender: stranger, person: 'robin', holds },
    { kind: KIND_UPDATE, sender: stranger, number: 1, update: hello },
    { kind: KIND_SNAPSHOT, covers: new Map(), state: hello },
  ];
  for (const contents of forged) {
    entries(relay.doc).push([sealContents({ ...keys, sign }, contents, random)]);
  }
  await settle();
  for (const { inner, mailbox } of [mira, robin]) {
    expect(mailbox.status.setAside).toBe(3);
    expect(inner.getMap('stranger').size).toBe(0);
    expect(mailbox.status.acknowledged.some(({ sender }) => sender === stranger)).toBe(false);
  }
});

test('F30: a number far ahead in somebody’s lane counts for nothing and stops nobody', async () => {
  const { relay, mira, robin, settle } = await pair();
  const number = 2 ** 48;
  push(relay, { kind: KIND_UPDATE, sender: mira.sender, number, update: hello });
  push(relay, { kind: KIND_SNAPSHOT, covers: new Map([[mira.sender, number]]), state: hello });
  await settle();
  const lane = mira.sender;
  relay.disconnect(mira);
  notes(mira).insert(0, 'Sometimes ');
  mira.restart({ losesCache: false });
  relay.connect(mira);
  await settle();
  expect(mira.sender).toBe(lane);
  expect(mira.mailbox.status.setAside).toBe(0);
  expect(robin.mailbox.status.holds.get(lane)).toBeLessThan(1_000);
  expect(notes(robin).toJSON()).toBe('Sometimes I talk too fast');
  expect(robin.mailbox.status.holds.get(lane)).toBe(mira.mailbox.status.own);
});

test('F30: a lane in which somebody else counts is exchanged, three times an hour; after that edits wait', async () => {
  const { relay, mira, robin, settle } = await pair();
  const takeOver = async () => {
    const number = mira.mailbox.status.own + 7;
    push(relay, { kind: KIND_UPDATE, sender: mira.sender, number, update: hello });
    await settle();
  };
  for (let times = 1; times <= 3; times += 1) {
    await takeOver();
    expect(mira.lanes).toHaveLength(1 + times);
    notes(mira).insert(0, `${String(times)} `);
    await settle();
    expect(notes(robin).toJSON()).toBe(notes(mira).toJSON());
    const { own, acknowledged } = mira.mailbox.status;
    const held = acknowledged.find(({ sender }) => sender === robin.sender);
    expect(held?.holds.get(mira.sender)).toBe(own);
  }
  await takeOver();
  expect(mira.lanes).toHaveLength(4);
  expect(mira.mailbox.status.blocked).toBe(true);
  notes(mira).insert(0, 'waits ');
  await settle();
  expect(mira.mailbox.status.unsealed).toBe(true);
  expect(notes(robin).toJSON()).not.toContain('waits');
  await settle(60 * MINUTE_MS);
  expect(mira.mailbox.status.blocked).toBe(false);
  expect(notes(robin).toJSON()).toBe(notes(mira).toJSON());
});

test('F30: numbers that a newcomer wouldn’t believe are in no snapshot of ours', async () => {
  const { relay, mira, settle } = await pair();
  for (const number of [LAST_NUMBER, 2 * LAST_NUMBER]) {
    push(relay, { kind: KIND_UPDATE, sender: stranger, number, update: hello });
    relay.deliver();
  }
  expect(mira.mailbox.status.setAside).toBe(0);
  for (let count = 0; count < 320; count += 1) {
    notes(mira).insert(0, 'x');
    void mira.mailbox.flush();
  }
  await settle();
  expect(mira.mailbox.status.tail).toBeLessThan(30);
  const newcomer = new TestDevice({ time: new VirtualTime(), seed: 9, person: 'jo' });
  relay.connect(newcomer);
  relay.deliver();
  expect(newcomer.mailbox.status.setAside).toBe(0);
  expect(notes(newcomer).toJSON()).toBe(notes(mira).toJSON());
});

test('F30: a lane that has reached its last number is exchanged for a new one', async () => {
  const { relay, mira, robin, settle } = await pair();
  relay.disconnect(mira);
  mira.last = LAST_NUMBER - 1;
  mira.restart({ losesCache: false });
  relay.connect(mira);
  await settle();
  for (const word of ['one ', 'two ', 'three ']) {
    notes(mira).insert(0, word);
    await settle();
  }
  expect(mira.lanes.length).toBe(2);
  expect(notes(robin).toJSON()).toBe(notes(mira).toJSON());
  expect(robin.mailbox.status.holds.get(mira.sender)).toBe(mira.mailbox.status.own);
});

test('F30: the first entry in a new lane is sealed before anyone can learn the lane’s name', async () => {
  const { time, relay, mira } = await pair();
  const number = mira.mailbox.status.own + 7;
  push(relay, { kind: KIND_UPDATE, sender: mira.sender, number, update: hello });
  relay.deliver();
  expect(mira.lanes).toHaveLength(2);
  expect(mira.mailbox.status.own).toBe(0);
  await time.pass(2);
  expect(mira.mailbox.status.own).toBe(1);
});

test('F30: hundreds of thousands of lanes are in no acknowledgement of ours, but what came with them is taken', async () => {
  const { relay, mira, robin, settle } = await pair();
  for (let snapshot = 0; snapshot < 3; snapshot += 1) {
    const covers = new Map(Array.from({ length: 1_000 }, () => [newSenderId(random), 1] as const));
    push(relay, { kind: KIND_SNAPSHOT, covers, state: hello });
  }
  await settle();
  expect(mira.inner.getMap('stranger').get('says')).toBe('hello');
  expect(mira.mailbox.status.holds.size).toBeLessThanOrEqual(512);
  notes(mira).insert(0, 'Sometimes ');
  await settle();
  expect(notes(robin).toJSON()).toBe('Sometimes I talk too fast');
  expect(robin.mailbox.status.holds.get(mira.sender)).toBe(mira.mailbox.status.own);
});

test('F29: an empty snapshot that claims to cover what was removed doesn’t replace it', async () => {
  const { relay, mira, settle } = await pair();
  const { own } = mira.mailbox.status;
  const list = entries(relay.doc);
  const before = list.length;
  push(relay, {
    kind: KIND_SNAPSHOT,
    covers: new Map([[mira.sender, own]]),
    state: Y.encodeStateAsUpdate(new Y.Doc()),
  });
  relay.deliver();
  list.delete(0, before);
  relay.deliver();
  expect(mira.mailbox.status.lacking).toBe(true);
  await settle();
  expect(mira.mailbox.status.lacking).toBe(false);
  const newcomer = new TestDevice({ time: new VirtualTime(), seed: 9, person: 'jo' });
  relay.connect(newcomer);
  relay.deliver();
  expect(notes(newcomer).toJSON()).toBe(notes(mira).toJSON());
});

test('F31: an entry that takes too long to apply is set aside without touching the document', async () => {
  const asked: number[] = [];
  const tryOut = (update: Uint8Array) => {
    asked.push(update.length);
    return Promise.resolve(update.length < 200_000);
  };
  const { relay, mira, settle } = await pair({ tryOut });
  const big = (length: number) =>
    updateOf((doc) => doc.getText('big').insert(0, 'x'.repeat(length)));
  push(relay, { kind: KIND_UPDATE, sender: stranger, number: 1, update: big(100_000) });
  push(relay, { kind: KIND_SNAPSHOT, covers: new Map(), state: big(300_000) });
  push(relay, { kind: KIND_UPDATE, sender: stranger, number: 2, update: hello });
  relay.deliver();
  await promisesKept();
  await settle();
  expect(asked.length).toBe(2);
  expect(mira.inner.getText('big').length).toBe(100_000);
  expect(mira.inner.getMap('stranger').get('says')).toBe('hello');
  expect(mira.mailbox.status.setAside).toBe(1);
});

test('F31: an update in the run-length form, where a few bytes stand for a million, is set aside', async () => {
  const { relay, mira, settle } = await pair();
  const doc = new Y.Doc();
  doc.getArray('many').push(Array.from({ length: 20_000 }, () => new Y.Map()));
  const state = Y.encodeStateAsUpdateV2(doc);
  expect(state.length).toBeLessThan(300);
  push(relay, { kind: KIND_SNAPSHOT, covers: new Map(), state });
  await settle();
  expect(mira.mailbox.status.setAside).toBe(1);
  expect(mira.inner.getArray('many').length).toBe(0);
});

test(
  'F32: 80,000 tiny entries are tried in slices, and what is written in the meantime arrives',
  { timeout: 60_000 },
  async () => {
    const { time, relay, mira, robin, settle } = await pair();
    const junk = Array.from({ length: 80_000 }, (_, at) => Uint8Array.of(1, 1, at & 255, at >> 8));
    let longestMs = 0;
    const startedAtMs = performance.now();
    for (let from = 0; from < junk.length; from += 20_000) {
      entries(relay.doc).push(junk.slice(from, from + 20_000));
      const slicedAtMs = performance.now();
      relay.deliver();
      longestMs = Math.max(longestMs, performance.now() - slicedAtMs);
    }
    expect(mira.mailbox.status.untried).toBeGreaterThan(0);
    notes(mira).insert(0, 'Meanwhile ');
    for (let turn = 0; turn < 400 && mira.mailbox.status.untried > 0; turn += 1) await time.pass(1);
    expect(mira.mailbox.status.setAside).toBe(80_000);
    process.stdout.write(
      `80,000 junk entries, two devices: ${(performance.now() - startedAtMs).toFixed(0)} ms in all, at most ${longestMs.toFixed(0)} ms at a time\n`,
    );
    await settle();
    expect(notes(robin).toJSON()).toBe('Meanwhile I talk too fast');
  },
);

test('F35: entries that were set aside neither count towards a compaction nor stop one', async () => {
  const { relay, mira, settle } = await pair();
  entries(relay.doc).push(Array.from({ length: 400 }, (_, at) => Uint8Array.of(at & 255, at >> 8)));
  await settle();
  expect(mira.mailbox.status.setAside).toBe(400);
  expect(mira.mailbox.status.tail).toBeLessThan(3);
  const before = mira.mailbox.status.own;
  notes(mira).insert(0, 'x');
  await settle();
  expect(mira.mailbox.status.own).toBe(before + 1);
});

test('F29: after entries are removed, the mailbox lacks something until it has been sent again', async () => {
  const { time, relay, mira, settle } = await pair();
  notes(mira).insert(0, 'Sometimes ');
  await settle();
  expect(mira.mailbox.status.lacking).toBe(false);
  entries(relay.doc).delete(0, entries(relay.doc).length);
  relay.deliver();
  expect(mira.mailbox.status.lacking).toBe(true);
  await time.pass(MINUTE_MS);
  relay.deliver();
  expect(mira.mailbox.status.lacking).toBe(false);
  const newcomer = new TestDevice({ time: new VirtualTime(), seed: 9, person: 'jo' });
  relay.connect(newcomer);
  relay.deliver();
  expect(notes(newcomer).toJSON()).toBe(notes(mira).toJSON());
});

test('a compaction by somebody else removes nothing that would be missed', async () => {
  const { relay, mira, robin, settle } = await pair();
  for (let count = 0; count < 320; count += 1) {
    notes(robin).insert(0, 'x');
    void robin.mailbox.flush();
    relay.deliver();
    expect(mira.mailbox.status.lacking).toBe(false);
  }
  await settle();
  expect(mira.mailbox.status.lacking).toBe(false);
  expect(mira.mailbox.status.tail).toBeLessThan(30);
});

test('an entry that arrives again is recognised by its hash, and doesn’t count as new', async () => {
  const { relay, mira, settle } = await pair();
  const [first] = entries(relay.doc).toArray() as Uint8Array[];
  const before = mira.mailbox.status.received;
  entries(relay.doc).push([first?.slice(), first?.slice()]);
  await settle();
  expect(mira.mailbox.status.setAside).toBe(0);
  expect(mira.mailbox.status.received).toBe(before);
});

test('anybody can make up a lane’s name, so naming a lane that nobody has changes no receipt of mine', async () => {
  const { relay, mira, settle } = await pair();
  const holds = new Map([['ffffffffffffffff' as SenderId, 5]]);
  push(relay, { kind: KIND_ACKNOWLEDGEMENT, sender: stranger, person: 'robin', holds });
  await settle();
  const told = mira.mailbox.status.acknowledged.find(({ sender }) => sender === stranger);
  expect(told?.holds.has(mira.sender)).toBe(false);
});
