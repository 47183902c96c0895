/** Somebody else's server, which records every request. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ForeignServer {
  /** For example `http://127.0.0.1:40123`: not the origin of any relay. */
  readonly url: string;
  /** The requested paths, each once, including those of WebSockets. */
  asked(): readonly string[];
  stop(): void;
}

export async function startForeignServer(): Promise<ForeignServer> {
  const asked = new Set<string>();
  const server = createServer((request, response) => {
    asked.add(pathOf(request.url));
    // Nothing but the page's own policy may hold the browser back.
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
