/** What a proxy does in front of several relays: it sends each connection to the first that is there. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Doorman {
  /** Stays the same whichever relay answers. */
  readonly url: string;
  close(): void;
}

/** @param relays their addresses, the preferred one first */
export async function startDoorman(relays: readonly string[]): Promise<Doorman> {
  const ports = relays.map((url) => Number(new URL(url).port));
  const open = new Set<Socket>();
  const server = createServer((caller) => {
    open.add(caller);
    caller.on('close', () => open.delete(caller));
    caller.on('error', () => caller.destroy());
    void showIn(caller, ports);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close() {
      server.close();
      for (const caller of open) caller.destroy();
    },
  };
}

async function showIn(caller: Socket, ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const relay = connect(port, '127.0.0.1');
    const isThere = await new Promise<boolean>((resolve) => {
      relay.once('connect', () => {
        resolve(true);
      });
      relay.once('error', () => {
        resolve(false);
      });
    });
    if (!isThere) continue;
    relay.on('error', () => caller.destroy());
    relay.on('close', () => caller.destroy());
    caller.on('close', () => relay.destroy());
    caller.pipe(relay).pipe(caller);
    return;
  }
  caller.destroy();
}
