/** How many notifications may come: whoever writes in a workspace can give reason for any number. */

const MOST = 5;
const WITHIN_MS = 10 * 60_000;

export class Pace {
  #times: readonly number[] = [];

  /** Takes a place at `now`, in milliseconds; `null` if all are taken. Give it back if nothing comes. */
  take(now: number): (() => void) | null {
    const recent = this.#times.filter((at) => now - at < WITHIN_MS);
    if (recent.length >= MOST) return null;
    this.#times = [...recent, now];
    return () => {
      const at = this.#times.indexOf(now);
      this.#times = this.#times.filter((_, index) => index !== at);
    };
  }
}
