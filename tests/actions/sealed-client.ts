/**
 * A device without a browser: the sealed mailbox and the ordinary y-websocket client, against a
 * real relay.
 */
import {
  deriveKeys,
  isCounted,
  MESSAGE_STORED,
  roomOf,
  SUBPROTOCOL,
  SYNC_STEP_2,
  writeCredential,
} from '@cairn/protocol';
import {
  ENTRIES,
  type Mailbox,
  newSenderId,
  openMailbox,
  platformVerifier,
  roomKeysOf,
  type SenderId,
} from '@cairn/sealed';
import * as decoding from 'lib0/decoding';
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export interface SealedClient {
  /** The workspace as this device has it. */
  readonly inner: Y.Doc;
  /** The mailbox's document, as the relay has it. */
  readonly outer: Y.Doc;
  readonly mailbox: Mailbox;
  readonly provider: WebsocketProvider;
  readonly sender: SenderId;
  /** The total size of the frames it has sent, in bytes. */
  sentBytes(): number;
  /**
   * True if everything is sealed and the relay has confirmed every counted frame of this socket.
   */
  isStored(): boolean;
  /** How many entries the mailbox has, as far as this device knows. */
  entries(): number;
  close(): void;
}

interface ClientOptions {
  /** For example `ws://127.0.0.1:40123/sync`. */
  readonly sockets: string;
  /** The workspace's secret, 32 bytes. */
  readonly secret: Uint8Array;
  readonly person: string;
  readonly someoneHere?: boolean;
  readonly random?: (length: number) => Uint8Array;
}

const anyBytes = (length: number) => new Uint8Array(randomBytes(length));

export function openSealedClient({
  sockets,
  secret,
  person,
  someoneHere = true,
  random = anyBytes,
}: ClientOptions): SealedClient {
  const keys = deriveKeys(secret);
  const [inner, outer] = [new Y.Doc(), new Y.Doc()];
  let sender = newSenderId(random);
  let [counted, stored, bytes] = [0, 0, 0];

  class CountingSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols);
      [counted, stored] = [0, 0];
      mailbox.socketOpened();
      // Presence moves to the new client, and neither is shown to anybody.
      provider.awareness.setLocalState(null);
      provider.awareness.clientID = outer.clientID;
      provider.awareness.setLocalState(null);
    }

    override send(data: Uint8Array): void {
      bytes += data.length;
      if (isCounted(data)) {
        counted += 1;
        mailbox.frameSent(data[1] === SYNC_STEP_2);
      }
      super.send(data);
    }
  }

  const provider = new WebsocketProvider(sockets, roomOf(keys), outer, {
    protocols: [SUBPROTOCOL, writeCredential(keys)],
    disableBc: true,
    connect: false,
    maxBackoffTime: 200,
    WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
  });
  provider.messageHandlers[MESSAGE_STORED] = (_encoder, decoder) => {
    stored = decoding.readVarUint(decoder);
    mailbox.stored(stored);
  };
  const mailbox = openMailbox({
    inner,
    outer,
    keys: roomKeysOf(keys),
    sender,
    person,
    firstNumber: 1,
    leftBehind: false,
    canWrite: true,
    now: () => performance.now(),
    random,
    verifier: platformVerifier(),
    newLane: () => (sender = newSenderId(random)),
    schedule: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    committed: () => Promise.resolve(true),
    onnumber: () => {},
    someoneHere: () => someoneHere,
    onstatus: () => {},
  });
  provider.on('sync', (isSynced) => {
    if (isSynced) mailbox.synced();
  });
  provider.on('connection-close', () => mailbox.unsynced());
  provider.connect();

  return {
    inner,
    outer,
    mailbox,
    provider,
    get sender() {
      return sender;
    },
    sentBytes: () => bytes,
    isStored: () =>
      provider.synced && mailbox.status.compared && !mailbox.status.unsealed && stored === counted,
    entries: () => outer.getArray(ENTRIES).length,
    close() {
      mailbox.destroy();
      provider.destroy();
      inner.destroy();
      outer.destroy();
    },
  };
}

/** Whether two documents hold the same edits and content, with nothing pending. */
export function areEqual(a: Y.Doc, b: Y.Doc): boolean {
  const isWhole = ({ store }: Y.Doc) => store.pendingStructs === null && store.pendingDs === null;
  return isWhole(a) && isWhole(b) && Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b));
}
