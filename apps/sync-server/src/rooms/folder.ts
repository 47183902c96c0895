/* The one thread that applies rooms to Yjs documents, one room at a time, with limits of memory and time. */

import { Worker } from 'node:worker_threads';

/** A room that is to be folded. */
export interface FoldJob {
  /** What is to be folded, asked for when its turn has come; none when nobody wants it any more. */
  update(): Uint8Array | undefined;
  /** Hears what became of it: nothing when it took too much memory or time. */
  done(folded: Uint8Array | undefined): void;
}

/** Folds what it is asked to, later. */
export interface Folder {
  add(job: FoldJob): void;
  /** Forgets everything that it has not done yet. */
  stop(): void;
}

/** Megabytes and milliseconds. */
export interface FolderLimits {
  readonly oldSpaceMb: number;
  readonly youngSpaceMb: number;
  readonly mostMs: number;
}

/** A million of the smallest structs stay below it; what a thread takes beside its heap is little. */
export const FOLDER_LIMITS: FolderLimits = { oldSpaceMb: 192, youngSpaceMb: 16, mostMs: 10_000 };
/** A thread that has nothing to do costs some megabytes, and beginning one some milliseconds. */
const IDLE_MS = 10_000;

/** A folder whose thread runs only while there is something to do. */
export function createFolder(limits: FolderLimits = FOLDER_LIMITS): Folder {
  const waiting: FoldJob[] = [];
  let current: FoldJob | undefined;
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;

  function begin(): Worker {
    const begun = new Worker(new URL('./fold-worker.ts', import.meta.url), {
      resourceLimits: {
        maxOldGenerationSizeMb: limits.oldSpaceMb,
        maxYoungGenerationSizeMb: limits.youngSpaceMb,
      },
      // What Node reads from the environment is for the relay, not for this.
      env: {},
    });
    begun.unref();
    begun.on('message', (folded: Uint8Array) => {
      if (begun === worker) finish(folded);
    });
    begun.on('error', () => {
      if (begun === worker) giveUp();
    });
    return begun;
  }

  function end(): void {
    const ended = worker;
    worker = undefined;
    void ended?.terminate();
  }

  function giveUp(): void {
    end();
    finish(undefined);
  }

  function finish(folded: Uint8Array | undefined): void {
    const finished = current;
    current = undefined;
    clearTimeout(timer);
    timer = setTimeout(end, IDLE_MS).unref();
    finished?.done(folded);
    next();
  }

  function next(): void {
    while (!current) {
      const job = waiting.shift();
      if (!job) return;
      const update = job.update();
      if (!update) continue;
      current = job;
      clearTimeout(timer);
      timer = setTimeout(giveUp, limits.mostMs).unref();
      worker ??= begin();
      worker.postMessage(update);
    }
  }

  return {
    add(job) {
      waiting.push(job);
      next();
    },
    stop() {
      waiting.length = 0;
      current = undefined;
      clearTimeout(timer);
      end();
    },
  };
}
