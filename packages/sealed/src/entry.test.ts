import { deriveKeys, type RoomId } from '@cairn/protocol';
import { expect, test } from 'vitest';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE, openEntry, sealEntry } from './entry.ts';
import { roomKeysOf } from './keys.ts';
import { PLAIN_VERIFIER } from './signature.ts';
import { chanceBytes, keys, nodeVerifier } from './test-devices.ts';

const body = new TextEncoder().encode('I talk too fast when nervous');
const entry = sealEntry(keys, KIND_UPDATE, body, chanceBytes(1));

/** Whether the bytes open and are signed by a writer. */
function isBelieved(bytes: Uint8Array): boolean {
  const opened = openEntry(keys, bytes);
  return opened.ok && nodeVerifier.verify(keys.verifyKey, opened.signed);
}

test.each([KIND_UPDATE, KIND_SNAPSHOT, KIND_ACKNOWLEDGEMENT] as const)(
  'an entry of kind %i opens as what it was sealed as',
  (kind) => {
    const sealed = sealEntry(keys, kind, body, chanceBytes(kind));
    expect(openEntry(keys, sealed)).toMatchObject({ ok: true, kind, body });
  },
);

test('nothing of the body can be read in an entry, and no two entries are alike', () => {
  const text = Buffer.from(entry).toString('latin1');
  expect(text).not.toContain('nervous');
  expect(sealEntry(keys, KIND_UPDATE, body, chanceBytes(2))).not.toEqual(entry);
});

test('F23: an entry with any one bit flipped is refused', () => {
  for (let bit = 0; bit < entry.length * 8; bit += 1) {
    const flipped = entry.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(isBelieved(flipped), `bit ${String(bit)}`).toBe(false);
  }
});

test('F23: every prefix of an entry is refused, and so is an entry followed by more', () => {
  for (let length = 0; length < entry.length; length += 1) {
    expect(isBelieved(entry.subarray(0, length))).toBe(false);
  }
  expect(isBelieved(new Uint8Array([...entry, 0]))).toBe(false);
});

test('an entry says why it is refused', () => {
  const reason = (bytes: Uint8Array, withKeys = keys) => {
    const opened = openEntry(withKeys, bytes);
    return opened.ok ? 'opened' : opened.reason;
  };
  const changed = (at: number, byte: number) => {
    const bytes = entry.slice();
    bytes[at] = byte;
    return bytes;
  };
  expect(reason(entry.subarray(0, 105))).toBe('short');
  expect(reason(changed(0, 2))).toBe('version');
  expect(reason(changed(1, 5))).toBe('kind');
  expect(reason(changed(1, KIND_SNAPSHOT))).toBe('seal');
  expect(reason(entry, { ...keys, contentKey: new Uint8Array(32) })).toBe('seal');
  expect(reason(entry, { ...keys, room: 'AAAAAAAAAAAAAAAAAAAAAA' as RoomId })).toBe('seal');
});

test('F29: an entry sealed by somebody who can only read isn’t believed', () => {
  const { sign } = roomKeysOf(deriveKeys(new Uint8Array(32).fill(5)));
  const forged = sealEntry({ ...keys, sign }, KIND_UPDATE, body, chanceBytes(1));
  expect(openEntry(keys, forged).ok).toBe(true);
  expect(isBelieved(forged)).toBe(false);
  expect(isBelieved(entry)).toBe(true);
});

test('a signature is plain Ed25519, the same from Node as from us', () => {
  const opened = openEntry(keys, entry);
  if (!opened.ok) throw new Error('the entry opens');
  expect(PLAIN_VERIFIER.verify(keys.verifyKey, opened.signed)).toBe(true);
});
