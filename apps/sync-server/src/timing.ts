/* Every duration that the relay acts on, in one place, so that tests can shorten them. */

/** Durations in milliseconds. */
export interface Timing {
  /** How long updates gather before one commit makes them durable. */
  readonly commitDelayMs: number;
  /** How long to wait before trying a failed commit again. */
  readonly commitRetryMs: number;
  /** A socket that was sent nothing for this long gets an empty presence message. */
  readonly quietMs: number;
  /** A socket that has sent nothing for this long after opening is closed. */
  readonly silentMs: number;
  /** A socket from which nothing has come for this long is pinged. */
  readonly askMs: number;
  /** How long it may take to answer before its connection counts as dead. */
  readonly deadMs: number;
  /** How long an answer to a plain request may go without any of it being read. */
  readonly stalledMs: number;
  /** How long the owner of a presence may take to answer before a newer socket takes it over. */
  readonly takeoverPingMs: number;
  /** Presence older than this isn't shown to newcomers; clients forget it after the same time. */
  readonly presenceMs: number;
  /** How long readers' presence gathers before the others in the room are told of it. */
  readonly readersMs: number;
  /** A room that nobody has worked on for this long keeps its content only in the store. */
  readonly idleMs: number;
  /** How often refusals are summed up in the log. */
  readonly refusalsMs: number;
  /** How often the relay looks for rooms that nobody comes to. */
  readonly visitsMs: number;
  /** How long sockets may take to close when the relay stops. */
  readonly goodbyeMs: number;
}

/** y-websocket gives up on a relay that is quiet for 30 s; the rest follows from that. */
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
