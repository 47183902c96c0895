/* Where the log goes, without ever waiting for its reader: lines that don't fit are counted. */

import type { Writable } from 'node:stream';

/** A destination for log lines that never blocks. */
export interface LogOutput {
  write(line: string): void;
  /** Called with the number of dropped lines each time the reader has caught up after a drop. */
  onReadAgain(listener: (droppedLines: number) => void): void;
  /** Lines dropped since the start. */
  droppedLines(): number;
  /** Resolves once everything is written, or after this long; at once if nothing is waiting. */
  flush(withinMs: number): Promise<void>;
}

const MOST_WAITING_BYTES = 256 * 1024;

/**
 * Writes to a stream that doesn't block, such as Node's `process.stderr` on a pipe. pino's own
 * asynchronous destination doesn't help: it leaves a stalled write in a thread of the pool, and the
 * process can't exit before that thread returns.
 */
export function createLogOutput(stream: Writable, mostBytes = MOST_WAITING_BYTES): LogOutput {
  let droppedInAll = 0;
  let droppedNow = 0;
  let readAgain: (droppedLines: number) => void = () => undefined;
  // Without a reader there is nobody to tell.
  stream.on('error', () => undefined);
  stream.on('drain', () => {
    const lines = droppedNow;
    droppedNow = 0;
    if (lines > 0) readAgain(lines);
  });
  return {
    write(line) {
      if (stream.writableLength + line.length <= mostBytes) {
        stream.write(line);
        return;
      }
      droppedInAll += 1;
      droppedNow += 1;
    },
    onReadAgain(listener) {
      readAgain = listener;
    },
    droppedLines: () => droppedInAll,
    flush(withinMs) {
      if (stream.writableLength === 0 || stream.destroyed) return Promise.resolve();
      return new Promise((resolve) => {
        setTimeout(resolve, withinMs);
        stream.write('', () => {
          resolve();
        });
      });
    },
  };
}
