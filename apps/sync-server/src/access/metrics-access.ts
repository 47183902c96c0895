/* Who may read the metrics: someone on this machine, or anyone with the token. */

import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopback } from './address.ts';

/** What is known of a request. */
export interface MetricsRequest {
  /** The address of the connection itself, never one from a header. */
  readonly peer: string | undefined;
  readonly headers: Headers;
}

/** Proxies add these headers, so the request began elsewhere, however close the proxy is. */
const PASSED_ON = /^(?:x-forwarded-.+|x-real-ip|forwarded|via)$/;

/** Whether a request may read the metrics; without a token only this machine may. */
export function mayReadMetrics(
  { peer, headers }: MetricsRequest,
  token: string | undefined,
): boolean {
  if (token !== undefined && isSame(headers.get('Authorization') ?? '', `Bearer ${token}`)) {
    return true;
  }
  return isLoopback(peer) && ![...headers.keys()].some((name) => PASSED_ON.test(name));
}

/** Takes equally long for any guess: it compares all bytes of the hashes, which nobody can choose. */
function isSame(shown: string, expected: string): boolean {
  const hashed = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashed(shown), hashed(expected));
}
