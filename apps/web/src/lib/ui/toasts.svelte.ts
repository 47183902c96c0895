/** Short messages about what has just happened, with a button to undo it if that is possible. */

export interface Toast {
  id: number;
  text: string;
  action: { label: string; run: () => void } | undefined;
  subject: string;
}
export interface ToastRequest {
  text: string;
  action?: { label: string; run: () => void } | undefined;
  /**
   * What it is about; it replaces an older toast with the same subject. By default the last action
   * if there is a button, else the text.
   */
  subject?: string | undefined;
  /** How long it stays, in milliseconds; Infinity to stay until it is dismissed. */
  ms?: number | undefined;
}

const STAY_MS = 8000;
const MOST_AT_ONCE = 3;
/** Two undo buttons at once would contradict each other. */
const LAST_ACTION = 'the last action';

class Toasts {
  list = $state<Toast[]>([]);
  #held = false;
  #nextId = 1;
  #timers = new Map<number, { timer: ReturnType<typeof setTimeout> | undefined; ms: number }>();

  /**
   * Shows a toast and returns its id. Removes an older one with the same subject, and the oldest if
   * there are more than three.
   */
  show({ text, action, subject, ms = STAY_MS }: ToastRequest): number {
    const id = this.#nextId++;
    const about = subject ?? (action ? LAST_ACTION : text);
    for (const older of this.list.filter((toast) => toast.subject === about)) {
      this.dismiss(older.id);
    }
    this.list.push({ id, text, action, subject: about });
    this.#timers.set(id, { timer: undefined, ms });
    if (!this.#held) this.#start(id);
    const oldest = this.list[0];
    if (this.list.length > MOST_AT_ONCE && oldest) this.dismiss(oldest.id);
    return id;
  }

  /** True while it is shown. */
  has(id: number): boolean {
    return this.#timers.has(id);
  }

  /** Removes a toast; does nothing if it is already gone. */
  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id)?.timer);
    this.#timers.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Stops the timers while somebody reads or reaches for a button. */
  hold(): void {
    this.#held = true;
    for (const entry of this.#timers.values()) clearTimeout(entry.timer);
  }

  /** Restarts all timers from the beginning. */
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
