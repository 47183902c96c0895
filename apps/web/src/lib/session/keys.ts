/** What a kept link opens. */
import { deriveKeys, deriveReaderKeys, parseLink, readerLink, type Keys } from '@cairn/protocol';

/** @throws Error when what is kept is no link: someone has changed this device's storage. */
export function keysOf(link: string): Keys {
  const parsed = parseLink(link);
  if (!parsed.ok) throw new Error('The stored link isn’t valid.');
  return parsed.kind !== 'read'
    ? deriveKeys(parsed.secret)
    : deriveReaderKeys(parsed.readSecret, parsed.writeTokenHash, parsed.verifyKey);
}

/** The address that gives another person read-only access; `null` for a workspace that never touches the relay. */
export function readerInvitation(link: string | null): string | null {
  return link === null ? null : readerLink(location.origin, keysOf(link));
}
