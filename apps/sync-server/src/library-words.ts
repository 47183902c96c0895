/* What libraries say to the console becomes lines of the log: strangers may cause any amount of it. */

import { format } from 'node:util';
import type { Log } from './log.ts';

/** The part of a console that libraries use. */
type Said = Pick<Console, 'debug' | 'error' | 'info' | 'log' | 'warn'>;

const METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const;
const LEAST_PAUSE_MS = 10_000;
const MOST_LENGTH = 500;

/** From now on, at most one line in ten seconds, with how many were left out before it; `now` returns milliseconds. */
export function logLibraryWords(to: Said, log: Log, now: () => number): void {
  let silentUntil = -Infinity;
  let leftOut = 0;
  const say = (...words: unknown[]): void => {
    if (now() < silentUntil) {
      leftOut += 1;
      return;
    }
    silentUntil = now() + LEAST_PAUSE_MS;
    log.warn({ words: format(...words).slice(0, MOST_LENGTH), leftOut }, 'a library says');
    leftOut = 0;
  };
  for (const method of METHODS) to[method] = say;
}
