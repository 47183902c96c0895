/** What has just happened, said for a moment, with the way back beside it. */

export interface Toast {
  id: number;
  text: string;
  action: { label: string; run: () => void } | undefined;
}
export interface ToastRequest {
  text: string;
  action?: { label: string; run: () => void } | undefined;
  /** How long it stays, in milliseconds; Infinity until it is dismissed. */
  ms?: number | undefined;
}

const STAY_MS = 8000;
const MOST_AT_ONCE = 3;

class Toasts {
  list = $state<Toast[]>([]);
  #held = false;
  #nextId = 1;
  #timers = new Map<number, { timer: ReturnType<typeof setTimeout> | undefined; ms: number }>();

  /** Shows a toast and returns its id. The oldest leaves when there are more than three. */
  show({ text, action, ms = STAY_MS }: ToastRequest): number {
    const id = this.#nextId++;
    this.list.push({ id, text, action });
    this.#timers.set(id, { timer: undefined, ms });
    if (!this.#held) this.#start(id);
    const oldest = this.list[0];
    if (this.list.length > MOST_AT_ONCE && oldest) this.dismiss(oldest.id);
    return id;
  }

  /** Takes a toast away; does nothing when it has gone already. */
  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id)?.timer);
    this.#timers.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Stops the clocks while somebody reads or reaches for a button. */
  hold(): void {
    this.#held = true;
    for (const entry of this.#timers.values()) clearTimeout(entry.timer);
  }

  /** Starts the clocks again, each from the beginning. */
  release(): void {
    if (!this.#held) return;
    this.#held = false;
    for (const id of this.#timers.keys()) this.#start(id);
  }

  #start(id: number): void {
    const entry = this.#timers.get(id);
    if (!entry || !Number.isFinite(entry.ms)) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => this.dismiss(id), entry.ms);
  }
}

export const toasts = new Toasts();
