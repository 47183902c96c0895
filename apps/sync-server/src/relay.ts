/* Starts the relay, and stops it in the order that loses nothing. */

import { getRequestListener } from '@hono/node-server';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createApp } from './app.ts';
import { openBackupDoor } from './backup/backup-door.ts';
import type { RelayConfig } from './config.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics/prometheus.ts';
import { createRefusals } from './metrics/refusals.ts';
import { createTally } from './metrics/tally.ts';
import { openPostgresStorage } from './postgres/postgres-storage.ts';
import { createRooms } from './rooms/rooms.ts';
import { type Callers, createCallers } from './sockets/callers.ts';
import { Connections } from './sockets/connections.ts';
import { createDoorway, type Doorway } from './sockets/doorway.ts';
import { createRequests, hasBody } from './sockets/requests.ts';
import { createTurns } from './sockets/turns.ts';
import { databaseError, dataError, listenError } from './start-error.ts';
import type { Soon } from './storage/soon.ts';
import { openSqliteStorage } from './storage/sqlite-storage.ts';
import { type AnyStorage, isLocal } from './storage/storage.ts';
import { DEFAULT_TIMING, type Timing } from './timing.ts';
import { hasWebApp } from './web/static-app.ts';

/** A relay that is listening. */
export interface Relay {
  readonly port: number;
  /** Stops accepting, makes everything durable, sends the sockets home and closes the store. */
  stop(): Promise<void>;
}

/** What a test may replace. */
export interface RelayParts {
  readonly timing?: Timing;
  readonly openStorage?: (config: RelayConfig, log: Log) => Soon<AnyStorage>;
  readonly droppedLogLines?: () => number;
}

// How long until the system notices a connection whose other end vanished without a word.
const KEEP_ALIVE_MS = 30_000;
/** How long a request may take to arrive; no route reads a body. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 20_000;

/**
 * Starts a relay.
 * @throws {StartError} with a sentence for the person who started it.
 */
export async function startRelay(
  config: RelayConfig,
  log: Log,
  {
    timing = DEFAULT_TIMING,
    openStorage = openStorageOf,
    droppedLogLines = () => 0,
  }: RelayParts = {},
): Promise<Relay> {
  const { limits, dataDir, allowedOrigins, trustProxy, metricsToken } = config;
  const storage = await opened(openStorage, config, log);
  // A clock that is set back would make every allowance a debt.
  const now = (): number => performance.now();
  const tally = createTally();
  const rooms = createRooms({ storage, timing, limits, log, tally, now, date: Date.now });
  const refusals = createRefusals(tally, log);
  const summary = setInterval(() => {
    refusals.sumUp();
  }, timing.refusalsMs).unref();
  const turns = createTurns(now);
  const callers = createCallers({ limits, trustProxy, turns, refusals, now });
  const deps = { rooms, callers, turns, timing, limits, tally, refusals, log, now };
  const connections = new Connections(deps);
  let draining = false;
  const isDraining = (): boolean => draining;
  const metrics = createMetrics(tally, {
    sockets: () => connections.count(),
    plainConnections: () => callers.count(),
    rooms: () => rooms.openCount(),
    waitingBytes: () => connections.waitingBytes(),
    presenceBytes: () => connections.presenceBytes(),
    uncommittedBytes: () => rooms.waitingBytes(),
    unfinishedBytes: () => connections.unfinishedBytes(),
    closingSockets: () => connections.closingCount(),
    diskBytes: () => storage.bytes(),
    droppedLogLines,
  });
  const counts = () => ({ rooms: rooms.openCount(), sockets: connections.count() });
  const webDir = webDirOf(config, log);
  const app = createApp({ counts, metrics, metricsToken, webDir, isDraining });
  const requests = createRequests(getRequestListener(app.fetch), callers, turns, trustProxy);
  const atTheDoor = { connections, callers, turns, limits, allowedOrigins, trustProxy, refusals };
  const doorway = createDoorway({ ...atTheDoor, isDraining, now });
  const server = createServer({ requests, doorway, callers, stalledMs: timing.stalledMs });
  try {
    await listen(server, config);
  } catch (error) {
    await storage.close();
    throw listenError(error, config);
  }
  const backups = isLocal(storage) ? await openBackupDoor(dataDir, storage, log) : undefined;
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  log.info({ port }, 'listening');

  return {
    port,
    async stop() {
      draining = true;
      server.close();
      backups?.close();
      void rooms.commit();
      await connections.sendHome();
      if (!(await rooms.stop())) log.error('stopped with changes that the disk refused');
      server.closeAllConnections();
      await storage.close();
      clearInterval(summary);
      refusals.sumUp();
      log.info('stopped');
    },
  };
}

function webDirOf({ webDir }: RelayConfig, log: Log): string | undefined {
  if (webDir === undefined || hasWebApp(webDir)) return webDir;
  log.warn({ webDir }, 'no built web app there');
  return undefined;
}

/** The store that the configuration asks for: a database if it names one, otherwise the data folder. */
function openStorageOf(
  { databaseUrl, dataDir, mayForget }: RelayConfig,
  log: Log,
): Soon<AnyStorage> {
  if (databaseUrl === undefined) return openSqliteStorage(dataDir);
  return openPostgresStorage({ url: databaseUrl, mayForget, log });
}

async function opened(
  openStorage: (config: RelayConfig, log: Log) => Soon<AnyStorage>,
  config: RelayConfig,
  log: Log,
): Promise<AnyStorage> {
  const { databaseUrl, dataDir } = config;
  try {
    return await openStorage(config, log);
  } catch (error) {
    throw databaseUrl === undefined ? dataError(error, dataDir) : databaseError(error, databaseUrl);
  }
}

interface ServerParts {
  readonly requests: RequestListener;
  readonly doorway: Doorway;
  readonly callers: Callers;
  readonly stalledMs: number;
}

function createServer({ requests, doorway, callers, stalledMs }: ServerParts): Server {
  const server = createHttpServer({
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    keepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_MS,
    // Node would answer requests without one by itself, at once and however many there are.
    requireHostHeader: false,
    // Any other request for an upgrade is answered as a plain request, not left hanging. If it had
    // a body, Node would read that as frames, or pass on something that isn’t a socket.
    shouldUpgradeCallback: (request) =>
      request.headers.upgrade?.toLowerCase() === 'websocket' && !hasBody(request),
  });
  server.timeout = stalledMs;
  server.on('connection', (tcp) => {
    callers.arrived(tcp);
  });
  server.on('request', requests);
  // Node would answer these by itself, at once and however many there are.
  server.on('checkExpectation', requests);
  return server.on('upgrade', doorway);
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
