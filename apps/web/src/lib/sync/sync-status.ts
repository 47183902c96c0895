/** Where the changes of an open workspace have got to, as far as it is proven. */
import type { PersonId } from '@cairn/model/shared';

/**
 * `refused`: the relay doesn't accept the link. `moved`: someone has changed the link, and has signed that. `full`: the room
 * takes no more. `unsafe`: what the relay passed on could have frozen this device, and was not taken.
 */
export type RelayState =
  'connecting' | 'synced' | 'offline' | 'refused' | 'moved' | 'full' | 'unsafe';

/** What another person's device is proven to have. */
export interface Receipt {
  readonly person: PersonId;
  /** Changes made on this device that none of that person's devices has; `null`: none has said anything yet. */
  readonly lacking: number | null;
}

/** What stands in a closed room: who changed the link, and when. */
export interface Farewell {
  /** As the relay gave it; signed by a writer of the room, whatever else is in it. */
  readonly signed: Uint8Array;
  /** `null` when it can't be read. */
  readonly person: PersonId | null;
  /** Milliseconds since 1970; `null` likewise. */
  readonly at: number | null;
  /** The room that takes the place of this one; `null` likewise, or when it names none. */
  readonly next: string | null;
}

export interface SyncStatus {
  readonly relay: RelayState;
  /** Changes made here that the relay has not confirmed; at least one while it lacks what is too large. */
  readonly waiting: number;
  /** When the relay was last heard, in milliseconds since 1970; `null` when never on this device. */
  readonly reachedAt: number | null;
  readonly receipts: readonly Receipt[];
  /** Entries in the mailbox that do not open: from a newer version, or not from here. */
  readonly setAside: number;
  /** Entries that have come and are still being checked. */
  readonly untried: number;
  /** Somebody took entries off the relay, and they have not been sent again yet. */
  readonly lacking: boolean;
  /** Somebody keeps writing in this device's name, so that nothing is sent for a while. */
  readonly blocked: boolean;
  /** What the relay lacks of this device's document is more than can be sent. */
  readonly tooLarge: boolean;
  /** Entries that a writer has signed and this device hasn’t taken in: harmful, too much, or without what comes before. */
  readonly leftOut: number;
  /** Entries of others that were set aside because others have filled the document as far as they may. */
  readonly crowded: number;
  /** What fills the room, once it is full: bytes of entries that can be read, and of those set aside. */
  readonly weight: { readonly readable: number; readonly setAside: number } | null;
  /** Entries with changes that came since the relay was last lost. */
  readonly received: number;
  /** Only one that a writer of the room has signed. */
  readonly farewell: Farewell | null;
}
