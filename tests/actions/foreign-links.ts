/**
 * Somebody else's workspace at the same relay, whose document can claim anything, and a page that
 * leads to it.
 */
import {
  credentialOf,
  deriveKeys,
  encodeCloseRoom,
  parseLink,
  readerLink,
  roomOf,
  SUBPROTOCOL,
  type WriterKeys,
  writerLink,
} from '@cairn/protocol';
import { roomKeysOf, sealFarewell } from '@cairn/sealed';
import { expect } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import type { Person } from './person.ts';
import { openSealedClient } from './sealed-client.ts';

export interface ForeignWorkspace {
  readonly writers: string;
  readonly observers: string;
  readonly room: string;
  /** Claims from now on to be the workspace with this id. */
  claim(id: string): void;
  /** Everything in its document, as text. */
  content(): string;
  /** How many others are present in its room. */
  visitors(): number;
  /** Closes the room of a leaked writer's link, with a farewell that names this room. */
  closeRoomOf(link: string): Promise<void>;
  close(): void;
}

/** Creates a workspace with this name and id at the relay, and stays in its room. */
export async function openForeignWorkspace(
  url: string,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<ForeignWorkspace> {
  const secret = new Uint8Array(randomBytes(32));
  const keys = deriveKeys(secret);
  const sockets = `${url.replace(/^http/, 'ws')}/sync`;
  const client = openSealedClient({ sockets, secret, person: 'eve' });
  const { inner, provider } = client;
  const claim = (claimed: string) => inner.getMap('meta').set('id', claimed);
  claim(id);
  inner.getMap('meta').set('name', name);
  await expect.poll(() => client.isStored()).toBe(true);
  return {
    writers: writerLink(url, secret),
    observers: readerLink(url, keys),
    room: roomOf(keys),
    claim,
    content: () => JSON.stringify(inner.toJSON()),
    visitors: () => {
      const others = [...provider.awareness.getStates().keys()];
      return others.filter((one) => one !== provider.awareness.clientID).length;
    },
    closeRoomOf: (link) => {
      const body = { by: 'eve', at: Date.now(), next: roomOf(keys) };
      const random = (length: number) => new Uint8Array(randomBytes(length));
      return closeRoom(url, link, sealFarewell(roomKeysOf(writersOf(link)), body, random));
    },
    close: () => client.close(),
  };
}

/** Closes the room of a writer's link with this farewell, as any of its writers could. */
export async function closeRoom(url: string, link: string, farewell: Uint8Array): Promise<void> {
  const keys = writersOf(link);
  const address = `${url.replace(/^http/, 'ws')}/sync/${roomOf(keys)}`;
  const socket = new WebSocket(address, [SUBPROTOCOL, credentialOf(keys)]);
  await once(socket, 'open');
  socket.send(encodeCloseRoom(farewell));
  await once(socket, 'close');
}

function writersOf(link: string): WriterKeys {
  const parsed = parseLink(link);
  if (!parsed.ok || parsed.kind !== 'write') throw new Error('not a writer’s link');
  return deriveKeys(parsed.secret);
}

export interface ForeignPage {
  /** The address of a page that redirects at once to another address. */
  leadingTo(address: string): string;
  close(): void;
}

/** Somebody else's web page, on an origin of its own. */
export async function openForeignPage(): Promise<ForeignPage> {
  const server = createServer(({ url = '' }, response) => {
    const address = decodeURIComponent(url.slice('/?'.length));
    response.writeHead(302, { location: address }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    leadingTo: (address) => `http://127.0.0.1:${port}/?${encodeURIComponent(address)}`,
    close: () => server.close(),
  };
}

/**
 * Records what a person's browser says in one room from now on: its credential, and every frame.
 */
export async function listenInRoom(
  { context, page }: Person,
  room: string,
): Promise<{ readonly credentials: string[]; readonly frames: Buffer[] }> {
  const heard = { credentials: [] as string[], frames: [] as Buffer[] };
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  const rooms = new Map<string, string>();
  devtools.on('Network.webSocketCreated', ({ requestId, url }) => rooms.set(requestId, url));
  devtools.on('Network.webSocketWillSendHandshakeRequest', ({ requestId, request }) => {
    if (!rooms.get(requestId)?.includes(room)) return;
    heard.credentials.push(request.headers['Sec-WebSocket-Protocol'] ?? '');
  });
  devtools.on('Network.webSocketFrameSent', ({ requestId, response }) => {
    if (!rooms.get(requestId)?.includes(room)) return;
    heard.frames.push(Buffer.from(response.payloadData, 'base64'));
  });
  return heard;
}

/** What this device stores about its workspaces, without the time of the last visit. */
export function keptEntries({ page }: Person): Promise<Record<string, unknown>[]> {
  return page.evaluate(() => {
    const entries = JSON.parse(localStorage.getItem('cairn.workspaces') ?? '[]') as object[];
    return entries.map((entry) => ({ ...entry, openedAt: 0 }));
  });
}
