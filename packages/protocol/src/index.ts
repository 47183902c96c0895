/* The door of the protocol: what client and relay agree on, in bytes and strings. */

export { decodeBase64url, encodeBase64url } from './base64url.ts';
export {
  deriveKeys,
  newSecret,
  roomId,
  roomOf,
  tokenHash,
  type RoomId,
  type WorkspaceKeys,
} from './keys.ts';
export {
  checkCredential,
  readCredential,
  SUBPROTOCOL,
  writeCredential,
  type Access,
  type CredentialCheck,
} from './credentials.ts';
export { parseLink, writerLink, type ParsedLink } from './link.ts';
export {
  decodeStored,
  encodeStored,
  isCounted,
  MESSAGE_AUTH,
  MESSAGE_AWARENESS,
  MESSAGE_CLOSE_ROOM,
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
  CLOSE_OVER_LIMIT,
  CLOSE_OVERLOADED,
  CLOSE_RESTARTING,
  CLOSE_ROOM_CLOSED,
  CLOSE_SILENT,
} from './close-codes.ts';
