import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_PRESENCE, encodePresence, encodeSync, encodeUpdate, readFrame } from './frames.ts';

test('the empty presence frame is 01 01 00', () => {
  expect([...EMPTY_PRESENCE]).toEqual([1, 1, 0]);
});

test('sync and presence frames round-trip', () => {
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
])('%s doesn’t follow the protocol', (_what, bytes) => {
  expect(readFrame(Uint8Array.from(bytes))).toBeUndefined();
});

test('a presence clock above 2^31 doesn’t follow the protocol: a client that adopts it couldn’t count on', () => {
  const said = (clock: number) => readFrame(encodePresence([{ clientId: 1, clock, state: '{}' }]));
  expect(said(2 ** 31)).toBeDefined();
  expect(said(2 ** 31 + 1)).toBeUndefined();
  expect(said(Number.MAX_SAFE_INTEGER)).toBeUndefined();
});

test('any bytes are read without throwing', () => {
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

test('frames of every length are read as they were written', () => {
  for (const length of [0, 1, 127, 128, 129, 16_383, 16_384, 2_097_151, 2_097_152]) {
    const update = new Uint8Array(length).fill(7);
    const read = readFrame(encodeSync(1, update));
    expect(read?.kind === 'step2' && read.update.length).toBe(length);
  }
});

test('an update is passed on in the frame it came in, unless that was a step 2 or oddly written', () => {
  const update = Uint8Array.of(1, 2, 3);
  const plain = encodeSync(2, update);
  expect(encodeUpdate(update, plain)).toBe(plain);
  for (const other of [encodeSync(1, update), Uint8Array.of(0, 2, 0x83, 0x00, 1, 2, 3)]) {
    expect([...encodeUpdate(update, other)]).toEqual([...plain]);
  }
});
