/**
 * Connects the mailbox to the relay: y-websocket with a credential, and what the relay has
 * confirmed.
 */
import {
  CLOSE_OVER_LIMIT,
  CLOSE_ROOM_CLOSED,
  credentialOf,
  type Keys,
  MESSAGE_CLOSE_ROOM,
  MESSAGE_STORED,
  readFarewell,
  roomOf,
  SUBPROTOCOL,
  tokenHash,
} from '@cairn/protocol';
import { Costs, type TryOut } from '@cairn/sealed';
import { readVarUint, readVarUint8Array } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { countedSocket, type FrameListener } from './counted-socket.ts';
import type { RelayState } from './sync-status.ts';

export interface RelayConnection {
  /** Reconnects now. */
  retry(): void;
  close(): void;
}

/**
 * What happens on the connection. `farewell`, sealed and signed by a writer of the room, comes
 * before the state `moved`.
 */
export interface RelayEvents {
  readonly frames: Omit<FrameListener, 'refused'>;
  /** The Yjs client with which this device writes in the mailbox. */
  readonly ownClient: () => number;
  readonly stored: (frames: number) => void;
  readonly became: (state: RelayState) => void;
  readonly farewell: (signed: Uint8Array) => void;
  /** Tries out mailbox frames that look expensive. */
  readonly tryOut: TryOut;
}

const MAX_BACKOFF_MS = 30_000;
/** Close codes after which the provider doesn't reconnect by itself. */
const isForGood = (code: number) => code >= 4400 && code < 4500;
const FINAL_STATES: Readonly<Record<number, RelayState>> = {
  [CLOSE_ROOM_CLOSED]: 'moved',
  [CLOSE_OVER_LIMIT]: 'full',
};
const isFinal = (state: RelayState) => ['refused', 'moved', 'full', 'unsafe'].includes(state);

/**
 * Connects `doc` at once and keeps reconnecting, unless the relay refuses for good. `origin` is the
 * relay's, for example `wss://cairn.example`.
 */
export function connectRelay(
  doc: Y.Doc,
  awareness: Awareness,
  keys: Keys,
  origin: string,
  { frames, ownClient, stored, became, farewell, tryOut }: RelayEvents,
): RelayConnection {
  const room = roomOf(keys);
  const costs = new Costs();
  const provider = new WebsocketProvider(`${origin}/sync`, room, doc, {
    awareness,
    protocols: [SUBPROTOCOL, credentialOf(keys)],
    connect: false,
    // Tabs share the document itself; passing sealed entries between them would be a detour.
    disableBc: true,
    maxBackoffTime: MAX_BACKOFF_MS,
    WebSocketPolyfill: countedSocket({
      ...frames,
      ownClient,
      ownPresence: () => awareness.clientID,
      refused: () => refuse(),
      stateOf: (client) => Y.getState(doc.store, client),
      isAffordable: (update) => costs.allow(doc, update),
      mailbox: () => (doc.store.clients.size > 0 ? Y.encodeStateAsUpdate(doc) : undefined),
      tryOut,
    }),
  });
  let isProvenClosed = false;
  let state: RelayState = navigator.onLine ? 'connecting' : 'offline';

  const become = (next: RelayState) => {
    if (isFinal(state) && next !== 'connecting') return;
    state = next;
    became(next);
  };

  provider.messageHandlers[MESSAGE_STORED] = (_encoder, decoder) => stored(readVarUint(decoder));
  provider.messageHandlers[MESSAGE_CLOSE_ROOM] = (_encoder, decoder) => {
    const signed = readVarUint8Array(decoder).slice();
    // Anyone on the way can send such a message; only one signed by a writer closes the room.
    if (!readFarewell(room, tokenHash(keys.verifyKey), signed)) return;
    isProvenClosed = true;
    farewell(signed);
  };
  provider.on('sync', (synced) => {
    if (synced) become('synced');
  });
  provider.on('connection-close', (event) => {
    // A more specific state follows in a moment.
    if (event === null || !isForGood(event.code)) become('offline');
  });
  provider.on('connection-error', () => become('offline'));
  provider.on('closed', ({ code }) => {
    const isClaimed = code === CLOSE_ROOM_CLOSED && !isProvenClosed;
    become((isClaimed ? undefined : FINAL_STATES[code]) ?? 'refused');
  });

  /** Takes nothing more from a relay that sends harmful frames, until the user asks to retry. */
  const refuse = () => {
    become('unsafe');
    provider.disconnect();
  };
  const connect = () => {
    if (!navigator.onLine) return;
    provider.wsUnsuccessfulReconnects = 0;
    if (state !== 'synced') become('connecting');
    provider.connect();
  };
  const disconnect = () => {
    provider.disconnect();
    become('offline');
  };
  addEventListener('online', connect);
  addEventListener('offline', disconnect);
  // Without a network no event follows that would report the state.
  became(state);
  connect();

  return {
    retry() {
      provider.disconnect();
      connect();
    },
    close() {
      removeEventListener('online', connect);
      removeEventListener('offline', disconnect);
      // Closing a socket while it is still connecting logs an error in the console.
      if (provider.ws?.readyState !== WebSocket.CONNECTING) return provider.destroy();
      provider.shouldConnect = false;
      // The provider still sends its greeting in this turn.
      provider.on('status', () => queueMicrotask(() => provider.destroy()));
    },
  };
}
