import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_PRESENCE, encodePresence, encodeSync, readFrame } from './frames.ts';

test('the empty presence frame is 01 01 00', () => {
  expect([...EMPTY_PRESENCE]).toEqual([1, 1, 0]);
});

test('sync and presence frames come back as they were written', () => {
  expect(readFrame(encodeSync(2, Uint8Array.of(7, 8)))).toEqual({
    kind: 'update',
    update: Uint8Array.of(7, 8),
  });
  const entries = [{ clientId: 2 ** 31 + 5, clock: 3, state: '{"name":"Ada"}' }];
  expect(readFrame(encodePresence(entries))).toEqual({ kind: 'presence', entries });
});

test.each([
  ['nothing', []],
  ['an unknown number', [9]],
  ['a frame only the relay sends', [100, 1]],
  ['an unknown step', [0, 3, 0]],
  ['a cut update', [0, 2, 5, 1]],
  ['bytes behind an update', [0, 2, 1, 1, 1]],
  ['presence that is not JSON', [1, 4, 1, 1, 1, 1, 120]],
  ['presence with fewer entries than announced', [1, 1, 9]],
  ['a number without an end', [0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
])('%s is not the protocol', (_what, bytes) => {
  expect(readFrame(Uint8Array.from(bytes))).toBeUndefined();
});

test('any bytes are answered without throwing', () => {
  const frames = fc
    .tuple(fc.constantFrom(0, 1, 3, 100), fc.uint8Array({ maxLength: 60 }))
    .map(([number, rest]) => Uint8Array.of(number, ...rest));
  fc.assert(
    fc.property(fc.oneof(frames, fc.uint8Array()), (bytes) => {
      readFrame(bytes);
    }),
    { numRuns: 1_000 },
  );
});
