/** What this device's databases are called, by the key of a workspace. */

/** The workspace itself: the truth. */
export const documentDatabase = (key: string): string => `cairn/${key}`;

/** The sealed mailbox: a copy of what the relay has in this room, so that only what is new travels. */
export const mailboxDatabase = (key: string, room: string): string =>
  `cairn/${key}/mailbox/${room}`;
