/** What a device that keeps the workspace does for the connection; without one somebody looks and leaves no trace. */
import type { PersonId } from '@cairn/model/shared';
import type { Lane } from '#lib/device/lanes.ts';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';

export interface KeepingDevice {
  /** The key of the workspace on this device. */
  readonly key: string;
  readonly person: PersonId;
  readonly lane: Lane;
  /** Only this device knows the room yet. */
  readonly isAlone: boolean;
  /** What was on its way when the page was last open. */
  readonly outgoing: readonly KeptChange[];
  readonly remember: (outgoing: readonly KeptChange[]) => void;
  /** What other tabs of this device have on its way, until `watchTabs` tells. */
  readonly others: readonly KeptChange[];
  /** Tells what other tabs of this device have on its way, and what one that is gone has left. Returns what stops it. */
  readonly watchTabs: (
    onothers: (changes: readonly KeptChange[]) => void,
    onleft: (changes: readonly KeptChange[]) => void,
  ) => () => void;
  /** Resolves to true once all of the document is committed here. */
  readonly committed: () => Promise<boolean>;
}

/** Nobody's: a look seals nothing, so the name is never seen. */
export const NO_LANE: Lane = {
  slot: '',
  sender: '0'.repeat(16),
  last: 0,
  used() {},
  renew() {},
  release: async () => {},
};
