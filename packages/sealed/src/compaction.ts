/* When the mailbox has grown too long, and which entries a snapshot replaces. */

import { Coverage } from './coverage.ts';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import type { EntryRecord } from './entry-record.ts';
import type { SenderId, Vector } from './senders.ts';

const TAIL_MOST_ENTRIES = 300;
const TAIL_LEAST_BYTES = 64 * 1024;

/** Everything in the mailbox but its largest snapshot and the acknowledgements. */
export interface Tail {
  readonly entries: number;
  readonly bytes: number;
  /** The sealed length of the largest snapshot; 0 if there is none. */
  readonly snapshotBytes: number;
}

export function tailOf(records: Iterable<EntryRecord>): Tail {
  let entries = 0;
  let bytes = 0;
  let snapshotBytes = 0;
  for (const record of records) {
    if (record.kind === KIND_ACKNOWLEDGEMENT) continue;
    entries += 1;
    bytes += record.bytes;
    if (record.kind === KIND_SNAPSHOT) snapshotBytes = Math.max(snapshotBytes, record.bytes);
  }
  const snapshots = snapshotBytes > 0 ? 1 : 0;
  return { entries: entries - snapshots, bytes: bytes - snapshotBytes, snapshotBytes };
}

/** Whether the tail is worth replacing with a snapshot. */
export function isOverlong({ entries, bytes, snapshotBytes }: Tail): boolean {
  return entries > TAIL_MOST_ENTRIES || bytes > Math.max(TAIL_LEAST_BYTES, snapshotBytes);
}

/**
 * The entries that a snapshot of everything opened replaces: all updates and snapshots, and each
 * acknowledgement that says no more than a later one from the same sender.
 */
export function replacedBySnapshot(
  records: ReadonlyMap<Uint8Array, EntryRecord>,
): ReadonlySet<Uint8Array> {
  const replaced = new Set<Uint8Array>();
  const latest = new Map<SenderId, Vector>();
  for (const [value, record] of [...records].reverse()) {
    if (record.kind !== KIND_ACKNOWLEDGEMENT) {
      replaced.add(value);
      continue;
    }
    const later = latest.get(record.sender);
    if (!later) latest.set(record.sender, record.holds);
    else if (isWithin(record.holds, later)) replaced.add(value);
  }
  return replaced;
}

/** Whether the entries still there cover the numbers of those that were removed. */
export function areCoveredBy(
  removed: Iterable<EntryRecord>,
  present: Iterable<EntryRecord>,
): boolean {
  const left = coverageOf(present);
  const covered = left.vector();
  for (const record of removed) {
    if (record.kind === KIND_UPDATE && record.number > left.through(record.sender)) return false;
    if (record.kind === KIND_SNAPSHOT && !isWithin(record.covers, covered)) return false;
  }
  return true;
}

/** The numbers that the given entries account for. */
export function coverageOf(records: Iterable<EntryRecord>): Coverage {
  const coverage = new Coverage();
  for (const record of records) {
    if (record.kind === KIND_UPDATE) coverage.add(record.sender, record.number);
    if (record.kind === KIND_SNAPSHOT) coverage.cover(record.covers);
  }
  return coverage;
}

function isWithin(vector: Vector, limits: Vector): boolean {
  return [...vector].every(([sender, number]) => number <= (limits.get(sender) ?? 0));
}
