/* The relay's log: one JSON line an event on stderr, which must never hold a token or content. */

import { destination, pino, type Logger } from 'pino';

export type Log = Logger;

/** Logs to stderr, written through at once so that the last line before an exit is not lost. */
export function createLog(level: 'info' | 'silent' = 'info'): Log {
  return pino({ level, base: null }, destination({ dest: 2, sync: true }));
}
