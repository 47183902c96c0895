/* The entry point of the protocol: what client and relay agree on, in bytes and strings. */

export { decodeBase64url, encodeBase64url } from './base64url.ts';
export {
  deriveKeys,
  deriveReaderKeys,
  newSecret,
  roomOf,
  withoutWriting,
  type Keys,
  type RoomId,
  type WriterKeys,
} from './keys.ts';
export {
  checkCredential,
  readCredential,
  SUBPROTOCOL,
  writeCredential,
  type Access,
} from './credentials.ts';
export { inviteLink, parseLink, readerLink, writerLink } from './link.ts';
export { checkNumber } from './check-number.ts';
export { readFarewell, signFarewell } from './farewell.ts';
export { isUsableVerifyKey, sign, SIGNATURE_BYTES, verify, verifyKeyOf } from './signing.ts';
export {
  decodeStored,
  encodeStored,
  isCounted,
  MESSAGE_AUTH,
  MESSAGE_AWARENESS,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_STORED,
  MESSAGE_SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from './messages.ts';
export {
  CLOSE_MALFORMED,
  CLOSE_MISMATCH,
  CLOSE_OVERLOADED,
  CLOSE_RESTARTING,
  CLOSE_SILENT,
} from './close-codes.ts';

/** Part of the protocol from the next versions on, or kept for others who build on this package. */
export {
  /** @public */
  CLOSE_OVER_LIMIT,
  /** @public */
  CLOSE_ROOM_CLOSED,
} from './close-codes.ts';
export {
  /** @public */
  decodeCloseRoom,
  /** @public */
  encodeCloseRoom,
  /** @public */
  FAREWELL_MOST_BYTES,
  /** @public */
  MESSAGE_CLOSE_ROOM,
} from './messages.ts';
export {
  /** @public */
  KEY_CONTEXT,
  /** @public */
  roomId,
  /** @public */
  tokenHash,
  /** @public */
  type ReaderKeys,
} from './keys.ts';
export {
  /** @public */
  credentialOf,
} from './credentials.ts';
export {
  /** @public */
  type CredentialCheck,
} from './credentials.ts';
export {
  /** @public */
  type LinkContent,
  /** @public */
  type LinkRefusal,
  /** @public */
  type ParsedLink,
} from './link.ts';
