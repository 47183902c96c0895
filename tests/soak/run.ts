/**
 * `npm run soak [minutes]`: two devices write through a real relay, by default for 10 minutes, and
 * a table shows what each tenth of that cost. Exits with 1 if something grows that shouldn't.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVERS, startServer } from '../bench/relay/server-process.ts';
import { table } from '../bench/table.ts';
import { soak, type Stretch } from './soak.ts';

const STRETCHES = 10;
/**
 * Sizes go up and down with each compaction; growth is how much larger the last third is than the
 * first.
 */
const MOST_GROWTH = 1.5;
/** A smaller difference is the engine's own housekeeping. */
const SLACK_BYTES = 4e6;

const figures: readonly [heading: string, of: keyof Stretch, slack: number][] = [
  ['sent an edit', 'sentPerEdit', 100],
  ['document', 'document', 2e4],
  // It may hold 300 entries, or 64 KiB, before it is compacted.
  ['mailbox', 'mailbox', 1e5],
  ['relay’s files', 'relayFiles', SLACK_BYTES],
  ['devices’ heap', 'deviceHeap', SLACK_BYTES],
  ['relay’s heap', 'relayHeap', SLACK_BYTES],
  ['devices’ timers', 'deviceTimers', 2],
  ['relay’s timers', 'relayTimers', 2],
  ['rooms', 'rooms', 0],
  ['sockets', 'sockets', 0],
];

const minutes = Number(process.argv[2] ?? 10);
if (!(minutes > 0)) throw new Error('How many minutes? A number above 0.');
if (globalThis.gc === undefined) {
  // Unless garbage is collected first, a heap says nothing.
  const program = [import.meta.filename, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, ['--expose-gc', ...program], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

const dataDir = mkdtempSync(join(tmpdir(), 'cairn-soak-'));
const [cairn] = SERVERS;
if (!cairn) throw new Error('there is no relay to soak');
const server = await startServer(cairn, { DATA_DIR: dataDir });
let grown: string[] = [];
try {
  const ms = minutes * 60_000;
  const stretches = await soak({
    server,
    dataDir,
    ms,
    stretches: STRETCHES,
    onstretch: ({ edits }) => process.stderr.write(`${String(edits)} edits\n`),
  });
  const rows = stretches.map((stretch, at) => [
    `${((minutes / STRETCHES) * (at + 1)).toFixed(2)} min`,
    String(stretch.edits),
    ...figures.map(([, of]) => inUnits(of, stretch[of])),
  ]);
  const heads = ['after', 'edits', ...figures.map(([heading]) => heading)];
  process.stdout.write(table('A soak: two devices, one relay', [heads, ...rows]));
  grown = figures.filter((figure) => grows(stretches, figure)).map(([heading]) => heading);
} finally {
  await server.end();
  rmSync(dataDir, { recursive: true, force: true });
}
process.stdout.write(grown.length === 0 ? 'Flat.\n' : `Grows: ${grown.join(', ')}\n`);
process.exit(grown.length === 0 ? 0 : 1);

function grows(stretches: readonly Stretch[], [, of, slack]: (typeof figures)[number]): boolean {
  const third = Math.ceil(stretches.length / 3);
  const most = (some: readonly Stretch[]) => Math.max(...some.map((stretch) => stretch[of]));
  const [early, late] = [most(stretches.slice(0, third)), most(stretches.slice(-third))];
  // A figure that can't be read proves nothing.
  return !(late <= Math.max(early * (slack === 0 ? 1 : MOST_GROWTH), early + slack));
}

function inUnits(of: keyof Stretch, value: number): string {
  if (of === 'sentPerEdit') return `${value.toFixed(1)} B`;
  return value >= 1_000 ? `${(value / 1_000).toFixed(0)} kB` : String(value);
}
