/* A writer puts an entry in the place of another's: the same Yjs places and the same number, and other words. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { decodeUpdate } from './bodies.ts';
import { type Contents, sealContents } from './contents.ts';
import { KIND_SNAPSHOT, KIND_UPDATE, openEntry } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { chanceBytes, keys, pair, type TestRelay } from './test-devices.ts';

type Kind = 'update' | 'snapshot';

/** The entry with other words of the same length; `undefined` if it doesn't hold them. */
function forgery(entry: Uint8Array, kind: Kind): Uint8Array | undefined {
  const opened = openEntry(keys, entry);
  const body = opened.ok && opened.kind === KIND_UPDATE ? decodeUpdate(opened.body) : undefined;
  const at = body ? Buffer.from(body.update).indexOf('1000') : -1;
  if (!body || at === -1) return undefined;
  const { sender, number } = body;
  const update = Uint8Array.from(body.update);
  update.set(Buffer.from('9999'), at);
  const contents: Contents =
    kind === 'update'
      ? { kind: KIND_UPDATE, sender, number, update }
      : { kind: KIND_SNAPSHOT, covers: new Map([[sender, number]]), state: update };
  return sealContents(keys, contents, chanceBytes(78));
}

test.each<Kind>(['update', 'snapshot'])(
  'the %s that takes the place of a stored change is removed, and the change is sent again before anyone reads the other words',
  async (kind) => {
    const { relay, mira, robin, settle } = await pair();
    relay.disconnect(robin);
    mira.inner.getText('notes').insert(0, 'I will pay 1000 euros');
    await settle(20_000);
    const entries = relay.doc.getArray<Uint8Array>(ENTRIES);
    let forged = 0;
    relay.doc.transact(() => {
      for (const [at, entry] of [...entries.toArray().entries()].reverse()) {
        const forgedEntry = forgery(entry, kind);
        if (!forgedEntry) continue;
        entries.delete(at);
        entries.push([forgedEntry]);
        forged += 1;
      }
    });
    expect(forged).toBeGreaterThan(0);
    const before = mira.statuses.length;
    await settle(120_000);
    expect(mira.statuses.slice(before).some(({ lacking }) => lacking)).toBe(true);
    expect(mira.mailbox.status.lacking).toBe(false);
    relay.disconnect(mira);
    relay.connect(robin);
    await settle(120_000);
    expect(robin.inner.getText('notes').toJSON()).toBe('I will pay 1000 euros');
    relay.connect(mira);
    await settle(120_000);
    expect(mira.inner.getText('notes').toJSON()).toBe('I will pay 1000 euros');
  },
);

test('whoever has the true words doesn’t take the others, and says that something is left out', async () => {
  const { relay, mira, robin, settle } = await pair();
  mira.inner.getText('notes').insert(0, 'I will pay 1000 euros');
  await settle(20_000);
  relay.disconnect(mira);
  const entries = relay.doc.getArray<Uint8Array>(ENTRIES);
  const forged = entries.toArray().flatMap((entry) => forgery(entry, 'update') ?? []);
  entries.push(forged);
  await settle(20_000);
  expect(robin.inner.getText('notes').toJSON()).toBe('I will pay 1000 euros');
  expect(robin.mailbox.status.leftOut).toBe(forged.length);
});

/** Puts a forgery in front of each entry that holds the words, and leaves the entry there. */
function slipIn(relay: TestRelay): number {
  const entries = relay.doc.getArray<Uint8Array>(ENTRIES);
  const forged = entries.toArray().flatMap((entry) => forgery(entry, 'update') ?? []);
  entries.insert(0, forged);
  return forged.length;
}

test('an entry that is slipped in before a stored change is removed, though whoever wrote the change writes nothing more', async () => {
  const { relay, mira, robin, settle } = await pair();
  relay.disconnect(robin);
  mira.inner.getText('notes').insert(0, 'I will pay 1000 euros');
  await settle(120_000);
  expect(slipIn(relay)).toBeGreaterThan(0);
  await settle(60_000);
  expect(mira.mailbox.status.leftOut).toBe(0);
  relay.disconnect(mira);
  relay.connect(robin);
  await settle(120_000);
  expect(robin.inner.getText('notes').toJSON()).toBe('I will pay 1000 euros');
});

test('whoever goes on slipping them in is not answered for ever', async () => {
  const { relay, mira, settle } = await pair();
  mira.inner.getText('notes').insert(0, 'I will pay 1000 euros');
  await settle(120_000);
  for (let time = 0; time < 5; time += 1) {
    slipIn(relay);
    await settle(60_000);
  }
  expect(mira.mailbox.status.leftOut).toBeGreaterThan(0);
});

test('what else is in an entry with other words is in the mailbox before that entry is removed', async () => {
  const { relay, mira, robin, settle } = await pair();
  mira.inner.getText('notes').insert(0, 'I will pay 1000 euros');
  await settle(120_000);
  relay.disconnect(robin);
  robin.inner.getText('notes').insert(0, 'From Robin. ');
  const entries = relay.doc.getArray<Uint8Array>(ENTRIES);
  const [entry] = entries.toArray().flatMap((one) => forgery(one, 'update') ?? []);
  const opened = entry && openEntry(keys, entry);
  const body = opened?.ok === true ? decodeUpdate(opened.body) : undefined;
  if (!body) throw new Error('there is an entry to forge');
  const update = Y.mergeUpdates([
    body.update,
    Y.encodeStateAsUpdate(robin.inner, Y.encodeStateVector(mira.inner)),
  ]);
  entries.push([sealContents(keys, { ...body, kind: KIND_UPDATE, update }, chanceBytes(79))]);
  let lacked = false;
  relay.doc.on('update', () => {
    const newcomer = new Y.Doc();
    for (const one of relay.doc.getArray<Uint8Array>(ENTRIES).toArray()) {
      const found = openEntry(keys, one);
      const held = found.ok && found.kind === KIND_UPDATE ? decodeUpdate(found.body) : undefined;
      if (held) Y.applyUpdate(newcomer, held.update);
    }
    lacked ||= !newcomer.getText('notes').toJSON().includes('From Robin.');
  });
  mira.inner.getMap('meta').set('title', 'Mine');
  await settle(120_000);
  expect(mira.inner.getText('notes').toJSON()).toContain('From Robin.');
  expect(mira.mailbox.status.leftOut).toBe(0);
  expect(lacked).toBe(false);
});
