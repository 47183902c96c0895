/**
 * `npm test`: runs every check until one fails. With `static`, only those that read the code (`npm
 * run check`). The last line says how many tests ran.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

type Step = { heading: string; command: string[]; folder?: string; report?: Report };

/** The file to which a test runner writes its counts, and how to read them. */
type Report = { file: string; env?: string; read: (json: unknown) => Counts };
type Counts = { passed: number; failed: number };

const ROOT = join(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.cache/reports');
/** Where Node keeps what it has compiled: a relay that a journey starts is there in half the time. */
const COMPILED = join(ROOT, '.cache/node');

function number(json: unknown, ...path: string[]): number {
  let value = json;
  for (const name of path) value = (value as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'number' ? value : 0;
}

const vitestReport = (name: string): Report => ({
  file: join(REPORTS, `${name}.json`),
  read: (json) => ({
    passed: number(json, 'numPassedTests'),
    failed: number(json, 'numFailedTests'),
  }),
});

const playwrightReport: Report = {
  file: join(REPORTS, 'journeys.json'),
  env: 'PLAYWRIGHT_JSON_OUTPUT_FILE',
  read: (json) => ({
    passed: number(json, 'stats', 'expected'),
    failed: number(json, 'stats', 'unexpected') + number(json, 'stats', 'flaky'),
  }),
};

const vitest = (report: Report) => [
  ...['vitest', 'run', '--reporter=default', '--reporter=json'],
  `--outputFile.json=${report.file}`,
];

const nodeTests = vitestReport('node');
const webTests = vitestReport('web');

const tsc = (folder: string): Step => ({
  heading: `Types of ${folder}`,
  command: ['tsc', '-p', folder],
});

const WEB = 'apps/web';

const lint = (what: string, ...paths: string[]): Step => ({
  heading: `Lint of ${what}`,
  command: ['eslint', '--max-warnings=0', ...paths],
});

/** What Kit generates for the types of the web app, which lint needs too. */
const FIRST: Step[] = [
  { heading: 'Generated types', command: ['pnpm', 'exec', 'svelte-kit', 'sync'], folder: WEB },
];

/** They change nothing, so they run side by side; the longest start first. */
const STATIC: Step[] = [
  lint('the web app', WEB),
  lint('the rest', '.', '--ignore-pattern', `${WEB}/`),
  { heading: 'Formatting', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  {
    heading: 'Types of the web app',
    command: ['pnpm', 'exec', 'svelte-check', '--fail-on-warnings'],
    folder: WEB,
  },
  ...[
    '.',
    'apps/web/src/service-worker',
    'packages/model',
    'packages/prose',
    'packages/protocol',
    'packages/scanner',
    'packages/sealed',
    'apps/sync-server',
    'tests',
  ].map(tsc),
  {
    heading: 'Who imports whom',
    command: ['depcruise', '--output-type', 'err-long', 'apps', 'packages', 'tests', 'scripts'],
  },
  { heading: 'Unused code', command: ['knip'] },
  { heading: 'Licences of what is shipped', command: ['node', 'scripts/licences.ts'] },
  {
    heading: 'Words for all that the model keeps and does',
    command: ['pnpm', 'exec', 'vitest', 'run', '--project', 'web', 'features.test.ts'],
    folder: WEB,
  },
  { heading: 'Paths and commands in the documents', command: ['node', 'scripts/check-docs.ts'] },
  { heading: 'Fields in the documents', command: ['node', 'scripts/document-table.ts', 'check'] },
];

const TESTS: Step[] = [
  {
    heading: 'Unit, property and server tests',
    command: vitest(nodeTests),
    report: nodeTests,
  },
  { heading: 'Browser', command: ['node', 'scripts/chromium.ts'] },
  {
    heading: 'Web app tests',
    command: ['pnpm', 'exec', ...vitest(webTests)],
    folder: WEB,
    report: webTests,
  },
  { heading: 'Build', command: ['node', 'scripts/build-web.ts', '--force'] },
  {
    heading: 'Journeys',
    command: ['playwright', 'test', '-c', 'tests/playwright.config.ts', '--reporter=list,json'],
    report: playwrightReport,
  },
];

/** How many of them run at a time: most use one processor each. */
const AT_ONCE = 2;

/**
 * Runs one step; true if it succeeded. Output is shown as it comes if the step runs alone,
 * otherwise in one piece at the end.
 */
async function succeeds({ heading, command, folder, report }: Step, alone: boolean) {
  const startedAtMs = performance.now();
  const [program = '', ...args] = command;
  const env = report?.env === undefined ? {} : { [report.env]: report.file };
  if (alone) console.log(`\n== ${heading}`);
  const output = alone ? 'inherit' : 'pipe';
  const child = spawn(program, args, {
    cwd: join(ROOT, folder ?? '.'),
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['ignore', output, output],
  });
  let said = alone ? '' : `\n== ${heading}\n`;
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const status = await new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', (error) => {
      said += `${error.message}\n`;
      resolve(1);
    });
  });
  process.stdout.write(said);
  console.log(`   done in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
  if (status !== 0) console.error(`\nStopped: "${heading}" failed (${command.join(' ')})`);
  return status === 0;
}

/** Runs all steps, `atOnce` at a time, until one fails. */
async function runAll(steps: readonly Step[], atOnce: number): Promise<void> {
  const waiting = [...steps];
  let failed = false;
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined && !failed; step = waiting.shift())
      if (!(await succeeds(step, atOnce === 1))) failed = true;
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  if (failed) process.exit(1);
}

function count(steps: Step[]): Counts {
  const total = { passed: 0, failed: 0 };
  for (const { report } of steps) {
    if (report === undefined) continue;
    const { passed, failed } = report.read(JSON.parse(readFileSync(report.file, 'utf8')));
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

interface Journey {
  readonly title: string;
  readonly file: string;
  readonly ms: number;
}

/** The journeys of Playwright's report, whose suites nest: file, describe block, test. */
function journeysIn(suite: unknown): Journey[] {
  const { suites = [], specs = [] } = suite as { suites?: unknown[]; specs?: unknown[] };
  const own = specs.map((spec) => {
    const { title, file, tests } = spec as {
      title: string;
      file: string;
      tests: { results: { duration: number }[] }[];
    };
    const ms = tests
      .flatMap(({ results }) => results)
      .reduce((sum, { duration }) => sum + duration, 0);
    return { title, file, ms };
  });
  return [...own, ...suites.flatMap(journeysIn)];
}

function printSlowest(howMany: number): void {
  const journeys = journeysIn(JSON.parse(readFileSync(playwrightReport.file, 'utf8')));
  console.log(`\nThe slowest ${String(howMany)} of ${String(journeys.length)} journeys`);
  for (const { title, file, ms } of journeys.sort((a, b) => b.ms - a.ms).slice(0, howMany))
    console.log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${file}: ${title}`);
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const onlyStatic = process.argv.includes('static');
await runAll(FIRST, 1);
await runAll(STATIC, AT_ONCE);
if (!onlyStatic) await runAll(TESTS, 1);

if (!onlyStatic) {
  printSlowest(10);
  const { passed, failed } = count(TESTS);
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}
