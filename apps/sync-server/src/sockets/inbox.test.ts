import { expect, test } from 'vitest';
import { Inbox } from './inbox.ts';

const [CONTINUATION, BINARY, PING] = [0, 2, 9];

/** A masked frame, as clients send them. */
function frame(bytes: number, opcode = BINARY, isFinal = true): Buffer {
  const head = bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10;
  const made = Buffer.alloc(head + 4 + bytes, 7);
  made[0] = (isFinal ? 0x80 : 0) | opcode;
  made[1] = 0x80 | (head === 2 ? bytes : head === 4 ? 126 : 127);
  if (head === 4) made.writeUInt16BE(bytes, 2);
  if (head === 10) made.writeBigUInt64BE(BigInt(bytes), 2);
  return made;
}

function readAll(inbox: Inbox): number[] {
  const lengths = [];
  for (let next = inbox.next(); next; next = inbox.next()) lengths.push(next.length);
  return lengths;
}

test('what arrives is passed on one frame at a time, however it was split on the way', () => {
  const sizes = [0, 1, 125, 126, 65_535, 65_536, 3];
  const all = Buffer.concat(sizes.map((bytes) => frame(bytes)));
  for (const cut of [1, 2, 3, 7, 1_000, 65_536, all.length]) {
    const inbox = new Inbox();
    const whole: number[] = [];
    let length = 0;
    for (let at = 0; at < all.length; at += cut) {
      inbox.add(all.subarray(at, at + cut));
      for (let next = inbox.next(); next; next = inbox.next()) {
        length += next.length;
        if (!inbox.hasEnded) continue;
        whole.push(length);
        length = 0;
      }
    }
    expect(whole).toEqual(sizes.map((bytes) => frame(bytes).length));
    expect(inbox.heldBytes).toBe(0);
  }
});

test('what is waiting is held, and what was passed on isn’t', () => {
  const inbox = new Inbox();
  inbox.add(Buffer.concat([frame(10), frame(10)]));
  const held = inbox.heldBytes;
  expect(held).toBeGreaterThan(32);
  inbox.next();
  expect(inbox.heldBytes).toBe(held);
  inbox.next();
  expect(inbox.heldBytes).toBe(0);
});

test('an unfinished message is held until it ends, whatever comes in between', () => {
  const inbox = new Inbox();
  inbox.add(frame(2_000_000, BINARY, false));
  readAll(inbox);
  inbox.add(Buffer.concat(Array.from({ length: 1_200 }, () => frame(0, PING))));
  expect(readAll(inbox)).toHaveLength(1_200);
  expect(inbox.heldBytes).toBeGreaterThan(2_000_000);
  inbox.add(frame(1, CONTINUATION));
  readAll(inbox);
  expect(inbox.heldBytes).toBe(0);
});

test('the end of a message frees what it held, even if the next one has begun', () => {
  const inbox = new Inbox();
  inbox.add(frame(2_000_000, BINARY, false));
  readAll(inbox);
  inbox.add(Buffer.concat([frame(1, CONTINUATION), frame(1, BINARY, false)]));
  readAll(inbox);
  expect(inbox.heldBytes).toBeGreaterThan(0);
  expect(inbox.heldBytes).toBeLessThan(2_000);
});

test('pings and pongs are held only until they end', () => {
  const inbox = new Inbox();
  const pings = Buffer.concat(Array.from({ length: 10_000 }, () => frame(0, PING)));
  for (let at = 0; at < pings.length; at += 1_000) {
    inbox.add(pings.subarray(at, at + 1_000));
    readAll(inbox);
    expect(inbox.heldBytes).toBeLessThan(2_000);
  }
});

test('a fragment weighs more than its byte', () => {
  const inbox = new Inbox();
  const fragments = Array.from({ length: 1_000 }, () => frame(1, CONTINUATION, false));
  inbox.add(Buffer.concat([frame(1, BINARY, false), ...fragments]));
  readAll(inbox);
  expect(inbox.heldBytes).toBeGreaterThan(200_000);
});

test('a frame in single bytes is passed on in few pieces, and takes about as much as its bytes', () => {
  const inbox = new Inbox();
  const whole = frame(261_000);
  for (let at = 14; at < whole.length; at += 1) whole[at] = at % 251;
  const pieces: Buffer[] = [];
  let [arrived, least, most] = [0, Infinity, 0];
  for (const byte of whole) {
    inbox.add(Buffer.of(byte));
    const next = inbox.next();
    if (next) pieces.push(next);
    arrived += 1;
    if (!inbox.hasEnded) least = Math.min(least, inbox.heldBytes - arrived);
    most = Math.max(most, inbox.heldBytes - arrived);
  }
  expect(least).toBeGreaterThan(0);
  expect(most).toBeLessThan(20_000);
  expect(pieces.length).toBeLessThan(20);
  expect(Buffer.concat(pieces).equals(whole)).toBe(true);
  expect(inbox.heldBytes).toBe(0);
});

test('what is gathered counts with the buffer kept for it, and a fragment keeps its piece', () => {
  const inbox = new Inbox();
  inbox.add(frame(100_000).subarray(0, 1_000));
  expect(inbox.next()).toBeUndefined();
  expect(inbox.heldBytes).toBeGreaterThanOrEqual(1_000);
  expect(inbox.heldBytes).toBeLessThan(2_000);
  inbox.close();
  expect(inbox.heldBytes).toBe(0);
  const other = new Inbox();
  other.add(Buffer.concat([frame(50_000, BINARY, false), frame(9, CONTINUATION).subarray(0, 3)]));
  expect(readAll(other)).toEqual([50_008]);
  expect(other.heldBytes).toBeGreaterThan(50_000);
});

test('nothing is passed on after a closing frame', () => {
  const inbox = new Inbox();
  inbox.add(Buffer.concat([frame(2, 8), frame(10)]));
  expect(readAll(inbox)).toEqual([8]);
  inbox.add(frame(10));
  expect(inbox.hasMore()).toBe(false);
  expect(inbox.heldBytes).toBe(0);
});
