/* Checks a frame of y-websocket's sync protocol, including what it carries. */

import { Cursor } from './cursor.ts';
import type { Refused, ScanLimits } from './limits.ts';
import { scanStateVector, type StateVectorScanned } from './state-vector.ts';
import { type Scanned, scanUpdate } from './update.ts';
import type { ScanVisitor } from './visitor.ts';

/** The frame's first number. */
const SYNC = 0;
/** The frame's second number. */
const STATE_VECTOR = 0;
const ANSWER = 1;
const UPDATE = 2;

export type SyncFrameScan =
  | (StateVectorScanned & { readonly step: 'stateVector' })
  /** Everything that the other side's state vector lacked, or one change as it happened. */
  | (Scanned & { readonly step: 'answer' | 'update' })
  | Refused;

/**
 * Checks a whole sync frame: its number (0), its step (0, 1 or 2), and the state vector or update
 * (v1) that it carries. `mostBytes` applies to what it carries. Never throws, unless the visitor
 * does.
 */
export function scanSyncFrame(
  frame: Uint8Array,
  limits: ScanLimits,
  visitor?: ScanVisitor,
): SyncFrameScan {
  const cursor = new Cursor(frame);
  const message = cursor.number();
  const step = cursor.number();
  if (message !== SYNC || step > UPDATE) cursor.fail('kind');
  const length = cursor.number();
  const start = cursor.at;
  if (!cursor.pass(Math.max(length, 0)) || !cursor.isAtEnd()) return cursor.refused();
  const body = frame.subarray(start);
  if (step === STATE_VECTOR) {
    const scanned = scanStateVector(body, limits.mostClients);
    return scanned.ok ? { ...scanned, step: 'stateVector' } : within(scanned, start);
  }
  const scanned = scanUpdate(body, limits, visitor);
  if (!scanned.ok) return within(scanned, start);
  return { ...scanned, step: step === ANSWER ? 'answer' : 'update' };
}

/** A refusal of what begins at an offset of the frame. */
function within(refused: Refused, start: number): Refused {
  return { ...refused, at: start + refused.at };
}
