/* A document that is too large to be sealed, or waits for something: nothing is reported as sent that isn't. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MOST_BYTES, MOST_STRUCTS } from './contents.ts';
import { ENTRIES } from './inbox.ts';
import { structsInARow, TestDevice, TestRelay, VirtualTime } from './test-devices.ts';

const SLOW = { timeout: 120_000 };
const notes = (device: TestDevice) => device.inner.getText('notes').toJSON();
const write = (device: TestDevice, words: string) => device.inner.getText('notes').insert(0, words);

/** A device whose document already has this many structs, in an empty room. */
function alone(structs: number) {
  const time = new VirtualTime();
  const relay = new TestRelay();
  const mira = new TestDevice({ time, seed: 1, person: 'mira', isAlone: true });
  Y.applyUpdate(mira.inner, structsInARow(0, structs), mira.mailbox);
  const settle = async (ms = 120_000) => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      await time.pass(1_000);
      relay.deliver();
    }
  };
  relay.connect(mira);
  return { time, relay, mira, settle };
}

test(
  'F46: what is too large for an entry isn’t reported as compared, and is sent once it is smaller',
  SLOW,
  async () => {
    const { relay, mira, settle } = alone(MOST_STRUCTS + 1);
    write(mira, 'In the new room');
    await settle(40_000);
    expect(relay.doc.getArray(ENTRIES).length).toBe(0);
    expect(mira.mailbox.status).toMatchObject({
      compared: false,
      tooLarge: true,
      unsealed: true,
      own: 0,
    });
    mira.inner.getArray('x').delete(0, MOST_STRUCTS);
    await settle(60_000);
    expect(mira.mailbox.status).toMatchObject({ compared: true, tooLarge: false, unsealed: false });
    expect(relay.doc.getArray(ENTRIES).length).toBe(1);
  },
);

test('F46: nor is what has too many bytes, even if it is one struct', SLOW, async () => {
  const { relay, mira, settle } = alone(1);
  mira.inner.getText('notes').insert(0, 'x'.repeat(MOST_BYTES));
  await settle(40_000);
  expect(relay.doc.getArray(ENTRIES).length).toBe(0);
  expect(mira.mailbox.status).toMatchObject({ compared: false, tooLarge: true, own: 0 });
  mira.inner.getText('notes').delete(0, MOST_BYTES);
  await settle(60_000);
  expect(mira.mailbox.status).toMatchObject({ compared: true, tooLarge: false, unsealed: false });
});

test('pending content doesn’t keep the rest of a document from a new room', async () => {
  const { time, relay, mira, settle } = alone(10);
  Y.applyUpdate(mira.inner, structsInARow(20, 10), mira.mailbox);
  expect(mira.mailbox.status.pending).toBe(true);
  write(mira, 'All the same');
  await settle(10_000);
  expect(mira.mailbox.status).toMatchObject({ compared: true, pending: true });
  const noa = new TestDevice({ time, seed: 5, person: 'noa' });
  relay.connect(noa);
  await settle(5_000);
  expect(notes(noa)).toBe('All the same');
});
