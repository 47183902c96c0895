/* One pass over bytes that claim to be a Yjs update (v1): whatever it lets through, Yjs can read. */

import { Cursor } from './cursor.ts';
import { passDeletions } from './deletions.ts';
import type { Refused, ScanLimits } from './limits.ts';
import { StructReader } from './structs.ts';
import type { ScanVisitor } from './visitor.ts';

/** What an update consists of. */
export interface Scanned {
  readonly ok: true;
  /** Clients with structs. */
  readonly clients: number;
  readonly structs: number;
  /** Ranges, not clocks. */
  readonly deletions: number;
  /** Values in content of the kinds Any and JSON. */
  readonly values: number;
  /** The length of all JSON in bytes: parsing it takes far longer than skipping other bytes. */
  readonly jsonBytes: number;
}

export type ScanResult = Scanned | Refused;

/**
 * Checks an update (v1) before Yjs gets it. Takes time linear in the bytes and keeps none of them;
 * never throws, unless the visitor does.
 */
export function scanUpdate(
  update: Uint8Array,
  limits: ScanLimits,
  visitor: ScanVisitor = {},
): ScanResult {
  const { mostBytes = Infinity, mostDeletions = Infinity } = limits;
  if (update.length > mostBytes) return { ok: false, reason: 'bytes', at: 0 };
  const cursor = new Cursor(update);
  const reader = new StructReader(cursor, limits, visitor);
  if (!reader.pass()) return cursor.refused();
  const deletions = passDeletions(cursor, mostDeletions, visitor);
  if (deletions < 0 || !cursor.isAtEnd()) return cursor.refused();
  const { clients, structs, values, jsonBytes } = reader;
  return { ok: true, clients, structs, deletions, values, jsonBytes };
}
