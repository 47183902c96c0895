import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ENTRIES } from './inbox.ts';
import { openLedger, sealLedger } from './ledger.ts';
import {
  chance,
  chanceBytes,
  copyOf,
  keys,
  TestDevice,
  TestRelay,
  VirtualTime,
} from './test-devices.ts';

const entries = (doc: Y.Doc) => doc.getArray<Uint8Array>(ENTRIES);
const notes = (device: TestDevice) => device.inner.getText('notes');

/** Mira and Robin after some writing and a pause. */
async function visited() {
  const time = new VirtualTime();
  const relay = new TestRelay();
  const mira = new TestDevice({ time, seed: 1, person: 'mira' });
  const robin = new TestDevice({ time, seed: 2, person: 'robin' });
  const settle = async (seconds = 120) => {
    for (let second = 0; second < seconds; second += 1) {
      await time.pass(1_000);
      relay.deliver();
    }
  };
  for (const device of [mira, robin]) relay.connect(device);
  for (const word of ['I ', 'talk ', 'too ', 'fast']) {
    notes(mira).insert(notes(mira).length, word);
    await settle(3);
  }
  notes(robin).delete(0, 2);
  await settle();
  const last = () => mira.ledgers.at(-1)?.slice();
  return { time, relay, mira, robin, settle, last };
}

test('with its ledger, nothing is opened again, and comparison and promises are the same as without', async () => {
  const { relay, mira, settle, last } = await visited();
  relay.disconnect(mira);
  const before = { entries: entries(relay.doc).length, status: mira.mailbox.status };
  mira.restart({ losesCache: false, ledger: last(), doubts: true });
  expect(mira.mailbox.status.setAside).toBe(0);
  expect(mira.mailbox.status.tail).toBe(before.status.tail);
  relay.connect(mira);
  await settle();
  const { status } = mira.mailbox;
  expect(status.compared).toBe(true);
  expect(status.own).toBe(before.status.own);
  expect(status.holds).toEqual(before.status.holds);
  expect(status.acknowledged).toEqual(before.status.acknowledged);
  expect(entries(relay.doc).length).toBe(before.entries);
});

test('without a ledger, or with a damaged or foreign one, everything is opened', async () => {
  const { relay, mira, last } = await visited();
  relay.disconnect(mira);
  const damaged = last();
  if (damaged) damaged[40] = (damaged[40] ?? 0) ^ 1;
  const foreign = sealLedger(
    { ...keys, room: 'another' as typeof keys.room },
    openLedger(keys, last() ?? new Uint8Array()),
    chanceBytes(3),
  );
  const count = entries(mira.outer).length;
  for (const ledger of [undefined, damaged, foreign, new Uint8Array(), Uint8Array.of(1, 2, 3)]) {
    const device = new TestDevice({ time: new VirtualTime(), seed: 4, person: 'mira' });
    device.inner = copyOf(mira.inner, chanceBytes(5));
    device.outer = copyOf(mira.outer, chanceBytes(6));
    device.restart({ losesCache: false, ledger, doubts: true });
    expect(device.mailbox.status.setAside).toBe(count);
  }
});

test('what the document has lost since is taken from the mailbox again', async () => {
  const { relay, mira, robin, last } = await visited();
  relay.disconnect(mira);
  mira.inner = new Y.Doc();
  mira.restart({ losesCache: false, ledger: last() });
  expect(notes(mira).toJSON()).toBe(notes(robin).toJSON());
});

test('what was typed before the page closed is sent, and nothing else', async () => {
  const { relay, mira, robin, settle, last } = await visited();
  relay.disconnect(mira);
  notes(mira).insert(0, 'Offline, ');
  mira.restart({ losesCache: false, ledger: last() });
  const before = entries(relay.doc).toArray();
  relay.connect(mira);
  relay.deliver();
  await settle(5);
  expect(notes(robin).toJSON()).toBe(notes(mira).toJSON());
  const sent = entries(relay.doc).toArray().slice(before.length);
  expect(sent.length).toBe(1);
  expect(sent[0]?.length).toBeLessThan(150);
});

test('entries removed while the page was closed are put back', async () => {
  const { relay, mira, robin, settle, last } = await visited();
  relay.disconnect(mira);
  relay.disconnect(robin);
  entries(relay.doc).delete(0, entries(relay.doc).length);
  mira.restart({ losesCache: false, ledger: last() });
  relay.connect(mira);
  relay.deliver();
  await settle();
  const newcomer = new TestDevice({ time: new VirtualTime(), seed: 7, person: 'jo' });
  relay.connect(newcomer);
  relay.deliver();
  expect(notes(newcomer).toJSON()).toBe(notes(mira).toJSON());
});

test('a ledger that names entries which are gone is replaced before the relay can send them again', async () => {
  const { relay, mira, last } = await visited();
  relay.disconnect(mira);
  const given = mira.ledgers.length;
  mira.restart({ losesCache: true, ledger: last() });
  expect(mira.ledgers.length).toBe(given + 1);
  expect(openLedger(keys, mira.ledgers.at(-1) ?? new Uint8Array()).records.size).toBe(0);
});

test('a ledger is given 5 s after something changed, and on leaving', async () => {
  const { time, mira } = await visited();
  const given = () => mira.ledgers.length;
  const before = given();
  await time.pass(60_000);
  expect(given()).toBe(before);
  notes(mira).insert(0, 'x');
  await time.pass(1_000);
  await time.pass(4_999);
  expect(given()).toBe(before);
  await time.pass(1);
  expect(given()).toBe(before + 1);
  notes(mira).insert(0, 'x');
  await mira.mailbox.flush();
  expect(given()).toBe(before + 2);
});

test('however a ledger is damaged, opening it throws nothing and believes nothing', async () => {
  const { last } = await visited();
  const ledger = last() ?? new Uint8Array();
  expect(openLedger(keys, ledger).records.size).toBeGreaterThan(3);
  const next = chance(5);
  for (let run = 0; run < 500; run += 1) {
    const damaged = ledger.slice(
      0,
      next() < 0.5 ? ledger.length : Math.floor(next() * ledger.length),
    );
    const at = Math.floor(next() * damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(next() * 8));
    expect(openLedger(keys, damaged).records.size).toBe(0);
  }
});
