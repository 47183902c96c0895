/* Applies rooms to Yjs documents in a single process, one room at a time, with limits on memory and time. */

import { type ChildProcess, fork } from 'node:child_process';

/** A room to be folded. */
export interface FoldJob {
  /** Addresses take turns, and so do the rooms of each. */
  readonly address: string;
  /** What is to be folded, asked for when its turn has come; `undefined` if nobody wants it any more. */
  update(): Uint8Array | undefined;
  /** Called with the result; `undefined` if it took too much memory or time. */
  done(folded: Uint8Array | undefined): void;
}

/** Folds jobs one after another. */
export interface Folder {
  add(job: FoldJob): void;
  /** Forgets a job that hasn't begun, and everything the job holds on to. */
  remove(job: FoldJob): void;
  /** Forgets everything that isn't done yet. */
  stop(): void;
}

/** In megabytes and milliseconds. */
export interface FolderLimits {
  readonly oldSpaceMb: number;
  readonly youngSpaceMb: number;
  readonly mostMs: number;
}

/** Enough for a million of the smallest structs; outside its heap the process takes some 50 MB. */
export const FOLDER_LIMITS: FolderLimits = { oldSpaceMb: 192, youngSpaceMb: 16, mostMs: 10_000 };
/** An idle process takes some megabytes, and starting one takes a moment. */
const IDLE_MS = 10_000;
/** The young generation has this many parts, and Node's option sets the size of one. */
const SEMI_SPACES = 3;

/** A folder whose process runs only while there is work, and ends with this one. */
export function createFolder(limits: FolderLimits = FOLDER_LIMITS): Folder {
  /** Addresses in the order of their turns, each with its jobs in order. */
  const waiting = new Map<string, Set<FoldJob>>();
  let current: FoldJob | undefined;
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;

  function begin(): ChildProcess {
    const begun = fork(new URL('./fold-process.ts', import.meta.url), {
      execArgv: [
        `--max-old-space-size=${limits.oldSpaceMb}`,
        `--max-semi-space-size=${Math.ceil(limits.youngSpaceMb / SEMI_SPACES)}`,
      ],
      // The environment that Node reads is meant for the relay, not for this.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    begun.unref();
    begun.channel?.unref();
    begun.on('message', (folded) => {
      if (begun === child) finish(folded as unknown as Uint8Array);
    });
    const ended = (): void => {
      if (begun !== child) return;
      child = undefined;
      if (current) finish(undefined);
    };
    begun.on('exit', ended);
    // It couldn't be started, or couldn't be sent to.
    begun.on('error', ended);
    return begun;
  }

  function end(): void {
    const ended = child;
    child = undefined;
    ended?.kill('SIGKILL');
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

  function shift(): FoldJob | undefined {
    for (const [address, jobs] of waiting) {
      const [job] = jobs;
      // To the end of the queue, for the next time.
      waiting.delete(address);
      if (job) jobs.delete(job);
      if (jobs.size > 0) waiting.set(address, jobs);
      return job;
    }
    return undefined;
  }

  function next(): void {
    while (!current) {
      const job = shift();
      if (!job) return;
      const update = job.update();
      if (!update) continue;
      current = job;
      clearTimeout(timer);
      timer = setTimeout(giveUp, limits.mostMs).unref();
      try {
        child ??= begin();
        child.send(update);
      } catch {
        // The system can't start a process.
        setImmediate(giveUp);
      }
    }
  }

  return {
    add(job) {
      const jobs = waiting.get(job.address) ?? new Set();
      waiting.set(job.address, jobs.add(job));
      next();
    },
    remove(job) {
      const jobs = waiting.get(job.address);
      jobs?.delete(job);
      if (jobs?.size === 0) waiting.delete(job.address);
    },
    stop() {
      waiting.clear();
      current = undefined;
      clearTimeout(timer);
      end();
    },
  };
}
