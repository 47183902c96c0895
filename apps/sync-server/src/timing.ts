/* Every duration the relay acts upon, in one place, so that tests can shorten them. */

/** Durations in milliseconds. */
export interface Timing {
  /** How long updates gather before one commit makes them durable. */
  readonly commitDelayMs: number;
  /** How long to wait before trying a failed commit again. */
  readonly commitRetryMs: number;
  /** A socket that was sent nothing for this long gets an empty presence message. */
  readonly quietMs: number;
  /** A socket that has said nothing for this long after opening is closed. */
  readonly silentMs: number;
  /** A socket of which nothing was heard for this long is asked whether it is still there. */
  readonly askMs: number;
  /** How long it may take to answer before its connection counts as dead. */
  readonly deadMs: number;
  /** How long an answer to a plain request may go without anything of it being taken. */
  readonly stalledMs: number;
  /** How long the owner of a presence may take to answer before a newer socket takes it over. */
  readonly takeoverPingMs: number;
  /** Presence older than this is not shown to newcomers: clients forget it after as long. */
  readonly presenceMs: number;
  /** How long readers' presence gathers before the others in the room are told of it. */
  readonly readersMs: number;
  /** A room that nobody worked on for this long keeps its content in the store only. */
  readonly idleMs: number;
  /** Refusals are summed up in the log this often. */
  readonly refusalsMs: number;
  /** Rooms that nobody comes to are looked for this often. */
  readonly visitsMs: number;
  /** How long sockets may take to say goodbye when the relay stops. */
  readonly goodbyeMs: number;
}

/** y-websocket gives up on a relay that is quiet for 30 s; the rest follows from there. */
export const DEFAULT_TIMING: Timing = {
  commitDelayMs: 5,
  commitRetryMs: 1_000,
  quietMs: 20_000,
  silentMs: 30_000,
  askMs: 45_000,
  deadMs: 30_000,
  stalledMs: 30_000,
  takeoverPingMs: 2_000,
  presenceMs: 30_000,
  readersMs: 500,
  idleMs: 60_000,
  refusalsMs: 60_000,
  visitsMs: 3_600_000,
  goodbyeMs: 2_000,
};
