/* A line between client and relay that can go dead without a word, as wireless networks do. */

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a relay. */
export interface Line {
  /** Where to connect instead of the relay. */
  readonly sockets: string;
  /** Everything that is connected now goes dead; what connects later is fine. */
  freeze(): void;
  close(): void;
}

/** A line to the relay on this port. */
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
        // A frozen line does not even say that the other end is gone.
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
