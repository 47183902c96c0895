/** Checks signatures: one at once here, many together by the browser itself, or in a worker where it can't. */
import { PLAIN_VERIFIER, type Signed, type Verifier } from '@cairn/sealed';
import { verifyInWorker } from './foreign-worker-client.ts';

const ALGORITHM = 'Ed25519';

export const verifier: Verifier = {
  verify: PLAIN_VERIFIER.verify,
  async verifyMany(key, all) {
    if (all.length === 0) return [];
    const imported = await importKey(key);
    if (imported === null) return verifyInWorker(key, all);
    return Promise.all(all.map((one) => verifyOne(imported, one)));
  },
};

/** `null` where the browser doesn't know these signatures, or gives no cryptography to the page. */
async function importKey(key: Uint8Array): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', key.slice(), ALGORITHM, false, ['verify']);
  } catch {
    return null;
  }
}

async function verifyOne(key: CryptoKey, { message, signature }: Signed): Promise<boolean> {
  try {
    return await crypto.subtle.verify(ALGORITHM, key, signature.slice(), message.slice());
  } catch {
    return false;
  }
}
