/**
 * Lets only one tab of this device do something at a time; when that tab closes, the next one takes
 * over.
 */

/** Calls `begin` once the lock is free, and holds it until the returned function is called. */
export function deviceLock(name: string, begin: () => void): () => void {
  // Without locks (a page that isn't served securely) every tab does it, which has to be harmless.
  if (!('locks' in navigator)) {
    begin();
    return () => {};
  }
  const waiting = new AbortController();
  let release = () => waiting.abort();
  const held = new Promise<void>((letGo) => {
    void navigator.locks
      .request(name, { signal: waiting.signal }, () => {
        release = letGo;
        begin();
        return held;
      })
      .catch(() => {
        // Aborted before the lock was free.
      });
  });
  return () => release();
}
