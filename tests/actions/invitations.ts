/** What hostile clients do with an invitation: use one silently, or put another in its place. */
import {
  credentialOf,
  decodeBase64url,
  deriveKeys,
  encodeCloseRoom,
  MESSAGE_CLOSE_ROOM,
  roomOf,
  SUBPROTOCOL,
} from '@cairn/protocol';
import {
  ENTRIES,
  KIND_INVITATION,
  openEntry,
  openInvitation,
  roomKeysOf,
  sealEntry,
  sealInvitation,
  sealInvitationEnd,
} from '@cairn/sealed';
import { expect } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const random = (length: number) => new Uint8Array(randomBytes(length));

/** The secret in an invitation's link. */
export function secretIn(link: string): Uint8Array {
  return decodeBase64url(link.slice(link.indexOf('#i.') + 3)) ?? new Uint8Array();
}

/** The room of an invitation. */
export function roomOfInvitation(link: string): string {
  return roomOf(deriveKeys(secretIn(link)));
}

/** Enters an invitation's room, as anyone with its link can, and waits for its entries. */
async function goInto(link: string, count = 1) {
  const sockets = `${new URL(link).origin.replace(/^http/, 'ws')}/sync`;
  const keys = deriveKeys(secretIn(link));
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(sockets, roomOf(keys), doc, {
    protocols: [SUBPROTOCOL, credentialOf(keys)],
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  provider.messageHandlers[MESSAGE_CLOSE_ROOM] = () => {};
  const entries = doc.getArray<unknown>(ENTRIES);
  await expect.poll(() => entries.length).toBe(count);
  return { keys: roomKeysOf(keys), entries, provider };
}

/**
 * Uses an invitation without the app: reads the workspace's secret and closes the room, but writes
 * nothing into the workspace.
 */
export async function steal(link: string, name: string): Promise<Uint8Array> {
  const { keys, entries, provider } = await goInto(link);
  const invited = openInvitation(secretIn(link), keys, entries.get(0));
  if (invited?.to.access !== 'write') throw new Error('there is no invitation');
  const farewell = sealInvitationEnd(
    keys,
    // Whoever closes a room can give any time.
    { end: 'used', by: name, at: Number.MAX_SAFE_INTEGER },
    random,
  );
  const closed = new Promise((resolve) => provider.once('closed', resolve));
  provider.ws?.send(encodeCloseRoom(farewell).slice());
  await closed;
  provider.destroy();
  return invited.to.secret;
}

/**
 * Puts an invitation to another workspace before the existing one, sealed and signed as its author
 * would.
 */
export async function slipIn(link: string, to: Uint8Array): Promise<void> {
  const { keys, entries, provider } = await goInto(link);
  const other = sealInvitation(
    {
      to: { access: 'write', secret: to },
      ...{ workspaceName: 'Mira & Robin', inviterName: 'Mira', person: '' },
      expiresAt: Date.now() + 86_400_000,
    },
    random,
  );
  const opened = openEntry(roomKeysOf(deriveKeys(other.secret)), other.entry);
  if (!opened.ok) throw new Error('it does not open');
  entries.insert(0, [sealEntry(keys, KIND_INVITATION, opened.body, random)]);
  const anyone = await goInto(link, 2);
  anyone.provider.destroy();
  provider.destroy();
}
