/** The names of this device's databases, by a workspace's key. */

/** The workspace itself. */
export const documentDatabase = (key: string): string => `cairn/${key}`;

/**
 * The sealed mailbox: a copy of what the relay has in this room, so that only new entries travel.
 */
export const mailboxDatabase = (key: string, room: string): string =>
  `cairn/${key}/mailbox/${room}`;
