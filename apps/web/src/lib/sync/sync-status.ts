/** Where the changes of an open workspace have got to, as far as it is proven. */
import type { PersonId } from '@cairn/model/shared';

/** `refused`: the relay doesn't accept the link. `moved`: someone has changed the link. */
export type RelayState = 'connecting' | 'synced' | 'offline' | 'refused' | 'moved';

/** What another person's device is proven to have. */
export interface Receipt {
  readonly person: PersonId;
  /** Changes made on this device that none of that person's devices has. */
  readonly lacking: number;
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
  /** Changes made here that the relay has not confirmed. */
  readonly waiting: number;
  /** When the relay was last heard, in milliseconds since 1970; `null` when never on this device. */
  readonly reachedAt: number | null;
  readonly receipts: readonly Receipt[];
  /** Entries in the mailbox that do not open: from a newer version, or not from here. */
  readonly setAside: number;
  /** Entries with changes that came since the relay was last lost. */
  readonly received: number;
  /** Only one that a writer of the room has signed. */
  readonly farewell: Farewell | null;
}
