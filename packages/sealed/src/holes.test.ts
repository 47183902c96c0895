/* A device that lost its notes claims nothing for what may be in an entry that isn't taken yet. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readContents, sealContents } from './contents.ts';
import { KIND_SNAPSHOT, KIND_UPDATE, openEntry } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { newSenderId } from './senders.ts';
import { chanceBytes, keys, newDoc, pair, TestDevice } from './test-devices.ts';

const SLOW = { timeout: 120_000 };
const random = chanceBytes(78);
const large = (text: string) => {
  const doc = new Y.Doc();
  doc.getText('junk').insert(0, text.repeat(20_000));
  return Y.encodeStateAsUpdate(doc);
};

test(
  'F29: no snapshot covers what is still on trial, so nobody acknowledges what they don’t have',
  SLOW,
  async () => {
    let isSlow = false;
    const { time, relay, mira, robin, settle } = await pair({
      tryOut: () =>
        new Promise((resolve) => {
          if (isSlow) time.schedule(54_000, () => resolve(true));
          else resolve(true);
        }),
    });
    for (let count = 0; count < 40; count += 1) {
      mira.inner.getText('notes').insert(0, `${String(count)} ${'w'.repeat(2_500)}`);
      await settle(3_000);
    }
    await settle(60_000);
    const former = mira.sender;
    relay.disconnect(mira);
    relay.disconnect(robin);
    const entries = relay.doc.getArray<Uint8Array>(ENTRIES);
    const contents = { kind: KIND_UPDATE, sender: newSenderId(random), number: 1 } as const;
    entries.insert(0, [sealContents(keys, { ...contents, update: large('x') }, random)]);
    isSlow = true;
    mira.inner = newDoc(random);
    mira.restart({ losesCache: true });
    mira.inner.getText('notes').insert(0, 'hello ');
    relay.connect(mira);
    await settle(20_000);
    expect(mira.mailbox.status.untried).toBeGreaterThan(0);
    expect(mira.mailbox.status.unsealed, 'what was written is sent all the same').toBe(false);
    expect(mira.sender).not.toBe(former);

    const covered = entries.toArray().flatMap((entry) => {
      const opened = openEntry(keys, entry);
      const contents = opened.ok ? readContents(opened.kind, opened.body)?.contents : undefined;
      const isMade = contents?.kind === KIND_SNAPSHOT && contents.covers.has(mira.sender);
      return isMade ? [...contents.covers.keys()] : [];
    });
    expect(covered).not.toContain(former);
    const noa = new TestDevice({
      time,
      seed: 5,
      person: 'noa',
      tryOut: () => new Promise(() => {}),
    });
    relay.connect(noa);
    await settle(90_000);
    const said = mira.mailbox.status.acknowledged.find(({ sender }) => sender === noa.sender);
    expect(said?.holds.get(former) ?? 0).toBe(0);
  },
);
