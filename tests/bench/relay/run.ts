/**
 * `npm run bench:relay`: compares the relay with a bare fan-out, which is the floor, and two
 * servers in common use, all with the same load, each in a fresh process that reports its own
 * resources. Figures are printed but not judged: machines differ. Arguments choose parts: `typing`,
 * `idle`, `joining`; `SERVERS=Cairn,Hocuspocus` chooses servers, `SHARE=0.1` runs a tenth.
 */
import { availableParallelism, loadavg } from 'node:os';
import { duration, table } from '../table.ts';
import { measureIdle } from './idle.ts';
import { measureJoining } from './joining.ts';
import { SERVERS } from './server-process.ts';
import { measureTyping } from './typing.ts';

const parts = process.argv.slice(2);
const chosen = process.env['SERVERS']?.split(',');
const servers = SERVERS.filter(({ name }) => chosen?.includes(name) ?? true);
const share = Number(process.env['SHARE'] ?? 1);
const does = (part: string): boolean => parts.length === 0 || parts.includes(part);
const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const count = (number: number): string => number.toLocaleString('en', { maximumFractionDigits: 0 });
const times = (of: number | undefined, peer: number | undefined): string =>
  `${((of ?? NaN) / (peer ?? NaN)).toFixed(2)} ×`;

const [load = 0] = loadavg();
print(
  `Node ${process.version}, ${String(availableParallelism())} processors, load ${load.toFixed(1)} ` +
    'before it began. Cairn checks credentials and makes every change durable; the others are in memory.',
);

if (does('typing')) {
  const typing = {
    rooms: 20,
    socketsPerRoom: 3,
    updatesPerSocket: Math.round(5_000 * share),
    window: 8,
  };
  const rows = [];
  for (const server of servers) {
    rows.push({ name: server.name, figures: await measureTyping(server, typing) });
  }
  const floor = rows.find(({ name }) => name === 'bare fan-out')?.figures.cpuPerDelivery;
  print(
    table(
      `${String(typing.rooms)} rooms of ${String(typing.socketsPerRoom)}, everyone types ` +
        `${count(typing.updatesPerSocket)} characters, ${String(typing.window)} on their way`,
      [
        ['', 'processor time a delivery', 'of the floor', 'deliveries a second', 'p50', 'p99'],
        ...rows.map(({ name, figures }) => [
          name,
          `${figures.cpuPerDelivery.toFixed(2)} µs`,
          times(figures.cpuPerDelivery, floor),
          count(figures.throughput),
          duration(figures.p50Ms),
          duration(figures.p99Ms),
        ]),
      ],
    ),
  );
}

if (does('idle')) {
  const rooms = Math.round(2_000 * share);
  const rows = [];
  for (const server of servers) {
    rows.push({ name: server.name, figures: await measureIdle(server, rooms, 2) });
  }
  const floor = rows.find(({ name }) => name === 'bare fan-out')?.figures;
  print(
    table(`${count(rooms)} rooms in which 2 people do nothing: memory for each`, [
      ['', 'process', 'of the floor', 'heap and buffers', 'of the floor'],
      ...rows.map(({ name, figures }) => [
        name,
        `${(figures.rss / 1_024).toFixed(1)} KiB`,
        times(figures.rss, floor?.rss),
        `${(figures.held / 1_024).toFixed(1)} KiB`,
        times(figures.held, floor?.held),
      ]),
    ]),
  );
}

if (does('joining')) {
  const joiners = Math.round(150 * share);
  const rows = [];
  for (const server of servers) {
    rows.push({ name: server.name, figures: await measureJoining(server, joiners, 4_000_000) });
  }
  print(
    table(`${count(joiners)} people open a room of 4 MB at once`, [
      ['', 'until the last has it', 'processor time'],
      ...rows.map(({ name, figures }) => [name, duration(figures.ms), duration(figures.cpuMs)]),
    ]),
  );
}
