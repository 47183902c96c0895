/* The tally in Prometheus's format, put together only on request. */

import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Tally } from './tally.ts';

/** The answer to `GET /metrics`. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
}

/** Values at this moment, as opposed to sums. */
export interface Moment {
  sockets(): number;
  /** Open connections that aren't sockets (yet). */
  plainConnections(): number;
  rooms(): number;
  /** Bytes that slow readers haven't taken yet. */
  waitingBytes(): number;
  /** Bytes of everyone's presence. */
  presenceBytes(): number;
  /** Bytes that aren't on the disk yet. */
  uncommittedBytes(): number;
  /** Bytes of messages that have only partly arrived. */
  unfinishedBytes(): number;
  /** Sockets that were told to close and haven't gone yet. */
  closingSockets(): number;
  /** Bytes in use in the store. */
  diskBytes(): number;
  /** Log lines that its reader was too slow for, since the start. */
  droppedLogLines(): number;
}

const COMMIT_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Names the figures of a relay. From now on the tally reports its commits here. */
export function createMetrics(tally: Tally, moment: Moment): Metrics {
  const registry = new Registry();
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({ name, help, registers: [registry], collect: asSet(read) });
  };
  const counter = (name: string, help: string, read: () => number): void => {
    new Counter({ name, help, registers: [registry], collect: asSum(read) });
  };

  gauge('cairn_sockets', 'Open sockets', () => moment.sockets());
  gauge('cairn_plain_connections', 'Open connections that are no sockets', () =>
    moment.plainConnections(),
  );
  gauge('cairn_rooms_open', 'Rooms that someone is in', () => moment.rooms());
  gauge('cairn_buffered_bytes', 'Bytes waiting for slow readers', () => moment.waitingBytes());
  gauge('cairn_presence_bytes', 'Bytes of presence kept', () => moment.presenceBytes());
  gauge('cairn_uncommitted_bytes', 'Bytes not on the disk yet', () => moment.uncommittedBytes());
  gauge('cairn_unfinished_bytes', 'Bytes of messages that arrived in part', () =>
    moment.unfinishedBytes(),
  );
  gauge('cairn_closing_sockets', 'Sockets told to close that have not gone yet', () =>
    moment.closingSockets(),
  );
  gauge('cairn_disk_bytes', 'Bytes in use in the store', () => moment.diskBytes());
  counter(
    'cairn_log_lines_dropped_total',
    'Lines that the reader of the log was too slow for',
    () => moment.droppedLogLines(),
  );
  counter('cairn_updates_received_total', 'Updates from writers', () => tally.updatesIn);
  counter(
    'cairn_updates_delivered_total',
    'Updates passed on, one a reader',
    () => tally.updatesOut,
  );
  counter('cairn_received_bytes_total', 'Bytes of messages from clients', () => tally.bytesIn);
  counter('cairn_sent_bytes_total', 'Bytes of messages to clients', () => tally.bytesOut);
  counter('cairn_slowed_total', 'Times a socket was read more slowly', () => tally.slowed);
  counter('cairn_foldings_total', 'Rooms folded in the store', () => tally.foldings);
  counter('cairn_folding_seconds_total', 'Time spent folding', () => tally.foldingMs / 1_000);
  counter('cairn_flattenings_total', 'Rooms made one update without folding', () => {
    return tally.flattenings;
  });
  counter('cairn_foldings_given_up_total', 'Rooms that took too much to fold', () => {
    return tally.foldingsGivenUp;
  });
  counter('cairn_updates_ahead_total', 'Updates dropped until the step 2 that holds them', () => {
    return tally.updatesAhead;
  });
  counter('cairn_rooms_closed_total', 'Rooms closed for good', () => tally.roomsClosed);
  counter(
    'cairn_rooms_forgotten_total',
    'Rooms deleted for want of visits',
    () => tally.roomsForgotten,
  );
  counter(
    'cairn_closings_ignored_total',
    'Sockets cut off because they ignored their closing',
    () => tally.closingsIgnored,
  );
  counter('cairn_commit_failures_total', 'Commits the store refused', () => tally.commitFailures);
  counter('process_cpu_seconds_total', 'Processor time, user and system', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000_000;
  });
  gauge('process_resident_memory_bytes', 'Memory', () => process.memoryUsage.rss());

  const commits = new Histogram({
    name: 'cairn_commit_seconds',
    help: 'Time for a commit',
    buckets: COMMIT_BUCKETS_S,
    registers: [registry],
  });
  tally.committed = (durationMs) => {
    commits.observe(durationMs / 1_000);
  };
  new Counter({
    name: 'cairn_refused_total',
    help: 'Sockets and messages that were not taken, by reason',
    labelNames: ['reason'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const [reason, count] of tally.refusals) this.inc({ reason }, count);
    },
  });

  return { contentType: registry.contentType, text: () => registry.metrics() };
}

function asSet(read: () => number): (this: Gauge) => void {
  return function (this: Gauge) {
    this.set(read());
  };
}

function asSum(read: () => number): (this: Counter) => void {
  return function (this: Counter) {
    this.reset();
    this.inc(read());
  };
}
