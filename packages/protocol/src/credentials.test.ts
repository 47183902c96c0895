import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkCredential,
  credentialOf,
  readCredential,
  SUBPROTOCOL,
  writeCredential,
} from './credentials.ts';
import { deriveKeys, roomOf, tokenHash, withoutWriting } from './keys.ts';

const keys = deriveKeys(new Uint8Array(32).fill(1));
const others = deriveKeys(new Uint8Array(32).fill(2));
const room = roomOf(keys);

test('a writer and a reader are let into their own room, each as what they are', () => {
  expect(checkCredential(room, [SUBPROTOCOL, writeCredential(keys)])).toEqual({
    ok: true,
    access: 'write',
    room,
    verifyKeyHash: tokenHash(keys.verifyKey),
  });
  expect(checkCredential(room, [readCredential(keys), SUBPROTOCOL])).toEqual({
    ok: true,
    access: 'read',
    room,
    verifyKeyHash: tokenHash(keys.verifyKey),
  });
});

test('each set of keys gives the credential that goes with it', () => {
  expect(credentialOf(keys)).toBe(writeCredential(keys));
  expect(credentialOf(withoutWriting(keys))).toBe(readCredential(keys));
});

test('a credential for another room is a mismatch', () => {
  const mismatch = { ok: false, reason: 'mismatch' };
  expect(checkCredential(room, [SUBPROTOCOL, writeCredential(others)])).toEqual(mismatch);
  expect(checkCredential(room, [SUBPROTOCOL, readCredential(others)])).toEqual(mismatch);
});

test('a reader can’t pass for a writer', () => {
  const posing = readCredential(keys).replace('cairn.read.', 'cairn.write.');
  expect(checkCredential(room, [SUBPROTOCOL, posing])).toEqual({ ok: false, reason: 'mismatch' });
});

test('a credential with another public key is a mismatch', () => {
  const posing = readCredential({ ...keys, verifyKey: others.verifyKey });
  expect(checkCredential(room, [SUBPROTOCOL, posing])).toEqual({ ok: false, reason: 'mismatch' });
});

test.each([
  ['nothing', []],
  ['no credential', [SUBPROTOCOL]],
  ['no subprotocol', [writeCredential(keys)]],
  ['two credentials', [SUBPROTOCOL, writeCredential(keys), readCredential(keys)]],
  ['a cut credential', [SUBPROTOCOL, writeCredential(keys).slice(0, -1)]],
  ['padding', [SUBPROTOCOL, `${writeCredential(keys)}=`]],
  [
    'a spelling that is not canonical',
    [SUBPROTOCOL, `cairn.write.${'B'.repeat(43)}.${'B'.repeat(43)}.${'B'.repeat(43)}`],
  ],
  ['an unknown kind', [SUBPROTOCOL, writeCredential(keys).replace('write', 'admin')]],
])('%s is malformed', (_what, offered) => {
  expect(checkCredential(room, offered)).toEqual({ ok: false, reason: 'malformed' });
});

test.each(['', 'short', `${room}A`, `${room}\n`, '../../../etc/passwd000', `${room.slice(1)}=`])(
  'a room id like %j is malformed',
  (id) => {
    expect(checkCredential(id, [SUBPROTOCOL, writeCredential(keys)])).toEqual({
      ok: false,
      reason: 'malformed',
    });
  },
);

test('whatever is offered, checking never throws and never lets in', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (id, offered) => {
      expect(checkCredential(id, offered).ok).toBe(false);
      expect(checkCredential(room, [SUBPROTOCOL, ...offered]).ok).toBe(false);
    }),
  );
});
