/* Somebody with the link occupies the place, in either document, of what another is about to write. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { sealContents } from './contents.ts';
import { KIND_UPDATE } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { newSenderId } from './senders.ts';
import {
  chanceBytes,
  copyOf,
  keys,
  pair,
  TestDevice,
  type TestRelay,
  VirtualTime,
} from './test-devices.ts';

const random = chanceBytes(79);
const stranger = newSenderId(random);
const notes = ({ inner }: TestDevice) => inner.getText('notes');

/** Puts junk into the mailbox in the place of a client's next entries. */
function takeOuterPlace(relay: TestRelay, client: number): void {
  const copy = copyOf(relay.doc, random);
  copy.clientID = client;
  copy.getArray(ENTRIES).push([1, 2, 3].map((byte) => Uint8Array.of(byte)));
  Y.applyUpdate(relay.doc, Y.encodeStateAsUpdate(copy));
}

/** Sends an entry in the place of what a client writes next in the workspace. */
function takeInnerPlace(relay: TestRelay, inner: Y.Doc, client: number): void {
  const copy = copyOf(inner, random);
  copy.clientID = client;
  const before = Y.encodeStateVector(copy);
  copy.getText('junk').insert(0, 'junk in your place');
  const update = Y.encodeStateAsUpdate(copy, before);
  const contents = { kind: KIND_UPDATE, sender: stranger, number: 1, update } as const;
  relay.doc.getArray(ENTRIES).push([sealContents(keys, contents, random)]);
}

function newcomerAt(relay: TestRelay): TestDevice {
  const newcomer = new TestDevice({ time: new VirtualTime(), seed: 9, person: 'jo' });
  relay.connect(newcomer);
  relay.deliver();
  return newcomer;
}

async function typing() {
  const both = await pair();
  notes(both.mira).insert(0, 'I talk too fast');
  await both.settle();
  return both;
}

test('A5: what was on its way when the relay was lost arrives, though its place was taken', async () => {
  const { relay, mira, robin, settle, time } = await typing();
  const client = mira.mailbox.outerClient;
  notes(mira).insert(0, 'Sometimes ');
  await time.pass(1_000);
  expect(mira.mailbox.status.unsealed).toBe(false);
  // The frame is lost on the way.
  relay.disconnect(mira);
  takeOuterPlace(relay, client);
  relay.connect(mira);
  await settle();
  expect(notes(robin).toJSON()).toBe('Sometimes I talk too fast');
  expect(notes(newcomerAt(relay)).toJSON()).toBe('Sometimes I talk too fast');
});

test('A5: nor can it be taken while the device is here: nothing is lost, and the entry is there once', async () => {
  const { relay, mira, robin, settle, time } = await typing();
  takeOuterPlace(relay, mira.mailbox.outerClient);
  notes(mira).insert(0, 'Sometimes ');
  await time.pass(1_000);
  expect(mira.mailbox.status.unsealed).toBe(false);
  await settle();
  const present = relay.doc.getArray(ENTRIES).map(String);
  expect(new Set(present).size).toBe(present.length);
  expect(mira.outer.getArray(ENTRIES).map(String)).toEqual(present);
  expect(notes(robin).toJSON()).toBe('Sometimes I talk too fast');
  expect(notes(newcomerAt(relay)).toJSON()).toBe('Sometimes I talk too fast');
});

test('A5: what the last session sent and never saw confirmed is moved by the next', async () => {
  const { relay, mira, robin, settle, time } = await typing();
  const client = mira.mailbox.outerClient;
  notes(mira).insert(0, 'Sometimes ');
  await time.pass(1_000);
  const unstoredFrom = mira.mailbox.status.own;
  void mira.mailbox.flush();
  relay.disconnect(mira);
  mira.restart({ losesCache: false, ledger: mira.ledgers.at(-1), unstoredFrom });
  takeOuterPlace(relay, client);
  relay.connect(mira);
  await settle();
  expect(notes(robin).toJSON()).toBe('Sometimes I talk too fast');
});

test('A5: so is what another tab sent and never saw confirmed, by the tab that takes it over', async () => {
  const { relay, mira, robin, settle, time } = await typing();
  const client = mira.mailbox.outerClient;
  notes(mira).insert(0, 'Sometimes ');
  await time.pass(1_000);
  const unstored = new Map([[mira.sender, mira.mailbox.status.own]]);
  const tab = new TestDevice({ time, seed: 11, person: 'mira' });
  Y.applyUpdate(tab.outer, Y.encodeStateAsUpdate(mira.outer));
  relay.disconnect(mira);
  takeOuterPlace(relay, client);
  await time.pass(1_000);
  tab.mailbox.takeOver(unstored);
  relay.connect(tab);
  await settle();
  expect(notes(robin).toJSON()).toBe('Sometimes I talk too fast');
});

test('A5: what is confirmed stays where it is, however often the relay is lost', async () => {
  const { relay, mira, settle } = await typing();
  const before = Y.encodeStateVector(relay.doc);
  for (let times = 0; times < 5; times += 1) {
    relay.disconnect(mira);
    relay.connect(mira);
    await settle();
  }
  expect(Y.encodeStateVector(relay.doc)).toEqual(before);
});

test('presence shows a different client for each socket, and none of them writes', async () => {
  const { relay, mira, settle } = await typing();
  const shown = mira.outer.clientID;
  relay.disconnect(mira);
  relay.connect(mira);
  notes(mira).insert(0, 'Sometimes ');
  await settle();
  expect(mira.outer.clientID).not.toBe(shown);
  for (const client of [shown, mira.outer.clientID]) {
    expect(Y.getState(relay.doc.store, client)).toBe(0);
  }
});

test('the client that presence shows writes nothing, and stays the same even if somebody writes as it', async () => {
  const { relay, mira, settle } = await typing();
  const shown = mira.outer.clientID;
  expect(Y.getState(mira.outer.store, shown)).toBe(0);
  takeOuterPlace(relay, shown);
  await settle();
  expect(mira.outer.clientID).toBe(shown);
});

test('A6: what is written offline arrives, though its place in the workspace was taken in the meantime', async () => {
  const { relay, mira, robin, settle } = await typing();
  const client = mira.inner.clientID;
  relay.disconnect(mira);
  takeInnerPlace(relay, robin.inner, client);
  await settle();
  notes(mira).insert(0, 'Sometimes ');
  relay.connect(mira);
  await settle();
  expect(notes(robin).toJSON()).toBe('Sometimes I talk too fast');
  expect(mira.inner.getText('junk').toJSON()).toBe('junk in your place');
  expect(Y.equalSnapshots(Y.snapshot(mira.inner), Y.snapshot(robin.inner))).toBe(true);
});

test('A6: taking it while nothing is under way doesn’t affect what is written next', async () => {
  const { relay, mira, robin, settle } = await typing();
  takeInnerPlace(relay, robin.inner, mira.inner.clientID);
  await settle();
  notes(mira).insert(0, 'Sometimes ');
  await settle();
  expect(notes(robin).toJSON()).toBe('Sometimes I talk too fast');
  expect(Y.equalSnapshots(Y.snapshot(mira.inner), Y.snapshot(robin.inner))).toBe(true);
});

test('A6: content that claims to be what is still unsent is set aside, and later changes are safe from it', async () => {
  const { relay, mira, robin, settle } = await typing();
  takeInnerPlace(relay, robin.inner, mira.inner.clientID);
  notes(mira).insert(0, 'x');
  relay.deliver();
  expect(mira.mailbox.status.setAside).toBe(1);
  expect(mira.inner.getText('junk').length).toBe(0);
  notes(mira).insert(notes(mira).length, ', I am told');
  await settle();
  expect(notes(robin).toJSON()).toContain('I talk too fast, I am told');
});

test('undo and redo work across a change of client', async () => {
  const { relay, mira, settle } = await typing();
  const undo = new Y.UndoManager(notes(mira), { captureTimeout: 0 });
  notes(mira).insert(0, 'One ');
  undo.stopCapturing();
  const before = mira.inner.clientID;
  relay.disconnect(mira);
  expect(mira.inner.clientID).not.toBe(before);
  notes(mira).insert(0, 'Two ');
  undo.undo();
  undo.undo();
  expect(notes(mira).toJSON()).toBe('I talk too fast');
  undo.redo();
  relay.connect(mira);
  await settle();
  undo.redo();
  expect(notes(mira).toJSON()).toBe('Two One I talk too fast');
});
