import { expect, test } from 'vitest';
import { KIND_UPDATE, openEntry, sealEntry } from './entry.ts';
import { platformVerifier } from './platform-verifier.ts';
import { PLAIN_VERIFIER, type Signed } from './signature.ts';
import { chanceBytes, keys } from './test-devices.ts';

const random = chanceBytes(1);

function signed(body: Uint8Array): Signed {
  const opened = openEntry(keys, sealEntry(keys, KIND_UPDATE, body, random));
  if (!opened.ok) throw new Error('the entry opens');
  return opened.signed;
}

const all = Array.from({ length: 20 }, (_, at) => {
  const one = signed(random(40));
  const signature = one.signature.slice();
  if (at % 3 === 0) signature[at] = (signature[at] ?? 0) ^ 1;
  return { ...one, signature };
});
const answers = all.map((_, at) => at % 3 !== 0);

test('the platform and our own code agree on every signature, in order', async () => {
  expect(await platformVerifier().verifyMany(keys.verifyKey, all)).toEqual(answers);
  expect(await PLAIN_VERIFIER.verifyMany(keys.verifyKey, all)).toEqual(answers);
});

test('where the platform can’t check signatures, the fallback does', async () => {
  const asked = platformVerifier((_key, some) => Promise.resolve(some.map(() => true)));
  expect(await asked.verifyMany(new Uint8Array(3), all.slice(0, 2))).toEqual([true, true]);
  expect(await asked.verifyMany(new Uint8Array(3), [])).toEqual([]);
});
