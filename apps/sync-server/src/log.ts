/* The relay's log: one JSON line an event on stderr, which must never hold a token or content. */

import { destination, pino, type DestinationStream, type Logger } from 'pino';
import { storageProblem } from './storage/storage-problem.ts';

export type Log = Logger;

/** Logs to stderr, written through at once so that the last line before an exit is not lost. */
export function createLog(
  level: 'info' | 'silent' = 'info',
  to: DestinationStream = destination({ dest: 2, sync: true }),
): Log {
  return pino({ level, base: null, formatters: { log: withReason } }, to);
}

/** Puts a sentence beside an error of the store, for whoever reads the log and not SQLite's codes. */
function withReason(entry: Record<string, unknown>): Record<string, unknown> {
  const problem = storageProblem(entry['err']);
  return problem === undefined ? entry : { ...entry, why: `${problem.what}. ${problem.remedy}.` };
}
