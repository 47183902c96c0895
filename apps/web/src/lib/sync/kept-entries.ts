/**
 * The mailbox as stored on this device: its entries, and beside them the ledger of what was learnt
 * about them.
 */
import type { Doc } from 'yjs';
import { mailboxDatabase } from '#lib/storage/database-names.ts';
import { openStorage } from '#lib/storage/device-storage.ts';

export interface KeptEntries {
  readonly ledger: Uint8Array | undefined;
  keepLedger(bytes: Uint8Array): void;
  close(): Promise<void>;
}

const LEDGER = 'ledger';

/** For a device that keeps nothing. */
export const NOTHING_KEPT: KeptEntries = {
  ledger: undefined,
  keepLedger() {},
  close: async () => {},
};

/**
 * Loads the stored entries of workspace `key` in `room` into `outer`, and stores those that arrive.
 */
export async function loadEntries(key: string, room: string, outer: Doc): Promise<KeptEntries> {
  const storage = openStorage(mailboxDatabase(key, room), outer, () => {});
  await storage.loaded;
  // Pending structs here were never complete; the relay has them, or healing brings them.
  outer.store.pendingStructs = null;
  outer.store.pendingDs = null;
  return {
    ledger: await storage.readBeside(LEDGER),
    keepLedger: (bytes) => storage.keepBeside(LEDGER, bytes),
    close: () => storage.close(),
  };
}
