/** What only one tab of this device does at a time; when that tab is gone, the next one takes its place. */

/** Calls `begin` once the lock is free, and holds it until the returned function is called. */
export function deviceLock(name: string, begin: () => void): () => void {
  // Without locks (a page that isn't served securely) every tab does it, which must do no harm.
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
        // Given up before it was free.
      });
  });
  return () => release();
}
