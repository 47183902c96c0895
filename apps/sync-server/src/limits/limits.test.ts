import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, LIMIT_VARIABLES, NO_LIMITS, readLimits } from './limits.ts';

test('without variables the limits are the documented ones', () => {
  expect(readLimits({ LIMIT_ROOM_BYTES: '' })).toEqual({ ok: true, limits: DEFAULT_LIMITS });
  expect(DEFAULT_LIMITS).toEqual({
    roomBytes: 67_108_864,
    roomStructs: 1_000_000,
    roomUpdates: 20_000,
    messageBytes: 67_108_864,
    socketsPerRoom: 32,
    socketsPerAddress: 1_024,
    updatesPerSecond: 200,
    updatesPerSecondAndAddress: 4_000,
    roomsPerHour: 600,
    bufferedBytes: 100_663_296,
    allBufferedBytes: 536_870_912,
    openBytes: 536_870_912,
    unfinishedBytes: 268_435_456,
    connectionsPerSecond: 100,
    plainConnectionsPerAddress: 2_048,
    closingSeconds: 5,
    diskBytes: Infinity,
    roomDays: Infinity,
  });
});

test('each variable sets its own limit, and 0 lifts it', () => {
  for (const [key, { name }] of Object.entries(LIMIT_VARIABLES)) {
    expect(readLimits({ [name]: '7' })).toEqual({
      ok: true,
      limits: { ...DEFAULT_LIMITS, [key]: 7 },
    });
    expect(readLimits({ [name]: '0' })).toEqual({
      ok: true,
      limits: { ...DEFAULT_LIMITS, [key]: Infinity },
    });
  }
});

test('LIMITS=off lifts them all', () => {
  const result = readLimits({ LIMITS: 'off', LIMIT_ROOM_BYTES: '5' });
  expect(result).toEqual({ ok: true, limits: NO_LIMITS });
});

test.each([
  [{ LIMIT_ROOM_BYTES: '64MB' }, 'LIMIT_ROOM_BYTES is "64MB"'],
  [{ LIMIT_SOCKETS_PER_ROOM: '-1' }, 'a whole number of sockets'],
  [{ LIMIT_ROOMS_PER_HOUR: '1.5' }, 'LIMIT_ROOMS_PER_HOUR'],
  [{ LIMIT_BUFFERED_BYTES: '99999999999999999999' }, 'LIMIT_BUFFERED_BYTES'],
  [{ LIMITS: 'none' }, 'LIMITS is "none"'],
])('%j is refused with a sentence that names it', (env, named) => {
  const result = readLimits(env);
  expect(result.ok ? '' : result.sentence).toContain(named);
});
