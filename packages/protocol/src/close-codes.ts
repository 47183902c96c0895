/* Why a socket was closed. y-websocket treats 44xx as final, and reconnects after any other code. */

/** Final: the address, the credential or a frame doesn't follow the protocol. */
export const CLOSE_MALFORMED = 4400;
/** Final: the credential belongs to another room. */
export const CLOSE_MISMATCH = 4401;
/** Final: a writer closed this room. @public Not sent yet. */
export const CLOSE_ROOM_CLOSED = 4410;
/** Final: permanently over a limit. @public Not sent yet. */
export const CLOSE_OVER_LIMIT = 4413;
/** Retried: nothing was heard from the socket after it opened. */
export const CLOSE_SILENT = 4508;
/** Retried: the relay is restarting. */
export const CLOSE_RESTARTING = 1012;
/** Retried: the relay is at its limit, or this reader at theirs. */
export const CLOSE_OVERLOADED = 1013;
