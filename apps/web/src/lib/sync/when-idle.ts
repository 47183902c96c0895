/** Work that the person who has just opened the page should not wait for. */

const AT_LATEST_MS = 1_500;

/** Resolves when the browser has nothing better to do, or after a while. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in globalThis) {
      requestIdleCallback(() => resolve(), { timeout: AT_LATEST_MS });
    } else setTimeout(resolve, 200);
  });
}
