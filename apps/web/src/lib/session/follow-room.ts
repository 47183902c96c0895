/**
 * Reads a room and follows it unseen: it writes nothing, shows no presence and sends no
 * acknowledgements.
 */
import { type Keys, withoutWriting } from '@cairn/protocol';
import { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { SyncStatus } from '#lib/sync/sync-status.ts';
import { connectWorkspace } from '#lib/sync/workspace-connection.ts';
import { randomBytes } from './random.ts';
import { relayOrigin } from './relay-origin.ts';

/**
 * Applies what arrives to `doc`. Returns a function that stops it. Nothing is kept on this device.
 */
export function followRoom(
  keys: Keys,
  doc: Doc,
  onstatus: (status: SyncStatus) => void,
): () => void {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const connection = connectWorkspace({
    doc,
    awareness,
    keys: withoutWriting(keys),
    origin: relayOrigin(),
    random: randomBytes,
    device: null,
    expected: () => [],
    onstatus,
  });
  return () => {
    void connection.close();
    awareness.destroy();
  };
}
