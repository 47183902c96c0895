/* What this device may promise to hold, told to the others rarely; and what they have promised of ours. */

import type { AcknowledgementBody } from './bodies.ts';
import { Alarm, type Schedule } from './clock.ts';
import { KIND_ACKNOWLEDGEMENT } from './entry.ts';
import type { EntryRecord } from './entry-record.ts';
import { MOST_LANES, type SenderId, type Vector } from './senders.ts';

const COMMIT_PAUSE_MS = 1_000;
const POST_PAUSE_MS = 30_000;
const RETRY_MS = 30_000;

/** How far one of the other senders has safely received what each lane has sent. */
export interface Acknowledged {
  readonly sender: SenderId;
  readonly person: string;
  /** Everything of these lanes up to these numbers is opened, applied and committed there. */
  readonly holds: Vector;
}

export interface AcknowledgementsOptions {
  /** This tab's present lane. */
  readonly sender: () => SenderId;
  /** The highest number that was sealed in it: nobody can hold more. */
  readonly sealed: () => number;
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Whose receipts are waited for; of others they go first when there are too many. */
  readonly expected: () => readonly string[];
  /** Whether anything has been sent in that lane, as far as is known. */
  readonly isLane: (lane: SenderId) => boolean;
  /** What has come and is in the inner document; `undefined` while something is pending there. */
  readonly received: () => Map<SenderId, number> | undefined;
  /** True once everything that is in the inner document now is in IndexedDB. */
  readonly committed: () => Promise<boolean>;
  /** Seals an acknowledgement in place of our last; false while that is not possible. */
  readonly post: (holds: Vector) => boolean;
  readonly onchange: () => void;
}

export class Acknowledgements {
  readonly #options: AcknowledgementsOptions;
  /** At most `MOST_LANES`, whoever has spoken last at the end. */
  readonly #others = new Map<SenderId, Acknowledged>();
  #list: readonly Acknowledged[] | undefined;
  #holds: Vector = new Map();
  #posted: Vector = new Map();
  #postedAtMs = Number.NEGATIVE_INFINITY;
  readonly #commitAlarm: Alarm;
  readonly #postAlarm: Alarm;
  #closed = false;

  constructor(options: AcknowledgementsOptions) {
    this.#options = options;
    this.#commitAlarm = new Alarm(options.schedule);
    this.#postAlarm = new Alarm(options.schedule);
  }

  /** What this device holds of each other sender, committed. */
  get holds(): Vector {
    return this.#holds;
  }

  get others(): readonly Acknowledged[] {
    return (this.#list ??= [...this.#others.values()]);
  }

  /** Someone says what they hold, in an entry or by presence. */
  note({ sender, person, holds }: AcknowledgementBody): void {
    const own = this.#options.sender();
    if (sender === own) {
      this.#posted = holds;
      return;
    }
    const possible = new Map(holds);
    if (possible.has(own)) possible.set(own, Math.min(holds.get(own) ?? 0, this.#options.sealed()));
    const before = this.#others.get(sender)?.holds ?? new Map<SenderId, number>();
    this.#others.delete(sender);
    this.#others.set(sender, { sender, person, holds: this.#fewOf(highest(before, possible)) });
    if (this.#others.size > MOST_LANES) this.#forgetOne();
    this.#list = undefined;
  }

  /** Anybody can name lanes that nobody has. */
  #fewOf(holds: Vector): Vector {
    if (holds.size <= MOST_LANES) return holds;
    const own = this.#options.sender();
    return new Map([...holds].filter(([lane]) => lane === own || this.#options.isLane(lane)));
  }

  #forgetOne(): void {
    const expected = new Set(this.#options.expected());
    const all = [...this.#others.values()];
    const gone = all.find(({ person }) => !expected.has(person)) ?? all[0];
    if (gone) this.#others.delete(gone.sender);
  }

  /** From now on this tab counts in another lane, in which it has promised nothing yet. */
  laneChanged(): void {
    this.#posted = new Map();
    this.#postLater();
  }

  /** Someone else took entries away; if our own was among them, it is posted again. */
  removed(records: readonly EntryRecord[]): void {
    for (const record of records) {
      if (record.kind !== KIND_ACKNOWLEDGEMENT || record.sender !== this.#options.sender())
        continue;
      this.#posted = new Map();
      // Not at once: the mailbox is being changed.
      this.touch();
    }
  }

  /** Something was received. */
  touch(pauseMs = COMMIT_PAUSE_MS): void {
    if (this.#closed) return;
    this.#commitAlarm.set(pauseMs, () => void this.#promise());
  }

  /** Tells now what is committed, and then whatever can be committed now. */
  async flush(): Promise<void> {
    this.#post();
    this.#commitAlarm.clear();
    await this.#promise();
    this.#post();
  }

  /** Posting may be possible again. */
  retry(): void {
    this.#postLater();
  }

  close(): void {
    this.#closed = true;
    this.#commitAlarm.clear();
    this.#postAlarm.clear();
  }

  async #promise(): Promise<void> {
    const received = this.#options.received();
    // What is pending comes with a later entry, and that touches again.
    if (!received) return;
    received.delete(this.#options.sender());
    const isCommitted = await this.#options.committed().catch(() => false);
    if (this.#closed) return;
    if (!isCommitted) {
      this.touch(RETRY_MS);
      return;
    }
    this.#holds = highest(this.#holds, received);
    this.#options.onchange();
    this.#postLater();
  }

  #postLater(): void {
    if (isEqual(this.#holds, this.#posted)) return;
    const waitMs = this.#postedAtMs + POST_PAUSE_MS - this.#options.now();
    if (waitMs <= 0 && this.#post()) return;
    this.#postAlarm.set(waitMs > 0 ? waitMs : RETRY_MS, () => this.#postLater());
  }

  #post(): boolean {
    if (this.#closed || isEqual(this.#holds, this.#posted)) return false;
    if (!this.#options.post(this.#holds)) return false;
    this.#posted = this.#holds;
    this.#postedAtMs = this.#options.now();
    return true;
  }
}

/** For each sender the higher number: promises may come out of order. */
function highest(one: Vector, other: Vector): Vector {
  const both = new Map(one);
  for (const [sender, number] of other) {
    both.set(sender, Math.max(number, both.get(sender) ?? 0));
  }
  return both;
}

function isEqual(one: Vector, other: Vector): boolean {
  return (
    one.size === other.size && [...one].every(([sender, number]) => other.get(sender) === number)
  );
}
