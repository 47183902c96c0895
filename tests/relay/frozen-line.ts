/*
 * A connection between client and relay that can go dead without notice, as on wireless networks.
 */

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A connection to a relay. */
export interface Line {
  /** Where to connect instead of the relay. */
  readonly sockets: string;
  /** Every current connection goes dead; later ones work. */
  freeze(): void;
  close(): void;
}

/** Opens a connection to the relay on this port. */
export async function layLine(port: number): Promise<Line> {
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        // A frozen connection doesn't even report that the other end is gone.
        if (ends.delete(from)) to.destroy();
      });
      from.pipe(to);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const frozen = new Set<Socket>();
  return {
    sockets: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}/sync`,
    freeze() {
      for (const end of ends) {
        end.unpipe();
        end.pause();
        frozen.add(end);
      }
      ends.clear();
    },
    close() {
      server.close();
      for (const end of [...ends, ...frozen]) end.destroy();
    },
  };
}
