/** What others do with an invitation than the app would: a hostile client that uses one and keeps quiet. */
import { randomBytes } from 'node:crypto';
import {
  credentialOf,
  decodeBase64url,
  deriveKeys,
  encodeCloseRoom,
  MESSAGE_CLOSE_ROOM,
  MESSAGE_STORED,
  roomOf,
  SUBPROTOCOL,
} from '@cairn/protocol';
import { ENTRIES, openInvitation, roomKeysOf, sealInvitationEnd } from '@cairn/sealed';
import { expect } from '@playwright/test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const random = (length: number) => new Uint8Array(randomBytes(length));

/** The secret in the link of an invitation. */
export function secretIn(link: string): Uint8Array {
  return decodeBase64url(link.slice(link.indexOf('#i.') + 3)) ?? new Uint8Array();
}

/** The room of an invitation. */
export function roomOfInvitation(link: string): string {
  return roomOf(deriveKeys(secretIn(link)));
}

/** Uses an invitation without the app: reads the workspace's secret and closes the room, and writes nothing into the workspace. */
export async function steal(link: string, name: string): Promise<Uint8Array> {
  const sockets = `${new URL(link).origin.replace(/^http/, 'ws')}/sync`;
  const keys = deriveKeys(secretIn(link));
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(sockets, roomOf(keys), doc, {
    protocols: [SUBPROTOCOL, credentialOf(keys)],
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  for (const message of [MESSAGE_CLOSE_ROOM, MESSAGE_STORED])
    provider.messageHandlers[message] = () => {};
  const entries = doc.getArray<unknown>(ENTRIES);
  await expect.poll(() => entries.length).toBe(1);
  const invited = openInvitation(roomKeysOf(keys), entries.get(0));
  if (invited?.to.access !== 'write') throw new Error('there is no invitation');
  const farewell = sealInvitationEnd(
    roomKeysOf(keys),
    // Whoever closes a room may give any time.
    { end: 'used', by: name, at: Number.MAX_SAFE_INTEGER },
    random,
  );
  const closed = new Promise((resolve) => provider.once('closed', resolve));
  provider.ws?.send(encodeCloseRoom(farewell).slice());
  await closed;
  provider.destroy();
  return invited.to.secret;
}
