/** A client that isn't this app: it has the invite link and writes whatever it likes. */
import { decodeBase64url } from '@cairn/protocol';
import type * as Y from 'yjs';
import { openSealedClient, type SealedClient } from './sealed-client.ts';

/** A device that joined by this invite link. */
export function openStrangeClient(link: string): SealedClient {
  const { origin, hash } = new URL(link);
  const secret = decodeBase64url(hash.slice('#w.'.length));
  if (secret === undefined) throw new Error('the link holds no secret');
  const sockets = `${origin.replace(/^http/, 'ws')}/sync`;
  return openSealedClient({ sockets, secret, person: 'stranger' });
}

/**
 * Connects with the link's keys, lets `write` change the document, and leaves once the relay has
 * it.
 */
export async function writeStrangely(link: string, write: (doc: Y.Doc) => void): Promise<void> {
  const client = openStrangeClient(link);
  await synced(client);
  client.inner.transact(() => write(client.inner));
  await leave(client);
}

/** Writes so many entries that whoever opens the mailbox finds it too long. */
export async function fillMailbox(link: string, entries: number): Promise<void> {
  const client = openStrangeClient(link);
  await synced(client);
  for (let count = 0; count < entries; count += 1) {
    client.inner.getMap('strange').set('count', count);
    void client.mailbox.flush();
  }
  await leave(client);
}

/** Resolves once everything that the relay has is in the client's document. */
export async function synced({ provider, mailbox }: SealedClient): Promise<void> {
  if (!provider.synced)
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  // A slow entry is tried a little later than the others.
  while (mailbox.status.untried > 0) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function leave(client: SealedClient): Promise<void> {
  await client.mailbox.flush();
  const deadline = Date.now() + 60_000;
  while (!client.isStored()) {
    if (Date.now() > deadline) throw new Error('the relay does not store it');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  client.close();
}
