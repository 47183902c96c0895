/* Moments that others give. */

const LAST_INSTANT_MS = 8.64e15;

/** The nearest that a `Date` holds, of milliseconds since 1970: a foreign number may be any. */
export function clampInstant(ms: number): number {
  return Math.max(-LAST_INSTANT_MS, Math.min(ms, LAST_INSTANT_MS));
}
