/* Puts the relay together, and takes it apart again in the order that loses nothing. */

import type { Server } from 'node:http';
import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server';
import { SUBPROTOCOL } from '@cairn/protocol';
import { WebSocketServer } from 'ws';
import { createApp } from './app.ts';
import type { RelayConfig } from './config.ts';
import { createConnections } from './connections.ts';
import type { Log } from './log.ts';
import { createRooms } from './rooms/rooms.ts';
import { dataError, listenError } from './start-error.ts';
import { openSqliteStorage } from './storage/sqlite-storage.ts';
import type { Storage } from './storage/storage.ts';
import { DEFAULT_TIMING, type Timing } from './timing.ts';
import { hasWebApp } from './web/static-app.ts';

/** A relay that listens. */
export interface Relay {
  readonly port: number;
  /** Stops accepting, makes everything durable, sends the sockets home and closes the store. */
  stop(): Promise<void>;
}

// A connection whose other end vanished without a word is noticed by the system this long after.
const KEEP_ALIVE_MS = 30_000;

/** Starts a relay; throws a `StartError` with a sentence for the person who started it. */
export async function startRelay(
  config: RelayConfig,
  log: Log,
  timing: Timing = DEFAULT_TIMING,
): Promise<Relay> {
  const storage = openStorage(config.dataDir);
  const now = Date.now;
  const rooms = createRooms({ storage, timing, log, now });
  const connections = createConnections(rooms, timing, log, now);
  let draining = false;
  const webDir =
    config.webDir !== undefined && hasWebApp(config.webDir) ? config.webDir : undefined;
  if (config.webDir !== webDir) log.warn({ webDir: config.webDir }, 'no built web app there');
  const app = createApp({
    rooms,
    connections,
    webDir,
    allowedOrigins: config.allowedOrigins,
    isDraining: () => draining,
    reportError: (error) => {
      log.error({ err: error }, 'unexpected');
    },
  });
  const server = createServer(app.fetch, config.limitMessageBytes);
  try {
    await listen(server, config);
  } catch (error) {
    storage.close();
    throw listenError(error, config);
  }
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  log.info({ port }, 'listening');

  return {
    port,
    async stop() {
      draining = true;
      server.close();
      rooms.commit();
      await connections.sendHome();
      if (!rooms.stop()) log.error('stopped with changes that the disk refused');
      server.closeAllConnections();
      storage.close();
      log.info('stopped');
    },
  };
}

function openStorage(dataDir: string): Storage {
  try {
    return openSqliteStorage(dataDir);
  } catch (error) {
    throw dataError(error, dataDir);
  }
}

function createServer(
  fetch: Parameters<typeof createAdaptorServer>[0]['fetch'],
  limit: number,
): Server {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limit,
    // Never the credential: what is chosen here is written into the answer.
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  const server = createAdaptorServer({
    fetch,
    // Under exactOptionalPropertyTypes ws's own option types are not quite hono's.
    websocket: { server: sockets as unknown as WebSocketServerLike },
    serverOptions: {
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
      // Anything else that asks for an upgrade is answered as a plain request, not left hanging.
      shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() === 'websocket',
    },
  });
  return server as Server;
}

function listen(server: Server, { port, host }: RelayConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
