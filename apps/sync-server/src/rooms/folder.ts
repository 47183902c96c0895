/* The one process that applies rooms to Yjs documents, one room at a time, with limits of memory and time. */

import { fork, type ChildProcess } from 'node:child_process';

/** A room that is to be folded. */
export interface FoldJob {
  /** Addresses take turns, as their rooms do. */
  readonly address: string;
  /** What is to be folded, asked for when its turn has come; none when nobody wants it any more. */
  update(): Uint8Array | undefined;
  /** Hears what became of it: nothing when it took too much memory or time. */
  done(folded: Uint8Array | undefined): void;
}

/** Folds what it is asked to, later. */
export interface Folder {
  add(job: FoldJob): void;
  /** Forgets a job that has not begun, and with it what the job knows. */
  remove(job: FoldJob): void;
  /** Forgets everything that it has not done yet. */
  stop(): void;
}

/** Megabytes and milliseconds. */
export interface FolderLimits {
  readonly oldSpaceMb: number;
  readonly youngSpaceMb: number;
  readonly mostMs: number;
}

/** A million of the smallest structs stay below it; what the process takes beside its heap is some 50 MB. */
export const FOLDER_LIMITS: FolderLimits = { oldSpaceMb: 192, youngSpaceMb: 16, mostMs: 10_000 };
/** A process that has nothing to do costs some megabytes, and beginning one a moment. */
const IDLE_MS = 10_000;
/** What is young lies in as many parts, of which the option names the size of one. */
const SEMI_SPACES = 3;

/** A folder whose process runs only while there is something to do, and ends with this one. */
export function createFolder(limits: FolderLimits = FOLDER_LIMITS): Folder {
  /** Addresses in the order of their turns, each with its jobs in the order of theirs. */
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
      // What Node reads from the environment is for the relay, not for this.
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
    // It could not be started, or not be told.
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
      // Behind all others, for the next time.
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
        // The system has no process to give.
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
