/** Somebody else's server, which remembers all that it is asked for. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ForeignServer {
  /** Such as `http://127.0.0.1:40123`: another origin than any relay's. */
  readonly url: string;
  /** The paths asked for, each once; also what was asked for by a WebSocket. */
  asked(): readonly string[];
  stop(): void;
}

export async function startForeignServer(): Promise<ForeignServer> {
  const asked = new Set<string>();
  const server = createServer((request, response) => {
    asked.add(pathOf(request.url));
    // Whatever would hold a browser back but the page's own policy must not.
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end();
  });
  server.on('upgrade', (request, socket) => {
    asked.add(pathOf(request.url));
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked: () => [...asked],
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function pathOf(url = ''): string {
  return url.slice(1).replace(/\?.*$/, '');
}
