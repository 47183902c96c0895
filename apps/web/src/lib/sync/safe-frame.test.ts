import {
  MESSAGE_AWARENESS,
  MESSAGE_SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from '@cairn/protocol';
import { Costs, ENTRIES } from '@cairn/sealed';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { judgeFrame, updateInFrame } from './safe-frame.ts';

const nothing = {
  stateOf: () => 0,
  isAffordable: () => true,
  onwritten: () => {},
};

function frame(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

function mailbox(entries: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let at = 0; at < entries; at += 1) doc.getArray(ENTRIES).push([Uint8Array.of(1, 2, 3, at)]);
  return { doc, updates };
}

test('F31: real mailbox content passes, as an answer and change by change', () => {
  const { doc, updates } = mailbox(3);
  const whole = Y.encodeStateAsUpdate(doc);
  expect(judgeFrame(frame(SYNC_STEP_2, whole), nothing)).toBe('pass');
  expect(updateInFrame(frame(SYNC_STEP_2, whole))).toEqual(whole);
  const far = new Uint8Array(300).fill(7);
  expect(updateInFrame(frame(SYNC_STEP_2, far))).toEqual(far);
  const [first] = updates;
  expect(judgeFrame(frame(SYNC_UPDATE, first ?? new Uint8Array()), nothing)).toBe('pass');
  expect(judgeFrame(frame(SYNC_STEP_1, Y.encodeStateVector(doc)), nothing)).toBe('pass');
  expect(judgeFrame(Uint8Array.of(MESSAGE_AWARENESS, 1, 0), nothing)).toBe('pass');
});

test('A5: a frame is checked for writing as this device, whatever the verdict', () => {
  const { doc, updates } = mailbox(2);
  const [, second = new Uint8Array()] = updates;
  const heard: boolean[] = [];
  const ask = (by: (client: number) => boolean) =>
    heard.push(by(doc.clientID), by(doc.clientID + 1));
  judgeFrame(frame(SYNC_UPDATE, second), { ...nothing, onwritten: ask });
  judgeFrame(frame(SYNC_STEP_2, Y.encodeStateAsUpdate(doc)), { ...nothing, onwritten: ask });
  judgeFrame(frame(SYNC_STEP_1, Y.encodeStateVector(doc)), { ...nothing, onwritten: ask });
  expect(heard).toEqual([true, false, true, false]);
});

test('F31: an update that comes before its predecessor is early, and an answer like that is harmful', () => {
  const [, second = new Uint8Array()] = mailbox(2).updates;
  expect(judgeFrame(frame(SYNC_UPDATE, second), nothing)).toBe('early');
  expect(judgeFrame(frame(SYNC_STEP_2, second), nothing)).toBe('harmful');
  expect(judgeFrame(frame(SYNC_UPDATE, second), { ...nothing, stateOf: () => 1 })).toBe('pass');
});

test('F31: a frame is harmful if no mailbox holds its content, it claims too much or it isn’t an update', () => {
  const text = new Y.Doc();
  text.getText('notes').insert(0, 'plain');
  const elsewhere = new Y.Doc();
  elsewhere.getArray('others').push([Uint8Array.of(1)]);
  const values = new Y.Doc();
  values.getArray(ENTRIES).push(Array.from({ length: 5_000 }, (_, at) => at));
  for (const doc of [text, elsewhere, values]) {
    expect(judgeFrame(frame(SYNC_STEP_2, Y.encodeStateAsUpdate(doc)), nothing)).toBe('harmful');
  }
  const claims = Uint8Array.of(255, 255, 255, 15, 1, 1, 0);
  expect(judgeFrame(frame(SYNC_UPDATE, claims), nothing)).toBe('harmful');
  expect(judgeFrame(Uint8Array.of(MESSAGE_SYNC), nothing)).toBe('harmful');
});

test('F31: a number with an overlong encoding is harmful, since y-websocket reads it as the same number', () => {
  const plain = frame(SYNC_STEP_2, Y.encodeStateAsUpdate(mailbox(1).doc));
  const longer = [
    Uint8Array.of(0x80, 0, ...plain.subarray(1)),
    Uint8Array.of(0, 0x81, 0, ...plain.subarray(2)),
  ];
  for (const spelling of [...longer, new Uint8Array()]) {
    expect(judgeFrame(spelling, nothing)).toBe('harmful');
  }
});

test('F31: an answer with very many structs is tried out first', () => {
  const { doc } = mailbox(3_500);
  expect(judgeFrame(frame(SYNC_STEP_2, Y.encodeStateAsUpdate(doc)), nothing)).toBe('expensive');
});

test('F31: items of many clients that all claim the first place are tried out once they would take long', () => {
  const costs = new Costs();
  const doc = new Y.Doc();
  const judge = (bytes: Uint8Array) =>
    judgeFrame(frame(SYNC_UPDATE, bytes), {
      ...nothing,
      stateOf: (client) => Y.getState(doc.store, client),
      isAffordable: (update) => costs.allow(doc, update),
    });
  const verdicts = Array.from({ length: 8 }, (_, at) => {
    const bytes = firsts(at + 1, 1_000);
    const verdict = judge(bytes);
    if (verdict === 'pass') Y.applyUpdate(doc, bytes);
    return verdict;
  });
  expect(verdicts.slice(0, 1)).toEqual(['pass']);
  expect(verdicts.filter((verdict) => verdict === 'expensive').length).toBeGreaterThan(4);
  expect(judge(mailbox(3).updates[0] ?? new Uint8Array())).toBe('pass');
});

test('F31: what two people wrote at the same time is not harmful to a newcomer, however often they did', () => {
  const [mira, robin] = [new Y.Doc(), new Y.Doc()];
  for (let round = 0; round < 400; round += 1) {
    for (const doc of [mira, robin]) doc.getArray(ENTRIES).push([Uint8Array.of(round % 256)]);
    Y.applyUpdate(mira, Y.encodeStateAsUpdate(robin));
    Y.applyUpdate(robin, Y.encodeStateAsUpdate(mira));
  }
  const costs = new Costs();
  const newcomer = { ...nothing, isAffordable: (all: Uint8Array) => costs.allow(new Y.Doc(), all) };
  const verdict = judgeFrame(frame(SYNC_STEP_2, Y.encodeStateAsUpdate(mira)), newcomer);
  expect(['pass', 'expensive']).toContain(verdict);
});

/** Empty entries of one client, each of which claims the mailbox's first place. */
function firsts(client: number, count: number): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(1);
  encoder.writeLen(count);
  encoder.writeClient(client);
  encoder.writeLen(0);
  for (let at = 0; at < count; at += 1) {
    encoder.writeInfo(3);
    encoder.writeParentInfo(true);
    encoder.writeString(ENTRIES);
    encoder.writeBuf(new Uint8Array());
  }
  encoder.writeLen(0);
  return encoder.toUint8Array();
}
