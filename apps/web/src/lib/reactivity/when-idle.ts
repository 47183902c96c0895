/** Defers work that nobody is waiting for until the browser is idle. */

/**
 * Calls `act` once the browser is idle, or after `atLatestMs`; the returned function cancels it.
 */
export function whenIdle(act: () => void, atLatestMs: number): () => void {
  // Safari has no requestIdleCallback.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act, atLatestMs / 10);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act, { timeout: atLatestMs });
  return () => cancelIdleCallback(asked);
}
