/* A writer puts an entry in the place of another's: the same Yjs places and the same number, and other words. */

import { expect, test } from 'vitest';
import { decodeUpdate } from './bodies.ts';
import { sealContents, type Contents } from './contents.ts';
import { KIND_SNAPSHOT, KIND_UPDATE, openEntry } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { chanceBytes, keys, pair } from './test-devices.ts';

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
