/** The document's way to the relay and back: y-websocket with a credential, and what the relay has confirmed. */
import { readMeta } from '@cairn/model/document';
import {
  decodeBase64url,
  deriveKeys,
  MESSAGE_STORED,
  roomOf,
  SUBPROTOCOL,
  writeCredential,
} from '@cairn/protocol';
import { readVarUint } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { countedSocket } from './counted-socket.ts';
import { WaitingChanges } from './waiting-changes.ts';

export type RelayState = 'connecting' | 'synced' | 'offline' | 'refused' | 'closed';

export interface RelayStatus {
  readonly state: RelayState;
  /** Changes made here that the relay has not confirmed. */
  readonly waiting: number;
}

export interface RelayConnection {
  readonly status: RelayStatus;
  /** Tries again now. */
  retry(): void;
  close(): void;
}

export interface RelayOptions {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Base64url of 32 bytes. */
  readonly secret: string;
  /** Such as `wss://cairn.example`. */
  readonly origin: string;
  readonly waitingBefore: number;
  readonly onstatus: (status: RelayStatus) => void;
}

const MAX_BACKOFF_MS = 30_000;
const REFUSED_FROM = 4400;

/** Connects at once and keeps trying, unless the relay refuses for good. */
export function connectRelay({
  doc,
  awareness,
  secret,
  origin,
  waitingBefore,
  onstatus,
}: RelayOptions): RelayConnection {
  const keys = deriveKeys(decodeBase64url(secret) ?? new Uint8Array());
  const waiting = new WaitingChanges(waitingBefore, Date.now);
  let state: RelayState = navigator.onLine ? 'connecting' : 'offline';

  const tell = () => onstatus({ state, waiting: waiting.count });
  const noteEdit = (
    _update: Uint8Array,
    updateOrigin: unknown,
    _doc: Y.Doc,
    { local }: Y.Transaction,
  ) => {
    if (!local) return;
    waiting.edited(updateOrigin);
    tell();
  };
  // Before the provider listens: it sends in its own listener, and what goes out must be counted by then.
  doc.on('update', noteEdit);

  const provider = new WebsocketProvider(`${origin}/sync`, roomOf(keys), doc, {
    awareness,
    protocols: [SUBPROTOCOL, writeCredential(keys)],
    connect: false,
    maxBackoffTime: MAX_BACKOFF_MS,
    WebSocketPolyfill: countedSocket({
      opened: () => waiting.socketOpened(),
      sent: (whole) => waiting.frameSent(whole),
    }),
  });

  const become = (next: RelayState) => {
    if (state === 'refused' && next !== 'connecting') return;
    state = next;
    tell();
  };

  provider.messageHandlers[MESSAGE_STORED] = (_encoder, decoder) => {
    waiting.stored(readVarUint(decoder));
    tell();
  };
  provider.on('sync', (synced) => {
    if (synced) become('synced');
  });
  provider.on('connection-close', () => become('offline'));
  provider.on('connection-error', () => become('offline'));
  provider.on('closed', ({ code }) => {
    if (code >= REFUSED_FROM) become(code === 4410 ? 'closed' : 'refused');
  });

  const connect = () => {
    // Other tabs of this device need no network.
    provider.connectBc();
    if (!navigator.onLine) return;
    provider.wsUnsuccessfulReconnects = 0;
    if (state !== 'synced') become('connecting');
    // A reconnect with an unchanged clock is ignored by the others.
    awareness.setLocalState(awareness.getLocalState());
    provider.connect();
  };
  const disconnect = () => {
    provider.disconnect();
    provider.connectBc();
    become('offline');
  };
  addEventListener('online', connect);
  addEventListener('offline', disconnect);
  // Without a network nothing else would tell how it stands.
  tell();
  connect();

  return {
    get status() {
      return { state, waiting: waiting.count };
    },
    retry() {
      provider.disconnect();
      connect();
    },
    close() {
      removeEventListener('online', connect);
      removeEventListener('offline', disconnect);
      doc.off('update', noteEdit);
      provider.destroy();
    },
  };
}

/** True once something of the workspace has arrived: a room nobody wrote to has no name. */
export function hasContent(doc: Y.Doc): boolean {
  return readMeta(doc).id !== null;
}
