/** The mailbox as this device keeps it: its entries, and beside them what was learnt of them. */
import type { Doc } from 'yjs';
import { mailboxDatabase } from '#lib/storage/database-names.ts';
import { openStorage } from '#lib/storage/device-storage.ts';

export interface KeptEntries {
  readonly ledger: Uint8Array | undefined;
  keepLedger(bytes: Uint8Array): void;
  close(): Promise<void>;
}

const LEDGER = 'ledger';

/** Of a device that keeps nothing. */
export const NOTHING_KEPT: KeptEntries = {
  ledger: undefined,
  keepLedger() {},
  close: async () => {},
};

/** Brings the entries of workspace `key` in a room into `outer`, and keeps what comes there. */
export async function loadEntries(key: string, room: string, outer: Doc): Promise<KeptEntries> {
  const storage = openStorage(mailboxDatabase(key, room), outer, () => {});
  await storage.loaded;
  // What waits there for something missing was never whole; the relay has it, or healing brings it.
  outer.store.pendingStructs = null;
  outer.store.pendingDs = null;
  return {
    ledger: await storage.readBeside(LEDGER),
    keepLedger: (bytes) => storage.keepBeside(LEDGER, bytes),
    close: () => storage.close(),
  };
}
