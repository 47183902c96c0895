/** Notices when the page may be about to go: anything not sent by then may never be. */

/** Returns a function that stops it. */
export function onLeavingPage(leave: () => void): () => void {
  // A background tab may be frozen at any moment, and on a phone this is the only event.
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
