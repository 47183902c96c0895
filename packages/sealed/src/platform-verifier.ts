/* Checks many signatures with the platform's own cryptography, which is a good deal faster than ours. */

import { PLAIN_VERIFIER, type Signed, type Verifier } from './signature.ts';

const ALGORITHM = 'Ed25519';

/**
 * @param otherwise checks many signatures where the platform doesn't support Ed25519 or gives a
 * page no cryptography.
 */
export function platformVerifier(
  otherwise: Verifier['verifyMany'] = PLAIN_VERIFIER.verifyMany,
): Verifier {
  return {
    verify: PLAIN_VERIFIER.verify,
    async verifyMany(key, all) {
      if (all.length === 0) return [];
      const imported = await importKey(key);
      if (imported === null) return otherwise(key, all);
      return Promise.all(all.map((one) => verifyOne(imported, one)));
    },
  };
}

type PlatformKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

async function importKey(key: Uint8Array): Promise<PlatformKey | null> {
  try {
    return await crypto.subtle.importKey('raw', key.slice(), ALGORITHM, false, ['verify']);
  } catch {
    return null;
  }
}

async function verifyOne(key: PlatformKey, { message, signature }: Signed): Promise<boolean> {
  try {
    return await crypto.subtle.verify(ALGORITHM, key, signature.slice(), message.slice());
  } catch {
    return false;
  }
}
