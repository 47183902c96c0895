/* Every limit of the relay with its name, unit and default: the only place to look them up. */

/** What the relay allows; `Infinity` for no limit. */
export interface Limits {
  /** A room in the store, once folded. */
  readonly roomBytes: number;
  /** A room in structs and ranges of deletions: a small one takes as much memory as a large one. */
  readonly roomStructs: number;
  /** A room in updates that aren't folded: each takes as much memory and time as a larger one. */
  readonly roomUpdates: number;
  /** One message. */
  readonly messageBytes: number;
  readonly socketsPerRoom: number;
  readonly socketsPerAddress: number;
  /** The sustained rate of one socket; above it, the socket is read more slowly. */
  readonly updatesPerSecond: number;
  /** The same for all sockets of an address together. */
  readonly updatesPerSecondAndAddress: number;
  /** New rooms that one address may create within an hour. */
  readonly roomsPerHour: number;
  /** What may be waiting for one slow reader. */
  readonly bufferedBytes: number;
  /** What may be waiting for all slow readers together. */
  readonly allBufferedBytes: number;
  /** What the contents of all open rooms may take in memory; all of it is in the store too. */
  readonly openBytes: number;
  /** What all messages that have only partly arrived may take together. */
  readonly unfinishedBytes: number;
  /** New sockets from one address; `burstOf` gives how many may come at once. */
  readonly connectionsPerSecond: number;
  /** Connections from one address that aren't sockets (yet); not known behind a proxy. */
  readonly plainConnectionsPerAddress: number;
  /** How long a socket that was told to close may take. */
  readonly closingSeconds: number;
  /** The store as a whole. */
  readonly diskBytes: number;
  /** For how many days of the relay's running time a room is kept without visits. */
  readonly roomDays: number;
}

/** The limits, or a sentence about what is wrong with a variable. */
export type LimitsResult =
  | { readonly ok: true; readonly limits: Limits }
  | { readonly ok: false; readonly sentence: string };

interface LimitVariable {
  readonly name: string;
  readonly unit: string;
  readonly fallback: number;
}

const MIB = 1024 * 1024;

/** The environment variables that set them. */
export const LIMIT_VARIABLES: Readonly<Record<keyof Limits, LimitVariable>> = {
  roomBytes: { name: 'LIMIT_ROOM_BYTES', unit: 'bytes', fallback: 64 * MIB },
  roomStructs: { name: 'LIMIT_ROOM_STRUCTS', unit: 'structs', fallback: 1_000_000 },
  // Rooms are folded long before that, unless Yjs gave them up.
  roomUpdates: { name: 'LIMIT_ROOM_UPDATES', unit: 'updates', fallback: 20_000 },
  // A workspace comes back to a relay that lost it as one message.
  messageBytes: { name: 'LIMIT_MESSAGE_BYTES', unit: 'bytes', fallback: 64 * MIB },
  socketsPerRoom: { name: 'LIMIT_SOCKETS_PER_ROOM', unit: 'sockets', fallback: 32 },
  // A school is one address.
  socketsPerAddress: { name: 'LIMIT_SOCKETS_PER_ADDRESS', unit: 'sockets', fallback: 1_024 },
  updatesPerSecond: { name: 'LIMIT_UPDATES_PER_SECOND', unit: 'updates', fallback: 200 },
  updatesPerSecondAndAddress: {
    name: 'LIMIT_UPDATES_PER_SECOND_AND_ADDRESS',
    unit: 'updates',
    fallback: 4_000,
  },
  roomsPerHour: { name: 'LIMIT_ROOMS_PER_HOUR', unit: 'rooms', fallback: 600 },
  // More than the largest message, or a newcomer to the largest room would be sent away.
  bufferedBytes: { name: 'LIMIT_BUFFERED_BYTES', unit: 'bytes', fallback: 96 * MIB },
  allBufferedBytes: { name: 'LIMIT_ALL_BUFFERED_BYTES', unit: 'bytes', fallback: 512 * MIB },
  openBytes: { name: 'LIMIT_OPEN_BYTES', unit: 'bytes', fallback: 512 * MIB },
  unfinishedBytes: { name: 'LIMIT_UNFINISHED_BYTES', unit: 'bytes', fallback: 256 * MIB },
  connectionsPerSecond: {
    name: 'LIMIT_CONNECTIONS_PER_SECOND',
    unit: 'connections',
    fallback: 100,
  },
  // A browser opens six to load a page, and closes those it hasn't used for 5 s.
  plainConnectionsPerAddress: {
    name: 'LIMIT_PLAIN_CONNECTIONS_PER_ADDRESS',
    unit: 'connections',
    fallback: 2_048,
  },
  closingSeconds: { name: 'LIMIT_CLOSING_SECONDS', unit: 'seconds', fallback: 5 },
  // Only the person who runs the relay knows the disk, and how long people may stay away.
  diskBytes: { name: 'LIMIT_DISK_BYTES', unit: 'bytes', fallback: Infinity },
  roomDays: { name: 'LIMIT_ROOM_DAYS', unit: 'days', fallback: Infinity },
};

/** When a relay comes back, so does a whole school: ten seconds' worth may connect at once. */
export function burstOf(connectionsPerSecond: number): number {
  return 10 * connectionsPerSecond;
}

/** How many updates a socket may send at once before `updatesPerSecond` applies. */
export const BURST_UPDATES = 30_000;
/** The same for all sockets of an address together. */
export const BURST_UPDATES_AND_ADDRESS = 600_000;

/** For this many structs of a room, one may be the first of another client, which costs more. */
const STRUCTS_A_CLIENT = 16;
const VALUES_A_STRUCT = 4;

/** Limits of one update in what costs more than its bytes; a room may have no more clients either. */
export function readingLimits({ roomStructs }: Pick<Limits, 'roomStructs'>): {
  readonly mostClients: number;
  readonly mostStructs: number;
  readonly mostDeletions: number;
  readonly mostValues: number;
} {
  return {
    mostClients: Math.ceil(roomStructs / STRUCTS_A_CLIENT),
    mostStructs: roomStructs,
    mostDeletions: roomStructs,
    mostValues: roomStructs * VALUES_A_STRUCT,
  };
}

/** No limits at all. */
export const NO_LIMITS: Limits = readAll(() => Infinity);

/** The limits in an empty environment. */
export const DEFAULT_LIMITS: Limits = readAll(({ fallback }) => fallback);

/** Reads the limits; 0 is no limit, `LIMITS=off` lifts all, an empty value counts as unset. */
export function readLimits(env: Readonly<Record<string, string | undefined>>): LimitsResult {
  const all = env['LIMITS'] ?? '';
  if (all === 'off') return { ok: true, limits: NO_LIMITS };
  if (all !== '') {
    return {
      ok: false,
      sentence: `LIMITS is "${all}", but only "off" means something there: no limits at all.`,
    };
  }
  for (const { name, unit } of Object.values(LIMIT_VARIABLES)) {
    const text = env[name] ?? '';
    if (text !== '' && !isCount(text)) {
      return {
        ok: false,
        sentence: `${name} is "${text}", but it must be a whole number of ${unit}, or 0 for no limit.`,
      };
    }
  }
  const limits = readAll(({ name, fallback }) => {
    const text = env[name] ?? '';
    const value = text === '' ? fallback : Number(text);
    return value === 0 ? Infinity : value;
  });
  return { ok: true, limits };
}

function isCount(text: string): boolean {
  return /^\d+$/.test(text) && Number.isSafeInteger(Number(text));
}

function readAll(read: (variable: LimitVariable) => number): Limits {
  const entries = Object.entries(LIMIT_VARIABLES).map(([key, variable]) => [key, read(variable)]);
  return Object.fromEntries(entries) as Record<keyof Limits, number>;
}
