/* Time as an argument, so that a test can cover a whole day in a moment. */

/** Cancels what was scheduled; does nothing once it has run. */
export type Cancel = () => void;

/** Runs `run` once after `ms` milliseconds, never synchronously. */
export type Schedule = (ms: number, run: () => void) => Cancel;

/** At most one scheduled run at a time. */
export class Alarm {
  readonly #schedule: Schedule;
  #cancel: Cancel | undefined;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  /** Does nothing if it is set already. */
  set(ms: number, run: () => void): void {
    this.#cancel ??= this.#schedule(ms, () => {
      this.#cancel = undefined;
      run();
    });
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
