/*
 * What relays on one database tell each other, by NOTIFY on one channel. A message is only a hint
 * where to look: whoever misses or invents one changes nothing of what is stored.
 */

import type { RoomId } from '@cairn/protocol';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Log } from '../log.ts';
import type { News } from '../storage/storage.ts';
import { DATABASE_CODES } from '../storage/storage-problem.ts';
import { type Connections, named, settingsFor } from './connections.ts';

/** One channel for all messages. */
export const CHANNEL = 'cairn';
/** Stands in the place of a row's number for a room that was closed. */
export const CLOSED = 'x';
/** The same for a room whose presence somebody would like to know. */
export const ASKED = '?';
/** A message can have 8,000 bytes. */
export const MOST_MESSAGE_BYTES = 7_900;

/** Listens on a connection of its own. */
export interface Listening {
  /** What this relay's own messages begin with. */
  readonly relay: string;
  follow(news: News): void;
  /** Whether another relay was heard lately. */
  hasOthers(): boolean;
  close(): Promise<void>;
}

const RETRY_MS = 250;
const CHECK_MS = 5_000;
const ANSWER_MS = 5_000;
/** So that the server notices within half a minute that a relay's machine is gone. */
const NOTICE_DEATH = `
  SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3`;
/** Said at the beginning; the others answer. */
const HELLO = 'hello';
const ALIVE = 'alive';
const ALIVE_MS = 15_000;
/** A relay that wasn't heard for longer has ended. */
const LONGEST_SILENCE_MS = 60_000;
const ROOM = /^([\w-]{1,100}):(\d{1,15}|x|\?)$/;
const PRESENCE = /^([\w-]{1,100})=([\w-]+)$/;

/**
 * Begins to listen.
 * @throws an error with the code of `deaf` if nothing is heard, which is what a transaction pooler does.
 */
export async function startListening(
  url: string,
  connections: Connections,
  log: Log,
): Promise<Listening> {
  const listener = new Listener(url, connections, log);
  try {
    await listener.connect();
    const heard = listener.hearsItself();
    // Whoever waits for it is told.
    heard.catch(() => undefined);
    await listener.say(HELLO);
    await heard;
  } catch (error) {
    await listener.close();
    throw error;
  }
  return listener;
}

class Listener implements Listening {
  readonly relay = randomBytes(9).toString('base64url');
  private readonly url: string;
  private readonly connections: Connections;
  private readonly log: Log;
  private readonly living: NodeJS.Timeout;
  private othersAt = -Infinity;
  private news: News | undefined;
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;
  private onHello: (() => void) | undefined;

  constructor(url: string, connections: Connections, log: Log) {
    this.url = url;
    this.connections = connections;
    this.log = log;
    this.living = setInterval(() => {
      this.sayAlive();
    }, ALIVE_MS).unref();
  }

  async say(words: string): Promise<void> {
    const values = [CHANNEL, `${this.relay} ${words}`];
    await this.connections.query({ name: 'say', text: 'SELECT pg_notify($1, $2)', values });
  }

  hasOthers(): boolean {
    return performance.now() - this.othersAt < LONGEST_SILENCE_MS;
  }

  follow(news: News): void {
    this.news = news;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    clearInterval(this.living);
    await this.client?.end().catch(() => undefined);
  }

  async connect(): Promise<void> {
    const client = new pg.Client({ ...settingsFor(this.url), query_timeout: ANSWER_MS });
    client.on('error', (error) => {
      this.lost(client, named(error));
    });
    client.on('end', () => {
      this.lost(client, named(new Error('Connection terminated')));
    });
    client.on('notification', ({ payload }) => {
      this.hear(payload ?? '');
    });
    try {
      await client.connect();
      await client.query(NOTICE_DEATH);
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw named(error);
    }
    this.client = client;
    this.checkLater();
  }

  /** Rejects if this relay's own message doesn't arrive. */
  hearsItself(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(Object.assign(new Error('nothing was heard'), { code: DATABASE_CODES.deaf }));
      }, ANSWER_MS);
      this.onHello = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private hear(payload: string): void {
    const [from, said = ''] = payload.split(' ', 2);
    if (from === this.relay) {
      if (said === HELLO) this.onHello?.();
      return;
    }
    this.othersAt = performance.now();
    if (said === HELLO) this.sayAlive();
    const [, whose, frame] = PRESENCE.exec(said) ?? [];
    if (frame !== undefined) this.news?.presence(whose as RoomId, Buffer.from(frame, 'base64url'));
    for (const part of said.split(',')) {
      const [, room, number] = ROOM.exec(part) ?? [];
      if (room === undefined) continue;
      if (number === ASKED) this.news?.asked(room as RoomId);
      else if (number === CLOSED) this.news?.closed(room as RoomId);
      else this.news?.stored(room as RoomId, Number(number));
    }
  }

  private sayAlive(): void {
    // Without a connection nobody hears it, which the log has said.
    this.say(ALIVE).catch(() => undefined);
  }

  /** A session that doesn't answer is given up, as if it had been lost. */
  private checkLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const { client } = this;
      client?.query('SELECT 1').then(
        () => {
          if (client === this.client) this.checkLater();
        },
        (error: unknown) => {
          this.lost(client, named(error));
          void client.end().catch(() => undefined);
        },
      );
    }, CHECK_MS).unref();
  }

  private lost(client: pg.Client, error: unknown): void {
    if (client !== this.client || this.isClosed) return;
    this.client = undefined;
    this.log.error({ err: error }, 'the connection to the database was lost');
    this.retryLater();
  }

  private retryLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.retry(), RETRY_MS).unref();
  }

  private async retry(): Promise<void> {
    try {
      await this.connect();
    } catch {
      if (!this.isClosed) this.retryLater();
      return;
    }
    this.log.info('the database is back');
    this.news?.missed();
  }
}
