/* The entry point: entries and presence as bytes, and the mailbox that carries a document. */

export { openMailbox } from './mailbox.ts';
export type {
  Mailbox,
  MailboxOptions,
  MailboxStatus,
  MailboxWeight,
  TryOut,
} from './mailbox-options.ts';
export type { Acknowledged } from './acknowledgements.ts';
export type { Cancel, Schedule } from './clock.ts';
export { TAB_ORIGIN } from './tab-origin.ts';
export { ENTRIES } from './inbox.ts';
export { MOST_STRUCTS } from './contents.ts';
export { Costs } from './cost.ts';
export { nestsTooDeep } from './nesting.ts';
export {
  KIND_ACKNOWLEDGEMENT,
  KIND_INVITATION,
  KIND_SNAPSHOT,
  KIND_UPDATE,
  openEntry,
  sealEntry,
  type EntryKind,
  type OpenedEntry,
} from './entry.ts';
export {
  decodeAcknowledgement,
  decodeSnapshot,
  decodeUpdate,
  encodeAcknowledgement,
  encodeSnapshot,
  encodeUpdate,
  type AcknowledgementBody,
  type SnapshotBody,
  type UpdateBody,
} from './bodies.ts';
export { LAST_NUMBER, newSenderId, parseSenderId, type SenderId, type Vector } from './senders.ts';
export { bridgePresence, type PresenceBridge, type PresenceOptions } from './presence-bridge.ts';
export { openPresence, sealPresence, type OpenedPresence, type Presence } from './presence-seal.ts';
export { PLAIN_VERIFIER, type Signed, type Verifier } from './signature.ts';
export { platformVerifier } from './platform-verifier.ts';
export {
  isWriter,
  roomKeysOf,
  type RandomBytes,
  type RoomKeys,
  type WriterRoomKeys,
} from './keys.ts';
export {
  openInvitation,
  sealInvitation,
  type Invitation,
  type InvitedTo,
  type SealedInvitation,
} from './invitation.ts';
export { clampInstant } from './instant.ts';
export { openFarewell, sealFarewell, type FarewellBody } from './farewell.ts';
export {
  openInvitationEnd,
  sealInvitationEnd,
  type EndedInvitation,
  type InvitationEnd,
} from './invitation-end.ts';
