/* What the relay counts while it works: plain numbers, since they change with every update. */

/** Why a socket or a message was refused. */
export type Refusal =
  | 'malformed'
  | 'mismatch'
  | 'origin'
  | 'room_closed'
  | 'room_bytes'
  | 'room_updates'
  | 'unfolded'
  | 'gap'
  | 'pace'
  | 'message_bytes'
  | 'sockets_per_room'
  | 'sockets_per_address'
  | 'rooms_per_hour'
  | 'connections_per_second'
  | 'plain_connections_per_address'
  | 'buffered_bytes'
  | 'all_buffered_bytes'
  | 'unfinished_bytes'
  | 'disk_bytes'
  | 'store'
  | 'silent'
  | 'observer';

/** Sums since the start; `prometheus.ts` gives them names and units. */
export interface Tally {
  updatesIn: number;
  updatesOut: number;
  bytesIn: number;
  bytesOut: number;
  /** How often a socket was read more slowly. */
  slowed: number;
  foldings: number;
  /** Rooms whose updates were made one without Yjs, since they hadn't been folded in time. */
  flattenings: number;
  /** Rooms that took too much memory or time to be folded. */
  foldingsGivenUp: number;
  /** Updates that came before what they build on, and were dropped until the socket's step 2. */
  updatesAhead: number;
  foldingMs: number;
  roomsClosed: number;
  /** Rooms deleted because nobody came to them any more. */
  roomsForgotten: number;
  /** Sockets that had to be cut off because they ignored being closed. */
  closingsIgnored: number;
  commitFailures: number;
  readonly refusals: Map<Refusal, number>;
  /** Called with the duration of each commit, in milliseconds. */
  committed: (durationMs: number) => void;
}

/** All zero. */
export function createTally(): Tally {
  return {
    updatesIn: 0,
    updatesOut: 0,
    bytesIn: 0,
    bytesOut: 0,
    slowed: 0,
    foldings: 0,
    flattenings: 0,
    foldingsGivenUp: 0,
    updatesAhead: 0,
    foldingMs: 0,
    roomsClosed: 0,
    roomsForgotten: 0,
    closingsIgnored: 0,
    commitFailures: 0,
    refusals: new Map(),
    committed: () => undefined,
  };
}

/** Counts one refusal. */
export function refused(tally: Tally, reason: Refusal): void {
  tally.refusals.set(reason, (tally.refusals.get(reason) ?? 0) + 1);
}
