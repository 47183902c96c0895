/* Timestamps that come from others. */

const LAST_INSTANT_MS = 8.64e15;

/**
 * The nearest time that a `Date` can hold, in milliseconds since 1970: a number from elsewhere may
 * be anything.
 */
export function clampInstant(ms: number): number {
  return Math.max(-LAST_INSTANT_MS, Math.min(ms, LAST_INSTANT_MS));
}
