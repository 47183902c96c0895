/* Updates with very many small deletions: what they are compared with is found, not walked to. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { heldInUpdate } from './contents.ts';
import { contradictionsOf } from './contradictions.ts';
import { missingFrom } from './healing.ts';
import { NOTHING_HELD } from './held.ts';
import { type Ranges, without } from './ranges.ts';

/** A walk through all of them for each would take ten times as long. */
const MOST_MS = 2_000;
const SLOW = { timeout: 60_000 };
const MANY = 100_000;
const CLIENT = 5;

/** By the processor's time: machines are shared. */
function timed<T>(run: () => T): { readonly result: T; readonly ms: number } {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1_000 };
}

/** Every second clock from `from` on. */
function scattered(from: number): Ranges {
  return new Map([
    [CLIENT, Array.from({ length: MANY }, (_, at) => ({ clock: from + 2 * at, len: 1 }))],
  ]);
}

/**
 * `MANY` gaps, which are all said to be deleted, behind `MANY` other deletions: as long as two
 * hundred thousand letters, and half a megabyte.
 */
function gapsBehindDeletions(): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(1);
  encoder.writeLen(MANY);
  encoder.writeClient(CLIENT);
  encoder.writeLen(2 * MANY);
  for (let at = 0; at < MANY; at += 1) {
    encoder.writeInfo(0);
    encoder.writeLen(1);
  }
  encoder.writeLen(1);
  encoder.writeLen(CLIENT);
  encoder.writeLen(MANY + 1);
  for (let at = 0; at < MANY; at += 1) {
    encoder.writeLen(2 * at);
    encoder.writeLen(1);
  }
  encoder.writeLen(2 * MANY);
  encoder.writeLen(MANY);
  return encoder.toUint8Array();
}

test(
  'A13: whether many gaps were deleted is told in no time, however many other deletions there are',
  SLOW,
  () => {
    const doc = new Y.Doc();
    doc.clientID = CLIENT;
    doc.getText('notes').insert(0, 'x'.repeat(3 * MANY));
    const update = gapsBehindDeletions();
    const held = heldInUpdate(update) ?? NOTHING_HELD;
    const { result, ms } = timed(() => contradictionsOf(doc, update, held));
    expect(result.size).toBe(0);
    expect(ms).toBeLessThan(MOST_MS);
  },
);

test(
  'A13: many deletions that the mailbox lacks are found in no time beside many that it has',
  SLOW,
  () => {
    const lacking = scattered(2 * MANY);
    const { result, ms } = timed(() => without(lacking, scattered(0)));
    expect(result).toEqual(lacking);
    expect(ms).toBeLessThan(MOST_MS);
  },
);

test(
  'A13: comparing a document with a mailbox from which somebody took many deletions takes no time',
  SLOW,
  () => {
    const doc = new Y.Doc();
    doc.clientID = CLIENT;
    doc.getText('notes').insert(0, 'x'.repeat(4 * MANY));
    const encoder = new Y.UpdateEncoderV1();
    encoder.writeLen(0);
    encoder.writeLen(1);
    encoder.writeLen(CLIENT);
    encoder.writeLen(2 * MANY);
    for (let at = 0; at < 2 * MANY; at += 1) {
      encoder.writeLen(2 * at);
      encoder.writeLen(1);
    }
    Y.applyUpdate(doc, encoder.toUint8Array());
    const mailbox = {
      items: new Map([[CLIENT, [{ clock: 0, len: 4 * MANY }]]]),
      deletions: scattered(0),
    };
    const { result, ms } = timed(() => missingFrom(doc, mailbox));
    expect(heldInUpdate(result ?? new Uint8Array())?.deletions).toEqual(scattered(2 * MANY));
    expect(ms).toBeLessThan(MOST_MS);
  },
);
