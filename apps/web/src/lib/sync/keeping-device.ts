/**
 * What a connection needs from a device that keeps the workspace. Without one, the workspace is
 * only being looked at and no trace is left.
 */
import type { PersonId } from '@cairn/model/shared';
import type { Lane } from '#lib/device/lanes.ts';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';

export interface KeepingDevice {
  /** The workspace's key on this device. */
  readonly key: string;
  readonly person: PersonId;
  readonly lane: Lane;
  /** No other device knows the room yet. */
  readonly isAlone: boolean;
  /** Changes that were still on their way when the page was last open. */
  readonly outgoing: readonly KeptChange[];
  readonly remember: (outgoing: readonly KeptChange[]) => void;
  /** Changes that other tabs of this device have on their way, until `watchTabs` reports them. */
  readonly others: readonly KeptChange[];
  /**
   * Reports the changes that other tabs of this device have on their way, and those that a closed
   * tab left behind. Returns a function that stops it.
   */
  readonly watchTabs: (
    onothers: (changes: readonly KeptChange[]) => void,
    onleft: (changes: readonly KeptChange[]) => void,
  ) => () => void;
  /** Resolves to true once the whole document is committed on this device. */
  readonly committed: () => Promise<boolean>;
}

/** For a device that keeps nothing. It never seals, so the lane's name is never seen. */
export const NO_LANE: Lane = {
  slot: '',
  sender: '0'.repeat(16),
  last: 0,
  used() {},
  renew() {},
  release: async () => {},
};
