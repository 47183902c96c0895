/* The program: reads the environment, starts the relay, prints its address, and stops when asked. */

import { readConfig } from './config.ts';
import { logLibraryWords } from './library-words.ts';
import { createLogTo } from './log.ts';
import { createLogOutput } from './log-output.ts';
import { type Relay, startRelay } from './relay.ts';
import { StartError } from './start-error.ts';

// Whoever stops it waits 5 s. By then everything is durable; only the closing of sockets is
// unfinished.
const LAST_MOMENT_MS = 4_500;
// A stalled reader of the log mustn't hold up the exit.
const LAST_LINES_MS = 300;

const result = readConfig(process.env);
if (!result.ok) giveUp(result.sentence);
const { config } = result;

const output = createLogOutput(process.stderr);
const log = createLogTo(output);
logLibraryWords(console, log, () => performance.now());
// Nothing is acknowledged before it is durable, so exiting here loses nothing.
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'ended by an error');
  exit(1);
});

let stopping = false;
let relay: Relay;
try {
  relay = await startRelay(config, log, { droppedLogLines: () => output.droppedLines() });
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  giveUp(error.message);
}

const anyAddress = config.host === '0.0.0.0' || config.host === '::';
const host = anyAddress
  ? '127.0.0.1'
  : config.host.includes(':')
    ? `[${config.host}]`
    : config.host;
// Before the line that says it is running: whoever waits for that line may stop it at once.
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.stdout.write(`Cairn is running at http://${host}:${relay.port}\n`);

function stop(): void {
  // Ctrl-C in a terminal arrives once from the terminal and again from the script that started
  // this.
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), LAST_MOMENT_MS).unref();
  void relay.stop().then(() => {
    exit(0);
  });
}

function exit(code: number): void {
  void output.flush(LAST_LINES_MS).then(() => process.exit(code));
}

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
