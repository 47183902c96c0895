import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeAcknowledgement,
  decodeSnapshot,
  decodeUpdate,
  encodeAcknowledgement,
  encodeSnapshot,
  encodeUpdate,
} from './bodies.ts';
import { newSenderId, parseSenderId } from './senders.ts';

const number = fc.nat();
const sender = fc
  .uint8Array({ minLength: 8, maxLength: 8 })
  .map((bytes) => newSenderId(() => bytes));
const vector = fc.array(fc.tuple(sender, number)).map((pairs) => new Map(pairs));

test('each kind of body round-trips', () => {
  fc.assert(
    fc.property(fc.record({ sender, number, update: fc.uint8Array() }), (body) => {
      expect(decodeUpdate(encodeUpdate(body))).toEqual(body);
    }),
  );
  fc.assert(
    fc.property(fc.record({ covers: vector, state: fc.uint8Array() }), (body) => {
      expect(decodeSnapshot(encodeSnapshot(body))).toEqual(body);
    }),
  );
  const acknowledgement = fc.record({ sender, person: fc.string(), holds: vector });
  fc.assert(
    fc.property(acknowledgement, (body) => {
      expect(decodeAcknowledgement(encodeAcknowledgement(body))).toEqual(body);
    }),
  );
});

test('equal vectors have equal bytes, whatever the order they were made in', () => {
  fc.assert(
    fc.property(vector, (covers) => {
      const state = Uint8Array.of(0);
      const turned = new Map([...covers].reverse());
      expect(encodeSnapshot({ covers: turned, state })).toEqual(encodeSnapshot({ covers, state }));
    }),
  );
});

test('a body that is cut short or followed by more is refused', () => {
  const body = encodeUpdate({
    sender: newSenderId(() => new Uint8Array(8)),
    number: 300,
    update: Uint8Array.of(1, 2, 3),
  });
  for (let length = 0; length < body.length; length += 1) {
    expect(decodeUpdate(body.subarray(0, length))).toBeUndefined();
  }
  expect(decodeUpdate(new Uint8Array([...body, 0]))).toBeUndefined();
});

test('any bytes are decoded without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      decodeUpdate(bytes);
      decodeSnapshot(bytes);
      decodeAcknowledgement(bytes);
    }),
  );
});

test('a number that nobody can have counted to is refused', () => {
  const from = newSenderId(() => new Uint8Array(8));
  const update = Uint8Array.of(0, 0);
  expect(decodeUpdate(encodeUpdate({ sender: from, number: 2 ** 48, update }))).toBeDefined();
  expect(decodeUpdate(encodeUpdate({ sender: from, number: 2 ** 50, update }))).toBeUndefined();
});

test('a sender is 16 hex digits and nothing else', () => {
  expect(parseSenderId('0123456789abcdef')).toBe('0123456789abcdef');
  for (const text of ['', '0123456789abcde', '0123456789ABCDEF', '0123456789abcdef\n']) {
    expect(parseSenderId(text)).toBeUndefined();
  }
});
