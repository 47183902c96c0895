/* Entries that are tried out elsewhere first: when, on what, and what goes on in the meantime. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Contents, sealContents } from './contents.ts';
import { KIND_UPDATE } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import type { TryOut } from './mailbox-options.ts';
import { newSenderId } from './senders.ts';
import { chanceBytes, keys, pair, type TestDevice, type TestRelay } from './test-devices.ts';

const random = chanceBytes(78);
const stranger = newSenderId(random);
let number = 0;

function push(relay: TestRelay, ...updates: readonly Uint8Array[]): void {
  for (const update of updates) {
    number += 1;
    const contents: Contents = { kind: KIND_UPDATE, sender: stranger, number, update };
    relay.doc.getArray(ENTRIES).push([sealContents(keys, contents, random)]);
  }
}

/** Each edit as an update of its own, as a hostile client writes them. */
function updatesOf(doc: Y.Doc, edits: Iterable<(doc: Y.Doc) => void>): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => void updates.push(update);
  doc.on('update', keep);
  for (const edit of edits) doc.transact(() => edit(doc));
  doc.off('update', keep);
  return updates;
}

test('a large complete entry is tried on an empty document, and a very large one on the document it builds on', async () => {
  const bases: (number | undefined)[] = [];
  const tryOut = (_: Uint8Array, base?: Uint8Array) => {
    bases.push(base?.length);
    return Promise.resolve(true);
  };
  const { relay, mira, settle } = await pair({ tryOut });
  const doc = new Y.Doc();
  const big = updatesOf(doc, [
    () => doc.getText('notes').insert(0, 'x'.repeat(20_000)),
    () => doc.getText('notes').insert(10, 'y'.repeat(20_000)),
    () => doc.getText('notes').insert(20, 'z'.repeat(300_000)),
  ]);
  for (const update of big) {
    push(relay, update);
    await settle();
  }
  expect(bases).toEqual([undefined, expect.any(Number)]);
  expect(mira.inner.getText('notes').length).toBe(340_000);
});

/**
 * A text in which two people wrote at the same time, in 3,000 places each, and the update that made
 * its name.
 */
function writtenByTwo() {
  const [mira, robin] = [new Y.Doc(), new Y.Doc()];
  const small = updatesOf(mira, [() => mira.getMap('meta').set('name', 'Ours')]);
  mira.getText('notes').insert(0, '.'.repeat(3_000));
  Y.applyUpdate(robin, Y.encodeStateAsUpdate(mira));
  for (const doc of [mira, robin]) {
    doc.transact(() => {
      for (let at = 3_000; at > 0; at -= 1) doc.getText('notes').insert(at, 'x');
    });
  }
  Y.applyUpdate(mira, Y.encodeStateAsUpdate(robin));
  return { small, all: Y.encodeStateAsUpdate(mira) };
}

test('what two people wrote at the same time in many places is read, once it was tried here, after something small', async () => {
  const { small, all } = writtenByTwo();
  let tried = 0;
  const readWith = async (isGood: boolean) => {
    tried = 0;
    const { relay, mira, settle } = await pair({
      tryOut: (_, base) => {
        tried += 1;
        mira.inner.getMap('mine').set('written meanwhile', tried);
        return Promise.resolve(base !== undefined && isGood);
      },
    });
    for (const update of [...small, all]) {
      push(relay, update);
      await settle();
    }
    return { length: mira.inner.getText('notes').length, status: mira.mailbox.status };
  };
  expect(await readWith(true)).toMatchObject({
    length: 9_000,
    status: { setAside: 0, untried: 0 },
  });
  expect(tried).toBe(1);
  expect(await readWith(false)).toMatchObject({
    length: 0,
    status: { setAside: 1, leftOut: 1, untried: 0 },
  });
});

test('F31: what others send during a trial invalidates it, and it is repeated three times at most', async () => {
  const { small, all } = writtenByTwo();
  let trials = 0;
  const { relay, mira, settle } = await pair({
    tryOut: () => {
      trials += 1;
      // As many structs as before: what was there goes, and something else comes.
      const [former] = mira.inner.getArray('fill').toArray();
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(mira.inner));
      if (former !== undefined) other.getArray('fill').delete(0, 1);
      other.getArray('fill').push([Uint8Array.of(trials)]);
      Y.applyUpdate(mira.inner, Y.encodeStateAsUpdate(other));
      return Promise.resolve(true);
    },
  });
  for (const update of [...small, all]) {
    push(relay, update);
    await settle();
  }
  expect(trials).toBe(3);
  expect(mira.mailbox.status).toMatchObject({ setAside: 1, leftOut: 1, untried: 0 });
});

const SLOW_ENTRIES = 300;
const notes = ({ inner }: TestDevice) => inner.getText('notes').toJSON();
const write = ({ inner }: TestDevice, words: string) => inner.getText('notes').insert(0, words);

test('F31: entries that are slow to try don’t hold up what is cheap or what is written here', async () => {
  let wait: (done: () => void) => void = (done) => done();
  const tryOut: TryOut = () => new Promise((resolve) => wait(() => resolve(true)));
  const { time, relay, mira, robin, settle } = await pair({ tryOut }, { tryOut });
  wait = (done) => void time.schedule(54_000, done);
  for (let one = 0; one < SLOW_ENTRIES; one += 1) {
    const doc = new Y.Doc();
    push(relay, ...updatesOf(doc, [() => doc.getText('x').insert(0, 'x'.repeat(20_000))]));
  }
  write(mira, 'Mine. ');
  await settle(20_000);
  expect(mira.mailbox.status).toMatchObject({
    untried: SLOW_ENTRIES,
    unsealed: false,
    compared: true,
  });
  expect(notes(robin)).toBe('Mine. ');
  write(robin, 'Robin’s. ');
  await settle(5_000);
  expect(notes(mira)).toBe('Robin’s. Mine. ');
  await settle(60_000);
  expect(mira.mailbox.status.untried).toBeLessThan(SLOW_ENTRIES);
});

test('what is found to be bad is left out, and counted for as long as it is there', async () => {
  const { relay, mira, settle } = await pair({ tryOut: () => Promise.resolve(false) });
  const doc = new Y.Doc();
  push(relay, ...updatesOf(doc, [() => doc.getText('x').insert(0, 'x'.repeat(20_000))]));
  await settle(2_000);
  expect(mira.mailbox.status).toMatchObject({ setAside: 1, leftOut: 1, crowded: 0, untried: 0 });
  relay.doc.getArray(ENTRIES).delete(0, 1);
  await settle(2_000);
  expect(mira.mailbox.status).toMatchObject({ setAside: 0, leftOut: 0 });
});

test('a trial that fails isn’t repeated for ever, and the next one is made', async () => {
  let tried = 0;
  const { relay, mira, settle } = await pair({
    tryOut: () => {
      tried += 1;
      return tried === 1 ? Promise.reject(new Error('no memory')) : Promise.resolve(true);
    },
  });
  for (let one = 0; one < 2; one += 1) {
    const doc = new Y.Doc();
    push(relay, ...updatesOf(doc, [() => doc.getText('x').insert(0, 'x'.repeat(20_000))]));
  }
  await settle(5_000);
  expect(tried).toBe(2);
  expect(mira.mailbox.status).toMatchObject({ leftOut: 1, untried: 0 });
  expect(mira.inner.getText('x').length).toBe(20_000);
});

test('F31: what waits for its trial is kept as it came, and an unreadable entry is left out', async () => {
  const { relay, mira, settle } = await pair({ tryOut: () => Promise.resolve(true) });
  const contents = { kind: KIND_UPDATE, sender: stranger, number: 99_000 } as const;
  const rubbish = new Uint8Array(20_000).fill(255);
  relay.doc.getArray(ENTRIES).push([sealContents(keys, { ...contents, update: rubbish }, random)]);
  const few = Uint8Array.of(255, 255);
  relay.doc.getArray(ENTRIES).push([sealContents(keys, { ...contents, update: few }, random)]);
  await settle(5_000);
  expect(mira.mailbox.status).toMatchObject({ setAside: 2, leftOut: 2, untried: 0 });
});

test('F31: what uses up the time for trials in one session is tried after everything else in the next', async () => {
  const TRIAL_MS = 15_000;
  const IN_ALL_MS = 60_000;
  let spentMs = 0;
  const isSlow = (update: Uint8Array) => Buffer.from(update).includes('slow');
  const { relay, mira, robin, settle } = await pair({
    tryOut: (update) => {
      if (spentMs >= IN_ALL_MS) return Promise.resolve(null);
      if (isSlow(update)) spentMs += TRIAL_MS;
      return Promise.resolve(!isSlow(update));
    },
  });
  for (const device of [mira, robin]) relay.disconnect(device);
  const large = (words: string) =>
    updatesOf(new Y.Doc(), [(doc) => doc.getText('notes').insert(0, words.repeat(5_000))]);
  for (let slow = 0; slow < 6; slow += 1) push(relay, ...large('slow'));
  push(relay, ...large('true'));
  let sessions = 0;
  for (; sessions < 5 && notes(mira) === ''; sessions += 1) {
    spentMs = 0;
    mira.restart({ losesCache: false, ledger: mira.ledgers.at(-1) });
    relay.connect(mira);
    await settle(60_000);
    relay.disconnect(mira);
    await mira.mailbox.flush();
  }
  expect(notes(mira)).toBe('true'.repeat(5_000));
  expect(sessions).toBe(2);
  expect(mira.mailbox.status.leftOut).toBe(6);
});
