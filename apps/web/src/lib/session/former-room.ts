/**
 * The room that a workspace has left for new locks is closed once the new one has it all. Any page
 * may be the last one, so what is left to do is kept with the workspace and taken up when it is next open.
 */
import {
  CLOSE_ROOM_CLOSED,
  credentialOf,
  encodeCloseRoom,
  roomOf,
  SUBPROTOCOL,
} from '@cairn/protocol';
import { isWriter, roomKeysOf, sealFarewell } from '@cairn/sealed';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { mailboxDatabase } from '#lib/storage/database-names.ts';
import { eraseStorage } from '#lib/storage/device-storage.ts';
import { keysOf } from './keys.ts';
import { randomBytes } from './random.ts';
import { relayOrigin } from './relay-origin.ts';

const RETRY_MS = 15_000;

/**
 * Closes the room that the workspace has left, once `mayClose` says that the new one holds it all;
 * tries until it has worked. Returns what stops trying.
 */
export function closeFormerRoom(
  { key, formerLink, person }: WorkspaceEntry,
  mayClose: () => boolean,
): () => void {
  if (formerLink === null) return () => {};
  const keys = keysOf(formerLink);
  const room = roomOf(keys);
  const sealing = roomKeysOf(keys);
  if (!isWriter(sealing)) return () => {};
  let stopped = false;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const attempt = () => {
    if (stopped) return;
    timer = setTimeout(attempt, mayClose() ? RETRY_MS : 1_000);
    if (!mayClose()) return;
    socket?.close();
    const opened = new WebSocket(`${relayOrigin()}/sync/${room}`, [
      SUBPROTOCOL,
      credentialOf(keys),
    ]);
    socket = opened;
    opened.onopen = () => {
      const farewell = sealFarewell(sealing, { by: person, at: Date.now(), next: '' }, randomBytes);
      opened.send(encodeCloseRoom(farewell).slice());
    };
    opened.onclose = ({ code }) => {
      if (code !== CLOSE_ROOM_CLOSED) return;
      clearTimeout(timer);
      device.update(key, { formerLink: null });
      void eraseStorage(mailboxDatabase(key, room));
    };
  };
  attempt();

  return () => {
    stopped = true;
    clearTimeout(timer);
    socket?.close();
  };
}
