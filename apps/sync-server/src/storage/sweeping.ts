/* Deletes what is left of large rooms that were closed or replaced, while everybody else is answered. */

import type { Log } from '../log.ts';
import { type Slow, slowly } from './slowly.ts';
import type { Storage } from './storage.ts';

/** Deletes what no longer counts. */
export interface Sweeping {
  /** Begins if there is anything to delete; call it every few seconds. */
  begin(): void;
  stop(): void;
}

/** The sweeping of a store. */
export function createSweeping(storage: Pick<Storage, 'sweep'>, log: Log): Sweeping {
  let slow: Slow | undefined;
  let isOver = true;

  return {
    begin() {
      if (!isOver) return;
      isOver = false;
      slow = slowly(
        () => !storage.sweep(),
        (error) => {
          isOver = true;
          if (error !== undefined) log.error({ err: error }, 'not deleted yet');
        },
      );
    },
    stop: () => slow?.stop(),
  };
}
