/** A client that is not this app: it holds the invite link and writes whatever it likes. */
import { decodeBase64url, deriveKeys, roomOf, SUBPROTOCOL, writeCredential } from '@cairn/protocol';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** Connects with the link's keys, lets `write` change the document, and leaves once the relay has it. */
export async function writeStrangely(link: string, write: (doc: Y.Doc) => void): Promise<void> {
  const { origin, hash } = new URL(link);
  const secret = decodeBase64url(hash.slice('#w.'.length));
  if (secret === undefined) throw new Error('the link holds no secret');
  const keys = deriveKeys(secret);
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(
    `${origin.replace(/^http/, 'ws')}/sync`,
    roomOf(keys),
    doc,
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
  written = true;
  doc.transact(() => write(doc));
  await stored;
  provider.destroy();
  doc.destroy();
}
