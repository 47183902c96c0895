/* Time as it is handed in, so that a test can be a whole day in a moment. */

/** Takes back what was scheduled; harmless when it has run. */
export type Cancel = () => void;

/** Runs `run` once, after that many milliseconds, never at once. */
export type Schedule = (ms: number, run: () => void) => Cancel;

/** At most one scheduled run at a time. */
export class Alarm {
  readonly #schedule: Schedule;
  #cancel: Cancel | undefined;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  /** Sets it, unless it is set already. */
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
