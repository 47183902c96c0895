/** When a page may be about to go: what has not left by then may never do so. */

/** Returns what stops it. */
export function onLeavingPage(leave: () => void): () => void {
  // A tab in the background may be frozen at any moment, and a phone tells of nothing else.
  const hide = () => {
    if (document.visibilityState === 'hidden') leave();
  };
  addEventListener('pagehide', leave);
  addEventListener('visibilitychange', hide);
  return () => {
    removeEventListener('pagehide', leave);
    removeEventListener('visibilitychange', hide);
  };
}
