/* Why a disk or SQLite refused, worded for the person who looks after the machine. */

/** Two parts of a sentence: what is wrong, without a capital, and what to do about it. */
export interface StorageProblem {
  readonly what: string;
  readonly remedy: string;
}

const FULL = { what: 'the disk is full', remedy: 'Free some space' };
const READ_ONLY = {
  what: 'this account may only read there',
  remedy: 'Let it write to the folder and the files in it',
};
const IN_USE = { what: 'another program is using the file', remedy: 'Stop that program' };
const FAILING = {
  what: 'the disk reports an error',
  remedy: "Look at the system's log and check the disk",
};

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) and the system's. */
const PROBLEMS: Readonly<Record<string, StorageProblem>> = {
  SQLITE_5: IN_USE,
  SQLITE_6: IN_USE,
  SQLITE_8: READ_ONLY,
  SQLITE_10: FAILING,
  SQLITE_11: { what: 'the database is damaged', remedy: 'Stop the relay and restore a backup' },
  SQLITE_13: FULL,
  SQLITE_14: {
    what: "the file can't be opened",
    remedy: 'See that its folder is there and that this account may write to it',
  },
  SQLITE_26: { what: "the file isn't a database", remedy: 'Move it elsewhere' },
  EACCES: READ_ONLY,
  EDQUOT: FULL,
  EIO: FAILING,
  ENOSPC: FULL,
  EPERM: READ_ONLY,
  EROFS: READ_ONLY,
};

/** What is behind an error of the store or the file system; undefined if it is something else. */
export function storageProblem(cause: unknown): StorageProblem | undefined {
  return PROBLEMS[errorCode(cause)];
}

/** The end of a sentence about something that failed: what is wrong and what to do about it. */
export function reasonOf(cause: unknown): string {
  const problem = storageProblem(cause);
  if (problem === undefined) return ` (${errorCode(cause)}).`;
  return `: ${problem.what}. ${problem.remedy}.`;
}

/** `SQLITE_13`, `ENOSPC`, or else the error's own message. */
export function errorCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown reason';
  // The lowest byte is the primary code; the rest tells where it happened.
  if ('errcode' in cause && typeof cause.errcode === 'number')
    return `SQLITE_${cause.errcode & 255}`;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return cause.message;
}
