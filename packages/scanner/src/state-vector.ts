/* A state vector: up to which clock a device has each client's structs. It opens a sync, as step 1. */

import { Cursor } from './cursor.ts';
import type { Refused } from './limits.ts';

export interface StateVectorScanned {
  readonly ok: true;
  readonly clients: number;
}

/** A client and a clock. */
const LEAST_CLIENT_BYTES = 2;

/** Checks a state vector before Yjs gets it. Linear in the bytes; never throws, unless `visit` does. */
export function scanStateVector(
  bytes: Uint8Array,
  mostClients = Infinity,
  visit?: (client: number, clock: number) => void,
): StateVectorScanned | Refused {
  const cursor = new Cursor(bytes);
  const clients = cursor.count(LEAST_CLIENT_BYTES);
  if (clients > mostClients) cursor.fail('clients');
  for (let passed = 0; passed < clients && !cursor.hasFailed; passed += 1) {
    const client = cursor.number();
    const clock = cursor.number();
    if (!cursor.hasFailed) visit?.(client, clock);
  }
  return cursor.isAtEnd() ? { ok: true, clients } : cursor.refused();
}
