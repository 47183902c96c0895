/* The lane a tab counts in: exchanged for a new one when somebody else counts in it or it is full. */

import { Alarm, type Schedule } from './clock.ts';
import { LAST_NUMBER, type SenderId } from './senders.ts';

const HOUR_MS = 3_600_000;
const MOST_LEFT_AN_HOUR = 3;

export interface LaneOptions {
  readonly sender: SenderId;
  readonly firstNumber: number;
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly onnumber: (number: number) => void;
  /** Returns a lane in which no number has been used. */
  readonly newLane: () => SenderId;
  /** The lane is a new one, and no change has been sent in it. */
  readonly onchange: () => void;
}

export class Lane {
  readonly #options: LaneOptions;
  readonly #alarm: Alarm;
  readonly #own = new Set<SenderId>();
  #leftAtMs: number[] = [];
  sender: SenderId;
  /** The highest number used. */
  last: number;
  /** Lanes were exchanged too often, so nothing is numbered for a while. */
  isBlocked = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#alarm = new Alarm(options.schedule);
    this.sender = options.sender;
    this.last = options.firstNumber - 1;
    this.#own.add(this.sender);
  }

  get isFull(): boolean {
    return this.last >= LAST_NUMBER;
  }

  /** Whether this tab counts, or has counted, in that lane. */
  isOwn(sender: SenderId): boolean {
    return this.#own.has(sender);
  }

  /** The next number; `onnumber` is called before it is used. */
  next(): number {
    this.last += 1;
    this.#options.onnumber(this.last);
    return this.last;
  }

  /** The mailbox shows this number in the lane. If it wasn't given here, the lane is exchanged. */
  seen(number: number): void {
    if (number > this.last && !this.isBlocked) this.#leave();
  }

  /** Exchanges the lane for a new one. */
  renew(): void {
    const { newLane, onchange } = this.#options;
    this.sender = newLane();
    this.#own.add(this.sender);
    this.last = 0;
    onchange();
  }

  close(): void {
    this.#alarm.clear();
  }

  #leave(): void {
    const nowMs = this.#options.now();
    this.#leftAtMs = this.#leftAtMs.filter((atMs) => atMs > nowMs - HOUR_MS);
    const [earliest] = this.#leftAtMs;
    if (earliest === undefined || this.#leftAtMs.length < MOST_LEFT_AN_HOUR) {
      this.#leftAtMs.push(nowMs);
      this.renew();
      return;
    }
    // Otherwise whoever does this could make this device fill the room.
    this.isBlocked = true;
    this.#alarm.set(earliest + HOUR_MS - nowMs, () => {
      this.isBlocked = false;
      this.#leave();
    });
  }
}
