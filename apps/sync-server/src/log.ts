/* The relay's log: one JSON line per event, which must never contain a token or content. */

import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogOutput } from './log-output.ts';
import { storageProblem } from './storage/storage-problem.ts';

export type Log = Logger;

/** Logs to an output, and reports there when its reader was too slow for some lines. */
export function createLogTo(output: LogOutput): Log {
  const log = createLog('info', output);
  output.onReadAgain((lines) => {
    log.warn({ lines }, 'log lines dropped');
  });
  return log;
}

/** Logs to a stream; a silent log doesn't need one. */
export function createLog(
  level: 'info' | 'silent',
  to: DestinationStream = { write: () => undefined },
): Log {
  return pino({ level, base: null, formatters: { log: withReason } }, to);
}

/** Adds a sentence to an error of the store, for readers who don't know SQLite's codes. */
function withReason(entry: Record<string, unknown>): Record<string, unknown> {
  const problem = storageProblem(entry['err']);
  return problem === undefined ? entry : { ...entry, why: `${problem.what}. ${problem.remedy}.` };
}
