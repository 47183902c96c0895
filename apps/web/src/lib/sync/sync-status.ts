/** Where the changes of an open workspace have got to, as far as it is proven. */
import type { PersonId } from '@cairn/model/shared';

/** `refused`: the link does not fit any more. `moved`: someone has given the workspace new locks. */
export type RelayState = 'connecting' | 'synced' | 'offline' | 'refused' | 'moved';

/** What another person's device is proven to have. */
export interface Receipt {
  readonly person: PersonId;
  /** Changes made on this device that none of that person's devices has. */
  readonly lacking: number;
}

/** Who gave the workspace new locks, as the farewell they left says; `null` when it says nothing. */
export interface Farewell {
  readonly person: PersonId | null;
  /** Milliseconds since 1970. */
  readonly at: number | null;
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
  readonly farewell: Farewell | null;
}
