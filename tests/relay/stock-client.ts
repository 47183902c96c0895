/* An ordinary y-websocket client: all it needs beyond its defaults is the credential. */

import { MESSAGE_STORED } from '@cairn/protocol';
import * as decoding from 'lib0/decoding';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { RelayProcess } from './relay-process.ts';
import type { Workspace } from './workspace.ts';

/** A document that a stock provider keeps in sync. */
interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly text: Y.Text;
  /** How many of this socket's frames the relay last said it has stored. */
  stored(): number;
}

const clients = new Set<StockClient>();

/** Connects to a workspace's room; `disconnectAll` ends it. */
export function connectStock(
  relay: Pick<RelayProcess, 'sockets'>,
  { room, protocols }: Pick<Workspace, 'room' | 'protocols'>,
  doc = new Y.Doc(),
): StockClient {
  const provider = new WebsocketProvider(relay.sockets, room, doc, {
    protocols,
    disableBc: true,
    maxBackoffTime: 200,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  let stored = 0;
  provider.messageHandlers[MESSAGE_STORED] = (_encoder, decoder) => {
    stored = decoding.readVarUint(decoder);
  };
  const client = { doc, provider, text: doc.getText('t'), stored: () => stored };
  clients.add(client);
  return client;
}

/** Ends every client of this file's tests. */
export function disconnectAll(): void {
  for (const { provider, doc } of clients) {
    provider.destroy();
    doc.destroy();
  }
  clients.clear();
}

/** Waits until a check passes, polling often and giving up after 15 s. */
export function until(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 });
}
