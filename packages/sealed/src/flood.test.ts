/* Somebody who sends many things, each small and well signed: the page stays responsive, and what is written here is sent. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { sealContents } from './contents.ts';
import { KIND_UPDATE } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { newSenderId } from './senders.ts';
import type { Verifier } from './signature.ts';
import { chanceBytes, keys, nodeVerifier, pair, VirtualTime } from './test-devices.ts';

const CHECK_MS = 2;
const OTHER_THREAD_MS = 50;
const SLOW = { timeout: 60_000 };

/** Signatures take time here, unless another thread checks them. */
function slowVerifier(time: VirtualTime) {
  let spentMs = 0;
  const verifier: Verifier = {
    verify(key, signed) {
      time.nowMs += CHECK_MS;
      spentMs += CHECK_MS;
      return nodeVerifier.verify(key, signed);
    },
    async verifyMany(key, all) {
      await new Promise<void>((go) => void time.schedule(OTHER_THREAD_MS, go));
      return nodeVerifier.verifyMany(key, all);
    },
  };
  return { verifier, spentMs: () => spentMs };
}

/** Entries of one sender, each with one more value. */
function* entries() {
  const random = chanceBytes(78);
  const sender = newSenderId(random);
  const doc = new Y.Doc();
  for (let number = 1; ; number += 1) {
    const before = Y.encodeStateVector(doc);
    doc.getArray('flood').push([number]);
    const update = Y.encodeStateAsUpdate(doc, before);
    yield sealContents(keys, { kind: KIND_UPDATE, sender, number, update }, random);
  }
}

test(
  'F46: frames with a few entries each are checked synchronously for a moment only',
  SLOW,
  async () => {
    const time = new VirtualTime();
    const { verifier, spentMs } = slowVerifier(time);
    const { relay, mira, settle } = await pair({ time, verifier });
    const more = entries();
    for (let frame = 0; frame < 200; frame += 1) {
      relay.doc
        .getArray(ENTRIES)
        .push(Array.from({ length: 8 }, () => more.next().value as Uint8Array));
      relay.deliver(mira);
    }
    expect(spentMs()).toBeLessThan(300);
    await settle(30_000);
    expect(mira.mailbox.status.untried).toBe(0);
    expect(mira.inner.getArray('flood').length).toBe(1_600);
  },
);

test('F46: what is written here is sent although entries keep arriving', SLOW, async () => {
  const time = new VirtualTime();
  const { verifier } = slowVerifier(time);
  const { relay, mira } = await pair({ time, verifier });
  const more = entries();
  // Before the last ones are checked, the next are there.
  const flood = () => {
    relay.doc
      .getArray(ENTRIES)
      .push(Array.from({ length: 12 }, () => more.next().value as Uint8Array));
    relay.deliver();
    time.schedule(40, flood);
  };
  flood();
  mira.inner.getText('notes').insert(0, 'Written meanwhile');
  await time.pass(1_000);
  expect(mira.mailbox.status.unsealed, 'it waits').toBe(true);
  await time.pass(10_000);
  expect(mira.mailbox.status.untried, 'they keep arriving').toBeGreaterThan(0);
  expect(mira.mailbox.status.unsealed).toBe(false);
});
