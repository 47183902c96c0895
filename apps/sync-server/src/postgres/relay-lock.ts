/*
 * One relay uses one database: it holds a lock for as long as its session there lasts, and writes
 * nothing without it. Rooms live in memory while they are open, so a second relay's readers would
 * wait in vain for what the first one's write.
 */

import pg from 'pg';
import type { Log } from '../log.ts';
import { DATABASE_CODES } from '../storage/storage-problem.ts';
import { named, settingsFor } from './connections.ts';

/** The lock of a relay on its database. */
export interface RelayLock {
  /** Throws unless the lock is held. */
  assertHeld(): void;
  close(): Promise<void>;
}

/** How long the lock may take to come free when a relay starts: another may just have been killed. */
export interface LockTiming {
  readonly patienceMs: number;
  readonly retryMs: number;
  readonly checkMs: number;
}

/** Long enough for the end of a session to be noticed. */
export const LOCK_TIMING: LockTiming = { patienceMs: 3_000, retryMs: 250, checkMs: 5_000 };
/** Any number, as long as every version of Cairn uses the same: it spells "relay". */
const RELAY_LOCK = 0x72_65_6c_61_79;
/** So that the server notices within half a minute that a relay's machine is gone. */
const NOTICE_DEATH = `
  SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3`;
const ANSWER_MS = 5_000;

/**
 * Takes the lock.
 * @throws an error with the code of `taken` while another relay has it.
 */
export async function takeRelayLock(
  url: string,
  log: Log,
  timing: LockTiming = LOCK_TIMING,
): Promise<RelayLock> {
  const lock = new OneLock(url, log, timing);
  const until = performance.now() + timing.patienceMs;
  while (!(await lock.take())) {
    if (performance.now() >= until) {
      await lock.close();
      throw taken();
    }
    await pause(timing.retryMs);
  }
  return lock;
}

function taken(): Error {
  const message = 'another relay is using the database';
  return Object.assign(new Error(message), { code: DATABASE_CODES.taken });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

class OneLock implements RelayLock {
  private readonly url: string;
  private readonly log: Log;
  private readonly timing: LockTiming;
  private client: pg.Client | undefined;
  private isHeld = false;
  private isClosed = false;
  private timer: NodeJS.Timeout | undefined;
  /** Why it isn't held. */
  private problem: unknown = taken();

  constructor(url: string, log: Log, timing: LockTiming) {
    this.url = url;
    this.log = log;
    this.timing = timing;
  }

  assertHeld(): void {
    if (!this.isHeld) throw this.problem;
  }

  /** False while another relay has it. */
  async take(): Promise<boolean> {
    const client = this.client ?? (await this.connect());
    const { rows } = await client
      .query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [RELAY_LOCK])
      .catch((error: unknown) => {
        throw named(error);
      });
    this.isHeld = rows[0]?.got === true;
    if (this.isHeld) this.checkLater();
    else this.problem = taken();
    return this.isHeld;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.isHeld = false;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...settingsFor(this.url), query_timeout: ANSWER_MS });
    client.on('error', (error) => {
      this.lost(client, named(error));
    });
    client.on('end', () => {
      this.lost(client, named(new Error('Connection terminated')));
    });
    try {
      await client.connect();
      await client.query(NOTICE_DEATH);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw named(error);
    }
    this.client = client;
    return client;
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
    }, this.timing.checkMs).unref();
  }

  private lost(client: pg.Client, error: unknown): void {
    if (client !== this.client || this.isClosed) return;
    this.client = undefined;
    this.isHeld = false;
    this.problem = error;
    this.log.error({ err: error }, 'the database was lost; nothing is stored until it is back');
    this.retryLater();
  }

  private retryLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.retry(), this.timing.retryMs).unref();
  }

  private async retry(): Promise<void> {
    try {
      if (await this.take()) {
        this.log.info('the database is back');
        return;
      }
    } catch (error) {
      this.problem = error;
    }
    if (!this.isClosed) this.retryLater();
  }
}
