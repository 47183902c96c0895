/**
 * `npm run test:long`: runs the suites that `npm test` has in a short form at full length, which
 * takes about an hour; with a name, only that one: `npm run test:long healing`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

interface LongSuite {
  readonly what: string;
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
}

const SUITES: Readonly<Record<string, LongSuite>> = {
  healing: {
    what: '1,000 stories of three devices and a hostile relay',
    file: 'packages/sealed/src/healing.test.ts',
    env: { SIM_RUNS: '1000' },
  },
  updates: {
    what: '100,000 malformed updates, well sealed',
    file: 'packages/sealed/src/fuzz.test.ts',
    env: { FUZZ_RUNS: '100000' },
  },
  prose: {
    what: '10,000 stories of two or three people in one rich text',
    file: 'packages/prose/src/editor/merging.test.ts',
    env: { PROSE_RUNS: '10000' },
  },
  anchors: {
    what: '10,000 stories of two people and the words that threads are about',
    file: 'packages/prose/src/editor/anchored.test.ts',
    env: { ANCHOR_RUNS: '10000' },
  },
  scanner: {
    what: 'a hundred thousand malformed decrypted updates before the scanner, and honest ones',
    file: 'packages/scanner/src',
    env: { FUZZ_RUNS: '100000' },
  },
  frames: {
    what: 'a million malformed frames against the relay',
    file: 'tests/faults/fuzz.test.ts',
    env: { FUZZ_RUNS: '1000000' },
  },
  strangers: {
    what: 'each attack on the relay for 30 seconds',
    file: 'tests/faults/strangers.test.ts',
    env: { STRANGER_SECONDS: '30' },
  },
  relays: {
    what: '200 stories of three relays on one PostgreSQL, killed, paused and cut off',
    file: 'tests/postgres/many-relays.test.ts',
    env: { RELAY_RUNS: '200' },
  },
  clients: {
    what: '1,000 clients at once',
    file: 'tests/faults/network.test.ts',
    env: { CLIENTS: '1000' },
  },
  offline: {
    what: '30,000 changes made offline, then one sync',
    file: 'tests/faults/sealed.test.ts',
    env: { CHANGES: '30000' },
  },
  soak: {
    what: 'two devices that write for ten minutes',
    file: 'tests/faults/soak.test.ts',
    env: { SOAK_MINUTES: '10' },
  },
  quiet: {
    what: 'alone and silent for 70 seconds',
    file: 'tests/faults/quiet.test.ts',
    env: { LONG: '1' },
  },
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(', ')}. Choose from ${Object.keys(SUITES).join(', ')}.`,
  );
  process.exit(1);
}

let failed = false;
for (const [name, { what, file, env }] of Object.entries(SUITES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`\n== ${name}: ${what}`);
  const { status } = spawnSync('vitest', ['run', file, '--testTimeout=0'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
if (failed) process.exitCode = 1;
