/**
 * `npm run bench:cluster`: the relay on SQLite and on PostgreSQL, one and three of them, with the load
 * of `bench:relay`; rooms opened among 50,000 that are stored; and 1,000 clients that come back
 * after their relay was killed. Figures are printed but not judged. Arguments choose parts:
 * `typing`, `opening`, `returning`; `SHARE=0.1` runs a tenth.
 */
import { availableParallelism, loadavg } from 'node:os';
import { createPostgres, type TestPostgres } from '../../postgres/server.ts';
import { duration, table } from '../table.ts';
import { empty, measureOpeningRooms, measureReturning } from './cluster-load.ts';
import { type ServerProcess, SERVERS, startServer } from './server-process.ts';
import { measureTyping, type TypingFigures } from './typing.ts';

const parts = process.argv.slice(2);
const share = Number(process.env['SHARE'] ?? 1);
const does = (part: string): boolean => parts.length === 0 || parts.includes(part);
const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const count = (number: number): string => number.toLocaleString('en', { maximumFractionDigits: 0 });
const [relay] = SERVERS;
if (!relay) throw new Error('no relay to measure');
const kind = relay;

const database = await createPostgres(['max_connections=200']);
if (!database) throw new Error('no PostgreSQL comes as a package for this system');

/** Relays that share a database; sockets are given to them in turn. */
async function startRelays(many: number, { url }: TestPostgres): Promise<ServerProcess> {
  const relays: ServerProcess[] = [];
  for (let at = 0; at < many; at += 1)
    relays.push(await startServer(kind, { DATABASE_URL: url, LIMITS: 'off' }));
  let next = 0;
  return {
    get address() {
      next = (next + 1) % relays.length;
      return relays[next]?.address ?? '';
    },
    async account() {
      const accounts = await Promise.all(relays.map((each) => each.account()));
      const sum = (of: keyof (typeof accounts)[number]): number =>
        accounts.reduce((total, account) => total + account[of], 0);
      return {
        cpuMs: sum('cpuMs'),
        rss: sum('rss'),
        heapUsed: sum('heapUsed'),
        external: sum('external'),
        timers: sum('timers'),
      };
    },
    async end() {
      await Promise.all(relays.map((each) => each.end()));
    },
  };
}

const [load = 0] = loadavg();
print(
  `Node ${process.version}, ${String(availableParallelism())} processors, load ${load.toFixed(1)} ` +
    'before it began. Everything, the database and the clients included, is on this machine.',
);

if (does('typing')) {
  const typing = {
    rooms: 20,
    socketsPerRoom: 3,
    updatesPerSocket: Math.round(5_000 * share),
    window: 8,
  };
  const setups = [
    { name: 'one relay on SQLite', start: () => startServer(kind, { LIMITS: 'off' }) },
    { name: 'one relay on PostgreSQL', start: () => startRelays(1, database) },
    { name: 'three relays on PostgreSQL', start: () => startRelays(3, database) },
  ];
  const rows: { name: string; figures: TypingFigures; databaseMs: number; deliveries: number }[] =
    [];
  for (const { name, start } of setups) {
    const before = database.cpuMs();
    const figures = await measureTyping(kind, typing, start);
    if (name !== setups[0]?.name) await empty(database);
    const deliveries = typing.rooms * typing.socketsPerRoom * (typing.socketsPerRoom - 1);
    rows.push({
      ...{ name, figures },
      databaseMs: database.cpuMs() - before,
      deliveries: deliveries * typing.updatesPerSocket,
    });
  }
  const sqlite = rows[0]?.figures.cpuPerDelivery ?? NaN;
  print(
    table(
      `${String(typing.rooms)} rooms of ${String(typing.socketsPerRoom)}, everyone types ` +
        `${count(typing.updatesPerSocket)} characters, ${String(typing.window)} on their way`,
      [
        [
          '',
          "relays' processor time a delivery",
          'of SQLite',
          "the database's",
          'deliveries a second',
          'p50',
          'p99',
        ],
        ...rows.map(({ name, figures, databaseMs, deliveries }) => [
          name,
          `${figures.cpuPerDelivery.toFixed(2)} µs`,
          `${(figures.cpuPerDelivery / sqlite).toFixed(2)} ×`,
          `${((databaseMs * 1_000) / deliveries).toFixed(2)} µs`,
          count(figures.throughput),
          duration(figures.p50Ms),
          duration(figures.p99Ms),
        ]),
      ],
    ),
  );
}

if (does('opening')) {
  const rooms = { stored: Math.round(50_000 * share), opened: Math.round(2_000 * share) };
  const figures = await measureOpeningRooms(kind, database, rooms, () => startRelays(1, database));
  print(
    table(`${count(rooms.opened)} rooms opened one after the other, the rest only stored`, [
      ['stored', 'p50', 'p95', 'memory before', 'memory with the rooms open'],
      ...figures.map(({ stored, p50Ms, p95Ms, rssBefore, rssAfter }) => [
        count(stored),
        duration(p50Ms),
        duration(p95Ms),
        `${count(rssBefore / 2 ** 20)} MiB`,
        `${count(rssAfter / 2 ** 20)} MiB`,
      ]),
    ]),
  );
}

if (does('returning')) {
  const clients = Math.round(1_000 * share);
  const relays = [
    await startServer(kind, { DATABASE_URL: database.url, LIMITS: 'off' }),
    await startServer(kind, { DATABASE_URL: database.url, LIMITS: 'off' }),
  ] as const;
  const figures = await measureReturning(kind, relays, clients);
  print(
    table(`${count(clients)} clients come back to another relay after theirs was killed`, [
      ['until the last is in sync'],
      [duration(figures.ms)],
    ]),
  );
  for (const each of relays) await each.end();
}

await database.remove();
