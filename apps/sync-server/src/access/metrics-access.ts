/* Who may read the metrics: someone on this machine, or whoever shows the token. */

import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopback } from './address.ts';

/** What is known of a request. */
export interface MetricsRequest {
  /** The address of the connection itself, never one that a header tells. */
  readonly peer: string | undefined;
  readonly headers: Headers;
}

/** Proxies put these into a request, so it began elsewhere however near the proxy is. */
const PASSED_ON = /^(?:x-forwarded-.+|x-real-ip|forwarded|via)$/;

/** Whether a request may read the metrics; without a token only the machine itself may. */
export function mayReadMetrics(
  { peer, headers }: MetricsRequest,
  token: string | undefined,
): boolean {
  if (token !== undefined && isSame(headers.get('Authorization') ?? '', `Bearer ${token}`)) {
    return true;
  }
  return isLoopback(peer) && ![...headers.keys()].some((name) => PASSED_ON.test(name));
}

/** Takes as long for any guess: of the hashes, which nobody can choose, all bytes are compared. */
function isSame(shown: string, expected: string): boolean {
  const hashed = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashed(shown), hashed(expected));
}
