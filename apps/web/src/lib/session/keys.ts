/** The keys that a stored link gives. */
import { deriveKeys, deriveReaderKeys, type Keys, parseLink, readerLink } from '@cairn/protocol';

/** @throws Error if the stored link is invalid because the storage was tampered with. */
export function keysOf(link: string): Keys {
  const parsed = parseLink(link);
  if (!parsed.ok) throw new Error('The stored link isn’t valid.');
  return parsed.kind !== 'read'
    ? deriveKeys(parsed.secret)
    : deriveReaderKeys(parsed.readSecret, parsed.writeTokenHash, parsed.verifyKey);
}

/**
 * The address that gives another person read-only access; `null` for a workspace that never
 * contacts the relay.
 */
export function readerInvitation(link: string | null): string | null {
  return link === null ? null : readerLink(location.origin, keysOf(link));
}
