/** Hocuspocus with its defaults, in memory. */
import { Server } from '@hocuspocus/server';
import type { AddressInfo } from 'node:net';

const server = new Server({ address: '127.0.0.1', quiet: true, stopOnSignals: false });
server.httpServer.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.httpServer.address() as AddressInfo).port });
});
