/** A client that is not this app: it holds the invite link and writes whatever it likes. */
import { decodeBase64url, deriveKeys, roomOf, SUBPROTOCOL, writeCredential } from '@cairn/protocol';
import { newSenderId, openMailbox } from '@cairn/sealed';
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const random = (length: number) => new Uint8Array(randomBytes(length));

/** Connects with the link's keys, lets `write` change the document, and leaves once the relay has it. */
export async function writeStrangely(link: string, write: (doc: Y.Doc) => void): Promise<void> {
  const { origin, hash } = new URL(link);
  const secret = decodeBase64url(hash.slice('#w.'.length));
  if (secret === undefined) throw new Error('the link holds no secret');
  const keys = deriveKeys(secret);
  const [inner, outer] = [new Y.Doc(), new Y.Doc()];
  const provider = new WebsocketProvider(
    `${origin.replace(/^http/, 'ws')}/sync`,
    roomOf(keys),
    outer,
    {
      protocols: [SUBPROTOCOL, writeCredential(keys)],
      disableBc: true,
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    },
  );
  // Message 100 is the relay's "stored"; this client only needs to hear that it came.
  const stored = new Promise<void>((resolve) => {
    provider.messageHandlers[100] = () => {
      if (written) resolve();
    };
  });
  let written = false;
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  const mailbox = openMailbox({
    inner,
    outer,
    keys: { contentKey: keys.contentKey, room: roomOf(keys) },
    sender: newSenderId(random),
    person: 'stranger',
    firstNumber: 1,
    canWrite: true,
    now: () => performance.now(),
    random,
    schedule: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    committed: () => Promise.resolve(false),
    onnumber: () => {},
    someoneHere: () => true,
    onstatus: () => {},
  });
  mailbox.synced();
  inner.transact(() => write(inner));
  written = true;
  await mailbox.flush();
  await stored;
  mailbox.destroy();
  provider.destroy();
  inner.destroy();
  outer.destroy();
}
