import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { sealContents } from './contents.ts';
import { KIND_UPDATE } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { TAB_ORIGIN } from './tab-origin.ts';
import { chanceBytes, keys, pair, TestDevice, VirtualTime } from './test-devices.ts';

const MINUTE_MS = 60_000;

const entries = (doc: Y.Doc) => doc.getArray(ENTRIES);
const notes = (device: TestDevice) => device.inner.getText('notes');

test('what one person writes the other reads, and the relay can’t', async () => {
  const { relay, mira, robin, settle } = await pair();
  notes(mira).insert(0, 'I talk too fast');
  await settle(1_000);
  expect(notes(robin).toJSON()).toBe('I talk too fast');
  expect(Buffer.from(Y.encodeStateAsUpdate(relay.doc)).toString('latin1')).not.toContain('fast');
});

test('a burst of typing is one entry, and is sent sooner when someone is there', async () => {
  let isSomeoneHere = false;
  const { time, mira, settle } = await pair({ someoneHere: () => isSomeoneHere });
  notes(mira).insert(0, 'x');
  await settle();
  const before = entries(mira.outer).length;
  for (const letter of 'slowly') notes(mira).insert(0, letter);
  expect(mira.mailbox.status.unsealed).toBe(true);
  await time.pass(999);
  expect(entries(mira.outer).length).toBe(before);
  await time.pass(1);
  expect(entries(mira.outer).length).toBe(before + 1);
  expect(mira.mailbox.status.unsealed).toBe(false);
  isSomeoneHere = true;
  for (const letter of 'fast') notes(mira).insert(0, letter);
  await time.pass(100);
  expect(entries(mira.outer).length).toBe(before + 2);
});

test('leaving the page seals at once', async () => {
  const { mira, relay, robin } = await pair();
  notes(mira).insert(0, 'bye');
  void mira.mailbox.flush();
  relay.deliver();
  expect(notes(robin).toJSON()).toBe('bye');
});

test('what was written offline, in this session and an earlier one, is sent as one entry', async () => {
  const { mira, relay, robin, settle } = await pair();
  notes(mira).insert(0, 'start ');
  await settle();
  relay.disconnect(mira);
  for (const letter of 'yesterday') notes(mira).insert(0, letter);
  mira.restart({ losesCache: false });
  for (const letter of 'today') notes(mira).insert(0, letter);
  const before = entries(mira.outer).length;
  relay.connect(mira);
  relay.deliver();
  expect(entries(mira.outer).length).toBe(before + 1);
  expect(notes(robin).toJSON()).toBe(notes(mira).toJSON());
});

test('what has arrived since the relay was lost is counted, and nothing else', async () => {
  const { time, mira, relay, robin, settle } = await pair();
  notes(robin).insert(0, 'before ');
  await settle();
  const late = new TestDevice({ time, seed: 3, person: 'late' });
  relay.connect(late);
  relay.deliver();
  expect(notes(late).toJSON()).toBe('before ');
  expect(late.mailbox.status.received).toBe(0);

  relay.disconnect(mira);
  expect(mira.mailbox.status.received).toBe(0);
  notes(robin).insert(0, 'meanwhile ');
  await settle();
  mira.restart({ losesCache: false });
  // A failed attempt isn't another loss.
  mira.mailbox.unsynced();
  relay.connect(mira);
  relay.deliver();
  expect(notes(mira).toJSON()).toBe('meanwhile before ');
  expect(mira.mailbox.status.received).toBe(1);
  relay.disconnect(mira);
  relay.connect(mira);
  relay.deliver();
  expect(mira.mailbox.status.received).toBe(0);
});

test('an observer opens everything and seals nothing, whatever happens to their copy', async () => {
  const { mira, relay, robin, settle } = await pair({ canWrite: false });
  notes(robin).insert(0, 'for all');
  await settle();
  expect(notes(mira).toJSON()).toBe('for all');
  const before = entries(relay.doc).length;
  notes(mira).insert(0, 'not ');
  entries(relay.doc).delete(0, 1);
  relay.disconnect(robin);
  await settle();
  expect(entries(relay.doc).length).toBe(before - 1);
  expect(mira.last).toBe(0);
});

test('a lone deletion is acknowledged once it is committed there', async () => {
  const { time, relay, settle } = await pair();
  let isCommitted = false;
  const committed = () => Promise.resolve(isCommitted);
  const mira = new TestDevice({ time, seed: 3, person: 'mira' });
  const robin = new TestDevice({ time, seed: 4, person: 'robin', committed });
  relay.connect(mira);
  relay.connect(robin);
  notes(mira).insert(0, 'to be struck out');
  isCommitted = true;
  await settle();
  isCommitted = false;
  const numberBefore = mira.mailbox.status.own;
  const held = () =>
    mira.mailbox.status.acknowledged
      .find(({ sender }) => sender === robin.sender)
      ?.holds.get(mira.sender);
  expect(held()).toBe(numberBefore);

  notes(mira).delete(0, notes(mira).length);
  await settle();
  expect(notes(robin).toJSON()).toBe('');
  expect(mira.mailbox.status.own).toBe(numberBefore + 1);
  expect(held()).toBe(numberBefore);
  isCommitted = true;
  await settle();
  expect(held()).toBe(numberBefore + 1);
});

test('acknowledgements are sent at most every 30 s, replace each other and aren’t acknowledged', async () => {
  const { relay, mira, settle } = await pair();
  for (let second = 0; second < 60; second += 1) {
    notes(mira).insert(0, 'x');
    await settle(1_000);
  }
  await settle(5 * MINUTE_MS);
  const before = Y.encodeStateVector(relay.doc);
  await settle(10 * MINUTE_MS);
  expect(Y.encodeStateVector(relay.doc)).toEqual(before);
  // The snapshot that began the mailbox, the 60 or so changes, and one acknowledgement.
  const { tail } = mira.mailbox.status;
  expect(entries(relay.doc).length - tail).toBeLessThanOrEqual(3);
  expect(tail).toBeLessThanOrEqual(61);
});

test('an acknowledgement that someone deletes is posted again', async () => {
  const { relay, mira, robin, settle } = await pair();
  notes(mira).insert(0, 'x');
  await settle();
  const before = entries(relay.doc).length;
  entries(relay.doc).delete(0, before);
  await settle();
  const newcomer = new TestDevice({ time: new VirtualTime(), seed: 7, person: 'mira' });
  relay.connect(newcomer);
  relay.deliver();
  expect(newcomer.mailbox.status.acknowledged.map(({ sender }) => sender)).toContain(robin.sender);
});

test('an entry that the relay holds back isn’t acknowledged by later ones', async () => {
  const { relay, mira, robin, settle } = await pair();
  notes(mira).insert(0, 'one ');
  await settle();
  const { own } = mira.mailbox.status;
  relay.disconnect(robin);
  notes(mira).insert(0, 'two ');
  await settle(1_500);
  // Hidden from Mira as well, so that she has no reason to send it again.
  relay.disconnect(mira);
  const list = entries(relay.doc);
  list.delete(list.length - 1, 1);
  const later = new Y.Doc();
  Y.applyUpdate(later, Y.encodeStateAsUpdate(mira.inner));
  let update: Uint8Array = new Uint8Array();
  later.on('update', (bytes: Uint8Array) => (update = bytes));
  later.getMap('other').set('three', 3);
  const body = { kind: KIND_UPDATE, sender: mira.sender, number: own + 2, update } as const;
  list.push([sealContents(keys, body, chanceBytes(8))]);
  relay.connect(robin);
  await settle();
  expect(robin.inner.getMap('other').get('three')).toBe(3);
  expect(robin.mailbox.status.holds.get(mira.sender)).toBe(own);
});

test('an entry that doesn’t open is set aside, counted, and survives a compaction', async () => {
  const { relay, mira, robin, settle } = await pair();
  const foreign = Uint8Array.of(1, 9, 9, 9);
  entries(relay.doc).push([foreign, 'text', 7]);
  await settle();
  expect(mira.mailbox.status.setAside).toBe(3);
  for (let count = 0; count < 320; count += 1) {
    notes(mira).insert(0, 'x');
    void mira.mailbox.flush();
  }
  await settle();
  expect(mira.mailbox.status.tail).toBeLessThan(30);
  expect(entries(relay.doc).toArray()).toEqual(expect.arrayContaining([foreign, 'text', 7]));
  expect(robin.mailbox.status.setAside).toBe(3);
  expect(notes(robin).length).toBe(320);
});

test('F30: what waits for what it builds on holds up its own lane and nothing else', async () => {
  const { relay, mira, robin, settle } = await pair();
  const stranger = new Y.Doc();
  const updates: Uint8Array[] = [];
  stranger.on('update', (update: Uint8Array) => updates.push(update));
  for (const letter of 'ab') stranger.getText('notes').insert(0, letter);
  const sender = mira.sender.replaceAll(/./g, '5') as typeof mira.sender;
  const contents = { kind: KIND_UPDATE, sender, number: 2, update: updates[1] as Uint8Array };
  entries(relay.doc).push([sealContents(keys, contents as never, chanceBytes(5))]);
  await settle();
  expect(mira.mailbox.status).toMatchObject({ parked: 1, pending: false, setAside: 0 });
  for (let count = 0; count < 320; count += 1) {
    notes(mira).insert(0, 'x');
    void mira.mailbox.flush();
  }
  await settle();
  expect(mira.mailbox.status.tail).toBeLessThan(30);
  expect(robin.mailbox.status.holds.get(mira.sender)).toBe(mira.mailbox.status.own);
  expect(mira.mailbox.status.holds.has(sender)).toBe(false);
  const missing = { ...contents, number: 1, update: updates[0] as Uint8Array };
  entries(relay.doc).push([sealContents(keys, missing as never, chanceBytes(6))]);
  await settle();
  expect(mira.mailbox.status.parked).toBe(0);
  expect(notes(mira).toJSON()).toContain('ba');
  expect(mira.mailbox.status.holds.get(sender)).toBe(2);
});

test('a wiped relay is refilled by whoever comes first, even without the cache', async () => {
  const { relay, mira, robin, settle } = await pair();
  notes(mira).insert(0, 'five years');
  await settle();
  relay.restore();
  robin.restart({ losesCache: true });
  relay.connect(robin);
  await settle();
  const newcomer = new TestDevice({ time: new VirtualTime(), seed: 7, person: 'jo' });
  relay.connect(newcomer);
  relay.deliver();
  expect(notes(newcomer).toJSON()).toBe('five years');
});

test('two lanes of one device: what a frozen tab typed is sealed by the other after 5 s', async () => {
  const { time, relay, robin, settle } = await pair();
  const awake = new TestDevice({ time, seed: 11, person: 'mira' });
  const frozen = new TestDevice({ time, seed: 12, person: 'mira' });
  const share = (from: TestDevice, to: TestDevice) => {
    from.inner.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== TAB_ORIGIN) Y.applyUpdate(to.inner, update, TAB_ORIGIN);
    });
  };
  share(awake, frozen);
  share(frozen, awake);
  relay.connect(awake);
  relay.connect(frozen);
  await settle();
  relay.disconnect(frozen);
  notes(frozen).insert(0, 'typed in the frozen tab');
  await settle(4_000);
  expect(notes(robin).toJSON()).toBe('');
  await settle(2_000);
  expect(notes(robin).toJSON()).toBe('typed in the frozen tab');
});

test('two lanes of one device: what the other tab has sealed isn’t sealed again', async () => {
  const { time, relay, settle } = await pair();
  const typing = new TestDevice({ time, seed: 11, person: 'mira' });
  const watching = new TestDevice({ time, seed: 12, person: 'mira' });
  typing.inner.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === null) Y.applyUpdate(watching.inner, update, TAB_ORIGIN);
  });
  relay.connect(typing);
  relay.connect(watching);
  await settle();
  const before = watching.last;
  for (let count = 0; count < 20; count += 1) {
    typing.inner.transact(() => notes(typing).insert(0, 'x'), null);
    await settle(1_000);
  }
  await settle();
  expect(typing.last).toBeGreaterThan(before);
  expect(watching.last).toBe(before);
  expect(watching.mailbox.status.unsealed).toBe(false);
});

test('two lanes of one device: what is sealed for the other tab takes no number before our own', async () => {
  const { time, mira, settle } = await pair();
  notes(mira).insert(0, 'x');
  await settle();
  const tab = new Y.Doc();
  tab.getText('aside').insert(0, 'from the other tab');
  Y.applyUpdate(mira.inner, Y.encodeStateAsUpdate(tab), TAB_ORIGIN);
  await time.pass(4_500);
  notes(mira).insert(0, 'own');
  const before = mira.last;
  await time.pass(500);
  expect(mira.last).toBeGreaterThan(before);
  expect(mira.mailbox.status.unsealed).toBe(false);
});

test('a deletion that another device made too is in the entry whose number has to cover it', async () => {
  const { time, relay, mira, robin, settle } = await pair();
  const jo = new TestDevice({ time, seed: 13, person: 'jo' });
  mira.inner.getMap('doomed').set('it', true);
  relay.connect(jo);
  await settle();
  relay.disconnect(robin);
  relay.disconnect(mira);
  const kept = entries(relay.doc).length;
  jo.inner.getMap('doomed').delete('it');
  await settle(2_000);
  const ofJo = entries(relay.doc).length - kept;
  relay.disconnect(jo);

  mira.restart({ losesCache: false });
  mira.inner.getMap('doomed').delete('it');
  mira.inner.getMap('log').set('mine', true);
  relay.connect(mira);
  relay.deliver();
  // Somebody hostile removes Jo’s entry before Robin has seen it.
  entries(relay.doc).delete(kept, ofJo);
  relay.connect(robin);
  relay.deliver();
  expect(robin.inner.getMap('log').has('mine')).toBe(true);
  expect(robin.inner.getMap('doomed').has('it')).toBe(false);
});

test('F30: a lane whose notes were lost is exchanged for a new one, and everything arrives', async () => {
  const { relay, mira, robin, settle } = await pair();
  notes(mira).insert(0, 'x');
  await settle();
  const former = mira.sender;
  mira.last = 0;
  relay.disconnect(mira);
  notes(mira).insert(0, 'y');
  mira.restart({ losesCache: false });
  expect(mira.sender).not.toBe(former);
  relay.connect(mira);
  await settle();
  expect(notes(robin).toJSON()).toBe(notes(mira).toJSON());
  expect(robin.mailbox.status.holds.get(mira.sender)).toBe(mira.mailbox.status.own);
});

test('after destroy, nothing is sealed and nothing is heard', async () => {
  const { time, mira } = await pair();
  mira.mailbox.destroy();
  const before = mira.statuses.length;
  notes(mira).insert(0, 'x');
  await time.pass(MINUTE_MS);
  expect(mira.statuses.length).toBe(before);
  expect(entries(mira.outer).length).toBe(0);
});
