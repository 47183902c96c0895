/* The relay's connections to a PostgreSQL server: few, with limits on how long anything may take. */

import pg from 'pg';
import { DATABASE_CODES } from '../storage/storage-problem.ts';

/** Connections to one database. */
export interface Connections {
  /** Runs one statement on any free connection. */
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<readonly Row[]>;
  /** The same on the connection that is kept for commits, so that they never wait for the others. */
  commit<Row extends pg.QueryResultRow>(statement: Statement): Promise<readonly Row[]>;
  /** Begins a transaction, which has a connection to itself until it ends. */
  begin(): Promise<Transaction>;
  /** Does all of some work in a transaction, or none of it. */
  inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A statement that the server prepares once under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Statements that all take effect at once, or not at all. */
export interface Transaction {
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<readonly Row[]>;
  commit(): Promise<void>;
  /** Undoes everything; does nothing once it was committed. */
  rollBack(): void;
}

/** For reading rooms and for whatever is written beside the commits. */
const MOST_CONNECTIONS = 6;
const CONNECT_MS = 5_000;
/** A commit that takes longer has failed; if it was made after all, making it again does no harm. */
const LONGEST_MS = 30_000;
const LONGEST_LOCK_MS = 10_000;
/** A transaction of a relay that was paused mustn't hold up the others for longer. */
const IDLE_IN_TRANSACTION_MS = 60_000;
/** Connections that nobody has used for this long are closed. */
const IDLE_MS = 30_000;

/** The settings of any connection to this address. */
export function settingsFor(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'cairn',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: LONGEST_MS,
    statement_timeout: LONGEST_MS,
    lock_timeout: LONGEST_LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/** Opens connections as they are needed; `onLost` is called when an idle one is lost. */
export function openConnections(url: string, onLost: (error: unknown) => void): Connections {
  const settings = { ...settingsFor(url), idleTimeoutMillis: IDLE_MS };
  const commits = new pg.Pool({ ...settings, max: 1 });
  const others = new pg.Pool({ ...settings, max: MOST_CONNECTIONS });
  for (const pool of [commits, others]) {
    pool.on('error', (error) => {
      onLost(named(error));
    });
  }
  const open = new Set<OneTransaction>();

  async function begin(): Promise<Transaction> {
    const client = await others.connect().catch(rethrow);
    const transaction = new OneTransaction(client, () => open.delete(transaction));
    open.add(transaction);
    await transaction.query({ name: 'begin', text: 'BEGIN' });
    return transaction;
  }

  return {
    query: (statement) => run(others, statement),
    commit: (statement) => run(commits, statement),
    begin,
    async inTransaction(work) {
      const transaction = await begin();
      try {
        const result = await work(transaction);
        await transaction.commit();
        return result;
      } finally {
        transaction.rollBack();
      }
    },
    async close() {
      for (const transaction of open) transaction.rollBack();
      await Promise.all([commits.end(), others.end()]);
    },
  };
}

class OneTransaction implements Transaction {
  private readonly client: pg.PoolClient;
  private readonly onEnd: () => void;
  private isOver = false;

  constructor(client: pg.PoolClient, onEnd: () => void) {
    this.client = client;
    this.onEnd = onEnd;
    client.on('error', this.lost);
  }

  async query<Row extends pg.QueryResultRow>(statement: Statement): Promise<readonly Row[]> {
    if (this.isOver) throw new Error('the transaction is over');
    try {
      return await run<Row>(this.client, statement);
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.query({ name: 'commit', text: 'COMMIT' });
    this.end();
  }

  rollBack(): void {
    // Closing the connection undoes it, whatever state either is in.
    this.end(true);
  }

  private end(destroy = false): void {
    if (this.isOver) return;
    this.isOver = true;
    this.client.off('error', this.lost);
    this.client.release(destroy);
    this.onEnd();
  }

  /** The next statement fails; until then there is nothing to do. */
  private readonly lost = (): void => undefined;
}

async function run<Row extends pg.QueryResultRow>(
  on: pg.Pool | pg.ClientBase,
  { name, text, values = [] }: Statement,
): Promise<readonly Row[]> {
  // The pool's own promise names the error of a connection that can't be opened, too.
  const { rows } = await on.query<Row>({ name, text, values: [...values] }).catch(rethrow);
  return rows;
}

function rethrow(error: unknown): never {
  throw named(error);
}

/** The system's codes for a server that can't be reached. */
const NETWORK = /^(E(AI_AGAIN|CONN|HOST|NET|NOTFOUND|PIPE|TIMEDOUT)|08)/;

/** Gives errors of the network, and of the library, which have only a message, a code of ours. */
export function named(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (NETWORK.test(code)) return Object.assign(error, { code: DATABASE_CODES.gone });
  if (code !== '') return error;
  const isSlow = /timeout/i.test(error.message);
  const isGone = /terminated|not queryable|ended|closed/i.test(error.message);
  if (!isSlow && !isGone) return error;
  return Object.assign(error, { code: isSlow ? DATABASE_CODES.slow : DATABASE_CODES.gone });
}
