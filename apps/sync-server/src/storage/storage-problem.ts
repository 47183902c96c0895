/* Why a disk, SQLite or PostgreSQL refused, worded for the person who looks after the machine. */

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

/** Codes of ours, beside those of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
export const DATABASE_CODES = {
  gone: 'DATABASE_GONE',
  slow: 'DATABASE_SLOW',
  old: 'DATABASE_OLD',
  newer: 'DATABASE_NEWER',
  foreign: 'DATABASE_FOREIGN',
  readOnly: 'DATABASE_READ_ONLY',
  forgetful: 'DATABASE_FORGETFUL',
  deaf: 'DATABASE_DEAF',
} as const;

const UNREACHABLE = {
  what: "the database server can't be reached",
  remedy: 'See that it is running, and that DATABASE_URL has its address and port',
};
const NOT_ADMITTED = {
  what: 'the database server refuses this user or password',
  remedy: 'Correct the user and the password in DATABASE_URL',
};
const DATABASE_READ_ONLY = {
  what: 'the database may only be read',
  remedy: 'Give DATABASE_URL the address of the main server, not of a standby',
};
const DATABASE_BUSY = {
  what: 'the database server takes too long to answer',
  remedy: 'Look at its load and at its log',
};
const DATABASE_STOPPING = {
  what: 'the database server is starting or stopping',
  remedy: 'Wait for it, or start it',
};

/** What PostgreSQL and its library report. */
const DATABASE_PROBLEMS: Readonly<Record<string, StorageProblem>> = {
  [DATABASE_CODES.gone]: UNREACHABLE,
  '28000': NOT_ADMITTED,
  '28P01': NOT_ADMITTED,
  '3D000': {
    what: "the database server doesn't have that database",
    remedy: 'Create it (CREATE DATABASE), or correct its name in DATABASE_URL',
  },
  '42501': {
    what: 'the database user may not create or change tables there',
    remedy: 'Make it the owner of the database (ALTER DATABASE … OWNER TO …)',
  },
  '25006': DATABASE_READ_ONLY,
  [DATABASE_CODES.readOnly]: DATABASE_READ_ONLY,
  '53100': {
    what: "the database server's disk is full",
    remedy: 'Free some space there',
  },
  '53200': { what: 'the database server is out of memory', remedy: 'Look at its log' },
  '53300': {
    what: 'the database server has too many connections',
    remedy: 'Raise its max_connections; each relay takes up to eight',
  },
  '57P01': DATABASE_STOPPING,
  '57P02': DATABASE_STOPPING,
  '57P03': DATABASE_STOPPING,
  '55P03': DATABASE_BUSY,
  '57014': DATABASE_BUSY,
  [DATABASE_CODES.slow]: DATABASE_BUSY,
  [DATABASE_CODES.old]: {
    what: 'the database server is older than PostgreSQL 14',
    remedy: 'Use PostgreSQL 14 or newer',
  },
  [DATABASE_CODES.newer]: {
    what: 'its tables were written by a newer version of Cairn',
    remedy: 'Start that version',
  },
  [DATABASE_CODES.foreign]: {
    what: 'it has tables of another application',
    remedy:
      'Create a database for Cairn alone (CREATE DATABASE cairn), and name it in DATABASE_URL',
  },
  [DATABASE_CODES.forgetful]: {
    what: 'the server says that something is stored before it is on its disk (synchronous_commit or fsync is off)',
    remedy: 'Switch both on, or accept the loss with ALLOW_FORGETFUL_DATABASE=1',
  },
  [DATABASE_CODES.deaf]: {
    what: "notifications don't arrive (LISTEN), probably because of a transaction pooler",
    remedy: 'Give DATABASE_URL the address of the server itself',
  },
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
  const code = errorCode(cause);
  return PROBLEMS[code] ?? DATABASE_PROBLEMS[code];
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
