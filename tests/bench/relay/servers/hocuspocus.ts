/** Hocuspocus with its defaults, in memory. */
import type { AddressInfo } from 'node:net';
import { Server } from '@hocuspocus/server';

const server = new Server({ address: '127.0.0.1', quiet: true, stopOnSignals: false });
server.httpServer.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.httpServer.address() as AddressInfo).port });
});
