import { deriveKeys, signFarewell, withoutWriting } from '@cairn/protocol';
import { expect, test } from 'vitest';
import { sealFarewell } from './farewell.ts';
import { openInvitationEnd, sealInvitationEnd } from './invitation-end.ts';
import { roomKeysOf } from './keys.ts';
import { chanceBytes } from './test-devices.ts';

const random = chanceBytes(1);
const keys = roomKeysOf(deriveKeys(random(32)));

test('F37: a used invitation tells who used it, when, and why it ended', () => {
  const reader = roomKeysOf(withoutWriting(deriveKeys(new Uint8Array(32).fill(7))));
  const writer = roomKeysOf(deriveKeys(new Uint8Array(32).fill(7)));
  for (const end of ['used', 'withdrawn', 'expired', 'linkChanged'] as const) {
    const ended = { end, by: 'Robin', at: 1_800_000_000_000 };
    expect(openInvitationEnd(reader, sealInvitationEnd(writer, ended, random))).toEqual(ended);
  }
});

test('a reason from a later version counts as a use', () => {
  const farewell = sealFarewell(keys, { by: 'Robin', at: 5, next: 'something-new' }, random);
  expect(openInvitationEnd(keys, farewell)).toEqual({ end: 'used', by: 'Robin', at: 5 });
});

test('anything signed by somebody with the invitation counts as an end, whatever it says', () => {
  const farewell = signFarewell(keys.verifyKey, keys.sign, keys.room, random(50));
  expect(openInvitationEnd(keys, farewell)).toMatchObject({ end: 'used', by: '' });
});

test('a farewell that nobody with the invitation made counts for nothing', () => {
  const others = roomKeysOf(deriveKeys(random(32)));
  const farewell = sealInvitationEnd(others, { end: 'used', by: 'Eve', at: 5 }, random);
  expect(openInvitationEnd(keys, farewell)).toBeUndefined();
  expect(openInvitationEnd(keys, random(200))).toBeUndefined();
});

test('a time beyond all dates is clamped to a date', () => {
  const farewell = sealInvitationEnd(
    keys,
    { end: 'used', by: '', at: Number.MAX_SAFE_INTEGER },
    random,
  );
  const at = openInvitationEnd(keys, farewell)?.at ?? NaN;
  expect(new Date(at).getTime()).toBe(at);
});

test('a name is cut to a reasonable length and put on one line', () => {
  const by = `Mira\n\nGo to ${'x'.repeat(10_000)}`;
  const farewell = sealInvitationEnd(keys, { end: 'withdrawn', by, at: 5 }, random);
  const read = openInvitationEnd(keys, farewell)?.by ?? '';
  expect(read.length).toBe(120);
  expect(read).toMatch(/^Mira Go to x+$/);
});
