/** Work that nobody waits for gives way to what the person is doing. */

/** Calls `act` once the browser has nothing better to do, or after so long; the returned function calls it off. */
export function whenIdle(act: () => void, atLatestMs: number): () => void {
  // Safari has no requestIdleCallback.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act, atLatestMs / 10);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act, { timeout: atLatestMs });
  return () => cancelIdleCallback(asked);
}
