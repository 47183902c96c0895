/** How far the changes of an open workspace have got, as far as that is proven. */
import type { PersonId } from '@cairn/model/shared';

/**
 * `refused`: the relay doesn't accept the link. `moved`: someone has changed the link, and signed
 * that. `full`: the room takes no more. `unsafe`: the relay passed on something that could have
 * frozen this device, and it was rejected.
 */
export type RelayState =
  'connecting' | 'synced' | 'offline' | 'refused' | 'moved' | 'full' | 'unsafe';

/** What another person's device is proven to have. */
export interface Receipt {
  readonly person: PersonId;
  /**
   * How many changes made on this device are on none of that person's devices; `null` if none has
   * reported yet.
   */
  readonly lacking: number | null;
}

/** What is recorded in a closed room: who changed the link, and when. */
export interface Farewell {
  /** As the relay gave it; signed by a writer of the room, whatever it contains. */
  readonly signed: Uint8Array;
  /** `null` if it can't be read. */
  readonly person: PersonId | null;
  /** Milliseconds since 1970; `null` if it can't be read. */
  readonly at: number | null;
  /** The room that replaces this one; `null` if it can't be read or names none. */
  readonly next: string | null;
}

export interface SyncStatus {
  readonly relay: RelayState;
  /**
   * How many changes made here the relay has not confirmed; at least 1 while something is
   * `tooLarge`.
   */
  readonly waiting: number;
  /**
   * When the relay was last heard from, in milliseconds since 1970; `null` if never on this device.
   */
  readonly reachedAt: number | null;
  readonly receipts: readonly Receipt[];
  /** Entries in the mailbox that don't open: from a newer version, or not made for this room. */
  readonly setAside: number;
  /** Entries that have arrived and are still being checked. */
  readonly untried: number;
  /** Entries have been removed from the relay, and have not been sent again yet. */
  readonly lacking: boolean;
  /** Somebody keeps writing as this device, so nothing is sent for a while. */
  readonly blocked: boolean;
  /** What the relay lacks of this device's document is more than can be sent. */
  readonly tooLarge: boolean;
  /**
   * Signed entries that this device hasn't taken in: harmful, too expensive, or missing a
   * predecessor.
   */
  readonly leftOut: number;
  /**
   * Other people's entries that were set aside because the document is as full as they may make it.
   */
  readonly crowded: number;
  /** In how many places another device has other words than this one, since somebody tampered with them. */
  readonly disputed: number;
  /** What fills the room once it is full: bytes of readable entries, and of those set aside. */
  readonly weight: { readonly readable: number; readonly setAside: number } | null;
  /** Entries with changes that have arrived since the relay was last lost. */
  readonly received: number;
  /** Only ever one that a writer of the room has signed. */
  readonly farewell: Farewell | null;
}
