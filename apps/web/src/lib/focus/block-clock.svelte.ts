/**
 * The time while a block runs, to the second. It is read from the clock each time and never counted,
 * so that a laptop that slept or a tab that was slowed down makes no difference.
 */
const TICK_MS = 1_000;

export class BlockClock {
  /** Milliseconds since 1970. */
  now = $state(Date.now());

  /** Call it in an effect. */
  readonly watch = (): (() => void) => {
    const read = () => (this.now = Date.now());
    read();
    const timer = setInterval(read, TICK_MS);
    document.addEventListener('visibilitychange', read);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', read);
    };
  };
}
